# What happens to nodes. Each story plays on a new machine of node 1 in a new cluster, unless it makes others; what it finds
# out is checked by InstallScriptRunTests.cs, in words.

# --- becoming a node ---------------------------------------------------------------------------------------------------

Invoke-Story 'first node, from user data' -On aws {
    Invoke-UserData
    Set-Fact 'minutes of user data' (Get-MinutesSinceStart)
    Set-Fact 'tasks after user data' @($global:M.Tasks.Keys)
    Step-Minutes 3
    Set-Fact 'tasks' @($global:M.Tasks.Keys)
    Set-Fact 'held' $global:M.Held
    Set-Fact 'bucket' @($global:W.Bucket.Keys | Sort-Object)
}

Invoke-Story 'user data whose script cannot be loaded at first' -On aws {
    Add-Failure '^s3 read install-node.ps1' -Times 5 -Message 'Access Denied'
    Invoke-UserData
    Step-Minutes 8
    Set-Fact 'installation' (Get-Applied 'installation')
    Set-Fact 'start log' (Get-Note 'C:\ProgramData\OctopusHA\start-node.log')
}

Invoke-Story 'first node' -On aws, azure {
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'cluster' (Get-ClusterNote)
    Set-Fact 'task cap' $global:W.TaskCaps['node1']
    Set-Fact 'started without a cap' $global:M.StartedWithoutCap
    Set-Fact 'firewall' @($global:M.Firewall.Keys | Sort-Object)
    $before = $global:M.Programs.Count
    $downloads = Get-CallCount '^download'
    Set-Fact 'error of the second run' (Invoke-Installation)
    Set-Fact 'programs of the second run' ($global:M.Programs.Count - $before)
    Set-Fact 'downloads of the second run' ((Get-CallCount '^download') - $downloads)
}

Invoke-Story 'a store that takes no copies' -On aws {
    Add-Failure '^s3 write downloads/Octopus' -Message 'Access Denied'
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'installation' (Get-Applied 'installation')
}

Invoke-Story 'volumes' -On azure {
    $global:M.LeftVolume = $true
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'letters' @($global:M.Calls -match '^letter')
    Set-Fact 'new disks' (Get-CallCount '^disk')
    $global:M.DiskGiB = 250
    Set-Fact 'error of the larger one' (Invoke-Installation)
    Set-Fact 'resized' @($global:M.Calls -match '^resize')
    Set-Fact 'letters of the larger one' (Get-CallCount '^letter')
    Set-Fact 'ciphers' @($global:M.Calls -match '^ciphers')
}

Invoke-Story 'joining node' -On aws, azure {
    New-Machine 2
    # The first node is twenty minutes on its way.
    Add-Plan 20 { Set-ClusterNote '{"setup":"done","version":"2026.4.6909"}'; $global:W.Database.Used = $true }
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'minutes' (Get-MinutesSinceStart)
    Set-Fact 'longest silence' $global:M.LongestSilence
}

Invoke-Story 'joining node whose first node never comes' {
    New-Machine 2
    Set-ClusterNote '{"setup":"pending"}'
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'minutes' (Get-MinutesSinceStart)
    Add-Plan 15 { Set-ClusterNote '{"setup":"done","version":"2026.4.6909"}' }
    Step-Minutes 30 -Every 5
    Set-Fact 'installation' (Get-Applied 'installation')
    Set-Fact 'longest silence' $global:M.LongestSilence
}

Invoke-Story 'joining node while the share blinks' {
    New-Machine 2
    Add-Plan 12 { $global:W.ShareState = 'away' }
    Add-Plan 13 { $global:W.ShareState = 'denied' }
    Add-Plan 14 { $global:W.ShareState = 'there'; $global:W.SharePassword = 'rotated'; $global:W.Secrets['share-password'].Value = 'rotated' }
    Add-Plan 40 { Set-ClusterNote '{"setup":"done","version":"2026.4.6909"}' }
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'minutes' (Get-MinutesSinceStart)
}

Invoke-Story 'a database that is in use already' {
    $global:W.Database = @{ Exists = $true; Used = $true; Version = '2026.3.1' }
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'database' $global:W.Database.Version
}

