namespace OctopusHA.Commands;

/// <summary>
/// What <c>preview --diff</c> compares with: a saved document, or the stack at a commit. The latter is previewed by the
/// program of that commit, which is built only when it differs from the running one.
/// </summary>
/// <param name="terminal">What it reads and writes.</param>
/// <param name="programFolder">The project of the running program; null when it runs outside of one.</param>
internal sealed class DiffBase(Terminal terminal, string? programFolder)
{
    // The sources of the program, in the project's folder.
    private static readonly ProgramSources Sources = new(
        Path.Combine("Infra", "Infra.csproj"),
        ["Infra", "OfflinePreview", "StackSettings", "offline", "eng"],
        [
            "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Solution.props",
            "Directory.Solution.targets", "global.json", "nuget.config",
        ]);

    /// <summary>Finds or creates the document to compare with.</summary>
    /// <param name="name">A file, or a git ref.</param>
    /// <param name="stackPath">The stack's file.</param>
    /// <param name="allowDirty">Whether uncommitted changes are allowed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The document, and its name for the report.</returns>
    /// <exception cref="PreviewException">There is no such file or ref, or its stack cannot be previewed.</exception>
    public async Task<(PreviewDocument Document, string Name)> FindAsync(
        string name, string stackPath, bool allowDirty, CancellationToken cancellationToken)
    {
        var file = Path.Combine(terminal.Folder, name);
        if (File.Exists(file))
        {
            return (await ReadAsync(file, name, cancellationToken), name);
        }

        var project = ProjectFolder.Above(Path.GetDirectoryName(stackPath)!) ?? Path.GetDirectoryName(stackPath)!;
        var repository = await GitRepository.FindAsync(project, cancellationToken)
            ?? throw new PreviewException(
                $"There is no file {name}, and {project} is not in a git repository. Save a document with "
                + "`preview --format json`, and compare with it.");
        var commit = await repository.CommitAsync(name);
        var stackFile = Path.GetRelativePath(project, stackPath);
        var isOwn = programFolder is not null && Path.GetFullPath(programFolder) == Path.GetFullPath(project)
            && File.Exists(Path.Combine(project, Sources.Project));
        string[] sources = isOwn ? [.. Sources.Paths] : [];
        if (!allowDirty)
        {
            RefuseUncommitted(await repository.UncommittedAsync([stackFile, ProjectFile.FileName, .. sources]));
        }

        var text = await repository.ShowAsync(commit, stackFile)
            ?? throw new PreviewException(
                $"{stackFile} does not exist at {commit}: the stack is new, so there is nothing to compare with.");
        var projectText = await repository.ShowAsync(commit, ProjectFile.FileName);
        var stack = new OldStack(commit, Path.GetFileName(stackFile), text, projectText);
        var document = !isOwn || await repository.IsUnchangedSinceAsync(commit, sources)
            ? await PreviewAsync(stack, cancellationToken)
            : await PreviewByOldProgramAsync(repository, project, stack, cancellationToken);
        return (document, commit.ToString());
    }

    // The files of a stack at a commit.
    private sealed record OldStack(Commit Commit, string FileName, string Text, string? ProjectText);

    private static async Task<PreviewDocument> ReadAsync(string file, string name, CancellationToken cancellationToken)
    {
        try
        {
            return PreviewJson.Read(await File.ReadAllTextAsync(file, cancellationToken), name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PreviewException($"Cannot read {name}: {exception.Message}", exception);
        }
    }

    private static void RefuseUncommitted(IReadOnlyList<string> files)
    {
        if (files.Count > 0)
        {
            var more = files.Count > 5 ? $" and {files.Count - 5} more" : "";
            throw new PreviewException(
                $"Uncommitted changes, which nobody else can see: {string.Join(", ", files.Take(5))}{more}. "
                + $"Commit them, or include them in the comparison with {PreviewCommand.AllowDirtyOption}.");
        }
    }

    private static async Task<PreviewDocument> PreviewAsync(OldStack stack, CancellationToken cancellationToken)
    {
        try
        {
            var file = StackFile.ParseFile(stack.FileName, stack.Text);
            var project = ProjectFile.NameOf(stack.ProjectText) ?? OctopusSettings.Namespace;
            return await StackPreview.RunAsync(file, project, cancellationToken);
        }
        catch (Exception exception) when (exception is SettingsException or PreviewException)
        {
            throw new PreviewException($"The stack at {stack.Commit} cannot be previewed. {exception.Message}", exception);
        }
    }

    private async Task<PreviewDocument> PreviewByOldProgramAsync(
        GitRepository repository, string project, OldStack stack, CancellationToken cancellationToken)
    {
        // The host passes its path to the program; otherwise the one on the PATH is used.
        var dotnet = terminal.Variable("DOTNET_HOST_PATH") ?? "dotnet";
        var builds = new ProgramBuilds(repository, project, Sources, dotnet, terminal.Error.WriteLine);
        var folder = Directory.CreateTempSubdirectory("octopus-ha-diff-").FullName;
        try
        {
            var program = await builds.FindAsync(stack.Commit, folder, cancellationToken);
            var path = Path.Combine(folder, stack.FileName);
            await File.WriteAllTextAsync(path, stack.Text, cancellationToken);
            if (stack.ProjectText is { } projectText)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, ProjectFile.FileName), projectText, cancellationToken);
            }

            string[] command = [program, "preview", StackOption.OptionName, path, "--format", "json"];
            var (code, output, error) = await ChildProcess.RunAsync(dotnet, command, folder, cancellationToken);
            return code == 0
                ? PreviewJson.Read(output, stack.Commit.ToString())
                : throw new PreviewException(
                    $"The stack at {stack.Commit} cannot be previewed. The program of that commit reports: {error.Trim()}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
