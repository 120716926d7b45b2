using System.Globalization;
using System.Text.Json.Nodes;

namespace OctopusHA.Preview.Facts;

/// <summary>
/// Reads the documents of Azure. Parts of a gateway or load balancer are found by the names in their ids.
/// </summary>
internal sealed partial class AzureFacts(PreviewDocument document) : CloudFacts(document)
{
    private const string NoZone = "availability set";
    private const long BytesPerGiB = 1L << 30;

    private static readonly string[] AllZones = ["1", "2", "3"];

    // Properties whose change replaces the machine; all others are changed while it runs. A new size comes with the
    // Roll component, which drains first.
    private static readonly string[] NewMachine =
        ["zones", "availabilitySet", "vmName", "location", "resourceGroupName"];

    private IEnumerable<PreviewResource> Machines => Document.OfType("azure-native:compute:VirtualMachine");

    /// <inheritdoc/>
    protected override (string Type, string Kind) ManagedRedis =>
        ("azure-native:redisenterprise:Database", "Azure Managed Redis");

    /// <inheritdoc/>
    protected override IEnumerable<NodeFact> Nodes() =>
        from machine in Machines
        let name = NodeOf(machine)
        where name is not null
        let type = machine.Inputs["hardwareProfile"].Text("vmSize")
        select Node(name, ZoneOf(machine), type, isRunning: null, new RestartFact(machine.Name, NewMachine));

    // Sources that are no blocks are Azure's service tags: GatewayManager, AzureLoadBalancer, VirtualNetwork.
    /// <inheritdoc/>
    protected override IEnumerable<OpeningFact> Openings() =>
        from securityGroup in Document.OfType("azure-native:network:NetworkSecurityGroup")
        from rule in securityGroup.Inputs.Items("securityRules")
        where rule.Text("access") == "Allow" && rule.Text("direction") == "Inbound"
        from block in Sources(rule)
        where CidrBlock.TryParse(block, out _)
        from ports in rule.Text("destinationPortRange") is { } range ? [range] : rule.Texts("destinationPortRanges")
        let bounds = ports == "*" ? ["0", "65535"] : ports.Split('-')
        let first = int.Parse(bounds[0], CultureInfo.InvariantCulture)
        let last = int.Parse(bounds[^1], CultureInfo.InvariantCulture)
        select new OpeningFact(securityGroup.Name, first, last, block);

    /// <inheritdoc/>
    protected override DatabaseFact Database()
    {
        if (Document.OfType("azure-native:sql:Database").FirstOrDefault() is not { } database)
        {
            return ExistingDatabase();
        }

        var sku = database.Inputs["sku"];
        var level = sku.Text("family") is { } family
            ? $"{sku.Text("tier")}, {sku.Number("capacity")} vCores ({family})"
            : $"{sku.Text("name")}, {sku.Number("capacity")} DTU";
        var isRedundant = database.Inputs.Flag("zoneRedundant");
        var gib = (int)(database.Inputs.Value<long>("maxSizeBytes") / BytesPerGiB);
        var days = InputsOf("azure-native:sql:BackupShortTermRetentionPolicy").Number("retentionDays");
        var months = InputsOf("azure-native:sql:LongTermRetentionPolicy").Text("monthlyRetention");
        var isEncrypted = InputsOf("azure-native:sql:TransparentDataEncryption").Text("state") == "Enabled";
        var hasReplica = InputsOf("azure-native:sql:FailoverGroup") is not null;
        return new DatabaseFact
        {
            Kind = "Azure SQL",
            IsExisting = false,
            Class = level,
            SurvivesZone = isRedundant,
            Zones = isRedundant ? AllZones : [],
            StorageGiB = gib,
            BackupDays = days,
            IsEncrypted = isEncrypted,
            IsProtected = database.Protect,
            Details =
            [
                DatabaseEndpoint(),
                ("Class", level),
                ("Zones", isRedundant ? "zone redundant" : "one zone only"),
                ("Storage", $"up to {gib} GiB"),
                ("Backups", Words.Count(days, "day") + (months is null ? "" : $", and one of each month ({months})")),
                .. hasReplica ? [("Second region", "a replica with manual failover")] : Array.Empty<(string, string)>(),
                ("Encrypted", isEncrypted ? "yes" : "no"),
                ("Protected", Protection(database.Protect, inCloud: false)),
            ],
        };
    }

