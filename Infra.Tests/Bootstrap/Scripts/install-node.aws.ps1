#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
    Makes this Windows machine a node of an Octopus Deploy cluster, and keeps it one.

.DESCRIPTION
    Each step looks at what is there first, so that a second run changes nothing and a run after a change applies the
    change alone. The log is C:\ProgramData\OctopusHA\install-node.log; it holds no secret. To run it again:

        C:\ProgramData\OctopusHA\run-node.ps1

    Parameters whose name ends with Secret tell where a secret is (AWS: the ARN of a Secrets Manager secret; Azure: the
    identifier of a Key Vault secret). The machine's own identity fetches it.
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    # The node's name in Octopus: the same after every replacement of the machine.
    [Parameter(Mandatory)] [ValidatePattern('^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$')] [string] $NodeName,

    # Whether this node creates and upgrades the database, before the others.
    [Parameter(Mandatory)] [ValidateSet('true', 'false')] [string] $FirstNode,

    # The tasks that the node runs at once; 0 makes it serve users only.
    [Parameter(Mandatory)] [ValidateRange(0, 160)] [int] $TaskCap,

    # Octopus Server's version, the same on every node.
    [Parameter(Mandatory)] [ValidatePattern('^\d{4}\.\d+\.\d+$')] [string] $Version,

    # Where the MSI of that version is.
    [Parameter(Mandatory)] [ValidatePattern('^https://')] [string] $InstallerUrl,

    # The MSI's SHA-256. Empty: the download is taken as it is.
    [ValidatePattern('^([0-9A-Fa-f]{64})?$')] [string] $InstallerSha256 = '',

    # Portal and API, plain HTTP: TLS ends at the load balancer.
    [Parameter(Mandatory)] [ValidateRange(1, 65535)] [int] $WebPort,

    # Polling Tentacles and Kubernetes agents.
    [Parameter(Mandatory)] [ValidateRange(1, 65535)] [int] $PollingPort,

    # gRPC, for the Kubernetes monitor and the Argo CD gateway. 0: not served to anyone outside.
    [ValidateRange(0, 65535)] [int] $GrpcPort = 0,

    # Address blocks, separated by commas, whose X-Forwarded-For is believed: the load balancer's subnets.
    [ValidatePattern('^([0-9A-Fa-f.:/]+(,[0-9A-Fa-f.:/]+)*)?$')] [string] $TrustedProxies = '',

    # Whether the machine has a data volume, which becomes O: and holds Octopus's home. Otherwise it is on C:.
    [Parameter(Mandatory)] [ValidateSet('true', 'false')] [string] $DataVolume,

    # The share of all nodes, \\host\share, which becomes S: for every account of the machine.
    [Parameter(Mandatory)] [ValidatePattern('^\\\\[^\\]+\\[^\\]+')] [string] $SharePath,

    # Who maps it: CORP\Admin, AZURE\account. Empty: the machine's own identity.
    [string] $ShareUser = '',
    [string] $SharePasswordSecret = '',

    [Parameter(Mandatory)] [ValidateNotNullOrEmpty()] [string] $ConnectionStringSecret,
    [Parameter(Mandatory)] [ValidateNotNullOrEmpty()] [string] $MasterKeySecret,

    # The first administrator and the licence; the first node sets them once, when the database is new.
    [string] $AdminUsername = '',
    [string] $AdminEmail = '',
    [string] $AdminPasswordSecret = '',
    [string] $LicenseSecret = '',

    # The Redis queue behind a polling address that all nodes share. Empty: there is none.
    [string] $RedisSecret = '',

    # The directory that knows the share's name: its domain, and its DNS servers separated by commas.
    [ValidatePattern('^([A-Za-z0-9.-]+)?$')] [string] $DirectoryDomain = '',
    [ValidatePattern('^([0-9.]+(,[0-9.]+)*)?$')] [string] $DirectoryDnsIps = '',

    # AWS: the region, and the CloudWatch log group that logs are shipped to. Empty: they stay here.
    [string] $Region = '',
    [string] $LogGroup = '',

    # AWS: the bucket that keeps copies of what this script downloads. Azure keeps them on the share.
    [string] $StoreBucket = '',

    # AWS: the auto-scaling group that holds this machine until the node serves, and the hook by which it does. Empty: none does.
    [string] $LaunchGroup = '',
    [string] $LaunchHook = '',

    # Azure: the client id of the user-assigned identity that may read the secrets. Empty: the machine's own.
    [string] $IdentityClientId = '',

    # Minutes without a good answer after which a hung service is restarted.
    [ValidateRange(1, 60)] [int] $HungMinutes = 5,

    # Minutes that the first good answer after a start may take: a schema may be upgraded.
    [ValidateRange(1, 240)] [int] $PatienceMinutes = 30,

    # Install: makes the machine a node. Start: has the scheduled task do that, as SYSTEM, and returns. Watch: what that task
    # does every minute: installs what is not installed yet, and looks whether the node is well. Stop: drains and stops the
    # node, until it is installed again; for maintenance.
    [ValidateSet('Install', 'Start', 'Watch', 'Stop')] [string] $Mode = 'Install'
)


Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
# Cmdlets of disks, shares, firewall and tasks come from modules that do not see this script's preference.
$PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
# A progress bar makes a download many times slower in 5.1.
$ProgressPreference = 'SilentlyContinue'
[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12

# What a later run, or the watchdog, is given again; here, because a function has bound parameters of its own.
$GivenParameters = $PSBoundParameters

$Root = 'C:\ProgramData\OctopusHA'
$LogFile = "$Root\install-node.log"
$AppliedFile = "$Root\applied.json"
$WatchFile = "$Root\watch.json"
$RetryFile = "$Root\retry.json"
$LockFile = "$Root\lock"
# Held while another run of this script waits for the lock.
$WaitingFile = "$Root\waiting"
$Instance = 'OctopusServer'
# Octopus names the service of its default instance so.
$ServiceName = 'OctopusDeploy'
$OctopusExe = 'C:\Program Files\Octopus Deploy\Octopus\Octopus.Server.exe'
$DataDrive = 'O:'
$HomeFolder = if ($DataVolume -eq 'true') { "$DataDrive\Octopus" } else { 'C:\Octopus' }
$ServerLog = "$HomeFolder\Logs\OctopusServer.txt"
$ShareDrive = 'S:'
# A mapping for the whole machine needs a user; the machine's own identity needs no mapping.
$ShareRoot = if ($ShareUser) { "$ShareDrive\" } else { $SharePath.TrimEnd('\') + '\' }
$ClusterShared = $ShareRoot + 'Octopus'
$ClusterFolder = $ShareRoot + 'OctopusHA'
$ClusterFile = "$ClusterFolder\cluster.json"
$InstallerName = "Octopus.$Version-x64.msi"
$PingUrl = "http://localhost:$WebPort/api/octopusservernodes/ping"

# Minutes that the first node may take until the others begin again: a new schema, or an upgrade of a large one.
$FirstNodeMinutes = 60

# Seconds between two tries of an installation that fails: each time twice as long, up to the longest, and never the last.
$FirstPauseSeconds = 60
$LongestPauseSeconds = 1800

# Values by name: .Value is secret, .Version names it and is not.
$Secrets = @{}
$HiddenTexts = New-Object 'System.Collections.Generic.List[string]'

# --- log ---------------------------------------------------------------------------------------------------------------

function Write-Log {
    param(
        [Parameter(Mandatory)] [AllowEmptyString()] [string] $Message,
        [ValidateSet('INFO', 'WARN', 'ERROR')] [string] $Level = 'INFO'
    )
    $line = '{0}Z {1,-5} {2}' -f [DateTime]::UtcNow.ToString('s'), $Level, (Hide-SecretText $Message)
    Add-LogLine $line
    # Not Write-Output, which would become part of what a function returns.
    Write-Host $line
}

# An agent holds the log open to ship it, which the cmdlet for it fails at in 5.1 (PowerShell issue 5924), and a log
# that cannot be written to must not end a run.
function Add-LogLine {
    param([Parameter(Mandatory)] [string] $Line)
    $bytes = [Text.Encoding]::UTF8.GetBytes("$Line`r`n")
    for ($attempt = 1; $attempt -le 5; $attempt++) {
        try {
            $stream = [IO.File]::Open($LogFile, [IO.FileMode]::Append, [IO.FileAccess]::Write, [IO.FileShare] 'ReadWrite, Delete')
            try { $stream.Write($bytes, 0, $bytes.Length) } finally { $stream.Dispose() }
            return
        } catch {
            Start-Sleep -Milliseconds 200
        }
    }
    # The line itself goes on to whoever started the run.
}

# A text in which no secret that this run has fetched can be read.
function Hide-SecretText {
    param([Parameter(Mandatory)] [AllowEmptyString()] [string] $Text)
    foreach ($hidden in $HiddenTexts) { $Text = $Text.Replace($hidden, '***') }
    $Text
}

# From now on the text is hidden in the log. A very short one would hide half of it.
function Add-HiddenText {
    param([Parameter(Mandatory)] [AllowEmptyString()] [string] $Text)
    if ($Text.Length -ge 4 -and -not $HiddenTexts.Contains($Text)) { $HiddenTexts.Add($Text) }
}

# --- errors ------------------------------------------------------------------------------------------------------------

# What an error says at its root; of a service of AWS, what the service says. Its tools wrap those words around what the
# connection says, which is "(400) Bad Request", or nothing at all.
function Get-Reason {
    param([Parameter(Mandatory)] [System.Management.Automation.ErrorRecord] $Failure)
    $reason = ''
    for ($each = $Failure.Exception; $null -ne $each -and $each.GetType().Name -ne 'HttpErrorResponseException'; $each = $each.InnerException) {
        if ($each.Message) { $reason = $each.Message }
    }
    $reason
}

# An error that the same values will give again: no retry helps, a person has to change something.
function New-SettledError {
    param([Parameter(Mandatory)] [string] $Message)
    $settled = New-Object System.InvalidOperationException $Message
    $settled.Data['settled'] = $true
    $settled
}

# An error that stands in the log already.
function New-LoggedError {
    param([Parameter(Mandatory)] [string] $Message)
    $logged = New-Object System.InvalidOperationException $Message
    $logged.Data['logged'] = $true
    $logged
}

function Test-Settled {
    param([Parameter(Mandatory)] [System.Management.Automation.ErrorRecord] $Failure)
    $Failure.Exception.GetBaseException().Data.Contains('settled')
}

# --- patience ----------------------------------------------------------------------------------------------------------

# Seconds before the next try: each time twice as long, up to a limit.
function Get-RetryDelay {
    param([Parameter(Mandatory)] [int] $Attempt, [int] $FirstSeconds = 5, [int] $LongestSeconds = 60)
    [int] [Math]::Min($LongestSeconds, $FirstSeconds * [Math]::Pow(2, $Attempt - 1))
}

function Invoke-WithRetry {
    param(
        [Parameter(Mandatory)] [string] $What,
        [Parameter(Mandatory)] [scriptblock] $Action,
        [int] $Attempts = 6,
        [int] $LongestSeconds = 60
    )
    for ($attempt = 1; ; $attempt++) {
        try {
            return & $Action
        } catch {
            if (Test-Settled $_) { throw }
            $reason = Get-Reason $_
            if ($Attempts -eq 1) { throw "$What failed: $reason" }
            if ($attempt -ge $Attempts) { throw "$What failed $attempt times; the last time: $reason" }
            $delay = Get-RetryDelay -Attempt $attempt -LongestSeconds $LongestSeconds
            Write-Log "$What failed ($reason); next try in $delay s" -Level WARN
            # Eight tries of half an hour each are longer than a group waits for a machine that says nothing.
            Send-Heartbeat
            Start-Sleep -Seconds $delay
        }
    }
}

function Wait-Until {
    param(
        [Parameter(Mandatory)] [string] $What,
        [Parameter(Mandatory)] [scriptblock] $Condition,
        [Parameter(Mandatory)] [int] $Minutes,
        [int] $IntervalSeconds = 15
    )
    $waited = [Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($waited.Elapsed.TotalMinutes -ge $Minutes) { throw "$What did not come about within $Minutes minutes." }
        Start-Sleep -Seconds $IntervalSeconds
    }
}

# --- programs ----------------------------------------------------------------------------------------------------------

# An argument as Windows programs take it apart again (CommandLineToArgvW): 5.1 itself loses double quotes.
function ConvertTo-NativeArgument {
    param([Parameter(Mandatory)] [AllowEmptyString()] [string] $Value)
    # Some programs, msiexec among them, know an option only without quotes.
    if ($Value -match '^[^\s"]+\z') { return $Value }
    '"' + ($Value -replace '(\\*)"', '$1$1\"' -replace '(\\+)\z', '$1$1') + '"'
}

# Runs a program, logs what it says, and fails unless it ends with a good exit code, which is returned.
function Invoke-Native {
    param(
        [Parameter(Mandatory)] [string] $Path,
        [Parameter(Mandatory)] [string[]] $Arguments,
        # What the log shows in place of the arguments.
        [string] $Shown = ($Arguments -join ' '),
        [int[]] $GoodExitCodes = @(0),
        [int] $Minutes = 30
    )
    $name = Split-Path -Leaf $Path
    Write-Log "$name $Shown"
    $start = New-Object System.Diagnostics.ProcessStartInfo
    $start.FileName = $Path
    $start.Arguments = ($Arguments | ForEach-Object { ConvertTo-NativeArgument $_ }) -join ' '
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $process = [Diagnostics.Process]::Start($start)
    # Both at once: a program whose second pipe is full waits for ever.
    $output = $process.StandardOutput.ReadToEndAsync()
    $errors = $process.StandardError.ReadToEndAsync()
    if (-not $process.WaitForExit($Minutes * 60000)) {
        $process.Kill()
        throw "$name $Shown did not end within $Minutes minutes."
    }
    $said = @(($output.Result + "`n" + $errors.Result) -split '\r?\n' | Where-Object { $_.Trim() })
    foreach ($line in $said) { Write-Log "    $line" }
    if ($GoodExitCodes -notcontains $process.ExitCode) {
        $last = if ($said.Count -gt 0) { ': ' + $said[-1].Trim() } else { '' }
        throw (Hide-SecretText "$name $Shown ended with exit code $($process.ExitCode)$last")
    }
    $process.ExitCode
}

# Octopus Server's own command line. Secrets come by option name; the log shows the names alone.
function Invoke-Octopus {
    param(
        [Parameter(Mandatory)] [string] $Command,
        [string[]] $Options = @(),
        [System.Collections.IDictionary] $SecretOptions = @{}
    )
    $open = @($Command, "--instance=$Instance") + $Options
    $closed = @($SecretOptions.Keys | Sort-Object)
    $arguments = $open + @($closed | ForEach-Object { "$_=$($SecretOptions[$_])" })
    $shown = $open + @($closed | ForEach-Object { "$_=***" })
    # It may take long, and a step may give several.
    Send-Heartbeat
    [void] (Invoke-Native -Path $OctopusExe -Arguments $arguments -Shown ($shown -join ' ') -Minutes 60)
}

# --- notes -------------------------------------------------------------------------------------------------------------

# Whether a path is there. In Windows PowerShell 5.1 the cmdlet itself fails when a share does not answer (errors 53 and 5).
function Test-Reachable {
    param([Parameter(Mandatory)] [string] $Path)
    try { Test-Path -LiteralPath $Path } catch { $false }
}

# The text of a file; nothing where its folder has no such file. Whatever else keeps it from being read is an error: a share
# that is away must not look like one where nobody has written anything.
function Read-Text {
    param([Parameter(Mandatory)] [string] $Path)
    try {
        # Another node may be replacing it at this moment.
        $stream = [IO.File]::Open($Path, [IO.FileMode]::Open, [IO.FileAccess]::Read, [IO.FileShare] 'ReadWrite, Delete')
    } catch {
        if ($_.Exception.GetBaseException() -is [IO.FileNotFoundException]) { return }
        throw
    }
    try {
        $reader = New-Object System.IO.StreamReader $stream
        $reader.ReadToEnd()
    } finally {
        $stream.Dispose()
    }
}

# Whole or not at all, and on the disk before this goes on: a power cut leaves the old text or the new one.
function Save-Text {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [AllowEmptyString()] [string] $Text)
    Invoke-WithRetry -What "Writing $Path" -Action {
        Write-DiskText "$Path.new" $Text
        if (-not [IO.File]::Exists($Path)) {
            [IO.File]::Move("$Path.new", $Path)
            return
        }
        try {
            # A null would reach .NET as an empty text. Permissions that cannot be carried over are no reason to fail.
            [IO.File]::Replace("$Path.new", $Path, [NullString]::Value, $true)
        } catch {
            # Not every file server can replace one file by another.
            Write-Log "$Path is written in place ($(Get-Reason $_))" -Level WARN
            Write-DiskText $Path $Text
        }
    }
}

# Past Windows's own cache; with a byte order mark, or 5.1 reads it by the code page of this Windows.
function Write-DiskText {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [AllowEmptyString()] [string] $Text)
    $encoding = New-Object System.Text.UTF8Encoding $true
    $bytes = $encoding.GetPreamble() + $encoding.GetBytes($Text)
    $stream = [IO.File]::Create($Path, 4096, [IO.FileOptions]::WriteThrough)
    try {
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Flush($true)
    } finally {
        $stream.Dispose()
    }
}

