using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

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

        var previous = Addresses.Where(to => to.Mode != Addresses[0].Mode).Select(to => to.Url).ToList();
        var urls = Current.Select(address => address.Url).ToList();
        return EmbeddedText.Fill(
            "Components.registration.template.md",
            ("webUrl", WebUrl),
            ("addresses", string.Join('\n', Current.Select(Row))),
            ("count", urls.Count == 1
                ? "One address is enough, because the nodes share a queue."
                : "A Tentacle must poll all of these addresses: a task waits for it only on the node that runs the task."),
            ("previous", previous.Count == 0
                ? ""
                : "The former addresses work until you remove them from the settings: "
                    + $"{string.Join(", ", previous)}.\n"),
            ("shells", string.Concat(Shells().Select(Commands))),
            ("trustedServers", Indented(TrustedOctopusServers())),
            ("list", string.Concat(urls.Select(url => $"        - {url}/\n"))),
            ("urls", string.Join(',', urls.Select(url => $"{url}/"))),
            ("chart", AgentChart),
            ("grpcValues", GrpcAddress is null
                ? ""
                : Indented($"kubernetesMonitor:\n  monitor:\n    serverGrpcUrl: grpc://{GrpcAddress}")),
            ("monitor", Monitor().TrimEnd('\n')));
    }

    /// <summary>The servers that a Tentacle trusts and polls, as in its configuration.</summary>
    public string TrustedOctopusServers() => JsonSerializer.Serialize(
        [.. Current.Select(address => new TrustedServer(Thumbprint, address.Url, Subscription))],
        Format.TrustedServerArray).ReplaceLineEndings("\n");

    private static string Row(PollingAddress address) =>
        $"| {address.Url} | {(address.Mode == PollingMode.SharedAddress ? "any node" : address.Node)} |";

    private string Commands(Shell shell) => EmbeddedText.Fill(
        "Components.registration-shell.template.md",
        // First, because they contain placeholders.
        ("pollAll", string.Concat(Current.Select(PollServer))),
        ("pollOthers", string.Concat(Current.Skip(1).Select(PollServer))),
        ("shell", shell.Name),
        ("tentacle", shell.Program),
        ("configuration", shell.Configuration),
        ("applications", shell.Applications),
        ("server", $"--server=\"{WebUrl}\" --apiKey=\"<API key>\""),
        ("firstUrl", Current[0].Url),
        ("urls", string.Join(',', Current.Select(address => address.Url))));

    private static string PollServer(PollingAddress address) =>
        "    {{tentacle}} poll-server --instance=\"Tentacle\" {{server}} "
        + $"--server-comms-address=\"{address.Url}\"\n";

    // One address in every polling mode: the monitor's streams are not bound to a node.
    private string Monitor() => GrpcAddress is null
        ? "\nThis cluster has no address for the Kubernetes monitor: octopus-ha:grpc is false, or the load balancer does "
            + "not support gRPC.\n"
        : $"\nThe Kubernetes monitor uses one address for all nodes in every polling mode: grpc://{GrpcAddress}\n";

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
    private sealed record Shell(string Name, string Program, string Configuration, string Applications);
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
