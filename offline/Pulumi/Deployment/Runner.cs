using System.Reflection;

namespace Pulumi;

/// <summary>
/// Keeps an account of all that is under way in a run, since a program creates resources without awaiting them, and
/// of all that went wrong. A run is over when nothing is under way any more, or at the first failure.
/// </summary>
internal sealed class Runner
{
    // The engine takes it as "the user has been told", and adds nothing of its own.
    private const int ExitCodeOfFailure = 32;

    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Exception> _failures = [];
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
            return Errors([e]);
        }

        Leave();
        await _over.Task.ConfigureAwait(false);
        lock (_failures)
            return Errors([.. _failures.Distinct(ReferenceEqualityComparer.Instance).Cast<Exception>()]);
    }

    private void Finish(Task task)
    {
        if (task.Exception is { } failure)
        {
            lock (_failures)
                _failures.AddRange(failure.InnerExceptions);
            _over.TrySetResult();
        }

        Leave();
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _underWay) == 0)
            _over.TrySetResult();
    }

    private string[] Errors(Exception[] failures)
    {
        if (failures.Length > 0)
            Environment.ExitCode = ExitCodeOfFailure;
        lock (_errors)
            return [.. _errors, .. failures.Select(Describe)];
    }

    private static string Describe(Exception exception) => exception switch
    {
        RunException or ResourceException { HideStack: true } => exception.Message,
        ResourceException => exception.ToString(),
        _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{exception}",
    };
}
