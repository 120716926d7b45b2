namespace OctopusHA.Settings.Rules;

/// <summary>The settings as a user wrote them, and what they mean: rules look at both.</summary>
internal sealed record PlannedSettings : OctopusSettings
{
    /// <summary>Plans the settings.</summary>
    /// <param name="settings">The settings.</param>
    public PlannedSettings(OctopusSettings settings)
        : base(settings) => Plan = ClusterPlan.Create(settings);

    /// <summary>The plan.</summary>
    public ClusterPlan Plan { get; }
}
