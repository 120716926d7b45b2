namespace OctopusHA.Preview.Changes;

/// <summary>
/// Which properties of which types a cloud cannot change on what exists: their change makes a new resource and deletes the old
/// one. Providers tell it only to who has an account and a state, so it stands here; types stay in the table when the program no
/// longer makes them, since documents of older versions hold them.
/// </summary>
internal static partial class Replacements
{
    private static readonly Dictionary<string, string[]> ByType = new(Aws.Concat(Azure), StringComparer.Ordinal);

    /// <summary>Whether the table has a type; the program's own components need no entry.</summary>
    /// <param name="type">The type's token: <c>aws:rds/instance:Instance</c>.</param>
    public static bool Knows(string type) => ByType.ContainsKey(type);

    /// <summary>Whether the change of a property makes a new resource.</summary>
    /// <param name="type">The type's token.</param>
    /// <param name="path">The property, with no places in lists: <c>deploymentController.type</c>. What stands in a property that forces forces, too.</param>
    public static bool Forces(string type, string path) =>
        ByType.GetValueOrDefault(type, []).Any(forcing => path == forcing || path.StartsWith($"{forcing}.", StringComparison.Ordinal));

    /// <summary>
    /// Whether a change makes a new resource for what it is on this one: a network load balancer leaves no subnet, and neither gets its
    /// first security group nor loses its last (terraform-provider-aws, <c>customizeDiffLoadBalancerNLB</c>).
    /// </summary>
    /// <param name="resource">The resource, as it would be.</param>
    /// <param name="property">What changes.</param>
    public static bool ForcesHere(PreviewResource resource, PropertyChange property) =>
        resource.Type == "aws:lb/loadBalancer:LoadBalancer" && resource.Inputs.Text("loadBalancerType") == "network"
        && ((property.Property is "subnets" or "subnetMappings" && property.Old is not null)
            || property is { Property: "securityGroups", Path: "securityGroups" });

    // What a deployment numbers anew whenever it changes something.
    private static readonly HashSet<(string Type, string Output)> Numbered =
    [
        ("aws:ec2/launchTemplate:LaunchTemplate", "latestVersion"),
        ("aws:s3/bucketObjectv2:BucketObjectv2", "versionId"),
        ("aws:s3/bucketObject:BucketObject", "versionId"),
        ("aws:secretsmanager/secretVersion:SecretVersion", "versionId"),
        ("azure-native:keyvault:Secret", "properties.secretUriWithVersion"),
    ];

    /// <summary>Whether an output gets another value with every change of its resource, replaced or not: a version's number.</summary>
    /// <param name="type">The type's token.</param>
    /// <param name="output">The output.</param>
    public static bool ChangesWithEveryUpdate(string type, string output) => Numbered.Contains((type, output));
}
