using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using OctopusHA.Preview.Facts;
using OctopusHA.Settings;

namespace OctopusHA.Preview.Changes;

/// <summary>How grave a notice is.</summary>
internal enum Gravity
{
    /// <summary>Data would be lost, or would be but for a protection.</summary>
    Data,

    /// <summary>Users or Tentacles would notice, or the cluster would be less safe than it is.</summary>
    Warning,
}

/// <summary>Something of a comparison that a reviewer must not overlook, in words.</summary>
/// <param name="Gravity">How grave it is.</param>
/// <param name="Text">The sentence.</param>
internal sealed partial record Notice(Gravity Gravity, string Text)
{
    // What holds what nobody can make again, and what a person calls it. A cache and a rule hold nothing.
    private static readonly Dictionary<string, string> Holders = new(StringComparer.Ordinal)
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

    // Flags of what guards data and addresses: true guards, unless it is one of the second list.
    private static readonly Dictionary<string, string> Guards = new(StringComparer.Ordinal)
    {
        ["deletionProtection"] = "protection from deletion in the cloud",
        ["enableDeletionProtection"] = "protection from deletion in the cloud",
        ["enablePurgeProtection"] = "protection from purging",
        ["enableSoftDelete"] = "soft delete",
        ["protect"] = "Pulumi's protection from deletion",
        ["storageEncrypted"] = "encryption at rest",
        ["encrypted"] = "encryption at rest",
        ["dropInvalidHeaderFields"] = "the refusal of invalid headers",
        ["supportsHttpsTrafficOnly"] = "encryption in transit",
        ["enableHttpsTrafficOnly"] = "encryption in transit",
    };

    private static readonly Dictionary<string, string> Risks = new(StringComparer.Ordinal)
    {
        ["skipFinalSnapshot"] = "its final snapshot",
        ["publiclyAccessible"] = "its isolation from the internet",
        ["forceDestroy"] = "its refusal to go while it is full",
        ["forceDelete"] = "its refusal to go while it is full",
    };

    /// <summary>What a reviewer must not overlook, the gravest first.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IReadOnlyList<Notice> Of(Comparison comparison)
    {
        var (old, @new) = (ClusterFacts.Of(comparison.Old), ClusterFacts.Of(comparison.New));
        return
        [
            .. comparison.Changes.Select(Data).OfType<string>().Select(text => new Notice(Gravity.Data, text)),
            .. new[] { UnknownTypes(comparison), Versions(old, @new), Restarts(comparison, old, @new), Nodes(old, @new), Addresses(old, @new), Openings(old, @new), Zones(old, @new), comparison.Changes.SelectMany(Retention), comparison.Changes.SelectMany(Protection) }
                .SelectMany(texts => texts)
                .Select(text => new Notice(Gravity.Warning, text)),
        ];
    }

