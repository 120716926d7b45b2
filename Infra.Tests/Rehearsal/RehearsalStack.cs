using OctopusHA.Preview;
using OctopusHA.Settings;
using OctopusHA.Settings.Rules;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>A stack to rehearse: an example of the project's root, or a few settings.</summary>
/// <param name="Name">The stack's name.</param>
/// <param name="Configuration">Its settings.</param>
/// <param name="Region">Its region.</param>
internal sealed record RehearsalStack(string Name, MapNode Configuration, string Region)
{
    /// <summary>The AWS examples of the project's root: whoever adds a stack file adds a rehearsal.</summary>
    public static IReadOnlyList<RehearsalStack> Examples { get; } =
        [.. Previews.Examples
            .Select(stack => StackFile.Read(Previews.FileOf(stack)))
            .Where(file => file.Configuration.Members.GetValueOrDefault("cloud") is ScalarNode { Text: "aws" })
            .Select(file => new RehearsalStack(file.Stack, file.Configuration, file.Region ?? DefaultRegion))];

    /// <summary>Those that are applied: one of each system, which stand in the root; the others are planned.</summary>
    public static IReadOnlyList<RehearsalStack> Applied { get; } =
        [.. Examples.Where(stack => Path.GetDirectoryName(Previews.FileOf(stack.Name)) == Golden.Root)];

    /// <summary>Systems that no example shows. A line more is a rehearsal more.</summary>
    public static IReadOnlyList<RehearsalStack> Systems { get; } =
    [
        Of("network-https", """
            loadBalancer: { kind: network, scheme: public, domain: octopus.example.com, dnsZone: example.com }
            polling: { mode: port-per-node }
            network: { allowedCidrs: [203.0.113.0/24] }
            """),
        Of("existing-parts", """
            network:
              existing:
                vpcId: vpc-0123456789abcdef0
                cidr: 10.8.0.0/16
                publicSubnets: { us-east-1a: subnet-0a00000000000000a, us-east-1b: subnet-0a00000000000000b }
                nodeSubnets: { us-east-1a: subnet-0b00000000000000a, us-east-1b: subnet-0b00000000000000b }
            database: { existing: { connectionString: 'Server=tcp:sql.example.com,1433;Initial Catalog=Octopus;User ID=octopus;Password=Brought-Along-1;Encrypt=True', securityGroupId: sg-0123456789abcdef0 } }
            storage: { existing: { fileSystemId: fs-0123456789abcdef0, securityGroupId: sg-0123456789abcdef1 } }
            loadBalancer: { domain: octopus.example.com, certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555' }
            """),
        Of("maintenance", """
            maintenance: true
            loadBalancer: { domain: octopus.example.com, dnsZone: example.com }
            polling: { mode: port-per-node }
            """),
        Of("windows-network", """
            nodes: { host: windows, size: m6i.large, machineImage: ami-0aaaabbbbccccdddd }
            storage: { allowSingleZone: true, capacityGiB: 32, throughput: 8, backupDays: 90, alias: files.corp.example.com }
            directory: { existing: { domain: corp.example.com, dnsIps: [10.0.32.10, 10.0.96.10], user: svc-octopus, ou: 'OU=Files,DC=corp,DC=example,DC=com' } }
            loadBalancer: { kind: network }
            polling: { mode: port-per-node }
            """),
        Of("windows-existing-share", """
            nodes: { host: windows, size: large, dataVolumeGiB: 50 }
            storage: { existing: { path: '\\files.corp.example.com\octopus', user: 'CORP\octopus', password: Brought-Along-2, securityGroupId: sg-0123456789abcdef1 } }
            maintenance: true
            loadBalancer: { domain: octopus.example.com, dnsZone: example.com }
            """),
        Of("enterprise-shell", """
            nodes: { count: 3, size: large, executeCommand: true }
            database: { edition: enterprise, size: large }
            storage: { throughput: 256 }
            network: { zones: 3 }
            """),
        Of("polling-shared", """
            polling: { mode: shared-address, sharedPort: 10942, alsoKeep: port-per-node }
            nodes: { count: 4, retired: [node2] }
            loadBalancer: { domain: octopus.example.com, dnsZone: example.com }
            """),
        Of("polling-managed", """
            polling: { mode: shared-address, redis: { kind: managed } }
            loadBalancer: { kind: network }
            """),
        Of("windows-addresses", """
            nodes: { host: windows, count: 3 }
            polling: { mode: address-per-node, scheme: public, alsoKeep: port-per-node }
            loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }
            network: { allowedCidrs: [203.0.113.0/24] }
            """),
        Of("windows-shared", """
            nodes: { host: windows }
            polling: { mode: shared-address }
            loadBalancer: { kind: network }
            """),
        Of("polling-addresses", """
            polling: { mode: address-per-node, scheme: public, allowedCidrs: [203.0.113.0/24], alsoKeep: port-per-node }
            nodes: { count: 3 }
            loadBalancer: { domain: octopus.example.com, dnsZone: example.com }
            """),
    ];

