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
    public async Task The_group_is_told_that_the_node_is_there_only_when_it_answers()
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
    public async Task An_image_without_the_cloud_s_tools_is_told_with_what_it_lacks() =>
        (await PowerShellStories.Of("an image without tools")).Text("error").ShouldContain("lacks AWS Tools for PowerShell (Complete-ASLifecycleAction)");

    [SkippableTheory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public async Task Secrets_of_every_kind_of_character_arrive_whole_and_are_told_nowhere(Cloud cloud)
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
    public async Task A_download_that_breaks_off_is_begun_again()
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
    public async Task A_machine_that_is_replaced_at_night_needs_nothing_from_outside(Cloud cloud)
    {
        var story = await PowerShellStories.Of("a machine that is replaced while nothing outside can be reached", cloud);
        story.Text("error").ShouldBeEmpty();
        story.Calls.Where(call => call.StartsWith("download", StringComparison.Ordinal)).ShouldBeEmpty();
        story.List("draining").ShouldBeEmpty("the drain in which the last machine ended is over");
        story.List("creates").ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_damaged_copy_in_the_store_is_told_and_not_installed() =>
        (await PowerShellStories.Of("a copy in the store that is damaged")).Text("error").ShouldContain("is beside it; delete Octopus.2026.4.6909-x64.msi");

    [SkippableFact]
    public async Task An_installation_that_a_power_cut_ended_is_begun_again_within_a_minute() =>
        (await PowerShellStories.Of("a power cut in the middle")).Text("installation").ShouldBe("done");

    // --- versions ----------------------------------------------------------------------------------------------------------

    [SkippableTheory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public async Task A_newer_version_drains_stops_replaces_and_upgrades_in_that_order(Cloud cloud)
    {
        var story = await PowerShellStories.Of("an upgrade", cloud);
        story.Text("error").ShouldBeEmpty();
        story.Text("database").ShouldBe("2026.4.7000");
        story.Text("cluster").ShouldContain("2026.4.7000");
        story.Text("answer").ShouldBe("200");
        var calls = story.Calls.ToList();
        int[] order =
        [
            calls.FindIndex(call => call.Contains("--drain=true", StringComparison.Ordinal)), calls.FindIndex(call => call.Contains("service --instance=OctopusServer --stop", StringComparison.Ordinal)),
            calls.FindIndex(call => call.StartsWith("msiexec", StringComparison.Ordinal) && call.Contains("7000", StringComparison.Ordinal)), calls.FindIndex(call => call.Contains("--upgrade", StringComparison.Ordinal)),
        ];
        order.ShouldBe(order.Order());
        order[0].ShouldBeGreaterThan(0);
    }

    [SkippableFact]
    public async Task An_upgrade_that_another_node_forbids_goes_on_when_that_one_has_stopped()
    {
        var story = await PowerShellStories.Of("an upgrade while another node runs");
        story.Text("error").ShouldContain("every other node must be stopped: maintenance: true");
        story.Text("installation").ShouldBe("done");
        story.Text("database").ShouldBe("2026.4.7000");
    }

    [SkippableFact]
    public async Task An_older_version_is_refused_before_the_node_is_touched()
    {
        var story = await PowerShellStories.Of("an older version in the settings");
        story.Text("error").ShouldContain("Set version back to 2026.4.6909");
        story.Number("programs").ShouldBe(0);
        story.Text("service").ShouldBe("Running");
        story.Text("server").ShouldBe("2026.4.6909");
    }

    [SkippableFact]
    public async Task Another_node_with_an_older_version_is_refused_at_once()
    {
        var story = await PowerShellStories.Of("another node with an older version");
        story.Text("error").ShouldContain("Set version back to 2026.4.7000");
        story.Number("minutes").ShouldBe(0);
    }

    [SkippableFact]
    public async Task Another_task_cap_is_one_command_and_no_restart() =>
        (await PowerShellStories.Of("another task cap")).List("programs").ShouldBe(["Octopus.Server.exe node --instance=OctopusServer --taskCap=40"]);

    [SkippableFact]
    public async Task A_change_that_needs_a_restart_takes_one_node_after_the_other()
    {
        var story = await PowerShellStories.Of("a change that needs a restart, while another node is started anew");
        story.Text("error").ShouldBeEmpty();
        story.Text("answer while it waits").ShouldBe("200");
        story.List("programs while it waits").ShouldBeEmpty();
        story.Number("minutes").ShouldBeGreaterThan(20);
        story.List("programs").Select(line => line.Replace(" --instance=OctopusServer", "", StringComparison.Ordinal)).Skip(1)
            .ShouldBe(["node --drain=true --wait=600", "service --stop", "service --start", "node --drain=false"]);
        story.Text("answer").ShouldBe("200");
    }

    [SkippableFact]
    public async Task A_restart_that_failed_is_not_forgotten()
    {
        var story = await PowerShellStories.Of("a change whose restart fails at first");
        story.Text("error").ShouldStartWith("Start-OctopusServer: ");
        story.List("programs of the next try").ShouldBe(["service --instance=OctopusServer --stop", "service --instance=OctopusServer --start"]);
        story.Text("answer").ShouldBe("200");
    }

    // --- maintenance -------------------------------------------------------------------------------------------------------

    [SkippableFact]
    public async Task A_node_that_is_stopped_for_maintenance_or_retired_stays_stopped_until_it_is_installed_again()
    {
        var story = await PowerShellStories.Of("a node that is retired or stopped for maintenance");
        story.Text("error").ShouldBeEmpty();
        story.Text("start type").ShouldBe("Manual");
        story.Text("service").ShouldBe("Stopped");
        story.Text("error of the start").ShouldBeEmpty();
        story.Text("service after the start").ShouldBe("Running");
        story.Text("answer").ShouldBe("200");
    }

    [SkippableFact]
    public async Task Maintenance_ends_the_tries_of_a_node_that_was_never_installed()
    {
        var story = await PowerShellStories.Of("maintenance before a node was ever installed");
        story.Text("error").ShouldBeEmpty();
        story.Text("service").ShouldBe("false");
    }

    [SkippableFact]
    public async Task A_stopped_node_whose_note_is_damaged_is_not_started_by_the_watchdog()
    {
        var story = await PowerShellStories.Of("a stopped node whose note is damaged");
        story.Text("service").ShouldBe("Stopped");
        story.Log.ShouldContain("the service is set to be started by hand");
    }

    // --- the lock ----------------------------------------------------------------------------------------------------------

    [SkippableFact]
    public async Task While_one_run_holds_the_lock_the_watchdog_steps_back_and_an_installation_waits()
    {
        var story = await PowerShellStories.Of("another run holds the lock");
        story.Number("kills meanwhile").ShouldBe(0);
        story.Text("error").ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_node_that_only_waits_for_the_first_one_makes_way_for_a_stop()
    {
        var story = await PowerShellStories.Of("a wait for the first node makes way for a stop");
        story.Text("error").ShouldContain("makes way");
        story.Number("minutes").ShouldBeInRange(30, 31);
    }

    // --- notes -------------------------------------------------------------------------------------------------------------

    [SkippableFact]
    public async Task Notes_that_a_power_cut_has_damaged_end_no_run_and_silence_no_watchdog()
    {
        var story = await PowerShellStories.Of("notes that a power cut has damaged");
        story.List("bad").ShouldBeEmpty();
        story.Number("kills").ShouldBe(1);
        // Of the first installation.
        story.List("creates").Count.ShouldBe(2);
        story.Log.ShouldContain("applied.json is damaged and counts as absent");
    }

    [SkippableFact]
    public async Task A_damaged_note_of_the_cluster_is_mended_from_what_the_database_says()
    {
        var story = await PowerShellStories.Of("a damaged note of the cluster");
        story.Text("error").ShouldBeEmpty();
        story.List("creates").ShouldBeEmpty();
        story.Text("cluster").ShouldContain("2026.4.6909");
    }

    [SkippableFact]
    public async Task Where_neither_the_note_nor_the_database_can_be_asked_a_person_is()
    {
        var story = await PowerShellStories.Of("a damaged note of the cluster, and a database that cannot be asked");
        story.Text("error").ShouldContain(@"S:\OctopusHA\cluster.json is damaged");
        story.List("creates").ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_note_that_cannot_be_read_never_counts_as_none_so_no_database_is_made_twice()
    {
        var story = await PowerShellStories.Of("a share that goes before the database is to be made");
        story.Text("error").ShouldContain("The network path was not found");
        story.List("creates").ShouldBeEmpty();
        story.Text("installation").ShouldBe("done");
        story.List("creates later").ShouldBeEmpty();
    }

    // --- the watchdog ------------------------------------------------------------------------------------------------------

    [SkippableTheory]
    [InlineData("200", 0)]
    [InlineData("418", 0)]
    [InlineData("500", 1)]
    [InlineData("503", 1)]
    [InlineData("302", 1)]
    [InlineData("hang", 1)]
    [InlineData("refused", 1)]
    public async Task A_node_that_serves_or_drains_lives_and_any_other_is_restarted_after_five_bad_answers(string answer, int restarts)
    {
        var story = await PowerShellStories.Of($"the watchdog, and a node that answers {answer}");
        story.Number("kills after 4 minutes").ShouldBe(0);
        story.Number("kills after 6 minutes").ShouldBe(restarts);
        story.Text("service").ShouldBe("Running");
        story.List("drains").ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_server_has_half_an_hour_for_its_first_answer()
    {
        var story = await PowerShellStories.Of("the watchdog, and a node that starts slowly");
        story.Number("kills").ShouldBe(0);
        story.Number("kills when it never answers").ShouldBe(1);
    }

    [SkippableFact]
    public async Task A_service_that_a_person_has_stopped_stays_stopped() =>
        (await PowerShellStories.Of("the watchdog, and a service that a person has stopped")).Text("service").ShouldBe("Stopped");

    [SkippableFact]
    public async Task A_share_that_is_lost_for_an_hour_is_there_again_two_minutes_after_it_is_back()
    {
        var story = await PowerShellStories.Of("a share that is lost for an hour");
        story.List("errors of the task").ShouldBeEmpty();
        story.Number("longest run in minutes").ShouldBeLessThan(2, "each look is one try");
        story.Number("kills").ShouldBe(0);
        story.Number("missing").ShouldBe(0);
        story.Text("mapped with").ShouldBe("Sh@re-Passw0rd");
    }

    [SkippableFact]
    public async Task A_file_server_that_fails_over_keeps_its_mapping_and_every_open_file()
    {
        var story = await PowerShellStories.Of("a share that is away for two minutes");
        story.Number("maps").ShouldBe(1);
        story.Number("unmaps").ShouldBe(0);
    }

    [SkippableFact]
    public async Task A_new_password_of_the_share_is_fetched_by_the_watchdog_and_by_run_node()
    {
        var story = await PowerShellStories.Of("a password of the share that is changed");
        story.Text("error of run-node.ps1").ShouldBeEmpty();
        story.Text("mapped with").ShouldBe("New-Passw0rd");
        story.Text("mapped by the watchdog with").ShouldBe("Newer-Passw0rd");
        story.List("errors of the task").ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task What_fails_in_the_watchdog_itself_is_in_the_log() =>
        (await PowerShellStories.Of("a fault of the watchdog itself")).Log.ShouldContain("ERROR Watch: No process has that id");
}
