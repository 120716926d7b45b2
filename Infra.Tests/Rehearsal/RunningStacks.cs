using Xunit;
using PlannedStacks =
    System.Collections.Generic.IReadOnlyDictionary<string, OctopusHA.Tests.Rehearsal.PlannedStack>;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>Rehearsals run after all other tests: they take the machine's time, and some tests measure it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class Rehearsals : ICollectionFixture<RunningStacks>
{
    public const string Name = "Rehearsal";
}

/// <summary>
/// The lives of the stacks, side by side: each is nearly all waiting. They begin with the first rehearsal that runs, and the
/// plans are made meanwhile.
/// </summary>
public sealed class RunningStacks : IAsyncLifetime, IDisposable
{
    // Everything together; the provider alone waits 160 s for a database, and no stack may take six minutes to its second plan.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(25);

    // GiB of a life: the provider, Terraform and the local API, with room.
    private const int Memory = 2;

    private readonly SemaphoreSlim _room = new(Math.Clamp((int)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30) / Memory - 1, 1, 6));
    private readonly CancellationTokenSource _end = new(Limit);
    private readonly Dictionary<string, AppliedStack> _stacks = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task<PlannedStacks>> _planned = new(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        // The gate waits for this: the tests that measure time are over.
        if (Environment.GetEnvironmentVariable("REHEARSAL_BEGUN") is { } file)
        {
            await File.WriteAllTextAsync(file, "");
        }

        if (Tools.IsAskedFor("apply") && Tools.AreThere)
        {
            var tools = Tools.Demand("apply");
            foreach (var stack in RehearsalStack.Applied)
            {
                _stacks.Add(stack.Name, new AppliedStack(stack, tools, _room, _end.Token));
            }
        }
    }

    /// <summary>The life of a stack; skips the test when there is none.</summary>
    internal AppliedStack Demand(string name)
    {
        _ = Tools.Demand("apply");
        return _stacks[name];
    }

    /// <summary>The plans of a stack, made with those of all others of its region; skips the test when there are none.</summary>
    internal async Task<PlannedStack> PlannedAsync(string name)
    {
        var tools = Tools.Demand("plan");
        var stack = RehearsalStack.All.Single(stack => stack.Name == name);
        Task<PlannedStacks>? together;
        lock (_lock)
        {
            if (!_planned.TryGetValue(stack.Region, out together))
            {
                var stacks = RehearsalStack.All.Where(other => other.Region == stack.Region);
                together = PlannedStack.PlanAsync(tools, [.. stacks], _end.Token);
                _planned.Add(stack.Region, together);
            }
        }

        try
        {
            return (await together)[name];
        }
        catch (RehearsalException)
        {
            // One refused stack ends the plan of all: each is asked alone, so that only the tests of that one fail.
            return (await PlannedStack.PlanAsync(tools, [stack], _end.Token))[name];
        }
    }

    public async Task DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_stacks.Values.Select(stack => stack.Done));
        // Its tests have told what it ended with.
        Task plans = Task.WhenAll(_planned.Values);
        await plans.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _end.Dispose();
        _room.Dispose();
    }
}