# A small file of names and values. Empty where there is none; and where it holds no such thing any more, as after a power
# cut: then it has the name 'damaged'.
function Read-Note {
    param([Parameter(Mandatory)] [string] $Path)
    $note = @{}
    $text = Invoke-WithRetry -What "Reading $Path" -Attempts 3 -Action { Read-Text $Path }
    if ($null -eq $text) { return $note }
    $content = $null
    try { $content = $text | ConvertFrom-Json } catch { Write-Log "$Path cannot be understood: $(Get-Reason $_)" -Level WARN }
    if ($content -isnot [System.Management.Automation.PSCustomObject]) {
        Write-Log "$Path is damaged and counts as absent" -Level WARN
        $note['damaged'] = $true
        return $note
    }
    foreach ($property in $content.PSObject.Properties) { $note[$property.Name] = $property.Value }
    $note
}

function Save-Note {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [AllowEmptyCollection()] [hashtable] $Note)
    $Note.Remove('damaged')
    Save-Text $Path ($Note | ConvertTo-Json)
}

# Whether a step was last applied with these very values. Secrets stand here by version, never by value.
function Test-Applied {
    param([Parameter(Mandatory)] [string] $Step, [Parameter(Mandatory)] [string] $Values)
    (Read-Note $AppliedFile)[$Step] -ceq $Values
}

