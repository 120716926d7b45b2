using System.Text.Json.Nodes;
using OctopusHA.Commands;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Commands;

public sealed class CommandLineTests
{
    private const string Secrets =
        "octopus-ha:masterKey: { secure: v1:a }\noctopus-ha:adminPassword: { secure: v1:b }\noctopus-ha:databasePassword: { secure: v1:c }";

    private static readonly string[] CommandNames = ["preview", "validate", "secrets", "register", "schema", "diagram", "sizing", "help"];

    [Theory]
    [InlineData]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task The_help_has_every_command_and_the_first_steps_in_80_columns(params string[] args)
    {
        using var shell = new Shell();

        var (exit, output, error) = await shell.Run(args);

        (exit, error).ShouldBe((0, ""));
        output.ShouldContain("your AWS or Azure account");
        output.ShouldContain("\n  dotnet run --project Infra -- [command] [options]\n");
        CommandNames.ShouldAllBe(name => output.Contains($"\n  {name} "));
        foreach (var word in new[] { "dotnet run --project Infra -- preview --stack", "pulumi stack init", "pulumi up", "Exit codes: 0 ", "OCTOPUS_HA_DEBUG=1" })
        {
            output.ShouldContain(word);
        }

        output.Split('\n').ShouldAllBe(line => line.Length <= 80 && line.TrimEnd() == line);
    }

    [Theory]
    [InlineData("help", "preview")]
    [InlineData("preview", "--help")]
    [InlineData("preview", "--stack", "gone", "-h")]
    public async Task The_help_of_a_command_has_its_options_in_80_columns(params string[] args)
    {
        using var shell = new Shell();

        var (exit, output, error) = await shell.Run(args);

        (exit, error).ShouldBe((0, ""));
        output.ShouldContain("\n  dotnet run --project Infra -- preview [options]\n");
        foreach (var option in new[] { "--stack <name|path> ", "--format <text|json|markdown> ", "--diff <file|ref> ", "--allow-dirty ", "--what-if " })
        {
            output.ShouldContain($"\n  {option}");
        }

        output.Split('\n').ShouldAllBe(line => line.Length <= 80);
    }

    [Fact]
    public async Task The_help_of_every_command_describes_all_its_options()
    {
        using var shell = new Shell();
        foreach (var name in CommandNames)
        {
            var command = CliCommands.Create(Terminal.OfProcess()).Subcommands.Single(command => command.Name == name);

            var (exit, output, _) = await shell.Run(name, "--help");

            exit.ShouldBe(0);
            command.Options.ShouldAllBe(option => output.Contains($"  {option.Name}") && option.Description!.EndsWith('.'));
            command.Description.ShouldNotBeNull().ShouldEndWith(".");
        }
    }

    [Fact]
    public async Task It_prints_its_version()
    {
        using var shell = new Shell();

        var (exit, output, _) = await shell.Run("--version");

        exit.ShouldBe(0);
        output.ShouldMatch(@"^octopus-ha \d+\.\d+\.\d+\s*$");
    }

    [Fact]
    public async Task A_fresh_clone_previews_and_shows_how_to_set_the_secrets()
    {
        using var shell = new Shell().With("dev");

        var (exit, output, error) = await shell.Run("preview");

        (exit, error).ShouldBe((0, ""));
        output.ShouldContain("pulumi config set --secret octopus-ha:masterKey --stack dev");
    }

    [Fact]
    public async Task Json_is_alone_on_standard_output_and_warnings_are_on_standard_error()
    {
        using var shell = new Shell().With("dev");

        var (exit, output, error) = await shell.Run("preview", "--format", "json");

        exit.ShouldBe(0);
        JsonNode.Parse(output)!["steps"]!.AsArray().Count.ShouldBeGreaterThan(50);
        error.ShouldContain("warning: octopus-ha:masterKey - is not set; the preview assumes a value.");
    }

    [Fact]
    public async Task The_same_settings_give_the_same_bytes()
    {
        using var shell = new Shell().With("dev");

        var first = await shell.Run("preview", "--format", "json");
        var second = await shell.Run("preview", "--format", "json");

        second.Output.ShouldBe(first.Output);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task The_project_is_named_as_its_file_says(string format)
    {
        using var shell = new Shell().With("dev");

        var (_, output, _) = await shell.Run("preview", "--format", format);

        output.ShouldContain("my-octopus-dev");
    }

    [Fact]
    public async Task A_stack_file_is_found_by_its_path_from_anywhere()
    {
        using var shell = new Shell();
        using var elsewhere = new Shell().With("far");

        var (exit, output, _) = await shell.Run("preview", "--stack", Path.Combine(elsewhere.Folder, "Pulumi.far.yaml"));

        exit.ShouldBe(0);
        output.ShouldStartWith("Preview of stack far:");
    }

    [Fact]
    public async Task The_only_stack_is_the_default()
    {
        using var shell = new Shell().With("lonely");

        var (_, output, _) = await shell.Run("preview");

        output.ShouldStartWith("Preview of stack lonely:");
    }

    [Fact]
    public async Task Encrypted_secrets_count_as_present_and_stay_secret()
    {
        using var shell = new Shell().With("dev", Secrets);

        var validate = await shell.Run("validate");
        var preview = await shell.Run("preview", "--format", "json");

        (validate.Exit, validate.Error).ShouldBe((0, ""));
        validate.Output.ShouldStartWith("The settings of Pulumi.dev.yaml are valid.");
        preview.Error.ShouldNotContain("masterKey");
        preview.Output.ShouldContain("\"secretString\": \"[secret]\"");
        preview.Output.ShouldNotContain("(masterKey)");
    }

    [Fact]
    public async Task Warnings_do_not_fail_a_valid_stack()
    {
        using var shell = new Shell().With("dev", $"{Secrets}\noctopus-ha:nodes: {{ count: 5 }}");

        var (exit, output, _) = await shell.Run("validate");

        exit.ShouldBe(0);
        output.ShouldContain("warning: octopus-ha:nodes.count: 5 - ");
    }

    [Fact]
    public async Task The_debug_variable_adds_the_stack_trace_to_an_error()
    {
        using var shell = new Shell();
        shell.Variables[CommandLine.DebugVariable] = "1";

        var (exit, _, error) = await shell.Run("preview");

        exit.ShouldBe(1);
        error.ShouldContain("   at ");
    }

    [Fact]
    public async Task A_defect_of_the_program_is_one_line_and_how_to_get_its_details()
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var shell = new Shell().With("dev");
        var terminal = new Terminal(new StringWriter { NewLine = "\n" }, error, shell.Folder, _ => null, () => throw new InvalidOperationException("no terminal"));

        var exit = await CommandLine.RunAsync(["preview"], terminal);

        exit.ShouldBe(70);
        error.ToString().ShouldContain("Octopus HA failed because of a defect: InvalidOperationException: no terminal");
        error.ToString().ShouldContain("OCTOPUS_HA_DEBUG=1");
        error.ToString().ShouldNotContain("   at ");
    }
}
