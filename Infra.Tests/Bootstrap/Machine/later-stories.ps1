# What happens to nodes that are installed; see stories.ps1.

# --- versions ----------------------------------------------------------------------------------------------------------

Invoke-Story 'an upgrade' -On aws, azure {
    [void] (Invoke-Installation)
    Set-Fact 'error' (Invoke-Installation @{ Version = '2026.4.7000'; InstallerUrl = 'https://download.octopusdeploy.com/octopus/Octopus.2026.4.7000-x64.msi' })
    Set-Fact 'database' $global:W.Database.Version
    Set-Fact 'cluster' (Get-ClusterNote)
    Set-Fact 'answer' "$(Get-FakePing)"
}

Invoke-Story 'an upgrade while another node runs' {
    [void] (Invoke-Installation)
    $global:W.OthersRun = $true
    Add-Plan 60 { $global:W.OthersRun = $false }
    Set-Fact 'error' (Invoke-Installation @{ Version = '2026.4.7000'; InstallerUrl = 'https://download.octopusdeploy.com/octopus/Octopus.2026.4.7000-x64.msi' })
    Step-Minutes 120 -Every 10
    Set-Fact 'installation' (Get-Applied 'installation')
    Set-Fact 'database' $global:W.Database.Version
}

Invoke-Story 'an older version in the settings' {
    [void] (Invoke-Installation)
    $before = $global:M.Programs.Count
    Set-Fact 'error' (Invoke-Installation @{ Version = '2026.4.6000'; InstallerUrl = 'https://download.octopusdeploy.com/octopus/Octopus.2026.4.6000-x64.msi' })
    Set-Fact 'programs' ($global:M.Programs.Count - $before)
    Set-Fact 'service' $global:M.Service.Status
    Set-Fact 'server' $global:M.ServerVersion
}

Invoke-Story 'another node with an older version' {
    New-Machine 2
    Set-ClusterNote '{"setup":"done","version":"2026.4.7000"}'
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'minutes' (Get-MinutesSinceStart)
}

Invoke-Story 'another task cap' {
    [void] (Invoke-Installation)
    $before = $global:M.Programs.Count
    Set-Fact 'error' (Invoke-Installation @{ TaskCap = '40' })
    Set-Fact 'programs' @($global:M.Programs | Select-Object -Skip $before | ForEach-Object { $_ -join ' ' })
}

Invoke-Story 'a change that needs a restart, while another node is started anew' {
    [void] (Invoke-Installation)
    $before = $global:M.Programs.Count
    $global:Turn = [IO.File]::Open("$($global:W.Share)/OctopusHA/restart", 'OpenOrCreate', 'ReadWrite', 'None')
    Add-Plan 20 { Set-Fact 'programs while it waits' @($global:M.Programs | Select-Object -Skip $before | ForEach-Object { $_ -join ' ' } | Where-Object { $_ -notmatch ' configure ' }); Set-Fact 'answer while it waits' "$(Get-FakePing)"; $global:Turn.Dispose() }
    Set-Fact 'error' (Invoke-Installation @{ TrustedProxies = '10.9.0.0/16' })
    Set-Fact 'minutes' (Get-MinutesSinceStart)
    Set-Fact 'programs' @($global:M.Programs | Select-Object -Skip $before | ForEach-Object { ($_ | Select-Object -Skip 1) -join ' ' })
    Set-Fact 'answer' "$(Get-FakePing)"
}

Invoke-Story 'a change whose restart fails at first' {
    [void] (Invoke-Installation)
    Add-Failure ' --stop' -Times 1
    Set-Fact 'error' (Invoke-Installation @{ TrustedProxies = '10.9.0.0/16' })
    $before = $global:M.Programs.Count
    Step-Minutes 2
    Set-Fact 'programs of the next try' @($global:M.Programs | Select-Object -Skip $before | ForEach-Object { ($_ | Select-Object -Skip 1) -join ' ' } | Where-Object { $_ -match '^service' })
    Set-Fact 'answer' "$(Get-FakePing)"
}

# --- maintenance -------------------------------------------------------------------------------------------------------

