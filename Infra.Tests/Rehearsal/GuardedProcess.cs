using System.Collections.Concurrent;
using System.Diagnostics;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>
/// A command that ends when its time is over, when it is no longer wanted, and when these tests end in any way at all: its
/// guard watches a pipe of ours, which the system closes for us in the worst case.
/// </summary>
internal sealed class GuardedProcess : IAsyncDisposable
{
    // The guard gives its command 30 seconds between SIGINT and SIGKILL, and as many to take a folder away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(75);

    private readonly Process _process;

    private GuardedProcess(Process process) => _process = process;

    /// <summary>Starts a command.</summary>
    /// <param name="tools">The tools.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="command">The command.</param>
    /// <param name="environment">Variables beside ours.</param>
    /// <param name="removesFolder">Whether the folder goes when the command ends.</param>
    public static GuardedProcess Start(Tools tools, string folder, IEnumerable<string> command, IReadOnlyDictionary<string, string> environment, bool removesFolder = false)
    {
        string[] options = removesFolder ? ["--remove", folder] : [];
        var start = new ProcessStartInfo(tools.Python, ["-B", Path.Combine(Tools.Scripts, "guard.py"), .. options, "--", .. command])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new GuardedProcess(Process.Start(start)!);
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(
        Tools tools, string folder, IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, TimeSpan limit, CancellationToken cancellationToken)
    {
        await using var process = Start(tools, folder, command, environment);
        var output = process._process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process._process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limit);
        try
        {
            await process._process.WaitForExitAsync(time.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{Path.GetFileName(command[0])} {string.Join(' ', command.Skip(1))} was not done after {limit.TotalSeconds:0} seconds.");
        }

        return (process._process.ExitCode, await output, await errors);
    }

    /// <summary>Writes everything that the command says to a file, and waits for a line that it must say.</summary>
    /// <param name="file">The file.</param>
    /// <param name="awaited">Recognises the line.</param>
    /// <param name="limit">How long to wait.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="InvalidOperationException">The command ended without it.</exception>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public async Task<string> LogUntilAsync(string file, Func<string, bool> awaited, TimeSpan limit, CancellationToken cancellationToken)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new ConcurrentQueue<string>();
        var log = TextWriter.Synchronized(new StreamWriter(file) { AutoFlush = true });
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = _process.WaitForExitAsync(cancellationToken);
        if (await Task.WhenAny(found.Task, ended).WaitAsync(limit, cancellationToken) == ended && !found.Task.IsCompleted)
        {
            throw new InvalidOperationException($"It ended at once: {string.Join(Environment.NewLine, said)}");
        }

        return await found.Task;

        void Take(string? line)
        {
            if (line is not null)
            {
                log.WriteLine(line);
                if (found.Task.IsCompleted)
                {
                    return;
                }

                said.Enqueue(line);
                if (awaited(line))
                {
                    found.TrySetResult(line);
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }

        using var time = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(time.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
