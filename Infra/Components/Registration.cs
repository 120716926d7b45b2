using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OctopusHA.Settings;

namespace OctopusHA.Components;

/// <summary>An address that a Tentacle polls, in plain text.</summary>
/// <param name="Mode">The mode that it belongs to.</param>
/// <param name="Node">The node that answers there; with <see cref="PollingMode.SharedAddress"/> one of them all.</param>
/// <param name="Host">The host name.</param>
/// <param name="Port">The port.</param>
public sealed record PollingAddress(PollingMode Mode, string Node, string Host, int Port)
{
    /// <summary>What <c>--server-comms-address</c> takes, always with its port: without one a Tentacle takes 443.</summary>
    public string Url => $"https://{Host}:{Port.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>Which Tentacles the commands are for.</summary>
public enum TentacleHost
{
    /// <summary>Both.</summary>
    All,

    /// <summary>Windows, in PowerShell.</summary>
    Windows,

    /// <summary>Linux, in a shell.</summary>
    Linux,
}

/// <summary>
/// What makes polling Tentacles and Kubernetes agents poll this cluster: the commands, the configuration and the Helm values, word for
/// word. The one place that knows them; a stack's output and the verb <c>register</c> show its text. The options are those
/// of Tentacle's own commands (Octopus documentation, "poll-server", "register-with", "clear-trusted-servers").
/// </summary>
/// <param name="WebUrl">What users type; <c>--server</c> is always this, and never a polling address.</param>
/// <param name="Addresses">Every polling address, those of the mode that Tentacles belong to first.</param>
/// <param name="GrpcAddress">Host and port of the Kubernetes monitor; null when the cluster serves none.</param>
public sealed record Registration(string WebUrl, IReadOnlyList<PollingAddress> Addresses, string? GrpcAddress)
{
    private const string AgentChart = "oci://registry-1.docker.io/octopusdeploy/kubernetes-agent";

