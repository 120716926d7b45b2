using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OctopusHA.Settings;

/// <summary>
/// Reads a YAML file into configuration, and tells of a fault by its line and column. What a stack file has no use for
/// is refused: further documents, anchors and aliases (which may hold themselves), merge keys, and nesting without end.
/// </summary>
internal static class YamlFile
{
    // Far below what any setting nests, and far above what a stack of calls holds.
    private const int MaximumDepth = 40;

    /// <summary>Reads a text; null when there is nothing in it.</summary>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="SettingsException">The text is no well-formed YAML, or holds what is refused.</exception>
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
                : throw Fault(source, parser.Current!.Start, "a second document begins; a stack file holds one");
        }
        catch (YamlException exception)
        {
            var place = PlaceOf(exception, text);
            throw new SettingsException($"{source}, line {place.Line}, column {place.Column}: {exception.InnerException?.Message ?? exception.Message}");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner has no words for a flow list or map that goes on below without its end.
            throw Fault(source, scanner.CurrentPosition, "a [ or { further up is not closed");
        }
    }

    // An empty value is a value left out.
    private static ConfigNode? Read(string source, Parser parser, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw Fault(source, parser.Current!.Start, $"is nested deeper than {MaximumDepth} levels; no setting is");
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            throw Fault(source, alias.Start, $"*{alias.Value} repeats another value; write the value itself, a stack file has no anchors");
        }

        if (parser.Accept<NodeEvent>(out var node) && !node.Anchor.IsEmpty)
        {
            throw Fault(source, node.Start, $"&{node.Anchor.Value} names a value to repeat it; write the value itself, a stack file has no anchors");
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
                throw Fault(source, name.Start, "<< merges another value; write its settings themselves, a stack file has no merge keys");
            }

            if (!names.Add(name.Value))
            {
                throw Fault(source, name.Start, $"{name.Value} stands there twice; remove one");
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

    // Of a tab the parser tells where its section begins; the eye belongs where the tab is.
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
