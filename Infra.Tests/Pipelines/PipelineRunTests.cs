using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Pipelines;

/// <summary>The pipelines' own scripts, taken from their files and run from one end to the other, with no network.</summary>
public sealed class PipelineRunTests
{
    private const string Stack = "config:\n  aws:region: us-east-1\n  octopus-ha:cloud: aws\n  octopus-ha:version: 2026.4.6342\n  octopus-ha:nodes: { count: 2 }\n";
    private const string Mark = "<!-- octopus-ha preview -->";

    private static readonly (string, string)[] CommentVariables =
    [
        ("REPOSITORY", "team/octopus"), ("RUN", "7"), ("RUN_URL", "https://example.com/run/7"), ("HEAD", "somebody:change"), ("HEAD_SHA", "abc"), ("MARK", Mark), ("NUMBER", "12"),
    ];

    [SkippableFact]
    public async Task A_comment_on_a_GitHub_pull_request_shows_what_it_changes()
    {
        using var repository = new SampleRepository();
        repository.RealProgram();
        var prod = await File.ReadAllTextAsync(Previews.FileOf("prod"));
        repository.Write("Pulumi.prod.yaml", prod);
        await repository.Commit("base");
        repository.Write("Pulumi.prod.yaml", prod.Replace("count: 4", "count: 5", StringComparison.Ordinal).Replace("backupDays: 30", "backupDays: 14", StringComparison.Ordinal));
        repository.Write("Pulumi.fresh.yaml", Stack);
        await repository.Commit("change");

        foreach (var step in new[] { "Find the stacks", "Test", "Preview offline" })
        {
            var (exit, text) = await repository.Run(WorkflowFiles.Script("preview.yml", "offline", step));
            exit.ShouldBe(0, text);
        }

        repository.Output.ShouldBe("stacks=[\"fresh\",\"prod\"]\n");
        repository.Read("preview/fresh.md").ShouldContain("node2");
        repository.Summary.ShouldContain(repository.Read("preview/prod.md"));

        Artifact(repository, "preview/prod.md", repository.Read("preview/prod.md"));
        Answer(repository, "comments", "[]");
        await WriteComment(repository);
        var comment = Body(repository);
        comment.ShouldContain("node5");
        comment.ShouldContain("What if");
        comment.Length.ShouldBeLessThan(65536);
    }

    [SkippableFact]
    public async Task A_stack_that_cannot_be_previewed_fails_the_check_and_is_reported_with_the_others()
    {
        using var repository = await Sample("broken", "dev");

        await repository.Run(WorkflowFiles.Script("preview.yml", "offline", "Find the stacks"));
        var (exit, _) = await repository.Run(WorkflowFiles.Script("preview.yml", "offline", "Preview offline"));

        exit.ShouldBe(1);
        repository.Read("preview/broken.md").ShouldContain("octopus-ha:nodes.count: 99 - set 2 to 8");
        repository.Read("preview/dev.md").ShouldBe("### run --project Infra -- preview --stack dev --diff HEAD^1 --format markdown\n");
    }

    [SkippableFact]
    public async Task GitLab_and_Azure_DevOps_ask_for_the_same_preview()
    {
        using var gitlab = await Sample("broken", "dev");
        var jobs = WorkflowFiles.Read(Path.Combine(Golden.Root, "pipelines", "gitlab-ci.yml"));
        var (exit, text) = await gitlab.Run(string.Join('\n', WorkflowFiles.Scripts(jobs.At("offline")!)), ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "HEAD^1"));
        exit.ShouldBe(1, text);

        using var azure = await Sample("broken", "dev");
        var script = WorkflowFiles.Scripts(WorkflowFiles.Read(Path.Combine(Golden.Root, "pipelines", "azure-pipelines.yml"))).First(each => each.Contains("--format markdown", StringComparison.Ordinal));
        (exit, text) = await azure.Run(script);
        exit.ShouldBe(1, text);

