using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OctopusHA.Bootstrap;

/// <summary>
/// The script that installs a node on a Windows machine: parameters, common functions, the functions of one cloud for
/// secrets, reports and logs, and the steps. Windows PowerShell 5.1, ASCII only.
/// </summary>
internal static class InstallScript
{
    private const string Scripts = "Bootstrap.Windows";

    /// <summary>The folder of the script, its log and its state on every node.</summary>
    public const string Folder = @"C:\ProgramData\OctopusHA";

    /// <summary>The script's log on every node: each step with its time, without secrets.</summary>
    public const string LogFile = Folder + @"\install-node.log";

    /// <summary>The drive letter of the share on every node; paths in the database begin with it.</summary>
    public const string ShareDrive = "S:";

    /// <summary>
    /// The limit of user data in bytes before base64 encoding (EC2 User Guide, "Instance user data").
    /// </summary>
    public const int UserDataLimit = 16 * 1024;

    /// <summary>
    /// The tag of an EC2 instance with the state of its installation: <c>running</c>, <c>succeeded 2026.4.6342</c>,
    /// <c>failed: Connect-Share: ...</c>. The instance's role must be allowed to set it.
    /// </summary>
    public const string ReportTag = "octopus-ha:install";

    /// <summary>
    /// Minutes that the other nodes wait for the first one's schema before they retry: a new schema, or an upgrade of a
    /// large one (30 in Octopus's Helm chart).
    /// </summary>
    public const int FirstNodeMinutes = 60;

    /// <summary>
    /// The maximum minutes between two heartbeats of the script: a command of Octopus Server, or the wait for the first
    /// node.
    /// </summary>
    public const int LongestStepMinutes = 60;

    /// <summary>The folder of a bucket with copies of the script's downloads.</summary>
    public const string StoreFolder = "downloads";

    /// <summary>The log of Octopus Server on a node, which log agents collect.</summary>
    /// <param name="dataVolume">Whether the node has a data volume.</param>
    public static string ServerLog(bool dataVolume) => $@"{(dataVolume ? "O:" : "C:")}\Octopus\Logs\OctopusServer.txt";

    /// <summary>
    /// The script for a cloud, with LF line endings, so that its hash is the same on every build machine.
    /// </summary>
    /// <param name="cloud">The cloud.</param>
    public static string For(Cloud cloud) =>
        string.Join('\n', Parts(cloud).Select(part => EmbeddedText.Read($"{Scripts}.{part}")));

