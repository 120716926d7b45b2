using OctopusHA.Preview.Facts;

namespace OctopusHA.Preview;

/// <summary>The notices of a comparison: those about its resources, and those about the cluster.</summary>
internal static class ClusterNotices
{
    /// <summary>The notices of a comparison, data first.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IReadOnlyList<Notice> Of(Comparison comparison)
    {
        var (old, @new) = (ClusterFacts.Of(comparison.Old), ClusterFacts.Of(comparison.New));
        IEnumerable<string> warnings =
        [
            .. ResourceNotices.UnknownTypes(comparison),
            .. Versions(old, @new),
            .. Restarts(comparison, old, @new),
            .. Nodes(old, @new),
            .. Addresses(old, @new),
            .. Openings(old, @new),
            .. Zones(old, @new),
            .. ResourceNotices.RetentionAndProtection(comparison),
        ];
        return
        [
            .. ResourceNotices.Data(comparison).Select(text => new Notice(Severity.Data, text)),
            .. warnings.Select(text => new Notice(Severity.Warning, text)),
        ];
    }

    // An older node must not use a newer schema (Octopus documentation, "Upgrading high availability").
    private static IEnumerable<string> Versions(ClusterFacts old, ClusterFacts @new)
    {
        var (from, to) = (Distinct(old), Distinct(@new));
        if (from.Length > 0 && to.Length > 0 && from != to)
        {
            yield return old.Nodes.Any(node => node.IsRunning) && @new.Nodes.Any(node => node.IsRunning)
                ? $"Octopus Server {from} would become {to} while nodes are running, and Octopus does not support "
                    + "rolling upgrades: deploy "
                    + "maintenance: true first, then the version."
                : $"Octopus Server {from} would become {to}.";
        }

        // Empty for a document that does not state them.
        static string Distinct(ClusterFacts facts) =>
            string.Join(
                ", ", facts.Nodes.Select(node => node.Version).OfType<string>().Distinct(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Restarts(Comparison comparison, ClusterFacts old, ClusterFacts @new)
    {
        var running = @new.Nodes
            .Where(node => node.IsRunning && old.Nodes.Any(before => before.Name == node.Name && before.IsRunning))
            .ToList();
        var reasons = new SortedSet<string>(StringComparer.Ordinal);
        var restarted = new List<string>();
        foreach (var node in running)
        {
            // Another machine in its place is a restart, too, whatever the reason.
            var met = (
                from restart in node.RestartedBy
                from change in comparison.Changes
                where change.Old is not null && change.New?.Name == restart.Resource
                from property in change.Properties
                where property.ForcesReplacement || restart.IsCausedBy(property.Property)
                select property).ToList();
            if (met.Count > 0)
            {
                restarted.Add(node.Name);
                reasons.UnionWith(met.Where(property => property.Because is null).Select(property => property.Path));
            }
        }

        if (restarted.Count > 0)
        {
            var verb = reasons.Count > 3 ? $" and {reasons.Count - 3} more change" : reasons.Count == 1 ? " "
                + "changes" : " change";
            var why = reasons.Count == 0
                ? "a resource that they depend on is replaced"
                : string.Join(", ", reasons.Take(3)) + verb;
            yield return restarted.Count == running.Count && restarted.Count > 1
                ? $"All {restarted.Count} nodes would be restarted in one deployment ({why}): running deployments are "
                    + "interrupted unless the "
                    + "nodes are drained first."
                : $"{string.Join(", ", restarted)} would be restarted ({why}); drain {Them(restarted)} first.";
        }
    }

    private static IEnumerable<string> Nodes(ClusterFacts old, ClusterFacts @new)
    {
        var stopped = @new.Nodes
            .Where(node => !node.IsRunning && old.Nodes.Any(before => before.Name == node.Name && before.IsRunning))
            .Select(node => node.Name)
            .ToList();
        if (stopped.Count > 0)
        {
            yield return $"{(stopped.Count == @new.Nodes.Count ? "Every node" : string.Join(", ", stopped))} would be "
                + "stopped.";
        }

        var removed = old.Nodes.Select(node => node.Name)
            .Except(@new.Nodes.Select(node => node.Name), StringComparer.Ordinal).ToList();
        if (removed.Count > 0 && @new.Nodes.Count > 0)
        {
            var them = Them(removed);
            yield return $"{string.Join(", ", removed)} would be removed: drain {them} first, and delete {them} in "
                + "Octopus afterwards.";
        }

        var (before, after) = (old.Nodes.Sum(node => node.TaskCap ?? 0), @new.Nodes.Sum(node => node.TaskCap ?? 0));
        if (after < before)
        {
            yield return $"The cluster would run {after} tasks at once instead of {before}.";
        }
    }

    private static string Them(List<string> names) => names.Count == 1 ? "it" : "them";

    private static IEnumerable<string> Addresses(ClusterFacts old, ClusterFacts @new)
    {
        if (old.WebUrl is { } from && @new.WebUrl != from)
        {
            yield return $"The address of the web portal would change from {from} to "
                + $"{@new.WebUrl ?? "the load balancer's name"}.";
        }

        foreach (var node in @new.Nodes)
        {
            var before = old.Nodes.FirstOrDefault(candidate => candidate.Name == node.Name)?.Polling ?? [];
            var lost = before.Except(node.Polling)
                .Select(polling => $"{polling.Address ?? "its address"}:{polling.Port}").ToList();
            if (lost.Count > 0)
            {
                var polled = node.Polling.Select(polling => $"{polling.Address ?? "its new address"}:{polling.Port}");
                var fix = node.Polling.Count == 0
                    ? "to listen instead, since it would not be polled any more"
                    : $"to poll {string.Join(", ", polled)}";
                yield return $"Tentacles that poll {node.Name} at {string.Join(", ", lost)} would lose it, and must "
                    + $"be reconfigured {fix}.";
            }
        }
    }

    private static IEnumerable<string> Openings(ClusterFacts old, ClusterFacts @new)
    {
        foreach (var balancer in @new.Balancers)
        {
            if (balancer.Scheme == "public"
                && old.Balancers.Any(before => before.Name == balancer.Name && before.Scheme != "public"))
            {
                yield return $"{balancer.Name} would be reachable from the internet.";
            }
        }

        // A block that is allowed at several ports is one decision.
        var opened =
            from opening in @new.Openings
            where !old.Openings.Any(before => Covers(before, opening))
            let before = old.Openings.Where(opening.Overlaps).Select(before => before.From)
            let allowed = string.Join(", ", before.Distinct(StringComparer.Ordinal))
            orderby opening.FirstPort
            group opening.FirstPort == opening.LastPort
                ? $"{opening.FirstPort}"
                : $"{opening.FirstPort} to {opening.LastPort}"
                by (opening.Where, opening.From, Allowed: allowed);
        foreach (var ports in opened)
        {
            var subject = ports.Count() == 1 && !ports.First().Contains(' ', StringComparison.Ordinal)
                ? "Port"
                : "Ports";
            var besides = ports.Key.Allowed.Length == 0 ? "" : $", in addition to {ports.Key.Allowed}";
            yield return $"{subject} {string.Join(", ", ports)} would be opened to {ports.Key.From}{besides} "
                + $"({ports.Key.Where}).";
        }
    }

    private static bool Covers(OpeningFact before, OpeningFact after) =>
        before.Where == after.Where
        && before.FirstPort <= after.FirstPort
        && before.LastPort >= after.LastPort
        && (before.From == after.From
            || (CidrBlock.TryParse(before.From, out var wide)
                && CidrBlock.TryParse(after.From, out var narrow)
                && wide.Contains(narrow)));

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
            yield return $"The nodes would be in {Words.Count(after, "zone")} instead of {before}.";
        }

        static int ZonesOf(ClusterFacts facts) =>
            facts.Nodes.Select(node => node.Zone).Distinct(StringComparer.Ordinal).Count();
    }
}
