<#
.SYNOPSIS
    Goes through the nodes of an Octopus Deploy cluster, one after the other: drains a node, does to its machine what is asked, and goes
    on when the node serves again. It stops at the first node that does not come back; the others are left as they are.

.DESCRIPTION
    Each node is a job of its own, which starts the next one: Azure Automation ends a job after three hours.
#>
param(
    # patch: Windows's critical and security updates. none: a new size where there is one, and the script once more.
    [ValidateSet('patch', 'none')] [string] $Updates = 'none',

    # The place in the list of nodes to begin with.
    [int] $Place = 0
)

$ErrorActionPreference = 'Stop'

# What the stack knows; written by Pulumi.
$Machines = @({{machines}})
$Size = {{size}}
$Account = {{account}}
$Runbook = {{runbook}}
$Maintenance = {{maintenance}}

$ComputeVersion = '2024-07-01'
$AutomationVersion = '2023-11-01'

# --- Azure -------------------------------------------------------------------------------------------------------------

function Invoke-Azure {
    param([Parameter(Mandatory)] [string] $Method, [Parameter(Mandatory)] [string] $Path, [object] $Body)
    $arguments = @{ Method = $Method; Path = $Path }
    if ($null -ne $Body) { $arguments.Payload = $Body | ConvertTo-Json -Depth 10 }
    $answer = Invoke-AzRestMethod @arguments
    if ($answer.StatusCode -ge 400) { throw "$Method $Path answered $($answer.StatusCode): $($answer.Content)" }
    $answer
}

function Get-Header {
    param([Parameter(Mandatory)] [object] $Answer, [Parameter(Mandatory)] [string] $Name)
    $Answer.Headers | Where-Object { $_.Key -eq $Name } | ForEach-Object { @($_.Value)[0] } | Select-Object -First 1
}

# The end of an operation that Azure has accepted: by the place of its result, or, where there is none, by its status. Returns what
# Azure answers then.
function Wait-Azure {
    param([Parameter(Mandatory)] [object] $Answer, [Parameter(Mandatory)] [int] $Minutes)
    $location = if ($Answer.StatusCode -eq 202) { Get-Header $Answer 'Location' }
    $operation = Get-Header $Answer 'Azure-AsyncOperation'
    if (-not $location -and -not $operation) { return $Answer.Content }
    $path = ([Uri] $(if ($location) { $location } else { $operation })).PathAndQuery
    $waited = [Diagnostics.Stopwatch]::StartNew()
    while ($true) {
        if ($waited.Elapsed.TotalMinutes -ge $Minutes) { throw "$path did not end within $Minutes minutes." }
        Start-Sleep -Seconds 15
        $now = Invoke-Azure -Method GET -Path $path
        if ($location) {
            if ($now.StatusCode -ne 202) { return $now.Content }
            continue
        }
        $status = ($now.Content | ConvertFrom-Json).status
        if ($status -eq 'Succeeded') { return $now.Content }
        if ($status -in 'Failed', 'Canceled') { throw "$path ended with $($status): $($now.Content)" }
    }
}

# Runs the script of the node with a mode. A run command ends well whatever the script said, so the script's own last line is looked for.
function Invoke-Node {
    param([Parameter(Mandatory)] [string] $Machine, [Parameter(Mandatory)] [string] $Mode, [Parameter(Mandatory)] [int] $Minutes)
    $done = "octopus-ha $Mode is done"
    $script = @(
        '$ErrorActionPreference = ''Stop'''
        "& 'C:\ProgramData\OctopusHA\run-node.ps1' -Mode $Mode"
        "Write-Output '$done'"
    )
    $answer = Invoke-Azure -Method POST -Path "$Machine/runCommand?api-version=$ComputeVersion" -Body @{ commandId = 'RunPowerShellScript'; script = $script }
    $said = "$(Wait-Azure -Answer $answer -Minutes $Minutes)"
    if (-not $said.Contains($done)) { throw "$Mode on $Machine failed: $said" }
}

# --- a node ------------------------------------------------------------------------------------------------------------

function Update-Machine {
    param([Parameter(Mandatory)] [string] $Machine)
    $now = (Invoke-Azure -Method GET -Path "$Machine`?api-version=$ComputeVersion").Content | ConvertFrom-Json
    if ($now.properties.hardwareProfile.vmSize -ne $Size) {
        Write-Output "The machine becomes $Size (it was $($now.properties.hardwareProfile.vmSize))"
        # Off first: the host that it is on need not have the size.
        [void] (Wait-Azure -Answer (Invoke-Azure -Method POST -Path "$Machine/deallocate?api-version=$ComputeVersion") -Minutes 30)
        [void] (Wait-Azure -Answer (Invoke-Azure -Method PATCH -Path "$Machine`?api-version=$ComputeVersion" -Body @{ properties = @{ hardwareProfile = @{ vmSize = $Size } } }) -Minutes 30)
        [void] (Wait-Azure -Answer (Invoke-Azure -Method POST -Path "$Machine/start?api-version=$ComputeVersion") -Minutes 30)
    }
    if ($Updates -eq 'patch') {
        $wanted = @{
            maximumDuration   = 'PT90M'
            rebootSetting     = 'IfRequired'
            windowsParameters = @{ classificationsToInclude = @('Critical', 'Security', 'UpdateRollUp') }
        }
        $result = Wait-Azure -Answer (Invoke-Azure -Method POST -Path "$Machine/installPatches?api-version=$ComputeVersion" -Body $wanted) -Minutes 120 | ConvertFrom-Json
        Write-Output "Updates: $($result.status), $($result.installedPatchCount) installed, $($result.failedPatchCount) failed"
        if ($result.status -notin 'Succeeded', 'CompletedWithWarnings') { throw "Updates of $Machine ended with $($result.status): $($result.error.message)" }
    }
}

# A second roll at the same time would take two nodes at once.
function Assert-Alone {
    $jobs = ((Invoke-Azure -Method GET -Path "$Account/jobs?api-version=$AutomationVersion").Content | ConvertFrom-Json).value
    $running = @($jobs | Where-Object { $_.properties.runbook.name -eq $Runbook -and $_.properties.status -in 'New', 'Activating', 'Running', 'Starting' })
    # This job is one of them.
    if ($running.Count -gt 1) { throw 'Another roll is under way; wait for its end.' }
}

function Start-Next {
    param([Parameter(Mandatory)] [int] $Next)
    $job = @{ properties = @{ runbook = @{ name = $Runbook }; parameters = @{ Updates = $Updates; Place = "$Next" } } }
    [void] (Invoke-Azure -Method PUT -Path "$Account/jobs/$([guid]::NewGuid())?api-version=$AutomationVersion" -Body $job)
}

if ($Maintenance) { throw 'The stack is in maintenance: its nodes are stopped on purpose.' }
[void] (Connect-AzAccount -Identity)
if ($Place -eq 0) { Assert-Alone }
$machine = $Machines[$Place]
Write-Output "Node $($Place + 1) of $($Machines.Count): $machine"
# No new tasks and ten minutes for those that run; then the server is stopped, and stays so over a restart of Windows.
Invoke-Node -Machine $machine -Mode Stop -Minutes 30
Update-Machine -Machine $machine
# Reads the secrets, starts the server, waits for its answer, ends the drain.
Invoke-Node -Machine $machine -Mode Install -Minutes 60
Write-Output 'The node serves again'
if ($Place + 1 -lt $Machines.Count) { Start-Next -Next ($Place + 1) } else { Write-Output 'All nodes are done' }
