namespace OctopusHA.Aws;

/// <summary>A container of an ECS task (ECS API reference, "ContainerDefinition"). What is null is left out.</summary>
internal sealed record ContainerDefinition
{
    /// <summary>The container's name in the task.</summary>
    public required string Name { get; init; }

    /// <summary>The image with its tag.</summary>
    public required string Image { get; init; }

    /// <summary>Whether the task ends when this container does.</summary>
    public bool Essential { get; init; } = true;

    /// <summary>What is run instead of the image's own entry point.</summary>
    public string[]? EntryPoint { get; init; }

    /// <summary>What the entry point is given.</summary>
    public string[]? Command { get; init; }

    /// <summary>Memory kept free for the container, in MiB.</summary>
    public int? MemoryReservation { get; init; }

    /// <summary>Whether standard input stays open.</summary>
    public bool? Interactive { get; init; }

    /// <summary>Whether the container's own file system is read-only.</summary>
    public bool? ReadonlyRootFilesystem { get; init; }

    /// <summary>The ports that the container listens at.</summary>
    public PortMapping[] PortMappings { get; init; } = [];

    /// <summary>Variables that anyone may see.</summary>
    public NameValue[] Environment { get; init; } = [];

    /// <summary>Variables that ECS fetches when the task starts; only their ARNs stand here.</summary>
    public ContainerSecret[]? Secrets { get; init; }

    /// <summary>Volumes of the task that the container sees.</summary>
    public MountPoint[] MountPoints { get; init; } = [];

    /// <summary>How ECS asks the container whether it is well.</summary>
    public ContainerHealthCheck? HealthCheck { get; init; }

    /// <summary>What must have happened before the container starts.</summary>
    public ContainerDependency[]? DependsOn { get; init; }

    /// <summary>Seconds between the request to stop and the end; Fargate takes up to 120.</summary>
    public int? StopTimeout { get; init; }

    /// <summary>Where the container's output goes.</summary>
    public required LogConfiguration LogConfiguration { get; init; }

    /// <summary>Volumes of other containers; always none, and there because ECS adds it.</summary>
    public string[] VolumesFrom { get; init; } = [];

    /// <summary>Kernel settings; always none, and there because ECS adds it.</summary>
    public string[] SystemControls { get; init; } = [];
}

/// <summary>A port that a container listens at.</summary>
internal sealed record PortMapping(int ContainerPort)
{
    /// <summary>On Fargate the same as the container's port.</summary>
    public int HostPort { get; } = ContainerPort;

    /// <summary>TCP, as everything of Octopus.</summary>
    public string Protocol { get; } = "tcp";
}

/// <summary>A variable.</summary>
internal sealed record NameValue(string Name, string Value);

/// <summary>A variable by the ARN of its secret.</summary>
internal sealed record ContainerSecret(string Name, string ValueFrom);

/// <summary>A volume as a container sees it.</summary>
internal sealed record MountPoint(string SourceVolume, string ContainerPath)
{
    /// <summary>Nodes write.</summary>
    public bool ReadOnly { get; }
}

/// <summary>A health check; times in seconds.</summary>
internal sealed record ContainerHealthCheck(string[] Command, int Interval, int Timeout, int Retries, int StartPeriod);

/// <summary>A container that comes first.</summary>
internal sealed record ContainerDependency(string ContainerName, string Condition);

/// <summary>Where a container's output goes.</summary>
internal sealed record LogConfiguration(string LogDriver, IReadOnlyDictionary<string, string> Options);
