namespace OctopusHA.Tests.Bootstrap;

/// <summary>
/// The commands and options of Octopus.Server.exe that a script may use, from Octopus's documentation (administration,
/// "Octopus.Server.exe command line", a page for each command). All take <c>--instance</c>.
/// </summary>
internal static class OctopusCommandLine
{
    public static IReadOnlyDictionary<string, string[]> Commands { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["create-instance"] = ["--config", "--home", "--serverNodeName"],
        ["database"] = ["--create", "--upgrade", "--connectionString", "--masterKey", "--grant"],
        ["configure"] =
        [
            "--upgradeCheck", "--usernamePasswordIsEnabled", "--webForceSSL", "--webListenPrefixes", "--commsListenPort", "--grpcListenPort",
            "--trustedProxies", "--multiNodePollingTentaclesRedisConnectionString",
        ],
        ["path"] =
        [
            "--clusterShared", "--executionsClusterShared", "--artifacts", "--taskLogs", "--nugetRepository", "--imports", "--eventExports",
            "--telemetry", "--cacheDirectory",
        ],
        ["admin"] = ["--username", "--email", "--password"],
        ["license"] = ["--licenseBase64"],
        ["node"] = ["--taskCap", "--drain", "--wait", "--cancel-tasks"],
        ["service"] = ["--install", "--reconfigure", "--start", "--stop", "--restart"],
    };
}
