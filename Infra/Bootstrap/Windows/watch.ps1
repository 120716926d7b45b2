
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
