
# --- watchdog ----------------------------------------------------------------------------------------------------------
# Every minute, as SYSTEM, and once more when Windows starts. The cloud sees a machine that is dead; this sees a server that
# hangs, a share that is gone, an installation that a restart of the machine has cut off. It never touches a service that
# someone has stopped, nor a node that drains.

function Register-Watchdog {
    $name = 'Octopus HA watchdog'
    $command = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File ""$Root\run-node.ps1"" -Mode Watch"
    if ($null -ne (Get-ScheduledTask -TaskName $name -ErrorAction SilentlyContinue) -and (Test-Applied 'watchdog' $command)) { return }
    $action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument $command
    $triggers = @(
        New-ScheduledTaskTrigger -AtStartup
        New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 1)
    )
    $settings = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -StartWhenAvailable -ExecutionTimeLimit (New-TimeSpan -Hours 3)
    $principal = New-ScheduledTaskPrincipal -UserId 'SYSTEM' -LogonType ServiceAccount -RunLevel Highest
    [void] (Register-ScheduledTask -Force -TaskName $name -Action $action -Trigger $triggers -Settings $settings -Principal $principal -Description 'Keeps the share mapped and Octopus Server answering.')
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
    # Cut off in the middle, as by a restart of the machine: nobody else would go on.
    if (Test-Applied 'installation' 'running') {
        Write-Log 'Watchdog: the last run did not end and is begun again' -Level WARN
        Install-Node
        return
    }
    # Not a node yet: what failed is told in the log, and is a person's to mend.
    if (-not (Test-Applied 'node' 'yes')) { return }

    $watch = Read-Note $WatchFile
    try {
        $watch['shareMissing'] = Restore-Share -Missing ([int] $watch['shareMissing'])
    } catch {
        Write-Log "Watchdog: $($_.Exception.GetBaseException().Message)" -Level ERROR
    }
    Save-Note $WatchFile $watch
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

# After a restart of the machine, or when the password has been changed, the share may be gone. A mapping that is there and
# does not answer is given three minutes: file servers fail over, and to map again would tear every open file.
function Restore-Share {
    param([Parameter(Mandatory)] [int] $Missing)
    if (Test-Share) { return 0 }
    $Missing++
    Write-Log "Watchdog: $ShareRoot is not there ($Missing)" -Level WARN
    if ($Missing -lt 3 -and $ShareUser -and @(Get-SmbGlobalMapping | Where-Object { $_.LocalPath -eq $ShareDrive }).Count -gt 0) { return $Missing }
    Read-Secret 'SharePassword' $SharePasswordSecret
    Connect-Share
    0
}
