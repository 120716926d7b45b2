using System.Text.Json.Nodes;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>Changes to a recorded preview: what a later version of the program might register, or a broken one.</summary>
internal static class Patching
{
    /// <summary>The same preview with other inputs of one resource.</summary>
    public static PreviewDocument With(this PreviewDocument document, string name, Action<JsonObject> change)
    {
        var resource = document.Single(name);
        var inputs = resource.Inputs.DeepClone().AsObject();
        change(inputs);
        return new PreviewDocument(
            document.Project,
            document.Stack,
            document.Resources.Select(other => other == resource ? resource with { Inputs = inputs } : other),
            document.Outputs,
            document.Warnings);
    }
}