function Save-Applied {
    param([Parameter(Mandatory)] [string] $Step, [Parameter(Mandatory)] [AllowEmptyString()] [string] $Values)
    $applied = Read-Note $AppliedFile
    $applied[$Step] = $Values
    Save-Note $AppliedFile $applied
}

# --- secrets -----------------------------------------------------------------------------------------------------------

# Fetches a secret and hides it, and the password inside it, from the log. A role that was granted a moment ago is not
# known everywhere yet: hence the patience.
function Read-Secret {
    param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [AllowEmptyString()] [string] $Place, [int] $Attempts = 20)
    if (-not $Place) { return }
    $Secrets[$Name] = Invoke-WithRetry -What "Fetching the secret $Name" -Attempts $Attempts -Action { Get-CloudSecret $Place }
    Add-HiddenText $Secrets[$Name].Value
    # A text of several lines, as base64 often is, is shown line by line; and it goes on without its white space.
    foreach ($line in $Secrets[$Name].Value -split '\s*[\r\n]\s*') { Add-HiddenText $line }
    Add-HiddenText ($Secrets[$Name].Value -replace '\s', '')
    foreach ($part in [regex]::Matches($Secrets[$Name].Value, '(?i)(?:password|pwd)\s*=\s*(?:"((?:[^"]|"")*)"|''((?:[^'']|'''')*)''|([^;,]+))')) {
        # In quotes a quote is doubled; a message may show the password either way.
        $password = ($part.Groups[1].Value + $part.Groups[2].Value + $part.Groups[3].Value).Trim()
        Add-HiddenText $password
        Add-HiddenText ($password -replace '""', '"' -replace '''''', '''')
    }
}

# The version of a secret; empty where this node has none.
function Get-SecretVersion {
    param([Parameter(Mandatory)] [string] $Name)
    if ($Secrets.ContainsKey($Name)) { $Secrets[$Name].Version } else { '' }
}

# --- the node ----------------------------------------------------------------------------------------------------------

# What ping answers: 200 serves users, 418 drains; 0 when nothing answers.
function Get-NodeStatus {
    try {
        $request = [Net.WebRequest]::Create($PingUrl)
        $request.Timeout = 10000
        $request.Proxy = $null
        $request.AllowAutoRedirect = $false
        $response = $request.GetResponse()
    } catch {
        $failure = $_.Exception.GetBaseException()
        if ($failure -isnot [Net.WebException] -or $null -eq $failure.Response) { return 0 }
        $response = $failure.Response
    }
    $status = [int] $response.StatusCode
    $response.Close()
    $status
}

# Serving or draining: a draining node is well, and its deployments still run.
function Test-WellStatus {
    param([Parameter(Mandatory)] [int] $Status)
    $Status -eq 200 -or $Status -eq 418
}

function Get-OctopusService { Get-Service -Name $ServiceName -ErrorAction SilentlyContinue }

function Test-OctopusRunning {
    $service = Get-OctopusService
    $null -ne $service -and $service.Status -eq 'Running'
}

# One run at a time: the watchdog steps back while the node is being installed. Returns nothing when another run holds it;
# Windows itself ends what a run held that was killed.
function Enter-Lock {
    param([Parameter(Mandatory)] [string] $Path)
    try { [IO.File]::Open($Path, 'OpenOrCreate', 'ReadWrite', 'None') } catch [IO.IOException] { $null }
}


# --- AWS ---------------------------------------------------------------------------------------------------------------
# The instance's role reads the secrets, sets one tag on its own instance and writes to its log group. AWS Tools for
# PowerShell sign the requests; Amazon's Windows images have them.

# FSx takes the cipher that Windows offers.
function Set-ShareCipher { }

function Assert-Cloud {
    if (-not $Region) { throw (New-SettledError 'On AWS the script needs -Region.') }
    $needed = @('Get-SECSecretValue', 'New-EC2Tag')
    if ($StoreBucket) { $needed += 'Read-S3Object', 'Write-S3Object' }
    if ($LaunchHook) { $needed += 'Write-ASLifecycleActionHeartbeat', 'Complete-ASLifecycleAction' }
    $missing = @($needed | Where-Object { -not (Get-Command $_ -ErrorAction SilentlyContinue) })
    if ($missing.Count -gt 0) {
        throw (New-SettledError "This image lacks AWS Tools for PowerShell ($($missing -join ', ')). Take one of Amazon's Windows images, or add the tools to yours (nodes.machineImage).")
    }
}

function Get-CloudSecret {
    param([Parameter(Mandatory)] [string] $Place)
    $answer = Get-SECSecretValue -SecretId $Place -Region $Region
    [pscustomobject] @{ Value = $answer.SecretString; Version = $answer.VersionId }
}

# The instance's id, by the metadata service's second version alone.
function Get-MachineId {
    $service = 'http://169.254.169.254/latest'
    $token = Invoke-RestMethod -Method Put -Uri "$service/api/token" -Headers @{ 'X-aws-ec2-metadata-token-ttl-seconds' = '60' } -TimeoutSec 10
    Invoke-RestMethod -Uri "$service/meta-data/instance-id" -Headers @{ 'X-aws-ec2-metadata-token' = $token } -TimeoutSec 10
}

# Tells how the installation goes, where an operator sees it without a way into the machine: the instance's tag.
function Send-Report {
    param([Parameter(Mandatory)] [string] $Text)
    # Characters and length that a tag's value may have.
    $value = $Text -replace '[^A-Za-z0-9 +=._:/@-]', ' '
    $value = $value.Substring(0, [Math]::Min(250, $value.Length))
    New-EC2Tag -Resource (Get-MachineId) -Tag @{ Key = 'octopus-ha:install'; Value = $value } -Region $Region
}

# The group holds the machine until the node serves, and for so long only after each sign of life.
function Send-Heartbeat {
    if (-not $LaunchHook -or (Test-Applied 'launch' 'completed')) { return }
    try {
        [void] (Write-ASLifecycleActionHeartbeat -AutoScalingGroupName $LaunchGroup -LifecycleHookName $LaunchHook -InstanceId (Get-MachineId) -Region $Region)
    } catch {
        # The group does not wait for a machine that is in service already.
        if ("$($_.Exception)" -notmatch 'No active Lifecycle Action') { Write-Log "No sign of life could be given to ${LaunchGroup}: $(Get-Reason $_)" -Level WARN }
    }
}

# From here on the group counts the machine, and the load balancers may send it users.
function Complete-Launch {
    if (-not $LaunchHook -or (Test-Applied 'launch' 'completed')) { return }
    Invoke-WithRetry -What "Telling $LaunchGroup that the node serves" -Action {
        try {
            [void] (Complete-ASLifecycleAction -AutoScalingGroupName $LaunchGroup -LifecycleHookName $LaunchHook -InstanceId (Get-MachineId) -LifecycleActionResult 'CONTINUE' -Region $Region)
        } catch {
            if ("$($_.Exception)" -notmatch 'No active Lifecycle Action') { throw }
            Write-Log "$LaunchGroup does not wait for this machine"
        }
    }
    Save-Applied 'launch' 'completed'
}

# Copies of what is downloaded are in the stack's own bucket, which is reached without the internet.
function Get-StoreKey {
    param([Parameter(Mandatory)] [string] $Name)
    "downloads/$Name"
}

