using OctopusHA.Settings;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Bootstrap;

/// <summary>
/// What happens to a node that is installed, by the install script run in a real PowerShell. The stories are in
/// <c>Machine/later-stories.ps1</c>.
/// </summary>
public class LaterInstallScriptRunTests
{
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
    public async Task Serving_and_draining_nodes_keep_running_and_others_restart_after_five_failed_probes(string answer, int restarts)
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
