using System.Text.Json.Nodes;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>A local AWS API (moto) with nothing in it, on a free loopback port, and a folder that goes with it.</summary>
internal sealed class LocalAws : IAsyncDisposable
{
    private const string LogName = "moto.log";

    private readonly Tools _tools;
    private readonly GuardedProcess _process;

    private LocalAws(Tools tools, string folder, Uri address, GuardedProcess process) =>
        (_tools, Folder, Address, _process) = (tools, folder, address, process);

    /// <summary>The folder of this rehearsal, for Terraform too.</summary>
    public string Folder { get; }

    /// <summary>Where the API is.</summary>
    public Uri Address { get; }

    /// <summary>What the API could not do, from its log: a stack trace there is a bare HTML page to the provider.</summary>
    public IEnumerable<string> NotImplemented => File.ReadLines(Path.Combine(Folder, LogName)).Where(line => line.Contains("NotImplementedError", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    /// <summary>Starts one.</summary>
    public static async Task<LocalAws> StartAsync(Tools tools, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("octopus-ha-rehearsal-").FullName;
        var process = GuardedProcess.Start(
            tools,
            folder,
            [tools.Python, "-B", Path.Combine(Tools.Scripts, "motowrap.py"), "-H", "127.0.0.1", "-p", "0"],
            // A service of one task runs at once, or waiting for its steady state would never end.
            new Dictionary<string, string>(StringComparer.Ordinal) { ["MOTO_ECS_SERVICE_RUNNING"] = "1", ["PYTHONUNBUFFERED"] = "1" },
            removesFolder: true);
        try
        {
            // The system picks the port, so that no two can have the same; moto reports it.
            const string told = " * Running on ";
            var line = await process.LogUntilAsync(Path.Combine(folder, LogName), line => line.StartsWith(told, StringComparison.Ordinal), TimeSpan.FromMinutes(1), cancellationToken);
            return new LocalAws(tools, folder, new Uri(line[told.Length..]), process);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a hosted zone that a stack expects to find.</summary>
    public Task CreateZoneAsync(string name, CancellationToken cancellationToken) => SpeakAsync(["zone", name], cancellationToken);

    /// <summary>Everything that exists, as the API reports it.</summary>
    public async Task<JsonNode> ReadAsync(CancellationToken cancellationToken) => JsonNode.Parse(await SpeakAsync(["read"], cancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        // The guard has done it already, unless it was killed.
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private async Task<string> SpeakAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var (code, output, errors) = await GuardedProcess.RunAsync(
            _tools,
            Folder,
            [_tools.Python, "-B", Path.Combine(Tools.Scripts, "local_aws.py"), Address.ToString().TrimEnd('/'), .. arguments],
            new Dictionary<string, string>(),
            TimeSpan.FromMinutes(1),
            cancellationToken);
        return code == 0 ? output : throw new InvalidOperationException($"Reading the local AWS API failed:{Environment.NewLine}{errors}");
    }
}
