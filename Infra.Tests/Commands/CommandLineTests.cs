using System.Text.Json.Nodes;
using OctopusHA.Commands;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Commands;

public sealed class CommandLineTests
{
    private const string Secrets =
        "octopus-ha:masterKey: { secure: v1:a }\noctopus-ha:adminPassword: { secure: v1:b }\noctopus-ha:databasePassword: { secure: v1:c }";

    [Fact]
    public async Task Run_with_nothing_it_explains_itself_and_the_two_ways_to_run_it()
    {
        using var shell = new Shell();

        var (exit, output, error) = await shell.Run();

        (exit, error).ShouldBe((0, ""));
        output.ShouldContain("dotnet run --project Infra -- preview ");
        output.ShouldContain("pulumi up ");
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_tells_of_every_verb_option_and_step(params string[] args)
    {
        using var shell = new Shell();

        var (exit, output, error) = await shell.Run(args);

        (exit, error).ShouldBe((0, ""));
        foreach (var word in new[] { "preview", "validate", "secrets", "register", "help", "--stack <name|path>", "--format <text|json|markdown>", "--diff <document|ref>", "--what-if", "pulumi stack init", "pulumi up", "Exit codes: 0" })
        {
            output.ShouldContain(word);
        }

        output.Split('\n').ShouldAllBe(line => line.Length <= 120);
    }

    [Theory]
    [InlineData("help", "preview")]
    [InlineData("preview", "--help")]
    [InlineData("preview", "--stack", "gone", "-h")]
    public async Task A_verb_explains_itself(params string[] args)
    {
        using var shell = new Shell();

        var (exit, output, error) = await shell.Run(args);

        (exit, error).ShouldBe((0, ""));
        output.ShouldStartWith("Usage: dotnet run --project Infra -- preview [--stack <name|path>] [--format <text|json|markdown>] [--diff <document|ref>] [--allow-dirty] [--what-if]\n");
    }

    [Fact]
    public async Task It_tells_its_version()
    {
        using var shell = new Shell();

        var (exit, output, _) = await shell.Run("--version");

        exit.ShouldBe(0);
        output.ShouldMatch(@"^octopus-ha \d+\.\d+\.\d+\s*$");
    }

    [Fact]
    public async Task A_fresh_clone_previews_and_is_told_how_to_set_the_secrets()
    {
        using var shell = new Shell().With("dev");

        var (exit, output, error) = await shell.Run("preview");

        (exit, error).ShouldBe((0, ""));
        output.ShouldContain("pulumi config set --secret octopus-ha:masterKey --stack dev");
    }

    [Fact]
    public async Task Json_goes_to_the_output_alone_and_advice_beside_it()
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
    public async Task The_only_stack_is_the_one_that_is_meant()
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
        validate.Output.ShouldStartWith("The settings of Pulumi.dev.yaml are sound.");
        preview.Error.ShouldNotContain("masterKey");
        preview.Output.ShouldContain("\"secretString\": \"[secret]\"");
        preview.Output.ShouldNotContain("(masterKey)");
    }

    [Fact]
    public async Task Advice_does_not_fail_a_sound_stack()
    {
        using var shell = new Shell().With("dev", $"{Secrets}\noctopus-ha:nodes: {{ count: 5 }}");

        var (exit, output, _) = await shell.Run("validate");

        exit.ShouldBe(0);
        output.ShouldContain("warning: octopus-ha:nodes.count: 5 - ");
    }

    [Fact]
    public async Task The_details_of_a_mistake_are_there_for_who_asks()
    {
        using var shell = new Shell();
        shell.Variables[CommandLine.DebugVariable] = "1";

        var (exit, _, error) = await shell.Run("preview");

        exit.ShouldBe(1);
        error.ShouldContain("   at ");
    }

    [Fact]
    public async Task A_fault_of_the_program_is_a_line_and_the_way_to_its_details()
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var shell = new Shell().With("dev");
        var terminal = new Terminal(new StringWriter { NewLine = "\n" }, error, shell.Folder, _ => null, () => throw new InvalidOperationException("no terminal"));

        var exit = await CommandLine.RunAsync(["preview"], terminal);

        exit.ShouldBe(70);
        error.ToString().ShouldContain("Octopus HA failed, which it should not: InvalidOperationException: no terminal");
        error.ToString().ShouldContain("OCTOPUS_HA_DEBUG=1");
        error.ToString().ShouldNotContain("   at ");
    }
}
