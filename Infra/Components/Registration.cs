using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OctopusHA.Settings;

namespace OctopusHA.Components;

/// <summary>An address that a Tentacle polls, as plain text.</summary>
/// <param name="Mode">The mode that it belongs to.</param>
/// <param name="Node">The node that answers; with <see cref="PollingMode.SharedAddress"/> any of them.</param>
/// <param name="Host">The host name.</param>
/// <param name="Port">The port.</param>
public sealed record PollingAddress(PollingMode Mode, string Node, string Host, int Port)
{
    /// <summary>The value of <c>--server-comms-address</c>, with the port: without one a Tentacle uses 443.</summary>
    public string Url => $"https://{Host}:{Port.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>The operating system of the Tentacles.</summary>
public enum TentacleHost
{
    /// <summary>Windows and Linux.</summary>
    All,

    /// <summary>Windows, in PowerShell.</summary>
    Windows,

    /// <summary>Linux, in a shell.</summary>
    Linux,
}

/// <summary>
/// The commands, configuration and Helm values that register polling Tentacles and Kubernetes agents, as shown by a
/// stack's output and the command <c>register</c>. The options are documented by Octopus ("poll-server",
/// "register-with", "clear-trusted-servers").
/// </summary>
/// <param name="WebUrl">The URL of the web portal, for <c>--server</c>; never a polling address.</param>
/// <param name="Addresses">All polling addresses, those of <c>polling.mode</c> first.</param>
/// <param name="GrpcAddress">Host and port for the Kubernetes monitor; null if gRPC is not served.</param>
public sealed record Registration(string WebUrl, IReadOnlyList<PollingAddress> Addresses, string? GrpcAddress)
{
    private const string AgentChart = "oci://registry-1.docker.io/octopusdeploy/kubernetes-agent";

    // The format of Tentacle's own configuration file, with minimal escaping.
    private static readonly TrustedServers Format = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The operating system of the Tentacles. Default: all.</summary>
    public TentacleHost Host { get; init; } = TentacleHost.All;

    /// <summary>The thumbprint of the cluster's certificate. Default: a placeholder.</summary>
    public string Thumbprint { get; init; } = "<thumbprint: Configuration, Thumbprint>";

    /// <summary>The Tentacle's subscription, <c>poll://.../</c>. Default: a placeholder.</summary>
    public string Subscription { get; init; } = "poll://<subscription>/";

    /// <summary>The addresses that a Tentacle must poll: those of the first mode, without duplicates.</summary>
    public IReadOnlyList<PollingAddress> Current =>
        [.. Addresses.Where(address => address.Mode == Addresses[0].Mode).DistinctBy(address => address.Url)];

    /// <summary>The text, in Markdown.</summary>
    public string Write()
    {
        if (Addresses.Count == 0)
        {
            return "# Polling Tentacles\n\nThis cluster has no polling address: it deploys to listening Tentacles only."
                + $" To add one, set octopus-ha:polling.mode.\n{Monitor()}";
        }

        var text = new StringBuilder("# Polling Tentacles and Kubernetes agents\n\n");
        text.Append($"Web portal and API: {WebUrl}\n\n| address to poll | node |\n|---|---|\n");
        foreach (var address in Current)
        {
            var node = address.Mode == PollingMode.SharedAddress ? "any node" : address.Node;
            text.Append($"| {address.Url} | {node} |\n");
        }

        text.Append('\n').Append(Current.Count == 1
            ? "One address is enough, because the nodes share a queue."
            : "A Tentacle must poll all of these addresses: a task waits for it only on the node that runs the task.");
        text.Append(" Replace the values in < and >. A proxy between Tentacles and nodes must not terminate TLS.\n");
        var previous = Addresses.Where(to => to.Mode != Addresses[0].Mode).Select(to => to.Url).ToList();
        if (previous.Count > 0)
        {
            text.Append("The former addresses work until you remove them from the settings: ")
                .AppendJoin(", ", previous).Append(".\n");
        }

        foreach (var shell in Shells())
        {
            WriteExisting(text, shell);
            WriteNew(text, shell);
        }

        text.Append("\n## Tentacle.config\n\nIf you write the file yourself, this is the value of ")
            .Append("`Tentacle.Communication.TrustedOctopusServers`. Restart the Tentacle after the change.\n\n")
            .Append(Indented(TrustedOctopusServers()));
        WriteAgent(text);
        return text.ToString();
    }

    /// <summary>The servers that a Tentacle trusts and polls, as in its configuration.</summary>
    public string TrustedOctopusServers() => JsonSerializer.Serialize(
        [.. Current.Select(address => new TrustedServer(Thumbprint, address.Url, Subscription))],
        Format.TrustedServerArray).ReplaceLineEndings("\n");

    private void WriteExisting(StringBuilder text, Shell shell)
    {
        var keep = string.Join(',', Current.Select(address => address.Url));
        text.Append($"\n## An existing polling Tentacle ({shell.Name})\n\n");
        text.Append("The Tentacle keeps its name and its subscription.\n\n");
        foreach (var address in Current)
        {
            text.Append(Indented(PollServer(shell, address)));
        }

        text.Append(Indented(shell.Run("service", "--restart")));
        text.Append("\nTo remove all other addresses, run these commands (Tentacle 8.1.1713 or newer). Add to `--keep` ")
            .Append("the other Octopus Servers that the Tentacle must trust. Do not use `configure --reset-trust`: it ")
            .Append("also removes the subscription.")
            .Append("\n\n");
        text.Append(Indented(shell.Run($"clear-trusted-servers --keep=\"{keep}\"")));
        text.Append(Indented(shell.Run("service", "--restart")));
    }

