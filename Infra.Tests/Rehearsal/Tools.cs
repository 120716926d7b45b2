using System.Diagnostics;
using Xunit;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>What a rehearsal needs of the machine; where something is missing, its tests are skipped and say why.</summary>
/// <param name="Terraform">Terraform itself.</param>
/// <param name="Providers">The folder that holds <c>registry.terraform.io</c>.</param>
/// <param name="Python">The interpreter that has moto.</param>
internal sealed record Tools(string Terraform, string Providers, string Python)
{
    /// <summary>The provider's version, which tables and schema hang on.</summary>
    public const string ProviderVersion = "5.100.0";

    // The shim in front of moto changes its insides.
    private const string MotoVersion = "5.2.1";

    private const string HowToRun = "`REHEARSAL=all dotnet test Infra.Tests --filter Rehearsal` runs it (plan, apply or all; see docs/testing.md)";

    private static readonly Lazy<(Tools? Tools, string Missing)> Found = new(Find);

    /// <summary>The folder of the rehearsal's own files.</summary>
    public static string Scripts { get; } = Path.Combine(Golden.Root, "Infra.Tests", "Rehearsal");

    /// <summary>The tools, unless the test is skipped: because nobody asked for it, or because a tool is missing.</summary>
    /// <param name="tier">What the test belongs to: <c>plan</c> or <c>apply</c>.</param>
    public static Tools Demand(string tier)
    {
        Skip.IfNot(IsAskedFor(tier), $"A rehearsal takes minutes, so it only runs when asked for: {HowToRun}");
        Skip.If(Found.Value.Tools is null, Found.Value.Missing);
        return Found.Value.Tools!;
    }

    /// <summary>Skips a test that takes seconds, unless it is asked for.</summary>
    /// <param name="tier">What the test belongs to: <c>tools</c>.</param>
    public static void DemandAsked(string tier) =>
        Skip.IfNot(IsAskedFor(tier), $"It takes seconds, so it only runs when asked for: `REHEARSAL={tier} dotnet test Infra.Tests` (see docs/testing.md)");

    /// <summary>Whether everything is on the machine.</summary>
    public static bool AreThere => Found.Value.Tools is not null;

    /// <summary>Whether the variable REHEARSAL asks for a tier.</summary>
    public static bool IsAskedFor(string tier) => Environment.GetEnvironmentVariable("REHEARSAL") is { } asked && (asked == tier || asked == "all");

    private static (Tools? Tools, string Missing) Find()
    {
        if (OnPath("terraform") is not { } terraform)
        {
            return (null, "terraform is not on the PATH.");
        }

        if (FindProviders() is not { } providers)
        {
            return (null, $"There is no terraform-provider-aws {ProviderVersion} in the usual plugin folders; name the folder that holds registry.terraform.io in REHEARSAL_PROVIDERS.");
        }

        // The variable names the interpreter that has moto; pip's usual one comes next.
        string?[] candidates = [Environment.GetEnvironmentVariable("REHEARSAL_MOTO"), OnPath("python3"), OnPath("python")];
        var python = candidates.FirstOrDefault(candidate => candidate is not null && HasMoto(candidate));
        return python is null
            ? (null, $"No python3 here has moto[server]=={MotoVersion} and boto3; name one that has in REHEARSAL_MOTO.")
            : (new Tools(terraform, providers, python), "");
    }

    /// <summary>A program of the machine; null where it is not.</summary>
    public static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
            .FirstOrDefault(File.Exists);

    private static string? FindProviders()
    {
        // Who names a folder may have a mirror of archives there, in which no search finds the provider itself.
        var named = Environment.GetEnvironmentVariable("REHEARSAL_PROVIDERS");
        if (named is not null)
        {
            return Directory.Exists(Path.Combine(named, "registry.terraform.io", "hashicorp", "aws")) ? Path.GetFullPath(named) : null;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders =
        [
            // Terraform's own places for plugins, then where software is put by hand.
            Path.Combine(home, ".terraform.d"),
            Path.Combine(home, ".local", "share", "terraform"),
            "/usr/local/share/terraform",
            "/usr/share/terraform",
            "/opt",
        ];
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return folders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, $"terraform-provider-aws_v{ProviderVersion}_x5", options))
            // <folder>/registry.terraform.io/hashicorp/aws/5.100.0/linux_amd64/<file>
            .Select(file => Path.GetFullPath(Path.Combine(file, "../../../../../..")))
            .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "registry.terraform.io")));
    }

    private static bool HasMoto(string python)
    {
        var start = new ProcessStartInfo(python, ["-c", "import boto3, moto, moto.server; print(moto.__version__)"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var version = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return version.Trim() == MotoVersion;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
