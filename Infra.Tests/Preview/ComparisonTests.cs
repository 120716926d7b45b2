using System.Text.Json.Nodes;
using OctopusHA.Preview;
using OctopusHA.Settings;
using OctopusHA.Settings.Rules;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Preview;

public sealed class ComparisonTests
{
    [Fact]
    public async Task The_same_settings_have_no_differences()
    {
        var comparison = await Compare("", "");

        comparison.Changes.ShouldBeEmpty();
        Notices(comparison).ShouldBeEmpty();
        comparison.Unchanged.ShouldBe(comparison.New.Resources.Count);
    }

    [Fact]
    public async Task An_added_node_is_created_without_changes_to_other_nodes()
    {
        var comparison = await Compare("nodes: { count: 2 }", "nodes: { count: 3 }");

        Of(comparison, ChangeKind.Create).ShouldContain("nodes-service-node3");
        comparison.Changes.Where(change => change.Kind != ChangeKind.Create).Select(change => change.Resource.Type)
            .ShouldBe(["octopus-ha:aws:ServerNodeGroup", PreviewDocument.StackType]);
        Notices(comparison).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removed_node_is_deleted_and_must_be_drained()
    {
        var comparison = await Compare("nodes: { count: 3 }", "nodes: { count: 2 }");

        Of(comparison, ChangeKind.Delete).ShouldContain("nodes-service-node3");
        Notices(comparison).ShouldBe(
        [
            "node3 would be removed: drain it first, and delete it in Octopus afterwards.",
            "The cluster would run 40 tasks at once instead of 60.",
        ]);
    }

    [Fact]
    public async Task A_task_definition_is_replaced_by_the_very_variable_that_differs()
    {
        var comparison = await Compare("nodes: { taskCap: 10 }", "nodes: { taskCap: 11 }");

        var change = comparison.Changes.Single(change => change.Resource.Name == "nodes-task-node1");
        change.Kind.ShouldBe(ChangeKind.Replace);
        var property = change.Properties.Single();
        property.Path.ShouldBe("containerDefinitions[octopus].environment[TASK_CAP].value");
        (property.Old!.ToString(), property.New!.ToString(), property.ForcesReplacement).ShouldBe(("10", "11", true));
    }

    [Fact]
    public async Task What_refers_to_something_that_is_replaced_follows_it()
    {
        var comparison = await Compare("nodes: { taskCap: 10 }", "nodes: { taskCap: 11 }");

        var change = comparison.Changes.Single(change => change.Resource.Name == "nodes-service-node1");
        change.Kind.ShouldBe(ChangeKind.Update);
        change.Properties.Select(property => (property.Path, property.Because)).ShouldBe([("taskDefinition", "nodes-task-node1")]);
    }

    [Fact]
    public async Task A_replaced_network_takes_everything_in_it_along()
    {
        var comparison = await Compare("network: { cidr: 10.0.0.0/16 }", "network: { cidr: 10.9.0.0/16 }");

        var replaced = Of(comparison, ChangeKind.Replace);
        replaced.ShouldContain("network-vpc");
        replaced.ShouldContain("network-node-subnet-1");
        replaced.ShouldContain("storage-mount-target-1");
        // Its subnets can be exchanged where it is.
        replaced.ShouldNotContain("database-instance");
        replaced.ShouldNotContain("storage-file-system");
    }

    [Fact]
    public async Task Data_that_is_protected_is_called_out_and_that_Pulumi_would_refuse()
    {
        var comparison = await Compare("database: { edition: standard }", "database: { edition: enterprise }");

        ClusterNotices.Of(comparison)[0].Severity.ShouldBe(Severity.Data);
        Notices(comparison)[0].ShouldBe("The database (database-instance) would be replaced because engine changes, and its data would be lost; it is protected, so Pulumi would refuse the deployment.");
    }

    [Fact]
    public async Task Data_that_nothing_protects_is_called_out_as_lost()
    {
        const string ephemeral = "ephemeral: true, backupDays: 1, storageGiB: 20, size: small";
        var comparison = await Compare($"database: {{ edition: standard, {ephemeral} }}", $"database: {{ edition: enterprise, size: large, ephemeral: true, backupDays: 1, storageGiB: 20 }}");

        Notices(comparison)[0].ShouldBe("The database (database-instance) would be replaced because engine changes: its data would be lost.");
    }

    [Fact]
    public async Task Storage_that_the_team_takes_over_is_deleted_from_the_stack_and_called_out()
    {
        var comparison = await Compare("", "storage: { existing: { fileSystemId: fs-1 } }");

        Notices(comparison)[0].ShouldBe("The shared storage (storage-file-system) would be deleted, and its data would be lost; it is protected, so Pulumi would refuse the deployment.");
    }

    [Fact]
    public async Task A_version_that_changes_while_nodes_run_is_no_upgrade_that_Octopus_takes()
    {
        var comparison = await Compare("version: 2026.4.6342", "version: 2026.4.7000");

        Notices(comparison).ShouldBe(
        [
            "Octopus Server 2026.4.6342 would become 2026.4.7000 while nodes are running, and Octopus does not support rolling upgrades: deploy maintenance: true first, then the version.",
            "All 2 nodes would be restarted in one deployment (containerDefinitions[octopus].image changes): running deployments are interrupted unless the nodes are drained first.",
        ]);
    }

    [Fact]
    public async Task A_version_that_changes_while_every_node_is_stopped_is_an_upgrade()
    {
        var comparison = await Compare("version: 2026.4.6342\nmaintenance: true", "version: 2026.4.7000");

        Notices(comparison).ShouldBe(["Octopus Server 2026.4.6342 would become 2026.4.7000."]);
    }

    [Fact]
    public async Task Maintenance_stops_every_node() =>
        Notices(await Compare("", "maintenance: true")).ShouldBe(["Every node would be stopped."]);

    [Fact]
    public async Task Changed_tags_restart_no_node() =>
        Notices(await Compare("tags: { owner: a }", "tags: { owner: b }")).ShouldBeEmpty();

    [Fact]
    public async Task A_block_let_in_by_the_side_of_others_is_a_loosened_rule_and_a_narrower_one_is_not()
    {
        const string narrow = "network: { allowedCidrs: [203.0.113.0/24] }";
        const string wide = "network: { allowedCidrs: [203.0.112.0/23] }";

        Notices(await Compare(narrow, wide)).ShouldContain("Ports 80, 443, 8443 would be opened to 203.0.112.0/23, in addition to 203.0.113.0/24 (network-load-balancer-security-group).");
        Notices(await Compare(wide, narrow)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_newly_opened_port_is_reported()
    {
        const string closed = "network: { allowedCidrs: [203.0.113.0/24] }\ngrpc: false";
        const string open = "network: { allowedCidrs: [203.0.113.0/24] }\ngrpc: true";

        Notices(await Compare(closed, open)).ShouldContain("Port 8443 would be opened to 203.0.113.0/24 (network-load-balancer-security-group).");
        Notices(await Compare(open, closed)).ShouldNotContain(notice => notice.Contains("opened"));
    }

    [Fact]
    public async Task A_load_balancer_that_becomes_public_is_reached_from_the_internet() =>
        Notices(await Compare(
            "loadBalancer: { domain: octopus.example.com, dnsZone: example.com, scheme: internal }\nnetwork: { allowedCidrs: [203.0.113.0/24] }",
            "loadBalancer: { domain: octopus.example.com, dnsZone: example.com, scheme: public }\nnetwork: { allowedCidrs: [203.0.113.0/24] }"))
            .ShouldContain("load-balancer-elb would be reachable from the internet.");

    [Fact]
    public async Task Fewer_days_of_backups_are_a_lowered_retention_and_more_are_not()
    {
        Notices(await Compare("database: { backupDays: 30 }", "database: { backupDays: 7 }")).ShouldBe(["database-instance: backupRetentionPeriod would be lowered from 30 to 7."]);
        Notices(await Compare("database: { backupDays: 7 }", "database: { backupDays: 30 }")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Data_marked_ephemeral_loses_its_protection_line_by_line()
    {
        var notices = Notices(await Compare("", "database: { ephemeral: true }"));

        notices.ShouldContain("database-instance would lose protection from deletion in the cloud.");
        notices.ShouldContain("database-instance would lose Pulumi's protection from deletion.");
        notices.ShouldContain("database-instance would lose its final snapshot.");
        notices.ShouldContain("storage-backup-policy: automatic backups would end.");
    }

    [Fact]
    public async Task A_database_without_its_standby_no_longer_survives_a_zone() =>
        Notices(await Compare("database: { ephemeral: true, size: small }", "database: { ephemeral: true, size: small, edition: express, allowSingleZone: true, storageGiB: 20, maxStorageGiB: 100 }"))
            .ShouldContain("The database would no longer survive the loss of a zone.");

    [Fact]
    public async Task A_changed_polling_port_is_reported_for_its_tentacles() =>
        Notices(await Compare("polling: { mode: port-per-node }", "polling: { mode: port-per-node, port: 11000 }"))
            .ShouldContain("Tentacles that poll node2 at polling.octopus.example.com:10944 would lose it, and must be reconfigured to poll polling.octopus.example.com:11001.");

    [Fact]
    public async Task A_changed_web_portal_address_is_reported() =>
        Notices(await Compare(
            "loadBalancer: { domain: octopus.example.com, dnsZone: example.com }",
            "loadBalancer: { domain: deploy.example.com, dnsZone: example.com }"))
            .ShouldContain("The address of the web portal would change from https://octopus.example.com to https://deploy.example.com.");

    [Fact]
    public async Task A_secret_that_changed_cannot_be_seen_and_nothing_is_said_of_it()
    {
        var comparison = await Compare("databasePassword: Another-Horse-8-Battery", "databasePassword: Correct-Horse-7-Battery");

        comparison.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_network_load_balancer_cannot_leave_a_subnet()
    {
        const string kind = "loadBalancer: { kind: network, domain: octopus.example.com, dnsZone: example.com }";

        Of(await Compare($"{kind}\nnetwork: {{ zones: 3 }}", $"{kind}\nnetwork: {{ zones: 2 }}"), ChangeKind.Replace).ShouldContain("load-balancer-elb");
        Of(await Compare($"{kind}\nnetwork: {{ zones: 2 }}", $"{kind}\nnetwork: {{ zones: 3 }}"), ChangeKind.Replace).ShouldNotContain("load-balancer-elb");
        Of(await Compare("network: { zones: 3 }", "network: { zones: 2 }"), ChangeKind.Replace).ShouldNotContain("load-balancer-elb");
    }

    [Fact]
    public async Task Previews_of_another_stack_project_or_program_are_refused_by_name()
    {
        var document = await Previews.Of();
        var text = PreviewJson.Write(document);

        Refused(text.Replace("urn:pulumi:test::", "urn:pulumi:dev::")).ShouldStartWith("saved.json is a preview of the stack dev, and this is the stack test.");
        Refused(text.Replace("::octopus-ha::", "::other::")).ShouldStartWith("saved.json is a preview of the project other, and this one is called octopus-ha, so Pulumi would ");
        Refused(text.Replace("octopus-ha:aws:", "website:index:")).ShouldStartWith("saved.json is a preview of another program, octopus-ha");

        string Refused(string other) => Should.Throw<PreviewException>(() => Comparison.Of(PreviewJson.Read(other, "saved.json"), document, "saved.json")).Message;
    }

    [Fact]
    public async Task A_type_that_nobody_knows_is_a_notice_where_it_changes_and_never_a_refusal()
    {
        var document = await Previews.Of();
        var unknown = PreviewJson.Write(document).Replace("aws:kms/alias:Alias", "gcp:kms/alias:Alias");
        var same = PreviewJson.Read(unknown, "saved.json");
        Notices(Comparison.Of(same, PreviewJson.Read(unknown, "new.json"), "saved.json")).ShouldBeEmpty();

        var changed = PreviewJson.Read(unknown, "new.json");
        changed.Resources.First(resource => resource.Type == "gcp:kms/alias:Alias").Inputs["name"] = "alias/other";
        Notices(Comparison.Of(same, changed, "saved.json")).ShouldHaveSingleItem()
            .ShouldStartWith("Whether a change replaces a resource is not known for gcp:kms/alias:Alias; such changes are shown as updates.");
    }

    [Fact]
    public async Task A_saved_document_compares_as_a_fresh_one()
    {
        var (old, @new) = (await Previews.Of("nodes: { count: 3 }"), await Previews.Of("nodes: { count: 2, size: large }"));
        var saved = PreviewJson.Read(PreviewJson.Write(old), "saved.json");

        var style = TextStyle.Plain;
        PreviewText.Write(new PreviewReport(@new) { Comparison = Comparison.Of(saved, @new, "it") }, style)
            .ShouldBe(PreviewText.Write(new PreviewReport(@new) { Comparison = Comparison.Of(old, @new, "it") }, style));
    }

    [Fact]
    public async Task The_text_tells_data_first_then_what_to_look_at_then_changes_alike_together()
    {
        var comparison = await Compare("nodes: { taskCap: 10 }", "nodes: { taskCap: 11 }\ndatabase: { edition: enterprise }");

        var text = PreviewText.Write(new PreviewReport(comparison.New) { Comparison = comparison }, TextStyle.Plain);

        text.ShouldSatisfyAllConditions(
            () => text.IndexOf("Data at risk\n- The database (database-instance)", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("Warnings\n- All 2 nodes", StringComparison.Ordinal)),
            () => text.ShouldContain("+- replace  aws:ecs/taskDefinition:TaskDefinition  nodes-task-node1..2\n     containerDefinitions[octopus].environment[TASK_CAP].value: \"10\" -> \"11\" (forces replacement)\n"),
            () => text.ShouldContain("~  update   aws:ecs/service:Service  nodes-service-node1..2\n     taskDefinition: follows nodes-task-node1..2\n"),
            () => text.ShouldMatch(@"Compared with before: \d+ to replace, \d+ to update, \d+ unchanged\."));
    }

    [Fact]
    public async Task The_json_has_the_shape_of_pulumi_preview()
    {
        var comparison = await Compare("nodes: { taskCap: 10, count: 3 }", "nodes: { taskCap: 11 }");

        var json = JsonNode.Parse(ReportJson.Write(new PreviewReport(comparison.New) { Comparison = comparison, WhatIf = true }))!;

        var step = json["steps"]!.AsArray().Single(step => step!["urn"]!.ToString().EndsWith("::nodes-task-node1", StringComparison.Ordinal))!;
        step["op"]!.ToString().ShouldBe("replace");
        step["oldState"]!["type"]!.ToString().ShouldBe("aws:ecs/taskDefinition:TaskDefinition");
        step["replaceReasons"]!.ToJsonString().ShouldBe("""["containerDefinitions"]""");
        step["detailedDiff"]!["containerDefinitions[octopus].environment[TASK_CAP].value"]!["kind"]!.ToString().ShouldBe("update-replace");
        var deleted = json["steps"]!.AsArray().Single(step => step!["urn"]!.ToString().EndsWith("::nodes-task-node3", StringComparison.Ordinal))!;
        (deleted["op"]!.ToString(), deleted["newState"]).ShouldBe(("delete", null));
        json["changeSummary"]!["replace"]!.GetValue<int>().ShouldBe(2);
        json["changeSummary"]!.AsObject().Sum(count => count.Value!.GetValue<int>()).ShouldBe(json["steps"]!.AsArray().Count);
        json["notices"]![0]!["text"]!.ToString().ShouldStartWith("All 2 nodes");
        json["whatIf"]![0]!["event"]!.ToString().ShouldBe("zone us-east-1a fails");
    }

    [Fact]
    public async Task Changes_of_an_Azure_stack_are_described_in_the_same_words()
    {
        var notices = Notices(await CompareExample("azure", "        size: large", "        size: xlarge", "    - 203.0.113.0/24", "    - 0.0.0.0/0"));

        notices.ShouldContain(notice => notice.StartsWith("Ports 80, 443 would be opened to 0.0.0.0/0, in addition to ") || notice.StartsWith("Ports 80, 443, 8443 would be opened to 0.0.0.0/0, in addition to "), string.Join('\n', notices));
    }

    [Fact]
    public async Task A_Windows_machine_that_runs_is_not_restarted_by_a_new_template()
    {
        var comparison = await CompareExample("prod", "version: 2026.4.6342", "version: 2026.4.7000");

        Of(comparison, ChangeKind.Update).ShouldContain("nodes-template-node1");
        Notices(comparison).ShouldBe(["Octopus Server 2026.4.6342 would become 2026.4.7000 while nodes are running, and Octopus does not support rolling upgrades: deploy maintenance: true first, then the version."]);
    }

    // An example against itself with some texts in its file replaced.
    private static async Task<Comparison> CompareExample(string stack, params string[] replacements)
    {
        var path = Path.Combine(Golden.Root, $"Pulumi.{stack}.yaml");
        var text = await File.ReadAllTextAsync(path);
        for (var i = 0; i < replacements.Length; i += 2)
        {
            text = text.Replace(replacements[i], replacements[i + 1], StringComparison.Ordinal);
        }

        var file = StackFile.ParseFile(path, text);
        var reading = SettingsReader.Read(file.Configuration, Strictness.Preview, file.Stack, file.Region);
        var @new = await PreviewRunner.RunAsync(new PreviewRequest(reading.OrThrow(file.Source), stack) { Region = file.Region });
        return Comparison.Of(await Previews.Example(stack), @new, "before");
    }

    private static async Task<Comparison> Compare(string before, string after) => Comparison.Of(await Previews.Of(before), await Previews.Of(after), "before");

    private static List<string> Of(Comparison comparison, ChangeKind kind) => [.. comparison.Changes.Where(change => change.Kind == kind).Select(change => change.Resource.Name)];

    private static List<string> Notices(Comparison comparison) => [.. ClusterNotices.Of(comparison).Select(notice => notice.Text)];
}
