using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OctopusHA.Aws;

/// <summary>
/// Writes the JSON texts that AWS takes as properties: policies and container definitions. The shapes are known when the
/// program is built, which spares a preview the time of finding them out.
/// </summary>
[JsonSerializable(typeof(PolicyDocument))]
[JsonSerializable(typeof(ContainerDefinition[]))]
internal sealed partial class Json : JsonSerializerContext
{
    private static readonly Json Policies = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The texts go to AWS, never into a page: references and arrows stay readable in a preview.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private static readonly Json Containers = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });

    /// <summary>A policy's text.</summary>
    public static string Write(PolicyDocument policy) => JsonSerializer.Serialize(policy, Policies.PolicyDocument);

    /// <summary>A task definition's containers.</summary>
    public static string Write(ContainerDefinition[] containers) =>
        JsonSerializer.Serialize(containers, (JsonTypeInfo<ContainerDefinition[]>)Containers.ContainerDefinitionArray);
}
