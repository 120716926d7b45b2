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
