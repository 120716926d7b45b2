namespace Pulumi;

public static class Urn
{
    public static Output<string> Create(
        Input<string> name,
        Input<string> type,
        Resource? parent = null,
        Input<string>? parentUrn = null,
        Input<string>? project = null,
        Input<string>? stack = null)
    {
        if (parent is not null && parentUrn is not null)
            throw new ArgumentException("Only one of 'parent' and 'parentUrn' can be non-null.");

        var above = parent?.Urn ?? (parentUrn is null ? null : parentUrn.ToOutput());
        var prefix = above is null
            ? Output.Format(
                $"urn:pulumi:{stack ?? Deployment.Instance.StackName}::{project ?? Deployment.Instance.ProjectName}::")
            : above.Apply(urn => urn[..urn.LastIndexOf("::", StringComparison.Ordinal)] + "$");
        return Output.Format($"{prefix}{type}::{name}");
    }

    internal static string NameOf(string urn) => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    internal static string TypeOf(string urn) => QualifiedTypeOf(urn).Split('$')[^1];

    /// <summary>The type with those of its parents before it.</summary>
    internal static string QualifiedTypeOf(string urn) => urn.Split("::")[2];
}
