namespace OctopusHA;

/// <summary>The texts that the program carries along: scripts and templates.</summary>
internal static class EmbeddedText
{
    /// <summary>A text, as it is in its file.</summary>
    /// <param name="name">The file's folder and name: <c>Bootstrap.watchdog.sh</c>.</param>
    /// <exception cref="InvalidOperationException">The program was built without it.</exception>
    public static string Read(string name)
    {
        var resource = $"OctopusHA.{name}";
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program was built without {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
