using System.Security.Cryptography;
using System.Text;

namespace OctopusHA.Commands;

/// <summary>A commit, as the person named it and as git does.</summary>
/// <param name="Ref">What was asked for: <c>main</c>.</param>
/// <param name="Hash">The commit's hash.</param>
internal sealed record Commit(string Ref, string Hash)
{
    /// <summary>For messages: <c>main (852b349)</c>; a hash alone where that is what was asked for.</summary>
    public override string ToString() => Hash.StartsWith(Ref, StringComparison.Ordinal) ? Hash[..7] : $"{Ref} ({Hash[..7]})";
}

/// <summary>Reads the git repository that a folder lies in. It changes nothing there but for a worktree, which it removes again.</summary>
internal sealed class GitRepository
{
    private readonly string _folder;
    private readonly CancellationToken _cancellationToken;

    private GitRepository(string folder, CancellationToken cancellationToken) => (_folder, _cancellationToken) = (folder, cancellationToken);

    /// <summary>The repository that a folder lies in.</summary>
    /// <param name="folder">The folder; paths are relative to it.</param>
    /// <param name="cancellationToken">Ends git early.</param>
    /// <returns>The repository; null where there is none.</returns>
    /// <exception cref="PreviewException">There is no git, or it refuses the folder.</exception>
    public static async Task<GitRepository?> FindAsync(string folder, CancellationToken cancellationToken)
    {
        var repository = new GitRepository(folder, cancellationToken);
        var (code, _, error) = await repository.RunAsync("rev-parse", "--show-toplevel").ConfigureAwait(false);
        return code == 0 ? repository
            : error.Contains("not a git repository", StringComparison.Ordinal) ? null
            : throw new PreviewException($"git refuses {folder}: {error.Trim()}");
    }

    /// <summary>The commit of a branch, tag, hash or any other name that git knows.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="PreviewException">Git knows no such name.</exception>
    public async Task<Commit> CommitAsync(string name)
    {
        // What begins with a hyphen is no option here.
        var (code, hash, _) = await RunAsync("rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}").ConfigureAwait(false);
        if (code == 0)
        {
            return new Commit(name, hash.Trim());
        }

        var known = (await ReadAsync("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags").ConfigureAwait(false)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var isShallow = (await ReadAsync("rev-parse", "--is-shallow-repository").ConfigureAwait(false)).Trim() == "true";
        throw new PreviewException($"There is no file {name}, and git knows no commit by that name.{Settings.Names.HintSentence(name, known)}"
            + (isShallow ? " The clone is shallow: fetch what you compare with, or clone with the whole history." : ""));
    }

    /// <summary>The text of a file at a commit; null where the commit has none.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="path">The file, from the repository's folder on.</param>
    public async Task<string?> ShowAsync(Commit commit, string path)
    {
        var name = $"{commit.Hash}:./{path.Replace('\\', '/')}";
        var (exists, _, _) = await RunAsync("cat-file", "-e", name).ConfigureAwait(false);
        return exists == 0 ? await ReadAsync("cat-file", "blob", name).ConfigureAwait(false) : null;
    }

    /// <summary>The files that are not as the last commit has them, new ones included.</summary>
    /// <param name="paths">Where to look.</param>
    public async Task<IReadOnlyList<string>> UncommittedAsync(IEnumerable<string> paths) =>
        [.. (await ReadAsync(["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", .. paths]).ConfigureAwait(false))
            .Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(line => line[3..]).Order(StringComparer.Ordinal)];

    /// <summary>Whether files are in the folder as they are at a commit.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="paths">The files and folders.</param>
    public async Task<bool> IsAsAtAsync(Commit commit, IReadOnlyList<string> paths)
    {
        var (code, _, error) = await RunAsync(["diff", "--quiet", "--no-ext-diff", commit.Hash, "--", .. paths]).ConfigureAwait(false);
        return code switch
        {
            // A file that git does not know makes another program, too.
            0 => (await ReadAsync(["ls-files", "--others", "--exclude-standard", "--", .. paths]).ConfigureAwait(false)).Length == 0,
            1 => false,
            _ => throw new PreviewException($"git diff fails: {error.Trim()}"),
        };
    }

    /// <summary>A name for what files and folders hold at a commit: the same for all commits that have the same there.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="isMeant">Whether a file counts, by its path from the repository's folder on.</param>
    public async Task<string> ContentAsync(Commit commit, Func<string, bool> isMeant)
    {
        // <mode> blob <hash>\t<path>
        var entries = (await ReadAsync("ls-tree", "-r", "-z", commit.Hash).ConfigureAwait(false)).Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(entry => isMeant(entry[(entry.IndexOf('\t', StringComparison.Ordinal) + 1)..]));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', entries))))[..16];
    }

    /// <summary>Puts a commit's files into a folder that does not exist yet, does something there, and removes it, whatever happens.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="work">What is done; it is given the folder in the worktree that stands for the repository's.</param>
    public async Task WithWorktreeAsync(Commit commit, string folder, Func<string, Task> work)
    {
        var prefix = (await ReadAsync("rev-parse", "--show-prefix").ConfigureAwait(false)).Trim();
        try
        {
            // No hook of the team's shall run for a folder that is gone in a minute.
            await ReadAsync("-c", "core.hooksPath=/dev/null", "worktree", "add", "--detach", folder, commit.Hash).ConfigureAwait(false);
            await work(Path.Combine(folder, prefix)).ConfigureAwait(false);
        }
        finally
        {
            // Also after Ctrl+C, and so without the token.
            _ = await ChildProcess.RunAsync("git", ["worktree", "remove", "--force", "--force", folder], _folder, CancellationToken.None).ConfigureAwait(false);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            _ = await ChildProcess.RunAsync("git", ["worktree", "prune"], _folder, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => ChildProcess.RunAsync("git", arguments, _folder, _cancellationToken);

    private async Task<string> ReadAsync(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments).ConfigureAwait(false);
        return code == 0 ? output : throw new PreviewException($"git {arguments.First(argument => char.IsAsciiLetter(argument[0]))} fails: {error.Trim()}");
    }
}
