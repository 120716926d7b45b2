
# --- steps -------------------------------------------------------------------------------------------------------------
# In the order in which they run (Get-Step). Each looks first, and does nothing where nothing is to be done.

# SYSTEM and administrators alone: the watchdog runs as SYSTEM what stands here, so nobody else may put anything here.
function Protect-Folder {
    param([Parameter(Mandatory)] [string] $Path)
    [void] (New-Item -ItemType Directory -Force -Path $Path)
    if (Test-Applied "access to $Path" 'SYSTEM and administrators') { return }
    # By number: the names are translated on a Windows of another language.
    [void] (Invoke-Native -Path 'icacls.exe' -Arguments @($Path, '/inheritance:r', '/grant:r', '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F', '/q'))
    Save-Applied "access to $Path" 'SYSTEM and administrators'
}

# Keeps the script and its values on the machine, for the watchdog and for a person who runs it again.
function Save-Script {
    if ($PSCommandPath -ne "$Root\install-node.ps1") { Save-Text "$Root\install-node.ps1" (Read-Text $PSCommandPath) }
    $parameters = @{}
    foreach ($name in $GivenParameters.Keys) { if ($name -ne 'Mode') { $parameters[$name] = $GivenParameters[$name] } }
    Save-Note "$Root\node.json" $parameters
    $launcher = @(
        '# Runs the installation again with the values of the last run. -Mode Watch looks once whether the node is well; -Mode Stop stops it.'
        'param([ValidateSet(''Install'', ''Watch'', ''Stop'')] [string] $Mode = ''Install'')'
        '$ErrorActionPreference = ''Stop'''
        '$parameters = @{}'
        'foreach ($property in (Get-Content -Raw -Encoding UTF8 -LiteralPath "$PSScriptRoot\node.json" | ConvertFrom-Json).PSObject.Properties) { $parameters[$property.Name] = $property.Value }'
        '& "$PSScriptRoot\install-node.ps1" @parameters -Mode $Mode'
    )
    Save-Text "$Root\run-node.ps1" ($launcher -join "`r`n")
}

# The data volume: a disk that nobody has used yet becomes O:. Disks that a machine loses when it stops are no data volumes.
function Initialize-DataVolume {
    if ($DataVolume -eq 'false') { return }
    $letter = $DataDrive.TrimEnd(':')
    $volume = Get-Volume -DriveLetter $letter -ErrorAction SilentlyContinue
    if ($null -eq $volume -and (Reset-LeftVolume)) { $volume = Get-Volume -DriveLetter $letter }
    if ($null -eq $volume) {
        Wait-Until -What 'The data volume' -Minutes 5 -Condition { @(Get-UnusedDisk).Count -gt 0 }
        $disk = @(Get-UnusedDisk)[0]
        Write-Log "Disk $($disk.Number) ($($disk.FriendlyName)) becomes $DataDrive"
        if ($disk.IsOffline) { Set-Disk -Number $disk.Number -IsOffline $false }
        if ($disk.IsReadOnly) { Set-Disk -Number $disk.Number -IsReadOnly $false }
        Initialize-Disk -Number $disk.Number -PartitionStyle GPT
        [void] (New-Partition -DiskNumber $disk.Number -UseMaximumSize -DriveLetter $letter)
        $volume = Invoke-WithRetry -What 'Finding the new volume' -Action { Get-Volume -DriveLetter $letter }
    }
    # Without a file system after a run that ended in between.
    if (-not $volume.FileSystem) { [void] (Format-Volume -DriveLetter $letter -FileSystem NTFS -NewFileSystemLabel $VolumeLabel -Confirm:$false) }
    Expand-DataVolume
}

$VolumeLabel = 'Octopus'

