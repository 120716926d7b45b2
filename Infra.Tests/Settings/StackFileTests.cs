using OctopusHA.Settings;
using OctopusHA.Settings.Rules;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Settings;

public class StackFileTests
{
    [Fact]
    public void A_key_without_a_namespace_belongs_to_the_project_as_in_pulumi()
    {
        var file = Parse("config:\n  cloud: aws\n  octopus-ha:version: 2026.4.6342\n  aws:region: eu-west-1\n");
        file.Configuration.Members.Keys.ShouldBe(["cloud", "version"], ignoreOrder: true);
        file.Region.ShouldBe("eu-west-1");
    }

    [Fact]
    public void An_encrypted_value_is_known_to_be_there_and_nothing_more()
    {
        var file = Parse("config:\n  octopus-ha:masterKey:\n    secure: AAABAKv3\n");
        file.Configuration.Members["masterKey"].ShouldBe(new EncryptedNode());
        var reading = SettingsReader.Read(file.Configuration, Strictness.Deployment);
        reading.Settings.MasterKey.IsSet.ShouldBeTrue();
        reading.Settings.MasterKey.IsReadable.ShouldBeFalse();
        reading.Problems.ShouldNotContain(problem => problem.Path == "masterKey");
    }

    [Fact]
    public void An_encrypted_value_below_a_section_is_a_secret_too()
    {
        var file = Parse("config:\n  octopus-ha:database:\n    existing:\n      connectionString:\n        secure: AAABAKv3\n");
        SettingsReader.Read(file.Configuration, Strictness.Deployment).Settings.Database.Existing!.ConnectionString.IsSet.ShouldBeTrue();
    }

