# A Windows machine that is none: what the install script asks of Windows, the cloud, Octopus, SQL Server and the network is
# answered from two tables, $global:M (this machine) and $global:W (what all machines of a cluster share). Time is virtual: it
# passes in Start-Sleep and where a real call would take long, and what a story has planned for a time happens then.
# For PowerShell 5.1 and later, on any system.

# Where the script does not call a command, which a function can stand in for, but .NET itself.
$Seams = [ordered] @{
    '[IO.File]::'                   = '[FakeFile]::'
    '[Diagnostics.Stopwatch]::'     = '[FakeStopwatch]::'
    '[Diagnostics.Process]::'       = '[FakeProcess]::'
    '[Net.WebRequest]::'            = '[FakeWeb]::'
    '[DateTime]::UtcNow'            = '[FakeClock]::Now()'
    '[Data.SqlClient.SqlException]' = '[FakeSqlException]'
}

# --- .NET --------------------------------------------------------------------------------------------------------------

class FakeClock {
    static [DateTime] Now() { return $global:M.Now }
}

class FakeStopwatch {
    static [object] StartNew() {
        return [pscustomobject] @{ Start = $global:M.Now } | Add-Member -PassThru -MemberType ScriptProperty -Name Elapsed -Value { $global:M.Now - $this.Start }
    }
}

class FakeFile {
    static [object] Open([string] $path, [object] $mode, [object] $access, [object] $share) { return [IO.File]::Open((Get-RealPath $path), $mode, $access, $share) }
    static [object] Create([string] $path, [int] $size, [object] $options) {
        # The share's own write is what a story can cut off.
        Invoke-Call "write $path"
        return [IO.File]::Create((Get-RealPath $path), $size, $options)
    }
    static [bool] Exists([string] $path) { try { return [IO.File]::Exists((Get-RealPath $path)) } catch { return $false } }
    static [void] Move([string] $from, [string] $to) { [IO.File]::Move((Get-RealPath $from), (Get-RealPath $to)) }
    static [void] Replace([string] $from, [string] $to, [string] $backup, [bool] $ignore) {
        Invoke-Call "replace $to"
        # As in .NET, which takes an empty name for a wrong one and a null for none.
        [IO.File]::Replace((Get-RealPath $from), (Get-RealPath $to), [NullString]::Value, $ignore)
    }
    static [void] WriteAllText([string] $path, [string] $text) { [IO.File]::WriteAllText((Get-RealPath $path), $text) }
}