# The SHA-256 that stands beside a copy; nothing where there is no copy.
function Get-StoredChecksum {
    param([Parameter(Mandatory)] [string] $Name)
    if (-not $StoreBucket) { return }
    $path = "$Root\download\$Name.sha256"
    try {
        [void] (Read-S3Object -BucketName $StoreBucket -Key "$(Get-StoreKey $Name).sha256" -File $path -Region $Region)
    } catch {
        # By all that the error says: a request for the object and one for its description fail with different words.
        if ("$($_.Exception)" -match 'key does not exist|NoSuchKey|Error Code NotFound') { return }
        throw
    }
    (Read-Text $path).Trim()
}

function Copy-FromStore {
    param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [string] $Path)
    [void] (Read-S3Object -BucketName $StoreBucket -Key (Get-StoreKey $Name) -File $Path -Region $Region)
}

function Copy-ToStore {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [string] $Name)
    if ($StoreBucket) { [void] (Write-S3Object -BucketName $StoreBucket -Key (Get-StoreKey $Name) -File $Path -Region $Region) }
}

function Start-LogShipping {
    if (-not $LogGroup) {
        Write-Log 'No log group: logs stay on this machine'
        return
    }
    $folder = 'C:\Program Files\Amazon\AmazonCloudWatchAgent'
    $values = "group=$LogGroup;region=$Region;node=$NodeName;log=$ServerLog"
    if ((Test-Path -LiteralPath $folder) -and (Test-Applied 'logs' $values)) { return }

    if (-not (Test-Path -LiteralPath $folder)) {
        $domain = if ($Region -like 'cn-*') { 'amazonaws.com.cn' } else { 'amazonaws.com' }
        $name = 'amazon-cloudwatch-agent.msi'
        Install-Msi -Path (Get-Installer -Name $name -Url "https://amazoncloudwatch-agent-$Region.s3.$Region.$domain/windows/amd64/latest/$name" -Attempts 2)
        Save-Installer $name
    }

    $files = foreach ($file in @(@($ServerLog, 'server'), @($LogFile, 'install'))) {
        @{ file_path = $file[0]; log_group_name = $LogGroup; log_stream_name = "$NodeName/$($file[1])"; encoding = 'utf-8' }
    }
    $configuration = @{ logs = @{ logs_collected = @{ files = @{ collect_list = @($files) } } } }
    $path = "$Root\cloudwatch-agent.json"
    # Without a byte order mark, which is no JSON.
    [IO.File]::WriteAllText($path, ($configuration | ConvertTo-Json -Depth 8))
    # In a PowerShell of its own: the agent's script was not written for strict mode.
    [void] (Invoke-Native -Path 'powershell.exe' -Arguments @('-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', "$folder\amazon-cloudwatch-agent-ctl.ps1",
            '-a', 'fetch-config', '-m', 'ec2', '-s', '-c', "file:$path"))
    Save-Applied 'logs' $values
}


# --- steps -------------------------------------------------------------------------------------------------------------
# In the order in which they run (Get-Step). Each looks first, and does nothing where nothing is to be done.

# SYSTEM and administrators alone: the watchdog runs as SYSTEM what stands here, so nobody else may put anything here.
function Protect-Folder {
    param([Parameter(Mandatory)] [string] $Path)
    [void] (New-Item -ItemType Directory -Force -Path $Path)
    if (Test-Applied "access to $Path" 'SYSTEM and administrators') { return }
    # By number: the names are translated on a Windows of another language.
    [void] (Invoke-Native -Path 'icacls.exe' -Arguments @($Path, '/inheritance:r', '/grant:r', '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F', '/q'))
    Save-Applied "access to $Path" 'SYSTEM and administrators'
}

# Keeps the script and its values on the machine, for the watchdog and for a person who runs it again.
function Save-Script {
    if ($PSCommandPath -ne "$Root\install-node.ps1") { Save-Text "$Root\install-node.ps1" (Read-Text $PSCommandPath) }
    $parameters = @{}
    foreach ($name in $GivenParameters.Keys) { if ($name -ne 'Mode') { $parameters[$name] = $GivenParameters[$name] } }
    Save-Note "$Root\node.json" $parameters
    $launcher = @(
        '# Runs the installation again with the values of the last run. -Mode Watch looks once whether the node is well; -Mode Stop stops it.'
        'param([ValidateSet(''Install'', ''Watch'', ''Stop'')] [string] $Mode = ''Install'')'
        '$ErrorActionPreference = ''Stop'''
        '$parameters = @{}'
        'foreach ($property in (Get-Content -Raw -Encoding UTF8 -LiteralPath "$PSScriptRoot\node.json" | ConvertFrom-Json).PSObject.Properties) { $parameters[$property.Name] = $property.Value }'
        '& "$PSScriptRoot\install-node.ps1" @parameters -Mode $Mode'
    )
    Save-Text "$Root\run-node.ps1" ($launcher -join "`r`n")
}

# The data volume: a disk that nobody has used yet becomes O:. Disks that a machine loses when it stops are no data volumes.
function Initialize-DataVolume {
    if ($DataVolume -eq 'false') { return }
    $letter = $DataDrive.TrimEnd(':')
    $volume = Get-Volume -DriveLetter $letter -ErrorAction SilentlyContinue
    if ($null -eq $volume -and (Reset-LeftVolume)) { $volume = Get-Volume -DriveLetter $letter }
    if ($null -eq $volume) {
        Wait-Until -What 'The data volume' -Minutes 5 -Condition { @(Get-UnusedDisk).Count -gt 0 }
        $disk = @(Get-UnusedDisk)[0]
        Write-Log "Disk $($disk.Number) ($($disk.FriendlyName)) becomes $DataDrive"
        if ($disk.IsOffline) { Set-Disk -Number $disk.Number -IsOffline $false }
        if ($disk.IsReadOnly) { Set-Disk -Number $disk.Number -IsReadOnly $false }
        Initialize-Disk -Number $disk.Number -PartitionStyle GPT
        [void] (New-Partition -DiskNumber $disk.Number -UseMaximumSize -DriveLetter $letter)
        $volume = Invoke-WithRetry -What 'Finding the new volume' -Action { Get-Volume -DriveLetter $letter }
    }
    # Without a file system after a run that ended in between.
    if (-not $volume.FileSystem) { [void] (Format-Volume -DriveLetter $letter -FileSystem NTFS -NewFileSystemLabel $VolumeLabel -Confirm:$false) }
    Expand-DataVolume
}

$VolumeLabel = 'Octopus'

# A volume that an earlier machine of this node has left (on Azure it outlives the machine) becomes O: again, and empty: what stands on
# it belongs to an installation that is gone.
function Reset-LeftVolume {
    # Of a machine that is a node already nothing is formatted, whatever has become of the letter.
    if (Test-Applied 'node' 'yes') { return $false }
    Get-Disk | Where-Object { $_.IsOffline -and -not $_.IsBoot -and $_.PartitionStyle -ne 'RAW' } | Set-Disk -IsOffline $false
    $left = @(Get-Volume | Where-Object { $_.FileSystemLabel -eq $VolumeLabel })
    if ($left.Count -ne 1) { return $false }
    Write-Log "The volume of this node's last machine becomes $DataDrive, and empty"
    $letter = $DataDrive.TrimEnd(':')
    Get-Partition -Volume $left[0] | Set-Partition -NewDriveLetter $letter
    [void] (Format-Volume -DriveLetter $letter -FileSystem NTFS -NewFileSystemLabel $VolumeLabel -Confirm:$false)
    $true
}

# The disk may have grown; Windows uses what it is told to.
function Expand-DataVolume {
    $letter = $DataDrive.TrimEnd(':')
    Update-HostStorageCache
    $largest = (Get-PartitionSupportedSize -DriveLetter $letter).SizeMax
    $now = (Get-Partition -DriveLetter $letter).Size
    # Written out: the grammar that the tests read this script with knows no 1GB.
    $gib = 1073741824
    if ($largest - $now -lt $gib) { return }
    Resize-Partition -DriveLetter $letter -Size $largest
    Write-Log "$DataDrive has grown from $([int] ($now / $gib)) to $([int] ($largest / $gib)) GiB"
}

function Get-UnusedDisk {
    Get-Disk |
        Where-Object { $_.PartitionStyle -eq 'RAW' -and $_.FriendlyName -notmatch 'Instance Storage|NVMe EC2|EC2 NVMe|NVMe Direct' } |
        Sort-Object Number
}

function Initialize-HomeFolder { Protect-Folder $HomeFolder }

function Read-NodeSecret {
    Read-Secret 'ConnectionString' $ConnectionStringSecret
    Read-Secret 'MasterKey' $MasterKeySecret
    Read-Secret 'SharePassword' $SharePasswordSecret
    Read-Secret 'AdminPassword' $AdminPasswordSecret
    Read-Secret 'License' $LicenseSecret
    Read-Secret 'Redis' $RedisSecret
}