        foreach (var stack in new[] { "broken", "dev" })
        {
            azure.Read($"preview/{stack}.md").ShouldBe(gitlab.Read($"preview/{stack}.md"));
        }

        azure.Read("preview/dev.md").ShouldBe("### run --project Infra -- preview --stack dev --diff HEAD^1 --format markdown\n");
        azure.Read("preview/broken.md").ShouldContain("octopus-ha:nodes.count: 99");
    }

    [SkippableFact]
    public async Task The_pull_request_is_found_by_its_newest_commit_alone()
    {
        using var repository = new SampleRepository();
        Answer(repository, "pulls", """[{"number": 11, "head": {"sha": "older"}}, {"number": 12, "head": {"sha": "abc"}}]""");

        (await repository.Run(Comment("Find the pull request"), CommentVariables)).Exit.ShouldBe(0);
        repository.Output.ShouldBe("number=12\n");

        Answer(repository, "pulls", """[{"number": 12, "head": {"sha": "newer"}}]""");
        (await repository.Run(Comment("Find the pull request"), CommentVariables)).Exit.ShouldBe(0);
        repository.Output.ShouldBe("number=12\nnumber=\n");
    }

    [SkippableFact]
    public async Task There_is_one_comment_which_is_written_once_and_then_kept_current()
    {
        using var repository = new SampleRepository();
        Artifact(repository, "preview/dev.md", "### Stack dev\n\nThanks to @somebody; mail on-call@example.com\n");
        Artifact(repository, "account-dev/dev.txt", "+ aws:ecs/service:Service node3\n");
        Answer(repository, "comments", $$"""[{"id": 1, "user": {"login": "somebody"}, "body": "{{Mark}} mine"}, {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "other"}]""");

        await WriteComment(repository);

        Written(repository).ShouldBe("api POST repos/team/octopus/issues/12/comments\n");
        var body = Body(repository);
        body.ShouldStartWith(Mark + "\n");
        body.ShouldContain("### Stack dev");
        body.ShouldContain("+ aws:ecs/service:Service node3");
        body.ShouldContain("https://example.com/run/7");
        // Nobody is called by what a fork's code may have written; an address of mail stays what it is.
        body.ShouldNotContain("@somebody");
        body.ShouldContain("on-call@example.com");

        Answer(repository, "comments", $$"""[{"id": 3, "user": {"login": "github-actions[bot]"}, "body": "{{Mark}}\nold"}]""");
        await WriteComment(repository);

        Written(repository).ShouldEndWith("api PATCH repos/team/octopus/issues/comments/3\n");
    }

    [SkippableFact]
    public async Task A_comment_stays_below_GitHubs_limit_and_says_what_is_left_out()
    {
        using var repository = new SampleRepository();
        Artifact(repository, "preview/a.md", new string('a', 60000));
        Artifact(repository, "preview/b.md", new string('b', 60000));
        Artifact(repository, "account-a/a.txt", string.Concat(Enumerable.Repeat("日本\n", 20000)));
        Answer(repository, "comments", "[]");

        await WriteComment(repository);

        Body(repository).Length.ShouldBeLessThan(65536);
        Body(repository).ShouldContain(new string('a', 60000));
        Body(repository).ShouldContain("The preview of stack b is too long for a comment: see [the run](https://example.com/run/7).");
        Body(repository).ShouldContain("pulumi preview of stack a is too long for a comment");
    }

    [SkippableFact]
    public async Task A_long_preview_of_the_account_is_cut_at_the_end_of_a_line_and_says_so()
    {
        using var repository = new SampleRepository();
        Artifact(repository, "preview/a.md", "### Stack a\n");
        Artifact(repository, "account-a/a.txt", string.Concat(Enumerable.Repeat("日本\n", 20000)));
        Answer(repository, "comments", "[]");

        await WriteComment(repository);

        // 20,000 bytes, of which a line has 7.
        Body(repository).Split('\n').Count(line => line == "日本").ShouldBe(20000 / 7);
        Body(repository).ShouldContain("\n... the rest is in the run\n");
    }

    [SkippableFact]
    public async Task A_run_without_results_is_reported_as_such()
    {
        using var repository = new SampleRepository();
        Answer(repository, "comments", "[]");

        await WriteComment(repository);

        Body(repository).ShouldContain("The preview ended before it found anything");
    }

    [SkippableTheory]
    [InlineData(255, "error: no changes were expected but changes were proposed", "[]", "issue create GET \n")]
    [InlineData(255, "error: no changes were expected but changes were proposed", """[{"number": 4, "title": "Drift of stack prod"}]""", "issue edit GET 4\n")]
    [InlineData(255, "error: no changes were expected but changes were proposed", """[{"number": 4, "title": "Drift of stack prod2"}]""", "issue create GET \n")]
    [InlineData(0, "Resources: 120 unchanged", """[{"number": 4, "title": "Drift of stack prod"}]""", "issue close GET 4\n")]
    [InlineData(0, "Resources: 120 unchanged", "[]", "")]
    public async Task Drift_opens_an_issue_or_keeps_it_current_and_its_end_closes_it(int exit, string says, string issues, string written)
    {
        using var repository = new SampleRepository();
        repository.Program("pulumi", $"echo '{says}'; exit {exit}");
        Answer(repository, "issues", issues);

        (await repository.Run(WorkflowFiles.Script("drift.yml", "look", "Compare with the cloud"), ("STACK", "prod"))).Exit.ShouldBe(0);
        var drift = repository.Output.Trim()["drift=".Length..];
        var (tells, text) = await repository.Run(WorkflowFiles.Script("drift.yml", "look", "Report"),
            ("STACK", "prod"), ("DRIFT", drift), ("TITLE", "Drift of stack prod"), ("REPOSITORY", "team/octopus"), ("RUN_URL", "https://example.com/run/7"));

        tells.ShouldBe(0, text);
        Written(repository).ShouldBe(written);
    }

    [SkippableFact]
    public async Task A_comparison_that_fails_is_a_failure_and_no_drift()
    {
        using var repository = new SampleRepository();
        repository.Program("pulumi", "echo 'error: no credentials'; exit 255");

        var (exit, text) = await repository.Run(WorkflowFiles.Script("drift.yml", "look", "Compare with the cloud"), ("STACK", "prod"));

        exit.ShouldBe(255);
        text.ShouldContain("no credentials");
        repository.Output.ShouldBe("");
    }

    private static async Task<SampleRepository> Sample(params string[] stacks)
    {
        var repository = new SampleRepository();
        repository.TalkingProgram();
        foreach (var stack in stacks)
        {
            repository.Write($"Pulumi.{stack}.yaml", Stack);
        }

        await repository.Commit("base");
        repository.Write("notes.txt", "changed");
        await repository.Commit("change");
        return repository;
    }

    private static async Task WriteComment(SampleRepository repository)
    {
        foreach (var step in new[] { "Fetch what was found", "Write the comment", "Comment" })
        {
            var (exit, text) = await repository.Run(Comment(step), CommentVariables);
            exit.ShouldBe(0, text);
        }
    }

    private static string Comment(string step) => WorkflowFiles.Script("preview-comment.yml", "comment", step);

    private static void Answer(SampleRepository repository, string name, string json) => File.WriteAllText(Path.Combine(repository.StandIn, $"{name}.json"), json);

    private static void Artifact(SampleRepository repository, string path, string text) => repository.Write(Path.Combine("..", "stand-in", "artifacts", path), text);

    private static string Body(SampleRepository repository) => File.ReadAllText(Path.Combine(repository.StandIn, "body"));

    private static string Written(SampleRepository repository) =>
        Path.Combine(repository.StandIn, "written") is var file && File.Exists(file) ? File.ReadAllText(file) : "";
}