    // What a newer version made, or a hand: every difference is shown, only what it does is not known.
    private static IEnumerable<string> UnknownTypes(Comparison comparison)
    {
        var types = comparison.Changes.Where(change => change.Kind == ChangeKind.Update && change.Resource.Custom && !Replacements.Knows(change.Resource.Type))
            .Select(change => change.Resource.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (types.Count > 0)
        {
            yield return $"Whether a change replaces a resource is not known for {string.Join(", ", types)}; such changes are shown as updates. `pulumi preview` shows what the provider would do.";
        }
    }

    private static string? Data(ResourceChange change)
    {
        if (change.Kind is not (ChangeKind.Replace or ChangeKind.Delete) || change.Old is not { } old || !Holders.TryGetValue(old.Type, out var what))
        {
            return null;
        }

        // Pulumi refuses to delete what its state says is protected, and to replace what is and stays so.
        var isRefused = change.Kind == ChangeKind.Delete ? old.Protect : old.Protect && change.New!.Protect;
        var (fate, loss) = (change.Kind == ChangeKind.Delete ? "deleted" : "replaced", Loss(old));
        var why = change.Properties.FirstOrDefault(property => property.ForcesReplacement) is { } property ? $" because {property.Path} changes" : "";
        var subject = $"{char.ToUpperInvariant(what[0])}{what[1..]} ({old.Name})";
        return isRefused
            ? $"{subject} would be {fate}{why}, and {loss}; it is protected, so Pulumi would refuse the deployment."
            : old.RetainOnDelete
                ? $"{subject} would be {fate}{why}; the old one stays in the cloud, outside the stack."
                : $"{subject} would be {fate}{why}: {loss}.{AfterLoss(old)}";
    }

    private static string Loss(PreviewResource old) => old.Type switch
    {
        "aws:kms/key:Key" => "nothing that is encrypted with it could be read once its waiting time is over",
        _ => "its data would be lost",
    };

    // What would still be there.
    private static string AfterLoss(PreviewResource old) => old.Type switch
    {
        "aws:rds/instance:Instance" when old.Inputs.Flag("deletionProtection") => " AWS's deletion protection would stop it half-way.",
        "aws:rds/instance:Instance" when !old.Inputs.Flag("skipFinalSnapshot") => " A final snapshot would be left.",
        _ => "",
    };

    // Octopus refuses a rolling upgrade: an older node must not meet a newer schema (documentation, "Upgrading high availability").
    private static IEnumerable<string> Versions(ClusterFacts old, ClusterFacts @new)
    {
        var (from, to) = (Distinct(old), Distinct(@new));
        if (from.Length > 0 && to.Length > 0 && from != to)
        {
            yield return old.Nodes.Any(node => node.IsRunning) && @new.Nodes.Any(node => node.IsRunning)
                ? $"Octopus Server {from} would become {to} while nodes run, and Octopus takes no rolling upgrade: deploy maintenance: true first, then the version."
                : $"Octopus Server {from} would become {to}.";
        }

        static string Distinct(ClusterFacts facts) => string.Join(", ", facts.Nodes.Select(node => node.Version).Distinct(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Restarts(Comparison comparison, ClusterFacts old, ClusterFacts @new)
    {
        var running = @new.Nodes.Where(node => node.IsRunning && old.Nodes.Any(before => before.Name == node.Name && before.IsRunning)).ToList();
        var reasons = new SortedSet<string>(StringComparer.Ordinal);
        var restarted = new List<string>();
        foreach (var node in running)
        {
            // Another machine in its place is a restart, whatever it is for.
            var met = (
                from restart in node.RestartedBy
                from change in comparison.Changes
                where change.Old is not null && change.New?.Name == restart.Resource
                from property in change.Properties
                where property.ForcesReplacement || restart.IsMet(property.Property)
                select property).ToList();
            if (met.Count > 0)
            {
                restarted.Add(node.Name);
                reasons.UnionWith(met.Where(property => property.Because is null).Select(property => property.Path));
            }
        }

        if (restarted.Count > 0)
        {
            var what = reasons.Count == 0 ? "what they stand on is replaced" : $"{string.Join(", ", reasons.Take(3))}{(reasons.Count > 3 ? $" and {reasons.Count - 3} more change" : reasons.Count == 1 ? " changes" : " change")}";
            yield return restarted.Count == running.Count && restarted.Count > 1
                ? $"All {restarted.Count} nodes would be restarted in one deployment ({what}): running deployments are cut off unless the nodes are drained first."
                : $"{string.Join(", ", restarted)} would be restarted ({what}); drain {(restarted.Count == 1 ? "it" : "them")} first.";
        }
    }

    private static IEnumerable<string> Nodes(ClusterFacts old, ClusterFacts @new)
    {
        var stopped = old.Nodes.Where(node => node.IsRunning && @new.Nodes.Any(after => after.Name == node.Name && !after.IsRunning)).Select(node => node.Name).ToList();
        if (stopped.Count > 0)
        {
            yield return $"{(stopped.Count == @new.Nodes.Count ? "Every node" : string.Join(", ", stopped))} would be stopped.";
        }

        var gone = old.Nodes.Select(node => node.Name).Except(@new.Nodes.Select(node => node.Name), StringComparer.Ordinal).ToList();
        if (gone.Count > 0 && @new.Nodes.Count > 0)
        {
            yield return $"{string.Join(", ", gone)} would be removed: drain {(gone.Count == 1 ? "it" : "them")} first, and delete {(gone.Count == 1 ? "it" : "them")} in Octopus afterwards.";
        }

        var (before, after) = (old.Nodes.Sum(node => node.TaskCap ?? 0), @new.Nodes.Sum(node => node.TaskCap ?? 0));
        if (after < before)
        {
            yield return $"The cluster would run {after} tasks at once, where it runs {before}.";
        }
    }

    private static IEnumerable<string> Addresses(ClusterFacts old, ClusterFacts @new)
    {
        if (old.WebUrl is { } from && @new.WebUrl != from)
        {
            yield return $"Users would type {@new.WebUrl ?? "the load balancer's own name"} instead of {from}.";
        }

        foreach (var node in @new.Nodes)
        {
            var before = old.Nodes.FirstOrDefault(candidate => candidate.Name == node.Name)?.Polling ?? [];
            var lost = before.Except(node.Polling).Select(polling => $"{polling.Address ?? "its address"}:{polling.Port}").ToList();
            if (lost.Count > 0)
            {
                yield return $"Tentacles that poll {node.Name} at {string.Join(", ", lost)} would lose it, and must be told {(node.Polling.Count == 0 ? "to listen instead: it would not be polled any more" : $"to poll {string.Join(", ", node.Polling.Select(polling => $"{polling.Address ?? "its new address"}:{polling.Port}"))}")}.";
            }
        }
    }

    private static IEnumerable<string> Openings(ClusterFacts old, ClusterFacts @new)
    {
        foreach (var balancer in @new.Balancers)
        {
            if (balancer.Scheme == "public" && old.Balancers.Any(before => before.Name == balancer.Name && before.Scheme != "public"))
            {
                yield return $"{balancer.Name} would be reached from the internet.";
            }
        }

        // A block that is let in at several ports is one decision.
        var opened =
            from opening in @new.Openings
            where !old.Openings.Any(before => Covers(before, opening))
            let allowed = string.Join(", ", old.Openings.Where(before => before.Where == opening.Where && before.FirstPort <= opening.LastPort && before.LastPort >= opening.FirstPort).Select(before => before.From).Distinct(StringComparer.Ordinal))
            orderby opening.FirstPort
            group opening.FirstPort == opening.LastPort ? $"{opening.FirstPort}" : $"{opening.FirstPort} to {opening.LastPort}" by (opening.Where, opening.From, Allowed: allowed);
        foreach (var ports in opened)
        {
            var (subject, it) = ports.Count() == 1 && !ports.First().Contains(' ', StringComparison.Ordinal) ? ("Port", "it") : ("Ports", "them");
            yield return ports.Key.Allowed.Length == 0
                ? $"{subject} {string.Join(", ", ports)} would be opened to {ports.Key.From} ({ports.Key.Where})."
                : $"{subject} {string.Join(", ", ports)} would be opened to {ports.Key.From}, where only {ports.Key.Allowed} may reach {it} ({ports.Key.Where}).";
        }
    }

    private static bool Covers(OpeningFact before, OpeningFact after) =>
        before.Where == after.Where
        && before.FirstPort <= after.FirstPort
        && before.LastPort >= after.LastPort
        && (before.From == after.From || (CidrBlock.TryParse(before.From, out var wide) && CidrBlock.TryParse(after.From, out var narrow) && wide.Contains(narrow)));

    private static IEnumerable<string> Zones(ClusterFacts old, ClusterFacts @new)
    {
        if (old.Database.SurvivesZone == true && @new.Database.SurvivesZone == false)
        {
            yield return "The database would no longer survive the loss of a zone.";
        }

        if (old.Storage.SurvivesZone == true && @new.Storage.SurvivesZone == false)
        {
            yield return "The shared storage would no longer survive the loss of a zone.";
        }

        var (before, after) = (ZonesOf(old), ZonesOf(@new));
        if (after < before && after > 0)
        {
            yield return $"The nodes would stand in {Words.Count(after, "zone")}, where they stand in {before}.";
        }

        static int ZonesOf(ClusterFacts facts) => facts.Nodes.Select(node => node.Zone).Distinct(StringComparer.Ordinal).Count();
    }

    private static IEnumerable<string> Retention(ResourceChange change)
    {
        foreach (var property in change.Properties.Where(property => property.Because is null && IsRetention().IsMatch(property.Property)))
        {
            if (Length(property.Old) is { } before && (property.New is null || Length(property.New) < before))
            {
                yield return property.New is null
                    ? $"{change.Resource.Name}: {property.Path} is {property.Old}, and would no longer be set: what is kept would be kept for a shorter time."
                    : $"{change.Resource.Name}: {property.Path} would be lowered from {property.Old} to {property.New}.";
            }
        }

        if (change.Properties.FirstOrDefault(property => property.Property == "backupPolicy.status" && property.New?.ToString() != "ENABLED") is not null)
        {
            yield return $"{change.Resource.Name}: automatic backups would end.";
        }

        if (change.Kind == ChangeKind.Delete && change.Old!.Type is "aws:backup/plan:Plan" or "aws:backup/selection:Selection" or "aws:efs/backupPolicy:BackupPolicy" or "azure:backup/protectedFileShare:ProtectedFileShare")
        {
            yield return $"{change.Resource.Name} would be deleted: the backups that it makes would end.";
        }
    }

    // backupRetentionPeriod, retentionInDays, automaticBackupRetentionDays, retentionDaily.count, weeklyRetention, recoveryWindowInDays, ...
    [GeneratedRegex("retention|recoveryWindow|deletionWindow|expiration\\.days|lifecycle\\.deleteAfter", RegexOptions.IgnoreCase)]
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
                : double.TryParse(value?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
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

    private static bool IsTrue(JsonNode? value) => value is JsonValue flag && flag.TryGetValue<bool>(out var known) && known;
}
