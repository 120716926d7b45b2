using static OctopusHA.Settings.Rules.Applies;
using static StackSettings.RuleShapes<OctopusHA.Settings.Rules.PlannedSettings>;

namespace OctopusHA.Settings.Rules;

/// <summary>The rules of <c>database</c>; those of its sizes are in <see cref="PlanRules"/>.</summary>
internal static class DatabaseRules
{
    private const string Failover = "database.failoverRegion";

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Rule.When(s => s.Database.Existing is not null,
        [
            NoEffectBelow("database", "existing", "with database.existing", "database.existing", "database.ephemeral"),
            .. On(
                Cloud.Aws, Id("database.existing.securityGroupId", s => s.Database.Existing!.SecurityGroupId, "sg-")),
        ]),
        .. Rule.When(s => s.Database.Existing is null, [.. On(Cloud.Aws, Rds), .. On(Cloud.Azure, AzureSql)]),
    ];

    private static Rule[] Rds =>
    [
        Refuse("database.edition", "web", s => s.Database is { Edition: DatabaseEdition.Web, AllowSingleZone: false },
            "cannot be Multi-AZ; set standard or enterprise, or database.allowSingleZone: true for a trial"),
        Refuse("database.edition", "express",
            s => s.Database is { Edition: DatabaseEdition.Express } database && !(database.AllowSingleZone
                && database.Ephemeral),
            "cannot be Multi-AZ, and RDS cannot encrypt it at rest; set standard or enterprise, or for a trial with "
                + "disposable data both database.allowSingleZone: true and database.ephemeral: true"),
        Warn("database.edition", "express-limits",
            s => s.Database is { Edition: DatabaseEdition.Express, AllowSingleZone: true, Ephemeral: true },
            "RDS cannot encrypt Express Edition at rest, and a database holds up to 10 GB: use it for trials only"),
        Refuse("database.release", "supported", s => s.Database.Release is not ("2019" or "2022"), "set 2019 or 2022"),
        Warn("database.allowSingleZone", "aws-zone", s => s.Database.AllowSingleZone, InOneZone("database")),

        // The service refuses a ceiling within a tenth of the start (RDS user guide, "Storage autoscaling").
        Refuse("database.maxStorageGiB", "above-start",
            s => s.Database is { MaxStorageGiB: { } most, StorageGiB: var start } && most * 10 < start * 11,
            s => "must be at least 10 percent above database.storageGiB; set "
                + $"{((s.Database.StorageGiB * 11) + 9) / 10} or more").Needs("database.storageGiB"),
    ];

    private static Rule[] AzureSql =>
    [
        Warn("database.allowSingleZone", "zone",
            s => s is { Database.AllowSingleZone: true, Network.AvailabilitySet: false },
            InOneZone("database")),
        Refuse("database.entraAdmin.name", "only-identity",
            s => s.Plan.Database.SignsInByIdentity && s.Database.EntraAdmin is not null,
            "a server has one Entra administrator, which database.authentication: identity sets to the nodes' "
                + "identity; remove the setting, or set password"),
        Form("database.entraAdmin.objectId",
            s => s.Database.EntraAdmin?.ObjectId, text => Guid.TryParseExact(text, "D", out _),
            "must be the object id of an Entra user or group, a GUID; `az ad group show --group <name> --query id` "
                + "shows it"),
        Refuse(Failover, "own-region", s => s.Database.FailoverRegion is { } failover && failover == s.Region,
            "is the region of the cluster; set another, such as its neighbor on the same continent"),
        .. Rule.When(s => s.Database.FailoverRegion is { } failover && failover != s.Region,
            Refuse(Failover, "no-zones",
                s => s is { Network.AvailabilitySet: false, Database.AllowSingleZone: false }
                    && AzureRegions.InsteadOf(s.Database.FailoverRegion!) is { } other
                        ? $"has no availability zones for the copy of the database and its backups; set {other}, or "
                            + "database.allowSingleZone: true"
                        : null),
            Refuse(Failover, "unknown",
                s => s.Database.FailoverRegion is { } failover && !AzureRegions.HasZones(failover)
                    && AzureRegions.InsteadOf(failover) is null
                    ? $"is not a known region{(AzureRegions.Nearest(failover) is { } nearest
                        ? $"; did you mean {nearest}?" : "")}"
                    : null)),
    ];

    /// <summary>The warning about data that is kept in one zone.</summary>
    /// <param name="what">The data: <c>database</c>.</param>
    internal static string InOneZone(string what) => $"the {what} is in one zone: if that zone fails, the cluster is "
        + "unavailable";
}
