using static OctopusHA.Settings.Rules.Applies;
using static StackSettings.RuleShapes<OctopusHA.Settings.Rules.PlannedSettings>;

namespace OctopusHA.Settings.Rules;

/// <summary>The rules of <c>nodes</c>; those of its sizes are in <see cref="PlanRules"/>.</summary>
internal static class NodeRules
{
    private static readonly string[] ContainerSettings = ["nodes.image", "nodes.watchdogImage", "nodes.executeCommand"];

    private static readonly string[] MachineSettings =
        ["nodes.machineImage", "nodes.installerUrl", "nodes.installerSha256", "nodes.dataVolumeGiB"];

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        Refuse("nodes.count", "single", s => s.Nodes is { Count: 1, AllowSingle: false },
            "a cluster needs at least 2 nodes; set 2 to 8, or nodes.allowSingle: true for a trial"),
        Warn("nodes.count", "not-available", s => s.Nodes is { Count: 1, AllowSingle: true },
            "a single node is not highly available: every restart is an outage"),
        Warn("nodes.count", "usual", s => s.Nodes.Count > 1 && s.Nodes.Numbers.Count > NodeLayout.UsualMaximum,
            "Octopus usually runs on 2 to 4 nodes; all nodes share one database, so each further node adds less"),

        .. Rule.FirstOf(
            RefuseEach("nodes.retired", "first-node", s => s.Nodes.Retired, (_, name) => name == NodeSettings.NameOf(1)
                ? "creates and upgrades the database schema, and cannot be retired; a failed machine is replaced "
                    + "automatically"
                : null).Needs("nodes.count"),
            RefuseEach("nodes.retired", "unknown", s => s.Nodes.Retired, (s, name) => NamesOf(s).Contains(name) ? null
                : s.Nodes.Count == 1 ? "is not a node of this cluster; remove it"
                : $"is not a node of this cluster; set node2 to {NodeSettings.NameOf(s.Nodes.Count)}")
                .Needs("nodes.count"),
            Once("nodes.retired", s => s.Nodes.Retired).Needs("nodes.count")),
        Refuse("nodes.retired", "single", s => s.Nodes is { Count: > 1, Numbers.Count: 1, AllowSingle: false },
            "leaves a single node, and a cluster needs at least 2; increase nodes.count, or set nodes.allowSingle: "
                + "true for a trial")
            .Needs("nodes.count"),

        .. On(Cloud.Aws, host => host.RunsContainers,
        [
            .. Image("nodes.image", s => s.Nodes.Image, needsTag: false),
            .. Image("nodes.watchdogImage", s => s.Nodes.WatchdogImage, needsTag: true),
            NoEffect("nodes", "machine-settings", "with nodes.host: container", MachineSettings),
        ]),
        .. On(Cloud.Aws, host => host.NodesAreMachines,
            NoEffect("nodes", "container-settings", "with nodes.host: windows", ContainerSettings),
            Form("nodes.machineImage", s => s.Nodes.MachineImage, Formats.MachineImage().IsMatch,
                "must be the id of an image, ami-0abc..., or resolve:ssm:<parameter> for the image that a parameter "
                    + "holds")),
        .. On(Cloud.Azure,
            Refuse("nodes.machineImage", "azure-form",
                s => s.Nodes.MachineImage is { } image && !Formats.IsAzureImage(image),
                "must be a Marketplace image as publisher:offer:sku:version, such as "
                    + "MicrosoftWindowsServer:WindowsServer:2022-datacenter-g2:latest, or the id of an existing "
                    + "image, /subscriptions/..."),
            Form("nodes.patchSchedule", s => s.Nodes.PatchSchedule, text => PatchSchedule.Parse(text) is not null,
                "must be a day of the week and a 24-hour time in UTC, such as Sunday 03:00")),
        .. On(host => host.NodesAreMachines,
            Form("nodes.installerUrl", s => s.Nodes.InstallerUrl,
                text => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps
                    && !text.Any(char.IsWhiteSpace),
                "must be an HTTPS address that the nodes can reach"),
            Form("nodes.installerSha256",
                s => s.Nodes.InstallerSha256, text => text.Length == 64 && text.All(char.IsAsciiHexDigit),
                "must be a SHA-256 of 64 hexadecimal digits")),
    ];

    /// <summary>The rules of a container's image.</summary>
    /// <param name="path">The setting.</param>
    /// <param name="image">The image.</param>
    /// <param name="needsTag">Whether it must have a tag; otherwise it must have none.</param>
    internal static Rule[] Image(string path, Func<PlannedSettings, string> image, bool needsTag) => Rule.FirstOf(
        Refuse(path, "no-spaces", s => image(s).Any(char.IsWhiteSpace), "must not contain spaces"),
        Refuse(path, "tag", s => HasTag(image(s)) != needsTag, needsTag
            ? "must have a tag, so that a restart runs the version that was tested"
            : "must be a repository without a tag; octopus-ha:version is the tag"));

    private static bool HasTag(string image) =>
        image[(image.LastIndexOf('/') + 1)..].Contains(':', StringComparison.Ordinal);

    private static IEnumerable<string> NamesOf(PlannedSettings s) =>
        Enumerable.Range(1, Math.Max(s.Nodes.Count, 1)).Select(NodeSettings.NameOf);
}
