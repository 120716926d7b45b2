using Shouldly;

namespace OctopusHA.Tests.Commands;

/// <summary>Git in a test's own folder.</summary>
internal static class TestGit
{
    private static readonly Lazy<bool> Found = new(() =>
    {
        try
        {
            return ChildProcess.RunAsync("git", ["--version"], Path.GetTempPath(), CancellationToken.None).GetAwaiter().GetResult().Code == 0;
        }
        catch (PreviewException)
        {
            return false;
        }
    });

    /// <summary>Why a test that needs git is skipped.</summary>
    public const string Missing = "git is not on the PATH.";

    /// <summary>Whether git is on the machine.</summary>
    public static bool IsThere => Found.Value;

    /// <summary>Runs a command that must succeed, as an author of its own: nobody's configuration counts.</summary>
    public static async Task RunAsync(string folder, params string[] arguments)
    {
        var (code, _, error) = await ChildProcess.RunAsync("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", .. arguments], folder, CancellationToken.None);
        code.ShouldBe(0, error);
    }
}
