using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StackSettings;

/// <summary>
/// Parses a YAML file to configuration, with line and column in every error. It refuses what a stack file does not need:
/// further documents, anchors and aliases (which can be recursive), merge keys and unlimited nesting.
/// </summary>
public static class YamlFile
{
    // More than any setting needs, and far less than the call stack allows.
    private const int MaximumDepth = 40;

    /// <summary>Parses a text; null when it is empty.</summary>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="SettingsException">The text is not valid YAML, or contains what is refused.</exception>
    public static ConfigNode? Parse(string source, string text)
    {
        var scanner = new Scanner(new StringReader(text));
        var parser = new Parser(scanner);
        try
        {
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = Read(source, parser, depth: 0);
            parser.Consume<DocumentEnd>();
            return parser.Accept<StreamEnd>(out _)
                ? root
                : throw Fault(source, parser.Current!.Start, "a second document starts; a stack file has one");
        }
        catch (YamlException exception)
        {
            var place = PlaceOf(exception, text);
            var message = exception.InnerException?.Message ?? exception.Message;
            throw new SettingsException($"{source}, line {place.Line}, column {place.Column}: {message}");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet has no error message for an unclosed flow list or map.
            throw Fault(source, scanner.CurrentPosition, "a [ or { above is not closed");
        }
    }

    // An empty value is the same as none.
    private static ConfigNode? Read(string source, Parser parser, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw Fault(source, parser.Current!.Start, $"is nested deeper than {MaximumDepth} levels, which no setting needs");
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            throw Fault(source, alias.Start, $"stack files do not support aliases; write the value in place of *{alias.Value}");
        }

        if (parser.Accept<NodeEvent>(out var node) && !node.Anchor.IsEmpty)
        {
            throw Fault(source, node.Start, $"stack files do not support anchors; remove &{node.Anchor.Value}");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
            return isNull ? null : new ScalarNode(scalar.Value);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<ConfigNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Read(source, parser, depth + 1) ?? new ScalarNode(""));
            }

            return new ListNode(items);
        }

        parser.Consume<MappingStart>();
        var members = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var start = parser.Current?.Start ?? Mark.Empty;
            if (!parser.TryConsume<Scalar>(out var name))
            {
                parser.Accept<ParsingEvent>(out var other);
                throw Fault(source, other?.Start ?? start, "a name must be a plain text");
            }

            if (name.Value == "<<")
            {
                throw Fault(source, name.Start, "stack files do not support merge keys; write the settings in place of <<");
            }

            if (!names.Add(name.Value))
            {
                throw Fault(source, name.Start, $"{name.Value} is specified twice; remove one");
            }

            if (Read(source, parser, depth + 1) is { } member)
            {
                members[name.Value] = member;
            }
        }

        return members.Count == 1 && members.TryGetValue("secure", out var secure) && secure is ScalarNode
            ? new EncryptedNode()
            : new MapNode(members);
    }

    private static SettingsException Fault(string source, Mark place, string message) =>
        new($"{source}, line {place.Line}, column {place.Column}: {message}.");

    // For a tab, the parser reports the start of the section; the place of the tab is more helpful.
    private static (long Line, long Column) PlaceOf(YamlException exception, string text)
    {
        if (exception.Message.Contains(" tab ", StringComparison.Ordinal))
        {
            var lines = text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                var tab = lines[i].IndexOf('\t', StringComparison.Ordinal);
                if (tab >= 0 && lines[i].AsSpan(0, tab).IsWhiteSpace())
                {
                    return (i + 1, tab + 1);
                }
            }
        }

        return (exception.Start.Line, exception.Start.Column);
    }
}
