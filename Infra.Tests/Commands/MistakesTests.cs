using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Commands;

/// <summary>Every mistake gets a clear error, exit code 1, nothing on the output and no stack trace.</summary>
public sealed class MistakesTests
{
    [Theory]
    [InlineData("preview")]
    [InlineData("validate")]
    public async Task An_empty_stack_file(string verb) =>
        await Fails(new Shell().WithText("dev", ""), [verb], "Pulumi.dev.yaml is empty. Start with:");

    [Fact]
    public async Task A_stack_file_with_nothing_under_config() =>
        await Fails(new Shell().WithText("dev", "encryptionsalt: v1:abc\n"), ["preview"], "Pulumi.dev.yaml has no settings. Start with:");

    [Fact]
    public async Task Broken_yaml_by_line_and_column() =>
        await Fails(new Shell().WithText("dev", "config:\n  octopus-ha:cloud: aws\n  octopus-ha:tags: [a, b\n"), ["preview"], "Pulumi.dev.yaml, line 4, column ");

    [Fact]
    public async Task Broken_yaml_of_the_project_itself()
    {
        using var shell = new Shell().With("dev");
        File.WriteAllText(Path.Combine(shell.Folder, "Pulumi.yaml"), "name: [");

        var (exit, output, error) = await shell.Run("preview");

        (exit, output).ShouldBe((1, ""));
        error.ShouldStartWith("Pulumi.yaml, line 2, column 1: ");
    }

    [Fact]
    public async Task An_unknown_stack_names_those_that_exist() =>
        await Fails(new Shell().With("dev").With("prod"), ["preview", "--stack", "prd"], "There is no stack prd. Did you mean prod? Stacks: dev, prod.");

    [Fact]
    public async Task A_missing_file()
    {
        await Fails(new Shell().With("dev"), ["preview", "--stack", "other/Pulumi.dev.yaml"], "There is no file other/Pulumi.dev.yaml.");
        await Fails(new Shell().With("dev"), ["secrets", "--stack", "Pulumi.prod.yaml"], "There is no file Pulumi.prod.yaml.");
    }

    [Fact]
    public async Task No_stack_at_all() =>
        await Fails(new Shell(), ["preview"], "run `pulumi stack init dev`");

    [Theory]
    [InlineData("octopus-ha:nodse: { count: 2 }", "octopus-ha:nodse - no such setting; did you mean nodes?")]
    [InlineData("octopus-ha:nodes: { cuont: 2 }", "octopus-ha:nodes.cuont - no such setting; did you mean nodes.count?")]
    [InlineData("octopus-ha:nodes: { count: many }", "octopus-ha:nodes.count: many - must be a whole number")]
    [InlineData("octopus-ha:nodes: { count: 9 }", "octopus-ha:nodes.count: 9 - ")]
    [InlineData("octopus-ha:nodes: { count: 1 }", "octopus-ha:nodes.count: 1 - a cluster needs at least 2 nodes")]
    [InlineData("octopus-ha:grpc: maybe", "octopus-ha:grpc: maybe - must be true or false")]
    [InlineData("octopus-ha:masterKey: AAECAwQFBgcICQoLDA0O", "octopus-ha:masterKey - must be 16 bytes as base64")]
    [InlineData("octopus-ha:network: { cidr: 10.0.0.0/24 }", "octopus-ha:network.cidr: 10.0.0.0/24 - is too small for three subnets in each zone")]
    [InlineData("octopus-ha:loadBalancer: { domain: octopus.example.com }", "octopus-ha:loadBalancer.domain: octopus.example.com - needs a certificate")]
    public async Task A_setting_that_cannot_be(string setting, string message)
    {
        await Fails(new Shell().With("dev", setting), ["preview"], message);
        await Fails(new Shell().With("dev", setting), ["preview", "--format", "json"], message);
        await Fails(new Shell().With("dev", setting), ["validate"], message);
    }

    [Fact]
    public async Task A_master_key_of_15_bytes_is_never_shown()
    {
        using var shell = new Shell().With("dev", "octopus-ha:masterKey: AAECAwQFBgcICQoLDA0O");

        var (_, _, error) = await shell.Run("preview");

        error.ShouldNotContain("AAECAwQFBgcICQoLDA0O");
    }

    [Fact]
    public async Task All_errors_are_reported_at_once()
    {
        using var shell = new Shell().With("dev", "octopus-ha:nodes: { count: 9, size: huge }\noctopus-ha:grcp: true");

        var (_, _, error) = await shell.Run("preview");

        error.ShouldStartWith("3 problems in the settings of Pulumi.dev.yaml:");
    }

    [Fact]
    public async Task Missing_secrets_stop_validate_and_name_the_commands() =>
        await Fails(new Shell().With("dev"), ["validate"],
            "octopus-ha:masterKey - is missing; set it with `pulumi config set --secret octopus-ha:masterKey --stack dev`",
            "octopus-ha:adminPassword - is missing",
            "octopus-ha:databasePassword - is missing");

    [Theory]
    [InlineData("There is no command prevew. Did you mean preview? Commands: preview, validate, secrets, register, schema, diagram, sizing, help.", "prevew")]
    [InlineData("There is no command deploy. Commands: preview, validate, secrets, register, schema, diagram, sizing, help.", "help", "deploy")]
    [InlineData("preview has no option --stak. Did you mean --stack? Options: --stack, --format, --diff, --allow-dirty, --what-if.", "preview", "--stak", "dev")]
    [InlineData("preview does not accept the argument dev. To name a stack, use --stack dev.", "preview", "dev")]
    [InlineData("--format xml: set text or json or markdown.", "preview", "--format", "xml")]
    [InlineData("--stack", "preview", "--stack")]
    [InlineData("octopus-ha has no option --fast. Options: --version, --help.", "--fast")]
    public async Task A_mistyped_command(string message, params string[] args) =>
        await Fails(new Shell().With("dev"), args, message);

    private static async Task Fails(Shell shell, string[] args, params string[] messages)
    {
        using (shell)
        {
            var (exit, output, error) = await shell.Run(args);

            exit.ShouldBe(1, error);
            output.ShouldBeEmpty();
            messages.ShouldAllBe(message => error.Contains(message), error);
            error.ShouldNotContain("   at ");
            error.ShouldNotContain("Exception");
        }
    }
}
