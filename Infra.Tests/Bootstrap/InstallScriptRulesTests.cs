using System.Data.Common;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using OctopusHA.Bootstrap;
using OctopusHA.Settings;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Bootstrap;

/// <summary>
/// What must be so of every line of the install script: it is read as text, and what in it is a regular expression is tried as one,
/// because PowerShell's are .NET's. What the lines do together is for <see cref="InstallScriptRunTests"/>.
/// </summary>
public partial class InstallScriptRulesTests
{
    private static string Script { get; } = InstallScript.For(Cloud.Aws) + InstallScript.For(Cloud.Azure);

    private static IReadOnlyList<string> Lines { get; } = [.. Script.Split('\n').Where(line => !line.TrimStart().StartsWith('#'))];

    [Fact]
    public void Every_command_and_option_of_Octopus_is_one_that_its_documentation_has()
    {
        var calls = OctopusCall().Matches(Script);
        calls.Count.ShouldBeGreaterThan(20);
        foreach (Match call in calls)
        {
            var command = call.Groups[1].Value;
            OctopusCommandLine.Commands.Keys.ShouldContain(command);
            Option().Matches(call.Groups[2].Value).Select(option => option.Value).Except(OctopusCommandLine.Commands[command], StringComparer.Ordinal)
                .ShouldBeEmpty($"options of {command}");
        }

        // Options that are gathered before a call: each belongs to some command.
        var known = OctopusCommandLine.Commands.Values.SelectMany(options => options).Append("--instance").ToHashSet(StringComparer.Ordinal);
        Lines.SelectMany(line => Option().Matches(line)).Select(option => option.Value).Where(option => !known.Contains(option)).ShouldBeEmpty();
    }

    // Or Windows offers AES-128 first, and the share refuses the session with "access denied".
    [Fact]
    public async Task On_azure_a_node_speaks_the_only_cipher_of_the_share_before_it_maps_it()
    {
        var script = InstallScript.For(Cloud.Azure);
        script.ShouldContain("Set-SmbClientConfiguration -EncryptionCiphers 'AES_256_GCM'");
        script.IndexOf("    'Set-ShareCipher'\n", StringComparison.Ordinal).ShouldBeInRange(0, script.IndexOf("    'Connect-Share'\n", StringComparison.Ordinal));
        (await Previews.OfAzure()).Single("storage-service").Text("protocolSettings.smb.channelEncryption").ShouldBe("AES-256-GCM;");
        InstallScript.For(Cloud.Aws).ShouldNotContain("EncryptionCiphers");
    }

    [Fact]
    public void Shared_folders_are_the_ones_that_the_path_command_has()
    {
        var folders = SharedFolder().Matches(Script).Select(match => match.Groups[1].Value).Distinct().ToArray();
        folders.ShouldBe(["--artifacts", "--taskLogs", "--nugetRepository", "--imports", "--eventExports", "--telemetry"]);
        folders.Except(OctopusCommandLine.Commands["path"], StringComparer.Ordinal).ShouldBeEmpty();
        Script.ShouldNotContain("--cacheDirectory", Case.Sensitive, "it is each node's own");
    }

    [Fact]
    public void Only_the_first_node_creates_or_upgrades_the_database_and_the_others_never_do()
    {
        Steps(first: true).ShouldContain("Initialize-Database");
        Steps(first: true).ShouldNotContain("Join-Database");
        Steps(first: false).ShouldContain("Join-Database");
        Steps(first: false).Intersect(["Initialize-Database", "Initialize-Cluster", "Publish-Database"], StringComparer.Ordinal).ShouldBeEmpty();
        foreach (var function in new[] { "Join-Database", "Connect-Database", "Test-DatabaseReady" })
        {
            BodyOf(function).ShouldNotContain("--create");
            BodyOf(function).ShouldNotContain("--upgrade");
        }
    }

    [Fact]
    public void Steps_come_in_an_order_in_which_each_finds_what_it_needs()
    {
        foreach (var first in new[] { true, false })
        {
            var steps = Steps(first);
            steps.ShouldBeUnique();
            string[] order =
            [
                "Save-Script", "Register-Watchdog", "Initialize-DataVolume", "Initialize-HomeFolder", "Read-NodeSecret", "Set-DirectoryDns", "Connect-Share", "Initialize-SharedFolder",
                "Assert-Version", "Install-OctopusServer", "Save-InstallerSafely", "New-OctopusInstance", first ? "Initialize-Database" : "Join-Database", "Set-ServerConfiguration",
                "Install-OctopusService", "Set-TaskCapEarly", "Start-OctopusServer", "Set-TaskCap", "Resume-Node", "Complete-Launch",
            ];
            steps.Intersect(order, StringComparer.Ordinal).ShouldBe(order);
        }

        // The others come once the note says so: not before administrator and licence are set.
        var ofFirst = Steps(first: true).ToList();
        ofFirst.IndexOf("Initialize-Cluster").ShouldBeLessThan(ofFirst.IndexOf("Publish-Database"));
        ofFirst.IndexOf("Publish-Database").ShouldBeLessThan(ofFirst.IndexOf("Start-OctopusServer"));
    }