Invoke-Story 'a node that is retired or stopped for maintenance' {
    [void] (Invoke-Installation)
    Set-Fact 'error' (Invoke-Installation -Mode 'Stop')
    Set-Fact 'start type' $global:M.Service.StartType
    Step-Minutes 5
    Set-Fact 'service' $global:M.Service.Status
    Set-Fact 'error of the start' (Invoke-Installation)
    Set-Fact 'service after the start' $global:M.Service.Status
    Set-Fact 'answer' "$(Get-FakePing)"
}

Invoke-Story 'maintenance before a node was ever installed' {
    Add-Failure 'msiexec' -Message 'exit 1603'
    [void] (Invoke-Installation)
    $global:M.Failures.Clear()
    Set-Fact 'error' (Invoke-Installation -Mode 'Stop')
    Step-Minutes 90 -Every 10
    Set-Fact 'service' $global:M.Service.Exists
}

Invoke-Story 'a stopped node whose note is damaged' {
    [void] (Invoke-Installation)
    [void] (Invoke-Installation -Mode 'Stop')
    Set-Bytes 'C:\ProgramData\OctopusHA\applied.json' ([byte[]]::new(100))
    Step-Minutes 3
    Set-Fact 'service' $global:M.Service.Status
}

# --- the lock ----------------------------------------------------------------------------------------------------------

Invoke-Story 'another run holds the lock' {
    [void] (Invoke-Installation)
    $global:Held = [IO.File]::Open((Get-RealPath 'C:\ProgramData\OctopusHA\lock'), 'OpenOrCreate', 'ReadWrite', 'None')
    $global:M.Answer = 'hang'
    Step-Minutes 10
    Set-Fact 'kills meanwhile' (Get-CallCount '^kill')
    $global:M.Answer = ''
    Add-Plan 10 { $global:Held.Dispose() }
    Set-Fact 'error' (Invoke-Installation)
}

Invoke-Story 'a wait for the first node makes way for a stop' {
    New-Machine 2
    Set-ClusterNote '{"setup":"pending"}'
    # As the stop does while it waits for the lock.
    Add-Plan 30 { $global:Waiting = [IO.File]::Open((Get-RealPath 'C:\ProgramData\OctopusHA\waiting'), 'OpenOrCreate', 'ReadWrite', 'None') }
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'minutes' (Get-MinutesSinceStart)
    $global:Waiting.Dispose()
}

# --- notes -------------------------------------------------------------------------------------------------------------

Invoke-Story 'notes that a power cut has damaged' {
    [void] (Invoke-Installation)
    $bad = @()
    foreach ($file in 'applied', 'watch', 'retry') {
        foreach ($bytes in [byte[]]::new(0), [byte[]]::new(200), [Text.Encoding]::UTF8.GetBytes('{"a":'), [Text.Encoding]::UTF8.GetBytes('[]')) {
            Set-Bytes "C:\ProgramData\OctopusHA\$file.json" $bytes
            $global:M.TaskErrors.Clear()
            Step-Minutes 1
            if ($global:M.TaskErrors.Count -gt 0 -or (Get-Applied 'installation') -ne 'done' -or $global:M.Service.Status -ne 'Running') { $bad += "$file of $($bytes.Length) bytes: $($global:M.TaskErrors -join '; ')" }
        }
    }
    Set-Fact 'bad' $bad
    # It still watches.
    $global:M.Answer = 'hang'
    Step-Minutes 6
    Set-Fact 'kills' (Get-CallCount '^kill')
    Set-Fact 'creates' @(Get-OctopusCalls | Where-Object { $_ -match '--create|^admin' })
}

Invoke-Story 'a damaged note of the cluster' {
    [void] (Invoke-Installation)
    Set-ClusterNote "`0`0`0`0"
    $before = $global:M.Programs.Count
    New-Machine
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'creates' @(Get-OctopusCalls | Where-Object { $_ -match '--create|^admin|^path' })
    Set-Fact 'cluster' (Get-ClusterNote)
}

Invoke-Story 'a damaged note of the cluster, and a database that cannot be asked' {
    Set-ClusterNote ''
    $global:W.Secrets['connection-string'].Value = 'Server=tcp:sql;authentication="Active Directory Managed Identity"'
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'creates' @(Get-OctopusCalls | Where-Object { $_ -match '--create|^admin|^path' })
}

