
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
