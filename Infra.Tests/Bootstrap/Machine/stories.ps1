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
