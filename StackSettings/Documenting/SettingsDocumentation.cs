using System.Reflection;
using System.Xml.Linq;

namespace StackSettings;

/// <summary>
/// The summaries of the settings' types, from the documentation file of the build. The reference in docs/settings.md and
/// the schema of stack files are generated from them.
/// </summary>
public sealed class SettingsDocumentation
{
    private readonly Dictionary<string, XElement> _members;

    private SettingsDocumentation(XDocument document) =>
        _members = document.Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>Reads the documentation file of a program.</summary>
    /// <param name="model">The program's settings.</param>
    /// <param name="folder">The program's folder. Default: that of the running program.</param>
    /// <exception cref="SettingsException">The file is missing.</exception>
    public static SettingsDocumentation Load(SettingsModel model, string? folder = null)
    {
        var file = Path.Combine(folder ?? AppContext.BaseDirectory, model.Type.Assembly.GetName().Name + ".xml");
        return File.Exists(file)
            ? new SettingsDocumentation(XDocument.Load(file))
            : throw new SettingsException(
                $"There is no {file}, which contains the descriptions of the settings. Build the program again, or copy the file "
                + "to the program's folder.");
    }

    /// <summary>The summary of a section.</summary>
    /// <param name="type">The section's record.</param>
    public string Of(Type type) => Summary($"T:{type.FullName}");

    /// <summary>The summary of a setting.</summary>
    /// <param name="setting">The property of a section's record.</param>
    public string Of(PropertyInfo setting) => Summary($"P:{setting.DeclaringType!.FullName}.{setting.Name}");

    /// <summary>The summary of a value of an enum.</summary>
    /// <param name="choice">The member of an enum.</param>
    public string Of(FieldInfo choice) => Summary($"F:{choice.DeclaringType!.FullName}.{choice.Name}");

    // One line of Markdown.
    private string Summary(string member)
    {
        // A copy, because the replacement below changes it.
        var summary = new XElement(_members[member].Element("summary")!);
        foreach (var code in summary.Descendants("c").ToList())
        {
            code.ReplaceWith($"`{code.Value}`");
        }

        return string.Join(' ', summary.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
