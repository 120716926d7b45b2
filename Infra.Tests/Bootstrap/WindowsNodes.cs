using OctopusHA.Bootstrap;
using OctopusHA.Plan;
using Pulumi;
using Pulumi.Utilities;

namespace OctopusHA.Tests.Bootstrap;

/// <summary>Windows nodes as the two clouds describe them to the install script.</summary>
internal static class WindowsNodes
{
    private const string Vault = "https://octopus-test.vault.azure.net/secrets/";

    /// <summary>A node on AWS.</summary>
    /// <param name="number">The node's number.</param>
    /// <param name="managed">Whether the directory is AWS Managed Microsoft AD, or the team's own.</param>
    /// <param name="lines">Settings laid over the smallest stack.</param>
    public static WindowsNode OnAws(int number = 1, bool managed = true, string lines = "") => new()
    {
        Node = new Node(number, $"node{number}", 0, 20, 10942 + number),
        Server = ClusterPlan.Create(StackText.Settings(lines)).Server,
        Share = Output.Create(managed ? @"\\amznfsx0abc.corp.example.com\share" : @"\\amznfsx0def.ad.example.org\share"),
        ShareUser = Output.Create(managed ? @"CORP\Admin" : @"AD\octopus"),
        TrustedProxies = ["10.0.0.0/20", "10.0.16.0/20"],
        Secrets = Secrets(name => $"arn:aws:secretsmanager:us-east-1:123456789012:secret:test-{name}-AbCdEf"),
        Extra = new Dictionary<string, Output<string>>(StringComparer.Ordinal)
        {
            [WindowsExtras.Region] = Output.Create("us-east-1"),
            [WindowsExtras.LogGroup] = Output.Create("/octopus-ha/test/nodes"),
            [WindowsExtras.StoreBucket] = Output.Create("octopus-test-scripts"),
            [WindowsExtras.LaunchGroup] = Output.Create($"octopus-ha-test-node{number}"),
            [WindowsExtras.LaunchHook] = Output.Create("octopus-ha-test-launch"),
            [WindowsExtras.DirectoryDomain] = Output.Create(managed ? "corp.example.com" : "ad.example.org"),
            [WindowsExtras.DirectoryDnsIps] = Output.Create(managed ? "10.0.64.10,10.0.80.10" : "192.168.1.10,192.168.2.10"),
        },
    };

    /// <summary>A node on Azure.</summary>
    /// <param name="number">The node's number.</param>
    public static WindowsNode OnAzure(int number = 1) => new()
    {
        Node = new Node(number, $"node{number}", 0, 20, 10942 + number),
        Server = ClusterPlan.Create(StackText.Settings()).Server,
        Share = Output.Create(@"\\octopustest.file.core.windows.net\octopus"),
        ShareUser = Output.Create(@"AZURE\octopustest"),
        TrustedProxies = ["10.0.0.0/24"],
        Secrets = Secrets(name => Vault + name),
    };

    /// <summary>A value outside any deployment.</summary>
    public static string Text(this Output<string> output) => OutputUtilities.GetValueAsync(output).GetAwaiter().GetResult();

    /// <summary>The values of a node's parameters.</summary>
    public static Dictionary<string, string> Values(WindowsNode node) =>
        InstallScript.Parameters(node).ToDictionary(parameter => parameter.Name, parameter => parameter.Value.Text(), StringComparer.Ordinal);

    /// <summary>A node's user data on AWS.</summary>
    public static string UserData(WindowsNode node) => InstallScript.UserData(
        node, Output.Create("octopus-test-scripts"), Output.Create("install-node.ps1"), Output.Create("3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY"), new string('a', 64)).Text();

    private static Dictionary<string, Output<string>> Secrets(Func<string, string> place) =>
        new[] { NodeSecret.MasterKey, NodeSecret.ConnectionString, NodeSecret.AdminPassword, NodeSecret.License, NodeSecret.SharePassword }
            .ToDictionary(name => name, name => Output.Create(place(Names.KebabCase(name))), StringComparer.Ordinal);
}