# The share's name is known to the directory's DNS alone. Only that domain is asked there: everything else (database,
# metadata, private zones) must stay with the network's own DNS, so the adapter's servers are left as they are.
function Set-DirectoryDns {
    if (-not $DirectoryDomain) { return }
    $namespace = ".$DirectoryDomain"
    $servers = @($DirectoryDnsIps -split ',')
    $rules = @(Get-DnsClientNrptRule | Where-Object { $_.Namespace -contains $namespace })
    if ($rules.Count -eq 1 -and (@($rules[0].NameServers) -join ',') -eq ($servers -join ',')) { return }
    foreach ($rule in $rules) { Remove-DnsClientNrptRule -Name $rule.Name -Force }
    Add-DnsClientNrptRule -Namespace $namespace -NameServers $servers -Comment 'Octopus HA: the directory that the share belongs to'
    Clear-DnsClientCache
    Write-Log "$namespace is asked at $($servers -join ', ')"
}

# The share for every account of the machine, encrypted. Windows keeps mapping and credential over a restart (in its own
# protected store); the watchdog maps again, with a freshly fetched password, whenever the share is not there.
function Connect-Share {
    param([int] $Attempts = 20)
    if (Test-Share) { return }
    Invoke-WithRetry -What "Opening $SharePath" -Attempts $Attempts -Action {
        if ($ShareUser) {
            if (@(Get-ShareMapping).Count -gt 0) { Remove-SmbGlobalMapping -LocalPath $ShareDrive -Force }
            # It comes as plain text from the vault; this is the only way into a credential.
            $password = ConvertTo-SecureString -String $Secrets['SharePassword'].Value -AsPlainText -Force
            $credential = New-Object System.Management.Automation.PSCredential ($ShareUser, $password)
            [void] (New-SmbGlobalMapping -LocalPath $ShareDrive -RemotePath $SharePath -Credential $credential -RequirePrivacy $true -Persistent $true)
        }
        if (-not (Test-Share)) { throw "$ShareRoot does not answer" }
    }
    Write-Log "$SharePath is there as $ShareRoot"
}

function Get-ShareMapping { Get-SmbGlobalMapping | Where-Object { $_.LocalPath -eq $ShareDrive } }

# Whether the share can be used, and is the one that is meant.
function Test-Share {
    if (-not (Test-Reachable $ShareRoot)) { return $false }
    if (-not $ShareUser) { return $true }
    @(Get-ShareMapping | Where-Object { $_.RemotePath -eq $SharePath }).Count -eq 1
}

# Octopus wants its folders before it is told of them; and a share that cannot be written to is found here, not in a deployment.
function Initialize-SharedFolder {
    # With the note's own folder there, a note that is not found is one that nobody has written.
    [void] (New-Item -ItemType Directory -Force -Path $ClusterFolder)
    foreach ($folder in $SharedFolders.Values) { [void] (New-Item -ItemType Directory -Force -Path "$ClusterShared\$folder") }
    $probe = "$ClusterShared\$NodeName.probe"
    Set-Content -LiteralPath $probe -Value $NodeName
    Remove-Item -LiteralPath $probe
}

# Which option of the path command names which folder below the shared root.
$SharedFolders = [ordered] @{
    '--artifacts'       = 'Artifacts'
    '--taskLogs'        = 'TaskLogs'
    '--nugetRepository' = 'Packages'
    '--imports'         = 'Imports'
    '--eventExports'    = 'EventExports'
    '--telemetry'       = 'Telemetry'
}

# Before anything is drained, stopped or replaced: whether the database is for a newer server than this one is to be.
function Assert-Version { Assert-NotOlder -Cluster (Read-Note $ClusterFile) }

function Assert-NotOlder {
    param([Parameter(Mandatory)] [AllowEmptyCollection()] [hashtable] $Cluster)
    if (-not $Cluster['version'] -or [version] $Cluster['version'] -le [version] $Version) { return }
    throw (New-SettledError "The database is at $($Cluster['version']), and an older Octopus Server ($Version) would damage it. Set version back to $($Cluster['version']), or restore a backup of the older database and delete $ClusterFile.")
}

# Octopus Server of the pinned version. An older one is drained and stopped first, and replaced.
function Install-OctopusServer {
    if ((Test-Path -LiteralPath $OctopusExe) -and (Test-Applied 'server' $Version)) { return }
    $installer = Get-Installer -Name $InstallerName -Url $InstallerUrl -Checksum $InstallerSha256 -WaitMinutes $(if ($FirstNode -eq 'true') { 0 } else { 8 })
    if (Test-OctopusRunning) {
        Suspend-Node
        Invoke-Octopus 'service' @('--stop')
    }
    Install-Msi -Path $installer -Properties @('RUNMANAGERONEXIT=no')
    Save-Applied 'server' $Version
}

# --- downloads ---------------------------------------------------------------------------------------------------------
# What comes from outside is copied once into the cluster's own store, with its SHA-256, by whoever needs it first. A machine
# that is replaced at night depends on that store alone.

# A file's path on this machine: from the store, or else from its address.
function Get-Installer {
    param(
        [Parameter(Mandatory)] [string] $Name,
        [Parameter(Mandatory)] [string] $Url,
        [string] $Checksum = '',
        [int] $Attempts = 8,
        # Minutes for another node to put it into the store.
        [int] $WaitMinutes = 0
    )
    $path = "$Root\download\$Name"
    [void] (New-Item -ItemType Directory -Force -Path (Split-Path $path))
    $stored = Invoke-WithRetry -What "Looking for $Name in the store" -Action { Get-StoredChecksum $Name }
    for ($minute = 0; -not $stored -and $minute -lt $WaitMinutes; $minute++) {
        if ($minute -eq 0) { Write-Log "$Name is not in the store yet; the first node puts it there" }
        Start-Sleep -Seconds 60
        $stored = Invoke-WithRetry -What "Looking for $Name in the store" -Action { Get-StoredChecksum $Name }
    }
    if ($stored) {
        # Before it is loaded, and once.
        Assert-Checksum "$Name in the store" $stored $Checksum
        Invoke-WithRetry -What "Loading $Name from the store" -Attempts $Attempts -Action {
            Copy-FromStore $Name $path
            $hash = (Get-FileHash -Algorithm SHA256 -LiteralPath $path).Hash
            if ($hash -ne $stored) { throw "its SHA-256 is $hash, and $stored is beside it; delete $Name and $Name.sha256 from the store, and the next try loads the original" }
        }
        Write-Log "$Name comes from the store and has SHA-256 $stored"
        return $path
    }
    Invoke-WithRetry -What "Downloading $Url" -Attempts $Attempts -Action {
        Invoke-WebRequest -Uri $Url -OutFile $path -UseBasicParsing -TimeoutSec 1800
        $hash = (Get-FileHash -Algorithm SHA256 -LiteralPath $path).Hash
        Write-Log "$Url has SHA-256 $hash"
        Assert-Checksum $Url $hash $Checksum
    }
    $path
}

function Assert-Checksum {
    param([Parameter(Mandatory)] [string] $What, [Parameter(Mandatory)] [string] $Checksum, [Parameter(Mandatory)] [AllowEmptyString()] [string] $Expected)
    if ($Expected -and $Checksum -ne $Expected) {
        throw (New-SettledError "$What has SHA-256 $Checksum and not $Expected, which nodes.installerSha256 asks for. Correct the setting, or what is there.")
    }
}

# Only what has been installed is worth keeping: that it was, shows that it is no error page.
function Save-Installer {
    param([string] $Name = $InstallerName)
    $path = "$Root\download\$Name"
    if (-not (Test-Path -LiteralPath $path)) { return }
    Invoke-WithRetry -What "Copying $Name into the store" -Action {
        if (Get-StoredChecksum $Name) { return }
        Copy-ToStore $path $Name
        # Last: it says that the copy is whole.
        Save-Text "$path.sha256" (Get-FileHash -Algorithm SHA256 -LiteralPath $path).Hash
        Copy-ToStore "$path.sha256" "$Name.sha256"
        Write-Log "$Name is in the store"
    }
    Remove-Item -LiteralPath $path
}

function Install-Msi {
    param([Parameter(Mandatory)] [string] $Path, [string[]] $Properties = @())
    $log = "$Root\$([IO.Path]::GetFileNameWithoutExtension($Path)).msi.log"
    # 1618: another installation is running, as Windows Update does; it has to be waited for.
    Wait-Until -What "The end of another installation (see $log)" -Minutes 20 -IntervalSeconds 30 -Condition {
        $code = Invoke-Native -Path 'msiexec.exe' -Arguments (@('/i', $Path, '/quiet', '/norestart', '/l*v', $log) + $Properties) -GoodExitCodes 0, 3010, 1618
        if ($code -eq 3010) { Write-Log 'Windows wants a restart some time; the node goes on without' -Level WARN }
        $code -ne 1618
    }
}

