namespace Pulumi;

/// <summary>An output that is used before there is anything to fill it with.</summary>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<OutputData> _source = new();
    private int _isResolved;

    public DeferredOutput() => Output = new Output<T>(_source.Task);

    public Output<T> Output { get; }

    /// <summary>Fills the output with another one; once only.</summary>
    public void Resolve(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Interlocked.Exchange(ref _isResolved, 1) == 1)
            throw new InvalidOperationException("DeferredOutput can only be resolved once.");
        output.DataTask.ContinueWith(
            (done, source) => ((TaskCompletionSource<OutputData>)source!).SetFromTask(done), _source,
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
