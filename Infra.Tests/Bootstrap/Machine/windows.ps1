# What the machine of machine.ps1 has of Windows and of Octopus Server.

# --- Windows -----------------------------------------------------------------------------------------------------------

function Get-Command {
    [CmdletBinding()] param([string] $Name)
    if ($global:M.Lacks -notcontains $Name) { Microsoft.PowerShell.Core\Get-Command -Name $Name -ErrorAction SilentlyContinue }
}

function Write-Host { [CmdletBinding()] param($Object) $global:M.Console.Add("$Object") }

function New-Object {
    [CmdletBinding()] param([Parameter(Position = 0)] [string] $TypeName, [Parameter(Position = 1)] [object[]] $ArgumentList)
    if ($TypeName -ne 'System.Data.SqlClient.SqlConnection') {
        if ($PSBoundParameters.ContainsKey('ArgumentList')) { return , (Microsoft.PowerShell.Utility\New-Object -TypeName $TypeName -ArgumentList $ArgumentList) }
        return , (Microsoft.PowerShell.Utility\New-Object -TypeName $TypeName)
    }
    if ($ArgumentList[0] -match 'authentication=') { throw 'Keyword not supported: authentication.' }
    [pscustomobject] @{ } |
        Add-Member -PassThru -MemberType ScriptMethod -Name Close -Value { } |
        Add-Member -PassThru -MemberType ScriptMethod -Name Dispose -Value { } |
        Add-Member -PassThru -MemberType ScriptMethod -Name Open -Value {
            Invoke-Call 'sql open'
            if (-not $global:W.Database.Exists) { throw ([FakeSqlException]::new('Cannot open database', 4060)) }
        } |
        Add-Member -PassThru -MemberType ScriptMethod -Name CreateCommand -Value {
            [pscustomobject] @{ CommandText = '' } | Add-Member -PassThru -MemberType ScriptMethod -Name ExecuteScalar -Value { [int] $global:W.Database.Used }
        }
}

function New-ScheduledTaskAction { [CmdletBinding()] param([string] $Execute, [string] $Argument) [pscustomobject] @{ Execute = $Execute; Argument = $Argument } }
function New-ScheduledTaskTrigger { [CmdletBinding()] param([switch] $AtStartup, [switch] $Once, $At, $RepetitionInterval) [pscustomobject] @{ Every = $RepetitionInterval; AtStartup = [bool] $AtStartup } }
function New-ScheduledTaskSettingsSet { [CmdletBinding()] param([string] $MultipleInstances, [switch] $StartWhenAvailable, $ExecutionTimeLimit) [pscustomobject] @{ } }
function New-ScheduledTaskPrincipal { [CmdletBinding()] param([string] $UserId, [string] $LogonType, [string] $RunLevel) [pscustomobject] @{ UserId = $UserId } }

function Register-ScheduledTask {
    [CmdletBinding()] param([switch] $Force, [string] $TaskName, $Action, $Trigger, $Settings, $Principal, [string] $Description)
    Invoke-Call "task $TaskName as $($Principal.UserId)"
    $global:M.Tasks[$TaskName] = $Action
}

function Unregister-ScheduledTask { [CmdletBinding()] param([string] $TaskName, [bool] $Confirm) $global:M.Tasks.Remove($TaskName) }
function Start-ScheduledTask { [CmdletBinding()] param([string] $TaskName) Invoke-Call "start task $TaskName" }
function Get-ScheduledTask { [CmdletBinding()] param([string] $TaskName) if ($global:M.Tasks.Contains($TaskName)) { $global:M.Tasks[$TaskName] } }

