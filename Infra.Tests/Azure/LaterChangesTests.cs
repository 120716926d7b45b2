using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

/// <summary>
/// What each change of the settings does to a cluster that runs: the table of docs/azure-changes.md, held against the documents before and
/// after it. A row that says anything else than what the documents say fails here, and so does one that is missing.
/// </summary>
public sealed partial class LaterChangesTests
{
    private const string Base = "nodes: { count: 3 }\nnetwork: { zones: 3, allowedCidrs: [203.0.113.0/24] }";
    private const string Balancer = "loadBalancer: { kind: network }";

    /// <summary>What is changed, from which settings to which.</summary>
    private static readonly (string Change, string Before, string After)[] Changes =
    [
        ("`nodes.count` up", Base, Base.Replace("count: 3", "count: 4", StringComparison.Ordinal)),
        ("`nodes.count` down", Base.Replace("count: 3", "count: 4", StringComparison.Ordinal), Base),
        ("`nodes.count` down, with a port for each node", Over("polling: { mode: port-per-node }", count: 4), Over("polling: { mode: port-per-node }")),
        ("`nodes.count` down, with an address for each node", Over("polling: { mode: address-per-node, scheme: public }", count: 4), Over("polling: { mode: address-per-node, scheme: public }")),
        ("`nodes.retired`", Over("polling: { mode: address-per-node }"), Over("polling: { mode: address-per-node }").Replace("count: 3", "count: 3, retired: [node2]", StringComparison.Ordinal)),
        ("`nodes.size`", Base, Base.Replace("count: 3", "count: 3, size: large", StringComparison.Ordinal)),
        ("`nodes.machineImage`", Base, Base.Replace("count: 3", "count: 3, machineImage: 'team:windows:hardened:1.2.3'", StringComparison.Ordinal)),
        ("`nodes.dataVolumeGiB` up", Base, Base.Replace("count: 3", "count: 3, dataVolumeGiB: 200", StringComparison.Ordinal)),
        ("`nodes.dataVolumeGiB` down", Base.Replace("count: 3", "count: 3, dataVolumeGiB: 200", StringComparison.Ordinal), Base),
        ("`nodes.taskCap`, `version`, `maintenance`, `admin`", Base, $"{Base}\nmaintenance: true"),
        ("`network.zones` 2 to 3", Base.Replace("zones: 3", "zones: 2", StringComparison.Ordinal), Base),
        ("`network.zones` 3 to 2", Base, Base.Replace("zones: 3", "zones: 2", StringComparison.Ordinal)),
        ("`network.natPerZone`", Base, Base.Replace("zones: 3", "zones: 3, natPerZone: false", StringComparison.Ordinal)),
        ("`network.allowedCidrs`", Base, Base.Replace("[203.0.113.0/24]", "[198.51.100.0/24]", StringComparison.Ordinal)),
        ("`network.cidr`", Base, Base.Replace("zones: 3", "zones: 3, cidr: 10.9.0.0/16", StringComparison.Ordinal)),
        ("`network.availabilitySet`", Base.Replace("zones: 3", "zones: 2", StringComparison.Ordinal), Base.Replace("zones: 3", "availabilitySet: true", StringComparison.Ordinal)),
        ("`polling.mode` none to `port-per-node`", Base, Over("polling: { mode: port-per-node }")),
        ("`polling.mode` `port-per-node` to none", $"{Over("polling: { mode: port-per-node }")}\ngrpc: false", $"{Base}\ngrpc: false"),
        ("`polling.mode` `port-per-node` to `address-per-node`", Over("polling: { mode: port-per-node }"), Over("polling: { mode: address-per-node }")),
        ("`polling.mode` `address-per-node` to `port-per-node`", Over("polling: { mode: address-per-node }"), Over("polling: { mode: port-per-node }")),
        ("`polling.mode` `port-per-node` to `shared-address` at once", Over("polling: { mode: port-per-node }"), Over("polling: { mode: shared-address }")),
        ("`polling.mode` `port-per-node` to `shared-address` by `alsoKeep`", Over("polling: { mode: port-per-node }"), Over("polling: { mode: shared-address, alsoKeep: port-per-node, sharedPort: 10933 }")),
        ("`polling.alsoKeep` removed", Over("polling: { mode: shared-address, alsoKeep: port-per-node, sharedPort: 10933 }"), Over("polling: { mode: shared-address, sharedPort: 10933 }")),
        ("`polling.mode` `shared-address` to `port-per-node`", Over("polling: { mode: shared-address }"), Over("polling: { mode: port-per-node }")),
        ("`polling.redis.kind`", Over("polling: { mode: shared-address }"), Over("polling: { mode: shared-address, redis: { kind: managed } }")),
        ("`polling.scheme`", Over("polling: { mode: port-per-node, scheme: internal }"), Over("polling: { mode: port-per-node, scheme: public }")),
        ("`loadBalancer.kind` to `network`", Over("polling: { mode: port-per-node }"), $"{Over("polling: { mode: port-per-node }")}\n{Balancer}"),
        ("`loadBalancer.kind` to `application`", $"{Over("polling: { mode: port-per-node }")}\n{Balancer}", Over("polling: { mode: port-per-node }")),
        ("`loadBalancer.scheme` of a gateway", Base, $"{Base}\nloadBalancer: {{ {AzureStack.Domain}, scheme: public }}"),
        ("`loadBalancer.scheme` of a load balancer", $"{Base}\n{Balancer}", $"{Base}\nloadBalancer: {{ kind: network, scheme: public }}"),
        ("`loadBalancer.domain`", Base, $"{Base}\nloadBalancer: {{ domain: deploy.example.com, dnsZone: example.com, certificate: '{StackText.Certificate}' }}"),
        ("`loadBalancer.certificate`", Base, $"{Base}\nloadBalancer: {{ domain: octopus.example.com, dnsZone: example.com, certificate: 'https://other.vault.azure.net/secrets/octopus' }}"),
        ("`loadBalancer.waf`, `wafMode`, `wafExclusions`", Base, $"{Base}\nloadBalancer: {{ {AzureStack.Domain}, waf: true }}"),
        ("`loadBalancer.waf` off", $"{Base}\nloadBalancer: {{ {AzureStack.Domain}, waf: true }}", Base),
        ("`grpc`", Base, $"{Base}\ngrpc: false"),
        ("`database.size`, `storageGiB` up, `backupDays`, `longTermRetentionMonths`", Base, $"{Base}\ndatabase: {{ size: large, storageGiB: 200, backupDays: 30, longTermRetentionMonths: 12 }}"),
        ("`database.failoverRegion`", Base, $"{Base}\ndatabase: {{ failoverRegion: northeurope }}"),
        ("`database.failoverRegion` removed", $"{Base}\ndatabase: {{ failoverRegion: northeurope }}", Base),
        ("`database.existing`", Base, $"{Base}\ndatabase: {{ existing: {{ connectionString: Server=sql.example.com;Password=hunter2 }} }}"),
        ("`database.authentication`", Base, $"{Base}\ndatabase: {{ authentication: identity }}"),
        ("`database.ephemeral` to `true`", Base, $"{Base}\ndatabase: {{ ephemeral: true }}"),
        ("`storage.capacityGiB`, `backupDays`", Base, $"{Base}\nstorage: {{ capacityGiB: 512, backupDays: 60 }}"),
        ("`storage.allowSingleZone`", Base, $"{Base}\nstorage: {{ allowSingleZone: true }}"),
        ("`storage.redundancy`", Base, $"{Base}\nstorage: {{ redundancy: geo-zone }}"),
        ("a secret other than `databasePassword`", Base, Base),
        ("`license`, set or removed", Base, $"{Base}\nlicense:"),
        ("`alerts`, `tags`", Base, $"{Base}\nalerts: {{ email: on-call@example.com }}\ntags: {{ owner: platform-team }}"),
    ];

