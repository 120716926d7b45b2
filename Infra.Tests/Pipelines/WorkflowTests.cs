using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace OctopusHA.Tests.Pipelines;

/// <summary>What the pipelines may do, and may not.</summary>
public sealed partial class WorkflowTests
{
    /// <summary>Every pipeline file by its path below the root.</summary>
    public static TheoryData<string> Files => new(WorkflowFiles.All.Select(file => Path.GetRelativePath(Golden.Root, file)));

    /// <summary>The workflows for GitHub.</summary>
    public static TheoryData<string> Workflows => new(WorkflowFiles.Workflows);

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_action_is_pinned_by_its_commit_and_says_the_version(string file)
    {
        foreach (var line in File.ReadLines(Path.Combine(Golden.Root, file)).Select(line => line.Trim().TrimStart('-', ' ')).Where(line => line.StartsWith("uses: ", StringComparison.Ordinal) && !line.StartsWith("uses: ./", StringComparison.Ordinal)))
        {
            PinnedAction().IsMatch(line).ShouldBeTrue(line);
        }
    }

    [Fact]
    public void An_action_has_the_same_commit_wherever_it_is_used()
    {
        var uses = WorkflowFiles.All.Append(Path.Combine(Golden.Root, ".github", "workflows", "ci.yml"))
            .SelectMany(File.ReadLines)
            .Select(line => PinnedAction().Match(line))
            .Where(match => match.Success)
            .ToLookup(match => match.Groups["action"].Value, match => match.Groups["commit"].Value, StringComparer.Ordinal);

        uses.Count.ShouldBeGreaterThan(4);
        uses.ShouldAllBe(action => action.Distinct().Count() == 1);
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_job_has_the_permissions_that_it_names_and_no_others(string name)
    {
        var workflow = WorkflowFiles.Workflow(name);
        ((YamlMappingNode)workflow.At("permissions")!).Children.ShouldBeEmpty();
        workflow.Jobs().ShouldAllBe(job => job.Job.At("permissions") is YamlMappingNode);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_signs_in_with_a_stored_key(string file)
    {
        var text = File.ReadAllText(Path.Combine(Golden.Root, file));

        text.ShouldNotContain("secrets.");
        text.ShouldNotContain("PULUMI_ACCESS_TOKEN");
        text.ShouldNotContain("AWS_SECRET_ACCESS_KEY: ");
        text.ShouldNotContain("ARM_CLIENT_SECRET");
    }

    // Whoever names a branch or a stack would write the script.
    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_script_takes_what_others_wrote_from_its_environment_alone(string name) =>
        WorkflowFiles.Scripts(WorkflowFiles.Workflow(name)).ShouldAllBe(script => !script.Contains("${{", StringComparison.Ordinal));

    [Fact]
    public void What_runs_the_code_of_a_pull_request_can_write_nothing()
    {
        var workflow = WorkflowFiles.Workflow("preview.yml");

        ((YamlMappingNode)workflow.At("on")!).Children.Keys.Select(key => ((YamlScalarNode)key).Value).ShouldBe(["pull_request"]);
        foreach (var (_, job) in workflow.Jobs())
        {
            foreach (var (permission, access) in ((YamlMappingNode)job.At("permissions")!).Children)
            {
                // An identity is asked for by writing; it is of use only where the cloud trusts it.
                ((YamlScalarNode)access).Value.ShouldBe(((YamlScalarNode)permission).Value == "id-token" ? "write" : "read");
            }

            job.Steps().Where(step => step.Text("uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
                .ShouldAllBe(step => step.Text("with", "persist-credentials") == "false");
        }
    }

    [Fact]
    public void A_fork_asks_for_no_identity()
    {
        var account = WorkflowFiles.Workflow("preview.yml").Jobs().Single(job => job.Job.At("permissions").Text("id-token") is not null).Job;

        account.Text("if")!.ShouldContain("github.event.pull_request.head.repo.full_name == github.repository");
    }

    [Fact]
    public void What_writes_the_comment_checks_nothing_out_and_runs_no_action_of_others()
    {
        var comment = WorkflowFiles.Workflow("preview-comment.yml");

        comment.Jobs().Single().Job.Steps().ShouldAllBe(step => step.Text("uses") == null);
        comment.Text("on", "workflow_run", "workflows").ShouldBeNull();
        ((YamlSequenceNode)comment.At("on", "workflow_run", "workflows")!).Select(name => ((YamlScalarNode)name).Value).ShouldBe([WorkflowFiles.Workflow("preview.yml").Text("name")]);
    }

    [Fact]
    public void A_stack_is_deployed_once_at_a_time_prod_after_dev_and_nothing_is_left_to_do()
    {
        var deploy = WorkflowFiles.Workflow("deploy.yml").Jobs().ToDictionary(job => job.Name, job => job.Job, StringComparer.Ordinal);
        deploy["prod"].Text("needs").ShouldBe("dev");

        var up = WorkflowFiles.Workflow("deploy-stack.yml").Jobs().Single(job => job.Name == "up").Job;
        up.Text("environment").ShouldBe("${{ inputs.stack }}");
        up.Text("concurrency", "group").ShouldBe("stack-${{ inputs.stack }}");
        up.Text("concurrency", "cancel-in-progress").ShouldBe("false");
        var scripts = up.Steps().Select(step => step.Text("run")).OfType<string>().ToList();
        scripts[^2].ShouldStartWith("pulumi up ");
        scripts[^1].ShouldStartWith("pulumi preview --expect-no-changes ");
    }

    [GeneratedRegex(@"uses: (?<action>[\w.-]+/[\w./-]+)@(?<commit>[0-9a-f]{40}) # v\d+\.\d+\.\d+$")]
    private static partial Regex PinnedAction();
}
