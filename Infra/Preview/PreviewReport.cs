using OctopusHA.Preview.Changes;

namespace OctopusHA.Preview;

/// <summary>A preview with what else was asked for.</summary>
/// <param name="Document">The preview.</param>
internal sealed record PreviewReport(PreviewDocument Document)
{
    /// <summary>What differs from an older preview. When left out: nothing was compared.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>Whether to tell what remains when something fails. When left out: not in a text; a pull request is told always.</summary>
    public bool WhatIf { get; init; }
}
