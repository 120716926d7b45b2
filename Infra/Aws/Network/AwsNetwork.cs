using System.Collections.Immutable;
using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Inputs;
using Ec2 = Pulumi.Aws.Ec2;
using Iam = Pulumi.Aws.Iam;

namespace OctopusHA.Aws;

/// <summary>The VPC: public, node and data subnets in each zone, their ways out, and who may talk to whom.</summary>
internal sealed class AwsNetwork : ClusterComponent
{
    private const string Component = "network";

    private readonly AwsContext _context;
    private readonly EncryptionKey _key;
    private readonly List<Resource> _waysIn = [];
    private readonly List<Resource> _waysOut = [];
    private readonly Dictionary<string, Output<string>> _natAddresses = new(StringComparer.Ordinal);
    private readonly List<Output<string>> _zoneNames = [];

    /// <summary>Makes the network, or takes up the team's own.</summary>
    public AwsNetwork(AwsContext context, EncryptionKey key)
        : base(context, "Network", Component)
    {
        _context = context;
        _key = key;
        if (context.Plan.Network.Existing is { } existing)
        {
            VpcId = Output.Create(existing.VpcId);
            _zoneNames.AddRange(context.Plan.Network.Zones.Select(zone => Output.Create(zone.Name)));
            PublicSubnetIds = InZoneOrder(existing.PublicSubnets);
            NodeSubnetIds = InZoneOrder(existing.NodeSubnets);
            DataSubnetIds = existing.DataSubnets.Count > 0 ? InZoneOrder(existing.DataSubnets) : NodeSubnetIds;
        }
        else
        {
            var vpc = CreateVpc();
            VpcId = vpc.Id;
            (PublicSubnetIds, NodeSubnetIds, DataSubnetIds) = CreateSubnets(vpc);
        }

        Security = new SecurityGroups(context, VpcId, this);
        RegisterOutputs(new Dictionary<string, object?> { ["vpcId"] = VpcId });
    }

    /// <summary>The VPC's id.</summary>
    public Output<string> VpcId { get; }

    /// <summary>The subnets that the internet can reach, one a zone.</summary>
    public ImmutableArray<Output<string>> PublicSubnetIds { get; }

    /// <summary>The nodes' subnets, one a zone.</summary>
    public ImmutableArray<Output<string>> NodeSubnetIds { get; }

    /// <summary>The database's subnets, one a zone.</summary>
    public ImmutableArray<Output<string>> DataSubnetIds { get; }

    /// <summary>The security groups.</summary>
    public SecurityGroups Security { get; }

    /// <summary>The addresses by which nodes reach the internet, by the plan's names: <c>nat-1</c>; empty in an existing network.</summary>
    public IReadOnlyDictionary<string, Output<string>> NatAddresses => _natAddresses;

    /// <summary>What must be there before anything public is made; empty in an existing network.</summary>
    public IReadOnlyList<Resource> WaysIn => _waysIn;

    /// <summary>What must be there before a node can pull its image; empty in an existing network.</summary>
    public IReadOnlyList<Resource> WaysOut => _waysOut;

    /// <summary>The subnets of a load balancer.</summary>
    /// <param name="scheme">From where it is reached.</param>
    public ImmutableArray<Output<string>> SubnetsFor(Scheme scheme) => scheme == Scheme.Public ? PublicSubnetIds : NodeSubnetIds;

    /// <summary>The subnet of what stands in one zone only.</summary>
    /// <param name="scheme">From where it is reached.</param>
    /// <param name="zoneIndex">Which of the nodes' zones, from 0.</param>
    public Output<string> SubnetFor(Scheme scheme, int zoneIndex) =>
        // Public subnets that the team brings may lie in more zones than the nodes do.
        scheme == Scheme.Public && _context.Plan.Network.Existing is { } existing
            ? Output.Create(existing.PublicSubnets[_context.Plan.Network.Zones[zoneIndex].Name])
            : SubnetsFor(scheme)[zoneIndex];

    /// <summary>The name of a zone: <c>us-east-1a</c>.</summary>
    /// <param name="zoneIndex">Which of the nodes' zones, from 0.</param>
    public Output<string> ZoneName(int zoneIndex) => _zoneNames[zoneIndex];