    /// <inheritdoc/>
    protected override StorageFact Storage()
    {
        if (Document.OfType("azure-native:storage:FileShare").FirstOrDefault() is not { } share)
        {
            return ExistingShare();
        }

        var smb = InputsOf("azure-native:storage:FileServiceProperties")?["protocolSettings"]?["smb"];
        var sku = InputsOf("azure-native:storage:StorageAccount")?["sku"].Text("name") ?? "";
        var tier = sku.StartsWith("Premium", StringComparison.Ordinal) ? "premium" : "standard";
        var isRedundant = sku.EndsWith("ZRS", StringComparison.Ordinal);
        var days = InputsOf("azure:backup/policyFileShare:PolicyFileShare")?["retentionDaily"].Number("count") ?? 0;
        return new StorageFact
        {
            Kind = "Azure Files",
            IsExisting = false,
            SurvivesZone = isRedundant,
            IsProtected = share.Protect,
            Details =
            [
                ("Share", $"Azure Files, {tier}, {share.Inputs.Number("shareQuota")} GiB"),
                ("Zones", isRedundant ? "zone redundant" : "one zone only"),
                .. sku.EndsWith("_GZRS", StringComparison.Ordinal)
                    ? [("Second region", "a copy, some minutes behind")]
                    : Array.Empty<(string, string)>(),
                ("In transit", $"{smb.Text("versions")?.TrimEnd(';')}, {smb.Text("channelEncryption")?.TrimEnd(';')}"),
                ("Backups", days == 0 ? "none" : $"daily, kept {Words.Count(days, "day")}"),
                ("Encrypted", "yes"),
                ("Protected", Protection(share.Protect, inCloud: false)),
            ],
        };
    }

    /// <inheritdoc/>
    protected override NetworkFact Network()
    {
        if (Document.OfType("azure-native:network:VirtualNetwork").FirstOrDefault() is not { } network)
        {
            return new NetworkFact { IsExisting = true, Details = [("VNet", Existing)] };
        }

        var gateways = Document.OfType("azure-native:network:NatGateway").Count();
        var cidr = network.Inputs["addressSpace"].Texts("addressPrefixes")[0];
        var zones = new SortedSet<string>(
            Machines.SelectMany(machine => machine.Inputs.Texts("zones")), StringComparer.Ordinal);
        var subnets = Document.OfType("azure-native:network:Subnet")
            .Select(subnet => $"{subnet.Inputs.Text("subnetName")} {subnet.Inputs.Text("addressPrefix")}");
        var endpoints = Document.OfType("azure-native:network:PrivateEndpoint")
            .Select(endpoint => endpoint.Inputs["tags"].Text("component"))
            .Distinct(StringComparer.Ordinal);
        return new NetworkFact
        {
            IsExisting = false,
            Cidr = cidr,
            Zones = [.. zones],
            EgressRoutes = [.. EgressRoutes().Distinct()],
            Details =
            [
                ("VNet", cidr),
                ("Zones", zones.Count == 0 ? "none: an availability set" : string.Join(", ", zones)),
                ("Subnets", string.Join(", ", subnets)),
                ("Internet access", Words.Count(gateways, "NAT gateway")),
                ("Private endpoints", string.Join(", ", endpoints)),
            ],
        };
    }

    // From the subnet of a node's network interface to its gateway.
    private IEnumerable<EgressRoute> EgressRoutes() =>
        from machine in Machines
        from reference in machine.Inputs["networkProfile"].Items("networkInterfaces")
        let networkInterface = Document.Referenced(reference.Text("id"))
        where networkInterface is not null
        from subnet in SubnetsOf(networkInterface)
        let gateway = Document.Referenced(subnet.Inputs["natGateway"].Text("id"))
        where gateway is not null
        select new EgressRoute(
            ZoneOf(machine), gateway.Name, gateway.Inputs.Texts("zones") is [var zone, ..] ? zone : null);

    // The created subnets of a network interface or an application gateway.
    private IEnumerable<PreviewResource> SubnetsOf(PreviewResource resource) =>
        resource.Inputs.Items("ipConfigurations").Concat(resource.Inputs.Items("gatewayIPConfigurations"))
            .Select(configuration => Document.Referenced(configuration["subnet"].Text("id")))
            .OfType<PreviewResource>();

    // The blocks that the security groups of a subnet allow at a port; those of an existing network are not in the
    // document.
    private IReadOnlyList<string> AllowedAt(IEnumerable<PreviewResource> subnets, int port) =>
    [
        .. (from subnet in subnets
            let securityGroup = Document.Referenced(subnet.Inputs["networkSecurityGroup"].Text("id"))
            where securityGroup is not null
            from rule in securityGroup.Inputs.Items("securityRules")
            where rule.Text("access") == "Allow"
                && rule.Text("destinationPortRange") == port.ToString(CultureInfo.InvariantCulture)
            from block in Sources(rule)
            select block).Distinct(StringComparer.Ordinal),
    ];

    // The sources of a rule of a security group.
    private static IEnumerable<string> Sources(JsonNode rule) =>
        (rule.Text("sourceAddressPrefix") is { } one ? [one] : rule.Texts("sourceAddressPrefixes"))
            .Select(source => source is "Internet" or "*" ? "0.0.0.0/0" : source);

    private JsonObject? InputsOf(string type) => Document.OfType(type).FirstOrDefault()?.Inputs;

    private static string ZoneOf(PreviewResource machine) =>
        machine.Inputs.Texts("zones") is [var zone, ..] ? zone : NoZone;

    private static string? NodeOf(PreviewResource resource) => resource.Inputs["tags"].Text("node");
}
