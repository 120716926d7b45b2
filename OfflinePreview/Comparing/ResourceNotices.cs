using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;

namespace OfflinePreview;

/// <summary>The notices about single resources of AWS and Azure: data, retention, protection, unknown types.</summary>
public static partial class ResourceNotices
{
    // Resources whose data cannot be created again, and their names for a person. A cache or a rule has no such data.
    private static readonly Dictionary<string, string> DataResources = new(StringComparer.Ordinal)
    {
        ["aws:rds/instance:Instance"] = "the database",
        ["aws:efs/fileSystem:FileSystem"] = "the shared storage",
        ["aws:fsx/windowsFileSystem:WindowsFileSystem"] = "the shared storage",
        ["aws:directoryservice/directory:Directory"] = "the directory",
        ["aws:backup/vault:Vault"] = "the backup vault",
        ["aws:kms/key:Key"] = "the encryption key",
        ["aws:cloudwatch/logGroup:LogGroup"] = "the logs",
        ["aws:s3/bucket:Bucket"] = "the bucket",
        ["azure-native:sql:Database"] = "the database",
        ["azure-native:sql:Server"] = "the database server",
        ["azure-native:storage:StorageAccount"] = "the shared storage",
        ["azure-native:storage:FileShare"] = "the shared storage",
        ["azure-native:keyvault:Vault"] = "the key vault",
        ["azure-native:recoveryservices:Vault"] = "the backup vault",
        ["azure-native:operationalinsights:Workspace"] = "the logs",
        ["azure-native:resources:ResourceGroup"] = "the resource group, and everything in it,",
    };

    // Flags that protect data and addresses: true protects here, and false in the second list.
    private static readonly Dictionary<string, string> Guards = new(StringComparer.Ordinal)
    {
        ["deletionProtection"] = "protection from deletion in the cloud",
        ["enableDeletionProtection"] = "protection from deletion in the cloud",
        ["enablePurgeProtection"] = "protection from purging",
        ["enableSoftDelete"] = "soft delete",
        ["protect"] = "Pulumi's protection from deletion",
        ["storageEncrypted"] = "encryption at rest",
        ["encrypted"] = "encryption at rest",
        ["dropInvalidHeaderFields"] = "the rejection of invalid headers",
        ["supportsHttpsTrafficOnly"] = "encryption in transit",
        ["enableHttpsTrafficOnly"] = "encryption in transit",
    };

    private static readonly Dictionary<string, string> Risks = new(StringComparer.Ordinal)
    {
        ["skipFinalSnapshot"] = "its final snapshot",
        ["publiclyAccessible"] = "its isolation from the internet",
        ["forceDestroy"] = "its protection from deletion while it contains data",
        ["forceDelete"] = "its protection from deletion while it contains data",
    };

