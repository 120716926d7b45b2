namespace OctopusHA.Preview;

/// <summary>A stack to preview.</summary>
/// <param name="Settings">The settings, already checked.</param>
/// <param name="Stack">The stack: <c>prod</c>.</param>
public sealed record PreviewRequest(OctopusSettings Settings, string Stack)
{
    /// <summary>
    /// The cloud's region. Default: that of the settings; without one, zones and region are references.
    /// </summary>
    public string? Region { get; init; }

    /// <summary>The Pulumi project. Default: the namespace of the settings.</summary>
    public string Project { get; init; } = OctopusSettings.Namespace;

    /// <summary>The warnings of the settings. Default: none.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];
}

/// <summary>Previews the program without an engine or an account.</summary>
public static class PreviewRunner
{
    /// <summary>Previews a stack.</summary>
    /// <param name="settings">The settings, already checked.</param>
    /// <param name="stack">The stack: <c>prod</c>.</param>
    /// <param name="region">
    /// The cloud's region. Default: that of the settings; without one, zones and region are references.
    /// </param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="PreviewException">The program failed.</exception>
    public static Task<PreviewDocument> RunAsync(
        OctopusSettings settings, string stack, string? region = null, CancellationToken cancellationToken = default) =>
        RunAsync(new PreviewRequest(settings, stack) { Region = region }, cancellationToken);

    /// <summary>Previews a stack.</summary>
    /// <param name="request">The stack.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="PreviewException">The program failed.</exception>
    public static Task<PreviewDocument> RunAsync(PreviewRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var settings = request.Settings with { Region = request.Region ?? request.Settings.Region };
        var run = new OfflineRun(request.Project, request.Stack)
        {
            Region = settings.Region,
            Warnings = [.. request.Warnings.Select(problem => new PreviewWarning(problem.Path, problem.ToString()))],
        };
        return OfflineDeployment.PreviewAsync(run, options => new OctopusStack(settings, options), cancellationToken);
    }
}
