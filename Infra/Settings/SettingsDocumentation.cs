using System.Reflection;
using System.Xml.Linq;

namespace OctopusHA.Settings;

/// <summary>
/// What the settings' types say of themselves: the summaries in their source, which the compiler writes beside the
/// program. The reference in docs/settings.md and the schema of stack files are both made of it.
/// </summary>
internal sealed class SettingsDocumentation
{
    private readonly Dictionary<string, XElement> _members;

    private SettingsDocumentation(XDocument document) =>
        _members = document.Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>Reads the documentation file of this build.</summary>
    /// <exception cref="SettingsException">The program was copied somewhere without it.</exception>
    public static SettingsDocumentation Load() => Load(AppContext.BaseDirectory);

    /// <summary>Reads the documentation file in a folder.</summary>
    /// <param name="folder">The folder that holds the program.</param>
    /// <exception cref="SettingsException">There is none in it.</exception>
    public static SettingsDocumentation Load(string folder)
    {
        var file = Path.Combine(folder, typeof(OctopusSettings).Assembly.GetName().Name + ".xml");
        return File.Exists(file)
            ? new SettingsDocumentation(XDocument.Load(file))
            : throw new SettingsException($"There is no {file}, which the build writes beside the program and the descriptions of settings come from. Build the program again, or copy that file along.");
    }

    /// <summary>What a section is for.</summary>
    /// <param name="type">The section's record.</param>
    public string Of(Type type) => Summary($"T:{type.FullName}");

    /// <summary>What a setting means.</summary>
    /// <param name="setting">The property of a section's record.</param>
    public string Of(PropertyInfo setting) => Summary($"P:{setting.DeclaringType!.FullName}.{setting.Name}");

    /// <summary>What a choice means.</summary>
    /// <param name="choice">The member of an enum.</param>
    public string Of(FieldInfo choice) => Summary($"F:{choice.DeclaringType!.FullName}.{choice.Name}");

    // One line of Markdown.
    private string Summary(string member)
    {
        // A copy: the same summary may be asked for again.
        var summary = new XElement(_members[member].Element("summary")!);
        foreach (var code in summary.Descendants("c").ToList())
        {
            code.ReplaceWith($"`{code.Value}`");
        }

        return string.Join(' ', summary.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
