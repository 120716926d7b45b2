namespace OctopusHA.ProviderGenerator;

/// <summary>Something that a person must mend: the message says what and where.</summary>
internal sealed class GeneratorException(string message) : Exception(message);
