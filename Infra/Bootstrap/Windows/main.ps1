
# --- the story ---------------------------------------------------------------------------------------------------------

function Get-Step {
    'Assert-Cloud'
    'Save-Script'
    'Register-Watchdog'
    'Initialize-DataVolume'
    'Initialize-HomeFolder'
    'Start-LogShipping'
    'Read-NodeSecret'
    'Set-DirectoryDns'
    'Set-ShareCipher'
    'Connect-Share'
    'Initialize-SharedFolder'
    'Install-OctopusServer'
    'New-OctopusInstance'
    if ($FirstNode -eq 'true') { 'Initialize-Database' } else { 'Join-Database' }
    'Set-ServerConfiguration'
    if ($FirstNode -eq 'true') { 'Initialize-Cluster'; 'Publish-Database' }
    'Install-OctopusService'
    'Set-FirewallRule'
    'Start-OctopusServer'
    'Set-NodeCapacity'
}

# A report that cannot be sent must not hide what it was to tell.
function Send-ReportSafely {
    param([Parameter(Mandatory)] [string] $Text)
    try {
        Invoke-WithRetry -What 'Reporting' -Attempts 4 -Action { Send-Report $Text }
    } catch {
        Write-Log $_.Exception.Message -Level WARN
    }
}

function Install-Node {
    $step = ''
    try {
        Write-Log "--- $NodeName becomes a node of Octopus Server $Version ---"
        Save-Applied 'installation' 'running'
        Send-ReportSafely 'running'
        foreach ($step in Get-Step) {
            $took = [Diagnostics.Stopwatch]::StartNew()
            Write-Log "$step ..."
            & $step
            Write-Log "$step done ($([int] $took.Elapsed.TotalSeconds) s)"
        }
        Save-Applied 'installation' 'done'
        Save-Applied 'node' 'yes'
        Write-Log "$NodeName is a node of Octopus Server $Version"
        Send-ReportSafely "succeeded $Version"
    } catch {
        $failure = Hide-SecretText "$step`: $($_.Exception.GetBaseException().Message)"
        $place = $_.ScriptStackTrace -replace '\r?\n', '; '
        Save-Applied 'installation' 'failed'
        Write-Log $failure -Level ERROR
        Write-Log "    at $place" -Level ERROR
        Send-ReportSafely "failed: $failure"
        throw "$failure (log: $LogFile)"
    }
}

[void] (New-Item -ItemType Directory -Force -Path $Root)
$lock = Enter-Lock
if ($null -eq $lock) {
    # The watchdog steps back. Others wait for it: it looks for some seconds each minute, and a little longer when it mends.
    if ($Mode -eq 'Watch') { return }
    Wait-Until -What "The end of another run of this script (see $LogFile)" -Minutes 30 -IntervalSeconds 5 -Condition {
        $script:lock = Enter-Lock
        $null -ne $script:lock
    }
}
try {
    Protect-Folder $Root
    switch ($Mode) {
        'Install' { Install-Node }
        'Watch' { Watch-Node }
        'Stop' { Stop-Node }
    }
} finally {
    $lock.Dispose()
}