    private void WriteNew(StringBuilder text, Shell shell)
    {
        text.Append($"\n## A new Tentacle ({shell.Name})\n\n")
            .Append("Install Tentacle first. For a worker, use `register-worker` and `--workerpool` instead of ")
            .Append("`register-with`, `--environment` and `--role`.\n\n");
        text.Append(Indented(shell.Run($"create-instance --config \"{shell.Configuration}\"")));
        text.Append(Indented(shell.Run("new-certificate --if-blank")));
        text.Append(Indented(shell.Run($"configure --app \"{shell.Applications}\" --noListen True")));
        text.Append(Indented(shell.Run(
            $"register-with {ServerOptions} --comms-style=TentacleActive --server-comms-address=\"{Current[0].Url}\" "
            + "--name=\"<name>\" --environment=\"<environment>\" --role=\"<role>\"")));
        foreach (var address in Current.Skip(1))
        {
            text.Append(Indented(PollServer(shell, address)));
        }

        text.Append(Indented(shell.Run("service", "--install --start")));
    }

    private void WriteAgent(StringBuilder text)
    {
        text.Append("\n## Kubernetes agent\n\n")
            .Append("Helm values. The wizard in the portal shows the other values of a new agent.\n\n");
        var addresses = Current.Select(address => $"{address.Url}/").ToList();
        var list = string.Concat(addresses.Select(address => $"\n    - {address}"));
        text.Append(Indented($"agent:\n  serverUrl: {WebUrl}\n  serverCommsAddresses:{list}"));
        if (GrpcAddress is not null)
        {
            text.Append(Indented($"kubernetesMonitor:\n  monitor:\n    serverGrpcUrl: grpc://{GrpcAddress}"));
        }

        text.Append("\nFor an existing agent:\n\n");
        text.Append(Indented("helm upgrade --atomic --reuse-values --namespace <namespace> "
            + $"--set agent.serverCommsAddresses=\"{{{string.Join(',', addresses)}}}\" <release> {AgentChart}"));
        text.Append(Monitor());
    }

    // One address in every polling mode: the monitor's streams are not bound to a node.
    private string Monitor() => GrpcAddress is null
        ? "\nThis cluster has no address for the Kubernetes monitor: octopus-ha:grpc is false, or the load balancer does "
            + "not support gRPC.\n"
        : $"\nThe Kubernetes monitor uses one address for all nodes in every polling mode: grpc://{GrpcAddress}\n";

    private string ServerOptions => $"--server=\"{WebUrl}\" --apiKey=\"<API key>\"";

    private string PollServer(Shell shell, PollingAddress address) =>
        shell.Run($"poll-server {ServerOptions} --server-comms-address=\"{address.Url}\"");

    private IEnumerable<Shell> Shells()
    {
        if (Host != TentacleHost.Linux)
        {
            yield return new Shell(
                "Windows, PowerShell as administrator",
                @"& ""C:\Program Files\Octopus Deploy\Tentacle\Tentacle.exe""",
                @"C:\Octopus\Tentacle.config",
                @"C:\Octopus\Applications");
        }

        if (Host != TentacleHost.Windows)
        {
            yield return new Shell(
                "Linux",
                "sudo /opt/octopus/tentacle/Tentacle",
                "/etc/octopus/Tentacle/tentacle-Tentacle.config",
                "/home/Octopus/Applications");
        }
    }

    private static string Indented(string lines) => string.Concat(lines.Split('\n').Select(line => $"    {line}\n"));

    // The default paths and instance name of Tentacle's installers.
    private sealed record Shell(string Name, string Program, string Configuration, string Applications)
    {
        public string Run(string command)
        {
            var parts = command.Split(' ', 2);
            return Run(parts[0], parts[1]);
        }

        public string Run(string verb, string options) => $"{Program} {verb} --instance=\"Tentacle\" {options}";
    }
}

/// <summary>A server that a Tentacle trusts, as in its configuration.</summary>
/// <param name="Thumbprint">The thumbprint of the cluster's certificate.</param>
/// <param name="Address">The address to poll.</param>
/// <param name="SubscriptionId">The Tentacle's subscription, the same for every node.</param>
internal sealed record TrustedServer(
    [property: JsonPropertyOrder(0)] string Thumbprint,
    [property: JsonPropertyOrder(2)] string Address,
    [property: JsonPropertyOrder(4)] string SubscriptionId)
{
    /// <summary>2: the Tentacle polls.</summary>
    [JsonPropertyOrder(1)]
    public int CommunicationStyle { get; } = 2;

    /// <summary>Always null; Tentacle writes it.</summary>
    [JsonPropertyOrder(3)]
    public string? Squid { get; }
}

/// <summary>Writes the servers of a Tentacle's configuration.</summary>
[JsonSerializable(typeof(TrustedServer[]))]
internal sealed partial class TrustedServers : JsonSerializerContext;
