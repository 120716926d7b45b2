using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>
/// A run of a program. This build of the package has no engine to talk to: there are runs against mocks, and a
/// <see cref="RunAsync(Action)"/> that says which packages to restore.
/// </summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> Running = new();

    private readonly IMocks _mocks;
    private readonly List<Resource> _resources = [];
    private readonly Dictionary<string, Registered> _registered = [];
    private readonly ImmutableDictionary<string, string> _config;
    private Stack? _stack;

    private Deployment(IMocks mocks, TestOptions? options)
    {
        _mocks = mocks;
        _config = ReadConfig();
        ProjectName = options?.ProjectName ?? "project";
        StackName = options?.StackName ?? "stack";
        OrganizationName = options?.OrganizationName ?? "organization";
        RootDirectory = options?.RootDirectory;
        IsDryRun = options?.IsPreview ?? true;
    }

    public static DeploymentInstance Instance => Running.Value
        ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal static Deployment Current => Instance.Deployment;

    internal string ProjectName { get; }

    internal string StackName { get; }

    internal string OrganizationName { get; }

    internal string? RootDirectory { get; }

    internal bool IsDryRun { get; }

    internal Stack Stack
    {
        get => _stack
            ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set => _stack = value;
    }

    internal Runner Runner { get; } = new();

    /// <summary>Lets the run wait for an output, and fail with it.</summary>
    internal static void Track(Task task)
    {
        if (!task.IsCompletedSuccessfully)
            Running.Value?.Deployment.Runner.Add(task);
    }

    internal string? GetConfig(string key) => _config.GetValueOrDefault(key);

    private static ImmutableDictionary<string, string> ReadConfig()
    {
        var config = ImmutableDictionary.CreateBuilder<string, string>();
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is { } json)
        {
            using var document = JsonDocument.Parse(json);
            foreach (var property in document.RootElement.EnumerateObject())
                config[CleanKey(property.Name)] = property.Value.ToString();
        }

        return config.ToImmutable();
    }

    /// <summary>The engine writes some keys as "project:config:key".</summary>
    private static string CleanKey(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && key.AsSpan(colon + 1).StartsWith("config:", StringComparison.Ordinal)
            ? string.Concat(key.AsSpan(0, colon + 1), key.AsSpan(colon + 1 + "config:".Length))
            : key;
    }

    private sealed record Registered(string Urn, string? Id, object State);
}
