using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    public static Task<int> RunAsync(Action action) => RefuseAsync();

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RefuseAsync();

    public static Task<int> RunAsync(Func<Task> func) => RefuseAsync();

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null)
        => RefuseAsync();

    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new()
        => RefuseAsync();

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
        => RefuseAsync();

    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new()
        => RunTestAsync(mocks, options, () => RunStack(Create<TStack>));

    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
        => RunTestAsync(mocks, options, () => RunStack(() => Resolve<TStack>(serviceProvider)));

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
        => TestProgramAsync(testMocks, testOptions, createResources);

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources)
        => TestProgramAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    public static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        var (resources, _) = await TestProgramAsync(testMocks, testOptions, async () =>
        {
            await createResources().ConfigureAwait(false);
            return new Dictionary<string, object?>();
        }).ConfigureAwait(false);
        return resources;
    }

    public static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks, TestOptions testOptions, Action createResources)
    {
        var (resources, _) = await TestProgramAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
        }).ConfigureAwait(false);
        return resources;
    }

    /// <summary>Runs a function below a stack of its own, which is not among the resources it answers with.</summary>
    private static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestProgramAsync(
        IMocks mocks, TestOptions? options, Func<Task<IDictionary<string, object?>>> program)
    {
        IDictionary<string, object?> outputs = new Dictionary<string, object?>();
        Stack? stack = null;
        var resources = await RunTestAsync(mocks, options, async () =>
        {
            stack = new Stack();
            outputs = await program().ConfigureAwait(false);
            stack.RegisterPropertyOutputs();
        }).ConfigureAwait(false);
        return (resources.Remove(stack!), outputs);
    }

    // Async, so that the run that it sets is over for the caller when it returns.
    private static async Task<ImmutableArray<Resource>> RunTestAsync(
        IMocks mocks, TestOptions? options, Func<Task> program)
    {
        ArgumentNullException.ThrowIfNull(mocks);
        if (Running.Value is not null)
        {
            throw new InvalidOperationException(
                "Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        }

        var deployment = new Deployment(mocks, options);
        Running.Value = new DeploymentInstance(deployment);
        var errors = await deployment.Runner.FinishAsync(Start(program)).ConfigureAwait(false);
        return errors.Count switch
        {
            0 => [.. deployment._resources],
            1 => throw new RunException(errors[0]),
            _ => throw new AggregateException(errors.Select(error => new RunException(error))),
        };

        static async Task Start(Func<Task> program) => await program().ConfigureAwait(false);
    }

    private static Task RunStack<TStack>(Func<TStack> create)
        where TStack : Stack
    {
        create().RegisterPropertyOutputs();
        return Task.CompletedTask;
    }

    private static TStack Create<TStack>()
        => (TStack)Activator.CreateInstance(
            typeof(TStack), BindingFlags.DoNotWrapExceptions, binder: null, args: null, culture: null)!;

    private static TStack Resolve<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return serviceProvider.GetService(typeof(TStack)) as TStack ?? throw new InvalidOperationException(
            $"Failed to resolve instance of type {typeof(TStack)} from service provider. "
            + $"Register the type with the service provider before calling {nameof(RunAsync)}.");
    }

    private static readonly string[] EngineVariables =
    [
        "PULUMI_MONITOR", "PULUMI_ENGINE", "PULUMI_PROJECT", "PULUMI_STACK",
        "PULUMI_DRY_RUN", "PULUMI_QUERY_MODE", "PULUMI_PARALLEL",
    ];

    // Written into the assembly by the project, from eng/PulumiPackages.props.
    private static string OfficialPackages => typeof(Deployment).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "OfficialPackages").Value!;

    private static async Task<int> RefuseAsync()
    {
        if (EngineVariables.Any(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))))
        {
            throw new InvalidOperationException(
                "Program run without the Pulumi engine available; re-run using the `pulumi` CLI");
        }

        await Console.Error.WriteLineAsync(
            "This build uses the offline stand-ins of the Pulumi packages, which cannot talk to the Pulumi engine.\n"
            + $"Restore the packages {OfficialPackages} from a feed that carries them, delete artifacts/ and build again.").ConfigureAwait(false);
        return 1;
    }
}
