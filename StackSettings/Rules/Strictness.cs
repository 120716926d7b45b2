namespace StackSettings;

/// <summary>How missing secrets are treated.</summary>
public enum Strictness
{
    /// <summary>A preview: a missing secret is a warning, with the command that sets it.</summary>
    Preview,

    /// <summary>A deployment, or the check before it: a missing secret is a problem.</summary>
    Deployment,
}
