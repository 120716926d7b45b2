namespace OctopusHA;

/// <summary>The texts that the program carries along: scripts and templates.</summary>
internal static class EmbeddedText
{
    /// <summary>A text as in its file, with LF line endings on every build machine.</summary>
    /// <param name="name">The file's folder and name: <c>Bootstrap.watchdog.sh</c>.</param>
    /// <exception cref="InvalidOperationException">The program was built without it.</exception>
    public static string Read(string name)
    {
        var resource = $"OctopusHA.{name}";
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program was built without {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>A template, filled.</summary>
    /// <param name="name">The file's folder and name: <c>Azure.roll.ps1</c>.</param>
    /// <param name="values">The values of its placeholders <c>{{name}}</c>.</param>
    public static string Fill(string name, params (string Name, string Value)[] values) => FillIn(Read(name), values);

    /// <summary>A text with placeholders, filled.</summary>
    /// <param name="text">The text.</param>
    /// <param name="values">The values of its placeholders <c>{{name}}</c>.</param>
    public static string FillIn(string text, params (string Name, string Value)[] values) => values.Aggregate(
        text, (filled, next) => filled.Replace($"{{{{{next.Name}}}}}", next.Value, StringComparison.Ordinal));
}
