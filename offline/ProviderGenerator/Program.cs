using System.Text.Json;
using OctopusHA.ProviderGenerator;

// ProviderGenerator <folder of facts> <provider> <resources.txt> <folder to write to>
if (args is not [var factsFolder, var provider, var list, var output])
{
    Console.Error.WriteLine("usage: ProviderGenerator <folder of facts> <provider> <list of resources> <folder to write to>");
    return 2;
}

try
{
    var naming = new Naming(provider, File.ReadLines(Path.Combine(factsFolder, "names.txt")));
    var tokens = File.ReadLines(list).Select(line => line.Trim()).Where(line => line == provider || line.StartsWith(provider + ":", StringComparison.Ordinal));
    PackageWriter.Write(Facts.Read(Path.Combine(factsFolder, $"{provider}.json")), naming, tokens).Save(output);
    return 0;
}
catch (Exception exception) when (exception is GeneratorException or IOException or UnauthorizedAccessException or JsonException)
{
    // In the form that MSBuild shows as an error of the build.
    Console.Error.WriteLine($"ProviderGenerator : error : {exception.Message}");
    return 1;
}
