using static OctopusHA.Settings.Rules.Applies;
using static StackSettings.RuleShapes<OctopusHA.Settings.Rules.PlannedSettings>;

namespace OctopusHA.Settings.Rules;

/// <summary>The rules of <c>tags</c>.</summary>
internal static class TagRules
{
    // Of AWS's 50 tags per resource, the program sets five and leaves a margin for AWS services.
    private const int MaximumOnAws = 40;

    // A resource in a private DNS zone has up to 15 tags, of which the program sets four (Microsoft Learn, "Use tags to
    // organize your Azure resources").
    private const int MaximumOnAzure = 10;

    private static readonly string[] AzurePrefixes = ["microsoft", "azure", "windows"];

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } = Rule.FirstOf(
    [
        RefuseEntries("tags", "reserved", s => s.Tags, (_, name, _) =>
            ResourceTags.Reserved.Contains(name, StringComparer.OrdinalIgnoreCase) ? "is a tag that the program sets; "
                + "choose another name" : null),
        .. On(Cloud.Aws,
            Refuse("tags", "aws-count", s => s.Tags.Count > MaximumOnAws,
                s => $"has {s.Tags.Count} tags; the maximum is {MaximumOnAws}, because the program adds tags"),
            RefuseEntries("tags", "aws-length", s => s.Tags, (_, name, value) =>
                name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || name.Length is 0 or > 128
                    || value.Length > 256
                    ? "AWS accepts names of 1 to 128 characters that do not start with aws:, and values of up to 256"
                    : null),

            // What every service of AWS accepts (Tagging AWS resources user guide, "Tag naming limits").
            RefuseEntries("tags", "aws-characters", s => s.Tags, (_, name, value) =>
                (name + value).All(letter => char.IsLetterOrDigit(letter) || " _.:/=+-@".Contains(letter))
                    ? null
                    : "AWS accepts letters, digits, spaces and _ . : / = + - @ in tags")),
        .. On(Cloud.Azure,
            Refuse("tags", "azure-count", s => s.Tags.Count > MaximumOnAzure,
                s => $"has {s.Tags.Count} tags; the maximum is {MaximumOnAzure}, because the program adds tags and a "
                    + "DNS zone accepts 15"),

            // The same page of Microsoft Learn: 512 and 256 characters, and a storage account accepts names of 128.
            RefuseEntries("tags", "azure-characters", s => s.Tags, (_, name, value) =>
                name.Length is 0 or > 128 || value.Length > 256 || value.Any(char.IsControl)
                || name.Any(letter => char.IsControl(letter) || "<>%&\\?/".Contains(letter))
                    ? "Azure accepts names of 1 to 128 characters without < > % & \\ ? /, and values of up to 256"
                    : null),
            RefuseEntries("tags", "azure-prefix", s => s.Tags, (_, name, _) =>
                AzurePrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                    ? $"Azure reserves names that start with {string.Join(", ", AzurePrefixes)}; choose another name"
                    : null),
            RefuseEntries("tags", "azure-case", s => s.Tags, (s, name, _) =>
                s.Tags.Keys.Any(other => other != name
                    && string.Equals(other, name, StringComparison.OrdinalIgnoreCase))
                    ? "differs from another tag in case only, which Azure treats as the same tag; remove one"
                    : null)),
    ]);
}
