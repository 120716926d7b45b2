using System.Reflection;

namespace Pulumi;

/// <summary>
/// Keeps an account of all that is under way in a run, since a program creates resources without awaiting them, and
/// of all that went wrong.
/// </summary>
internal sealed class Runner
{
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<Exception> _reported = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _errors = [];

    // The program itself counts for one.
    private int _underWay = 1;

    public void Add(Task task)
    {
        if (task.IsCompletedSuccessfully)
            return;

        Interlocked.Increment(ref _underWay);
        if (task.IsCompleted)
            Finish(task);
        else
            task.ContinueWith(static (done, runner) => ((Runner)runner!).Finish(done), this,
                CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public void AddError(string message)
    {
        lock (_errors)
            _errors.Add(message);
    }

    /// <summary>Waits for all there is, and for all that starts meanwhile; answers with the errors.</summary>
    public async Task<IReadOnlyList<string>> FinishAsync(Task program)
    {
        try
        {
            await program.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Report(e);
        }

        Leave();
        await _idle.Task.ConfigureAwait(false);
        return _errors;
    }

    private void Finish(Task task)
    {
        if (task.IsCanceled)
            Report(new TaskCanceledException(task));
        foreach (var exception in task.Exception?.InnerExceptions ?? (IEnumerable<Exception>)[])
            Report(exception);
        Leave();
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _underWay) == 0)
            _idle.TrySetResult();
    }

    /// <summary>One failure reaches all that waits for it; it is told once.</summary>
    private void Report(Exception exception)
    {
        lock (_errors)
        {
            if (_reported.Add(exception))
                _errors.Add(Describe(exception));
        }
    }

    private static string Describe(Exception exception) => exception switch
    {
        RunException or ResourceException { HideStack: true } => exception.Message,
        ResourceException => exception.ToString(),
        _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{exception}",
    };
}
