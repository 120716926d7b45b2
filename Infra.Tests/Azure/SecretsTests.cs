using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

/// <summary>Where secrets go on Azure.</summary>
public class SecretsTests
{
    [Fact]
    public async Task Every_secret_of_the_nodes_is_in_the_vault_and_shown_nowhere()
    {
        var preview = await Previews.OfAzure();
        var secrets = preview.OfType("azure-native:keyvault:Secret").ToList();
        secrets.Select(secret => secret.Text("secretName")).ShouldBe(["admin-password", "connection-string", "license", "master-key", "redis", "share-password"], ignoreOrder: true);
        secrets.ShouldAllBe(secret => secret.Text("properties.value") == "[secret]");
        preview.Single("database-server").Text("administratorLoginPassword").ShouldBe("[secret]");
        PreviewJson.Write(preview).ShouldNotContain(StackText.Password);
    }

    [Fact]
    public async Task The_key_of_the_share_comes_from_the_account_and_waits_for_it()
    {
        var preview = await Previews.OfAzure();
        preview.Single("secrets-share-password").Dependencies.ShouldContain(preview.Single("storage-account").Urn);
    }

    [Fact]
    public async Task The_vault_is_closed_to_the_internet_and_its_secrets_are_written_by_resource_manager()
    {
        var preview = await Previews.OfAzure();
        var vault = preview.Single("secrets-vault");
        (vault.Text("properties.publicNetworkAccess"), vault.Text("properties.networkAcls.defaultAction")).ShouldBe(("Disabled", "Deny"));
        // The data plane, which the classic provider writes by, is behind the vault's firewall.
        preview.Resources.ShouldNotContain(resource => resource.Type.StartsWith("azure:keyvault/", StringComparison.Ordinal));
    }

    // Pulumi would delete a secret by the vault's own address, which is closed, and fail.
    [Fact]
    public async Task A_secret_that_is_not_in_use_stays_without_its_value_and_no_node_is_told_of_it()
    {
        var (with, without) = (await Previews.OfAzure(), await Previews.OfAzure("license:"));
        without.OfType("azure-native:keyvault:Secret").Select(secret => secret.Name).ShouldBe(with.OfType("azure-native:keyvault:Secret").Select(secret => secret.Name));
        without.OfType("azure-native:keyvault:Secret").ShouldAllBe(secret => secret.DeletedWith == without.Single("secrets-vault").Urn);
        with.Script("node1").ShouldContain("/secrets/license'");
        without.Script("node1").ShouldNotContain("/secrets/license'");
        without.Find("nodes-may-read-license").ShouldBeNull();
    }

    [Fact]
    public async Task A_new_value_has_every_node_installed_again_one_after_the_other()
    {
        var preview = await AzureStack.Preview("nodes: { count: 4 }\npolling: { mode: shared-address }");
        foreach (var node in new[] { "node1", "node2", "node3", "node4" })
        {
            var reasons = preview.Single($"nodes-install-{node}").Input("properties.parameters.reasons.value")!;
            foreach (var (key, secret) in new[] { ("connectionString", "connection-string"), ("masterKey", "master-key"), ("redis", "redis"), ("sharePassword", "share-password"), ("license", "license") })
            {
                // The version changes with the value, and the value is nowhere.
                reasons[key]!.ToString().ShouldBe(preview.Single($"secrets-{secret}").Reference("properties.secretUriWithVersion"));
            }
        }

        foreach (var (first, second) in new[] { ("node1", "node2"), ("node2", "node3"), ("node3", "node4") })
        {
            preview.Single($"nodes-install-{second}").DependsOn.ShouldContain(preview.Single($"nodes-install-{first}").Urn);
        }
    }
}
