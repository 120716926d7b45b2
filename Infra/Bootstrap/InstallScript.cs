using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;

namespace OctopusHA.Bootstrap;

/// <summary>
/// The script that makes a Windows machine a node: its parameters, what both clouds share, one cloud's way to secrets, reports
/// and logs, and the steps. Windows PowerShell 5.1, ASCII only.
/// </summary>
internal static class InstallScript
{
    /// <summary>Where the script keeps itself, its log and its notes on every node.</summary>
    public const string Folder = @"C:\ProgramData\OctopusHA";

    /// <summary>The script's own log on every node: each step with its time, and no secret.</summary>
    public const string LogFile = Folder + @"\install-node.log";

    /// <summary>The letter that the share has on every node; the paths in the database begin with it.</summary>
    public const string ShareDrive = "S:";

    /// <summary>Bytes of user data that EC2 takes before it is encoded as base64 (EC2 User Guide, "Instance user data").</summary>
    public const int UserDataLimit = 16 * 1024;

    /// <summary>
    /// The tag on an EC2 instance that tells how its installation went: <c>running</c>, <c>succeeded 2026.4.6342</c>,
    /// <c>failed: Connect-Share: ...</c>. The instance's role must be allowed to set it on its own instance.
    /// </summary>
    public const string ReportTag = "octopus-ha:install";

    /// <summary>
    /// Minutes that the other nodes wait for the first one's schema before they begin again: a new one, or an upgrade of a large one
    /// (Octopus's Helm chart gives it 30).
    /// </summary>
    public const int FirstNodeMinutes = 60;

    /// <summary>
    /// Minutes that the script takes at most between two signs of life: a command of Octopus Server, or the wait for the first node.
    /// </summary>
    public const int LongestStepMinutes = 60;

    /// <summary>The folder of a bucket that keeps copies of what the script downloads.</summary>
    public const string StoreFolder = "downloads";

    /// <summary>Octopus Server's own log on a node, which agents ship.</summary>
    /// <param name="dataVolume">Whether the node has a data volume.</param>
    public static string ServerLog(bool dataVolume) => $@"{(dataVolume ? "O:" : "C:")}\Octopus\Logs\OctopusServer.txt";

    /// <summary>The whole script for a cloud, with line feeds alone, so that its hash is the same wherever it is built.</summary>
    /// <param name="cloud">The cloud.</param>
    public static string For(Cloud cloud) => string.Join('\n', Parts(cloud).Select(Read));