Invoke-Story 'a managed identity for the database' {
    $global:W.Secrets['connection-string'].Value = 'Server=tcp:sql;authentication="Active Directory Managed Identity"'
    Set-Fact 'error' (Invoke-Installation)
}

Invoke-Story 'a machine that its group does not wait for' -On aws {
    $global:M.Held = $false
    Set-Fact 'error' (Invoke-Installation)
}

Invoke-Story 'an image without tools' -On aws {
    $global:M.Lacks = @('Complete-ASLifecycleAction')
    Set-Fact 'error' (Invoke-Installation)
}

Invoke-Story 'secrets with every kind of character' -On aws, azure {
    $hard = -join (33..126 | ForEach-Object { [char] $_ })
    $global:W.Secrets['admin-password'].Value = $hard
    $global:W.Secrets['redis'].Value = 'redis:6380,password=R1!&#$^<>-x,ssl=true'
    Set-Fact 'error' (Invoke-Installation @{ RedisSecret = $global:M.Values['MasterKeySecret'] -replace 'master-key', 'redis' })
    $admin = @($global:M.Programs | Where-Object { $_.Count -gt 1 -and $_[1] -eq 'admin' })[0]
    Set-Fact 'admin password arrives' (($admin -ccontains "--password=$hard"))
    Set-Fact 'connection string arrives' ($global:M.ConnectedWith -ceq $global:W.Secrets['connection-string'].Value)
    $license = @($global:M.Programs | Where-Object { $_.Count -gt 1 -and $_[1] -eq 'license' })[0]
    Set-Fact 'license' @($license | Where-Object { $_ -like '--licenseBase64=*' })[0]
    # Everything that this machine wrote or told.
    $told = (Get-Log) + ($global:M.Console -join "`n") + ($global:M.Reports -join "`n") + ($global:M.TaskErrors -join "`n")
    foreach ($file in [IO.Directory]::GetFiles("$($global:M.Folder)/C/ProgramData/OctopusHA")) { $told += [IO.File]::ReadAllText($file) }
    $secret = @($hard, 'Conn""ection;Pass', 'Conn"ection;Pass', 'MDEyMzQ1Njc4OWFiY2RlZg==', 'Sh@re-Passw0rd', 'PExpY2Vuc2U', 'T25lIGxpbmU', 'QW5vdGhlcg', 'R1!&#$^<>-x')
    Set-Fact 'secrets told' @($secret | Where-Object { $told.Contains($_) })
}

Invoke-Story 'a program that tells a licence' {
    Add-Failure ' license ' -Message "Cannot read T25lIGxpbmU= of PExpY2Vuc2U+T25lIGxpbmU=QW5vdGhlcg=="
    Set-Fact 'error' (Invoke-Installation)
}

# --- what fails, and goes on ------------------------------------------------------------------------------------------

Invoke-Story 'each step fails, and the watchdog goes on' -On aws, azure {
    # How often: longer than the step itself goes on trying, where it does.
    $calls = if ($Cloud -eq 'aws') { @{ '^complete' = 8; '^download .*octopus' = 10; '^secret' = 25 } } else {
        [ordered] @{
            '^map ' = 25; '^download .*octopus' = 10; 'msiexec.*Octopus' = 2; 'create-instance' = 2; 'database' = 2
            'configure .*usernamePassword' = 2; ' path ' = 2; ' admin ' = 2; ' license ' = 2; 'configure .*webListen' = 2; '--install' = 2
            'sc.exe config' = 2; 'sc.exe failure ' = 2; '--start' = 2; 'drain=false' = 2; 'write .*cluster.json' = 8
        }
    }
    $stuck = @()
    $silent = @()
    $lost = @()
    foreach ($call in $calls.Keys) {
        New-Cluster
        New-Machine
        Add-Failure $call -Times $calls[$call]
        if (-not (Invoke-Installation)) { $silent += $call }
        for ($round = 0; $round -lt 6 -and (Get-Applied 'installation') -ne 'done'; $round++) { Step-Minutes 10 -Every 10 }
        if ((Get-Applied 'installation') -ne 'done' -or $global:M.Service.Status -ne 'Running') { $stuck += $call }
        if (@($global:M.Programs | Where-Object { $_.Count -gt 1 -and $_[1] -eq 'admin' }).Count -eq 0) { $lost += $call }
    }
    Set-Fact 'calls' $calls.Count
    Set-Fact 'stuck' $stuck
    Set-Fact 'silent' $silent
    Set-Fact 'administrator lost' $lost
}

