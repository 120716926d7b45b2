
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