function Get-Volume {
    [CmdletBinding()] param([string] $DriveLetter)
    # One that an earlier machine of the node has left has its label and no letter.
    if (-not $DriveLetter) { if ($global:M.LeftVolume) { [pscustomobject] @{ FileSystemLabel = 'Octopus'; FileSystem = 'NTFS' } } }
    elseif ($global:M.Volume) { [pscustomobject] @{ FileSystemLabel = 'Octopus'; FileSystem = $global:M.Volume } }
}
function Get-Partition { [CmdletBinding()] param([string] $DriveLetter, $Volume) [pscustomobject] @{ DriveLetter = $DriveLetter; Size = $global:M.VolumeGiB * 1073741824 } }
function Get-PartitionSupportedSize { [CmdletBinding()] param([string] $DriveLetter) [pscustomobject] @{ SizeMax = $global:M.DiskGiB * 1073741824 } }
function Set-Partition { [CmdletBinding()] param([Parameter(ValueFromPipeline)] $InputObject, [string] $NewDriveLetter) process { Invoke-Call "letter $NewDriveLetter"; $global:M.LeftVolume = $false; $global:M.Volume = 'NTFS' } }
function Resize-Partition { [CmdletBinding()] param([string] $DriveLetter, [long] $Size) Invoke-Call "resize $DriveLetter $($Size / 1073741824)"; $global:M.VolumeGiB = $global:M.DiskGiB }
function Update-HostStorageCache { [CmdletBinding()] param() }
function Set-SmbClientConfiguration { [CmdletBinding()] param([string] $EncryptionCiphers, [bool] $Confirm) Invoke-Call "ciphers $EncryptionCiphers" }
function Get-Disk {
    [CmdletBinding()] param()
    [pscustomobject] @{ Number = 0; FriendlyName = 'Amazon EC2 NVMe'; PartitionStyle = 'RAW'; IsOffline = $false; IsReadOnly = $false; IsBoot = $false }
    [pscustomobject] @{ Number = 1; FriendlyName = 'NVMe Amazon Elastic B'; PartitionStyle = $(if ($global:M.Volume -or $global:M.LeftVolume) { 'GPT' } else { 'RAW' }); IsOffline = $true; IsReadOnly = $true; IsBoot = $false }
}
function Set-Disk { [CmdletBinding()] param([Parameter(ValueFromPipeline)] $InputObject, [int] $Number, $IsOffline, $IsReadOnly) }
function Initialize-Disk { [CmdletBinding()] param([int] $Number, [string] $PartitionStyle) Invoke-Call "disk $Number" }
function New-Partition { [CmdletBinding()] param([int] $DiskNumber, [switch] $UseMaximumSize, [string] $DriveLetter) $global:M.Volume = 'RAW' }
function Format-Volume { [CmdletBinding()] param([string] $DriveLetter, [string] $FileSystem, [string] $NewFileSystemLabel, [bool] $Confirm) $global:M.Volume = $FileSystem }

function Get-DnsClientNrptRule { [CmdletBinding()] param() $global:M.Names }
function Add-DnsClientNrptRule { [CmdletBinding()] param($Namespace, $NameServers, [string] $Comment) $global:M.Names = @([pscustomobject] @{ Name = 'rule'; Namespace = $Namespace; NameServers = $NameServers }) }
function Remove-DnsClientNrptRule { [CmdletBinding()] param([string] $Name, [switch] $Force) $global:M.Names = @() }
function Clear-DnsClientCache { [CmdletBinding()] param() }

function Get-SmbGlobalMapping { [CmdletBinding()] param() $global:M.Mappings }
function New-SmbGlobalMapping {
    [CmdletBinding()] param([string] $LocalPath, [string] $RemotePath, $Credential, $RequirePrivacy, $Persistent)
    Invoke-Call "map $RemotePath"
    if (@($global:M.Mappings).Count -gt 0) { throw 'The local device name is already in use' }
    $password = $Credential.GetNetworkCredential().Password
    if ($global:W.ShareState -ne 'there') { throw 'The network path was not found' }
    if ($password -cne $global:W.SharePassword) { throw 'The specified network password is not correct' }
    $global:M.MappedWith = $password
    $global:M.Mappings = @([pscustomobject] @{ LocalPath = $LocalPath; RemotePath = $RemotePath })
}
function Remove-SmbGlobalMapping { [CmdletBinding()] param([string] $LocalPath, [switch] $Force) Invoke-Call 'unmap'; $global:M.Mappings = @(); $global:M.MappedWith = '' }

function Get-NetFirewallRule { [CmdletBinding()] param([string] $Name) if ($global:M.Firewall.Contains($Name)) { [pscustomobject] @{ Name = $Name } } }
function Get-NetFirewallPortFilter { [CmdletBinding()] param([Parameter(ValueFromPipeline)] $Rule) process { [pscustomobject] @{ LocalPort = $global:M.Firewall[$Rule.Name] } } }
function New-NetFirewallRule { [CmdletBinding()] param([string] $Name, [string] $DisplayName, [string] $Direction, [string] $Action, [string] $Protocol, $LocalPort) $global:M.Firewall[$Name] = $LocalPort }
function Remove-NetFirewallRule { [CmdletBinding()] param([string] $Name) $global:M.Firewall.Remove($Name) }

# --- Octopus Server and its service ------------------------------------------------------------------------------------

