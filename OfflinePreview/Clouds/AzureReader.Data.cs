using System.Text.Json.Nodes;

namespace OfflinePreview;

/// <content>Azure SQL and Azure Files.</content>
public sealed partial class AzureReader
{
    private const long BytesPerGiB = 1L << 30;

    private static readonly string[] AllZones = ["1", "2", "3"];

    /// <summary>The database on Azure SQL; null when the document has none.</summary>
    public DatabaseFact? Database()
    {
        if (document.OfType("azure-native:sql:Database").FirstOrDefault() is not { } database)
        {
            return null;
        }

        var sku = database.Inputs["sku"];
        var level = sku.Text("family") is { } family
            ? $"{sku.Text("tier")}, {sku.Number("capacity")} vCores ({family})"
            : $"{sku.Text("name")}, {sku.Number("capacity")} DTU";
        var isRedundant = database.Inputs.Flag("zoneRedundant");
        var gib = (int)(database.Inputs.Value<long>("maxSizeBytes") / BytesPerGiB);
        var days = InputsOf("azure-native:sql:BackupShortTermRetentionPolicy").Number("retentionDays");
        var months = InputsOf("azure-native:sql:LongTermRetentionPolicy").Text("monthlyRetention");
        var isEncrypted = InputsOf("azure-native:sql:TransparentDataEncryption").Text("state") == "Enabled";
        var hasReplica = InputsOf("azure-native:sql:FailoverGroup") is not null;
        return new DatabaseFact
        {
            Kind = "Azure SQL",
            IsExisting = false,
            Class = level,
            SurvivesZone = isRedundant,
            Zones = isRedundant ? AllZones : [],
            StorageGiB = gib,
            BackupDays = days,
            IsEncrypted = isEncrypted,
            IsProtected = database.Protect,
            Details =
            [
                ("Class", level),
                ("Zones", isRedundant ? "zone redundant" : "one zone only"),
                ("Storage", $"up to {gib} GiB"),
                ("Backups", Words.Count(days, "day") + (months is null ? "" : $", and one of each month ({months})")),
                .. hasReplica ? [("Second region", "a replica with manual failover")] : Array.Empty<(string, string)>(),
                ("Encrypted", CloudWords.YesOrNo(isEncrypted)),
                ("Protected", CloudWords.Protection(database.Protect, inCloud: false)),
            ],
        };
    }

    /// <summary>The share on Azure Files; null when the document has none.</summary>
    public StorageFact? Storage()
    {
        if (document.OfType("azure-native:storage:FileShare").FirstOrDefault() is not { } share)
        {
            return null;
        }

        var smb = InputsOf("azure-native:storage:FileServiceProperties")?["protocolSettings"]?["smb"];
        var sku = InputsOf("azure-native:storage:StorageAccount")?["sku"].Text("name") ?? "";
        var tier = sku.StartsWith("Premium", StringComparison.Ordinal) ? "premium" : "standard";
        var isRedundant = sku.EndsWith("ZRS", StringComparison.Ordinal);
        var days = InputsOf("azure:backup/policyFileShare:PolicyFileShare")?["retentionDaily"].Number("count") ?? 0;
        return new StorageFact
        {
            Kind = "Azure Files",
            IsExisting = false,
            SurvivesZone = isRedundant,
            IsProtected = share.Protect,
            Details =
            [
                ("Share", $"Azure Files, {tier}, {share.Inputs.Number("shareQuota")} GiB"),
                ("Zones", isRedundant ? "zone redundant" : "one zone only"),
                .. sku.EndsWith("_GZRS", StringComparison.Ordinal)
                    ? [("Second region", "a copy, some minutes behind")]
                    : Array.Empty<(string, string)>(),
                ("In transit", $"{smb.Text("versions")?.TrimEnd(';')}, {smb.Text("channelEncryption")?.TrimEnd(';')}"),
                ("Backups", days == 0 ? "none" : $"daily, kept {Words.Count(days, "day")}"),
                ("Encrypted", "yes"),
                ("Protected", CloudWords.Protection(share.Protect, inCloud: false)),
            ],
        };
    }

    private JsonObject? InputsOf(string type) => document.OfType(type).FirstOrDefault()?.Inputs;
}