    /// <summary>The resources whose data would be lost, a sentence each.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IEnumerable<string> Data(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.Changes.Select(Data).OfType<string>();
    }

    /// <summary>
    /// The resources whose types are not known, in a sentence: every difference is shown, only its effect is not known.
    /// </summary>
    /// <param name="comparison">The comparison.</param>
    public static IEnumerable<string> UnknownTypes(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var updated = comparison.Changes.Where(change => change.Kind == ChangeKind.Update && change.Resource.Custom);
        var types = new SortedSet<string>(updated.Select(change => change.Resource.Type), StringComparer.Ordinal);
        types.RemoveWhere(Replacements.Knows);
        return types.Count == 0 ? [] :
        [
            $"Whether a change replaces a resource is not known for {string.Join(", ", types)}; such changes are shown "
            + "as updates. `pulumi preview` shows what the provider would do.",
        ];
    }

    /// <summary>What would be kept for less time, then what would lose a protection.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IEnumerable<string> RetentionAndProtection(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.Changes.SelectMany(Retention).Concat(comparison.Changes.SelectMany(Protection));
    }

    private static string? Data(ResourceChange change)
    {
        if (change.Kind is not (ChangeKind.Replace or ChangeKind.Delete)
            || change.Old is not { } old
            || !DataResources.TryGetValue(old.Type, out var what))
        {
            return null;
        }

        // Pulumi refuses to delete a resource that is protected in its state, and to replace one that is and stays
        // protected.
        var isRefused = change.Kind == ChangeKind.Delete ? old.Protect : old.Protect && change.New!.Protect;
        var loss = Loss(old);
        var why = change.Properties.FirstOrDefault(property => property.ForcesReplacement) is { } property
            ? $" because {property.Path} changes"
            : "";
        var sentence = $"{char.ToUpperInvariant(what[0])}{what[1..]} ({old.Name}) would be {change.Verb}d{why}";
        return isRefused ? $"{sentence}, and {loss}; it is protected, so Pulumi would refuse the deployment."
            : old.RetainOnDelete ? $"{sentence}; the old one is retained in the cloud, outside the stack."
            : $"{sentence}: {loss}.{AfterLoss(old)}";
    }

    private static string Loss(PreviewResource old) => old.Type switch
    {
        "aws:kms/key:Key" => "everything encrypted with it would be unreadable after its waiting period",
        _ => "its data would be lost",
    };

    // What would remain.
    private static string AfterLoss(PreviewResource old) => old.Type switch
    {
        "aws:rds/instance:Instance" when old.Inputs.Flag("deletionProtection") =>
            " AWS's deletion protection would stop the deployment halfway.",
        "aws:rds/instance:Instance" when !old.Inputs.Flag("skipFinalSnapshot") => " A final snapshot would remain.",
        _ => "",
    };

    private static IEnumerable<string> Retention(ResourceChange change)
    {
        var own = change.Properties.Where(property => property.Because is null);
        foreach (var property in own.Where(property => IsRetention().IsMatch(property.Property)))
        {
            if (Length(property.Old) is { } before && (property.New is null || Length(property.New) < before))
            {
                yield return property.New is null
                    ? $"{change.Resource.Name}: {property.Path} is {property.Old}, and would no longer be set, so "
                        + "data could be kept for less time."
                    : $"{change.Resource.Name}: {property.Path} would be lowered from {property.Old} to "
                        + $"{property.New}.";
            }
        }

        var policy = change.Properties.FirstOrDefault(property => property.Property == "backupPolicy.status");
        if (policy is not null && policy.New?.ToString() != "ENABLED")
        {
            yield return $"{change.Resource.Name}: automatic backups would end.";
        }

        if (change.Kind == ChangeKind.Delete && Backups.Contains(change.Resource.Type))
        {
            yield return $"{change.Resource.Name} would be deleted: its backups would end.";
        }
    }

    private static readonly HashSet<string> Backups =
    [
        "aws:backup/plan:Plan",
        "aws:backup/selection:Selection",
        "aws:efs/backupPolicy:BackupPolicy",
        "azure:backup/protectedFileShare:ProtectedFileShare",
    ];

    // backupRetentionPeriod, retentionInDays, automaticBackupRetentionDays, retentionDaily.count, weeklyRetention,
    // recoveryWindowInDays, ...
    [GeneratedRegex(
        "retention|recoveryWindow|deletionWindow|expiration\\.days|lifecycle\\.deleteAfter",
        RegexOptions.IgnoreCase)]
    private static partial Regex IsRetention();

    // A number of days, or a time as Azure writes it: P5Y.
    private static double? Length(JsonNode? value)
    {
        if (value is JsonValue number && number.TryGetValue<double>(out var days))
        {
            return days;
        }

        try
        {
            return value?.ToString() is { } text && text.StartsWith('P') ? XmlConvert.ToTimeSpan(text).TotalDays
                : double.TryParse(value?.ToString(), CultureInfo.InvariantCulture, out var parsed) ? parsed
                : null;
        }
        catch (FormatException)
        {
            // Another word that begins with P.
            return null;
        }
    }

    private static IEnumerable<string> Protection(ResourceChange change)
    {
        foreach (var property in change.Properties.Where(property => property.Because is null))
        {
            var name = property.Property.Split('.')[^1];
            if (Guards.TryGetValue(name, out var guard) && IsTrue(property.Old) && !IsTrue(property.New))
            {
                yield return $"{change.Resource.Name} would lose {guard}.";
            }
            else if (Risks.TryGetValue(name, out var guarded) && !IsTrue(property.Old) && IsTrue(property.New))
            {
                yield return $"{change.Resource.Name} would lose {guarded}.";
            }
            else if (name == "publicNetworkAccess" && property.New?.ToString() == "Enabled")
            {
                yield return $"{change.Resource.Name} would lose its isolation from the internet.";
            }
        }
    }

    private static bool IsTrue(JsonNode? value) =>
        value is JsonValue flag && flag.TryGetValue<bool>(out var known) && known;
}
