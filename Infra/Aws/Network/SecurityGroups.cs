using Ec2 = Pulumi.Aws.Ec2;

namespace OctopusHA.Aws;

/// <summary>A security group for each created role; <see cref="SecurityGroupRules"/> creates their rules.</summary>
internal sealed class SecurityGroups
{
    private readonly AwsContext _context;
    private readonly Output<string> _vpcId;
    private readonly ClusterComponent _parent;

    /// <summary>Creates the groups.</summary>
    /// <param name="context">The context.</param>
    /// <param name="vpcId">The VPC's ID.</param>
    /// <param name="parent">The component that owns the groups.</param>
    public SecurityGroups(AwsContext context, Output<string> vpcId, ClusterComponent parent)
    {
        (_context, _vpcId, _parent) = (context, vpcId, parent);
        var plan = context.Plan;
        LoadBalancer = Group(AwsFirewall.LoadBalancer, "Load balancer: users and Tentacle registrations");
        Nodes = Group(AwsFirewall.Nodes, "Octopus Server nodes");
        if (plan.Polling.UsesLoadBalancer)
        {
            // With kind network one load balancer carries web and polling.
            Polling = plan.LoadBalancer.Kind == LoadBalancerKind.Network
                ? LoadBalancer
                : Group(AwsFirewall.Polling, "Load balancer: polling Tentacles");
        }

        if (plan.Polling.Has(PollingMode.AddressPerNode) && !plan.Polling.UsesNodeInterfaces)
        {
            PollingAddresses = Group(
                AwsFirewall.PollingAddresses, "Load balancers of single nodes: polling Tentacles");
        }

        Database = plan.Database.Existing is null ? Group(AwsFirewall.Database, "SQL Server of the cluster") : null;
        Storage = plan.Storage.Existing is null
            ? Group(AwsFirewall.Storage, $"{(plan.Traits.UsesSmb ? "SMB (FSx)" : "NFS (EFS)")} of the cluster")
            : null;
        Redis = plan.Polling.Redis is { Existing: null } ? Group(AwsFirewall.Redis, "Redis of the cluster") : null;
    }

    /// <summary>The group of the web load balancer.</summary>
    public Ec2.SecurityGroup LoadBalancer { get; }

    /// <summary>The group of the load balancer for polling that all nodes share; null without one.</summary>
    public Ec2.SecurityGroup? Polling { get; }

    /// <summary>The group of the load balancers for polling of single nodes; null without them.</summary>
    public Ec2.SecurityGroup? PollingAddresses { get; }

    /// <summary>The group of the nodes.</summary>
    public Ec2.SecurityGroup Nodes { get; }

    /// <summary>The group of the database; null for an existing one.</summary>
    public Ec2.SecurityGroup? Database { get; }

    /// <summary>The group of the storage; null for an existing one.</summary>
    public Ec2.SecurityGroup? Storage { get; }

    /// <summary>The group of the Redis queue; null without one, and for an existing one.</summary>
    public Ec2.SecurityGroup? Redis { get; }

    /// <summary>The ID of a role's group, created or existing.</summary>
    /// <param name="role">The role, a constant of <see cref="AwsFirewall"/>.</param>
    public Input<string> IdOf(string role) => role switch
    {
        AwsFirewall.LoadBalancer => LoadBalancer.Id,
        AwsFirewall.Polling => Polling!.Id,
        AwsFirewall.PollingAddresses => PollingAddresses!.Id,
        AwsFirewall.Nodes => Nodes.Id,
        AwsFirewall.Database => IdOf(Database, _context.Plan.Database.Existing?.SecurityGroupId),
        AwsFirewall.Storage => IdOf(Storage, _context.Plan.Storage.Existing?.SecurityGroupId),
        AwsFirewall.Redis => IdOf(Redis, _context.Plan.Polling.Redis?.Existing?.SecurityGroupId),
        _ => throw new ArgumentException($"There is no security group of {role}.", nameof(role)),
    };

    private static Input<string> IdOf(Ec2.SecurityGroup? created, string? existing) =>
        created is null ? existing! : created.Id;

    private Ec2.SecurityGroup Group(string role, string description) =>
        new($"network-{role}-security-group", new Ec2.SecurityGroupArgs
        {
            VpcId = _vpcId,
            Description = description,
        }, _parent.Child());
}
