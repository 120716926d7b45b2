namespace OfflinePreview;

/// <summary>A warning for the reader of a preview.</summary>
/// <param name="Path">The setting that it is about.</param>
/// <param name="Text">The whole sentence.</param>
public sealed record PreviewWarning(string Path, string Text)
{
    /// <summary>The sentence.</summary>
    public override string ToString() => Text;
}
