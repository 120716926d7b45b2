using Pulumi;

namespace StackSettings;

/// <summary>
/// A setting whose value must never be seen: it leaves this class only as a secret output, and has no text of its own.
/// </summary>
public sealed class Secret
{
    private readonly string? _value;
    private readonly string _path;

    private Secret(string path, string? value, bool isSet)
    {
        _path = path;
        _value = value;
        IsSet = isSet;
    }

    /// <summary>Whether the stack has a value for it, readable here or encrypted in the stack file.</summary>
    public bool IsSet { get; }

    /// <summary>Whether its value can be read here, and so can be checked.</summary>
    public bool IsReadable => _value is not null;

    /// <summary>A secret whose value is at hand.</summary>
    /// <param name="path">The setting: <c>masterKey</c>.</param>
    /// <param name="value">The value in plain text.</param>
    public static Secret Of(string path, string value) => new(path, value, isSet: true);

    /// <summary>A secret that the stack file holds encrypted.</summary>
    /// <param name="path">The setting: <c>masterKey</c>.</param>
    public static Secret Encrypted(string path) => new(path, null, isSet: true);

    /// <summary>A secret that nobody has set yet; a preview assumes it.</summary>
    /// <param name="path">The setting: <c>masterKey</c>.</param>
    public static Secret Missing(string path) => new(path, null, isSet: false);

    /// <summary>
    /// The value as a secret output. Where it cannot be read (a preview of an encrypted or missing value) a stand-in text
    /// takes its place, so that whatever is built from it is still there, and still secret.
    /// </summary>
    public Output<string> ToOutput() => Output.CreateSecret(_value ?? $"({_path})");

    /// <summary>Whether the value has a quality; true when it cannot be read here.</summary>
    /// <param name="quality">The quality asked for.</param>
    public bool Satisfies(Func<string, bool> quality) => _value is null || quality(_value);

    /// <summary>Never the value.</summary>
    public override string ToString() => "[secret]";
}
