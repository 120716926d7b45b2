using System.Globalization;
using System.Text.RegularExpressions;

namespace OctopusHA.Tests.Settings.Rules;

/// <summary>What breaks a rule, and what just keeps it, in one cloud and with one kind of node.</summary>
/// <param name="rule">The rule's name: <c>nodes.count/single</c>.</param>
/// <param name="system">What the lines are laid over: <c>aws</c>, <c>windows</c> or <c>azure</c>.</param>
/// <param name="region">The region of the stack; empty for the example of the cloud, null for none.</param>
/// <param name="preview">Whether the settings are read for a preview and not for a deployment.</param>
internal sealed class RuleCase(string rule, string system, string? region, bool preview)
{
    public string Rule { get; } = rule;

    public string System { get; } = system;

    public string? Region { get; } = region;

    public bool Preview { get; } = preview;

    public List<(string Lines, string Setting, string Says)> Breaking { get; } = [];

    public List<string> Keeping { get; } = [];

    /// <summary>Lines that break the rule, the setting that is reported with its value, and a part of the message.</summary>
    public RuleCase Broken(string lines, string setting, string says)
    {
        Breaking.Add((lines, setting, says));
        return this;
    }

    /// <summary>Lines that just keep the rule.</summary>
    public RuleCase Kept(params string[] lines)
    {
        Keeping.AddRange(lines);
        return this;
    }
}

/// <summary>The cases of every rule, by topic.</summary>
internal static partial class RuleCases
{
    /// <summary>Every case.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        .. General,
        .. Secrets,
        .. Nodes,
        .. Network,
        .. Database,
        .. Storage,
        .. Directory,
        .. LoadBalancer,
        .. Polling,
    ];

    /// <summary>The lines with what they abbreviate.</summary>
    public static string Expand(string lines) => Repeated().Replace(lines, match =>
        {
            var count = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
            return match.Groups[1].Value switch
            {
                "blocks" => string.Join(", ", Enumerable.Range(0, count).Select(i => $"10.0.{i}.0/24")),
                "tags" => string.Join(", ", Enumerable.Range(0, count).Select(i => $"tag{i}: x")),
                var text => string.Concat(Enumerable.Repeat(text, count)),
            };
        })
        .Replace("<existing>", "vnetId: <vnet>, cidr: 10.0.0.0/16, gatewaySubnetId: <vnet>/subnets/gateway, "
            + "nodeSubnetId: <vnet>/subnets/nodes", StringComparison.Ordinal)
        .Replace("<vnet>", StackText.Vnet, StringComparison.Ordinal);

    private static RuleCase Aws(string rule, bool preview = false) => new(rule, "aws", "", preview);

    private static RuleCase Windows(string rule, bool preview = false) => new(rule, "windows", "", preview);

    private static RuleCase Azure(string rule, string? region = "", bool preview = false) => new(rule, "azure", region, preview);

    [GeneratedRegex(@"<(\w+)\*(\d+)>")]
    private static partial Regex Repeated();
}
