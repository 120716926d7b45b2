using System.Diagnostics;
using System.Text.Json.Nodes;
using OctopusHA.Settings;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>
/// The life of one stack against a local AWS API: applied, read back, planned again, then changed as a team changes it. It
/// runs once; each test looks at one step of it.
/// </summary>
internal sealed class AppliedStack
{
    /// <summary>The version that the rehearsal upgrades to.</summary>
    public const string NewVersion = "2026.4.6999";

    /// <summary>What a team changes in the life of its cluster; each is planned on its own.</summary>
    public static readonly IReadOnlyDictionary<string, string> UsualChanges = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["a block more may open the portal"] = "network: { allowedCidrs: [203.0.113.0/24, 198.51.100.128/25] }",
        ["a zone more, each with its own way out"] = "network: { zones: 3, natPerZone: true }",
        ["larger nodes"] = "nodes: { size: large }",
        ["longer backups on a larger database"] = "database: { backupDays: 35, storageGiB: 400 }",
        ["the first nodes alone"] = "nodes: { count: 2 }",
    };

    private readonly RehearsalStack _stack;
    private readonly Tools _tools;
    private readonly List<string> _times = [];
    private Exception? _failure;

    /// <summary>Begins the life of a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="tools">The tools.</param>
    /// <param name="room">How many may live at a time.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public AppliedStack(RehearsalStack stack, Tools tools, SemaphoreSlim room, CancellationToken cancellationToken)
    {
        (_stack, _tools) = (stack, tools);
        Done = Task.Run(() => LiveAsync(room, cancellationToken), CancellationToken.None);
    }

    /// <summary>The end of that life; never fails itself.</summary>
    public Task Done { get; }

    public string Region => _stack.Region;

    /// <summary>Whether the nodes are Windows machines.</summary>
    public bool IsWindows => _stack.IsWindows;

    /// <summary>How long each step took.</summary>
    public IReadOnlyList<string> Times => _times;

    public RunSecrets Secrets { get; } = new();

    public OctopusSettings? Settings { get; private set; }

    public Plan? FirstPlan { get; private set; }

    public JsonNode? Found { get; private set; }

    public Plan? SecondPlan { get; private set; }

    public Plan? OneNodeMore { get; private set; }

    public Plan? NewInterval { get; private set; }

    public Plan? Maintenance { get; private set; }

    public JsonNode? FoundInMaintenance { get; private set; }

    public Plan? Upgrade { get; private set; }

    public JsonNode? FoundAfterUpgrade { get; private set; }

    /// <summary>The plans of the usual changes, by their names.</summary>
    public IReadOnlyDictionary<string, Plan>? Planned { get; private set; }

    /// <summary>What the local API has no code for, though it was asked.</summary>
    public IReadOnlyList<string> NotImplemented { get; private set; } = [];

    /// <summary>What a step left; when it was not reached, why.</summary>
    public async Task<T> Demand<T>(Func<AppliedStack, T?> step)
        where T : class
    {
        await Done;
        return step(this) ?? throw new InvalidOperationException($"The rehearsal of {_stack.Name} did not come so far: {_failure?.Message}", _failure);
    }

    private async Task LiveAsync(SemaphoreSlim room, CancellationToken cancellationToken)
    {
        try
        {
            await room.WaitAsync(cancellationToken);
            try
            {
                await RunAsync(cancellationToken);
            }
            finally
            {
                room.Release();
            }
        }
        catch (Exception exception)
        {
            // Each test that looks at a later step tells it.
            _failure = exception;
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var aws = await LocalAws.StartAsync(_tools, cancellationToken);
        if (_stack.Zone is { } zone)
        {
            await aws.CreateZoneAsync(zone, cancellationToken);
        }

        Settings = _stack.Settings(Secrets);
        var terraform = await Terraform.CreateAsync(_tools, aws, _stack.Region, cancellationToken);
        var schema = await terraform.SchemaAsync(cancellationToken);
        FirstPlan = await ChangeAsync("first", Translate(await _stack.PreviewAsync(Secrets, cancellationToken), schema), terraform, cancellationToken);
        Found = await aws.ReadAsync(cancellationToken);
        SecondPlan = await TimedAsync("second plan", () => terraform.PlanAsync(cancellationToken));

        // Each change starts from where the one before ended, as in the life of a team's stack.
        var more = _stack.With($"nodes: {{ count: {Settings.Nodes.Count + 1} }}");
        OneNodeMore = await ChangeAsync("one node more", Translate(await more.PreviewAsync(Secrets, cancellationToken), schema), terraform, cancellationToken);
        NewInterval = await ChangeAsync("new interval", Translate(await SlowerAsync(more, cancellationToken), schema), terraform, cancellationToken);
        Maintenance = await ChangeAsync("maintenance", Translate(await SlowerAsync(more.With("maintenance: true"), cancellationToken), schema), terraform, cancellationToken);
        FoundInMaintenance = await aws.ReadAsync(cancellationToken);
        var upgraded = more.With($"version: {NewVersion}");
        Upgrade = await ChangeAsync("new version", Translate(await SlowerAsync(upgraded, cancellationToken), schema), terraform, cancellationToken);
        FoundAfterUpgrade = await aws.ReadAsync(cancellationToken);
        var state = JsonNode.Parse(await File.ReadAllTextAsync(terraform.StateFile, cancellationToken))!.AsObject();
        Planned = await PlanUsualChangesAsync(upgraded, schema, aws, state, cancellationToken);
        NotImplemented = [.. aws.NotImplemented];
    }

    // Each change starts from the same state, so each is a module that has it.
    private async Task<IReadOnlyDictionary<string, Plan>> PlanUsualChangesAsync(
        RehearsalStack from, ProviderSchema schema, LocalAws aws, JsonObject state, CancellationToken cancellationToken)
    {
        var names = UsualChanges.Keys.Select((name, index) => (Module: $"change-{index + 1}", Name: name)).ToList();
        var modules = new SortedDictionary<string, TerraformStack>(StringComparer.Ordinal);
        foreach (var (module, name) in names)
        {
            modules.Add(module, Translate(await SlowerAsync(from.With(UsualChanges[name]), cancellationToken), schema));
        }

        var terraform = await Terraform.CreateAsync(_tools, aws, _stack.Region, cancellationToken);
        await terraform.UseAsync(modules, cancellationToken);
        var states = OtherState.Together(modules.Keys.ToDictionary(module => module, _ => state));
        var plan = await TimedAsync("usual changes: plan", () => terraform.PlanAgainstAsync(states, cancellationToken));
        return names.ToDictionary(name => name.Name, name => plan.Of(name.Module), StringComparer.Ordinal);
    }

    // A later version of the program, which asks the nodes less often.
    private async Task<PreviewDocument> SlowerAsync(RehearsalStack stack, CancellationToken cancellationToken) =>
        (await stack.PreviewAsync(Secrets, cancellationToken)).With("load-balancer-web", inputs => inputs["healthCheck"]!["interval"] = 20);

    private TerraformStack Translate(PreviewDocument document, ProviderSchema schema) => Translation.Of(document, schema, Secrets, _stack.Given);

    private async Task<Plan> ChangeAsync(string name, TerraformStack stack, Terraform terraform, CancellationToken cancellationToken)
    {
        await terraform.UseAsync(stack, cancellationToken);
        var plan = await TimedAsync($"{name}: plan", () => terraform.PlanAsync(cancellationToken));
        await TimedAsync($"{name}: apply", async () =>
        {
            await terraform.ApplyAsync(plan, cancellationToken);
            return plan;
        });
        return plan;
    }

    private async Task<T> TimedAsync<T>(string name, Func<Task<T>> step)
    {
        var watch = Stopwatch.StartNew();
        var result = await step();
        _times.Add($"{name}: {watch.Elapsed.TotalSeconds:0} s");
        return result;
    }
}
