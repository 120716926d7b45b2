namespace OctopusHA.Preview;

/// <summary>A preview with the options of the command line.</summary>
/// <param name="Document">The preview.</param>
internal sealed record PreviewReport(PreviewDocument Document)
{
    /// <summary>The difference from an older preview. Default: none.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>Whether failures are shown. Default: false; a pull request comment always shows them.</summary>
    public bool WhatIf { get; init; }

    /// <summary>The notices of the comparison, data first.</summary>
    public IReadOnlyList<Notice> Notices => field ??= Comparison is null ? [] : ClusterNotices.Of(Comparison);
}
