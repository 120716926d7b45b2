using System.Text.Json.Nodes;
using OctopusHA.Tests.Rehearsal;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.PublishedApi;

/// <summary>What the stacks register is published by the providers; random stacks are checked in RandomSettingsTests.</summary>
public class PublishedApiTests
{
    public static TheoryData<string> Examples => new(Previews.Examples);

    public static TheoryData<string> Systems => [.. RehearsalStack.All.Select(stack => stack.Name)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_registers_only_what_the_providers_publish(string stack)
    {
        var preview = (await Previews.Example(stack)).ShouldBePublished();
        if (preview.Resources.Any(resource => resource.Type.StartsWith("azure-native:", StringComparison.Ordinal)))
            preview.ShouldFitArm();
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_rehearsed_system_registers_only_what_the_providers_publish(string name) =>
        (await RehearsalStack.All.Single(stack => stack.Name == name).PreviewAsync(new RunSecrets(), CancellationToken.None)).ShouldBePublished();

    [Theory]
    [InlineData("polling: { mode: shared-address }", "azure-native:app:ContainerApp")]
    [InlineData("polling: { mode: shared-address, redis: { kind: managed } }", "azure-native:redisenterprise:Database")]
    [InlineData("polling: { mode: address-per-node, scheme: public, alsoKeep: port-per-node }\nnetwork: { allowedCidrs: [203.0.113.0/24] }", "azure-native:network:PublicIPAddress")]
    [InlineData("loadBalancer: { kind: network }\npolling: { mode: port-per-node }", "azure-native:network:LoadBalancer")]
    [InlineData("network: { availabilitySet: true }", "azure-native:compute:AvailabilitySet")]
    [InlineData(StackText.OwnAzureParts, "azure-native:compute:VirtualMachine")]
    public async Task An_azure_system_fits_what_resource_manager_publishes(string lines, string registers)
    {
        var preview = await Previews.OfAzure(lines);
        preview.OfType(registers).ShouldNotBeEmpty();
        preview.ShouldBePublished().ShouldFitArm();
    }

    [Theory]
    [InlineData("network-vpc", "cidrBlok", "\"10.0.0.0/16\"", "network-vpc.cidrBlok: ec2.Vpc has no such property")]
    [InlineData("network-vpc", "enableDnsSupport", "\"yes\"", "network-vpc.enableDnsSupport: \"yes\" where bool is wanted")]
    [InlineData("nodes-service-node1", "desiredCount", "1.5", "nodes-service-node1.desiredCount: 1.5 where int is wanted")]
    [InlineData("nodes-service-node1", "loadBalancers", "[{ \"containerName\": \"octopus\" }]", "nodes-service-node1.loadBalancers[0].containerPort: required, and missing")]
    [InlineData("nodes-service-node1", "networkConfiguration", "[]", "nodes-service-node1.networkConfiguration: [] where ecs.ServiceNetworkConfiguration is wanted")]
    [InlineData("database-instance", "instanceClass", "null", "database-instance.instanceClass: required, and missing")]
    public async Task What_aws_does_not_publish_is_found(string resource, string property, string value, string problem)
    {
        var preview = await Previews.Of("database: { existing: null }\nloadBalancer: { scheme: internal }");
        Change(preview, resource, property, value);
        PublishedShape.Problems(preview).ShouldContain(found => found.StartsWith(problem, StringComparison.Ordinal), string.Join('\n', PublishedShape.Problems(preview)));
    }

    [Fact]
    public async Task A_type_that_no_provider_publishes_is_found()
    {
        var preview = await Previews.Of();
        var resource = preview.Single("network-vpc");
        var renamed = new PreviewDocument("octopus-ha", "test", preview.Resources.Select(other => other == resource ? other with { Type = "aws:ec2/vcp:Vcp" } : other), [], []);
        PublishedShape.Problems(renamed).ShouldHaveSingleItem().ShouldContain("no such resource type as aws:ec2/vcp:Vcp");
    }

    [Theory]
    [InlineData("storage-account", "kind", "\"FilesStorage\"", "storage-account.kind: FilesStorage is no member of storage.Kind")]
    [InlineData("network-vnet", "virtualNetworkPeerings", "\"none\"", "network-vnet.virtualNetworkPeerings: \"none\" where a list is wanted")]
    public async Task What_azure_does_not_publish_is_found(string resource, string property, string value, string problem)
    {
        var preview = await Previews.OfAzure();
        Change(preview, resource, property, value);
        PublishedShape.Problems(preview).ShouldContain(found => found.StartsWith(problem, StringComparison.Ordinal), string.Join('\n', PublishedShape.Problems(preview)));
    }

    [Theory]
    [InlineData("storage-account", "kind", "\"FilesStorage\"", "storage-account.kind: 'FilesStorage' is none of")]
    [InlineData("storage-account", "provisioningState", "\"Succeeded\"", "storage-account.provisioningState: is read-only")]
    [InlineData("storage-account", "sku", "null", "storage-account: sku is required")]
    [InlineData("storage-account", "wanted", "true", "storage-account.wanted: Microsoft.Storage/storageAccounts has no such property")]
    [InlineData("storage-service", "shareDeleteRetentionPolicy", "{ \"enabled\": true, \"days\": 0 }", "storage-service.shareDeleteRetentionPolicy.days: 0 is below 1")]
    [InlineData("storage-service", "shareDeleteRetentionPolicy", "{ \"enabled\": true, \"days\": 366 }", "storage-service.shareDeleteRetentionPolicy.days: 366 is above 365")]
    [InlineData("storage-share", "shareQuota", "\"1\"", "storage-share.shareQuota: \"1\" where integer is wanted")]
    public async Task What_resource_manager_would_refuse_is_found(string resource, string property, string value, string problem)
    {
        var preview = await Previews.OfAzure();
        Change(preview, resource, property, value);
        ArmTypes.Problems(preview).ShouldContain(found => found.StartsWith(problem, StringComparison.Ordinal), string.Join('\n', ArmTypes.Problems(preview)));
    }

    [Fact]
    public async Task A_deprecated_property_is_found()
    {
        var preview = await Previews.Of();
        var bucket = preview.Resources.First(resource => resource.Type == "aws:s3/bucket:Bucket");
        bucket.Inputs["acl"] = "private";
        PublishedShape.Problems(preview).ShouldHaveSingleItem().ShouldBe($"{bucket.Name}.acl: is deprecated");
    }

    [Theory]
    [InlineData("aws", "Pulumi.Aws")]
    [InlineData("azure", "Pulumi.Azure")]
    [InlineData("azure-native", "Pulumi.AzureNative")]
    public void The_facts_are_those_of_the_pinned_version(string provider, string package) =>
        File.ReadAllText(Path.Combine(Golden.Root, "eng", "PulumiPackages.props"))
            .ShouldContain($"<PackageVersion Include=\"{package}\" Version=\"{PublishedShape.All[provider].Version}\" />");

    private static void Change(PreviewDocument preview, string resource, string property, string value)
    {
        var inputs = preview.Single(resource).Inputs;
        var changed = JsonNode.Parse(value);
        if (changed is null)
            inputs.Remove(property).ShouldBeTrue();
        else
            inputs[property] = changed;
    }
}
