using Xunit;

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

    public Task InitializeAsync()
    {
        if (Tools.IsAskedFor("apply") && Tools.AreThere)
        {
            var tools = Tools.Demand("apply");
            foreach (var stack in RehearsalStack.Applied)
            {
                _stacks.Add(stack.Name, new AppliedStack(stack, tools, _room, _end.Token));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>The life of a stack; skips the test when there is none.</summary>
    internal AppliedStack Demand(string name)
    {
        _ = Tools.Demand("apply");
        return _stacks[name];
    }

    public async Task DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_stacks.Values.Select(stack => stack.Done));
    }

    public void Dispose()
    {
        _end.Dispose();
        _room.Dispose();
    }
}