Invoke-Story 'an installation that fails for hours' {
    Add-Failure 'database' -Message 'Login failed'
    [void] (Invoke-Installation)
    Add-Plan (6 * 60) { $global:M.Failures.Clear() }
    Step-Minutes (6 * 60 + 35) -Every 5
    Set-Fact 'tries' ([regex]::Matches((Get-Log), 'becomes a node').Count)
    Set-Fact 'installation' (Get-Applied 'installation')
    Set-Fact 'longest silence' $global:M.LongestSilence
    Set-Fact 'retry' (Get-Note 'C:\ProgramData\OctopusHA\retry.json')
}

Invoke-Story 'a wrong checksum' -On aws, azure {
    Set-Fact 'error' (Invoke-Installation @{ InstallerSha256 = 'b' * 64 })
    Set-Fact 'minutes' (Get-MinutesSinceStart)
    Set-Fact 'downloads' (Get-CallCount '^download .*octopus')
    Step-Minutes 25 -Every 5
    Set-Fact 'downloads after 25 minutes' (Get-CallCount '^download .*octopus')
    Set-Fact 'server' $global:M.ServerVersion
}

Invoke-Story 'a download that breaks off' {
    Add-Failure '^download .*octopus' -Times 3 -Message 'The connection was closed'
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'downloads' (Get-CallCount '^download .*octopus')
}

Invoke-Story 'a log agent that cannot be had' -On aws {
    Add-Failure 'amazon-cloudwatch-agent.msi$' -Message 'Unable to connect'
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'held' $global:M.Held
    Set-Fact 'log shipping' (Get-Applied 'logShipping')
    $global:M.Failures.Clear()
    Step-Minutes 75 -Every 5
    Set-Fact 'log shipping later' (Get-Applied 'logShipping')
}

Invoke-Story 'a machine that is replaced while nothing outside can be reached' -On aws, azure {
    [void] (Invoke-Installation)
    $global:W.Draining.Add('node1')
    New-Machine
    Add-Failure '^download' -Message 'Unable to connect'
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'draining' @($global:W.Draining)
    Set-Fact 'creates' @(Get-OctopusCalls | Where-Object { $_ -match '--create|^admin|^path' })
}

Invoke-Story 'a copy in the store that is damaged' {
    [void] (Invoke-Installation)
    if ($Cloud -eq 'aws') { $global:W.Bucket['downloads/Octopus.2026.4.6909-x64.msi'] = [byte[]] (1, 2) } else { [IO.File]::WriteAllBytes("$($global:W.Share)/OctopusHA/downloads/Octopus.2026.4.6909-x64.msi", [byte[]] (1, 2)) }
    New-Machine
    Set-Fact 'error' (Invoke-Installation)
}

Invoke-Story 'a task cap that is refused before the start' {
    Add-Failure 'taskCap' -Times 1 -Message 'No such node'
    Set-Fact 'error' (Invoke-Installation)
    Set-Fact 'task cap' $global:W.TaskCaps['node1']
}

Invoke-Story 'a power cut in the middle' {
    Add-Failure 'create-instance' -Times 1 -Message 'cut'
    [void] (Invoke-Installation)
    # What stands there while a run is under way, and nobody is left to change.
    $applied = Get-Note 'C:\ProgramData\OctopusHA\applied.json' | ConvertFrom-Json
    $applied.installation = 'running'
    [IO.File]::WriteAllText((Get-RealPath 'C:\ProgramData\OctopusHA\applied.json'), ($applied | ConvertTo-Json))
    Step-Minutes 1
    Set-Fact 'installation' (Get-Applied 'installation')
}

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
