namespace OfflinePreview;

/// <summary>The phrases for the facts of any cloud.</summary>
public static class CloudWords
{
    /// <summary>A part that is not in the stack.</summary>
    public const string Existing = "existing";

    /// <summary>A yes or a no.</summary>
    /// <param name="flag">Whether it is so.</param>
    public static string YesOrNo(bool flag) => flag ? "yes" : "no";

    /// <summary>The protection from deletion.</summary>
    /// <param name="byPulumi">Whether Pulumi refuses.</param>
    /// <param name="inCloud">Whether the cloud refuses.</param>
    public static string Protection(bool byPulumi, bool inCloud) => (byPulumi, inCloud) switch
    {
        (true, true) => "by Pulumi and by the cloud",
        (true, false) => "by Pulumi",
        (false, true) => "by the cloud",
        _ => "no: deleted with the stack",
    };
}
