using System.Text;
using System.Text.RegularExpressions;
using OctopusHA.Bootstrap;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Bootstrap;

/// <summary>What a Windows node is given: the whole script, and the text that starts it with the node's values.</summary>
public partial class InstallScriptTests
{
    private const string Goldens = "Infra.Tests/Bootstrap/Scripts";

    [Theory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public void The_script_of_a_cloud_is_this(Cloud cloud) =>
        Golden.ShouldMatch(InstallScript.For(cloud), $"{Goldens}/install-node.{Names.KebabCase($"{cloud}")}.ps1");

    [Theory]
    [InlineData(1, true, "node1-managed-directory")]
    [InlineData(2, true, "node2-managed-directory")]
    [InlineData(1, false, "node1-own-directory")]
    [InlineData(2, false, "node2-own-directory")]
    public void The_user_data_of_a_node_is_this(int number, bool managed, string name) =>
        Golden.ShouldMatch(WindowsNodes.UserData(WindowsNodes.OnAws(number, managed)), $"{Goldens}/user-data.{name}.ps1");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_run_command_of_a_node_is_the_script_and_this(int number)
    {
        var text = InstallScript.RunCommand(WindowsNodes.OnAzure(number)).Text();
        text.ShouldContain($"\n{InstallScript.For(Cloud.Azure)}\n");
        Golden.ShouldMatch(text.Replace(InstallScript.For(Cloud.Azure), "(the script)", StringComparison.Ordinal), $"{Goldens}/run-command.node{number}.ps1");
    }

    [Theory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public void The_script_is_ASCII_with_line_feeds_alone_because_5_1_guesses_encodings(Cloud cloud) =>
        InstallScript.For(cloud).Where(character => character is not '\n' and (< ' ' or > '~')).ShouldBeEmpty();

    [Fact]
    public void No_line_of_the_script_ends_the_text_that_carries_it_to_an_Azure_machine() =>
        InstallScript.For(Cloud.Azure).Split('\n').Where(line => line.StartsWith("'@", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void A_cloud_gets_its_own_adapter_and_not_the_other_ones()
    {
        InstallScript.For(Cloud.Aws).ShouldContain("Get-SECSecretValue");
        InstallScript.For(Cloud.Aws).ShouldNotContain("vault.azure.net belongs");
        InstallScript.For(Cloud.Azure).ShouldContain("vault.azure.net belongs");
        InstallScript.For(Cloud.Azure).ShouldNotContain("Get-SECSecretValue");
    }

    [Fact]
    public void Both_adapters_offer_the_steps_the_same_functions()
    {
        var aws = FunctionsOf(InstallScript.For(Cloud.Aws)).Except(FunctionsOf(InstallScript.For(Cloud.Azure)), StringComparer.Ordinal);
        var azure = FunctionsOf(InstallScript.For(Cloud.Azure)).Except(FunctionsOf(InstallScript.For(Cloud.Aws)), StringComparer.Ordinal);
        // What each has besides is its own affair.
        aws.ShouldBe(["Get-MachineId", "Get-StoreKey"]);
        azure.ShouldBe(["Get-IdentityToken", "Get-StorePath"]);
    }

    [Fact]
    public void The_hash_in_user_data_is_the_hash_of_the_script() =>
        InstallScript.Sha256(Cloud.Aws).ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(InstallScript.For(Cloud.Aws)))));

    [Fact]
    public void User_data_stays_far_below_what_EC2_takes_even_with_long_values()
    {
        var proxies = Enumerable.Range(0, 6).Select(i => $"255.255.{i}.0/24").ToArray();
        var node = WindowsNodes.OnAws(lines: StackText.Windows($"nodes: {{ host: windows, installerUrl: \"https://mirror.example.com/{new string('x', 500)}\", installerSha256: \"{new string('0', 64)}\" }}")) with { TrustedProxies = proxies };
        Encoding.UTF8.GetByteCount(WindowsNodes.UserData(node)).ShouldBeLessThan(InstallScript.UserDataLimit / 2);
    }

    [Fact]
    public void A_run_command_stays_far_below_256_KiB() =>
        Encoding.UTF8.GetByteCount(InstallScript.RunCommand(WindowsNodes.OnAzure()).Text()).ShouldBeLessThan(128 * 1024);

    [Fact]
    public void Nothing_secret_stands_in_what_a_machine_is_given()
    {
        foreach (var text in new[] { WindowsNodes.UserData(WindowsNodes.OnAws()), InstallScript.RunCommand(WindowsNodes.OnAzure()).Text() })
        {
            text.ShouldNotContain(StackText.Password);
            text.ShouldNotContain(StackText.MasterKey);
            text.ShouldNotContain("PExpY2Vuc2U");
        }
    }

    [Fact]
    public void Only_the_first_node_receives_administrator_and_licence()
    {
        string[] once = ["AdminUsername", "AdminPasswordSecret", "LicenseSecret"];
        once.Except(WindowsNodes.Values(WindowsNodes.OnAws(1)).Keys, StringComparer.Ordinal).ShouldBeEmpty();
        once.Intersect(WindowsNodes.Values(WindowsNodes.OnAws(2)).Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_node_receives_the_same_database_and_share_settings()
    {
        var (first, second) = (WindowsNodes.Values(WindowsNodes.OnAws(1)), WindowsNodes.Values(WindowsNodes.OnAws(2)));
        foreach (var name in new[] { "ConnectionStringSecret", "MasterKeySecret", "SharePath", "ShareUser", "Version", "PollingPort" })
        {
            second[name].ShouldBe(first[name]);
        }
    }

    [Fact]
    public void Without_a_mirror_the_installer_comes_from_Octopus() =>
        WindowsNodes.Values(WindowsNodes.OnAws())["InstallerUrl"].ShouldBe("https://download.octopusdeploy.com/octopus/Octopus.2026.4.6909-x64.msi");

    [Fact]
    public void A_mirror_and_its_checksum_are_taken()
    {
        var values = WindowsNodes.Values(WindowsNodes.OnAws(lines: StackText.Windows($"nodes: {{ host: windows, installerUrl: \"https://mirror.example.com/o.msi\", installerSha256: \"{new string('0', 64)}\" }}")));
        values["InstallerUrl"].ShouldBe("https://mirror.example.com/o.msi");
        values["InstallerSha256"].ShouldBe(new string('0', 64));
    }

    [Fact]
    public void Without_gRPC_no_gRPC_port_is_passed() =>
        WindowsNodes.Values(WindowsNodes.OnAws(lines: "grpc: false")).ShouldNotContainKey("GrpcPort");

    [Fact]
    public void The_Redis_queue_of_a_shared_polling_address_is_passed_on()
    {
        var node = WindowsNodes.OnAws(2);
        var secrets = new Dictionary<string, Output<string>>(node.Secrets, StringComparer.Ordinal) { [NodeSecret.Redis] = Output.Create("arn:redis") };
        WindowsNodes.Values(node with { Secrets = secrets })["RedisSecret"].ShouldBe("arn:redis");
    }

    [Fact]
    public void All_missing_secrets_are_named_at_once()
    {
        var node = WindowsNodes.OnAws() with { Secrets = new Dictionary<string, Output<string>>() };
        Should.Throw<ArgumentException>(() => InstallScript.Parameters(node)).Message
            .ShouldStartWith("node1 is not told where to find: masterKey, connectionString, adminPassword, sharePassword.");
    }

    [Fact]
    public void A_share_of_the_machine_s_own_identity_needs_no_password()
    {
        var secrets = WindowsNodes.OnAws(2).Secrets.Where(secret => secret.Key != NodeSecret.SharePassword).ToDictionary(secret => secret.Key, secret => secret.Value, StringComparer.Ordinal);
        WindowsNodes.Values(WindowsNodes.OnAws(2) with { ShareUser = null, Secrets = secrets }).ShouldNotContainKey("ShareUser");
    }

    [Fact]
    public void A_name_that_the_script_does_not_know_is_refused()
    {
        var node = WindowsNodes.OnAws() with { Extra = new Dictionary<string, Output<string>> { ["logGruop"] = Output.Create("x"), [WindowsExtras.Region] = Output.Create("x") } };
        Should.Throw<ArgumentException>(() => InstallScript.Parameters(node)).Message.ShouldStartWith("The install script knows no extra value logGruop; there are: ");
    }

    [Fact]
    public void User_data_without_a_region_is_refused() =>
        Should.Throw<ArgumentException>(() => WindowsNodes.UserData(WindowsNodes.OnAzure())).Message.ShouldStartWith("A node on AWS is told its region.");

    // --- the script's parameters and what it is given -----------------------------------------------------------------

    [Fact]
    public void What_a_node_is_given_are_parameters_of_the_script_in_its_order()
    {
        var known = ScriptParameters.Select(parameter => parameter.Name).ToArray();
        foreach (var node in AllNodes)
        {
            var given = InstallScript.Parameters(node).Select(parameter => parameter.Name).ToArray();
            given.ShouldBe(known.Intersect(given, StringComparer.Ordinal), "in the script's order");
            given.Except(known, StringComparer.Ordinal).ShouldBeEmpty();
            ScriptParameters.Where(parameter => parameter.Mandatory).Select(parameter => parameter.Name).Except(given, StringComparer.Ordinal).ShouldBeEmpty();
        }
    }

    [Fact]
    public void What_a_node_is_given_passes_the_script_s_own_checks()
    {
        var patterns = ScriptParameters.Where(parameter => parameter.Pattern is not null).ToArray();
        patterns.Length.ShouldBeGreaterThanOrEqualTo(8);
        foreach (var values in AllNodes.Select(WindowsNodes.Values))
        {
            foreach (var (name, _, pattern) in patterns.Where(parameter => values.ContainsKey(parameter.Name)))
            {
                // ValidatePattern ignores case unless told otherwise.
                Regex.IsMatch(values[name], pattern!, RegexOptions.IgnoreCase).ShouldBeTrue($"{name} = {values[name]} against {pattern}");
            }
        }
    }

    [Theory]
    [InlineData("SharePath", "S:\\Octopus")]
    [InlineData("SharePath", @"\\host")]
    [InlineData("Version", "latest")]
    [InlineData("Version", "2026.4")]
    [InlineData("InstallerUrl", "http://mirror.example.com/o.msi")]
    [InlineData("InstallerSha256", "abc")]
    [InlineData("NodeName", "node 1")]
    [InlineData("TrustedProxies", "10.0.0.0/20;10.0.16.0/20")]
    [InlineData("DirectoryDnsIps", "dc1.corp.example.com")]
    public void What_makes_no_sense_is_refused_before_anything_is_done(string name, string value) =>
        Regex.IsMatch(value, ScriptParameters.Single(parameter => parameter.Name == name).Pattern!, RegexOptions.IgnoreCase).ShouldBeFalse();

    [Theory]
    [InlineData(Cloud.Aws)]
    [InlineData(Cloud.Azure)]
    public void What_the_program_says_of_the_script_is_so(Cloud cloud)
    {
        var script = InstallScript.For(cloud);
        script.ShouldContain($"$Root = '{InstallScript.Folder}'");
        script.ShouldContain("$LogFile = \"$Root\\install-node.log\"");
        InstallScript.LogFile.ShouldBe(InstallScript.Folder + "\\install-node.log");
        script.ShouldContain($"$ShareDrive = '{InstallScript.ShareDrive}'");
        script.ShouldContain("$ServerLog = \"$HomeFolder\\Logs\\OctopusServer.txt\"");
        script.ShouldContain("$HomeFolder = if ($DataVolume -eq 'true') { \"$DataDrive\\Octopus\" } else { 'C:\\Octopus' }");
        script.ShouldContain("$DataDrive = 'O:'");
        InstallScript.ServerLog(dataVolume: true).ShouldBe(@"O:\Octopus\Logs\OctopusServer.txt");
        InstallScript.ServerLog(dataVolume: false).ShouldBe(@"C:\Octopus\Logs\OctopusServer.txt");
        script.ShouldContain(OctopusServer.PingPath);
        script.ShouldContain($"$FirstNodeMinutes = {InstallScript.FirstNodeMinutes}\n");
        script.ShouldContain($"-Path $OctopusExe -Arguments $arguments -Shown ($shown -join ' ') -Minutes {InstallScript.LongestStepMinutes})");
        InstallScript.For(Cloud.Aws).ShouldContain($"Key = '{InstallScript.ReportTag}'");
        InstallScript.For(Cloud.Aws).ShouldContain($"\"{InstallScript.StoreFolder}/$Name\"");
    }

    [Fact]
    public void A_watchdog_on_Windows_is_as_patient_as_one_beside_a_container()
    {
        var values = WindowsNodes.Values(WindowsNodes.OnAws());
        values["HungMinutes"].ShouldBe("5");
        values["PatienceMinutes"].ShouldBe("30");
    }

    private static IReadOnlyList<WindowsNode> AllNodes { get; } =
        [WindowsNodes.OnAws(1), WindowsNodes.OnAws(2), WindowsNodes.OnAws(1, managed: false), WindowsNodes.OnAws(2, managed: false), WindowsNodes.OnAzure(1), WindowsNodes.OnAzure(2)];

    // The block between param( and the first line that is a closing bracket.
    private static IReadOnlyList<(string Name, bool Mandatory, string? Pattern)> ScriptParameters { get; } =
    [
        .. InstallScript.For(Cloud.Aws).Split("\nparam(\n")[1].Split("\n)\n")[0].Split('\n')
            .Select(line => (Line: line, Parameter: ParameterName().Match(line)))
            .Where(line => line.Parameter.Success)
            .Select(line => (line.Parameter.Groups[1].Value, line.Line.Contains("[Parameter(Mandatory)]", StringComparison.Ordinal),
                ParameterPattern().Match(line.Line) is { Success: true } pattern ? pattern.Groups[1].Value : null)),
    ];

    private static IEnumerable<string> FunctionsOf(string script) => FunctionName().Matches(script).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\[(?:string|int)\] \$(\w+)")]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"\[ValidatePattern\('([^']*)'\)\]")]
    private static partial Regex ParameterPattern();

    [GeneratedRegex(@"^function ([\w-]+)", RegexOptions.Multiline)]
    private static partial Regex FunctionName();
}
