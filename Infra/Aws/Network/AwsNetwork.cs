using System.Collections.Immutable;
using Pulumi.Aws;
using Pulumi.Aws.Inputs;
using Ec2 = Pulumi.Aws.Ec2;
using SubnetIds = System.Collections.Immutable.ImmutableArray<Pulumi.Output<string>>;

namespace OctopusHA.Aws;

/// <summary>The VPC: public, node and data subnets in each zone, their routes, and the security groups.</summary>
internal sealed class AwsNetwork : ClusterComponent
{
    private readonly AwsContext _context;
    private readonly List<Resource> _ingressRoutes = [];
    private readonly List<Resource> _egressRoutes = [];
    private readonly Dictionary<string, Output<string>> _natAddresses = new(StringComparer.Ordinal);
    private readonly List<Output<string>> _zoneNames = [];

    /// <summary>Creates the network, or uses an existing one.</summary>
    public AwsNetwork(AwsContext context)
        : base(context, "Network", "network")
    {
        _context = context;
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

    /// <summary>The VPC's ID.</summary>
    public Output<string> VpcId { get; }

    /// <summary>The public subnets, one per zone.</summary>
    public SubnetIds PublicSubnetIds { get; }

    /// <summary>The nodes' subnets, one per zone.</summary>
    public SubnetIds NodeSubnetIds { get; }

    /// <summary>The database's subnets, one per zone.</summary>
    public SubnetIds DataSubnetIds { get; }

    /// <summary>The security groups.</summary>
    public SecurityGroups Security { get; }

    /// <summary>The NAT gateways' addresses, by the plan's names: <c>nat-1</c>; empty in an existing network.</summary>
    public IReadOnlyDictionary<string, Output<string>> NatAddresses => _natAddresses;

    /// <summary>The routes that public resources depend on; empty in an existing network.</summary>
    public IReadOnlyList<Resource> IngressRoutes => _ingressRoutes;

    /// <summary>The routes that nodes depend on to pull images; empty in an existing network.</summary>
    public IReadOnlyList<Resource> EgressRoutes => _egressRoutes;

    /// <summary>The subnets of a load balancer.</summary>
    /// <param name="scheme">Whether it is public or internal.</param>
    public SubnetIds SubnetsFor(Scheme scheme) =>
        scheme == Scheme.Public ? PublicSubnetIds : NodeSubnetIds;

    /// <summary>The subnet of a resource in one zone.</summary>
    /// <param name="scheme">Whether it is public or internal.</param>
    /// <param name="zoneIndex">The index of the zone, from 0.</param>
    public Output<string> SubnetFor(Scheme scheme, int zoneIndex) =>
        // Existing public subnets may be in more zones than the nodes.
        scheme == Scheme.Public && _context.Plan.Network.Existing is { } existing
            ? Output.Create(existing.PublicSubnets[_context.Plan.Network.Zones[zoneIndex].Name])
            : SubnetsFor(scheme)[zoneIndex];

    /// <summary>The name of a zone: <c>us-east-1a</c>.</summary>
    /// <param name="zoneIndex">The index of the zone, from 0.</param>
    public Output<string> ZoneName(int zoneIndex) => _zoneNames[zoneIndex];

    private static SubnetIds InZoneOrder(IReadOnlyDictionary<string, string> subnets) =>
        [.. subnets.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Output.Create(entry.Value))];

    private Ec2.Vpc CreateVpc()
    {
        var vpc = new Ec2.Vpc("network-vpc", new Ec2.VpcArgs
        {
            CidrBlock = _context.Plan.Network.Cidr,
            EnableDnsHostnames = true,
            EnableDnsSupport = true,
        }, Child());

        // Adopted without rules: resources without their own security group must not reach anything (CKV2_AWS_12).
        _ = new Ec2.DefaultSecurityGroup("network-default-security-group", new Ec2.DefaultSecurityGroupArgs
        {
            VpcId = vpc.Id,
        }, Child());

        CreateFlowLog(vpc);
        return vpc;
    }

    private void CreateFlowLog(Ec2.Vpc vpc)
    {
        var logs = LogGroups.Create(_context, "network-flow-logs", "flow-logs", this);
        var role = IamRoles.Create(
            "network-flow-log-role",
            PolicyDocument.TrustOf("vpc-flow-logs.amazonaws.com"),
            $"Writes the flow logs of {_context.Stack}",
            this);
        string[] write =
            ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams"];
        IamRoles.Allow("network-flow-log-policy", role, [logs.Arn], parts =>
            [PolicyStatement.Allow("Write", write, parts[0], $"{parts[0]}:*")], this);
        _ = new Ec2.FlowLog("network-flow-log", new Ec2.FlowLogArgs
        {
            VpcId = vpc.Id,
            TrafficType = "ALL",
            LogDestinationType = "cloud-watch-logs",
            LogDestination = logs.Arn,
            IamRoleArn = role.Arn,
        }, Child());
    }

