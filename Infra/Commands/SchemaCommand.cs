using System.CommandLine;

namespace OctopusHA.Commands;

/// <summary><c>schema</c>: prints the JSON Schema of stack files.</summary>
internal sealed class SchemaCommand : Command
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">What it reads and writes.</param>
    public SchemaCommand(Terminal terminal)
        : base("schema",
            "Prints the JSON Schema of Pulumi.<stack>.yaml, with which editors complete, explain and check settings. "
            + $"{StackFileSchema.FileName} is its output.") =>
        SetAction(_ => terminal.Output.Write(StackFileSchema.Write()));
}
