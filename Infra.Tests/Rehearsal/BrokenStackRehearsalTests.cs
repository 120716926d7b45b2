using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>Stacks that AWS would refuse: the rehearsal refuses them too, and its message leads to the component.</summary>
[Collection(Rehearsals.Name)]
public class BrokenStackRehearsalTests
{
    [SkippableFact]
    public async Task A_health_check_that_takes_longer_than_its_interval_is_refused_and_leads_to_the_load_balancer()
    {
        var message = await FailureOf("load-balancer-web", inputs => inputs["healthCheck"]!["timeout"] = 60);
        message.ShouldContain("octopus-ha:aws:LoadBalancer load-balancer: load-balancer-web (aws:lb/targetGroup:TargetGroup)");
        message.ShouldContain("Health check timeout '60' must be smaller than");
    }

    [SkippableFact]
    public async Task A_subnet_outside_the_network_is_refused_and_leads_to_the_network()
    {
        var message = await FailureOf("network-node-subnet-1", inputs => inputs["cidrBlock"] = "172.31.0.0/24");
        message.ShouldContain("octopus-ha:aws:Network network: network-node-subnet-1 (aws:ec2/subnet:Subnet)");
        message.ShouldContain("The CIDR '172.31.0.0/24' is invalid");
    }

    [SkippableFact]
    public async Task A_pool_with_a_name_of_more_than_32_characters_is_refused_and_leads_to_the_load_balancer()
    {
        var message = await FailureOf("load-balancer-web", inputs => inputs["name"] = "octopus-ha-production-load-balancer");
        message.ShouldContain("octopus-ha:aws:LoadBalancer load-balancer: load-balancer-web (aws:lb/targetGroup:TargetGroup)");
        message.ShouldContain("32 characters");
    }

    // Only what the broken resource needs is applied: the answer comes within a minute.
    private static async Task<string> FailureOf(string name, Action<JsonObject> damage)
    {
        var tools = Tools.Demand("apply");
        using var time = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var stack = RehearsalStack.Systems.Single(stack => stack.Name == "enterprise-shell");
        var secrets = new RunSecrets();
        await using var aws = await LocalAws.StartAsync(tools, time.Token);
        var terraform = await Terraform.CreateAsync(tools, aws, stack.Region, time.Token);
        var broken = (await stack.PreviewAsync(secrets, time.Token)).With(name, damage);
        var translated = Translation.Of(broken, await terraform.SchemaAsync(time.Token), secrets, stack.Given);
        await terraform.UseAsync(translated, time.Token);
        var exception = await Should.ThrowAsync<RehearsalException>(async () =>
        {
            await terraform.ValidateAsync(time.Token);
            await terraform.ApplyAsync(await terraform.PlanAsync(time.Token, translated.Resources.Single(entry => entry.Value.Name == name).Key), time.Token);
        });
        return exception.Message;
    }
}
