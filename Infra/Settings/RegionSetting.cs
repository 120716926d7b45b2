namespace OctopusHA.Settings;

/// <summary>Where each cloud's own configuration says which region a stack goes to.</summary>
internal static class RegionSetting
{
    /// <summary>The namespace and the name of the setting, by the cloud that a stack names; AWS's where it names none.</summary>
    /// <param name="configuration">What the stack holds under the namespace <c>octopus-ha</c>.</param>
    public static (string Space, string Name) Of(MapNode configuration) => Of(CloudOf(configuration));

    /// <summary>The namespace and the name of the setting of a cloud.</summary>
    public static (string Space, string Name) Of(Cloud cloud) => cloud == Cloud.Azure ? ("azure-native", "location") : ("aws", "region");

    /// <summary>A region of a cloud, for messages.</summary>
    public static string Example(Cloud cloud) => cloud == Cloud.Azure ? "westeurope" : "us-east-1";

    /// <summary>The cloud that a stack names; AWS where it names none.</summary>
    public static Cloud CloudOf(MapNode configuration) =>
        configuration.Members.GetValueOrDefault("cloud") is ScalarNode { Text: var text } && text == Names.KebabCase(nameof(Cloud.Azure)) ? Cloud.Azure : Cloud.Aws;
}
