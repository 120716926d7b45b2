namespace OctopusHA.Settings;

/// <summary>The setting has no default: a stack must give it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequiredSettingAttribute : Attribute;

/// <summary>The limits of a whole number, both included.</summary>
/// <param name="minimum">The smallest value allowed.</param>
/// <param name="maximum">The largest value allowed.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BoundsAttribute(int minimum, int maximum) : Attribute
{
    /// <summary>The smallest value allowed.</summary>
    public int Minimum { get; } = minimum;

    /// <summary>The largest value allowed.</summary>
    public int Maximum { get; } = maximum;

    /// <summary>The smallest value that a message advises, where the least that is allowed is for special cases. When left out: <see cref="Minimum"/>.</summary>
    public int Advised { get; init; } = minimum;

    /// <summary>Whose limit it is, and why: ends the message of a value out of bounds. When left out: the message ends with the limits.</summary>
    public string? Because { get; init; }
}

/// <summary>
/// The form of a text, or of each text of a list, for editors: what <see cref="Rules.SettingsRules"/> refuses of it by itself, with no
/// look at another setting. The rules stay the ones that decide.
/// </summary>
/// <param name="pattern">A regular expression as JSON Schema has it (ECMA-262), anchored at both ends.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextFormAttribute(string pattern) : Attribute
{
    /// <summary>An exact release of Octopus Server: <c>2026.4.6342</c>.</summary>
    public const string Release = @"^\d{4}\.\d{1,6}\.\d{1,6}$";

    /// <summary>An IPv4 block: <c>10.0.0.0/16</c>.</summary>
    public const string Cidr = @"^(\d{1,3}\.){3}\d{1,3}/\d{1,2}$";

    /// <summary>The regular expression.</summary>
    public string Pattern { get; } = pattern;
}