# A volume that an earlier machine of this node has left (on Azure it outlives the machine) becomes O: again, and empty: what stands on
# it belongs to an installation that is gone.
function Reset-LeftVolume {
    # Of a machine that is a node already nothing is formatted, whatever has become of the letter.
    if (Test-Applied 'node' 'yes') { return $false }
    Get-Disk | Where-Object { $_.IsOffline -and -not $_.IsBoot -and $_.PartitionStyle -ne 'RAW' } | Set-Disk -IsOffline $false
    $left = @(Get-Volume | Where-Object { $_.FileSystemLabel -eq $VolumeLabel })
    if ($left.Count -ne 1) { return $false }
    Write-Log "The volume of this node's last machine becomes $DataDrive, and empty"
    $letter = $DataDrive.TrimEnd(':')
    Get-Partition -Volume $left[0] | Set-Partition -NewDriveLetter $letter
    [void] (Format-Volume -DriveLetter $letter -FileSystem NTFS -NewFileSystemLabel $VolumeLabel -Confirm:$false)
    $true
}

# The disk may have grown; Windows uses what it is told to.
function Expand-DataVolume {
    $letter = $DataDrive.TrimEnd(':')
    Update-HostStorageCache
    $largest = (Get-PartitionSupportedSize -DriveLetter $letter).SizeMax
    $now = (Get-Partition -DriveLetter $letter).Size
    # Written out: the grammar that the tests read this script with knows no 1GB.
    $gib = 1073741824
    if ($largest - $now -lt $gib) { return }
    Resize-Partition -DriveLetter $letter -Size $largest
    Write-Log "$DataDrive has grown from $([int] ($now / $gib)) to $([int] ($largest / $gib)) GiB"
}

function Get-UnusedDisk {
    Get-Disk |
        Where-Object { $_.PartitionStyle -eq 'RAW' -and $_.FriendlyName -notmatch 'Instance Storage|NVMe EC2|EC2 NVMe|NVMe Direct' } |
        Sort-Object Number
}

function Initialize-HomeFolder { Protect-Folder $HomeFolder }

function Read-NodeSecret {
    Read-Secret 'ConnectionString' $ConnectionStringSecret
    Read-Secret 'MasterKey' $MasterKeySecret
    Read-Secret 'SharePassword' $SharePasswordSecret
    Read-Secret 'AdminPassword' $AdminPasswordSecret
    Read-Secret 'License' $LicenseSecret
    Read-Secret 'Redis' $RedisSecret
}

# The share's name is known to the directory's DNS alone. Only that domain is asked there: everything else (database,
# metadata, private zones) must stay with the network's own DNS, so the adapter's servers are left as they are.
function Set-DirectoryDns {
    if (-not $DirectoryDomain) { return }
    $namespace = ".$DirectoryDomain"
    $servers = @($DirectoryDnsIps -split ',')
    $rules = @(Get-DnsClientNrptRule | Where-Object { $_.Namespace -contains $namespace })
    if ($rules.Count -eq 1 -and (@($rules[0].NameServers) -join ',') -eq ($servers -join ',')) { return }
    foreach ($rule in $rules) { Remove-DnsClientNrptRule -Name $rule.Name -Force }
    Add-DnsClientNrptRule -Namespace $namespace -NameServers $servers -Comment 'Octopus HA: the directory that the share belongs to'
    Clear-DnsClientCache
    Write-Log "$namespace is asked at $($servers -join ', ')"
}

# The share for every account of the machine, encrypted. Windows keeps mapping and credential over a restart (in its own
# protected store); the watchdog maps again, with a freshly fetched password, whenever the share is not there.
function Connect-Share {
    param([int] $Attempts = 20)
    if (Test-Share) { return }
    Invoke-WithRetry -What "Opening $SharePath" -Attempts $Attempts -Action {
        if ($ShareUser) {
            if (@(Get-ShareMapping).Count -gt 0) { Remove-SmbGlobalMapping -LocalPath $ShareDrive -Force }
            # It comes as plain text from the vault; this is the only way into a credential.
            $password = ConvertTo-SecureString -String $Secrets['SharePassword'].Value -AsPlainText -Force
            $credential = New-Object System.Management.Automation.PSCredential ($ShareUser, $password)
            [void] (New-SmbGlobalMapping -LocalPath $ShareDrive -RemotePath $SharePath -Credential $credential -RequirePrivacy $true -Persistent $true)
        }
        if (-not (Test-Share)) { throw "$ShareRoot does not answer" }
    }
    Write-Log "$SharePath is there as $ShareRoot"
}

