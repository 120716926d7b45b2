using System.Text.Json;

namespace OctopusHA.Tests.Bootstrap;

/// <summary>
/// A PowerShell script as its grammar sees it, by tree-sitter: where no PowerShell runs, this is the nearest to one. Tests that
/// need it are skipped, and say why, where Node.js or the grammar is not there.
/// </summary>
internal sealed record PowerShellFacts(
    IReadOnlyList<PowerShellFacts.Fault> Errors,
    IReadOnlyList<PowerShellFacts.Function> Functions,
    IReadOnlyList<PowerShellFacts.Command> Commands,
    IReadOnlyList<PowerShellFacts.Variable> Variables)
{
    /// <summary>A place that the grammar does not understand.</summary>
    internal sealed record Fault(int Line, string Text);

    /// <summary>A function and its parameters.</summary>
    internal sealed record Function(string Name, int Line, IReadOnlyList<Parameter> Parameters);

    /// <summary>A function's parameter.</summary>
    internal sealed record Parameter(string Name, bool Mandatory);

    /// <summary>A command that is run: what, in which function, with which named parameters and which values.</summary>
    internal sealed record Command(int Line, string Name, string? Inside, IReadOnlyList<string> Parameters, IReadOnlyList<string> Values, string Text);

    /// <summary>An occurrence of a variable, and whether it is assigned there.</summary>
    internal sealed record Variable(int Line, string Name, string? Inside, bool Assigned);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The facts of some scripts, unless the test is skipped.</summary>
    public static async Task<IReadOnlyList<PowerShellFacts>> Of(params IReadOnlyList<string> scripts) =>
        JsonSerializer.Deserialize<PowerShellFacts[]>(
            await NodeTools.Run("tree-sitter-powershell", "Infra.Tests/Bootstrap/powershell-facts.mjs", JsonSerializer.Serialize(scripts)), Json)!;
}