function New-OctopusInstance {
    $configuration = "$HomeFolder\$Instance.config"
    if (Test-Path -LiteralPath $configuration) { return }
    Invoke-Octopus 'create-instance' @("--config=$configuration", "--home=$HomeFolder", "--serverNodeName=$NodeName")
}

# --- the database ------------------------------------------------------------------------------------------------------
# What the nodes tell each other stands in a small file on the share: the version that the database is ready for, and
# whether the first setup is still under way. The others wait for their own version there.

# The first node: makes a new database, or upgrades an old one, before any other node comes near it.
function Initialize-Database {
    $cluster = Read-Note $ClusterFile
    $database = Get-DatabaseState
    if ($database -eq 'unknown' -and $cluster['damaged']) {
        throw (New-SettledError "$ClusterFile is damaged, and the database cannot be asked from here whether it is in use. Delete the file if the database is new; otherwise write into it: {""setup"":""done"",""version"":""<the version of Octopus that last used it>""}")
    }
    if (Test-FirstSetup -Cluster $cluster -Database $database) {
        # Written first, so that a run that ends in between is finished by the next.
        Save-Note $ClusterFile @{ setup = 'pending' }
        Connect-Database @('--create')
        # A schema that was only half made is left alone by --create.
        if ($cluster['setup'] -eq 'pending') { Invoke-Octopus 'database' @('--upgrade') }
        return
    }
    Connect-Database
    if ($cluster['version'] -eq $Version) { return }
    Write-Log "The database goes from $(if ($cluster['version']) { $cluster['version'] } else { 'whatever it is at' }) to $Version"
    # Refused for as long as another node runs.
    Invoke-WithRetry -What 'Upgrading the database (every other node must be stopped: maintenance: true)' -Attempts 10 -LongestSeconds 120 -Action {
        Invoke-Octopus 'database' @('--upgrade')
    }
}

# Whether this database has never been set up, or not to the end. What the database says counts; where it cannot be asked,
# the nodes' own note does.
function Test-FirstSetup {
    param([Parameter(Mandatory)] [AllowEmptyCollection()] [hashtable] $Cluster, [Parameter(Mandatory)] [string] $Database)
    if ($Cluster['setup'] -eq 'pending' -or $Database -eq 'empty') { return $true }
    $Database -eq 'unknown' -and -not $Cluster.ContainsKey('setup')
}

# The others: wait until the first node has made the database ready for their version.
function Join-Database {
    Write-Log "Waiting for the first node to make the database ready for $Version"
    Wait-Until -What "A database ready for $Version (the first node prepares it; see its log)" -Minutes $FirstNodeMinutes -Condition {
        # A stop for maintenance, or other values, must not have to wait for this wait.
        $waiting = Enter-Lock $WaitingFile
        if ($null -eq $waiting) { throw 'Another run of this script waits, and this one makes way for it.' }
        $waiting.Dispose()
        $cluster = $null
        # The share may go and come back meanwhile, and nobody else looks after it while this run holds the lock.
        try { $cluster = Read-Note $ClusterFile } catch { Repair-Share }
        $null -ne $cluster -and (Test-DatabaseReady -Cluster $cluster)
    }
    Connect-Database
}

function Test-DatabaseReady {
    param([Parameter(Mandatory)] [AllowEmptyCollection()] [hashtable] $Cluster)
    Assert-NotOlder -Cluster $Cluster
    $Cluster['setup'] -eq 'done' -and $Cluster['version'] -eq $Version
}

# Tells Octopus where the database is, and its key. Octopus takes both by its command line alone: for a moment an
# administrator of this machine can see them there. Its own configuration keeps them encrypted.
function Connect-Database {
    param([string[]] $Options = @())
    $values = "connectionString=$(Get-SecretVersion 'ConnectionString');masterKey=$(Get-SecretVersion 'MasterKey')"
    if ($Options.Count -eq 0 -and (Test-Applied 'database' $values)) { return }
    Invoke-Octopus 'database' $Options @{
        '--connectionString' = $Secrets['ConnectionString'].Value
        '--masterKey'        = $Secrets['MasterKey'].Value
    }
    Request-Restart 'the database connection changed'
    Save-Applied 'database' $values
}

# empty: no such database, or nothing of Octopus in it. used: Octopus has been here. unknown: it cannot be asked from here.
function Get-DatabaseState {
    try {
        $connection = New-Object System.Data.SqlClient.SqlConnection $Secrets['ConnectionString'].Value
    } catch {
        # The server's own driver is newer, and knows words that Windows's does not: a managed identity, Encrypt=Strict.
        Write-Log 'This connection string cannot be used from here to look into the database; the note on the share decides' -Level WARN
        return 'unknown'
    }
    try {
        Invoke-WithRetry -What 'Looking into the database' -Attempts 10 -Action {
            try {
                $connection.Close()
                $connection.Open()
            } catch {
                # 4060: the server is there, the database is not.
                for ($failure = $_.Exception; $null -ne $failure; $failure = $failure.InnerException) {
                    if ($failure -is [Data.SqlClient.SqlException] -and $failure.Number -eq 4060) { return 'empty' }
                }
                throw
            }
            $command = $connection.CreateCommand()
            $command.CommandText = "SELECT COUNT(*) FROM sys.tables WHERE name = 'OctopusServerNodes'"
            if ([int] $command.ExecuteScalar() -eq 0) { 'empty' } else { 'used' }
        }
    } finally {
        $connection.Dispose()
    }
}

# --- the server --------------------------------------------------------------------------------------------------------

# What the node itself is told: its ports, and whom it believes.
function Set-ServerConfiguration {
    $options = @(
        # Plus: any host name. With localhost the node would answer nobody but itself, and no load balancer.
        "--webListenPrefixes=http://+:$WebPort/"
        '--webForceSSL=False'
        "--commsListenPort=$PollingPort"
    )
    if ($GrpcPort -gt 0) { $options += "--grpcListenPort=$GrpcPort" }
    if ($TrustedProxies) { $options += "--trustedProxies=$TrustedProxies" }
    $redis = Get-SecretVersion 'Redis'
    $values = ($options -join ' ') + " redis=$redis"
    if (Test-Applied 'configuration' $values) { return }

    $secretOptions = @{}
    if ($redis) { $secretOptions['--multiNodePollingTentaclesRedisConnectionString'] = $Secrets['Redis'].Value }
    # Blank turns it off; an older server does not know the option, so it is said only where there was one.
    elseif ((Read-Note $AppliedFile)['configuration'] -match ' redis=.') { $options += '--multiNodePollingTentaclesRedisConnectionString=' }
    Invoke-Octopus 'configure' $options $secretOptions
    Request-Restart 'the configuration changed'
    Save-Applied 'configuration' $values
}

# Once in a database's life: shared folders, administrator, licence. They stand in the database, so a first node that was
# replaced does not touch what people have changed since.
function Initialize-Cluster {
    if ((Read-Note $ClusterFile)['setup'] -ne 'pending') { return }
    Invoke-Octopus 'configure' @('--usernamePasswordIsEnabled=True')
    Invoke-Octopus 'path' @("--clusterShared=$ClusterShared")
    foreach ($option in $SharedFolders.Keys) { Invoke-Octopus 'path' @("$option=$($SharedFolders[$option])") }
    $administrator = @("--username=$AdminUsername")
    if ($AdminEmail) { $administrator += "--email=$AdminEmail" }
    Invoke-Octopus 'admin' $administrator @{ '--password' = $Secrets['AdminPassword'].Value }
    if ($LicenseSecret) { Invoke-Octopus 'license' @() @{ '--licenseBase64' = $Secrets['License'].Value -replace '\s', '' } }
}

# From here on the other nodes may come.
function Publish-Database {
    $cluster = Read-Note $ClusterFile
    if ($cluster['setup'] -eq 'done' -and $cluster['version'] -eq $Version) { return }
    Save-Note $ClusterFile @{ setup = 'done'; version = $Version }
    Write-Log "The database is ready for $Version"
}

# As a service that comes back by itself: after a restart of the machine, and a minute after it ends in any way. It starts a
# little later than others, so that the share is there first.
function Install-OctopusService {
    if ($null -eq (Get-OctopusService)) { Invoke-Octopus 'service' @('--install', '--reconfigure') }
    if (Test-Applied 'service' 'delayed-auto, restart after 60 s') { return }
    [void] (Invoke-Native -Path 'sc.exe' -Arguments @('config', $ServiceName, 'start=', 'delayed-auto'))
    [void] (Invoke-Native -Path 'sc.exe' -Arguments @('failure', $ServiceName, 'reset=', '86400', 'actions=', 'restart/60000/restart/60000/restart/60000'))
    # An end with an error is a failure, too, not only a crash.
    [void] (Invoke-Native -Path 'sc.exe' -Arguments @('failureflag', $ServiceName, '1'))
    Save-Applied 'service' 'delayed-auto, restart after 60 s'
}

