using OctopusHA.Settings;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Clouds;

/// <summary>What the cluster promises in any cloud, by whatever the cloud calls it.</summary>
public class SharedPromisesTests
{
    /// <summary>Where each cloud keeps a promise: resource, input and value.</summary>
    public static TheoryData<string, Cloud, string, string, string> Kept => new()
    {
        { "the database is encrypted at rest", Cloud.Aws, "database-instance", "storageEncrypted", "true" },
        { "the database is encrypted at rest", Cloud.Azure, "database-encryption", "state", "Enabled" },
        { "the database survives the loss of a zone", Cloud.Aws, "database-instance", "multiAz", "true" },
        { "the database survives the loss of a zone", Cloud.Azure, "database-octopus", "zoneRedundant", "true" },
        { "the database is not reached from the internet", Cloud.Aws, "database-instance", "publiclyAccessible", "false" },
        { "the database is not reached from the internet", Cloud.Azure, "database-server", "publicNetworkAccess", "Disabled" },
        { "the database is backed up as long as database.backupDays says", Cloud.Aws, "database-instance", "backupRetentionPeriod", "21" },
        { "the database is backed up as long as database.backupDays says", Cloud.Azure, "database-backups", "retentionDays", "21" },
        { "the database's login is octopus", Cloud.Aws, "database-instance", "username", "octopus" },
        { "the database's login is octopus", Cloud.Azure, "database-server", "administratorLogin", "octopus" },
        { "the storage is spoken to encrypted", Cloud.Azure, "storage-account", "enableHttpsTrafficOnly", "true" },
        { "the storage is backed up", Cloud.Aws, "storage-backup-policy", "backupPolicy.status", "ENABLED" },
        { "the storage is backed up", Cloud.Azure, "storage-backup-policy", "backup.frequency", "Daily" },
        { "nodes of a zone have a way out of that zone", Cloud.Aws, "network-nat-2", "subnetId", "${aws:ec2/subnet:Subnet::network-public-subnet-2.id}" },
        { "nodes of a zone have a way out of that zone", Cloud.Azure, "network-nat-2", "zones.0", "2" },
    };

    private const string Lines = "database: { backupDays: 21 }\npolling: { mode: port-per-node }";

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task A_promise_is_kept_in_every_cloud(string promise, Cloud cloud, string resource, string property, string value) =>
        (await Of(cloud)).Single(resource).Text(property).ShouldBe(value, promise);

    [Fact]
    public async Task The_outputs_are_the_same() =>
        (await Of(Cloud.Azure)).Outputs.Select(output => output.Key).ShouldBe((await Of(Cloud.Aws)).Outputs.Select(output => output.Key));

    [Theory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public async Task The_five_components_are_the_same(Cloud cloud) =>
        (await Of(cloud)).Resources.Where(resource => !resource.Custom).Select(resource => resource.Type.Split(':')[^1])
            .Intersect(["Database", "SharedStorage", "LoadBalancer", "PollingEndpoints", "ServerNodeGroup"]).Count().ShouldBe(5);

    [Theory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public async Task The_database_is_a_secret_to_all_but_its_address(Cloud cloud)
    {
        var preview = await Of(cloud);
        PreviewJson.Write(preview).ShouldNotContain(StackText.Password);
        preview.Outputs["databaseEndpoint"]!.ToString().ShouldNotBe("[secret]");
    }

    [Theory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public async Task Data_is_protected_unless_it_is_disposable(Cloud cloud)
    {
        (await Of(cloud)).Resources.Where(resource => resource.Protect).ShouldNotBeEmpty();
        var ephemeral = await Of(cloud, "database: { ephemeral: true }");
        ephemeral.Resources.ShouldAllBe(resource => !resource.Protect);
    }

    [Theory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public async Task Every_resource_of_a_component_is_named_by_it(Cloud cloud)
    {
        var preview = await Of(cloud);
        foreach (var component in preview.Resources.Where(resource => resource.Type.StartsWith("octopus-ha:", StringComparison.Ordinal)))
        {
            preview.Resources.Where(resource => resource.Parent == component.Urn).ShouldAllBe(resource => resource.Name.StartsWith($"{component.Name}-", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_stack_file_switches_clouds_by_cloud_region_and_certificate_alone()
    {
        const string Team = """
            nodes: { count: 3, size: medium }
            network: { zones: 3, cidr: 10.20.0.0/16, allowedCidrs: [203.0.113.0/24] }
            database: { size: large, storageGiB: 200, backupDays: 30 }
            polling: { mode: port-per-node, allowedCidrs: [203.0.113.0/24] }
            alerts: { email: on-call@example.com }
            tags: { owner: platform-team }
            """;
        StackText.Problems(Team).ShouldBeEmpty();
        StackText.Problems(StackText.Azure(Team)).ShouldBeEmpty();
        StackText.Warnings(StackText.Azure(Team)).ShouldBe(StackText.Warnings(Team));
        (await Previews.Of(Team)).Outputs["nodeNames"]!.ToJsonString().ShouldBe((await Previews.OfAzure(Team)).Outputs["nodeNames"]!.ToJsonString());
    }

    private static Task<PreviewDocument> Of(Cloud cloud, string lines = Lines) => cloud == Cloud.Azure ? Previews.OfAzure(lines) : Previews.Of(lines);
}
