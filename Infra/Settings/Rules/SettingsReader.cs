
namespace OctopusHA.Settings.Rules;

/// <summary>How strictly secrets that nobody has set are taken.</summary>
public enum Strictness
{
    /// <summary>A preview: a missing secret is assumed, with a warning that names the command to set it.</summary>
    Preview,

    /// <summary>A deployment, or the check before one: a missing secret is a problem.</summary>
    Deployment,
}

/// <summary>What a reading of the settings gave.</summary>
/// <param name="Settings">The settings; usable only when there are no problems.</param>
/// <param name="Problems">What must be put right before anything is deployed.</param>
/// <param name="Warnings">What a careful reader should know.</param>
public sealed record SettingsReading(OctopusSettings Settings, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings)
{
    /// <summary>The same reading with the values of some settings left out of what it tells.</summary>
    /// <param name="names">Settings, or sections, that somebody set as secrets though they need not be.</param>
    public SettingsReading Hiding(IReadOnlySet<string> names)
    {
        return this with { Problems = [.. Problems.Select(Hide)], Warnings = [.. Warnings.Select(Hide)] };

        Problem Hide(Problem problem) => names.Contains(problem.Path.Split('.', '[')[0])
            ? problem with { Value = null } : problem;
    }

    /// <summary>The settings, when they can be used.</summary>
    /// <param name="source">Where they come from, for the message.</param>
    /// <exception cref="SettingsException">There are problems; it carries them all.</exception>
    public OctopusSettings OrThrow(string source) =>
        Problems.Count == 0 ? Settings : throw new SettingsException(source, Problems);
}

/// <summary>Reads the settings of a stack: types first, then every rule that can be broken without a cloud.</summary>
public static class SettingsReader
{
    /// <summary>Reads the settings; never throws for what a user wrote.</summary>
    /// <param name="configuration">What the stack holds under the namespace <c>octopus-ha</c>.</param>
    /// <param name="strictness">Whether a missing secret is a warning or a problem.</param>
    /// <param name="stack">The stack, for the commands that messages advise. When left out: they name none.</param>
    /// <param name="region">The region that the cloud's own configuration names. When left out: nobody told.</param>
    public static SettingsReading Read(MapNode configuration, Strictness strictness, string? stack = null, string? region = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var binder = new SettingsBinder(stack);
        var settings = binder.Bind<OctopusSettings>(configuration) with { Region = region };
        var context = new RuleContext(new PlannedSettings(settings), binder.Given, binder.Problems.Select(problem =>
            problem.Path), strictness, stack);
        var broken = SettingsRules.Check(context).ToLookup(found => found.Rule.IsWarning, found => found.Problem);
        return new SettingsReading(settings, [.. binder.Problems, .. broken[false]], [.. broken[true]]);
    }
}
