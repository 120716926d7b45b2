using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OctopusHA.Aws;

/// <summary>
/// Serializes the JSON properties of AWS: policies and container definitions. The serializers are generated at compile
/// time, which makes a preview faster.
/// </summary>
[JsonSerializable(typeof(PolicyDocument))]
[JsonSerializable(typeof(ContainerDefinition[]))]
internal sealed partial class Json : JsonSerializerContext
{
    private static readonly Json Policies = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Not for HTML: references and arrows remain readable in a preview.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private static readonly Json Containers = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });

    /// <summary>Serializes a policy.</summary>
    public static string Write(PolicyDocument policy) => JsonSerializer.Serialize(policy, Policies.PolicyDocument);

    /// <summary>Serializes the containers of a task definition.</summary>
    public static string Write(ContainerDefinition[] containers) =>
        JsonSerializer.Serialize(containers, (JsonTypeInfo<ContainerDefinition[]>)Containers.ContainerDefinitionArray);
}
