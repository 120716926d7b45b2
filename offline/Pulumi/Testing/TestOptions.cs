namespace Pulumi.Testing;

public class TestOptions
{
    public string? ProjectName { get; set; }

    public string? RootDirectory { get; set; }

    public string? StackName { get; set; }

    /// <summary>Whether the run is a preview; it is, unless this says otherwise.</summary>
    public bool? IsPreview { get; set; }

    public string? OrganizationName { get; set; }
}