    private (SubnetIds Public, SubnetIds Node, SubnetIds Data) CreateSubnets(Ec2.Vpc vpc)
    {
        var plan = _context.Plan.Network.Subnets;
        var zones = GetAvailabilityZones.Invoke(new GetAvailabilityZonesInvokeArgs
        {
            State = "available",
            // Zones without Fargate (ECS developer guide, "Supported Regions for Amazon ECS on AWS Fargate") or without
            // current instance types, in regions with enough other zones.
            ExcludeZoneIds = { "apne1-az3", "use1-az3", "usw1-az2" },
            // Local and Wavelength zones have neither RDS nor Fargate.
            Filters =
            {
                new GetAvailabilityZonesFilterInputArgs { Name = "opt-in-status", Values = { "opt-in-not-required" } },
            },
        }, new InvokeOptions { Parent = this }).Apply(result => result.Names);

        var gateway = new Ec2.InternetGateway("network-internet-gateway", new Ec2.InternetGatewayArgs
        {
            VpcId = vpc.Id,
        }, Child());
        var publicRoutes = CreateRouteTable(vpc, "public");
        _ingressRoutes.Add(CreateRoute("public", publicRoutes, route => route.GatewayId = gateway.Id));

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
            _egressRoutes.Add(CreateRoute($"private-{zone}", privateRoutes, route => route.NatGatewayId = nat.Id));
            routeTables.Add(privateRoutes);
            var nodeSubnet = CreateSubnet(vpc, "node", zone, plan[i].Node, name, privateRoutes);
            nodeSubnets.Add(nodeSubnet.Id);
            // From the subnet, since the region's list of zones may change.
            _zoneNames.Add(nodeSubnet.AvailabilityZone);

            // Database subnets have no route to the internet.
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
        }, Child());
        return (publicSubnets.ToImmutable(), nodeSubnets.ToImmutable(), dataSubnets.ToImmutable());
    }

    private Output<string> ZoneName(Output<ImmutableArray<string>> zones, int index) => zones.Apply(names =>
        index < names.Length
        ? names[index]
        : throw new RunException(
            $"{OctopusSettings.Namespace}:network.zones: {_context.Plan.Network.Zones.Count} - the region has only "
            + $"{names.Length} zones ({string.Join(", ", names)}); set fewer, or take another aws:region"));

    private Ec2.Subnet CreateSubnet(
        Ec2.Vpc vpc, string purpose, int zone, CidrBlock block, Output<string> zoneName, Ec2.RouteTable routes)
    {
        var subnet = new Ec2.Subnet($"network-{purpose}-subnet-{zone}", new Ec2.SubnetArgs
        {
            VpcId = vpc.Id,
            CidrBlock = block.ToString(),
            AvailabilityZone = zoneName,
            MapPublicIpOnLaunch = false,
        }, new CustomResourceOptions
        {
            Parent = this,
            // A new zone of the region may change the order of zones; existing subnets must not move.
            IgnoreChanges = { "availabilityZone" },
        });
        _ = new Ec2.RouteTableAssociation($"network-{purpose}-route-association-{zone}", new()
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
        }, Child(gateway));
        _natAddresses.Add($"nat-{zone}", address.PublicIp);
        return new Ec2.NatGateway($"network-nat-{zone}", new Ec2.NatGatewayArgs
        {
            SubnetId = subnet.Id,
            AllocationId = address.AllocationId,
        }, Child(gateway));
    }

    private Ec2.RouteTable CreateRouteTable(Ec2.Vpc vpc, string purpose) =>
        new($"network-{purpose}-routes", new Ec2.RouteTableArgs
        {
            VpcId = vpc.Id,
        }, Child());

    private Ec2.Route CreateRoute(string purpose, Ec2.RouteTable table, Action<Ec2.RouteArgs> configure)
    {
        var args = new Ec2.RouteArgs { RouteTableId = table.Id, DestinationCidrBlock = "0.0.0.0/0" };
        configure(args);
        return new Ec2.Route($"network-{purpose}-default-route", args, Child());
    }
}
