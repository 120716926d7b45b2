using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Commands;

/// <summary><c>register</c>: from a stack's outputs to the commands that a person runs on a Tentacle.</summary>
public sealed class RegisterTests
{
    private const string Thumbprint = "0123456789abcdef0123456789ABCDEF01234567";

    [Theory]
    [InlineData("port-per-node", "mode: port-per-node")]
    [InlineData("address-per-node", "mode: address-per-node")]
    [InlineData("shared-address", "mode: shared-address")]
    [InlineData("migration", "mode: shared-address, sharedPort: 10942, alsoKeep: port-per-node")]
    public async Task It_prints_what_the_stacks_own_output_holds(string golden, string polling)
    {
        using var shell = new Shell();
        var outputs = await Outputs(polling);
        File.WriteAllText(Path.Combine(shell.Folder, "outputs.json"), outputs.ToJsonString());

        var (exit, output, error) = await shell.Run("register", "--outputs", "outputs.json");

        (exit, error).ShouldBe((0, ""));
        output.ShouldBe(outputs["registration"]!.ToString());
        Golden.ShouldMatch(output, $"Infra.Tests/Commands/register.{golden}.golden.md");
    }

    [Fact]
    public async Task Outputs_may_come_by_standard_input()
    {
        using var shell = new Shell { Input = (await Outputs("mode: port-per-node")).ToJsonString() };

        var (exit, output, _) = await shell.Run("register", "--outputs", "-");

        exit.ShouldBe(0);
        output.ShouldContain("--server-comms-address=\"https://polling.octopus.example.com:10944\"");
    }

    [Fact]
    public async Task Every_node_has_its_command_and_the_server_is_always_the_web_portal()
    {
        var commands = Commands(await Run("mode: address-per-node", nodes: 3), "poll-server");

        // For a Tentacle that is there all three, for a new one all but the first, which register-with tells; on two systems.
        commands.Count.ShouldBe(2 * (3 + 2));
        commands.ShouldAllBe(command => command.Contains("--server=\"https://octopus.example.com\"", StringComparison.Ordinal));
        commands.Select(Address).Distinct().ShouldBe(["https://node1.octopus.example.com:10943", "https://node2.octopus.example.com:10943", "https://node3.octopus.example.com:10943"]);
    }