class FakeProcess {
    static [object] Start([object] $start) {
        $name = $start.FileName.Split('\')[-1]
        $arguments = @(Split-CommandLine $start.Arguments)
        $said = ''
        $exit = 0
        $global:M.Programs.Add(@($name) + $arguments)
        try {
            Invoke-Call "$name $($arguments -join ' ')"
            $said = Invoke-Program $name $arguments
        } catch {
            $said = $_.Exception.Message
            $exit = 1
            if ($said -match '^exit (\d+)$') { $exit = [int] $Matches[1] }
        }
        $process = [pscustomobject] @{ ExitCode = $exit; StandardOutput = [FakePipe]::new("$said"); StandardError = [FakePipe]::new('') }
        return $process | Add-Member -PassThru -MemberType ScriptMethod -Name WaitForExit -Value { param($milliseconds) $true } |
            Add-Member -PassThru -MemberType ScriptMethod -Name Kill -Value { }
    }
}

class FakePipe {
    [string] $Text
    FakePipe([string] $text) { $this.Text = $text }
    [object] ReadToEndAsync() { return [pscustomobject] @{ Result = $this.Text } }
}

class FakeResponse : System.Net.WebResponse {
    [int] $StatusCode
    FakeResponse([int] $status) { $this.StatusCode = $status }
    [void] Close() { }
}

class FakeWeb {
    static [object] Create([string] $url) {
        return [pscustomobject] @{ Timeout = 0; Proxy = ''; AllowAutoRedirect = $true } | Add-Member -PassThru -MemberType ScriptMethod -Name GetResponse -Value {
            $status = Get-FakePing
            if ($status -eq 'hang') {
                Step-Clock 10
                throw ([System.Net.WebException]::new('The operation has timed out.'))
            }
            if ($status -eq 'refused') { throw ([System.Net.WebException]::new('Unable to connect to the remote server')) }
            $response = [FakeResponse]::new([int] $status)
            if ([int] $status -ge 400) {
                throw ([System.Net.WebException]::new("The remote server returned an error: ($status).", $null, [System.Net.WebExceptionStatus]::ProtocolError, $response))
            }
            $response
        }
    }
}

class HttpErrorResponseException : System.Exception {
    HttpErrorResponseException([string] $message, [System.Exception] $inner) : base($message, $inner) { }
}

class FakeSqlException : System.Exception {
    [int] $Number
    FakeSqlException([string] $message, [int] $number) : base($message) { $this.Number = $number }
}

# --- time --------------------------------------------------------------------------------------------------------------

function Step-Clock {
    param([double] $Seconds)
    $end = $global:M.Now.AddSeconds($Seconds)
    while ($true) {
        $due = @($global:M.Plan | Where-Object { $_.At -le $end } | Sort-Object { $_.At })
        if ($due.Count -eq 0) { break }
        if ($due[0].At -gt $global:M.Now) { $global:M.Now = $due[0].At }
        [void] $global:M.Plan.Remove($due[0])
        & $due[0].Do
    }
    $global:M.Now = $end
}

function Start-Sleep {
    [CmdletBinding()] param([double] $Seconds, [double] $Milliseconds)
    Step-Clock ($Seconds + $Milliseconds / 1000)
}

function Get-Date { [CmdletBinding()] param() [DateTime]::SpecifyKind($global:M.Now, [DateTimeKind]::Utc) }

# --- calls and their failures ------------------------------------------------------------------------------------------

# Each is told by its line; a story can have it fail so many times, or have something else happen then.
function Invoke-Call {
    param([string] $Line)
    $global:M.Calls.Add($Line)
    foreach ($rule in $global:M.Failures) {
        if ($rule.Times -gt 0 -and $Line -match $rule.Match) {
            $rule.Times--
            if ($rule.Do) { & $rule.Do } else { throw $rule.Error }
        }
    }
}

function Split-CommandLine {
    param([string] $Line)
    # The rules of CommandLineToArgvW.
    $at = 0
    while ($at -lt $Line.Length) {
        if (" `t".Contains($Line[$at])) { $at++; continue }
        $argument = New-Object System.Text.StringBuilder
        $quoted = $false
        while ($at -lt $Line.Length -and ($quoted -or -not " `t".Contains($Line[$at]))) {
            $slashes = 0
            while ($at -lt $Line.Length -and $Line[$at] -eq '\') { $slashes++; $at++ }
            if ($at -lt $Line.Length -and $Line[$at] -eq '"') {
                [void] $argument.Append('\', [Math]::Floor($slashes / 2))
                if ($slashes % 2) { [void] $argument.Append('"') } else { $quoted = -not $quoted }
                $at++
                continue
            }
            [void] $argument.Append('\', $slashes)
            if ($at -lt $Line.Length -and ($quoted -or -not " `t".Contains($Line[$at]))) { [void] $argument.Append($Line[$at]); $at++ }
        }
        $argument.ToString()
    }
}

# --- files -------------------------------------------------------------------------------------------------------------

# Drives are folders; the share is the cluster's, and there only while the story says so.
function Get-RealPath {
    param([string] $Path)
    if ($Path -notmatch '^([A-Z]):\\?(.*)$') {
        # Below the machine's own folder already; the script's own separators with it.
        if (-not $Path.StartsWith('\\')) { return $Path.Replace('\', [string] [IO.Path]::DirectorySeparatorChar) }
        Assert-Share
        return Join-Parts $global:W.Share ($Path -replace '^\\\\[^\\]+\\[^\\]+\\?', '')
    }
    if ($global:M.Folder.StartsWith("$($Matches[1]):")) { if ($Path.StartsWith($global:M.Folder)) { return $Path } }
    $drive, $rest = $Matches[1], $Matches[2]
    if ($drive -eq 'S') {
        if (@($global:M.Mappings).Count -eq 0) { throw ([IO.DirectoryNotFoundException]::new("Could not find a part of the path '$Path'.")) }
        Assert-Share
        return Join-Parts $global:W.Share $rest
    }
    Join-Parts (Join-Parts $global:M.Folder $drive) $rest
}

function Join-Parts {
    param([string] $Folder, [string] $Rest)
    $full = [IO.Path]::Combine($Folder, $Rest.Replace('\', [string] [IO.Path]::DirectorySeparatorChar))
    $full
}

# In 5.1 even Test-Path fails so.
function Assert-Share {
    if ($global:W.ShareState -eq 'denied') { throw ([UnauthorizedAccessException]::new('Access is denied')) }
    if ($global:W.ShareState -ne 'there') { throw ([IO.IOException]::new('The network path was not found')) }
    if ($global:M.MappedWith -and $global:M.MappedWith -ne $global:W.SharePassword) { throw ([IO.IOException]::new('The specified network password is not correct')) }
}

function Test-Path {
    [CmdletBinding()] param([string] $LiteralPath)
    $real = Get-RealPath $LiteralPath
    [IO.File]::Exists($real) -or [IO.Directory]::Exists($real)
}

function New-Item {
    [CmdletBinding()] param([string] $ItemType, [switch] $Force, [string] $Path)
    [IO.Directory]::CreateDirectory((Get-RealPath $Path))
}

function Get-Content {
    [CmdletBinding()] param([string] $LiteralPath, [switch] $Raw, [int] $Tail, [string] $Encoding)
    $text = [IO.File]::ReadAllText((Get-RealPath $LiteralPath))
    if ($Raw) { $text } else { $text -split "`n" }
}

function Set-Content {
    [CmdletBinding()] param([string] $LiteralPath, $Value, [string] $Encoding)
    [IO.File]::WriteAllText((Get-RealPath $LiteralPath), ($Value -join "`r`n") + "`r`n")
}

function Add-Content {
    [CmdletBinding()] param([string] $LiteralPath, $Value)
    [IO.File]::AppendAllText((Get-RealPath $LiteralPath), "$Value`r`n")
}

function Copy-Item {
    [CmdletBinding()] param([string] $LiteralPath, [string] $Destination, [switch] $Force)
    Invoke-Call "copy $LiteralPath $Destination"
    [IO.File]::Copy((Get-RealPath $LiteralPath), (Get-RealPath $Destination), $Force)
}

function Remove-Item { [CmdletBinding()] param([string] $LiteralPath) [IO.File]::Delete((Get-RealPath $LiteralPath)) }

function Get-FileHash {
    [CmdletBinding()] param([string] $Algorithm, [Alias('Path')] [string] $LiteralPath)
    [pscustomobject] @{ Hash = Get-Sha256 ([IO.File]::ReadAllBytes((Get-RealPath $LiteralPath))) }
}

function Get-Sha256 {
    param([byte[]] $Bytes)
    $sha = [Security.Cryptography.SHA256]::Create()
    [BitConverter]::ToString($sha.ComputeHash($Bytes)).Replace('-', '')
}

# --- the network and the clouds ----------------------------------------------------------------------------------------

function Invoke-WebRequest {
    [CmdletBinding()] param([string] $Uri, [string] $OutFile, [switch] $UseBasicParsing, [int] $TimeoutSec)
    Invoke-Call "download $Uri"
    [IO.File]::WriteAllText((Get-RealPath $OutFile), "what is at $Uri")
}

function Invoke-RestMethod {
    [CmdletBinding()] param([string] $Method, [string] $Uri, $Headers, [int] $TimeoutSec)
    switch -Regex ($Uri) {
        '/latest/api/token' { return 'token' }
        '/meta-data/instance-id' { return 'i-0123' }
        '/identity/oauth2/token' { return [pscustomobject] @{ access_token = 'token' } }
        '^https://[^/]+/secrets/([^?]+)\?' {
            $secret = Get-FakeSecret $Matches[1]
            return [pscustomobject] @{ value = $secret.Value; id = "https://vault/secrets/x/$($secret.Version)" }
        }
    }
    throw "Nothing answers at $Uri"
}

function Get-FakeSecret {
    param([string] $Name)
    Invoke-Call "secret $Name"
    if (-not $global:W.Secrets.ContainsKey($Name)) { throw "There is no secret $Name" }
    $global:W.Secrets[$Name]
}

function Get-SECSecretValue {
    [CmdletBinding()] param([string] $SecretId, [string] $Region)
    $secret = Get-FakeSecret ($SecretId -replace '^.*:secret:test-(.+)-AbCdEf$', '$1')
    [pscustomobject] @{ SecretString = $secret.Value; VersionId = $secret.Version }
}

function New-EC2Tag {
    [CmdletBinding()] param($Resource, $Tag, [string] $Region)
    Invoke-Call 'tag'
    $global:M.Reports.Add($Tag.Value)
}

# As AWS's tools fail in .NET Framework: the service's words around what the connection says.
function New-AwsError {
    param([string] $Message, [int] $Status = 400)
    $connection = [System.Net.WebException]::new("The remote server returned an error: ($Status).")
    [System.InvalidOperationException]::new($Message, [System.Exception]::new($Message, [HttpErrorResponseException]::new($connection.Message, $connection)))
}

function Read-S3Object {
    [CmdletBinding()] param([string] $BucketName, [string] $Key, [string] $Version, [string] $File, [string] $Region)
    Invoke-Call "s3 read $Key"
    if (-not $global:W.Bucket.ContainsKey($Key)) { throw (New-AwsError 'The specified key does not exist.' 404) }
    [IO.File]::WriteAllBytes((Get-RealPath $File), $global:W.Bucket[$Key])
}

function Write-S3Object {
    [CmdletBinding()] param([string] $BucketName, [string] $Key, [string] $File, [string] $Region)
    Invoke-Call "s3 write $Key"
    $global:W.Bucket[$Key] = [IO.File]::ReadAllBytes((Get-RealPath $File))
}

function Write-ASLifecycleActionHeartbeat {
    [CmdletBinding()] param([string] $AutoScalingGroupName, [string] $LifecycleHookName, [string] $InstanceId, [string] $Region)
    if (-not $global:M.Held) { throw (New-AwsError 'No active Lifecycle Action found with instance ID i-0123') }
    Invoke-Call 'heartbeat'
    $silence = ($global:M.Now - $global:M.LastSign).TotalMinutes
    if ($silence -gt $global:M.LongestSilence) { $global:M.LongestSilence = $silence }
    $global:M.LastSign = $global:M.Now
}

function Complete-ASLifecycleAction {
    [CmdletBinding()] param([string] $AutoScalingGroupName, [string] $LifecycleHookName, [string] $InstanceId, [string] $LifecycleActionResult, [string] $Region)
    if (-not $global:M.Held) { throw (New-AwsError 'No active Lifecycle Action found with instance ID i-0123') }
    Invoke-Call "complete $AutoScalingGroupName $LifecycleHookName $InstanceId $LifecycleActionResult"
    $global:M.Held = $false
}
