using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace OctopusHA.Azure;

/// <summary>What every Azure component needs to know: the settings, the stack, and where it runs.</summary>
internal sealed class AzureContext
{
    /// <summary>The cloud's name in the types of components.</summary>
    public const string Cloud = "azure";

    /// <summary>Makes the context of the stack that is being deployed.</summary>
    public AzureContext(OctopusSettings settings, IReadOnlyList<Node> roster)
    {
        Settings = settings;
        Roster = roster;
        var deployment = Deployment.Instance;
        Stack = $"{deployment.ProjectName}-{deployment.StackName}";
        Names = new AzureNames(deployment.ProjectName, deployment.StackName);
        Tags = new ResourceTags(deployment.ProjectName, deployment.StackName, settings.Tags);
        var client = GetClientConfig.Invoke();
        SubscriptionId = client.Apply(config => config.SubscriptionId);
        TenantId = client.Apply(config => config.TenantId);
        Ids = new AzureIds(Output.Format($"/subscriptions/{SubscriptionId}/resourceGroups/{Names.ResourceGroup}"));
    }

    /// <summary>The settings.</summary>
    public OctopusSettings Settings { get; }

    /// <summary>The nodes.</summary>
    public IReadOnlyList<Node> Roster { get; }

    /// <summary>Project and stack in one name: <c>octopus-ha-prod</c>.</summary>
    public string Stack { get; }

    /// <summary>The names that the program chooses itself.</summary>
    public AzureNames Names { get; }

    /// <summary>The tags of the stack's resources.</summary>
    public ResourceTags Tags { get; }

    /// <summary>The ids of what lies inside gateways and load balancers.</summary>
    public AzureIds Ids { get; }

    /// <summary>The subscription's id.</summary>
    public Output<string> SubscriptionId { get; }

    /// <summary>The id of the Entra tenant that the subscription trusts.</summary>
    public Output<string> TenantId { get; }

    /// <summary>The zones that zone-redundant addresses and gateways span: all three of a region; none with an availability set.</summary>
    public IReadOnlyList<string> Zones => Settings.Network.AvailabilitySet ? [] : ["1", "2", "3"];

    /// <summary>Days that logs are kept: a year, or a month where data is ephemeral.</summary>
    public int LogRetentionDays => Settings.KeepsData ? 365 : 30;
}