# Stops the node for maintenance, and keeps it stopped when Windows starts. The next installation puts both back: it finds the
# start type not noted, and the drain not ended.
function Stop-Node {
    # An installation that was cut off, or that fails, is not for the watchdog to go on with now.
    Save-Applied 'installation' 'stopped'
    if ($null -eq (Get-OctopusService)) { return }
    Suspend-Node
    Save-Applied 'service' ''
    [void] (Invoke-Native -Path 'sc.exe' -Arguments @('config', $ServiceName, 'start=', 'demand'))
    Invoke-Octopus 'service' @('--stop')
    Write-Log "$NodeName is stopped until it is installed again"
}

# The cloud's own rules say who may come; Windows must not say no to them.
function Set-FirewallRule {
    $ports = [ordered] @{ 'Web' = $WebPort; 'Polling' = $PollingPort; 'gRPC' = $GrpcPort }
    foreach ($use in $ports.Keys) {
        $name = "OctopusHA-$use"
        $rule = Get-NetFirewallRule -Name $name -ErrorAction SilentlyContinue
        $port = if ($null -ne $rule) { ($rule | Get-NetFirewallPortFilter).LocalPort } else { 0 }
        if ("$port" -eq "$($ports[$use])") { continue }
        if ($null -ne $rule) { Remove-NetFirewallRule -Name $name }
        if ($ports[$use] -gt 0) {
            [void] (New-NetFirewallRule -Name $name -DisplayName "Octopus Server: $use" -Direction Inbound -Action Allow -Protocol TCP -LocalPort $ports[$use])
            Write-Log "Port $($ports[$use]) is open ($use)"
        }
    }
}

# --- running -----------------------------------------------------------------------------------------------------------

# Remembers that a running service has to be started anew to see a change; on the disk, for a run that ends before it is.
function Request-Restart {
    param([Parameter(Mandatory)] [string] $Reason)
    if (Test-OctopusRunning) { Save-Applied 'restart' $Reason }
}

# No new tasks, and ten minutes for those that run. A drain that a person has begun is left to that person.
function Suspend-Node {
    if ((Get-NodeStatus) -ne 200) { return }
    Save-Applied 'serving' ''
    Invoke-Octopus 'node' @('--drain=true', '--wait=600')
}

function Start-OctopusServer {
    $reason = (Read-Note $AppliedFile)['restart']
    if (-not $reason -or -not (Test-OctopusRunning)) {
        Start-Answering
        if ($reason) { Save-Applied 'restart' '' }
        return
    }
    Write-Log "The service is started anew: $reason"
    # All nodes are given their new values at once, and one after the other takes them: the others serve meanwhile.
    Wait-Until -What 'This node''s turn to be started anew (another one is)' -Minutes 60 -Condition {
        $script:turn = Enter-Lock "$ClusterFolder\restart"
        $null -ne $script:turn
    }
    try {
        Suspend-Node
        Invoke-Octopus 'service' @('--stop')
        Start-Answering
        Save-Applied 'restart' ''
        Resume-Node
        # Until the load balancers have seen it.
        Start-Sleep -Seconds 60
    } finally {
        $script:turn.Dispose()
    }
}

function Start-Answering {
    if (-not (Test-OctopusRunning)) { Invoke-Octopus 'service' @('--start') }
    try {
        Wait-Until -What "A good answer of $PingUrl" -Minutes $PatienceMinutes -Condition { Test-WellStatus (Get-NodeStatus) }
    } catch {
        # What the server itself says is what a person wants to read first.
        if (Test-Path -LiteralPath $ServerLog) { Get-Content -LiteralPath $ServerLog -Tail 20 | ForEach-Object { Write-Log "    $_" -Level WARN } }
        throw
    }
    Write-Log "The node answers $(Get-NodeStatus)"
}

# The task cap is kept in the database under the node's name, and set once, so that what a person changes later stays. Before
# the first start, or the node takes five tasks until it answers; where that is refused, after it.
function Set-TaskCap {
    if (Test-Applied 'taskCap' "$TaskCap") { return }
    Invoke-Octopus 'node' @("--taskCap=$TaskCap")
    Save-Applied 'taskCap' "$TaskCap"
}

function Set-TaskCapEarly {
    try { Set-TaskCap } catch { Write-Log "The task cap is set after the start: $(Get-Reason $_)" -Level WARN }
}

# An end to the drain in which the last machine of this name was stopped; once, so that a person's drain stays.
function Resume-Node {
    if (Test-Applied 'serving' 'yes') { return }
    Invoke-Octopus 'node' @('--drain=false')
    Save-Applied 'serving' 'yes'
}


# --- watchdog ----------------------------------------------------------------------------------------------------------
# Every minute, as SYSTEM, and once more when Windows starts. The cloud sees a machine that is dead; this sees a server that
# hangs, a share that is gone, an installation that failed or that a restart of the machine has cut off. It never touches a
# service that someone has stopped, nor a node that drains.

$WatchdogName = 'Octopus HA watchdog'

function Register-Watchdog {
    $command = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File ""$Root\run-node.ps1"" -Mode Watch"
    if ($null -ne (Get-ScheduledTask -TaskName $WatchdogName -ErrorAction SilentlyContinue) -and (Test-Applied 'watchdog' $command)) { return }
    $action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument $command
    $triggers = @(
        New-ScheduledTaskTrigger -AtStartup
        New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 1)
    )
    $settings = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -StartWhenAvailable -ExecutionTimeLimit (New-TimeSpan -Hours 3)
    $principal = New-ScheduledTaskPrincipal -UserId 'SYSTEM' -LogonType ServiceAccount -RunLevel Highest
    [void] (Register-ScheduledTask -Force -TaskName $WatchdogName -Action $action -Trigger $triggers -Settings $settings -Principal $principal -Description 'Keeps the share mapped and Octopus Server answering.')
    Save-Applied 'watchdog' $command
    Write-Log 'The watchdog looks every minute'
}

# What to do after an answer, and what to remember: pure, so that it can be read and tested as a table.
function Get-WatchDecision {
    param(
        [Parameter(Mandatory)] [int] $Status,
        # Whether this process has ever answered well, and how many bad answers in a row it has given since.
        [Parameter(Mandatory)] [bool] $Answered,
        [Parameter(Mandatory)] [int] $Failures,
        # Minutes since the process started.
        [Parameter(Mandatory)] [double] $Age
    )
    if (Test-WellStatus $Status) { return @{ Restart = $false; Answered = $true; Failures = 0 } }
    # Before its first good answer it may be upgrading a schema: then its age counts, and not its answers.
    if (-not $Answered) { return @{ Restart = ($Age -ge $PatienceMinutes); Answered = $false; Failures = 0 } }
    @{ Restart = ($Failures + 1 -ge $HungMinutes); Answered = $true; Failures = $Failures + 1 }
}

function Watch-Node {
    $applied = Read-Note $AppliedFile
    $installation = [string] $applied['installation']
    if (-not $installation -and (Test-StoppedForMaintenance)) {
        Write-Log "Watchdog: $AppliedFile says nothing, and the service is set to be started by hand; run $Root\run-node.ps1 when the node is to run" -Level WARN
        return
    }
    # Wanted, failed a while ago, cut off in the middle, or forgotten with a damaged note: every step looks first, so it does no harm.
    if (@('done', 'stopped', 'failed') -notcontains $installation -or ($installation -eq 'failed' -and (Test-RetryDue))) {
        Write-Log "Watchdog: the installation begins (it was: $(if ($installation) { $installation } else { 'unknown' }))"
        Install-Node
        return
    }
    if ($applied['node'] -ne 'yes') { return }

    if ($applied['logShipping'] -eq 'failed' -and (Get-Date).Minute -eq 0) { Start-LogShippingSafely }
    Repair-Share
    $watch = Read-Note $WatchFile
    # Stopped by a person, or between two starts by Windows's own recovery: neither is this watchdog's.
    if (-not (Test-OctopusRunning)) { return }

    $id = (Get-CimInstance -ClassName Win32_Service -Filter "Name = '$ServiceName'").ProcessId
    $started = (Get-Process -Id $id).StartTime
    # A process that was started since is another one.
    $same = $watch['process'] -eq "$id $($started.Ticks)"
    $status = Get-NodeStatus
    $decision = Get-WatchDecision -Status $status -Answered ($same -and $watch['answered']) -Failures $(if ($same) { $watch['failures'] } else { 0 }) -Age ((Get-Date) - $started).TotalMinutes
    $watch['process'] = "$id $($started.Ticks)"
    $watch['answered'] = $decision.Answered
    $watch['failures'] = $decision.Failures
    Save-Note $WatchFile $watch
    if ($decision.Failures -gt 0) { Write-Log "Watchdog: the node answers $status, $($decision.Failures) of $HungMinutes" -Level WARN }
    if ($decision.Restart) {
        Write-Log "Watchdog: Octopus Server hangs (last answer $status) and is started anew" -Level ERROR
        # A server that hangs does not hear a request to stop.
        Stop-Process -Id $id -Force
        Wait-Until -What 'The end of the hung service' -Minutes 2 -IntervalSeconds 2 -Condition { (Get-OctopusService).Status -ne 'StopPending' }
        Start-Service -Name $ServiceName
    }
}

