using System.Reflection;
using System.Text;
using OctopusHA.Settings;

namespace OctopusHA.Tests.Documents;

/// <summary>Writes docs/settings.md from the settings' types and their documentation.</summary>
internal sealed class SettingsReference
{
    private readonly SettingsDocumentation _documentation = SettingsDocumentation.Load(OctopusSettings.Model);

    private readonly StringBuilder _text = new();

    public static string Write()
    {
        var reference = new SettingsReference();
        reference._text.Append("""
            # Settings

            All settings of a stack, under the namespace `octopus-ha` of `Pulumi.<stack>.yaml`. Sections are objects:
            `pulumi config set --path octopus-ha:nodes.count 4` sets one value of a section. Set secrets with `--secret`.
            Editors with YAML support show the same text while you type: the first line of the example stacks names the
            schema, `octopus-ha.schema.json`. This page is generated from the types in `Infra/Settings/`; a test keeps it current.


            """);
        reference.Section("", typeof(OctopusSettings));
        return reference._text.ToString().TrimEnd('\n') + "\n";
    }

    private void Section(string path, Type type)
    {
        var settings = SettingsBinder.SettingsOf(type);
        _text.Append($"## {(path.Length == 0 ? "The stack" : $"`{path}`")}\n\n{Cell(_documentation.Of(type))}\n\n");
        _text.Append("| setting | value | meaning |\n|---|---|---|\n");
        foreach (var property in settings)
        {
            var name = Names.CamelCase(property.Name);
            var link = IsSection(property) ? $"[`{name}`](#{Join(path, name).Replace(".", "", StringComparison.Ordinal).ToLowerInvariant()})" : $"`{name}`";
            _text.Append($"| {link} | {Value(property)} | {Cell(_documentation.Of(property))} |\n");
        }

        _text.Append('\n');
        foreach (var property in settings.Where(IsSection))
        {
            Section(Join(path, Names.CamelCase(property.Name)), property.PropertyType);
        }
    }

    private string Value(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var value = type switch
        {
            _ when IsSection(property) => "section",
            _ when type == typeof(Secret) => "secret",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(int) => Bounds(property),
            _ when type.IsEnum => string.Join(", ", SettingsBinder.ChoicesOf(type).Select(choice => $"`{choice}`")),
            _ when type == typeof(IReadOnlyList<string>) => "list of texts",
            _ when type == typeof(IReadOnlyDictionary<string, string>) => "map of texts",
            _ => "text",
        };
        return property.IsDefined(typeof(RequiredSettingAttribute)) ? $"{value}; **required**" : value;
    }

    private static string Bounds(PropertyInfo property) =>
        property.GetCustomAttribute<BoundsAttribute>() is { } bounds ? $"{bounds.Minimum} to {bounds.Maximum}" : "whole number";

    private static bool IsSection(PropertyInfo property) => SettingsBinder.IsSection(property.PropertyType);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    // A bar would end the cell.
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
