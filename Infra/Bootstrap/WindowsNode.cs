using System.Collections.Immutable;
using OctopusHA.Plan;
using Pulumi;

namespace OctopusHA.Bootstrap;

/// <summary>What the Windows install script is told of one node. Nothing in it is secret: secrets are named, never given.</summary>
internal sealed record WindowsNode
{
    /// <summary>The node: its name, whether it is the first, its task cap.</summary>
    public required Node Node { get; init; }

    /// <summary>What every node is alike in: version, administrator, gRPC, installer.</summary>
    public required ServerPlan Server { get; init; }

    /// <summary>The share as a UNC path: <c>\\host\share</c>.</summary>
    public required Output<string> Share { get; init; }

    /// <summary>
    /// Who maps the share: <c>CORP\Admin</c>, <c>AZURE\account</c>; its password is the secret <see cref="NodeSecret.SharePassword"/>.
    /// When left out: the machine's own identity.
    /// </summary>
    public Output<string>? ShareUser { get; init; }

    /// <summary>The address blocks of the load balancer's subnets, whose word about a client's address is taken.</summary>
    public required IReadOnlyList<string> TrustedProxies { get; init; }

    /// <summary>
    /// Where each secret is, by the names of <see cref="NodeSecret"/>: on AWS the ARN of a Secrets Manager secret, on
    /// Azure the identifier of a Key Vault secret (<c>https://vault.vault.azure.net/secrets/name</c>).
    /// </summary>
    public required IReadOnlyDictionary<string, Output<string>> Secrets { get; init; }

    /// <summary>What only one cloud has, by the names of <see cref="WindowsExtras"/>. When left out: nothing.</summary>
    public IReadOnlyDictionary<string, Output<string>> Extra { get; init; } = ImmutableDictionary<string, Output<string>>.Empty;

    /// <summary>Whether the machine has a data volume of its own, which holds Octopus's home. When left out: true.</summary>
    public bool DataVolume { get; init; } = true;
}

/// <summary>What only one cloud has to tell a node.</summary>
internal static class WindowsExtras
{
    /// <summary>AWS: the region of secrets and logs. Needed there.</summary>
    public const string Region = "region";

    /// <summary>AWS: the CloudWatch log group of the nodes. When left out: logs stay on the machine.</summary>
    public const string LogGroup = "logGroup";

    /// <summary>AWS: the bucket that keeps copies of what the script downloads. When left out: there are none.</summary>
    public const string StoreBucket = "storeBucket";

    /// <summary>AWS: the auto-scaling group that holds the machine until the node serves; goes with <see cref="LaunchHook"/>. When left out: none does.</summary>
    public const string LaunchGroup = "launchGroup";

    /// <summary>AWS: the lifecycle hook by which the group holds the machine.</summary>
    public const string LaunchHook = "launchHook";

    /// <summary>The directory's domain, <c>corp.example.com</c>, where the share's name is known to the directory's DNS alone.</summary>
    public const string DirectoryDomain = "directoryDomain";

    /// <summary>The directory's DNS servers, separated by commas; goes with <see cref="DirectoryDomain"/>.</summary>
    public const string DirectoryDnsIps = "directoryDnsIps";

    /// <summary>Azure: the client id of the user-assigned identity that may read the secrets. When left out: the machine's own.</summary>
    public const string IdentityClientId = "identityClientId";
}
