namespace OctopusHA.Settings.Rules;

/// <summary>The result of reading the settings.</summary>
/// <param name="Settings">The settings; valid only when there are no problems.</param>
/// <param name="Problems">What must be fixed before a deployment.</param>
/// <param name="Warnings">What should be checked before a deployment.</param>
public sealed record SettingsReading(
    OctopusSettings Settings, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings)
{
    /// <summary>The same result without the values of some settings in problems and warnings.</summary>
    /// <param name="names">Settings or sections that are set as secrets, although they need not be.</param>
    public SettingsReading Hiding(IReadOnlySet<string> names)
    {
        return this with { Problems = [.. Problems.Select(Hide)], Warnings = [.. Warnings.Select(Hide)] };

        Problem Hide(Problem problem) =>
            names.Contains(problem.Path.Split('.', '[')[0]) ? problem with { Value = null } : problem;
    }

    /// <summary>The settings, when they are valid.</summary>
    /// <param name="source">Where they come from, for the message.</param>
    /// <exception cref="SettingsException">There are problems; it contains all of them.</exception>
    public OctopusSettings OrThrow(string source) =>
        Problems.Count == 0 ? Settings : throw new SettingsException(source, Problems);
}

/// <summary>Reads the settings of a stack: types first, then all rules.</summary>
public static class SettingsReader
{
    /// <summary>Reads the settings. Errors of the user are problems in the result, never exceptions.</summary>
    /// <param name="configuration">The stack's settings under the namespace <c>octopus-ha</c>.</param>
    /// <param name="strictness">Whether a missing secret is a warning or a problem.</param>
    /// <param name="stack">The stack, for commands in messages. Default: they name none.</param>
    /// <param name="region">The region in the cloud's own configuration. Default: unknown.</param>
    public static SettingsReading Read(
        MapNode configuration, Strictness strictness, string? stack = null, string? region = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var binder = new SettingsBinder(OctopusSettings.Model, stack);
        var settings = binder.Bind<OctopusSettings>(configuration) with { Region = region };
        var unread = binder.Problems.Select(problem => problem.Path);
        var context = new RuleContext(new PlannedSettings(settings), binder.Given, unread, strictness, stack, region);
        var broken = SettingsRules.Check(context).ToLookup(found => found.Rule.IsWarning, found => found.Problem);
        return new SettingsReading(settings, [.. binder.Problems, .. broken[false]], [.. broken[true]]);
    }
}
