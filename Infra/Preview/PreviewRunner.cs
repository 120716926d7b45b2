using OctopusHA.Settings;
using Pulumi;
using Pulumi.Testing;

namespace OctopusHA.Preview;

/// <summary>What a preview is made of.</summary>
/// <param name="Settings">The settings, already checked.</param>
/// <param name="Stack">The stack: <c>prod</c>.</param>
public sealed record PreviewRequest(OctopusSettings Settings, string Stack)
{
    /// <summary>The cloud's region. When left out: zones and region stay references.</summary>
    public string? Region { get; init; }

    /// <summary>The Pulumi project. When left out: the namespace of the settings.</summary>
    public string Project { get; init; } = OctopusSettings.Namespace;

    /// <summary>What the reading of the settings warned of. When left out: nothing.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];
}

/// <summary>Thrown when the program fails under the preview; its message is for the person who runs it.</summary>
public sealed class PreviewException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What failed, with no stack trace.</param>
    /// <param name="inner">The failure itself. When left out: there is none.</param>
    public PreviewException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>
/// Runs the very program against a recorder in place of engine and cloud: no account, no Pulumi, no secrets. It leans on
/// public members of the SDK only, so it records the same under any build of it.
/// </summary>
public static class PreviewRunner
{
    /// <summary>Previews a stack.</summary>
    /// <param name="settings">The settings, already checked.</param>
    /// <param name="stack">The stack: <c>prod</c>.</param>
    /// <param name="region">The cloud's region. When left out: zones and region stay references.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    /// <exception cref="PreviewException">The program failed.</exception>
    public static Task<PreviewDocument> RunAsync(OctopusSettings settings, string stack, string? region = null, CancellationToken cancellationToken = default) =>
        RunAsync(new PreviewRequest(settings, stack) { Region = region }, cancellationToken);

    /// <summary>Previews a stack.</summary>
    /// <param name="request">What the preview is made of.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    /// <exception cref="PreviewException">The program failed.</exception>
    public static Task<PreviewDocument> RunAsync(PreviewRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var settings = request.Settings with { Region = request.Region ?? request.Settings.Region };
        return RunAsync(request with { Region = settings.Region }, options => new OctopusStack(settings, options), cancellationToken);
    }

    /// <summary>Previews any stack; what is recorded does not hang on which program registers it.</summary>
    internal static async Task<PreviewDocument> RunAsync<TStack>(PreviewRequest request, Func<StackOptions, TStack> create, CancellationToken cancellationToken = default)
        where TStack : Stack
    {
        var recorder = new Recorder(request.Project, request.Stack, new CloudFunctions(request.Region), cancellationToken);
        var program = new OneStack<TStack>(() => create(new StackOptions { ResourceTransformations = { recorder.Observe } }));
        try
        {
            await Deployment.TestWithServiceProviderAsync<TStack>(
                recorder, program, new TestOptions { ProjectName = request.Project, StackName = request.Stack, IsPreview = true }).ConfigureAwait(false);
            return await recorder.CompleteAsync(program.Stack, request.Warnings).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RunException or AggregateException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new PreviewException(Messages.Of(exception), exception);
        }
    }

    // The SDK asks for the stack within the run, and only there may it be made.
    private sealed class OneStack<TStack>(Func<TStack> create) : IServiceProvider
        where TStack : Stack
    {
        private TStack? _stack;

        public TStack Stack => _stack ?? throw new InvalidOperationException("The SDK did not ask for the stack.");

        public object? GetService(Type serviceType) => serviceType == typeof(TStack) ? _stack ??= create() : null;
    }

    // The SDK tells of a failure by its whole text; a person needs the reason, once.
    private static class Messages
    {
        public static string Of(Exception exception)
        {
            var reasons = (exception is AggregateException several ? several.Flatten().InnerExceptions : [exception])
                .Select(inner => Reason(inner.Message))
                .Distinct(StringComparer.Ordinal);
            return string.Join("\n", reasons);
        }

        private static string Reason(string message)
        {
            var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith("at ", StringComparison.Ordinal)
                    && !line.StartsWith("--- ", StringComparison.Ordinal)
                    && !line.StartsWith("Running program", StringComparison.Ordinal))
                .ToList();
            return lines.Count == 0 ? message : string.Join("\n", lines);
        }
    }
}
