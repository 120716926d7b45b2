namespace StackSettings;

/// <summary>The setting has no default: a stack must specify it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequiredSettingAttribute : Attribute;

/// <summary>The limits of a whole number, inclusive.</summary>
/// <param name="minimum">The smallest value allowed.</param>
/// <param name="maximum">The largest value allowed.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BoundsAttribute(int minimum, int maximum) : Attribute
{
    /// <summary>The smallest value allowed.</summary>
    public int Minimum { get; } = minimum;

    /// <summary>The largest value allowed.</summary>
    public int Maximum { get; } = maximum;

    /// <summary>
    /// The smallest value that messages recommend, when smaller ones are for special cases. Default:
    /// <see cref="Minimum"/>.
    /// </summary>
    public int Advised { get; init; } = minimum;

    /// <summary>
    /// The reason for the limits, in the message about a value outside of them. Default: the message has only the
    /// limits.
    /// </summary>
    public string? Because { get; init; }
}

/// <summary>
/// The pattern of a text, or of each text of a list, with which editors check it. The program's rules decide
/// whether a value is valid.
/// </summary>
/// <param name="pattern">A regular expression of JSON Schema (ECMA-262), anchored at both ends.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextFormAttribute(string pattern) : Attribute
{
    /// <summary>An IPv4 block: <c>10.0.0.0/16</c>.</summary>
    public const string Cidr = @"^(\d{1,3}\.){3}\d{1,3}/\d{1,2}$";

    /// <summary>The regular expression.</summary>
    public string Pattern { get; } = pattern;
}