    /// <summary>Every stack that is planned.</summary>
    public static IReadOnlyList<RehearsalStack> All { get; } = [.. Examples, .. Systems];

    private const string DefaultRegion = "us-east-1";

    /// <summary>The hosted zone that the stack expects to find; null when it asks for none.</summary>
    public string? Zone => ((Configuration.Members.GetValueOrDefault("loadBalancer") as MapNode)?.Members.GetValueOrDefault("dnsZone") as ScalarNode)?.Text;

    /// <summary>Whether the nodes are Windows machines.</summary>
    public bool IsWindows => Section("nodes")?.GetValueOrDefault("host") is ScalarNode { Text: "windows" };

    // A share of the team's own brings no directory along, and so no password of one.
    private bool MakesDirectory =>
        IsWindows && Section("storage")?.ContainsKey("existing") != true;

    private IReadOnlyDictionary<string, ConfigNode>? Section(string name) => (Configuration.Members.GetValueOrDefault(name) as MapNode)?.Members;

    /// <summary>What the stack's questions to the cloud are asked with.</summary>
    public IReadOnlyDictionary<string, string> Given => Zone is { } zone
        ? new Dictionary<string, string>(StringComparer.Ordinal) { ["aws_route53_zone.name"] = zone }
        : new Dictionary<string, string>();

    /// <summary>The same stack with other settings, given as in a stack file.</summary>
    public RehearsalStack With(string lines) => this with { Configuration = Merge(Configuration, Parse(Name, lines)) };

    /// <summary>Reads the settings, with a run's secrets in them.</summary>
    public OctopusSettings Settings(RunSecrets secrets) =>
        SettingsReader.Read(Merge(Configuration, new MapNode(secrets.SettingsOf(MakesDirectory))), Strictness.Deployment).OrThrow(Name);

    /// <summary>Records what the program registers for the stack.</summary>
    public Task<PreviewDocument> PreviewAsync(RunSecrets secrets, CancellationToken cancellationToken) =>
        PreviewRunner.RunAsync(Settings(secrets), Name, Region, cancellationToken);

    public override string ToString() => Name;

    private static RehearsalStack Of(string name, string lines) =>
        new(name, Parse(name, $"cloud: aws\nversion: 2026.4.6909\n{lines}"), DefaultRegion);

    private static MapNode Parse(string name, string lines) =>
        StackFile.Parse(name, name, "config:\n" + string.Join('\n', lines.Split('\n').Select(line => $"  {line}"))).Configuration;

    private static MapNode Merge(MapNode below, MapNode above)
    {
        var members = new Dictionary<string, ConfigNode>(below.Members, StringComparer.Ordinal);
        foreach (var (name, value) in above.Members)
        {
            members[name] = value is MapNode map && members.GetValueOrDefault(name) is MapNode old ? Merge(old, map) : value;
        }

        return new MapNode(members);
    }
}
