# Plays the stories of stories.ps1 on the machine of machine.ps1, and writes what came of them as JSON.
#   run.ps1 <folder with aws.ps1, azure.ps1, user-data.txt and nodes.json> <aws|azure>
param([Parameter(Mandatory)] [string] $Folder, [Parameter(Mandatory)] [string] $Cloud)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/machine.ps1"
. "$PSScriptRoot/windows.ps1"

# --- the texts, with their seams ---------------------------------------------------------------------------------------

function Get-Seamed {
    param([string] $Text, [switch] $Whole)
    foreach ($seam in $Seams.Keys) {
        # A seam that is not there any more would let the script at the real machine.
        if ($Whole -and -not $Text.Contains($seam)) { throw "The script holds no $seam any more" }
        $Text = $Text.Replace($seam, $Seams[$seam])
    }
    $Text.Replace('$PSCommandPath', '(Get-FakePath $PSCommandPath)').Replace('& $script @parameters', '& (Get-RealPath $script) @parameters')
}

function Get-FakePath {
    param([string] $Path)
    if (-not $Path.StartsWith($global:M.Folder)) { return $Path }
    $rest = $Path.Substring($global:M.Folder.Length + 1).Replace('/', '\')
    $rest.Substring(0, 1) + ':' + $rest.Substring(1)
}

$ScriptText = Get-Seamed ([IO.File]::ReadAllText("$Folder/$Cloud.ps1")) -Whole
$ScriptBytes = [Text.Encoding]::UTF8.GetBytes($ScriptText)
$UserData = (Get-Seamed ([IO.File]::ReadAllText("$Folder/user-data.txt"))).Replace('a' * 64, (Get-Sha256 $ScriptBytes))
$Nodes = [IO.File]::ReadAllText("$Folder/nodes.json") | ConvertFrom-Json

# --- a cluster and its machines ----------------------------------------------------------------------------------------

$Count = 0

function New-Cluster {
    $script:Count++
    $share = "$Folder/$Cloud-$Count/share"
    [void] [IO.Directory]::CreateDirectory($share)
    $global:W = @{
        Share         = $share
        ShareState    = 'there'
        SharePassword = 'Sh@re-Passw0rd'
        Bucket        = @{ 'install-node.ps1' = $ScriptBytes }
        Database      = @{ Exists = $false; Used = $false; Version = '' }
        Draining      = [Collections.Generic.List[string]]::new()
        TaskCaps      = @{}
        OthersRun     = $false
        Secrets       = @{
            'connection-string' = @{ Value = 'Server=tcp:sql,1433;Password="Conn""ection;Pass"'; Version = 'v1' }
            'master-key'        = @{ Value = 'MDEyMzQ1Njc4OWFiY2RlZg=='; Version = 'v1' }
            'admin-password'    = @{ Value = 'Adm1n "pass\" $word''s `%^&<>|'; Version = 'v1' }
            'license'           = @{ Value = "PExpY2Vuc2U+`r`nT25lIGxpbmU=`n  QW5vdGhlcg==`n"; Version = 'v1' }
            'share-password'    = @{ Value = 'Sh@re-Passw0rd'; Version = 'v1' }
            'redis'             = @{ Value = 'redis:6380,password=Red1s-Secret,ssl=true'; Version = 'v1' }
        }
    }
}

# A new machine of a node, and the values that the program gives it.
function New-Machine {
    param([int] $Number = 1, [hashtable] $Change = @{})
    $script:Count++
    $folder = [IO.Path]::GetFullPath("$Folder/$Cloud-$Count/machine")
    [void] [IO.Directory]::CreateDirectory("$folder/C/ProgramData/OctopusHA/download")
    $global:M = @{
        Folder = $folder; Node = "node$Number"; Now = [DateTime] '2026-11-28T00:00:00'; Plan = [Collections.Generic.List[object]]::new()
        Calls = [Collections.Generic.List[string]]::new(); Programs = [Collections.Generic.List[object]]::new(); Console = [Collections.Generic.List[string]]::new()
        Reports = [Collections.Generic.List[string]]::new(); Failures = [Collections.Generic.List[object]]::new(); TaskErrors = [Collections.Generic.List[string]]::new()
        Held = $true; LastSign = [DateTime] '2026-11-28T00:00:00'; LongestSilence = 0.0
        Tasks = [ordered] @{}; Volume = ''; LeftVolume = $false; VolumeGiB = 100; DiskGiB = 100; Names = @(); Mappings = @(); MappedWith = ''; Firewall = @{}
        Service = @{ Exists = $false; Status = ''; StartType = ''; Id = 100; Started = [DateTime] '2026-11-28T00:00:00' }
        Lacks = @(); Answer = ''; StartSeconds = 30; ServerVersion = ''; ConnectedWith = ''; StartedWithoutCap = $false
    }
    $values = @{}
    foreach ($property in $Nodes."$Cloud$Number".PSObject.Properties) { $values[$property.Name] = $property.Value }
    foreach ($name in $Change.Keys) { $values[$name] = $Change[$name] }
    $global:M['Values'] = $values
}

# As a run command does it, or a person with other values. Returns the error, or nothing.
function Invoke-Installation {
    param([hashtable] $Change = @{}, [string] $Mode = 'Install')
    $file = "$($global:M.Folder)/C/ProgramData/OctopusHA/download/install-node.ps1"
    [IO.File]::WriteAllBytes($file, $ScriptBytes)
    foreach ($name in $Change.Keys) { $global:M.Values[$name] = $Change[$name] }
    $values = $global:M.Values
    try { [void] (& $file @values -Mode $Mode) } catch { $_.Exception.Message }
}

# As EC2Launch does it on a new machine.
function Invoke-UserData {
    param([string] $Text = $UserData)
    [void] (& ([scriptblock]::Create($Text)))
}

# What the task scheduler runs, every so many minutes.
function Step-Minutes {
    param([int] $Minutes, [int] $Every = 1)
    for ($minute = 0; $minute -lt $Minutes; $minute += $Every) {
        Step-Clock (60 * $Every)
        foreach ($task in @($global:M.Tasks.Keys)) {
            if (-not $global:M.Tasks.Contains($task)) { continue }
            if ($global:M.Tasks[$task].Argument -notmatch '-File "([^"]+)"(?: -Mode (\w+))?') { throw "What would $task run?" }
            $file, $mode = (Get-RealPath $Matches[1]), $(if ($Matches.Count -gt 2) { $Matches[2] } else { '' })
            try { if ($mode) { [void] (& $file -Mode $mode) } else { [void] (& $file) } } catch { $global:M.TaskErrors.Add($_.Exception.Message) }
        }
    }
}

# At a minute from now, whatever the script does then.
function Add-Plan {
    param([double] $Minute, [scriptblock] $Do)
    $global:M.Plan.Add([pscustomobject] @{ At = $global:M.Now.AddMinutes($Minute); Do = $Do })
}

function Add-Failure {
    param([string] $Match, [int] $Times = 1000000, [string] $Message = 'It does not work')
    $global:M.Failures.Add([pscustomobject] @{ Match = $Match; Times = $Times; Error = $Message; Do = $null })
}

# The first time that something is called.
function Add-Trigger {
    param([string] $Match, [scriptblock] $Do)
    $global:M.Failures.Add([pscustomobject] @{ Match = $Match; Times = 1; Error = ''; Do = $Do })
}

# --- what a story finds out --------------------------------------------------------------------------------------------

function Get-Note {
    param([string] $Path)
    $real = Get-RealPath $Path
    if ([IO.File]::Exists($real)) { ([IO.File]::ReadAllText($real)) }
}
function Get-Applied { param([string] $Name) (Get-Note 'C:\ProgramData\OctopusHA\applied.json' | ConvertFrom-Json).$Name }
function Set-Bytes { param([string] $Path, [byte[]] $Bytes) [IO.File]::WriteAllBytes((Get-RealPath $Path), $Bytes) }
function Set-ClusterNote {
    param([string] $Text)
    [void] [IO.Directory]::CreateDirectory("$($global:W.Share)/OctopusHA")
    [IO.File]::WriteAllText("$($global:W.Share)/OctopusHA/cluster.json", $Text)
}
function Get-ClusterNote { $file = "$($global:W.Share)/OctopusHA/cluster.json"; if ([IO.File]::Exists($file)) { [IO.File]::ReadAllText($file) } }
function Get-Log { $log = Get-Note 'C:\ProgramData\OctopusHA\install-node.log'; if ($log) { $log } else { '' } }
# Octopus's own commands, as they arrive.
function Get-OctopusCalls { @($global:M.Programs | Where-Object { $_[0] -eq 'Octopus.Server.exe' } | ForEach-Object { ($_ | Select-Object -Skip 1) -join ' ' }) }
function Get-CallCount { param([string] $Match) @($global:M.Calls | Where-Object { $_ -match $Match }).Count }
function Get-MinutesSinceStart { ($global:M.Now - [DateTime] '2026-11-28T00:00:00').TotalMinutes }

$Facts = @{}
$Results = @{}

function Set-Fact { param([string] $Name, $Value) $Facts[$Name] = $Value }

$Told = 0

# What is the same in both clouds is played in one of them, in turn: PowerShell is not fast.
function Invoke-Story {
    param([string] $Name, [scriptblock] $Body, [string[]] $On = @())
    $script:Told++
    if ($On.Count -eq 0) { $On = @('aws', 'azure')[$script:Told % 2] }
    if ($On -notcontains $Cloud) { return }
    $script:Facts = @{}
    $watch = [Diagnostics.Stopwatch]::StartNew()
    New-Cluster
    New-Machine
    $trouble = ''
    try { & $Body } catch { $trouble = "$($_.Exception.Message) at $($_.ScriptStackTrace)" }
    $Results[$Name] = @{
        trouble = $trouble; facts = $script:Facts; log = (Get-Log); octopus = @(Get-OctopusCalls); calls = @($global:M.Calls)
        reports = @($global:M.Reports); taskErrors = @($global:M.TaskErrors); milliseconds = [int] $watch.ElapsedMilliseconds
    }
}

. "$PSScriptRoot/stories.ps1"
. "$PSScriptRoot/later-stories.ps1"
[IO.File]::WriteAllText("$Folder/$Cloud.json", ($Results | ConvertTo-Json -Depth 6))