    // As Tentacle itself writes its configuration, where nothing is escaped that need not be.
    private static readonly TrustedServers Format = new(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Which Tentacles the commands are for. When left out: all.</summary>
    public TentacleHost Host { get; init; } = TentacleHost.All;

    /// <summary>The thumbprint of the cluster's certificate. When left out: a place to fill in.</summary>
    public string Thumbprint { get; init; } = "<thumbprint: Configuration, Thumbprint>";

    /// <summary>The Tentacle's subscription, <c>poll://.../</c>. When left out: a place to fill in.</summary>
    public string Subscription { get; init; } = "poll://<subscription>/";

    /// <summary>The addresses that a Tentacle is to poll: all of the first mode, each once.</summary>
    public IReadOnlyList<PollingAddress> Current =>
        [.. Addresses.Where(address => address.Mode == Addresses[0].Mode).DistinctBy(address => address.Url)];

    /// <summary>The text, in Markdown.</summary>
    public string Write()
    {
        if (Addresses.Count == 0)
        {
            return $"# Polling Tentacles\n\nThis cluster has no polling address: it deploys to listening Tentacles only. Set octopus-ha:polling.mode to give it one.\n{Monitor()}";
        }

        var text = new StringBuilder("# Polling Tentacles and Kubernetes agents\n\n");
        text.Append($"Web portal and API: {WebUrl}\n\n| polled at | leads to |\n|---|---|\n");
        foreach (var address in Current)
        {
            text.Append($"| {address.Url} | {(address.Mode == PollingMode.SharedAddress ? "any node" : address.Node)} |\n");
        }

        text.Append('\n').Append(Current.Count == 1
            ? "One address is enough: the nodes share their queue."
            : "A Tentacle polls every one of these addresses: a task waits on the node that runs it.");
        text.Append(" Fill in what stands between < and >. TLS must reach the nodes untouched: no proxy may end it.\n");
        if (Addresses.Any(address => address.Mode != Addresses[0].Mode))
        {
            text.Append("Until the last Tentacle has moved, the addresses of before still lead to their nodes: ")
                .AppendJoin(", ", Addresses.Where(address => address.Mode != Addresses[0].Mode).Select(address => address.Url)).Append(".\n");
        }

        foreach (var shell in Shells())
        {
            WriteExisting(text, shell);
            WriteNew(text, shell);
        }

        text.Append("\n## Tentacle.config\n\nFor those who write the file themselves, the value of `Tentacle.Communication.TrustedOctopusServers`; restart the Tentacle afterwards.\n\n");
        text.Append(Indented(TrustedOctopusServers()));
        WriteAgent(text);
        return text.ToString();
    }

    /// <summary>The servers that a Tentacle trusts and polls, as its configuration holds them.</summary>
    public string TrustedOctopusServers() => JsonSerializer.Serialize(
        [.. Current.Select(address => new TrustedServer(Thumbprint, address.Url, Subscription))], Format.TrustedServerArray).ReplaceLineEndings("\n");

    private void WriteExisting(StringBuilder text, Shell shell)
    {
        var keep = string.Join(',', Current.Select(address => address.Url));
        text.Append($"\n## A Tentacle that polls already ({shell.Name})\n\nIt keeps its name and its subscription.\n\n");
        foreach (var address in Current)
        {
            text.Append(Indented(PollServer(shell, address)));
        }

        text.Append(Indented(shell.Run("service", "--restart")));
        text.Append("\nTo have it forget every other address (Tentacle 8.1.1713 or newer; `--keep` must also name the other Octopus Servers that it is to trust). Never `configure --reset-trust`, which forgets the subscription as well.\n\n");
        text.Append(Indented(shell.Run($"clear-trusted-servers --keep=\"{keep}\"")));
        text.Append(Indented(shell.Run("service", "--restart")));
    }

    private void WriteNew(StringBuilder text, Shell shell)
    {
        text.Append($"\n## A new Tentacle ({shell.Name})\n\nAfter Tentacle is installed. For a worker `register-worker` and `--workerpool` take the place of `register-with`, `--environment` and `--role`.\n\n");
        text.Append(Indented(shell.Run($"create-instance --config \"{shell.Configuration}\"")));
        text.Append(Indented(shell.Run("new-certificate --if-blank")));
        text.Append(Indented(shell.Run($"configure --app \"{shell.Applications}\" --noListen True")));
        text.Append(Indented(shell.Run(
            $"register-with --server=\"{WebUrl}\" --apiKey=\"<API key>\" --comms-style=TentacleActive --server-comms-address=\"{Current[0].Url}\" --name=\"<name>\" --environment=\"<environment>\" --role=\"<role>\"")));
        foreach (var address in Current.Skip(1))
        {
            text.Append(Indented(PollServer(shell, address)));
        }

        text.Append(Indented(shell.Run("service", "--install --start")));
    }

    private void WriteAgent(StringBuilder text)
    {
        text.Append("\n## Kubernetes agent\n\nHelm values; what else a new agent needs is told by the portal's own wizard.\n\n");
        text.Append(Indented($"agent:\n  serverUrl: {WebUrl}\n  serverCommsAddresses:\n{string.Concat(Current.Select(address => $"    - {address.Url}/\n"))}".TrimEnd('\n')));
        if (GrpcAddress is not null)
        {
            text.Append(Indented($"kubernetesMonitor:\n  monitor:\n    serverGrpcUrl: grpc://{GrpcAddress}"));
        }

        text.Append("\nAn agent that is there already:\n\n");
        text.Append(Indented($"helm upgrade --atomic --reuse-values --namespace <namespace> --set agent.serverCommsAddresses=\"{{{string.Join(',', Current.Select(address => $"{address.Url}/"))}}}\" <release> {AgentChart}"));
        text.Append(Monitor());
    }

    // One address in every mode: the monitor's streams are not bound to a node.
    private string Monitor() => GrpcAddress is null
        ? "\nThe Kubernetes monitor has no address here: octopus-ha:grpc is off, or the load balancer cannot carry it.\n"
        : $"\nThe Kubernetes monitor reaches all nodes at one address, whatever the mode: grpc://{GrpcAddress}\n";

    private string PollServer(Shell shell, PollingAddress address) =>
        shell.Run($"poll-server --server=\"{WebUrl}\" --apiKey=\"<API key>\" --server-comms-address=\"{address.Url}\"");

    private IEnumerable<Shell> Shells()
    {
        if (Host != TentacleHost.Linux)
        {
            yield return new Shell("Windows, PowerShell as administrator", "& \"C:\\Program Files\\Octopus Deploy\\Tentacle\\Tentacle.exe\"", "C:\\Octopus\\Tentacle.config", "C:\\Octopus\\Applications");
        }

        if (Host != TentacleHost.Windows)
        {
            yield return new Shell("Linux", "sudo /opt/octopus/tentacle/Tentacle", "/etc/octopus/Tentacle/tentacle-Tentacle.config", "/home/Octopus/Applications");
        }
    }

    private static string Indented(string lines) => string.Concat(lines.Split('\n').Select(line => $"    {line}\n"));

    // Where Tentacle's own installers put it, and its instance, which is called so unless somebody chose another name.
    private sealed record Shell(string Name, string Program, string Configuration, string Applications)
    {
        public string Run(string command) => Run(command.Split(' ')[0], command[command.Split(' ')[0].Length..].TrimStart());

        public string Run(string verb, string options) => $"{Program} {verb} --instance=\"Tentacle\" {options}";
    }
}

/// <summary>A server that a Tentacle trusts, as its configuration holds it.</summary>
/// <param name="Thumbprint">The thumbprint of the cluster's certificate.</param>
/// <param name="Address">The address to poll.</param>
/// <param name="SubscriptionId">The Tentacle's subscription, the same for every node.</param>
internal sealed record TrustedServer(
    [property: JsonPropertyOrder(0)] string Thumbprint,
    [property: JsonPropertyOrder(2)] string Address,
    [property: JsonPropertyOrder(4)] string SubscriptionId)
{
    /// <summary>2: the Tentacle is the one that calls.</summary>
    [JsonPropertyOrder(1)]
    public int CommunicationStyle { get; } = 2;

    /// <summary>Always null; there because Tentacle writes it.</summary>
    [JsonPropertyOrder(3)]
    public string? Squid { get; }
}

/// <summary>Writes the servers of a Tentacle's configuration.</summary>
[JsonSerializable(typeof(TrustedServer[]))]
internal sealed partial class TrustedServers : JsonSerializerContext;
