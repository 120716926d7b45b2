using OctopusHA.Commands;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Commands;

/// <summary><c>preview --diff</c> against documents and in small git repositories.</summary>
public sealed class DiffTests
{
    [Theory]
    [InlineData("text", "Compared with before.json: 1 to update, ")]
    [InlineData("markdown", "Compared with `before.json`: **1 to update, ")]
    [InlineData("json", "\"comparedWith\": \"before.json\"")]
    public async Task A_saved_document_is_compared_in_every_format(string format, string expected)
    {
        using var shell = new Shell().With("dev", "octopus-ha:database: { backupDays: 30 }");
        File.WriteAllText(Path.Combine(shell.Folder, "before.json"), (await shell.Run("preview", "--format", "json")).Output);
        shell.With("dev", "octopus-ha:database: { backupDays: 14 }");

        var (exit, output, error) = await shell.Run("preview", "--diff", "before.json", "--format", format);

        exit.ShouldBe(0, error);
        output.ShouldContain(expected);
        output.ShouldContain("backupRetentionPeriod would be lowered from 30 to 14.");
    }

    [SkippableTheory]
    [InlineData("HEAD")]
    [InlineData("main")]
    [InlineData("v1")]
    public async Task The_stack_at_a_ref_is_compared_and_nothing_is_left_behind(string name)
    {
        using var shell = await Repository("octopus-ha:nodes: { count: 2 }");
        await Git(shell, "tag", "v1");
        await Commit(shell, "octopus-ha:nodes: { count: 2, taskCap: 7 }");
        await Git(shell, "branch", "-f", "main", "v1");
        if (name == "HEAD")
        {
            name = "HEAD~1";
        }

        var before = await State(shell);
        var (exit, output, error) = await shell.Run("preview", "--diff", name);

        (exit, error).ShouldBe((0, ""));
        output.ShouldContain($"Compared with {name} (");
        output.ShouldContain("containerDefinitions[octopus].environment[TASK_CAP].value: \"20\" -> \"7\" (forces replacement)");
        (await State(shell)).ShouldBe(before);
    }

    [SkippableFact]
    public async Task From_a_folder_below_the_project_and_by_its_path_the_same_stack_is_meant()
    {
        using var shell = await Repository("octopus-ha:nodes: { count: 2 }");
        await Commit(shell, "octopus-ha:nodes: { count: 3 }");
        Directory.CreateDirectory(Path.Combine(shell.Folder, "docs"));
        using var elsewhere = new Shell();

        var (exit, output, error) = await elsewhere.Run("preview", "--stack", Path.Combine(shell.Folder, "Pulumi.dev.yaml"), "--diff", "HEAD~1");

        exit.ShouldBe(0, error);
        output.ShouldContain("nodes-service-node3");
    }

    [SkippableFact]
    public async Task A_ref_that_does_not_exist_names_the_nearest()
    {
        using var shell = await Repository("");

        await Fails(shell, ["--diff", "mian"], "There is no file and no git commit mian. Did you mean main?");
        await Fails(shell, ["--diff", "no:such"], "There is no file and no git commit no:such.");
    }

    [SkippableFact]
    public async Task A_missing_file_outside_any_repository_is_reported_as_neither_file_nor_ref()
    {
        Skip.IfNot(TestGit.IsThere, TestGit.Missing);
        using var shell = new Shell().With("dev");

        await Fails(shell, ["--diff", "before.json"], "There is no file before.json, and ", " is not in a git repository. Save a document with `preview --format json`, and compare with it.");
    }

    [SkippableFact]
    public async Task A_stack_that_is_new_has_nothing_to_be_compared_with()
    {
        using var shell = await Repository("");
        shell.With("fresh");
        await Git(shell, "add", ".");
        await Git(shell, "commit", "-q", "-m", "fresh");

        await Fails(shell, ["--stack", "fresh", "--diff", "HEAD~1"], "Pulumi.fresh.yaml does not exist at HEAD~1 (", "the stack is new, so there is nothing to compare with");
    }

    [SkippableFact]
    public async Task Changes_that_are_not_committed_are_an_error_until_they_are_asked_for()
    {
        using var shell = await Repository("octopus-ha:nodes: { count: 2 }");
        shell.With("dev", "octopus-ha:nodes: { count: 3 }");
        var before = await State(shell);

        await Fails(shell, ["--diff", "HEAD"], "Uncommitted changes, which nobody else can see: Pulumi.dev.yaml.", "--allow-dirty");
        var (exit, output, error) = await shell.Run("preview", "--diff", "HEAD", "--allow-dirty");

        exit.ShouldBe(0, error);
        output.ShouldContain("nodes-service-node3");
        (await State(shell)).ShouldBe(before);
    }

