using System.Security.Cryptography;
using System.Text;
using StackSettings;

namespace OfflinePreview;

/// <summary>A commit.</summary>
/// <param name="Ref">The ref that the user specified: <c>main</c>.</param>
/// <param name="Hash">The commit's hash.</param>
public sealed record Commit(string Ref, string Hash)
{
    /// <summary>For messages: <c>main (852b349)</c>; only the hash when the ref is one.</summary>
    public override string ToString() => Hash.StartsWith(Ref, StringComparison.Ordinal) ? Hash[..7] : $"{Ref} ({Hash[..7]})";
}

/// <summary>Reads the git repository of a folder. It changes nothing but for a temporary worktree.</summary>
public sealed class GitRepository
{
    private readonly string _folder;
    private readonly CancellationToken _cancellationToken;

    private GitRepository(string folder, CancellationToken cancellationToken) =>
        (_folder, _cancellationToken) = (folder, cancellationToken);

    /// <summary>The repository of a folder.</summary>
    /// <param name="folder">The folder; paths are relative to it.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The repository; null when the folder is in none.</returns>
    /// <exception cref="PreviewException">git is not installed, or refuses the folder.</exception>
    public static async Task<GitRepository?> FindAsync(string folder, CancellationToken cancellationToken)
    {
        var repository = new GitRepository(folder, cancellationToken);
        var (code, _, error) = await repository.RunAsync("rev-parse", "--show-toplevel");
        return code == 0 ? repository
            : error.Contains("not a git repository", StringComparison.Ordinal) ? null
            : throw new PreviewException($"git refuses {folder}: {error.Trim()}");
    }

    /// <summary>The commit of a branch, tag, hash or other ref.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="PreviewException">There is no such commit.</exception>
    public async Task<Commit> CommitAsync(string name)
    {
        // A name with a leading hyphen must not become an option.
        var (code, hash, _) = await RunAsync("rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}");
        if (code == 0)
        {
            return new Commit(name, hash.Trim());
        }

        var refs = await ReadAsync("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags");
        var hint = Names.HintSentence(name, refs.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var isShallow = (await ReadAsync("rev-parse", "--is-shallow-repository")).Trim() == "true";
        throw new PreviewException($"There is no file and no git commit {name}.{hint}"
            + (isShallow ? " The clone is shallow: fetch the commit, or clone the complete history." : ""));
    }

    /// <summary>The text of a file at a commit; null when it does not exist there.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="path">The file, relative to the repository's folder.</param>
    public async Task<string?> ShowAsync(Commit commit, string path)
    {
        var name = $"{commit.Hash}:./{path.Replace('\\', '/')}";
        var (exists, _, _) = await RunAsync("cat-file", "-e", name);
        return exists == 0 ? await ReadAsync("cat-file", "blob", name) : null;
    }

    /// <summary>The files with uncommitted changes, including untracked files.</summary>
    /// <param name="paths">The files and folders to check.</param>
    public async Task<IReadOnlyList<string>> UncommittedAsync(IEnumerable<string> paths) =>
        [.. Entries(await ReadAsync(["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", .. paths]))
            .Select(line => line[3..]).Order(StringComparer.Ordinal)];

    /// <summary>Whether files are the same as at a commit.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="paths">The files and folders.</param>
    public async Task<bool> IsUnchangedSinceAsync(Commit commit, IReadOnlyList<string> paths)
    {
        var (code, _, error) = await RunAsync(["diff", "--quiet", "--no-ext-diff", commit.Hash, "--", .. paths]);
        return code switch
        {
            // An untracked file is a change, too.
            0 => (await ReadAsync(["ls-files", "--others", "--exclude-standard", "--", .. paths])).Length == 0,
            1 => false,
            _ => throw new PreviewException($"git diff failed: {error.Trim()}"),
        };
    }

    /// <summary>A hash of files at a commit, equal for all commits with the same files.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="isIncluded">Whether to include a file, by its path in the repository's folder.</param>
    public async Task<string> ContentAsync(Commit commit, Func<string, bool> isIncluded)
    {
        // <mode> blob <hash>\t<path>
        var entries = Entries(await ReadAsync("ls-tree", "-r", "-z", commit.Hash))
            .Where(entry => isIncluded(entry[(entry.IndexOf('\t', StringComparison.Ordinal) + 1)..]));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', entries))))[..16];
    }

    /// <summary>Checks out a commit in a temporary worktree, and always removes it.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="folder">The worktree's folder, which must not exist yet.</param>
    /// <param name="work">What to do there. Its argument is the worktree's counterpart of the repository's
    /// folder.</param>
    public async Task WithWorktreeAsync(Commit commit, string folder, Func<string, Task> work)
    {
        var prefix = (await ReadAsync("rev-parse", "--show-prefix")).Trim();
        try
        {
            // Hooks must not run for a temporary folder.
            await ReadAsync("-c", "core.hooksPath=/dev/null", "worktree", "add", "--detach", folder, commit.Hash);
            await work(Path.Combine(folder, prefix));
        }
        finally
        {
            // Also after Ctrl+C, so without the token.
            await CleanUpAsync("remove", "--force", "--force", folder);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            await CleanUpAsync("prune");
        }

        Task CleanUpAsync(params string[] arguments) =>
            ChildProcess.RunAsync("git", ["worktree", .. arguments], _folder, CancellationToken.None);
    }

    private static string[] Entries(string output) => output.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        ChildProcess.RunAsync("git", arguments, _folder, _cancellationToken);

    private async Task<string> ReadAsync(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        var command = arguments.First(argument => char.IsAsciiLetter(argument[0]));
        return code == 0 ? output : throw new PreviewException($"git {command} failed: {error.Trim()}");
    }
}
