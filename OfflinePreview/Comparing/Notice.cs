namespace OfflinePreview;

/// <summary>How severe a notice is.</summary>
public enum Severity
{
    /// <summary>Data would be lost, or would be without a protection.</summary>
    Data,

    /// <summary>Users would be affected, or the system would be less safe.</summary>
    Warning,
}

/// <summary>Something in a comparison that a reviewer must not overlook.</summary>
/// <param name="Severity">How severe it is.</param>
/// <param name="Text">The sentence.</param>
public sealed record Notice(Severity Severity, string Text);
