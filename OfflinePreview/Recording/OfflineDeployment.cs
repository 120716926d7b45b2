using Pulumi;
using Pulumi.Testing;

namespace OfflinePreview;

/// <summary>What a program is run as.</summary>
/// <param name="Project">The Pulumi project.</param>
/// <param name="Stack">The stack: <c>prod</c>.</param>
public sealed record OfflineRun(string Project, string Stack)
{
    /// <summary>The cloud's region. Default: null; zones and region are references.</summary>
    public string? Region { get; init; }

    /// <summary>Warnings that are passed on to the document. Default: none.</summary>
    public IReadOnlyList<PreviewWarning> Warnings { get; init; } = [];
}

/// <summary>
/// Runs a Pulumi program against a recorder in place of engine and cloud: no account, no Pulumi, no secrets. It uses
/// public members of the SDK only, so it records the same with any build of it.
/// </summary>
public static class OfflineDeployment
{
    /// <summary>Previews a stack.</summary>
    /// <typeparam name="TStack">The stack's class; its properties with <c>[Output]</c> are the outputs.</typeparam>
    /// <param name="run">What the program is run as.</param>
    /// <param name="create">Creates the stack; it must pass the options on to its base class.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="PreviewException">The program failed.</exception>
    public static async Task<PreviewDocument> PreviewAsync<TStack>(
        OfflineRun run, Func<StackOptions, TStack> create, CancellationToken cancellationToken = default)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(run);
        var recorder = new Recorder(run.Project, run.Stack, new CloudFunctions(run.Region), cancellationToken);
        var program = new OneStack<TStack>(() => create(new StackOptions { ResourceTransformations = { recorder.Observe } }));
        var options = new TestOptions { ProjectName = run.Project, StackName = run.Stack, IsPreview = true };
        try
        {
            await Deployment.TestWithServiceProviderAsync<TStack>(recorder, program, options).ConfigureAwait(false);
            return await recorder.CompleteAsync(program.Stack, run.Warnings).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RunException or AggregateException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new PreviewException(Reasons(exception), exception);
        }
    }

    // The SDK reports a failure with its whole text; a person needs the reason, once.
    private static string Reasons(Exception exception)
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

    // The SDK requests the stack within the run, and only there may it be created.
    private sealed class OneStack<TStack>(Func<TStack> create) : IServiceProvider
        where TStack : Stack
    {
        private TStack? _stack;

        public TStack Stack => _stack ?? throw new InvalidOperationException("The SDK did not request the stack.");

        public object? GetService(Type serviceType) => serviceType == typeof(TStack) ? _stack ??= create() : null;
    }
}
