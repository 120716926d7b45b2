using OctopusHA.Bootstrap;
using OctopusHA.Settings;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Bootstrap;

/// <summary>
/// The install script as a PowerShell grammar reads it: what strict mode, a wrong parameter or a name that nobody has would
/// otherwise show on a machine alone, half an hour into its life.
/// </summary>
public class PowerShellGrammarTests
{
    // What PowerShell itself sets.
    private static readonly HashSet<string> Automatic = new(["_", "null", "true", "false", "PSBoundParameters", "PSCommandPath", "PSScriptRoot", "env:PATH"], StringComparer.OrdinalIgnoreCase);

    // about_Verbs of Windows PowerShell 5.1: the ones in use.
    private static readonly HashSet<string> ApprovedVerbs = new(
        ["Add", "Assert", "Complete", "Connect", "ConvertTo", "Copy", "Enter", "Expand", "Get", "Hide", "Initialize", "Install", "Invoke", "Join", "New",
            "Protect", "Publish", "Read", "Register", "Repair", "Request", "Reset", "Restore", "Resume", "Save", "Send", "Set", "Start", "Stop", "Suspend", "Test",
            "Wait", "Watch", "Write"], StringComparer.Ordinal);

    /// <summary>
    /// The cmdlets that the script may run, with the parameters that it gives them: Microsoft's module references for Windows
    /// Server 2022 (SmbShare, Storage, DnsClient, NetSecurity, ScheduledTasks, and PowerShell 5.1's own) and AWS Tools for PowerShell.
    /// </summary>
    private static readonly Dictionary<string, string[]> Cmdlets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Add-Content"] = ["LiteralPath", "Value"],
        ["Add-DnsClientNrptRule"] = ["Namespace", "NameServers", "Comment"],
        ["Clear-DnsClientCache"] = [],
        ["Complete-ASLifecycleAction"] = ["AutoScalingGroupName", "LifecycleHookName", "InstanceId", "LifecycleActionResult", "Region"],
        ["ConvertFrom-Json"] = [],
        ["ConvertTo-Json"] = ["Depth"],
        ["ConvertTo-SecureString"] = ["String", "AsPlainText", "Force"],
        ["Copy-Item"] = ["LiteralPath", "Destination", "Force"],
        ["ForEach-Object"] = [],
        ["Format-Volume"] = ["DriveLetter", "FileSystem", "NewFileSystemLabel", "Confirm"],
        ["Get-CimInstance"] = ["ClassName", "Filter"],
        ["Get-Command"] = ["ErrorAction"],
        ["Get-Content"] = ["LiteralPath", "Raw", "Tail", "Encoding"],
        ["Get-Date"] = [],
        ["Get-Disk"] = [],
        ["Get-DnsClientNrptRule"] = [],
        ["Get-FileHash"] = ["Algorithm", "LiteralPath", "Path"],
        ["Get-NetFirewallPortFilter"] = [],
        ["Get-NetFirewallRule"] = ["Name", "ErrorAction"],
        ["Get-Partition"] = ["DriveLetter", "Volume"],
        ["Get-PartitionSupportedSize"] = ["DriveLetter"],
        ["Get-Process"] = ["Id"],
        ["Get-ScheduledTask"] = ["TaskName", "ErrorAction"],
        ["Get-SECSecretValue"] = ["SecretId", "Region"],
        ["Get-Service"] = ["Name", "ErrorAction"],
        ["Get-SmbGlobalMapping"] = [],
        ["Get-Volume"] = ["DriveLetter", "ErrorAction"],
        ["Initialize-Disk"] = ["Number", "PartitionStyle"],
        ["Invoke-RestMethod"] = ["Method", "Uri", "Headers", "TimeoutSec"],
        ["Invoke-WebRequest"] = ["Uri", "OutFile", "UseBasicParsing", "TimeoutSec"],
        ["New-EC2Tag"] = ["Resource", "Tag", "Region"],
        ["New-Item"] = ["ItemType", "Force", "Path"],
        ["New-NetFirewallRule"] = ["Name", "DisplayName", "Direction", "Action", "Protocol", "LocalPort"],
        ["New-Object"] = [],
        ["New-Partition"] = ["DiskNumber", "UseMaximumSize", "DriveLetter"],
        ["New-ScheduledTaskAction"] = ["Execute", "Argument"],
        ["New-ScheduledTaskPrincipal"] = ["UserId", "LogonType", "RunLevel"],
        ["New-ScheduledTaskSettingsSet"] = ["MultipleInstances", "StartWhenAvailable", "ExecutionTimeLimit"],
        ["New-ScheduledTaskTrigger"] = ["AtStartup", "Once", "At", "RepetitionInterval"],
        ["New-SmbGlobalMapping"] = ["LocalPath", "RemotePath", "Credential", "RequirePrivacy", "Persistent"],
        ["New-TimeSpan"] = ["Hours", "Minutes"],
        ["Out-Null"] = [],
        ["Read-S3Object"] = ["BucketName", "Key", "File", "Region"],
        ["Register-ScheduledTask"] = ["Force", "TaskName", "Action", "Trigger", "Settings", "Principal", "Description"],
        ["Remove-DnsClientNrptRule"] = ["Name", "Force"],
        ["Remove-Item"] = ["LiteralPath"],
        ["Remove-NetFirewallRule"] = ["Name"],
        ["Remove-SmbGlobalMapping"] = ["LocalPath", "Force"],
        ["Resize-Partition"] = ["DriveLetter", "Size"],
        ["Set-Content"] = ["LiteralPath", "Value", "Encoding"],
        ["Set-Disk"] = ["Number", "IsOffline", "IsReadOnly"],
        ["Set-Partition"] = ["NewDriveLetter"],
        ["Set-SmbClientConfiguration"] = ["EncryptionCiphers", "Confirm"],
        ["Set-StrictMode"] = ["Version"],
        ["Sort-Object"] = [],
        ["Split-Path"] = ["Leaf"],
        ["Start-ScheduledTask"] = ["TaskName"],
        ["Start-Service"] = ["Name"],
        ["Start-Sleep"] = ["Seconds", "Milliseconds"],
        ["Stop-Process"] = ["Id", "Force"],
        ["Test-Path"] = ["LiteralPath"],
        ["Unregister-ScheduledTask"] = ["TaskName", "Confirm"],
        ["Update-HostStorageCache"] = [],
        ["Where-Object"] = [],
        ["Write-ASLifecycleActionHeartbeat"] = ["AutoScalingGroupName", "LifecycleHookName", "InstanceId", "Region"],
        ["Write-Host"] = [],
        ["Write-S3Object"] = ["BucketName", "Key", "File", "Region"],
    };

    // Called by what a variable holds: a step, a block of the script's own, the script itself.
    private static readonly string[] Indirect = ["$Action", "$Condition", "$step", "$script"];

    private static Dictionary<string, string> All { get; } = new(StringComparer.Ordinal)
    {
        ["AWS"] = InstallScript.For(Cloud.Aws),
        ["Azure"] = InstallScript.For(Cloud.Azure),
        ["user data"] = WindowsNodes.UserData(WindowsNodes.OnAws(lines: "admin: { username: \"O'Br\u00edan<x>\" }")).Split("<powershell>\n")[1].Split("</powershell>")[0],
        ["start script"] = WindowsNodes.UserData(WindowsNodes.OnAws()).Split("-Value @'\n")[1].Split("\n'@\n")[0],
        ["run command"] = InstallScript.RunCommand(WindowsNodes.OnAzure()).Text(),
    };

    public static TheoryData<string> Texts { get; } = new(All.Keys);

    [SkippableTheory]
    [MemberData(nameof(Texts))]
    public async Task PowerShell_understands_every_line(string text) =>
        (await Of(text)).Errors.Select(error => $"{error.Line}: {error.Text}").ShouldBeEmpty();

    [SkippableFact]
    public async Task The_grammar_sees_a_mistake() =>
        (await PowerShellFacts.Of("if ($true) { Get-Item -Path 'x'\n")).Single().Errors.ShouldNotBeEmpty();

    [SkippableTheory]
    [MemberData(nameof(Texts))]
    public async Task Every_command_is_the_script_s_own_or_a_known_cmdlet_with_parameters_that_it_has(string text)
    {
        var facts = await Of(text);
        var own = facts.Functions.ToDictionary(function => function.Name, function => function.Parameters.Select(parameter => parameter.Name).ToArray(), StringComparer.OrdinalIgnoreCase);
        var wrong = facts.Commands.Where(command => !Indirect.Contains(command.Name))
            .Select(command => (Command: command, Known: own.GetValueOrDefault(command.Name) ?? Cmdlets.GetValueOrDefault(command.Name)))
            .Where(call => call.Known is null || call.Command.Parameters.Except(call.Known, StringComparer.OrdinalIgnoreCase).Any());
        wrong.Select(call => $"{call.Command.Line}: {call.Command.Text}").ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("AWS")]
    [InlineData("Azure")]
    public async Task Every_call_of_the_script_s_own_functions_gives_them_what_they_need_and_no_more(string text)
    {
        var facts = await Of(text);
        var own = facts.Functions.ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);
        var wrong = facts.Commands.Where(command => own.ContainsKey(command.Name)).Where(command =>
        {
            var parameters = own[command.Name].Parameters;
            // No function of the script has a switch, so each named parameter takes a value.
            var byPosition = command.Values.Count - command.Parameters.Count;
            var unnamed = parameters.Where(parameter => !command.Parameters.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase)).ToArray();
            return byPosition < unnamed.Count(parameter => parameter.Mandatory) || byPosition > unnamed.Length;
        });
        wrong.Select(command => $"{command.Line}: {command.Text}").ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("AWS")]
    [InlineData("Azure")]
    public async Task Every_function_has_an_approved_verb_and_a_caller(string text)
    {
        var facts = await Of(text);
        facts.Functions.Select(function => function.Name.Split('-')[0]).Except(ApprovedVerbs, StringComparer.Ordinal).ShouldBeEmpty();
        var script = All[text];
        facts.Functions.Select(function => function.Name)
            .Where(name => !facts.Commands.Any(command => command.Name == name) && !script.Contains($"    '{name}'\n", StringComparison.Ordinal) && !script.Contains($"{{ '{name}'", StringComparison.Ordinal) && !script.Contains($"; '{name}' }}", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [SkippableTheory]
    [MemberData(nameof(Texts))]
    public async Task Every_variable_has_been_given_a_value_where_it_is_read_or_strict_mode_would_end_the_script(string text)
    {
        var facts = await Of(text);
        var assigned = facts.Variables.Where(variable => variable.Assigned).Select(variable => (Name: variable.Name.ToUpperInvariant(), variable.Inside)).ToHashSet();
        var unknown = facts.Variables.Where(variable => !Automatic.Contains(variable.Name)
            && !assigned.Contains((variable.Name.ToUpperInvariant(), variable.Inside)) && !assigned.Contains((variable.Name.ToUpperInvariant(), null)));
        unknown.Select(variable => $"{variable.Line}: ${variable.Name} in {variable.Inside}").ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("AWS")]
    [InlineData("Azure")]
    public async Task Every_call_of_Octopus_is_a_command_that_its_documentation_has(string text) =>
        (await Of(text)).Commands.Where(command => command.Name == "Invoke-Octopus").Select(command => command.Values[0].Trim('\''))
            .Except(OctopusCommandLine.Commands.Keys, StringComparer.Ordinal).ShouldBeEmpty();

    // All at once, and once: starting Node.js takes longer than reading a script.
    private static readonly Lazy<Task<Dictionary<string, PowerShellFacts>>> Facts = new(async () =>
        All.Keys.Zip(await PowerShellFacts.Of([.. All.Values])).ToDictionary(StringComparer.Ordinal));

    private static async Task<PowerShellFacts> Of(string text) => (await Facts.Value)[text];
}
