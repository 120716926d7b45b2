using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

/// <summary>What waits for what: Azure refuses two changes of one thing at a time, and a right takes minutes to come through.</summary>
public sealed class OrderTests
{
    [Fact]
    public async Task A_storage_account_gets_its_share_then_its_endpoint_then_its_backups()
    {
        var preview = await Previews.OfAzure();

        After(preview, "storage-endpoint").ShouldContain("storage-share");
        After(preview, "storage-backup-container").ShouldContain("storage-endpoint-records");
    }

    [Fact]
    public async Task A_machine_has_its_log_agent_before_its_installation_begins()
    {
        var preview = await Previews.OfAzure();

        After(preview, "nodes-install-node2").ShouldContain("nodes-log-agent-node2");
    }

    [Fact]
    public async Task A_right_waits_for_the_secret_it_is_given_on()
    {
        var preview = await Previews.OfAzure();

        After(preview, "nodes-may-read-master-key").ShouldContain("secrets-master-key");
    }

    [Fact]
    public async Task The_gateway_waits_for_the_database_so_that_its_right_on_the_certificate_has_time_to_come_through()
    {
        var preview = await AzureStack.Preview();

        After(preview, "load-balancer-gateway").ShouldBeSubsetOf(preview.Resources.Select(resource => resource.Name));
        After(preview, "load-balancer-gateway").ShouldContain("database-octopus");
        After(preview, "load-balancer-may-read-certificate").ShouldNotContain("database-octopus");
    }

    [Fact]
    public async Task The_gateway_waits_for_what_takes_minutes_whatever_the_team_brings_itself()
    {
        var preview = await Previews.OfAzure(StackText.OwnAzureParts + "\nstorage: { existing: { path: '\\\\files\\octopus' } }");

        After(preview, "load-balancer-gateway").ShouldContain("secrets-endpoint-records");
    }

    [Fact]
    public async Task A_private_zone_hides_no_other_vault_of_the_team()
    {
        var preview = await Previews.OfAzure();

        preview.OfType("azure-native:privatedns:VirtualNetworkLink").ShouldNotBeEmpty();
        preview.OfType("azure-native:privatedns:VirtualNetworkLink").ShouldAllBe(link => link.Text("resolutionPolicy") == "NxDomainRedirect");
    }

    [Fact]
    public async Task The_gateway_s_alerts_ask_for_the_only_statistic_that_azure_keeps_of_healthy_nodes()
    {
        var preview = await AzureStack.Preview();

        foreach (var alert in new[] { "alerts-no-node", "alerts-node-out-of-pool" })
        {
            preview.Single(alert).Text("criteria.allOf.0.timeAggregation").ShouldBe("Average");
        }
    }

    private static List<string> After(PreviewDocument preview, string name) =>
        [.. preview.Single(name).Dependencies.Select(urn => preview[urn].Name)];
}
