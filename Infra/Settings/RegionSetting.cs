namespace OctopusHA.Settings;

/// <summary>The setting of each cloud's provider that defines the region of a stack.</summary>
internal static class RegionSetting
{
    /// <summary>The setting's key: <c>aws:region</c>, <c>azure-native:location</c>.</summary>
    public static string KeyOf(Cloud cloud) => cloud == Cloud.Azure ? "azure-native:location" : "aws:region";

    /// <summary>A region of a cloud, for messages.</summary>
    public static string Example(Cloud cloud) => cloud == Cloud.Azure ? "westeurope" : "us-east-1";

    /// <summary>The cloud of a stack; AWS when the stack specifies none.</summary>
    /// <param name="configuration">The stack's settings under the namespace <c>octopus-ha</c>.</param>
    public static Cloud CloudOf(MapNode configuration) =>
        configuration.Members.GetValueOrDefault("cloud") is ScalarNode { Text: var text }
        && text == Names.KebabCase(nameof(Cloud.Azure))
            ? Cloud.Azure
            : Cloud.Aws;

    /// <summary>The region from the Pulumi engine; null when not set.</summary>
    /// <param name="configuration">The stack's settings under the namespace <c>octopus-ha</c>.</param>
    public static string? OfEngine(MapNode configuration)
    {
        var key = KeyOf(CloudOf(configuration)).Split(':');
        return new Config(key[0]).Get(key[1]);
    }
}
