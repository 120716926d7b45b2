using OctopusHA.Preview;
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
        secrets.Select(secret => secret.Text("secretName")).ShouldBe(["admin-password", "connection-string", "license", "master-key", "share-password"], ignoreOrder: true);
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

    [Fact]
    public async Task A_stack_without_a_license_has_no_secret_for_it() =>
        (await Previews.OfAzure("license:")).OfType("azure-native:keyvault:Secret").ShouldNotContain(secret => secret.Text("secretName") == "license");
}