function Get-Service { [CmdletBinding()] param([string] $Name) if ($global:M.Service.Exists) { [pscustomobject] @{ Status = $global:M.Service.Status; StartType = $global:M.Service.StartType } } }
function Get-CimInstance { [CmdletBinding()] param([string] $ClassName, [string] $Filter) [pscustomobject] @{ ProcessId = $global:M.Service.Id } }
function Get-Process { [CmdletBinding()] param([int] $Id) Invoke-Call 'process'; [pscustomobject] @{ StartTime = $global:M.Service.Started } }
function Stop-Process { [CmdletBinding()] param([int] $Id, [switch] $Force) Invoke-Call "kill $Id"; $global:M.Service.Status = 'Stopped' }
function Start-Service { [CmdletBinding()] param([string] $Name) Invoke-Call "start $Name"; Start-FakeServer }

function Start-FakeServer {
    $global:M.Service.Status = 'Running'
    $global:M.Service.Id++
    $global:M.Service.Started = $global:M.Now
}

# What ping answers: what the story says, or else what the node's state gives.
function Get-FakePing {
    if ($global:M.Service.Status -ne 'Running') { return 'refused' }
    if ($global:M.Answer) { return $global:M.Answer }
    if (($global:M.Now - $global:M.Service.Started).TotalSeconds -lt $global:M.StartSeconds) { return 'refused' }
    if ($global:W.Draining.Contains($global:M.Node)) { 418 } else { 200 }
}

function Invoke-Program {
    param([string] $Name, [string[]] $Arguments)
    switch ($Name) {
        'Octopus.Server.exe' { Invoke-FakeOctopus $Arguments }
        'msiexec.exe' {
            $file = $Arguments[1]
            if (-not [IO.File]::Exists((Get-RealPath $file))) { throw 'exit 1619' }
            if ($file -match 'Octopus\.(\d+\.\d+\.\d+)-x64\.msi$') {
                $global:M.ServerVersion = $Matches[1]
                $exe = Get-RealPath 'C:\Program Files\Octopus Deploy\Octopus\Octopus.Server.exe'
                [void] [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($exe))
                [IO.File]::WriteAllText($exe, '')
            } else {
                [void] [IO.Directory]::CreateDirectory((Get-RealPath 'C:\Program Files\Amazon\AmazonCloudWatchAgent'))
            }
        }
        'sc.exe' {
            if ($Arguments[0] -eq 'config') { $global:M.Service.StartType = if ($Arguments[3] -eq 'demand') { 'Manual' } else { 'Automatic' } }
        }
    }
}

function Invoke-FakeOctopus {
    param([string[]] $Arguments)
    $given = @{}
    foreach ($argument in $Arguments | Select-Object -Skip 1) {
        $name, $value = $argument -split '=', 2
        $given[$name] = $value
    }
    switch ($Arguments[0]) {
        'create-instance' { [void] [IO.Directory]::CreateDirectory((Get-RealPath ($given['--home']))); [IO.File]::WriteAllText((Get-RealPath $given['--config']), '') }
        'database' {
            if ($given.ContainsKey('--connectionString')) { $global:M.ConnectedWith = $given['--connectionString'] }
            if ($given.ContainsKey('--create') -and -not $global:W.Database.Used) {
                $global:W.Database.Exists = $true
                $global:W.Database.Used = $true
                $global:W.Database.Version = $global:M.ServerVersion
            }
            if ($given.ContainsKey('--upgrade')) {
                if ($global:W.OthersRun) { throw 'Another node is running' }
                $global:W.Database.Version = $global:M.ServerVersion
            }
        }
        'node' {
            if ($given.ContainsKey('--taskCap')) { $global:W.TaskCaps[$global:M.Node] = $given['--taskCap'] }
            if ($given['--drain'] -eq 'true' -and -not $global:W.Draining.Contains($global:M.Node)) { $global:W.Draining.Add($global:M.Node) }
            if ($given['--drain'] -eq 'false') { [void] $global:W.Draining.Remove($global:M.Node) }
        }
        'service' {
            if ($given.ContainsKey('--install')) { $global:M.Service.Exists = $true; $global:M.Service.Status = 'Stopped'; $global:M.Service.StartType = 'Automatic' }
            if ($given.ContainsKey('--start')) {
                if (-not $global:W.TaskCaps.ContainsKey($global:M.Node)) { $global:W.TaskCaps[$global:M.Node] = '5'; $global:M.StartedWithoutCap = $true }
                Start-FakeServer
            }
            if ($given.ContainsKey('--stop')) { $global:M.Service.Status = 'Stopped' }
        }
    }
}
