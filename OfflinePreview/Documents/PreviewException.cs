namespace OfflinePreview;

/// <summary>
/// Thrown when a preview cannot be made, read or drawn; its message is for the person who runs the program.
/// </summary>
public sealed class PreviewException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, without a stack trace.</param>
    /// <param name="inner">The cause. Default: none.</param>
    public PreviewException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