function Get-ShareMapping { Get-SmbGlobalMapping | Where-Object { $_.LocalPath -eq $ShareDrive } }

# Whether the share can be used, and is the one that is meant.
function Test-Share {
    if (-not (Test-Reachable $ShareRoot)) { return $false }
    if (-not $ShareUser) { return $true }
    @(Get-ShareMapping | Where-Object { $_.RemotePath -eq $SharePath }).Count -eq 1
}

# Octopus wants its folders before it is told of them; and a share that cannot be written to is found here, not in a deployment.
function Initialize-SharedFolder {
    # With the note's own folder there, a note that is not found is one that nobody has written.
    [void] (New-Item -ItemType Directory -Force -Path $ClusterFolder)
    foreach ($folder in $SharedFolders.Values) { [void] (New-Item -ItemType Directory -Force -Path "$ClusterShared\$folder") }
    $probe = "$ClusterShared\$NodeName.probe"
    Set-Content -LiteralPath $probe -Value $NodeName
    Remove-Item -LiteralPath $probe
}

# Which option of the path command names which folder below the shared root.
$SharedFolders = [ordered] @{
    '--artifacts'       = 'Artifacts'
    '--taskLogs'        = 'TaskLogs'
    '--nugetRepository' = 'Packages'
    '--imports'         = 'Imports'
    '--eventExports'    = 'EventExports'
    '--telemetry'       = 'Telemetry'
}

# Before anything is drained, stopped or replaced: whether the database is for a newer server than this one is to be.
function Assert-Version { Assert-NotOlder -Cluster (Read-Note $ClusterFile) }

function Assert-NotOlder {
    param([Parameter(Mandatory)] [AllowEmptyCollection()] [hashtable] $Cluster)
    if (-not $Cluster['version'] -or [version] $Cluster['version'] -le [version] $Version) { return }
    throw (New-SettledError "The database is at $($Cluster['version']), and an older Octopus Server ($Version) would damage it. Set version back to $($Cluster['version']), or restore a backup of the older database and delete $ClusterFile.")
}

# Octopus Server of the pinned version. An older one is drained and stopped first, and replaced.
function Install-OctopusServer {
    if ((Test-Path -LiteralPath $OctopusExe) -and (Test-Applied 'server' $Version)) { return }
    $installer = Get-Installer -Name $InstallerName -Url $InstallerUrl -Checksum $InstallerSha256 -WaitMinutes $(if ($FirstNode -eq 'true') { 0 } else { 8 })
    if (Test-OctopusRunning) {
        Suspend-Node
        Invoke-Octopus 'service' @('--stop')
    }
    Install-Msi -Path $installer -Properties @('RUNMANAGERONEXIT=no')
    Save-Applied 'server' $Version
}

# --- downloads ---------------------------------------------------------------------------------------------------------
# What comes from outside is copied once into the cluster's own store, with its SHA-256, by whoever needs it first. A machine
# that is replaced at night depends on that store alone.