    [SkippableFact]
    public async Task What_does_not_decide_the_preview_may_be_uncommitted()
    {
        using var shell = await Repository("");
        File.WriteAllText(Path.Combine(shell.Folder, "notes.md"), "later");

        (await shell.Run("preview", "--diff", "HEAD")).Exit.ShouldBe(0);
    }

    [SkippableFact]
    public async Task Invalid_settings_at_the_ref_are_reported_with_the_ref()
    {
        using var shell = await Repository("octopus-ha:nodes: { count: 99 }");
        await Commit(shell, "octopus-ha:nodes: { count: 3 }");

        await Fails(shell, ["--diff", "HEAD~1"], "The stack at HEAD~1 (", " cannot be previewed. 1 problem in the settings of Pulumi.dev.yaml:", "octopus-ha:nodes.count: 99");
    }

    [SkippableFact]
    public async Task A_project_that_was_renamed_since_the_ref_is_reported()
    {
        using var shell = await Repository("");
        File.WriteAllText(Path.Combine(shell.Folder, "Pulumi.yaml"), "name: renamed\nruntime: dotnet\n");
        await Git(shell, "commit", "-q", "-a", "-m", "renamed");

        await Fails(shell, ["--diff", "HEAD~1"], "is a preview of the project my-octopus, and this one is called renamed, so Pulumi would recognize none of its resources");
    }

    [Theory]
    [InlineData("{ broken", "before.json, line 1, column ")]
    [InlineData("[]", "before.json is not a preview: it has no steps.")]
    public async Task A_file_that_is_not_a_preview_is_reported(string text, string message)
    {
        using var shell = new Shell().With("dev");
        File.WriteAllText(Path.Combine(shell.Folder, "before.json"), text);

        await Fails(shell, ["--diff", "before.json"], message);
    }

    [SkippableFact]
    public async Task A_program_that_differs_is_built_in_a_worktree_once_and_kept()
    {
        using var shell = await Repository("octopus-ha:nodes: { count: 2 }");
        Skip.If(OperatingSystem.IsWindows(), "The stand-in for dotnet is a shell script.");
        await AddProgram(shell, "before");
        await AddProgram(shell, "after");
        var saved = (await shell.Run("preview", "--format", "json")).Output;
        var log = Dotnet(shell, saved, "");
        var before = await State(shell);

        for (var i = 0; i < 2; i++)
        {
            using var error = new StringWriter { NewLine = "\n" };
            var (document, name) = await DiffBaseOf(shell, error).FindAsync("HEAD~1", Path.Combine(shell.Folder, "Pulumi.dev.yaml"), allowDirty: false, CancellationToken.None);

            (PreviewJson.Write(document), name[..7]).ShouldBe((saved, "HEAD~1 "));
            error.ToString().Length.ShouldBe(i == 0 ? error.ToString().Length : 0);
        }

        var calls = File.ReadAllLines(log);
        calls.Length.ShouldBe(3);
        calls[0].ShouldContain("publish");
        calls[0].ShouldEndWith(" before");
        // publish <the project in the worktree> ...
        Directory.Exists(Path.GetFullPath(Path.Combine(calls[0].Split(' ')[1], "../../.."))).ShouldBeFalse();
        calls[1].ShouldContain("Infra.dll preview --stack");
        calls[2].ShouldContain("Infra.dll preview --stack");
        (await State(shell)).ShouldBe(before);
    }

    [SkippableFact]
    public async Task A_program_that_does_not_build_is_reported_and_nothing_is_left_behind()
    {
        using var shell = await Repository("");
        Skip.If(OperatingSystem.IsWindows(), "The stand-in for dotnet is a shell script.");
        await AddProgram(shell, "before");
        await AddProgram(shell, "after");
        Dotnet(shell, "", "echo 'Program.cs(1,1): error CS1002: ; expected'; exit 1");
        var before = await State(shell);

        var exception = await Should.ThrowAsync<PreviewException>(() => DiffBaseOf(shell).FindAsync("HEAD~1", Path.Combine(shell.Folder, "Pulumi.dev.yaml"), allowDirty: false, CancellationToken.None));

        exception.Message.ShouldStartWith("The program of HEAD~1 (");
        exception.Message.ShouldContain("error CS1002");
        (await State(shell)).ShouldBe(before);
    }