    [Fact]
    public void The_paths_the_administrator_and_the_licence_are_set_in_one_place_that_asks_whether_the_database_is_new()
    {
        var once = BodyOf("Initialize-Cluster");
        once.Split('\n')[1].Trim().ShouldBe("if ((Read-Note $ClusterFile)['setup'] -ne 'pending') { return }");
        foreach (var command in new[] { "'path'", "'admin'", "'license'" })
        {
            Count(Script, $"Invoke-Octopus {command}").ShouldBe(Count(once, $"Invoke-Octopus {command}") * 2, "the script stands here once for each cloud");
        }
    }

    [Fact]
    public void Programs_are_run_in_one_place_that_looks_at_their_exit_code()
    {
        Count(InstallScript.For(Cloud.Aws), "[Diagnostics.Process]::Start").ShouldBe(1);
        Lines.Where(line => ProgramRun().IsMatch(line)).ShouldBeEmpty("Invoke-Native runs programs");
        // What is called by & is a step, an action, or this very script.
        Lines.SelectMany(line => Ampersand().Matches(line)).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["\"$PSScriptRoot\\install-node.ps1\"", "$Action", "$Condition", "$step"]);
    }

    [Fact]
    public void A_secret_s_value_goes_to_Octopus_the_share_the_database_and_nowhere_else()
    {
        var uses = Lines.Where(line => line.Contains("$Secrets[", StringComparison.Ordinal) && line.Contains("].Value", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct().ToArray();
        uses.Length.ShouldBeGreaterThan(5);
        uses.Where(line => !SecretUse().IsMatch(line)).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_that_writes_is_given_a_secret()
    {
        var writes = Lines.Where(line => Write().IsMatch(line)).ToArray();
        writes.Length.ShouldBeGreaterThan(20);
        writes.Where(line => line.Contains("Secrets[", StringComparison.Ordinal) || Regex.IsMatch(line, @"\$(password|credential|secretOptions|arguments|token)\b", RegexOptions.IgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public void An_agent_that_has_the_log_open_keeps_no_line_from_it()
    {
        BodyOf("Add-LogLine").ShouldContain("[IO.FileShare] 'ReadWrite, Delete'");
        Count(InstallScript.For(Cloud.Aws), "Add-Content").ShouldBe(0);
        Count(InstallScript.For(Cloud.Aws), "Out-File").ShouldBe(0);
    }

    [Fact]
    public void The_log_hides_what_it_must_not_show_in_the_one_place_that_writes_it()
    {
        BodyOf("Write-Log").ShouldContain("Hide-SecretText $Message");
        Count(InstallScript.For(Cloud.Aws), "Add-LogLine").ShouldBe(2);
        Count(InstallScript.For(Cloud.Aws), "Write-Host").ShouldBe(1);
        // Secret options are shown by name alone.
        BodyOf("Invoke-Octopus").ShouldContain("\"$_=***\"");
    }

    [Fact]
    public void No_literal_looks_like_a_secret()
    {
        // Keys, tokens and hashes are long and mixed; the script's own words are not.
        Lines.SelectMany(line => Literal().Matches(line)).Select(match => match.Value)
            .Where(text => text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetterUpper) && text.Any(char.IsAsciiLetterLower)).ShouldBeEmpty();
        Lines.Where(line => Regex.IsMatch(line, @"(password|pwd|secret|key)\s*=\s*['""][^'""$(*]+['""]", RegexOptions.IgnoreCase) && !line.Contains("Key = 'octopus-ha:install'", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_share_is_encrypted_lasting_and_for_the_whole_machine()
    {
        var mappings = Lines.Where(line => line.Contains("New-SmbGlobalMapping", StringComparison.Ordinal)).Distinct().ToArray();
        mappings.Single().ShouldContain("-RequirePrivacy $true -Persistent $true");
        Script.ShouldNotContain("New-PSDrive");
        Script.ShouldNotContain("net use", Case.Insensitive, "a user's own mapping is not the service's");
    }

    [Fact]
    public void A_name_before_a_colon_is_in_braces_because_PowerShell_takes_it_for_a_drive_otherwise() =>
        Lines.Where(line => NameBeforeColon().IsMatch(line)).ShouldBeEmpty();

    [Fact]
    public void An_installation_that_a_restart_cut_off_is_begun_again()
    {
        BodyOf("Install-Node").ShouldContain("Save-Applied 'installation' 'running'");
        BodyOf("Watch-Node").ShouldContain("@('done', 'stopped', 'failed') -notcontains $installation");
        Steps(first: false).ToList().IndexOf("Register-Watchdog").ShouldBeLessThan(3, "before anything that takes long");
    }

    [Fact]
    public void A_node_that_is_stopped_for_maintenance_is_drained_first_and_stays_stopped_until_it_is_installed_again()
    {
        var stop = BodyOf("Stop-Node");
        stop.IndexOf("Suspend-Node", StringComparison.Ordinal).ShouldBeLessThan(stop.IndexOf("'--stop'", StringComparison.Ordinal));
        stop.ShouldContain("'start=', 'demand'");
        // What the installation looks at to set the start type again.
        stop.ShouldContain("Save-Applied 'service' ''");
        BodyOf("Install-OctopusService").ShouldContain("if (Test-Applied 'service' ");
        // Every mode that the script takes is one that its launcher takes, but for the one that places the launcher.
        Count(InstallScript.For(Cloud.Aws), "[ValidateSet('Install', 'Start', 'Watch', 'Stop')]").ShouldBe(1);
        Count(InstallScript.For(Cloud.Aws), "[ValidateSet(''Install'', ''Watch'', ''Stop'')]").ShouldBe(1);
    }

    [Fact]
    public void A_node_listens_for_any_host_name_because_a_load_balancer_does_not_say_localhost()
    {
        Script.ShouldContain("--webListenPrefixes=http://+:$WebPort/");
        Script.ShouldNotContain("--webListenPrefixes=http://localhost");
    }

    [Fact]
    public void The_watchdog_treats_a_draining_node_as_healthy_and_does_not_start_a_stopped_service()
    {
        BodyOf("Test-WellStatus").ShouldContain("$Status -eq 200 -or $Status -eq 418");
        BodyOf("Watch-Node").ShouldContain("if (-not (Test-OctopusRunning)) { return }");
    }

    // --- what can be tried -----------------------------------------------------------------------------------------------

    [Fact]
    public void Any_argument_reaches_a_program_as_it_was()
    {
        var body = BodyOf("ConvertTo-NativeArgument");
        var plain = Regex.Match(body, "-match '([^']+)'").Groups[1].Value;
        var replacements = Regex.Matches(body, "-replace '([^']+)', '([^']+)'");
        replacements.Count.ShouldBe(2);
        body.ShouldContain("'\"' + (");
        string Quote(string value) => Regex.IsMatch(value, plain, RegexOptions.IgnoreCase)
            ? value
            : '"' + replacements.Aggregate(value, (text, step) => Regex.Replace(text, step.Groups[1].Value, step.Groups[2].Value, RegexOptions.IgnoreCase)) + '"';

        Quote("--instance=OctopusServer").ShouldBe("--instance=OctopusServer");
        Quote(@"C:\Program Files\x\").ShouldBe(@"""C:\Program Files\x\\""");
        var hard = Gen.Elements('"', '\\', ' ', '\t', '\n', 'a', '=', '\'', '%', '^', '&');
        var arguments = Gen.ArrayOf(Gen.ArrayOf(hard).Select(characters => new string(characters)));
        Prop.ForAll(arguments.ToArbitrary(), texts => SplitCommandLine(string.Join(' ', texts.Select(Quote))).SequenceEqual(texts)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_password_inside_a_connection_string_is_hidden_too_however_it_is_quoted()
    {
        var body = BodyOf("Read-Secret");
        var pattern = Regex.Match(body, @"\.Value, '((?:[^']|'')+)'\)").Groups[1].Value.Replace("''", "'", StringComparison.Ordinal);
        pattern.Length.ShouldBeGreaterThan(20);
        bool Hides(string connectionString, string password)
        {
            var found = Regex.Matches(connectionString, pattern).Select(match => (match.Groups[1].Value + match.Groups[2].Value + match.Groups[3].Value).Trim()).ToArray();
            return found.Concat(found.Select(text => text.Replace("\"\"", "\"", StringComparison.Ordinal).Replace("''", "'", StringComparison.Ordinal))).Contains(password);
        }

        Hides("octopus-redis:6380,password=p=1;2,ssl=true", "p=1").ShouldBeTrue("a Redis string is cut at a semicolon, which Azure and AWS never put into a password");
        Hides("Server=tcp:x,1433;User ID=admin;pwd = hunter22", "hunter22").ShouldBeTrue();
        var passwords = Gen.ArrayOf(Gen.Elements('a', 'Z', '7', '"', '\'', ';', ',', '=', '!', '$')).Select(characters => "x" + new string(characters) + "y");
        Prop.ForAll(passwords.ToArbitrary(), password =>
        {
            // A password with both kinds of quotes is written in one kind, with that one doubled.
            if (password.Contains("''", StringComparison.Ordinal) || password.Contains("\"\"", StringComparison.Ordinal) || (!password.Any(character => character is ';' or '\'' or '"' or '=') && password.Contains(',', StringComparison.Ordinal)))
            {
                return true;
            }

            return Hides(new DbConnectionStringBuilder { ["Server"] = "x", ["Password"] = password }.ConnectionString, password);
        }).QuickCheckThrowOnFailure();
    }

    // --- reading -----------------------------------------------------------------------------------------------------------

    // The rules of CommandLineToArgvW for what follows the program's name.
    private static List<string> SplitCommandLine(string line)
    {
        var arguments = new List<string>();
        for (var at = 0; at < line.Length;)
        {
            if (line[at] is ' ' or '\t')
            {
                at++;
                continue;
            }

            var argument = new StringBuilder();
            var quoted = false;
            for (; at < line.Length && (quoted || line[at] is not (' ' or '\t')); at++)
            {
                var backslashes = 0;
                for (; at < line.Length && line[at] == '\\'; at++)
                {
                    backslashes++;
                }

                if (at < line.Length && line[at] == '"')
                {
                    argument.Append('\\', backslashes / 2);
                    if (backslashes % 2 == 1)
                    {
                        argument.Append('"');
                    }
                    else
                    {
                        quoted = !quoted;
                    }

                    continue;
                }

                argument.Append('\\', backslashes);
                if (at >= line.Length || (!quoted && line[at] is ' ' or '\t' && !quoted))
                {
                    break;
                }

                argument.Append(line[at]);
            }

            arguments.Add(argument.ToString());
        }

        return arguments;
    }

    private static List<string> Steps(bool first)
    {
        var steps = new List<string>();
        foreach (var line in BodyOf("Get-Step").Split('\n'))
        {
            var words = Quoted().Matches(line).Select(match => match.Groups[1].Value).Where(word => word.Contains('-', StringComparison.Ordinal)).ToArray();
            if (line.Contains("else", StringComparison.Ordinal))
            {
                // What the other nodes do instead comes last.
                steps.AddRange(first ? words[..^1] : words[^1..]);
            }
            else if (first || !line.Contains("$FirstNode", StringComparison.Ordinal))
            {
                steps.AddRange(words);
            }
        }

        return steps;
    }

    // From the function's line to the closing bracket at a line's beginning.
    private static string BodyOf(string function)
    {
        var script = InstallScript.For(Cloud.Aws);
        var start = script.IndexOf($"\nfunction {function} ", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0, $"there is a function {function}");
        return script[(start + 1)..script.IndexOf("\n}", start, StringComparison.Ordinal)];
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex(@"Invoke-Octopus '([\w-]+)'([^\n]*(?:@\{\n(?:[^}]*\n)*?\s*\})?)")]
    private static partial Regex OctopusCall();

    [GeneratedRegex(@"(?<![\w-])--[A-Za-z][\w-]*")]
    private static partial Regex Option();

    [GeneratedRegex(@"'(--\w+)'\s+= '\w+'")]
    private static partial Regex SharedFolder();

    [GeneratedRegex(@"Start-Process|Invoke-Expression|\biex\b|cmd(\.exe)? /c|^\s*(msiexec|icacls|sc|net|netsh|powershell)(\.exe)?\s")]
    private static partial Regex ProgramRun();

    [GeneratedRegex(@"& ([\w$""\\.-]+)")]
    private static partial Regex Ampersand();

    [GeneratedRegex(@"'--\w+'\]?\s*= \$Secrets\['\w+'\]\.Value|^\$password = ConvertTo-SecureString|SqlConnection \$Secrets|^Add-HiddenText \(?\$Secrets|^foreach \(\$line in \$Secrets|^foreach \(\$part in \[regex\]::Matches\(\$Secrets")]
    private static partial Regex SecretUse();

    [GeneratedRegex(@"Write-|Set-Content|Save-Note|Save-Applied|Out-File|WriteAllText|\bthrow\b")]
    private static partial Regex Write();

    [GeneratedRegex(@"\$(?!env:|script:)\w+:")]
    private static partial Regex NameBeforeColon();

    [GeneratedRegex("[A-Za-z0-9+/=_]{24,}")]
    private static partial Regex Literal();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
