using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Mocked;

/// <summary>What the Azure stacks register: ports, probes and a resource for each node.</summary>
public class AzureComponentTests
{
    private const string LoadBalancer = "azure-native:network:LoadBalancer";
    private const string Ping = "/api/octopusservernodes/ping";

    [Fact]
    public async Task The_gateway_listens_at_80_and_443()
    {
        var gateway = (await MockedStack.Run("Azure")).Only("azure-native:network:ApplicationGateway");
        gateway.Items("frontendPorts").Select(port => MockInputs.Text(port, "port")).ShouldBe(["80", "443"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_gateway_sends_users_only_to_nodes_whose_ping_answers_200()
    {
        var probe = (await MockedStack.Run("Azure")).Only("azure-native:network:ApplicationGateway").Items("probes").ShouldHaveSingleItem();
        MockInputs.Text(probe, "path").ShouldBe(Ping);
        MockInputs.Text(probe, "port").ShouldBe("8080");
        MockInputs.Text(probe, "match.statusCodes.0").ShouldBe("200");
        MockInputs.Text(probe, "match.statusCodes.1").ShouldBeNull();
    }

    [Fact]
    public async Task A_load_balancer_for_everything_asks_ping_for_the_web_and_TCP_for_the_rest()
    {
        var stack = await MockedStack.Run("Azure", "network");
        var probes = stack.OfType(LoadBalancer).SelectMany(balancer => balancer.Items("probes")).ToList();
        var web = probes.Where(probe => MockInputs.Text(probe, "protocol") == "Http").ShouldHaveSingleItem();
        MockInputs.Text(web, "requestPath").ShouldBe(Ping);
        MockInputs.Text(web, "port").ShouldBe("8080");
        probes.Where(probe => probe != web).ShouldAllBe(probe => MockInputs.Text(probe, "protocol") == "Tcp");
    }

    [Fact]
    public async Task Each_node_is_polled_at_a_port_of_its_own()
    {
        var rules = (await MockedStack.Run("Azure", count: 3)).OfType("azure-native:network:InboundNatRule");
        rules.Select(rule => $"{rule.Text("frontendPort")} -> {rule.Text("backendPort")} {rule.Text("protocol")}")
            .ShouldBe(["10943 -> 10943 Tcp", "10944 -> 10943 Tcp", "10945 -> 10943 Tcp"]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task A_cluster_has_a_virtual_machine_for_each_node(int count) =>
        (await MockedStack.Run("Azure", count: count)).OfType("azure-native:compute:VirtualMachine").Count.ShouldBe(count);

    [Fact]
    public async Task A_third_node_adds_its_own_resources_and_changes_no_other()
    {
        var (two, three) = (await MockedStack.Run("Azure", count: 2), await MockedStack.Run("Azure", count: 3));
        var names = two.All.Select(resource => resource.Name).ToList();
        names.Except(three.All.Select(resource => resource.Name)).ShouldBeEmpty();
        var added = three.All.Select(resource => resource.Name!).Except(names.OfType<string>()).ToList();
        added.ShouldNotBeEmpty();
        added.ShouldAllBe(name => name.Contains("node3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Database_and_vault_are_closed_to_the_internet()
    {
        var stack = await MockedStack.Run("Azure");
        stack.Only("azure-native:sql:Server").Text("publicNetworkAccess").ShouldBe("Disabled");
        stack.Only("azure-native:keyvault:Vault").Text("properties.publicNetworkAccess").ShouldBe("Disabled");
    }

    [Fact]
    public async Task What_a_machine_runs_names_secrets_and_holds_none()
    {
        var stack = await MockedStack.Run("Azure");
        var scripts = stack.OfType("azure-native:resources:Deployment").SelectMany(deployment => MockInputs.Texts(deployment.Inputs)).ToList();
        scripts.ShouldNotBeEmpty();
        scripts.ShouldAllBe(text => !text.Contains(StackText.Password, StringComparison.Ordinal) && !text.Contains(StackText.MasterKey, StringComparison.Ordinal));
    }
}