    [SkippableFact]
    public async Task Stopped_in_the_middle_of_a_build_nothing_is_left_behind()
    {
        using var shell = await Repository("");
        Skip.If(OperatingSystem.IsWindows(), "The stand-in for dotnet is a shell script.");
        await AddProgram(shell, "before");
        await AddProgram(shell, "after");
        using var stop = new CancellationTokenSource();
        Dotnet(shell, "", $"touch {shell.Folder}/.git/building; exec sleep 60");
        var before = await State(shell);

        var work = DiffBaseOf(shell).FindAsync("HEAD~1", Path.Combine(shell.Folder, "Pulumi.dev.yaml"), allowDirty: false, stop.Token);
        using var watcher = new FileSystemWatcher(Path.Combine(shell.Folder, ".git"), "building") { EnableRaisingEvents = true };
        var building = new TaskCompletionSource();
        watcher.Created += (_, _) => building.TrySetResult();
        if (!File.Exists(Path.Combine(shell.Folder, ".git", "building")))
        {
            await Task.WhenAny(building.Task, work);
        }

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => work);
        (await State(shell)).ShouldBe(before);
    }

    // A program that git can tell apart; nobody builds it for real.
    private static async Task AddProgram(Shell shell, string text)
    {
        Directory.CreateDirectory(Path.Combine(shell.Folder, "Infra"));
        File.WriteAllText(Path.Combine(shell.Folder, "Infra", "Infra.csproj"), text);
        File.WriteAllText(Path.Combine(shell.Folder, ".gitignore"), "artifacts/\n");
        await Git(shell, "add", ".");
        await Git(shell, "commit", "-q", "-m", text);
    }

    // Notes what it is called with and what it finds there; "builds" by writing a file, "previews" by printing a document.
    private static string Dotnet(Shell shell, string document, string instead)
    {
        var folder = Path.Combine(shell.Folder, ".git", "tool");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "document.json"), document);
        var script = Path.Combine(folder, "dotnet");
        File.WriteAllText(script, $$"""
            #!/bin/sh
            here=$(dirname "$0")
            if [ "$1" = publish ]; then
              echo "$* $(cat "$2")" >> "$here/log"
              {{instead}}
              while [ "$1" != -o ]; do shift; done
              mkdir -p "$2" && : > "$2/Infra.dll"
            else
              echo "$*" >> "$here/log"
              cat "$here/document.json"
            fi
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        shell.Variables["DOTNET_HOST_PATH"] = script;
        return Path.Combine(folder, "log");
    }

    private static DiffBase DiffBaseOf(Shell shell, StringWriter? error = null) => new(
        new Terminal(TextWriter.Null, error ?? TextWriter.Null, shell.Folder, name => shell.Variables.GetValueOrDefault(name), () => TextStyle.Plain),
        shell.Folder);

    private static async Task<Shell> Repository(string settings)
    {
        Skip.IfNot(TestGit.IsThere, TestGit.Missing);
        var shell = new Shell();
        await Git(shell, "init", "-q", "-b", "main");
        await Commit(shell, settings);
        await Git(shell, "checkout", "-q", "-b", "work");
        return shell;
    }

    private static async Task Commit(Shell shell, string settings)
    {
        shell.With("dev", settings);
        await Git(shell, "add", ".");
        await Git(shell, "commit", "-q", "-m", "settings");
    }

    private static Task Git(Shell shell, params string[] arguments) => TestGit.RunAsync(shell.Folder, arguments);

    // Everything that a comparison could leave: worktrees, branches, changed files, folders in the temporary one.
    private static async Task<string> State(Shell shell)
    {
        var parts = new List<string>();
        foreach (var arguments in new[] { new[] { "worktree", "list" }, ["status", "--porcelain"], ["for-each-ref"] })
        {
            parts.Add((await ChildProcess.RunAsync("git", arguments, shell.Folder, CancellationToken.None)).Output);
        }

        return string.Join('\n', parts);
    }

    private static async Task Fails(Shell shell, string[] args, params string[] messages)
    {
        var (exit, output, error) = await shell.Run(["preview", .. args]);

        exit.ShouldBe(1, error);
        output.ShouldBeEmpty();
        messages.ShouldAllBe(message => error.Contains(message), error);
        error.ShouldNotContain("Exception");
    }
}
