using OctopusHA.Preview;
using Pulumi;
using Pulumi.Aws.LB;
using Pulumi.Aws.LB.Inputs;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Preview;

public sealed class PreviewTextTests
{
    [Fact]
    public async Task A_production_stack_shows_its_main_facts()
    {
        var text = PreviewText.Write(await Previews.Example("prod"), TextStyle.Plain);

        text.ShouldSatisfyAllConditions(
            () => text.ShouldStartWith("Preview of stack prod: Octopus Server 2026.4.6342 on 4 nodes at https://octopus.example.com\n"),
            () => Row(text, "octopus.example.com", "80 HTTP").ShouldContain("redirect to HTTPS 443"),
            () => Row(text, "octopus.example.com", "443 HTTPS").ShouldContain("all nodes, HTTP 8080"),
            () => Row(text, "octopus.example.com", "443 HTTPS").ShouldContain("198.51.100.0/24, 203.0.113.0/24"),
            () => text.ShouldContain("(network-nat-address-1..3)"),
            () => text.ShouldNotContain("${"),
            () => Row(text, "polling.octopus.example.com", "10944 TCP").ShouldContain("node2, TCP 10943"),
            () => Row(text, "polling-pool-node1..4", "TCP").ShouldContain("stays in"),
            () => Row(text, "node3", "us-east-1c").ShouldContain("c6i.xlarge: 4 vCPU, 8 GiB  20        10945         2026.4.6342  running"),
            () => text.ShouldContain("\nImage: the newest of /aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base when a machine starts.\n"),
            () => text.ShouldContain("\nA running machine is not changed: a new image, size or version waits until it is replaced (docs/operations.md).\n"),
            () => text.ShouldContain("yes, a standby in a second zone\n"),
            () => HasRow(text, "File system", "FSx for Windows, 500 GiB SSD, 64 MB/s"),
            () => HasRow(text, "Multi-AZ", "yes, in us-east-1a, a standby in us-east-1b"),
            () => HasRow(text, "Directory", "ad.octopus.internal (OCTOPUS), Microsoft AD Standard in us-east-1a and us-east-1b"),
            () => HasRow(text, "Backups", "30 days, the same in a backup vault, and a final backup"),
            () => Row(text, "Storage", "200 GiB").ShouldContain("gp3, grows to 800 GiB"),
            () => HasRow(text, "Backups", "30 days, and a final snapshot"),
            () => HasRow(text, "Encrypted", "yes"),
            () => HasRow(text, "Protected", "by Pulumi and by the cloud"),
            () => text.ShouldContain("pulumi config set --secret octopus-ha:masterKey --stack prod\n"),
            () => text.ShouldContain("resources to create, 5 of them protected from deletion.\nNext: `dotnet run --project Infra -- secrets --stack prod`"));
    }

    [Fact]
    public async Task A_pool_that_probes_ping_shows_that_a_draining_node_keeps_running()
    {
        var document = await OfflineDeployment.PreviewAsync(new OfflineRun("octopus-ha", "test"), options => new PoolStack(options));

        Row(PreviewText.Write(document, TextStyle.Plain), "pool", "HTTP").ShouldContain("418: no users, keeps running");
    }

    [Fact]
    public async Task A_development_stack_shows_what_it_lacks()
    {
        var text = PreviewText.Write(await Previews.Example("dev"), TextStyle.Plain);

        text.ShouldSatisfyAllConditions(
            () => Row(text, "(name of load-balancer-elb)", "80 TCP").ShouldContain("network, internal"),
            () => Row(text, "Multi-AZ", "no").ShouldContain("one zone only"),
            () => HasRow(text, "Encrypted", "no"),
            () => HasRow(text, "Protected", "no: deleted with the stack"),
            () => HasRow(text, "Internet access", "1 NAT gateway"),
            () => text.ShouldContain("octopus-ha:database.allowSingleZone: true - the database is in one zone"),
            () => text.ShouldContain(" 0 of them protected from deletion.\n"));
    }

    [Fact]
    public async Task During_maintenance_the_nodes_are_stopped()
    {
        var text = PreviewText.Write(await PreviewRunner.RunAsync(Previews.Settings("maintenance: true"), "test"), TextStyle.Plain);

        Row(text, "node1", "zone-a").ShouldEndWith("stopped");
    }

    [Fact]
    public async Task Existing_parts_are_shown_as_such()
    {
        var text = PreviewText.Write(await PreviewRunner.RunAsync(Previews.Settings(StackText.OwnParts), "test"), TextStyle.Plain);

        text.ShouldSatisfyAllConditions(
            () => HasRow(text, "VPC", "existing"),
            () => HasRow(text, "Managed", "outside the stack"),
            () => HasRow(text, "File system", "fs-1, existing"),
            () => HasRow(text, "node2", "subnet-2"),
            () => text.ShouldNotContain("hunter2"));
    }

    [Fact]
    public async Task A_stack_with_all_its_secrets_is_ready_to_deploy()
    {
        var text = PreviewText.Write(await PreviewRunner.RunAsync(Previews.Settings("grpc: false"), "test"), TextStyle.Plain);

        text.ShouldEndWith("\nNext: `pulumi up --stack test` shows the same for your account, and deploys it after you confirm.\n");
    }

    [Fact]
    public async Task A_log_gets_plain_ascii_within_its_width_and_no_blanks_at_the_ends()
    {
        var text = PreviewText.Write(await Previews.Example("prod"), TextStyle.Plain);

        text.Where(letter => letter is not '\n' and (< ' ' or > '~')).ShouldBeEmpty();
        var lines = text.Split('\n');
        lines.ShouldAllBe(line => line == line.TrimEnd());
        lines.TakeWhile(line => line != "Warnings").ShouldAllBe(line => line.Length <= 120);
    }

    [Fact]
    public async Task A_terminal_gets_lines_and_colours()
    {
        var text = PreviewText.Write(await Previews.Example("dev"), new TextStyle(100, Colour: true, Unicode: true));

        text.ShouldContain("└── ");
        text.ShouldContain("\u001b[1m");
    }

    private sealed class PoolStack : Stack
    {
        public PoolStack(StackOptions options)
            : base(options) => _ = new TargetGroup("pool", new TargetGroupArgs
            {
                Protocol = "HTTP",
                Port = OctopusServer.WebPort,
                HealthCheck = new TargetGroupHealthCheckArgs
                {
                    Protocol = "HTTP",
                    Path = OctopusServer.PingPath,
                    Matcher = OctopusServer.Online,
                },
            });
    }

    private static void HasRow(string text, string start, string contains) => _ = Row(text, start, contains);

    // The line of a table that starts so, and has that in it.
    private static string Row(string text, string start, string contains) =>
        text.Split('\n').FirstOrDefault(line => line.StartsWith(start + " ", StringComparison.Ordinal) && line.Contains($" {contains}", StringComparison.Ordinal))
        ?? throw new ShouldAssertException($"No line starts with {start} and has {contains} in it:\n{text}");
}
