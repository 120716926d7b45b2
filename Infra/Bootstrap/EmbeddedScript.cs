namespace OctopusHA.Bootstrap;

/// <summary>The scripts that the program carries along.</summary>
internal static class EmbeddedScript
{
    /// <summary>A script's text.</summary>
    /// <param name="name">The file's name.</param>
    /// <exception cref="InvalidOperationException">The program was built without it.</exception>
    public static string Read(string name)
    {
        var resource = $"OctopusHA.Bootstrap.{name}";
        using var stream = typeof(EmbeddedScript).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program was built without {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
