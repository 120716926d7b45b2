using System.Collections.Immutable;

namespace OctopusHA.Bootstrap;

/// <summary>The configuration of a node for the Windows install script. It names secrets and contains none.</summary>
internal sealed record WindowsNode
{
    /// <summary>The node: its name, whether it is the first, its task cap.</summary>
    public required Node Node { get; init; }

    /// <summary>The configuration that all nodes share: version, administrator, gRPC, installer.</summary>
    public required ServerPlan Server { get; init; }

    /// <summary>The share as a UNC path: <c>\\host\share</c>.</summary>
    public required Output<string> Share { get; init; }

    /// <summary>
    /// The user of the share: <c>CORP\Admin</c>, <c>AZURE\account</c>; the password is the secret
    /// <see cref="NodeSecret.SharePassword"/>. Default: the machine's identity.
    /// </summary>
    public Output<string>? ShareUser { get; init; }

    /// <summary>The address blocks of trusted proxies: the load balancer's subnets.</summary>
    public required IReadOnlyList<string> TrustedProxies { get; init; }

    /// <summary>
    /// The location of each secret, by the keys of <see cref="NodeSecret"/>: on AWS the ARN of a Secrets Manager
    /// secret, on Azure the identifier of a Key Vault secret (<c>https://vault.vault.azure.net/secrets/name</c>).
    /// </summary>
    public required IReadOnlyDictionary<string, Output<string>> Secrets { get; init; }

    /// <summary>Values of one cloud only, by the names of <see cref="WindowsExtras"/>. Default: none.</summary>
    public IReadOnlyDictionary<string, Output<string>> Extra { get; init; } =
        ImmutableDictionary<string, Output<string>>.Empty;

    /// <summary>Whether the machine has a data volume for Octopus's home directory. Default: true.</summary>
    public bool DataVolume { get; init; } = true;
}

/// <summary>The values of one cloud only.</summary>
internal static class WindowsExtras
{
    /// <summary>AWS: the region of secrets and logs. Required there.</summary>
    public const string Region = "region";

    /// <summary>AWS: the CloudWatch log group of the nodes. Default: logs remain on the machine.</summary>
    public const string LogGroup = "logGroup";

    /// <summary>AWS: the bucket with copies of the script's downloads. Default: no copies.</summary>
    public const string StoreBucket = "storeBucket";

    /// <summary>
    /// AWS: the Auto Scaling group that waits until the node serves; requires <see cref="LaunchHook"/>. Default: none.
    /// </summary>
    public const string LaunchGroup = "launchGroup";

    /// <summary>AWS: the lifecycle hook of that group.</summary>
    public const string LaunchHook = "launchHook";

    /// <summary>The directory's domain, <c>corp.example.com</c>, if only its DNS servers resolve the share.</summary>
    public const string DirectoryDomain = "directoryDomain";

    /// <summary>The directory's DNS servers, comma-separated; requires <see cref="DirectoryDomain"/>.</summary>
    public const string DirectoryDnsIps = "directoryDnsIps";

    /// <summary>
    /// Azure: the client ID of the user-assigned identity that reads secrets. Default: the machine's own.
    /// </summary>
    public const string IdentityClientId = "identityClientId";
}
