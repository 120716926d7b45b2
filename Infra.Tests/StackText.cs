using OctopusHA.Settings;
using OctopusHA.Settings.Rules;

namespace OctopusHA.Tests;

/// <summary>Settings as a user writes them, for tests.</summary>
internal static class StackText
{
    public const string MasterKey = "MDEyMzQ1Njc4OWFiY2RlZg==";
    public const string Password = "Correct-Horse-7-Battery";

    /// <summary>The least that a stack must say, secrets included; the base of most tests.</summary>
    public const string Smallest =
        $$"""
        cloud: aws
        version: 2026.4.6909
        masterKey: {{MasterKey}}
        adminPassword: {{Password}}
        databasePassword: {{Password}}
        redisPassword: {{Password}}
        license: PExpY2Vuc2U+PC9MaWNlbnNlPg==
        loadBalancer: { domain: octopus.example.com, dnsZone: example.com }
        """;

    /// <summary>Network, database and storage that the team brings itself.</summary>
    public const string OwnParts = """
        network:
          existing:
            vpcId: vpc-1
            cidr: 10.0.0.0/16
            nodeSubnets: { us-east-1a: subnet-1, us-east-1b: subnet-2 }
        database:
          existing:
            connectionString: Server=sql.example.com;Password=hunter2
        storage:
          existing:
            fileSystemId: fs-1
        """;


    /// <summary>The least of a stack on Azure, with lines laid over it as everywhere.</summary>
    public static string Azure(string lines = "")
    {
        var own = lines.Split('\n').Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        // An internal gateway in an existing network needs its address as a setting.
        var address = lines.Contains("network: { existing:", StringComparison.Ordinal) ? ", privateAddress: 10.0.1.250" : "";
        string[] least = ["cloud: azure", $"loadBalancer: {{ domain: octopus.example.com, certificate: {Certificate}{address} }}"];
        return string.Join('\n', [.. least.Where(line => !own.Contains(line.Split(':')[0])), .. lines.Length == 0 ? [] : new[] { lines }]);
    }

    /// <summary>A certificate in a Key Vault.</summary>
    public const string Certificate = "https://contoso.vault.azure.net/secrets/octopus";

    /// <summary>Network, database and storage on Azure that the team brings itself.</summary>
    public const string OwnAzureParts = $$"""
        network: { existing: { vnetId: {{Vnet}}, cidr: 10.0.0.0/16, gatewaySubnetId: {{Vnet}}/subnets/gateway, nodeSubnetId: {{Vnet}}/subnets/nodes } }
        database: { existing: { connectionString: Server=sql.example.com;Password=hunter2 } }
        """;

    /// <summary>A network of the team's own.</summary>
    public const string Vnet = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub";

    /// <summary>The least of a Windows stack, with lines laid over it as everywhere.</summary>
    public static string Windows(string lines = "")
    {
        var own = lines.Split('\n').Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        string[] least = ["nodes: { host: windows }", $"directoryPassword: {Password}"];
        return string.Join('\n', [.. least.Where(line => !own.Contains(line.Split(':')[0]) && !(line.StartsWith("directoryPassword", StringComparison.Ordinal) && lines.Contains("storage: { existing", StringComparison.Ordinal))), .. lines.Length == 0 ? [] : new[] { lines }]);
    }

    /// <summary>Reads settings from lines such as <c>nodes: { count: 3 }</c>, which stand beside the smallest stack or in place of its parts.</summary>
    public static SettingsReading Read(string lines, Strictness strictness = Strictness.Deployment) =>
        Read(OverSmallest(lines), strictness);

    private static SettingsReading Read(MapNode configuration, Strictness strictness) =>
        SettingsReader.Read(configuration, strictness, region: Region(RegionSetting.CloudOf(configuration)));

    /// <summary>The problems of types and names, and the rules that are broken.</summary>
    /// <param name="lines">Lines over the smallest stack.</param>
    /// <param name="strictness">What the settings are read for.</param>
    /// <param name="region">The region; empty for the example of the cloud, null for none.</param>
    public static (IReadOnlyList<Problem> Problems, IReadOnlyList<(Rule<PlannedSettings> Rule, Problem Problem)> Broken) Check(
        string lines, Strictness strictness, string? region)
    {
        var configuration = OverSmallest(lines);
        var binder = new SettingsBinder(OctopusSettings.Model);
        var settings = binder.Bind<OctopusSettings>(configuration) with
        {
            Region = region?.Length == 0 ? Region(RegionSetting.CloudOf(configuration)) : region,
        };
        var faulty = binder.Problems.Select(problem => problem.Path);
        return (binder.Problems, SettingsRules.Check(new RuleContext<PlannedSettings>(
            new PlannedSettings(settings), binder.Given, faulty, strictness, stack: null, settings.Region)));
    }

    /// <summary>The region of tests in a cloud.</summary>
    public static string Region(Cloud cloud) => RegionSetting.Example(cloud);

    /// <summary>Settings that must be sound.</summary>
    public static OctopusSettings Settings(string lines = "") => Read(lines).OrThrow("test");

    /// <summary>The problems, as a user reads them.</summary>
    public static IReadOnlyList<string> Problems(string lines) => [.. Read(lines).Problems.Select(problem => problem.ToString())];

    /// <summary>The warnings, as a user reads them.</summary>
    public static IReadOnlyList<string> Warnings(string lines) => [.. Read(lines).Warnings.Select(problem => problem.ToString())];

    /// <summary>The only problem that there is.</summary>
    public static string Problem(string lines) => Problems(lines).Single();

    private static MapNode OverSmallest(string lines)
    {
        var members = new Dictionary<string, ConfigNode>(Parse(Smallest).Members, StringComparer.Ordinal);
        if (lines.Length > 0)
        {
            foreach (var (name, value) in Parse(lines).Members)
            {
                members[name] = value;
            }
        }

        // A name with nothing behind it takes the setting out of the smallest stack.
        foreach (var line in lines.Split('\n').Where(line => line.EndsWith(':')))
        {
            members.Remove(line[..^1]);
        }

        return new MapNode(members);
    }

    /// <summary>Lines of settings as a stack file has them.</summary>
    public static MapNode Parse(string lines) =>
        StackFile.Parse("test", "Pulumi.test.yaml", "config:\n" + string.Join('\n', lines.Split('\n').Select(line => "  " + line))).Configuration;
}
