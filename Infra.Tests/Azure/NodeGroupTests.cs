using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

public class NodeGroupTests
{
    [Fact]
    public async Task Nodes_are_spread_over_the_zones_in_turn()
    {
        var preview = await AzureStack.Preview("nodes: { count: 4 }\nnetwork: { zones: 3 }");
        Machines(preview).Select(machine => machine.Text("zones.0")).ShouldBe(["1", "2", "3", "1"]);
        preview.OfType("azure-native:compute:AvailabilitySet").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nodes_are_in_an_availability_set_in_a_region_without_zones()
    {
        var preview = await AzureStack.Preview("network: { availabilitySet: true }");
        var set = preview.Single("nodes-availability-set");
        Machines(preview).ShouldAllBe(machine => machine.Text("availabilitySet.id") == set.Reference("id") && machine.Input("zones") == null);
        preview.Single("load-balancer-gateway").Input("zones").ShouldBeNull();
    }

    [Theory]
    [InlineData("small", "2")]
    [InlineData("medium", "4")]
    [InlineData("large", "8")]
    [InlineData("xlarge", "16")]
    public async Task A_size_is_a_machine_with_its_vcpus(string size, string cpus)
    {
        var preview = await AzureStack.Preview($"nodes: {{ size: {size} }}");
        Machines(preview).ShouldAllBe(machine => machine.Text("hardwareProfile.vmSize") == $"Standard_D{cpus}ls_v5");
    }

    [Fact]
    public async Task A_machine_is_trusted_encrypted_and_never_updated_by_itself()
    {
        foreach (var machine in Machines(await AzureStack.Preview()))
        {
            machine.Text("securityProfile.encryptionAtHost").ShouldBe("true");
            machine.Text("securityProfile.securityType").ShouldBe("TrustedLaunch");
            machine.Text("securityProfile.uefiSettings.secureBootEnabled").ShouldBe("true");
            machine.Text("securityProfile.uefiSettings.vTpmEnabled").ShouldBe("true");
            // A restart for patches would end deployments: Octopus drains first (docs/operations.md).
            machine.Text("osProfile.windowsConfiguration.enableAutomaticUpdates").ShouldBe("false");
            machine.Text("osProfile.windowsConfiguration.patchSettings.patchMode").ShouldBe("Manual");
            machine.Text("diagnosticsProfile.bootDiagnostics.enabled").ShouldBe("true");
        }
    }

    [Fact]
    public async Task No_machine_has_a_public_ip_address()
    {
        var preview = await AzureStack.Preview("network: { allowedCidrs: [203.0.113.0/24] }\nloadBalancer: { scheme: public }\npolling: { mode: port-per-node }");
        preview.OfType("azure-native:network:NetworkInterface").ShouldAllBe(card => card.Input("ipConfigurations.0.publicIPAddress") == null);
    }

    [Fact]
    public async Task A_new_image_is_for_machines_to_come_and_changes_none_that_run()
    {
        foreach (var machine in Machines(await AzureStack.Preview()))
        {
            machine.IgnoreChanges.ShouldContain("storageProfile.imageReference");
            // Of one edition; Microsoft removes old builds, so that a build that is pinned would one day make no machine.
            machine.Input("storageProfile.imageReference")!.ToJsonString().ShouldBe(
                """{"offer":"WindowsServer","publisher":"MicrosoftWindowsServer","sku":"2022-datacenter-g2","version":"latest"}""");
        }

        var own = Machines(await AzureStack.Preview("nodes: { machineImage: 'team:windows:hardened:1.2.3' }")).First();
        own.Input("storageProfile.imageReference")!.ToJsonString().ShouldBe("""{"offer":"windows","publisher":"team","sku":"hardened","version":"1.2.3"}""");
        const string Id = "/subscriptions/x/resourceGroups/y/providers/Microsoft.Compute/galleries/z/images/windows";
        Machines(await AzureStack.Preview($"nodes: {{ machineImage: '{Id}' }}")).First().Text("storageProfile.imageReference.id").ShouldBe(Id);
    }

    [Fact]
    public async Task Disks_are_premium_and_the_data_volume_grows_while_its_machine_runs()
    {
        var (before, after) = (await AzureStack.Preview("nodes: { dataVolumeGiB: 100 }"), await AzureStack.Preview("nodes: { dataVolumeGiB: 200 }"));
        foreach (var node in new[] { "node1", "node2" })
        {
            var machine = after.Single($"nodes-machine-{node}");
            (machine.Text("storageProfile.osDisk.managedDisk.storageAccountType"), machine.Text("storageProfile.osDisk.deleteOption")).ShouldBe(("Premium_LRS", "Delete"));
            var volume = after.Single($"nodes-volume-{node}");
            (volume.Text("sku.name"), volume.Text("diskSizeGB"), volume.Text("networkAccessPolicy")).ShouldBe(("Premium_LRS", "200", "DenyAll"));
            volume.Text("zones.0").ShouldBe(machine.Text("zones.0"));
            machine.Text("storageProfile.dataDisks.0.managedDisk.id").ShouldBe(volume.Reference("id"));
            // A disk inside the machine grows only when the machine is off.
            machine.Inputs.ToJsonString().ShouldBe(before.Single($"nodes-machine-{node}").Inputs.ToJsonString());
            // And Windows uses the space when the script has run again.
            after.Single($"nodes-install-{node}").Text("properties.parameters.reasons.value.volumeGiB").ShouldBe("200");
        }
    }

    [Fact]
    public async Task A_new_size_restarts_no_machine_and_is_left_to_the_roll() =>
        Machines(await AzureStack.Preview("nodes: { size: large }")).ShouldAllBe(machine => machine.IgnoreChanges.Contains("hardwareProfile.vmSize"));

    [Fact]
    public async Task What_is_in_a_broken_machine_goes_with_it()
    {
        var preview = await AzureStack.Preview();
        foreach (var name in new[] { "nodes-log-agent-node2", "nodes-install-node2" })
        {
            preview.Single(name).DeletedWith.ShouldBe(preview.Single("nodes-machine-node2").Urn);
        }
    }

    // Azure runs a command again only when its text is another one, so the template puts the time of the deployment into it: what
    // has Pulumi deploy it again runs it again, a failure as well as a change.
    [Fact]
    public async Task An_installation_that_failed_runs_again_with_the_next_deployment_and_an_unchanged_one_does_not()
    {
        var (one, two) = (await AzureStack.Preview(), await AzureStack.Preview());
        var install = one.Single("nodes-install-node1");
        install.Inputs.ToJsonString().ShouldBe(two.Single("nodes-install-node1").Inputs.ToJsonString());
        install.Text("properties.template.parameters.time.defaultValue").ShouldBe("[utcNow()]");
        install.Input("properties.parameters.time").ShouldBeNull();
        install.Text("properties.template.resources.0.properties.source.script")!.ShouldContain("parameters('time')");
    }

    [Fact]
    public async Task Another_machine_of_a_node_is_installed()
    {
        var preview = await AzureStack.Preview();
        preview.Single("nodes-install-node2").Text("properties.parameters.reasons.value.machine").ShouldBe(preview.Single("nodes-machine-node2").Reference("vmId"));
    }

    [Fact]
    public async Task The_first_node_goes_first_and_a_node_that_does_not_come_up_fails_the_deployment()
    {
        var preview = await AzureStack.Preview("nodes: { count: 3 }");
        var first = preview.Single("nodes-install-node1");
        first.DependsOn.ShouldNotContain(urn => urn.Contains("nodes-install", StringComparison.Ordinal));
        preview.Single("nodes-install-node2").DependsOn.ShouldContain(first.Urn);
        preview.Single("nodes-install-node3").DependsOn.ShouldContain(preview.Single("nodes-install-node2").Urn);

        var command = first.Input("properties.template.resources.0.properties")!;
        ((bool)command["asyncExecution"]!, (bool)command["treatFailureAsDeploymentFailure"]!).ShouldBe((false, true));
        // Azure ends a run command after 90 minutes; Pulumi must wait longer than the command may take.
        var seconds = int.Parse(first.Text("properties.parameters.timeoutSeconds.value")!);
        seconds.ShouldBeInRange((OctopusHA.Bootstrap.InstallScript.FirstNodeMinutes + 15) * 60, 90 * 60);
        first.Timeouts["create"].TotalSeconds.ShouldBeGreaterThan(seconds);
        first.Timeouts["update"].TotalSeconds.ShouldBeGreaterThan(seconds);
    }

    [Fact]
    public async Task A_node_starts_after_all_that_it_needs()
    {
        var preview = await AzureStack.Preview();
        var waitsFor = preview.Single("nodes-install-node1").DependsOn;
        foreach (var needed in preview.OfType("azure-native:keyvault:Secret").Where(secret => secret.Name != "secrets-redis").Concat(preview.OfType("azure-native:network:PrivateDnsZoneGroup"))
            .Concat(preview.OfType("azure-native:storage:FileShare")).Concat(preview.OfType("azure-native:sql:Database"))
            .Concat(preview.OfType("azure-native:authorization:RoleAssignment").Where(right => right.Name.StartsWith("nodes-", StringComparison.Ordinal))))
        {
            waitsFor.ShouldContain(needed.Urn);
        }
    }

    [Fact]
    public async Task What_a_node_is_told_stands_in_its_script_so_that_a_change_runs_it_again()
    {
        var preview = await AzureStack.Preview("nodes: { count: 2, taskCap: 7 }");
        var (one, two) = (preview.Script("node1"), preview.Script("node2"));
        one.ShouldContain("NodeName = 'node1'");
        one.ShouldContain("FirstNode = 'true'");
        two.ShouldContain("FirstNode = 'false'");
        one.ShouldContain("TaskCap = '7'");
        one.ShouldContain("Version = '2026.4.6909'");
        // The gateway's subnet, whose word about a client's address is taken.
        one.ShouldContain("TrustedProxies = '10.0.0.0/20'");
        var command = preview.Single("nodes-install-node1").Input("properties.template.resources.0.properties")!;
        (command["parameters"], command["protectedParameters"]).ShouldBe((null, null));
        (await AzureStack.Preview("nodes: { count: 2, taskCap: 8 }")).Script("node1").ShouldNotBe(one);
        // Behind a balancer of layer 4 nobody forwards.
        (await AzureStack.Preview("loadBalancer: { kind: network }")).Script("node1").ShouldNotContain("    TrustedProxies = '");
    }

    [Fact]
    public async Task The_nodes_identity_may_read_their_secrets_and_nothing_else()
    {
        var preview = await AzureStack.Preview();
        var identity = preview.Single("foundation-nodes-identity");
        var rights = preview.OfType("azure-native:authorization:RoleAssignment").Where(right => right.Text("principalId") == identity.Reference("principalId")).ToList();
        rights.Count.ShouldBe(preview.OfType("azure-native:keyvault:Secret").Count(secret => secret.Name != "secrets-redis"));
        rights.ShouldAllBe(right => right.Text("scope")!.Contains("/secrets/") && right.Text("roleDefinitionId")!.EndsWith("4633458b-17de-408a-b874-0445c86b69e6"));
        Machines(preview).ShouldAllBe(machine => machine.Text("identity.userAssignedIdentities.0") == identity.Reference("id"));
        preview.Script("node1").ShouldContain($"IdentityClientId = '{identity.Reference("clientId")}'");
    }

    [Fact]
    public async Task During_maintenance_the_server_is_stopped_and_the_machine_goes_on()
    {
        var (before, during) = (await AzureStack.Preview("nodes: { count: 3 }"), await AzureStack.Preview("nodes: { count: 3 }\nmaintenance: true"));
        foreach (var node in new[] { "node1", "node2", "node3" })
        {
            during.Script(node).ShouldContain("-Mode Stop");
            during.Script(node).ShouldNotContain("MasterKeySecret");
            during.Single($"nodes-machine-{node}").Inputs.ToJsonString().ShouldBe(before.Single($"nodes-machine-{node}").Inputs.ToJsonString());
        }

        // Nobody is woken because of what was meant.
        during.Single("alerts-no-node").Text("enabled").ShouldBe("false");
        during.Single("alerts-node-out-of-pool").Text("enabled").ShouldBe("false");
        before.Single("alerts-no-node").Text("enabled").ShouldBe("true");
    }

    [Fact]
    public async Task Logs_of_the_server_and_of_windows_are_shipped_from_every_machine()
    {
        var preview = await AzureStack.Preview("nodes: { count: 3 }");
        var rule = preview.Single("nodes-log-rule");
        rule.Input("properties.template")!.ToJsonString().ShouldContain("Custom-OctopusServer_CL");
        rule.Input("properties.parameters.files.value")!.ToJsonString().ShouldContain("OctopusServer.txt");
        rule.Text("properties.parameters.workspaceId.value").ShouldBe(preview.Single("foundation-log-workspace").Reference("id"));
        foreach (var node in new[] { "node1", "node2", "node3" })
        {
            var machine = preview.Single($"nodes-machine-{node}");
            preview.Single($"nodes-log-agent-{node}").Text("vmName").ShouldBe(machine.Reference("name"));
            var association = preview.Single($"nodes-log-association-{node}");
            association.Text("resourceUri").ShouldBe(machine.Reference("id"));
            // The rule is made by a template, so its id is written by hand: it must be the one that the template makes.
            association.Text("dataCollectionRuleId").ShouldEndWith($"/dataCollectionRules/{rule.Text("properties.parameters.name.value")}");
            association.DependsOn.ShouldContain(rule.Urn);
        }

        rule.DependsOn.ShouldContain(preview.Single("nodes-log-table").Urn);
    }

    private static IEnumerable<PreviewResource> Machines(PreviewDocument preview) => preview.OfType("azure-native:compute:VirtualMachine");
}
