namespace OctopusHA.Aws;

/// <summary>A container of an ECS task (ECS API reference, "ContainerDefinition"). Null values are omitted.</summary>
internal sealed record ContainerDefinition
{
    /// <summary>The container's name.</summary>
    public required string Name { get; init; }

    /// <summary>The image with its tag.</summary>
    public required string Image { get; init; }

    /// <summary>Whether the task stops when the container stops. Default: true.</summary>
    public bool Essential { get; init; } = true;

    /// <summary>Replaces the image's entry point.</summary>
    public string[]? EntryPoint { get; init; }

    /// <summary>The arguments of the entry point.</summary>
    public string[]? Command { get; init; }

    /// <summary>The reserved memory in MiB.</summary>
    public int? MemoryReservation { get; init; }

    /// <summary>Whether standard input is kept open.</summary>
    public bool? Interactive { get; init; }

    /// <summary>Whether the root file system is read-only.</summary>
    public bool? ReadonlyRootFilesystem { get; init; }

    /// <summary>The container's ports.</summary>
    public PortMapping[] PortMappings { get; init; } = [];

    /// <summary>Environment variables without secrets.</summary>
    public NameValue[] Environment { get; init; } = [];

    /// <summary>Environment variables that ECS reads from secrets when the task starts.</summary>
    public ContainerSecret[]? Secrets { get; init; }

    /// <summary>The mounted volumes of the task.</summary>
    public MountPoint[] MountPoints { get; init; } = [];

    /// <summary>The container's health check.</summary>
    public ContainerHealthCheck? HealthCheck { get; init; }

    /// <summary>The containers that must start first.</summary>
    public ContainerDependency[]? DependsOn { get; init; }

    /// <summary>Seconds between the stop signal and termination; at most 120 on Fargate.</summary>
    public int? StopTimeout { get; init; }

    /// <summary>The log configuration.</summary>
    public required LogConfiguration LogConfiguration { get; init; }

    /// <summary>Always empty; explicit because ECS adds it.</summary>
    public string[] VolumesFrom { get; init; } = [];

    /// <summary>Always empty; explicit because ECS adds it.</summary>
    public string[] SystemControls { get; init; } = [];
}

/// <summary>A port of a container.</summary>
internal sealed record PortMapping(int ContainerPort)
{
    /// <summary>On Fargate the same as the container's port.</summary>
    public int HostPort { get; } = ContainerPort;

    /// <summary>Always TCP.</summary>
    public string Protocol { get; } = "tcp";
}

/// <summary>An environment variable.</summary>
internal sealed record NameValue(string Name, string Value);

/// <summary>An environment variable from the ARN of a secret.</summary>
internal sealed record ContainerSecret(string Name, string ValueFrom);

/// <summary>A mounted volume.</summary>
internal sealed record MountPoint(string SourceVolume, string ContainerPath)
{
    /// <summary>Always false.</summary>
    public bool ReadOnly { get; }
}

/// <summary>A health check; times in seconds.</summary>
internal sealed record ContainerHealthCheck(string[] Command, int Interval, int Timeout, int Retries, int StartPeriod);

/// <summary>A container that must start first.</summary>
internal sealed record ContainerDependency(string ContainerName, string Condition);

/// <summary>The log configuration of a container.</summary>
internal sealed record LogConfiguration(string LogDriver, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>
    /// Sends output to CloudWatch Logs; non-blocking, so that a slow log service does not slow deployments.
    /// </summary>
    public static LogConfiguration CloudWatch(string group, string region, string prefix, string bufferSize) =>
        new("awslogs", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["awslogs-group"] = group,
            ["awslogs-region"] = region,
            ["awslogs-stream-prefix"] = prefix,
            ["mode"] = "non-blocking",
            ["max-buffer-size"] = bufferSize,
        });
}