    /// <summary>The SHA-256 of <see cref="For"/> as UTF-8, in lower-case hexadecimal.</summary>
    /// <param name="cloud">The cloud.</param>
    public static string Sha256(Cloud cloud) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(For(cloud))));

    /// <summary>The script's parameters, in its order; parameters with their default are omitted.</summary>
    /// <param name="node">The node.</param>
    /// <exception cref="ArgumentException">The node lacks a required value, or has an unknown one.</exception>
    public static IReadOnlyList<(string Name, Output<string> Value)> Parameters(WindowsNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        Check(node);
        var server = node.Server;
        // The other nodes read administrator and license from the database.
        var (isFirst, admin) = (node.Node.IsFirst, node.Node.IsFirst ? server.Admin : null);
        var proxies = node.TrustedProxies.Count > 0 ? string.Join(',', node.TrustedProxies) : null;
        (string Name, Output<string>? Value)[] parameters =
        [
            ("NodeName", Text(node.Node.Name)),
            ("FirstNode", Text(isFirst ? "true" : "false")),
            ("TaskCap", Number(node.Node.TaskCap)),
            ("Version", Text(server.Version)),
            ("InstallerUrl", Text(server.InstallerUrl)),
            ("InstallerSha256", Text(server.InstallerSha256)),
            ("WebPort", Number(OctopusServer.WebPort)),
            ("PollingPort", Number(OctopusServer.PollingPort)),
            ("GrpcPort", server.Grpc ? Number(OctopusServer.GrpcPort) : null),
            ("TrustedProxies", Text(proxies)),
            ("DataVolume", Text(node.DataVolume ? "true" : "false")),
            ("SharePath", node.Share),
            ("ShareUser", node.ShareUser),
            ("SharePasswordSecret", Secret(NodeSecret.SharePassword)),
            ("ConnectionStringSecret", Secret(NodeSecret.ConnectionString)),
            ("MasterKeySecret", Secret(NodeSecret.MasterKey)),
            ("AdminUsername", Text(admin?.Username)),
            ("AdminEmail", Text(admin?.Email)),
            ("AdminPasswordSecret", isFirst ? Secret(NodeSecret.AdminPassword) : null),
            ("LicenseSecret", isFirst ? Secret(NodeSecret.License) : null),
            ("RedisSecret", Secret(NodeSecret.Redis)),
            .. Extras.Select(key => (char.ToUpperInvariant(key[0]) + key[1..], node.Extra.GetValueOrDefault(key))),
            ("HungMinutes", Number(Watchdog.Failures * Watchdog.IntervalSeconds / 60)),
            ("PatienceMinutes", Number(Watchdog.PatienceSeconds / 60)),
        ];
        return [.. from next in parameters where next.Value is not null select (next.Name, next.Value)];

        static Output<string>? Text(string? value) => value is null ? null : Output.Create(value);
        static Output<string> Number(int value) => Output.Create(value.ToString(CultureInfo.InvariantCulture));
        Output<string>? Secret(string key) => node.Secrets.GetValueOrDefault(key);
    }

    /// <summary>
    /// AWS: the user data of a node. It creates a scheduled task that runs as SYSTEM; the task downloads the script
    /// from a private, versioned S3 object, verifies its hash and runs it. The instance's role must be allowed to read
    /// the object.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="versionId">The object's version.</param>
    /// <param name="sha256">The object's hash: <see cref="Sha256"/>.</param>
    public static Output<string> UserData(
        WindowsNode node, Output<string> bucket, Output<string> key, Output<string> versionId, string sha256)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (!node.Extra.TryGetValue(WindowsExtras.Region, out var region))
        {
            throw new ArgumentException($"A node on AWS is told its {WindowsExtras.Region}.", nameof(node));
        }

        return Output.All([bucket, key, versionId, region]).Apply(source => Values(node).Apply(values =>
        {
            var text = EmbeddedText.Fill(
                $"{Scripts}.user-data.ps1",
                ("bucket", PowerShellText.Quote(source[0])),
                ("key", PowerShellText.Quote(source[1])),
                ("versionId", PowerShellText.Quote(source[2])),
                ("region", PowerShellText.Quote(source[3])),
                ("sha256", PowerShellText.Quote(sha256)),
                ("parameters", values));
            return $"<powershell>\n{text}</powershell>\n<persist>false</persist>\n";
        }));
    }

    /// <summary>
    /// Azure: the text of a managed run command, with script and values. The run command's own parameters are not used:
    /// on Windows they pass through a command line that drops <c>^ &amp; % &lt; &gt; |</c> and quotes
    /// (Azure/azure-powershell issue 29880).
    /// </summary>
    /// <param name="node">The node.</param>
    public static Output<string> RunCommand(WindowsNode node) => Values(node).Apply(values =>
        EmbeddedText.Fill($"{Scripts}.run-command.ps1", ("script", For(Cloud.Azure)))
        + $"{values}\n& $script @parameters\n");

    // The names of WindowsExtras, in the order of the script's parameters.
    private static readonly string[] Extras =
    [
        WindowsExtras.DirectoryDomain, WindowsExtras.DirectoryDnsIps, WindowsExtras.Region, WindowsExtras.LogGroup,
        WindowsExtras.StoreBucket, WindowsExtras.LaunchGroup, WindowsExtras.LaunchHook, WindowsExtras.IdentityClientId,
    ];

    private static string[] Parts(Cloud cloud) =>
    [
        "parameters.ps1", "common.ps1", cloud == Cloud.Azure ? "azure.ps1" : "aws.ps1",
        "steps.ps1", "server.ps1", "watch.ps1", "main.ps1",
    ];

    // Errors of the program, not of a user; better found here than half an hour later on a machine.
    private static void Check(WindowsNode node)
    {
        void CheckKeys(string kind, IEnumerable<string> keys, IReadOnlyList<string> known)
        {
            var unknown = string.Join(", ", keys.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal));
            if (unknown.Length > 0)
            {
                throw new ArgumentException(
                    $"The install script knows no {kind} {unknown}; there are: {string.Join(", ", known)}.",
                    nameof(node));
            }
        }

        CheckKeys("secret", node.Secrets.Keys, NodeSecret.Keys);
        CheckKeys("extra value", node.Extra.Keys, Extras);

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
            throw new ArgumentException(
                $"{node.Node.Name} is not told where to find: {string.Join(", ", missing)}.", nameof(node));
        }
    }

    // A hashtable for splatting, with a line for each value so that user data is readable in a preview.
    private static Output<string> Values(WindowsNode node)
    {
        var parameters = Parameters(node);
        return Output.All(parameters.Select(parameter => (Input<string>)parameter.Value)).Apply(values =>
        {
            var text = new StringBuilder("$parameters = @{\n");
            foreach (var (parameter, value) in parameters.Zip(values))
            {
                text.Append($"    {parameter.Name} = {PowerShellText.Quote(value)}\n");
            }

            return text.Append('}').ToString();
        });
    }
}
