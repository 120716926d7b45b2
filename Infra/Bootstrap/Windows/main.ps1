
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