# How Stop-Node leaves a service.
function Test-StoppedForMaintenance {
    $service = Get-OctopusService
    $null -ne $service -and $service.Status -ne 'Running' -and $service.StartType -eq 'Manual'
}

# After a restart of the machine, or when the password has been changed, the share may be gone. A mapping that is there and
# does not answer is left alone twice: file servers fail over, and to map again would tear every open file. One try each
# time, and never an error: the next look is soon.
function Repair-Share {
    try {
        $watch = Read-Note $WatchFile
        $missing = [int] $watch['shareMissing']
        if (Test-Share) {
            if ($missing -eq 0) { return }
            Write-Log "$ShareRoot is there again"
            $watch['shareMissing'] = 0
            Save-Note $WatchFile $watch
            return
        }
        $watch['shareMissing'] = $missing + 1
        Save-Note $WatchFile $watch
        Write-Log "$ShareRoot is not there ($($missing + 1))" -Level WARN
        if ($missing -lt 2 -and $ShareUser -and @(Get-ShareMapping).Count -gt 0) { return }
        Read-Secret 'SharePassword' $SharePasswordSecret -Attempts 1
        Connect-Share -Attempts 1
        $watch['shareMissing'] = 0
        Save-Note $WatchFile $watch
    } catch {
        Write-Log (Get-Reason $_) -Level ERROR
    }
}


# --- the story ---------------------------------------------------------------------------------------------------------

function Get-Step {
    'Assert-Cloud'
    'Save-Script'
    'Register-Watchdog'
    'Initialize-DataVolume'
    'Initialize-HomeFolder'
    'Start-LogShippingSafely'
    'Read-NodeSecret'
    'Set-DirectoryDns'
    'Set-ShareCipher'
    'Connect-Share'
    'Initialize-SharedFolder'
    'Assert-Version'
    'Install-OctopusServer'
    'Save-InstallerSafely'
    'New-OctopusInstance'
    if ($FirstNode -eq 'true') { 'Initialize-Database'; 'Initialize-Cluster' } else { 'Join-Database' }
    'Set-ServerConfiguration'
    if ($FirstNode -eq 'true') { 'Publish-Database' }
    'Install-OctopusService'
    'Set-FirewallRule'
    'Set-TaskCapEarly'
    'Start-OctopusServer'
    'Set-TaskCap'
    'Resume-Node'
    'Complete-Launch'
}

# A report that cannot be sent must not hide what it was to tell.
function Send-ReportSafely {
    param([Parameter(Mandatory)] [string] $Text)
    try {
        Invoke-WithRetry -What 'Reporting' -Attempts 4 -Action { Send-Report $Text }
    } catch {
        Write-Log (Get-Reason $_) -Level WARN
    }
}

# A copy is for the next machine; this one has what it needs. The file stays, and the next run tries again.
function Save-InstallerSafely {
    try {
        Save-Installer
    } catch {
        Write-Log "$InstallerName is not in the store: $(Get-Reason $_)" -Level WARN
    }
}

# A node whose log stays on the machine is still a node. The watchdog tries again every hour.
function Start-LogShippingSafely {
    try {
        Start-LogShipping
        Save-Applied 'logShipping' 'started'
    } catch {
        Write-Log "Logs are not shipped yet: $(Get-Reason $_)" -Level WARN
        Save-Applied 'logShipping' 'failed'
    }
}

function Install-Node {
    $step = 'Beginning'
    try {
        Write-Log "--- $NodeName becomes a node of Octopus Server $Version ---"
        Save-Applied 'installation' 'running'
        Send-ReportSafely 'running'
        foreach ($step in Get-Step) {
            Send-Heartbeat
            $took = [Diagnostics.Stopwatch]::StartNew()
            Write-Log "$step ..."
            & $step
            Write-Log "$step done ($([int] $took.Elapsed.TotalSeconds) s)"
        }
        Save-Applied 'installation' 'done'
        Save-Applied 'node' 'yes'
        Save-Note $RetryFile @{}
        Write-Log "$NodeName is a node of Octopus Server $Version"
        Send-ReportSafely "succeeded $Version"
    } catch {
        $failure = Hide-SecretText "$step`: $(Get-Reason $_)"
        $place = $_.ScriptStackTrace -replace '\r?\n', '; '
        Write-Log $failure -Level ERROR
        Write-Log "    $place" -Level ERROR
        $next = Register-Failure (Test-Settled $_)
        Send-ReportSafely "failed: $failure ($next)"
        throw (New-LoggedError "$failure ($next; log: $LogFile)")
    }
}

# Notes that the installation failed, and when the watchdog tries again: sooner after a first failure, late after one that
# only a person can mend. Returns that in words.
function Register-Failure {
    param([Parameter(Mandatory)] [bool] $Settled)
    try {
        $failures = [int] (Read-Note $RetryFile)['failures'] + 1
        $pause = if ($Settled) { $LongestPauseSeconds } else { Get-RetryDelay -Attempt $failures -FirstSeconds $FirstPauseSeconds -LongestSeconds $LongestPauseSeconds }
        $next = (Get-Date).ToUniversalTime().AddSeconds($pause)
        # As a text: 5.1 and later ones write dates each in their own way.
        Save-Note $RetryFile @{ failures = $failures; notBefore = "$($next.Ticks)" }
        Save-Applied 'installation' 'failed'
        Write-Log "Failed $failures times; the watchdog tries again from $($next.ToString('s'))Z on" -Level WARN
        "$failures times, next try $($next.ToString('HH:mm'))Z"
    } catch {
        # The note still says that it runs: the watchdog begins again within a minute.
        Write-Log "The failure could not be noted: $(Get-Reason $_)" -Level ERROR
        'next try in a minute'
    }
}

# Whether the time has come. A clock that was set back must not put it off for longer than the longest pause.
function Test-RetryDue {
    $notBefore = (Read-Note $RetryFile)['notBefore']
    if (-not $notBefore) { return $true }
    $seconds = ([long] $notBefore - (Get-Date).ToUniversalTime().Ticks) / [TimeSpan]::TicksPerSecond
    $seconds -le 0 -or $seconds -gt $LongestPauseSeconds
}

# For user data, which must end for the machine's own agents to start, and whose account is not the one that a node runs as.
function Start-Installation {
    Save-Script
    Save-Applied 'installation' 'wanted'
    Register-Watchdog
    Start-ScheduledTask -TaskName $WatchdogName
    Write-Log "$NodeName is installed by the scheduled task '$WatchdogName'"
}

[void] (New-Item -ItemType Directory -Force -Path $Root)
$lock = Enter-Lock $LockFile
if ($null -eq $lock) {
    # The watchdog steps back, and so does a start: what holds the lock is an installation.
    if ($Mode -eq 'Watch' -or $Mode -eq 'Start') { return }
    # The others wait for it: it looks for some seconds each minute, and longer when it mends. One that only waits makes way.
    $waiting = Enter-Lock $WaitingFile
    try {
        Wait-Until -What "The end of another run of this script (see $LogFile)" -Minutes 60 -IntervalSeconds 5 -Condition {
            $script:lock = Enter-Lock $LockFile
            $null -ne $script:lock
        }
    } finally {
        if ($null -ne $waiting) { $waiting.Dispose() }
    }
}
try {
    Protect-Folder $Root
    switch ($Mode) {
        'Install' { Install-Node }
        'Start' { Start-Installation }
        'Watch' { Watch-Node }
        'Stop' { Stop-Node }
    }
} catch {
    # Nobody sees what a scheduled task throws.
    if (-not $_.Exception.Data.Contains('logged')) {
        Write-Log "$Mode`: $(Get-Reason $_)" -Level ERROR
        Write-Log "    $($_.ScriptStackTrace -replace '\r?\n', '; ')" -Level ERROR
    }
    throw
} finally {
    $lock.Dispose()
}
