namespace Pulumi;

/// <summary>A former name of a resource: a whole URN, or the parts of it that were different.</summary>
public sealed class Alias
{
    public string? Urn { get; set; }

    public Input<string>? Name { get; set; }

    public Input<string>? Type { get; set; }

    public Input<string>? Stack { get; set; }

    public Input<string>? Project { get; set; }

    public Resource? Parent { get; set; }

    public Input<string>? ParentUrn { get; set; }

    public bool NoParent { get; set; }

    /// <summary>The URN that is meant, seen from the resource that carries the alias.</summary>
    internal Output<string> Resolve(string name, string type, Resource? parent)
    {
        if (Urn is not null)
        {
            Refuse(Name is not null, nameof(Name));
            Refuse(Type is not null, nameof(Type));
            Refuse(Project is not null, nameof(Project));
            Refuse(Stack is not null, nameof(Stack));
            Refuse(Parent is not null, nameof(Parent));
            Refuse(ParentUrn is not null, nameof(ParentUrn));
            Refuse(NoParent, nameof(NoParent));
            return Output.Create(Urn);
        }

        if ((Parent is null ? 0 : 1) + (ParentUrn is null ? 0 : 1) + (NoParent ? 1 : 0) > 1)
        {
            throw new ArgumentException(
                $"Only specify one of '{nameof(Parent)}', '{nameof(ParentUrn)}' or '{nameof(NoParent)}' in an {nameof(Alias)}");
        }

        var inherits = ParentUrn is null && !NoParent;
        return Pulumi.Urn.Create(Name ?? name, Type ?? type, inherits ? Parent ?? parent : null, ParentUrn, Project, Stack);
    }

    private static void Refuse(bool isGiven, string property)
    {
        if (isGiven)
            throw new ArgumentException($"{nameof(Alias)} should not specify both {nameof(Urn)} and {property}");
    }
}
