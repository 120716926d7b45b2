using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using ArchUnitNET.Loader;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests;

/// <summary>Which part of the program may use which, read from the compiled code.</summary>
public sealed class ArchitectureTests
{
    // Each may use those above it, and none below it. A namespace that is not listed belongs to the one around it.
    private static readonly string[] Order =
    [
        "OctopusHA.Settings",
        "OctopusHA.Plan",
        "OctopusHA.Settings.Rules",
        "OctopusHA.Bootstrap",
        "OctopusHA.Components",
        "OctopusHA.Aws",
        "OctopusHA.Azure",
        "OctopusHA",
        "OctopusHA.Preview.Facts",
        "OctopusHA.Preview",
        "OctopusHA.Commands",
    ];

    // The two clouds know nothing of each other, in either direction.
    private static readonly string[] Apart = ["OctopusHA.Aws -> OctopusHA.Azure", "OctopusHA.Azure -> OctopusHA.Aws"];

    // Types of the outermost namespace that every part may use.
    private static readonly string[] Everywhere = ["OctopusHA.EmbeddedText", "OctopusHA.OctopusServer"];

    [Fact]
    public void No_part_of_the_program_uses_one_that_comes_after_it()
    {
        var architecture = new ArchLoader().LoadAssembly(typeof(OctopusStack).Assembly).Build();
        var uses =
            (from type in architecture.Types
             where type.FullName.StartsWith("OctopusHA.", StringComparison.Ordinal)
             from dependency in type.Dependencies
             where dependency.Target.FullName.StartsWith("OctopusHA.", StringComparison.Ordinal)
             where !Everywhere.Contains(dependency.Target.FullName)
             let use = (From: PartOf(type.FullName), To: PartOf(dependency.Target.FullName))
             where use.From != use.To
             group $"{type.FullName} uses {dependency.Target.FullName}" by use).ToList();

        uses.Count.ShouldBeGreaterThan(5);
        uses.Where(use => IsBackwards(use.Key)).Select(use => use.First()).ShouldBeEmpty();
    }

    [Fact]
    public void A_library_uses_no_part_of_the_program_and_no_library_that_comes_after_it()
    {
        References(typeof(PreviewDocument)).ShouldNotContain(typeof(OctopusStack).Assembly.GetName().Name);
        References(typeof(SettingsModel)).ShouldNotContain(typeof(OctopusStack).Assembly.GetName().Name);
        References(typeof(SettingsModel)).ShouldNotContain(typeof(PreviewDocument).Assembly.GetName().Name);
    }

    [Theory]
    [InlineData(typeof(PreviewDocument))]
    [InlineData(typeof(SettingsModel))]
    public void A_library_knows_no_Octopus(System.Type typeOfLibrary)
    {
        using var file = new PEReader(File.OpenRead(typeOfLibrary.Assembly.Location));
        var reader = file.GetMetadataReader();
        var names = reader.TypeDefinitions.Select(type => reader.GetTypeDefinition(type).Name)
            .Concat(reader.MethodDefinitions.Select(method => reader.GetMethodDefinition(method).Name))
            .Concat(reader.FieldDefinitions.Select(field => reader.GetFieldDefinition(field).Name))
            .Concat(reader.PropertyDefinitions.Select(property => reader.GetPropertyDefinition(property).Name))
            .Select(reader.GetString);
        var texts = names.Concat(Strings(reader)).ToList();

        texts.Count.ShouldBeGreaterThan(300);
        texts.Where(text => text.Contains("octopus", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    private static IEnumerable<string?> References(System.Type typeOfLibrary) =>
        typeOfLibrary.Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name);

    private static IEnumerable<string> Strings(MetadataReader reader)
    {
        var handle = reader.GetNextHandle(default(UserStringHandle));
        while (!handle.IsNil)
        {
            yield return reader.GetUserString(handle);
            handle = reader.GetNextHandle(handle);
        }
    }

    private static string PartOf(string type) =>
        Order.Where(part => type.StartsWith($"{part}.", StringComparison.Ordinal)).MaxBy(part => part.Length)!;

    private static bool IsBackwards((string From, string To) use)
    {
        var text = $"{use.From} -> {use.To}";
        return Apart.Contains(text)
            || (Array.IndexOf(Order, use.To) > Array.IndexOf(Order, use.From));
    }
}
