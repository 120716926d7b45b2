using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>A local AWS API (moto) with nothing in it, on a free loopback port, and a folder that goes with it.</summary>
internal sealed class LocalAws : IAsyncDisposable
{
    private readonly Tools _tools;
    private readonly GuardedProcess _process;

    private LocalAws(Tools tools, string folder, Uri address, GuardedProcess process) =>
        (_tools, Folder, Address, _process) = (tools, folder, address, process);

    /// <summary>The folder of this rehearsal, for Terraform too.</summary>
    public string Folder { get; }

    /// <summary>Where the API is.</summary>
    public Uri Address { get; }

    /// <summary>The process of the API's guard.</summary>
    public int ProcessId => _process.Id;

    /// <summary>What the API could not do, from its log: a stack trace there is a bare HTML page to the provider.</summary>
    public IEnumerable<string> NotImplemented => File.ReadLines(LogFile).Where(line => line.Contains("NotImplementedError", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    private string LogFile => Path.Combine(Folder, "moto.log");

    /// <summary>Starts one.</summary>
    public static async Task<LocalAws> StartAsync(Tools tools, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("octopus-ha-rehearsal-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = GuardedProcess.Start(
            tools,
            folder,
            [tools.Python, "-B", Path.Combine(Tools.Scripts, "motowrap.py"), "-H", address.Host, "-p", $"{address.Port}"],
            // A service of one task runs at once, or waiting for its steady state would never end.
            new Dictionary<string, string>(StringComparer.Ordinal) { ["MOTO_ECS_SERVICE_RUNNING"] = "1", ["PYTHONUNBUFFERED"] = "1" },
            removesFolder: true);
        var aws = new LocalAws(tools, folder, address, process);
        process.LogTo(aws.LogFile);
        try
        {
            await aws.WaitAsync(cancellationToken);
            return aws;
        }
        catch
        {
            await aws.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a hosted zone that a stack expects to find.</summary>
    public Task CreateZoneAsync(string name, CancellationToken cancellationToken) => SpeakAsync(["zone", name], cancellationToken);

    /// <summary>Everything that exists, as the API itself tells it.</summary>
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

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "moto-api/"), time.Token);
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), time.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