    [Fact]
    public async Task An_address_always_has_its_port_since_a_tentacle_would_take_443()
    {
        foreach (var polling in new[] { "mode: port-per-node", "mode: address-per-node", "mode: shared-address" })
        {
            var text = await Run(polling);
            Commands(text, "--server-comms-address").Select(Address).ShouldAllBe(address => address.EndsWith(":10943", StringComparison.Ordinal) || address.EndsWith(":10944", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_shared_address_is_one_command_whatever_the_number_of_nodes()
    {
        var text = await Run("mode: shared-address", nodes: 4, "--os", "linux");

        Commands(text, "poll-server").Select(Address).ShouldHaveSingleItem().ShouldBe("https://polling.octopus.example.com:10943");
        Commands(text, "register-with").Select(Address).ShouldHaveSingleItem().ShouldBe("https://polling.octopus.example.com:10943");
        Commands(text, "clear-trusted-servers").ShouldHaveSingleItem().ShouldEndWith("--keep=\"https://polling.octopus.example.com:10943\"");
    }

    [Fact]
    public async Task While_tentacles_move_the_commands_are_those_of_the_mode_that_they_move_to()
    {
        var text = await Run("mode: shared-address, sharedPort: 10942, alsoKeep: port-per-node");

        Commands(text, "--server-comms-address").Select(Address).Distinct().ShouldBe(["https://polling.octopus.example.com:10942"]);
        text.ShouldContain("The former addresses work until you remove them from the settings: https://polling.octopus.example.com:10943, https://polling.octopus.example.com:10944.");
        text.ShouldContain("Do not use `configure --reset-trust`");
    }

    [Fact]
    public async Task The_commands_never_include_reset_trust() =>
        Commands(await Run("mode: shared-address"), "reset-trust").ShouldBeEmpty();

    [Theory]
    [InlineData("windows", "Tentacle.exe", "sudo /opt/octopus/tentacle/Tentacle")]
    [InlineData("linux", "sudo /opt/octopus/tentacle/Tentacle", "Tentacle.exe")]
    public async Task One_system_alone_may_be_asked_for(string os, string has, string lacks)
    {
        var text = await Run("mode: port-per-node", nodes: 2, "--os", os);
        text.ShouldContain(has);
        text.ShouldNotContain(lacks);
        text.ShouldContain("serverCommsAddresses");
    }

    [Fact]
    public async Task The_servers_of_a_configuration_file_are_whole_with_thumbprint_and_subscription()
    {
        var text = await Run("mode: port-per-node", nodes: 2, "--thumbprint", Thumbprint, "--subscription", "poll://abc123DEF");
        var from = text.IndexOf("    [\n", StringComparison.Ordinal);
        var servers = JsonNode.Parse(text[from..(text.IndexOf("    ]\n", from, StringComparison.Ordinal) + 6)])!.AsArray();
        servers.Select(server => server!.ToJsonString()).ShouldBe(
        [
            """{"Thumbprint":"0123456789ABCDEF0123456789ABCDEF01234567","CommunicationStyle":2,"Address":"https://polling.octopus.example.com:10943","Squid":null,"SubscriptionId":"poll://abc123DEF/"}""",
            """{"Thumbprint":"0123456789ABCDEF0123456789ABCDEF01234567","CommunicationStyle":2,"Address":"https://polling.octopus.example.com:10944","Squid":null,"SubscriptionId":"poll://abc123DEF/"}""",
        ]);
    }

    [Fact]
    public async Task An_agent_receives_every_address_and_the_monitor_receives_one()
    {
        var text = await Run("mode: address-per-node");
        text.ShouldContain("--set agent.serverCommsAddresses=\"{https://node1.octopus.example.com:10943/,https://node2.octopus.example.com:10943/}\"");
        text.ShouldContain("serverGrpcUrl: grpc://octopus.example.com:8443");
    }

    [Fact]
    public async Task A_cluster_that_serves_no_grpc_says_so()
    {
        using var shell = new Shell { Input = (await Outputs("mode: port-per-node", lines: "grpc: false")).ToJsonString() };

        var (_, output, _) = await shell.Run("register", "--outputs", "-");

        output.ShouldContain("This cluster has no address for the Kubernetes monitor");
        output.ShouldNotContain("serverGrpcUrl");
    }

    [Theory]
    [InlineData("", "The outputs in standard input are empty")]
    [InlineData("webUrl  https://octopus.example.com", "The outputs in standard input are no JSON, line 1")]
    [InlineData("{\n\"webUrl\": ", "The outputs in standard input are no JSON, line 2")]
    [InlineData("[]", "hold a list where a JSON object belongs")]
    [InlineData("{ \"url\": \"https://example.com\" }", "have no webUrl and no pollingEndpoints: they are not those of a stack of this program. `pulumi stack output --json")]
    [InlineData("{ \"webUrl\": \"x\" }", "have no pollingEndpoints")]
    [InlineData("{ \"webUrl\": 5, \"pollingEndpoints\": [] }", "have no text in webUrl")]
    [InlineData("{ \"webUrl\": \"x\", \"pollingEndpoints\": \"[secret]\" }", "hold a text in pollingEndpoints where a list belongs")]
    [InlineData("{ \"webUrl\": \"x\", \"pollingEndpoints\": [7] }", "hold a single value in pollingEndpoints[0] where an object belongs")]
    [InlineData("{ \"webUrl\": \"x\", \"pollingEndpoints\": [{ \"mode\": \"by-night\" }] }", "hold the mode by-night in pollingEndpoints[0]")]
    [InlineData("{ \"webUrl\": \"x\", \"pollingEndpoints\": [{ \"mode\": \"port-per-node\", \"node\": \"node1\", \"address\": \"y\", \"port\": 0 }] }", "have no port of 1 to 65535 in pollingEndpoints[0]")]
    [InlineData("{ \"webUrl\": \"x\", \"pollingEndpoints\": [{ \"mode\": \"port-per-node\", \"node\": \"node1\", \"address\": \"y\", \"port\": 65536 }] }", "have no port of 1 to 65535 in pollingEndpoints[0]")]
    [InlineData("{ \"webUrl\": \"x\", \"pollingEndpoints\": [{ \"mode\": \"port-per-node\", \"node\": \"node1\", \"port\": 1 }] }", "have no text in pollingEndpoints[0].address")]
    [InlineData("{ \"webUrl\": \"x\", \"pollingEndpoints\": [] }", "This cluster has no polling address. Set octopus-ha:polling.mode")]
    public async Task Outputs_of_something_else_are_refused_by_what_they_lack(string json, string message)
    {
        using var shell = new Shell { Input = json };

        var (exit, output, error) = await shell.Run("register", "--outputs", "-");

        (exit, output).ShouldBe((1, ""));
        error.ShouldContain(message);
        error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("Cannot read gone.json", "register", "--outputs", "gone.json")]
    [InlineData("--outputs", "register")]
    [InlineData("--os mac: set all or windows or linux.", "register", "--outputs", "-", "--os", "mac")]
    [InlineData("--thumbprint 0123: must be the 40 hexadecimal digits", "register", "--outputs", "-", "--thumbprint", "0123")]
    [InlineData("--subscription abc: must be a Tentacle's subscription", "register", "--outputs", "-", "--subscription", "abc")]
    [InlineData("--subscription poll://: must be", "register", "--outputs", "-", "--subscription", "poll://")]
    public async Task A_mistyped_command_is_reported(string message, params string[] args)
    {
        using var shell = new Shell();

        var (exit, _, error) = await shell.Run(args);

        exit.ShouldBe(1);
        error.ShouldContain(message);
    }

    private static async Task<string> Run(string polling, int nodes = 2, params string[] options)
    {
        using var shell = new Shell { Input = (await Outputs(polling, nodes)).ToJsonString() };
        var (exit, output, error) = await shell.Run(["register", "--outputs", "-", .. options]);
        exit.ShouldBe(0, error);
        return output;
    }

    // What `pulumi stack output --json` writes.
    private static async Task<JsonObject> Outputs(string polling, int nodes = 2, string lines = "") =>
        (await Previews.Of($"polling: {{ {polling} }}\nnodes: {{ count: {nodes} }}\n{lines}")).Outputs;

    private static List<string> Commands(string text, string with) =>
        [.. text.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal) && line.Contains(with, StringComparison.Ordinal))];

    private static string Address(string command)
    {
        const string Option = "--server-comms-address=\"";
        var from = command.IndexOf(Option, StringComparison.Ordinal) + Option.Length;
        return command[from..command.IndexOf('"', from)];
    }
}