    /// <summary>The SHA-256 of <see cref="For"/> as UTF-8, in lower-case hexadecimal.</summary>
    /// <param name="cloud">The cloud.</param>
    public static string Sha256(Cloud cloud) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(For(cloud))));

    /// <summary>The values of the script's parameters, in the script's order; what has its default is left out.</summary>
    /// <param name="node">The node.</param>
    /// <exception cref="ArgumentException">The node lacks what the script cannot do without, or has what it does not know.</exception>
    public static IReadOnlyList<(string Name, Output<string> Value)> Parameters(WindowsNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        Check(node);
        var server = node.Server;
        var first = node.Node.IsFirst;
        var parameters = new List<(string Name, Output<string> Value)>();
        void Add(string name, string value) => parameters.Add((name, Output.Create(value)));
        void AddNumber(string name, int value) => Add(name, value.ToString(CultureInfo.InvariantCulture));
        void AddFrom(IReadOnlyDictionary<string, Output<string>> values, string key, string name)
        {
            if (values.TryGetValue(key, out var value))
            {
                parameters.Add((name, value));
            }
        }

        Add("NodeName", node.Node.Name);
        Add("FirstNode", first ? "true" : "false");
        AddNumber("TaskCap", node.Node.TaskCap);
        Add("Version", server.Version);
        Add("InstallerUrl", server.InstallerUrl);
        if (server.InstallerSha256 is { } sha256)
        {
            Add("InstallerSha256", sha256);
        }

        AddNumber("WebPort", OctopusServer.WebPort);
        AddNumber("PollingPort", OctopusServer.PollingPort);
        if (server.Grpc)
        {
            AddNumber("GrpcPort", OctopusServer.GrpcPort);
        }

        if (node.TrustedProxies.Count > 0)
        {
            Add("TrustedProxies", string.Join(',', node.TrustedProxies));
        }

        Add("DataVolume", node.DataVolume ? "true" : "false");
        parameters.Add(("SharePath", node.Share));
        if (node.ShareUser is { } user)
        {
            parameters.Add(("ShareUser", user));
        }

        AddFrom(node.Secrets, NodeSecret.SharePassword, "SharePasswordSecret");
        AddFrom(node.Secrets, NodeSecret.ConnectionString, "ConnectionStringSecret");
        AddFrom(node.Secrets, NodeSecret.MasterKey, "MasterKeySecret");
        if (first)
        {
            // The others find administrator and licence in the database.
            Add("AdminUsername", server.Admin.Username);
            if (server.Admin.Email is { } email)
            {
                Add("AdminEmail", email);
            }

            AddFrom(node.Secrets, NodeSecret.AdminPassword, "AdminPasswordSecret");
            AddFrom(node.Secrets, NodeSecret.License, "LicenseSecret");
        }

        AddFrom(node.Secrets, NodeSecret.Redis, "RedisSecret");
        foreach (var key in Extras)
        {
            AddFrom(node.Extra, key, char.ToUpperInvariant(key[0]) + key[1..]);
        }

        AddNumber("HungMinutes", Watchdog.Failures * Watchdog.IntervalSeconds / 60);
        AddNumber("PatienceMinutes", Watchdog.PatienceSeconds / 60);
        return parameters;
    }

    /// <summary>
    /// AWS: the user data of a node. It places a scheduled task that runs as SYSTEM, and ends; the task loads the script from a private,
    /// versioned S3 object, checks its hash, and has it install the node. The instance's role must be allowed to read that object.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="versionId">The object's version.</param>
    /// <param name="sha256">The object's hash: <see cref="Sha256"/>.</param>
    public static Output<string> UserData(WindowsNode node, Output<string> bucket, Output<string> key, Output<string> versionId, string sha256)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (!node.Extra.TryGetValue(WindowsExtras.Region, out var region))
        {
            throw new ArgumentException($"A node on AWS is told its {WindowsExtras.Region}.", nameof(node));
        }

        return Output.All([bucket, key, versionId, region]).Apply(source => Values(node).Apply(values =>
        {
            var text = Read("user-data.ps1")
                .Replace("{{bucket}}", PowerShellText.Quote(source[0]), StringComparison.Ordinal)
                .Replace("{{key}}", PowerShellText.Quote(source[1]), StringComparison.Ordinal)
                .Replace("{{versionId}}", PowerShellText.Quote(source[2]), StringComparison.Ordinal)
                .Replace("{{region}}", PowerShellText.Quote(source[3]), StringComparison.Ordinal)
                .Replace("{{sha256}}", PowerShellText.Quote(sha256), StringComparison.Ordinal)
                .Replace("{{parameters}}", values, StringComparison.Ordinal);
            return $"<powershell>\n{text}</powershell>\n<persist>false</persist>\n";
        }));
    }

    /// <summary>
    /// Azure: the whole text of a managed run command, script and values in one. The run command's own parameters are not
    /// used: on Windows they pass through a command line that eats <c>^ &amp; % &lt; &gt; |</c> and quotes (Azure/azure-powershell issue 29880).
    /// </summary>
    /// <param name="node">The node.</param>
    public static Output<string> RunCommand(WindowsNode node) => Values(node).Apply(values =>
        Read("run-command.ps1").Replace("{{script}}", For(Cloud.Azure), StringComparison.Ordinal) + values + "\n& $script @parameters\n");

    // The names of WindowsExtras, in the order of the script's parameters.
    private static readonly string[] Extras =
    [
        WindowsExtras.DirectoryDomain, WindowsExtras.DirectoryDnsIps, WindowsExtras.Region, WindowsExtras.LogGroup,
        WindowsExtras.StoreBucket, WindowsExtras.LaunchGroup, WindowsExtras.LaunchHook, WindowsExtras.IdentityClientId,
    ];

    private static string[] Parts(Cloud cloud) => ["parameters.ps1", "common.ps1", cloud == Cloud.Azure ? "azure.ps1" : "aws.ps1", "steps.ps1", "watch.ps1", "main.ps1"];

    // Mistakes of the program, not of a user, and better found here than on a machine half an hour later.
    private static void Check(WindowsNode node)
    {
        foreach (var (kind, given, known) in new[] { ("secret", node.Secrets, NodeSecret.Keys), ("extra value", node.Extra, Extras) })
        {
            var unknown = given.Keys.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            if (unknown is not [])
            {
                throw new ArgumentException($"The install script knows no {kind} {string.Join(", ", unknown)}; there are: {string.Join(", ", known)}.", nameof(node));
            }
        }

        var needed = new List<string> { NodeSecret.MasterKey, NodeSecret.ConnectionString };
        if (node.Node.IsFirst)
        {
            needed.Add(NodeSecret.AdminPassword);
        }

        if (node.ShareUser is not null)
        {
            needed.Add(NodeSecret.SharePassword);
        }

        var missing = needed.Where(name => !node.Secrets.ContainsKey(name)).ToArray();
        if (missing is not [])
        {
            throw new ArgumentException($"{node.Node.Name} is not told where to find: {string.Join(", ", missing)}.", nameof(node));
        }
    }

    // Values as a table that is splatted: each on its line, so that a preview of user data can be read.
    private static Output<string> Values(WindowsNode node)
    {
        var parameters = Parameters(node);
        return Output.All(parameters.Select(parameter => (Input<string>)parameter.Value)).Apply(values =>
        {
            var text = new StringBuilder("$parameters = @{\n");
            for (var i = 0; i < values.Length; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {parameters[i].Name} = {PowerShellText.Quote(values[i])}\n");
            }

            return text.Append('}').ToString();
        });
    }

    private static string Read(string name) => EmbeddedText.Read($"Bootstrap.Windows.{name}").ReplaceLineEndings("\n");
}
