using OctopusHA.Settings;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Bootstrap;

/// <summary>What becomes of a node, by the install script run in a real PowerShell. The stories are in <c>Machine/stories.ps1</c>.</summary>
public class InstallScriptRunTests
{
    // --- becoming a node ---------------------------------------------------------------------------------------------------

    [SkippableFact]
    public async Task User_data_returns_at_once_and_the_system_account_installs_the_node()
    {
        var story = await PowerShellStories.Of("first node, from user data");
        story.Number("minutes of user data").ShouldBe(0);
        story.List("tasks after user data").ShouldBe(["Octopus HA start"]);
        // The first task is gone when the second one is there.
        story.List("tasks").ShouldBe(["Octopus HA watchdog"]);
        story.Calls.Where(call => call.StartsWith("task ", StringComparison.Ordinal)).ShouldBe(["task Octopus HA start as SYSTEM", "task Octopus HA watchdog as SYSTEM"]);
        story.TaskErrors.ShouldBeEmpty();
        story.Reports.ShouldBe(["running", "succeeded 2026.4.6909"]);
    }

    [SkippableFact]
    public async Task The_group_is_signaled_only_when_the_node_responds()
    {
        var story = await PowerShellStories.Of("first node, from user data");
        story.Text("held").ShouldBe("false");
        var calls = story.Calls.ToList();
        calls.Count(call => call.StartsWith("complete", StringComparison.Ordinal)).ShouldBe(1);
        calls.IndexOf("complete octopus-ha-test-node1 octopus-ha-test-launch i-0123 CONTINUE").ShouldBeGreaterThan(calls.FindIndex(call => call.Contains("--start", StringComparison.Ordinal)));
        story.Log.ShouldContain("The node answers 200");
    }

    [SkippableFact]
    public async Task What_is_downloaded_is_copied_once_into_the_stack_s_own_bucket_with_its_checksum() =>
        (await PowerShellStories.Of("first node, from user data")).List("bucket").Order(StringComparer.Ordinal).ShouldBe([
            "downloads/Octopus.2026.4.6909-x64.msi", "downloads/Octopus.2026.4.6909-x64.msi.sha256",
            "downloads/amazon-cloudwatch-agent.msi", "downloads/amazon-cloudwatch-agent.msi.sha256", "install-node.ps1"]);

    [SkippableFact]
    public async Task A_machine_whose_script_cannot_be_loaded_yet_tries_again_every_minute()
    {
        var story = await PowerShellStories.Of("user data whose script cannot be loaded at first");
        story.Text("installation").ShouldBe("done");
        story.Text("start log").Split("Access Denied").Length.ShouldBe(6);
    }