    [Fact]
    public void A_setting_that_is_not_secret_must_not_be_encrypted() =>
        SettingsReader.Read(Parse("config:\n  octopus-ha:cloud:\n    secure: AAABAKv3\n").Configuration, Strictness.Preview)
            .Problems.ShouldContain(problem => problem.Path == "cloud" && problem.Message.Contains("only secrets can be", StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("---\n")]
    [InlineData("~\n")]
    public void An_empty_file_is_reported_with_the_first_steps(string text)
    {
        var message = Should.Throw<SettingsException>(() => Parse(text)).Message;
        message.ShouldStartWith("Pulumi.test.yaml is empty. Start with:");
        message.ShouldContain("octopus-ha:cloud: aws");
    }

    [Theory]
    [InlineData("encryptionsalt: v1:abc\n", "Pulumi.test.yaml has no settings")]
    [InlineData("config: aws\n", "config must be a map")]
    [InlineData("- one\n- two\n", "a stack file is a map")]
    public void A_file_of_another_shape_is_reported_with_the_expected_content(string text, string says) =>
        Should.Throw<SettingsException>(() => Parse(text)).Message.ShouldContain(says);

    [Theory]
    [InlineData("config:\n  octopus-ha:cloud: [aws\n", "line 3")]
    [InlineData("config:\n  a: [10.0.0.0/8\n  octopus-ha:cloud: aws\n", "a [ or { above is not closed")]
    [InlineData("config:\n  a: {b: 1\n  c: 2\n", "not closed")]
    [InlineData("config:\n  a: &x [*x]\n", "line 2, column 6: stack files do not support anchors; remove &x")]
    [InlineData("config:\n  a: *b\n", "line 2, column 6: stack files do not support aliases; write the value in place of *b")]
    [InlineData("config:\n  <<: x\n", "line 2, column 3: stack files do not support merge keys")]
    [InlineData("config:\n  a: b\n---\nconfig:\n  a: c\n", "a second document starts")]
    [InlineData("config:\n  ? [a]\n  : b\n", "a name must be a plain text")]
    [InlineData("config:\n  a: b\n c: d\n", "line 3, column 2")]
    [InlineData("config:\n\ta: b\n", "line 2, column 1")]
    [InlineData("config:\n  octopus-ha:cloud: aws\n  octopus-ha:cloud: aws\n", "line 3, column 3: octopus-ha:cloud is specified twice; remove one")]
    public void Invalid_yaml_is_reported_with_line_and_column(string text, string says)
    {
        var message = Should.Throw<SettingsException>(() => Parse(text)).Message;
        message.ShouldStartWith("Pulumi.test.yaml, line ");
        message.ShouldContain(", column ");
        message.ShouldContain(says);
    }

    [Fact]
    public void Nesting_without_end_is_refused_and_not_followed() =>
        Should.Throw<SettingsException>(() => Parse($"config: {new string('[', 5000)}{new string(']', 5000)}")).Message.ShouldContain("nested deeper than 40 levels");

    [Fact]
    public void A_stack_without_a_region_is_warned_about_with_the_command_that_sets_it()
    {
        Parse("config:\n  octopus-ha:cloud: aws\n").Warnings.ShouldHaveSingleItem().ToString().ShouldBe(
            "aws:region - is not set; `pulumi up` would use the default region of the user who runs it. Set it with `pulumi config set aws:region us-east-1 --stack test`");
        Parse("config:\n  octopus-ha:cloud: aws\n  aws:region: eu-west-1\n").Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_secret_in_plain_text_is_warned_about_and_an_encrypted_one_is_not()
    {
        var file = Parse("""
            config:
              aws:region: eu-west-1
              octopus-ha:adminPassword: hunter2-hunter2
              octopus-ha:masterKey:
                secure: AAABAKv3
              octopus-ha:database:
                existing:
                  connectionString: Server=x;Password=hunter2
            """);
        file.Warnings.Select(warning => warning.Path).ShouldBe(["octopus-ha:database.existing.connectionString", "octopus-ha:adminPassword"]);
        file.Warnings.ShouldAllBe(warning => warning.Message.Contains("in plain text", StringComparison.Ordinal));
        file.Warnings.ShouldNotContain(warning => warning.ToString().Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_stacks_and_no_usual_one_among_them_ask_which()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Pulumi.yaml", "name: octopus-ha\n");
        folder.Write("Pulumi.a.yaml", "config:\n  cloud: aws\n");
        folder.Write("Pulumi.b.yaml", "config:\n  cloud: aws\n");
        Should.Throw<SettingsException>(() => StackFile.Load(null, folder.Path)).Message.ShouldBe("Which stack? Name one with --stack. Stacks: a, b.");
    }

    [Fact]
    public void A_mistyped_namespace_is_not_ignored() =>
        Should.Throw<SettingsException>(() => Parse("config:\n  octopusha:cloud: aws\n")).Message
            .ShouldBe("Pulumi.test.yaml: octopusha:cloud has an unknown namespace; did you mean octopus-ha:cloud?");

    [Fact]
    public void An_empty_setting_is_treated_as_not_specified() =>
        Parse("config:\n  octopus-ha:cloud: aws\n  octopus-ha:nodes:\n  octopus-ha:tags: ~\n").Configuration.Members.Keys.ShouldBe(["cloud"]);

    [Fact]
    public void Settings_from_an_esc_environment_are_warned_about() =>
        Parse("environment:\n  - shared\nconfig:\n  octopus-ha:cloud: aws\n  aws:region: eu-west-1\n").Warnings
            .ShouldHaveSingleItem().Message.ShouldContain("cannot be read offline");

    [Fact]
    public void An_unknown_stack_is_reported_with_the_existing_stacks()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Pulumi.yaml", "name: octopus-ha\n");
        folder.Write("Pulumi.dev.yaml", "config:\n  octopus-ha:cloud: aws\n");
        folder.Write("Pulumi.prod.yaml", "config:\n  octopus-ha:cloud: aws\n");
        Should.Throw<SettingsException>(() => StackFile.Load("prd", folder.Path)).Message
            .ShouldBe("There is no stack prd. Did you mean prod? Stacks: dev, prod.");
        Should.Throw<SettingsException>(() => StackFile.Load("staging", folder.Path)).Message
            .ShouldBe("There is no stack staging. Stacks: dev, prod.");
    }

    [Fact]
    public void The_project_is_found_from_a_folder_below_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Pulumi.yaml", "name: octopus-ha\n");
        folder.Write("Pulumi.only.yaml", "config:\n  octopus-ha:cloud: aws\n");
        var below = Directory.CreateDirectory(Path.Combine(folder.Path, "Infra", "deep")).FullName;
        StackFile.Load(null, below).Stack.ShouldBe("only");
    }

    [Fact]
    public void A_stack_file_is_taken_by_its_path_from_anywhere()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Pulumi.elsewhere.yaml", "config:\n  octopus-ha:cloud: aws\n");
        StackFile.Load(Path.Combine(folder.Path, "Pulumi.elsewhere.yaml"), Path.GetTempPath()).Stack.ShouldBe("elsewhere");
        StackFile.Load("Pulumi.elsewhere.yaml", folder.Path).Source.ShouldBe("Pulumi.elsewhere.yaml");
        Should.Throw<SettingsException>(() => StackFile.Load("./Pulumi.nowhere.yaml", folder.Path)).Message.ShouldStartWith("There is no file ./Pulumi.nowhere.yaml.");
    }

    [Fact]
    public void A_project_without_stacks_shows_how_to_create_one()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Pulumi.yaml", "name: octopus-ha\n");
        Should.Throw<SettingsException>(() => StackFile.Load("dev", folder.Path)).Message.ShouldContain("pulumi stack init dev");
    }

    private static StackFile Parse(string text) => StackFile.Parse("test", "Pulumi.test.yaml", text);
}