# A file's path on this machine: from the store, or else from its address.
function Get-Installer {
    param(
        [Parameter(Mandatory)] [string] $Name,
        [Parameter(Mandatory)] [string] $Url,
        [string] $Checksum = '',
        [int] $Attempts = 8,
        # Minutes for another node to put it into the store.
        [int] $WaitMinutes = 0
    )
    $path = "$Root\download\$Name"
    [void] (New-Item -ItemType Directory -Force -Path (Split-Path $path))
    $stored = Invoke-WithRetry -What "Looking for $Name in the store" -Action { Get-StoredChecksum $Name }
    for ($minute = 0; -not $stored -and $minute -lt $WaitMinutes; $minute++) {
        if ($minute -eq 0) { Write-Log "$Name is not in the store yet; the first node puts it there" }
        Start-Sleep -Seconds 60
        $stored = Invoke-WithRetry -What "Looking for $Name in the store" -Action { Get-StoredChecksum $Name }
    }
    if ($stored) {
        # Before it is loaded, and once.
        Assert-Checksum "$Name in the store" $stored $Checksum
        Invoke-WithRetry -What "Loading $Name from the store" -Attempts $Attempts -Action {
            Copy-FromStore $Name $path
            $hash = (Get-FileHash -Algorithm SHA256 -LiteralPath $path).Hash
            if ($hash -ne $stored) { throw "its SHA-256 is $hash, and $stored is beside it; delete $Name and $Name.sha256 from the store, and the next try loads the original" }
        }
        Write-Log "$Name comes from the store and has SHA-256 $stored"
        return $path
    }
    Invoke-WithRetry -What "Downloading $Url" -Attempts $Attempts -Action {
        Invoke-WebRequest -Uri $Url -OutFile $path -UseBasicParsing -TimeoutSec 1800
        $hash = (Get-FileHash -Algorithm SHA256 -LiteralPath $path).Hash
        Write-Log "$Url has SHA-256 $hash"
        Assert-Checksum $Url $hash $Checksum
    }
    $path
}

function Assert-Checksum {
    param([Parameter(Mandatory)] [string] $What, [Parameter(Mandatory)] [string] $Checksum, [Parameter(Mandatory)] [AllowEmptyString()] [string] $Expected)
    if ($Expected -and $Checksum -ne $Expected) {
        throw (New-SettledError "$What has SHA-256 $Checksum and not $Expected, which nodes.installerSha256 asks for. Correct the setting, or what is there.")
    }
}

# Only what has been installed is worth keeping: that it was, shows that it is no error page.
function Save-Installer {
    param([string] $Name = $InstallerName)
    $path = "$Root\download\$Name"
    if (-not (Test-Path -LiteralPath $path)) { return }
    Invoke-WithRetry -What "Copying $Name into the store" -Action {
        if (Get-StoredChecksum $Name) { return }
        Copy-ToStore $path $Name
        # Last: it says that the copy is whole.
        Save-Text "$path.sha256" (Get-FileHash -Algorithm SHA256 -LiteralPath $path).Hash
        Copy-ToStore "$path.sha256" "$Name.sha256"
        Write-Log "$Name is in the store"
    }
    Remove-Item -LiteralPath $path
}

function Install-Msi {
    param([Parameter(Mandatory)] [string] $Path, [string[]] $Properties = @())
    $log = "$Root\$([IO.Path]::GetFileNameWithoutExtension($Path)).msi.log"
    # 1618: another installation is running, as Windows Update does; it has to be waited for.
    Wait-Until -What "The end of another installation (see $log)" -Minutes 20 -IntervalSeconds 30 -Condition {
        $code = Invoke-Native -Path 'msiexec.exe' -Arguments (@('/i', $Path, '/quiet', '/norestart', '/l*v', $log) + $Properties) -GoodExitCodes 0, 3010, 1618
        if ($code -eq 3010) { Write-Log 'Windows wants a restart some time; the node goes on without' -Level WARN }
        $code -ne 1618
    }
}

function New-OctopusInstance {
    $configuration = "$HomeFolder\$Instance.config"
    if (Test-Path -LiteralPath $configuration) { return }
    Invoke-Octopus 'create-instance' @("--config=$configuration", "--home=$HomeFolder", "--serverNodeName=$NodeName")
}

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
