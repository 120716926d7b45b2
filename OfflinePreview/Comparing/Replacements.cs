namespace OfflinePreview;

/// <summary>
/// The properties that a cloud cannot change on an existing resource: their change creates a new resource and deletes
/// the old one. Providers report this only for an account and a state, so it is a table. A type stays in it when no
/// program registers it any more, since older documents contain it.
/// </summary>
public static partial class Replacements
{
    private static readonly Dictionary<string, string[]> ByType = new(Aws.Concat(Azure), StringComparer.Ordinal);

    // Outputs that a deployment changes with every update, such as a version's number.
    private static readonly HashSet<(string Type, string Output)> Versions =
    [
        ("aws:ec2/launchTemplate:LaunchTemplate", "latestVersion"),
        ("aws:s3/bucketObjectv2:BucketObjectv2", "versionId"),
        ("aws:s3/bucketObject:BucketObject", "versionId"),
        ("aws:secretsmanager/secretVersion:SecretVersion", "versionId"),
        ("azure-native:keyvault:Secret", "properties.secretUriWithVersion"),
    ];

    /// <summary>Whether the table contains a type; components need no entry.</summary>
    /// <param name="type">The type's token: <c>aws:rds/instance:Instance</c>.</param>
    public static bool Knows(string type) => ByType.ContainsKey(type);

    /// <summary>Whether the change of a property replaces the resource.</summary>
    /// <param name="type">The type's token.</param>
    /// <param name="path">
    /// The property without positions in lists: <c>deploymentController.type</c>. A part of a property that forces a
    /// replacement forces it, too.
    /// </param>
    public static bool Forces(string type, string path) =>
        ByType.GetValueOrDefault(type, []).Any(forcing => IsWithin(path, forcing));

    /// <summary>
    /// Whether a change replaces this resource in particular: a network load balancer cannot leave a subnet, get its
    /// first security group or lose its last (terraform-provider-aws, <c>customizeDiffLoadBalancerNLB</c>).
    /// </summary>
    /// <param name="resource">The resource in the newer preview.</param>
    /// <param name="change">The change.</param>
    public static bool ForcesHere(PreviewResource resource, PropertyChange change)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(change);
        return resource.Type == "aws:lb/loadBalancer:LoadBalancer" && resource.Inputs.Text("loadBalancerType") == "network"
            && ((change.Property is "subnets" or "subnetMappings" && change.Old is not null)
                || change is { Property: "securityGroups", Path: "securityGroups" });
    }

    /// <summary>
    /// Whether an output changes with every update of its resource, replaced or not: a version's number.
    /// </summary>
    /// <param name="type">The type's token.</param>
    /// <param name="output">The output.</param>
    public static bool ChangesWithEveryUpdate(string type, string output) => Versions.Contains((type, output));

    /// <summary>Whether a property is another one or a part of it: <c>a.b</c> is within <c>a</c>.</summary>
    /// <param name="property">The property.</param>
    /// <param name="outer">The other one.</param>
    public static bool IsWithin(string property, string outer)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property == outer || property.StartsWith($"{outer}.", StringComparison.Ordinal);
    }
}