Invoke-Story 'a share that goes before the database is to be made' -On aws {
    # Only the note can tell that the database is in use.
    $global:W.Secrets['connection-string'].Value = 'Server=tcp:sql;authentication="Active Directory Managed Identity"'
    Set-ClusterNote '{"setup":"done","version":"2026.4.6909"}'
    Add-Trigger 'create-instance' { $global:W.ShareState = 'away' }
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'creates' @(Get-OctopusCalls | Where-Object { $_ -match '--create|^admin|^path' })
    $global:W.ShareState = 'there'
    Step-Minutes 2
    Set-Fact 'installation' (Get-Applied 'installation')
    Set-Fact 'creates later' @(Get-OctopusCalls | Where-Object { $_ -match '--create|^admin|^path' })
}

# --- the watchdog ------------------------------------------------------------------------------------------------------

foreach ($answer in '200', '418', '500', '503', '302', 'hang', 'refused') {
    Invoke-Story "the watchdog, and a node that answers $answer" {
        [void] (Invoke-Installation)
        Step-Minutes 1
        $global:M.Answer = $answer
        Step-Minutes 4
        Set-Fact 'kills after 4 minutes' (Get-CallCount '^kill')
        Step-Minutes 2
        Set-Fact 'kills after 6 minutes' (Get-CallCount '^kill')
        Set-Fact 'service' $global:M.Service.Status
        Set-Fact 'drains' @(Get-OctopusCalls | Where-Object { $_ -match 'drain=true' })
    }
}

Invoke-Story 'the watchdog, and a node that starts slowly' {
    [void] (Invoke-Installation)
    $global:M.StartSeconds = 29 * 60
    Start-FakeServer
    Step-Minutes 30 -Every 5
    Set-Fact 'kills' (Get-CallCount '^kill')
    $global:M.StartSeconds = 10000
    Start-FakeServer
    Step-Minutes 31
    Set-Fact 'kills when it never answers' (Get-CallCount '^kill')
}

Invoke-Story 'the watchdog, and a service that a person has stopped' {
    [void] (Invoke-Installation)
    $global:M.Service.Status = 'Stopped'
    Step-Minutes 10
    Set-Fact 'service' $global:M.Service.Status
}

Invoke-Story 'a share that is lost for an hour' {
    [void] (Invoke-Installation)
    $global:W.ShareState = 'away'
    Step-Minutes 60 -Every 2
    Set-Fact 'errors of the task' @($global:M.TaskErrors)
    Set-Fact 'longest run in minutes' ((Get-MinutesSinceStart) - 60)
    Set-Fact 'kills' (Get-CallCount '^kill')
    $global:W.ShareState = 'there'
    Step-Minutes 2
    Set-Fact 'missing' ((Get-Note 'C:\ProgramData\OctopusHA\watch.json' | ConvertFrom-Json).shareMissing)
    Set-Fact 'mapped with' $global:M.MappedWith
}

Invoke-Story 'a share that is away for two minutes' {
    [void] (Invoke-Installation)
    $global:W.ShareState = 'away'
    Step-Minutes 2
    $global:W.ShareState = 'there'
    Step-Minutes 2
    Set-Fact 'maps' (Get-CallCount '^map')
    Set-Fact 'unmaps' (Get-CallCount '^unmap')
}

Invoke-Story 'a password of the share that is changed' {
    [void] (Invoke-Installation)
    $global:W.SharePassword = 'New-Passw0rd'
    $global:W.Secrets['share-password'] = @{ Value = 'New-Passw0rd'; Version = 'v2' }
    Set-Fact 'error of run-node.ps1' (Invoke-Installation)
    Set-Fact 'mapped with' $global:M.MappedWith
    $global:W.SharePassword = 'Newer-Passw0rd'
    $global:W.Secrets['share-password'] = @{ Value = 'Newer-Passw0rd'; Version = 'v3' }
    Step-Minutes 4
    Set-Fact 'mapped by the watchdog with' $global:M.MappedWith
    Set-Fact 'errors of the task' @($global:M.TaskErrors)
}

Invoke-Story 'a fault of the watchdog itself' {
    [void] (Invoke-Installation)
    Add-Failure '^process' -Message 'No process has that id'
    Step-Minutes 1
}