    private static ImmutableArray<Output<string>> InZoneOrder(IReadOnlyDictionary<string, string> subnets) =>
        [.. subnets.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Output.Create(entry.Value))];

    private Ec2.Vpc CreateVpc()
    {
        var vpc = new Ec2.Vpc("network-vpc", new Ec2.VpcArgs
        {
            CidrBlock = _context.Plan.Network.Cidr,
            EnableDnsHostnames = true,
            EnableDnsSupport = true,
            Tags = Tags("network-vpc"),
        }, Child());

        // Taken over to be emptied: what is started without a group of its own must not reach anything (CKV2_AWS_12).
        _ = new Ec2.DefaultSecurityGroup("network-default-security-group", new Ec2.DefaultSecurityGroupArgs
        {
            VpcId = vpc.Id,
            Tags = Tags("network-default-security-group"),
        }, Child());

        CreateFlowLog(vpc);
        return vpc;
    }

    private void CreateFlowLog(Ec2.Vpc vpc)
    {
        var logs = LogGroups.Create(_context, _key, "network-flow-logs", "flow-logs", this);
        var role = new Iam.Role("network-flow-log-role", new Iam.RoleArgs
        {
            AssumeRolePolicy = PolicyDocument.TrustOf("vpc-flow-logs.amazonaws.com"),
            Description = $"Writes the flow logs of {_context.Stack}",
            Tags = Tags("network-flow-log-role"),
        }, Child());
        _ = new Iam.RolePolicy("network-flow-log-policy", new Iam.RolePolicyArgs
        {
            Role = role.Name,
            Policy = PolicyDocument.Of([logs.Arn], parts =>
            [
                new PolicyStatement("Write", ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams"])
                {
                    Resource = [parts[0], $"{parts[0]}:*"],
                },
            ]),
        }, Child());
        _ = new Ec2.FlowLog("network-flow-log", new Ec2.FlowLogArgs
        {
            VpcId = vpc.Id,
            TrafficType = "ALL",
            LogDestinationType = "cloud-watch-logs",
            LogDestination = logs.Arn,
            IamRoleArn = role.Arn,
            Tags = Tags("network-flow-log"),
        }, Child());
    }

    private (ImmutableArray<Output<string>> Public, ImmutableArray<Output<string>> Node, ImmutableArray<Output<string>> Data) CreateSubnets(Ec2.Vpc vpc)
    {
        var plan = _context.Plan.Network.Subnets;
        var zones = GetAvailabilityZones.Invoke(new GetAvailabilityZonesInvokeArgs
        {
            State = "available",
            // Zones without Fargate (ECS developer guide, "Supported Regions for Amazon ECS on AWS Fargate") or without today's
            // instances, in regions with enough others.
            ExcludeZoneIds = { "apne1-az3", "use1-az3", "usw1-az2" },
            // Local and Wavelength zones have neither RDS nor Fargate.
            Filters = { new GetAvailabilityZonesFilterInputArgs { Name = "opt-in-status", Values = { "opt-in-not-required" } } },
        }, new InvokeOptions { Parent = this }).Apply(result => result.Names);

        var gateway = new Ec2.InternetGateway("network-internet-gateway", new Ec2.InternetGatewayArgs
        {
            VpcId = vpc.Id,
            Tags = Tags("network-internet-gateway"),
        }, Child());
        var publicRoutes = CreateRouteTable(vpc, "public");
        _waysIn.Add(CreateRoute("public", publicRoutes, route => route.GatewayId = gateway.Id));

        var publicSubnets = ImmutableArray.CreateBuilder<Output<string>>();
        var nodeSubnets = ImmutableArray.CreateBuilder<Output<string>>();
        var dataSubnets = ImmutableArray.CreateBuilder<Output<string>>();
        var routeTables = new List<Ec2.RouteTable> { publicRoutes };
        Ec2.NatGateway? nat = null;
        for (var i = 0; i < plan.Count; i++)
        {
            var zone = i + 1;
            var name = ZoneName(zones, i);
            var publicSubnet = CreateSubnet(vpc, "public", zone, plan[i].Public, name, publicRoutes);
            publicSubnets.Add(publicSubnet.Id);

            if (nat is null || _context.Plan.Network.NatPerZone)
            {
                nat = CreateNat(zone, publicSubnet, gateway);
            }

            var privateRoutes = CreateRouteTable(vpc, $"private-{zone}");
            var way = nat;
            _waysOut.Add(CreateRoute($"private-{zone}", privateRoutes, route => route.NatGatewayId = way.Id));
            routeTables.Add(privateRoutes);
            var nodeSubnet = CreateSubnet(vpc, "node", zone, plan[i].Node, name, privateRoutes);
            nodeSubnets.Add(nodeSubnet.Id);
            // Of the subnet and not of the region's list, which may shift.
            _zoneNames.Add(nodeSubnet.AvailabilityZone);

            // A database has no business in the internet: its subnets know no way out.
            var dataRoutes = CreateRouteTable(vpc, $"data-{zone}");
            routeTables.Add(dataRoutes);
            dataSubnets.Add(CreateSubnet(vpc, "data", zone, plan[i].Data, name, dataRoutes).Id);
        }

        _ = new Ec2.VpcEndpoint("network-s3-endpoint", new Ec2.VpcEndpointArgs
        {
            VpcId = vpc.Id,
            ServiceName = Output.Format($"com.amazonaws.{_context.Region}.s3"),
            VpcEndpointType = "Gateway",
            RouteTableIds = routeTables.Select(table => table.Id).ToArray(),
            Tags = Tags("network-s3-endpoint"),
        }, Child());
        return (publicSubnets.ToImmutable(), nodeSubnets.ToImmutable(), dataSubnets.ToImmutable());
    }

    private Output<string> ZoneName(Output<ImmutableArray<string>> zones, int index) => zones.Apply(names => index < names.Length
        ? names[index]
        : throw new RunException($"{OctopusSettings.Namespace}:network.zones: {_context.Plan.Network.Zones.Count} - the region has only {names.Length} zones ({string.Join(", ", names)}); set fewer, or take another aws:region"));

    private Ec2.Subnet CreateSubnet(Ec2.Vpc vpc, string purpose, int zone, CidrBlock block, Output<string> zoneName, Ec2.RouteTable routes)
    {
        var subnet = new Ec2.Subnet($"network-{purpose}-subnet-{zone}", new Ec2.SubnetArgs
        {
            VpcId = vpc.Id,
            CidrBlock = block.ToString(),
            AvailabilityZone = zoneName,
            MapPublicIpOnLaunch = false,
            Tags = Tags($"network-{purpose}-subnet-{zone}"),
        }, new CustomResourceOptions
        {
            Parent = this,
            // A zone that opens later may shift the list of zones; subnets with nodes in them must not move for that.
            IgnoreChanges = { "availabilityZone" },
        });
        _ = new Ec2.RouteTableAssociation($"network-{purpose}-route-association-{zone}", new Ec2.RouteTableAssociationArgs
        {
            SubnetId = subnet.Id,
            RouteTableId = routes.Id,
        }, Child());
        return subnet;
    }

    private Ec2.NatGateway CreateNat(int zone, Ec2.Subnet subnet, Ec2.InternetGateway gateway)
    {
        var address = new Ec2.Eip($"network-nat-address-{zone}", new Ec2.EipArgs
        {
            Domain = "vpc",
            Tags = Tags($"network-nat-address-{zone}"),
        }, Child(gateway));
        _natAddresses.Add($"nat-{zone}", address.PublicIp);
        return new Ec2.NatGateway($"network-nat-{zone}", new Ec2.NatGatewayArgs
        {
            SubnetId = subnet.Id,
            AllocationId = address.AllocationId,
            Tags = Tags($"network-nat-{zone}"),
        }, Child(gateway));
    }

    private Ec2.RouteTable CreateRouteTable(Ec2.Vpc vpc, string purpose) =>
        new($"network-{purpose}-routes", new Ec2.RouteTableArgs
        {
            VpcId = vpc.Id,
            Tags = Tags($"network-{purpose}-routes"),
        }, Child());

    private Ec2.Route CreateRoute(string purpose, Ec2.RouteTable table, Action<Ec2.RouteArgs> by)
    {
        var args = new Ec2.RouteArgs { RouteTableId = table.Id, DestinationCidrBlock = "0.0.0.0/0" };
        by(args);
        return new Ec2.Route($"network-{purpose}-default-route", args, Child());
    }
}