    public static TheoryData<string> Names => [.. Changes.Select(change => change.Change)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_table_says_what_a_change_does(string name)
    {
        var (_, before, after) = Changes.Single(change => change.Change == name);
        var row = Rows().Where(row => row.Change == name).ToList().ShouldHaveSingleItem($"docs/azure-changes.md has no row, or several, for {name}");

        var (old, @new) = (await AzureStack.Preview(before), await AzureStack.Preview(after));
        var refusals = ChangeOrder.Refusals(old, @new);
        var replaced = Comparison.Of(old, @new, "test").Changes.Where(change => change.Kind == ChangeKind.Replace && change.Resource.Custom).Select(change => change.Resource.Name).ToList();
        var machines = replaced.Where(resource => resource.StartsWith("nodes-machine-", StringComparison.Ordinal)).ToList();
        var balancers = replaced.Where(resource => resource.EndsWith("-lb", StringComparison.Ordinal)).ToList();
        var verdict = refusals.Count > 0 ? "refused" : machines.Count + balancers.Count > 0 ? "replaces" : "in place";

        row.Verdict.ShouldBe(verdict, string.Join('\n', [$"refused: {string.Join("; ", refusals)}", $"replaced: {string.Join(", ", replaced)}"]));
        foreach (var machine in machines)
        {
            row.Text.ShouldContain(machine["nodes-machine-".Length..], customMessage: $"{machine} is replaced, and the row does not name its node");
        }
    }

    [Fact]
    public void Every_row_of_the_table_is_tested() => Rows().Select(row => row.Change).ShouldBe(Changes.Select(change => change.Change), ignoreOrder: true);

    [Fact]
    public async Task The_data_of_a_stack_survives_each_change_that_is_not_refused()
    {
        string[] data = ["database-octopus", "database-server", "storage-share", "storage-account", "secrets-vault"];
        foreach (var (change, before, after) in Changes)
        {
            var (old, @new) = (await AzureStack.Preview(before), await AzureStack.Preview(after));
            if (ChangeOrder.Refusals(old, @new).Count == 0)
            {
                Comparison.Of(old, @new, "test").Changes.Where(entry => entry.Kind is ChangeKind.Replace or ChangeKind.Delete).Select(entry => entry.Resource.Name).Intersect(data).ShouldBeEmpty(change);
            }
        }
    }

    // The walk itself must see what Azure refuses, or the table could not fail.
    [Fact]
    public async Task A_part_that_goes_while_something_is_in_it_is_refused()
    {
        var (before, after) = (await AzureStack.Preview(Over("polling: { mode: port-per-node }")), await AzureStack.Preview(Over("polling: { mode: port-per-node }")));
        after.Single("polling-lb").Inputs["backendAddressPools"] = new System.Text.Json.Nodes.JsonArray();

        ChangeOrder.Refusals(before, after).ShouldContain("polling-lb: backendAddressPools/nodes goes while polling-network-interface-node1 is in it");
    }

    private static string Over(string polling, int count = 3) => $"{Base.Replace("count: 3", $"count: {count}", StringComparison.Ordinal)}\n{polling}";

    private static List<(string Change, string Verdict, string Text)> Rows() =>
    [
        .. File.ReadLines(Path.Combine(Golden.Root, "docs", "azure-changes.md"))
            .Select(line => TableRows().Match(line))
            .Where(match => match.Success && match.Groups["verdict"].Value is "in place" or "replaces" or "refused")
            .Select(match => (match.Groups["change"].Value, match.Groups["verdict"].Value, match.Groups["text"].Value)),
    ];

    [GeneratedRegex(@"^\| (?<change>.+?) \| (?<verdict>in place|replaces|refused) \| (?<text>.+) \|$")]
    private static partial Regex TableRows();
}