    [SkippableTheory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public async Task The_first_node_does_everything_in_order_and_a_second_run_does_nothing(Cloud cloud)
    {
        var story = await PowerShellStories.Of("first node", cloud);
        story.Text("error").ShouldBeEmpty();
        story.Octopus.Select(line => line.Replace(" --instance=OctopusServer", "", StringComparison.Ordinal)).Select(line => line.Split("Server=")[0]).ShouldBe([
            @"create-instance --config=O:\Octopus\OctopusServer.config --home=O:\Octopus --serverNodeName=node1",
            "database --create --connectionString=",
            "configure --usernamePasswordIsEnabled=True",
            @"path --clusterShared=S:\Octopus",
            "path --artifacts=Artifacts",
            "path --taskLogs=TaskLogs",
            "path --nugetRepository=Packages",
            "path --imports=Imports",
            "path --eventExports=EventExports",
            "path --telemetry=Telemetry",
            "admin --username=admin --password=Adm1n \"pass\\\" $word's `%^&<>|",
            "license --licenseBase64=PExpY2Vuc2U+T25lIGxpbmU=QW5vdGhlcg==",
            story.Octopus.Single(line => line.Contains("--webListenPrefixes", StringComparison.Ordinal)).Replace(" --instance=OctopusServer", "", StringComparison.Ordinal),
            "service --install --reconfigure",
            "node --taskCap=20",
            "service --start",
            "node --drain=false",
        ]);
        story.Text("error of the second run").ShouldBeEmpty();
        story.Number("programs of the second run").ShouldBe(0);
        story.Number("downloads of the second run").ShouldBe(0);
        story.List("firewall").Order(StringComparer.Ordinal).ShouldBe(["OctopusHA-Polling", "OctopusHA-Web", "OctopusHA-gRPC"]);
    }

    [SkippableTheory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public async Task A_new_node_never_takes_more_tasks_than_it_is_to_take(Cloud cloud)
    {
        var story = await PowerShellStories.Of("first node", cloud);
        story.Text("task cap").ShouldBe("20");
        story.Text("started without a cap").ShouldBe("false");
    }

    [SkippableFact]
    public async Task A_server_that_refuses_the_task_cap_before_its_first_start_gets_it_afterwards()
    {
        var story = await PowerShellStories.Of("a task cap that is refused before the start");
        story.Text("error").ShouldBeEmpty();
        story.Text("task cap").ShouldBe("20");
    }

    [SkippableFact]
    public async Task The_volume_of_the_last_machine_is_used_again_and_a_larger_disk_grows_the_volume()
    {
        var story = await PowerShellStories.Of("volumes", Cloud.Azure);
        story.Text("error").ShouldBeEmpty();
        story.List("letters").ShouldBe(["letter O"]);
        story.Number("new disks").ShouldBe(0);
        story.Text("error of the larger one").ShouldBeEmpty();
        story.List("resized").ShouldBe(["resize O 250"]);
        // A node's own volume is never formatted again.
        story.Number("letters of the larger one").ShouldBe(1);
        story.List("ciphers").ShouldBe(["ciphers AES_256_GCM"]);
    }

    [SkippableFact]
    public async Task A_store_that_takes_no_copies_does_not_keep_a_node_from_coming_up()
    {
        var story = await PowerShellStories.Of("a store that takes no copies");
        story.Text("error").ShouldBeEmpty();
        story.Text("installation").ShouldBe("done");
        story.Log.ShouldContain("Octopus.2026.4.6909-x64.msi is not in the store");
    }

    [SkippableTheory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public async Task The_other_nodes_wait_for_the_first_one_by_the_share_and_neither_make_nor_upgrade_the_database(Cloud cloud)
    {
        var story = await PowerShellStories.Of("joining node", cloud);
        story.Text("error").ShouldBeEmpty();
        story.Number("minutes").ShouldBeInRange(20, 22);
        story.Octopus.Where(line => line.Contains("--create", StringComparison.Ordinal) || line.Contains("--upgrade", StringComparison.Ordinal) || line.StartsWith("admin", StringComparison.Ordinal) || line.StartsWith("path", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_node_whose_first_node_does_not_come_for_an_hour_begins_again_and_goes_on_when_it_comes()
    {
        var story = await PowerShellStories.Of("joining node whose first node never comes");
        story.Text("error").ShouldContain("did not come about within 60 minutes");
        story.Text("installation").ShouldBe("done");
    }

    [SkippableFact]
    public async Task A_share_that_blinks_or_changes_its_password_does_not_end_the_wait_for_the_first_node()
    {
        var story = await PowerShellStories.Of("joining node while the share blinks");
        story.Text("error").ShouldBeEmpty();
        story.Number("minutes").ShouldBeInRange(40, 42);
        story.Log.ShouldContain("Access is denied");
    }

    [SkippableFact]
    public async Task A_database_that_is_in_use_keeps_its_paths_administrator_and_licence()
    {
        var story = await PowerShellStories.Of("a database that is in use already");
        story.Text("error").ShouldBeEmpty();
        story.Text("database").ShouldBe("2026.4.6909");
        story.Octopus.Where(line => line.Contains("--create", StringComparison.Ordinal) || line.StartsWith("admin", StringComparison.Ordinal) || line.StartsWith("path", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_connection_string_that_Windows_does_not_know_leaves_the_note_to_decide()
    {
        var story = await PowerShellStories.Of("a managed identity for the database");
        story.Text("error").ShouldBeEmpty();
        story.Octopus.ShouldContain(line => line.Contains("--create", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_machine_that_its_group_does_not_wait_for_becomes_a_node_all_the_same()
    {
        var story = await PowerShellStories.Of("a machine that its group does not wait for");
        story.Text("error").ShouldBeEmpty();
        story.Log.ShouldContain("octopus-ha-test-node1 does not wait for this machine");
        story.Log.ShouldNotContain("WARN");
    }

    [SkippableFact]
    public async Task An_image_without_the_cloud_tools_is_reported_with_the_missing_tools() =>
        (await PowerShellStories.Of("an image without tools")).Text("error").ShouldContain("lacks AWS Tools for PowerShell (Complete-ASLifecycleAction)");

    [SkippableTheory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public async Task Secrets_with_any_characters_arrive_unchanged_and_are_never_printed(Cloud cloud)
    {
        var story = await PowerShellStories.Of("secrets with every kind of character", cloud);
        story.Text("error").ShouldBeEmpty();
        story.Text("admin password arrives").ShouldBe("true");
        story.Text("connection string arrives").ShouldBe("true");
        story.Text("license").ShouldBe("--licenseBase64=PExpY2Vuc2U+T25lIGxpbmU=QW5vdGhlcg==", "base64 with line breaks, which the server does not read");
        story.List("secrets told").ShouldBeEmpty();
        var configured = story.Octopus.ToList();
        configured.FindIndex(line => line.Contains("Redis", StringComparison.Ordinal)).ShouldBeGreaterThan(configured.FindIndex(line => line.Contains("--clusterShared", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task A_licence_that_the_server_repeats_line_by_line_is_hidden()
    {
        var story = await PowerShellStories.Of("a program that tells a licence");
        story.Text("error").ShouldContain("Cannot read *** of ***");
        story.Log.ShouldNotContain("T25lIGxpbmU");
        story.Log.ShouldNotContain("PExpY2Vuc2U");
    }

    // --- what fails, and goes on ------------------------------------------------------------------------------------------

    [SkippableTheory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public async Task Whatever_step_fails_is_reported_and_the_installation_goes_on_by_itself_to_the_end(Cloud cloud)
    {
        var story = await PowerShellStories.Of("each step fails, and the watchdog goes on", cloud);
        story.Number("calls").ShouldBeGreaterThanOrEqualTo(3);
        story.List("silent").ShouldBeEmpty();
        story.List("stuck").ShouldBeEmpty();
        story.List("administrator lost").ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task An_installation_that_fails_is_tried_again_for_hours_with_growing_pauses()
    {
        var story = await PowerShellStories.Of("an installation that fails for hours");
        // Six tries in the first hour, then two an hour.
        story.Number("tries").ShouldBeInRange(14, 20);
        story.Text("installation").ShouldBe("done");
        story.Text("retry").ShouldBe("{}");
        story.Log.ShouldContain("the watchdog tries again from 2026-11-28T00:01:00Z on");
    }

    [SkippableFact]
    public async Task A_machine_that_goes_on_trying_gives_its_group_a_sign_of_life_often_enough() =>
        (await PowerShellStories.Of("joining node", Cloud.Aws)).Number("longest silence").ShouldBeLessThan(120 / 2);

    [SkippableTheory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public async Task A_wrong_checksum_is_one_clear_failure_and_not_eight_downloads(Cloud cloud)
    {
        var story = await PowerShellStories.Of("a wrong checksum", cloud);
        story.Text("error").ShouldContain("which nodes.installerSha256 asks for");
        story.Number("minutes").ShouldBe(0);
        story.Number("downloads").ShouldBe(1);
        story.Number("downloads after 25 minutes").ShouldBe(1);
        story.Text("server").ShouldBeEmpty("nothing of it was installed");
    }

    [SkippableFact]
    public async Task An_interrupted_download_is_retried()
    {
        var story = await PowerShellStories.Of("a download that breaks off");
        story.Text("error").ShouldBeEmpty();
        story.Number("downloads").ShouldBe(4);
    }

    [SkippableFact]
    public async Task A_log_agent_that_cannot_be_had_keeps_no_node_from_serving_and_comes_later()
    {
        var story = await PowerShellStories.Of("a log agent that cannot be had");
        story.Text("error").ShouldBeEmpty();
        story.Text("held").ShouldBe("false");
        story.Text("log shipping").ShouldBe("failed");
        story.Text("log shipping later").ShouldBe("started");
    }

    [SkippableTheory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public async Task A_replaced_machine_installs_without_internet_downloads(Cloud cloud)
    {
        var story = await PowerShellStories.Of("a machine that is replaced while nothing outside can be reached", cloud);
        story.Text("error").ShouldBeEmpty();
        story.Calls.Where(call => call.StartsWith("download", StringComparison.Ordinal)).ShouldBeEmpty();
        story.List("draining").ShouldBeEmpty("the drain in which the last machine ended is over");
        story.List("creates").ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_damaged_copy_in_the_store_is_reported_and_not_installed() =>
        (await PowerShellStories.Of("a copy in the store that is damaged")).Text("error").ShouldContain("is beside it; delete Octopus.2026.4.6909-x64.msi");

    [SkippableFact]
    public async Task An_installation_that_a_power_cut_ended_is_begun_again_within_a_minute() =>
        (await PowerShellStories.Of("a power cut in the middle")).Text("installation").ShouldBe("done");
}
