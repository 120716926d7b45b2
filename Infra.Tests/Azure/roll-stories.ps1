# Runs the roll's runbook against a fake of Azure: what it asks for, in its order, one line each.
param([string] $Runbook, [string] $Story)

$ErrorActionPreference = 'Stop'
$calls = [Collections.Generic.List[string]]::new()

function Answer($Code, $Content, $Headers = @{}) {
    [pscustomobject] @{ StatusCode = $Code; Content = $Content; Headers = @($Headers.GetEnumerator() | ForEach-Object { [pscustomobject] @{ Key = $_.Key; Value = @($_.Value) } }) }
}

function Connect-AzAccount { param([switch] $Identity) }
function Start-Sleep { param([int] $Seconds) }

$polls = @{}
function Invoke-AzRestMethod {
    param([string] $Method, [string] $Path, [string] $Payload)
    $plain = $Path -replace '\?.*$'
    if ($plain -like '/later/*') {
        # Every operation takes one question more.
        $polls[$plain] = 1 + $polls[$plain]
        if ($plain -like '/later/operation*') { return Answer 200 $(if ($polls[$plain] -gt 1) { '{"status":"Succeeded"}' } else { '{"status":"InProgress"}' }) }
        if ($polls[$plain] -le 1) { return Answer 202 '' @{ Location = "https://management.azure.com$plain" } }
        $polls[$plain] = 0
        if ($plain -eq '/later/patches') { return Answer 200 $(if ($Story -eq 'patches fail') { '{"status":"Failed","error":{"message":"no space"}}' } else { '{"status":"Succeeded","installedPatchCount":3,"failedPatchCount":0}' }) }
        if ($plain -like '/later/run-*') {
            $mode = $plain -replace '^/later/run-'
            if ($Story -eq "$mode fails") { return Answer 200 '{"value":[{"message":"Connect-Share: access denied"}]}' }
            return Answer 200 "{`"value`":[{`"message`":`"octopus-ha $mode is done`"}]}"
        }
        return Answer 200 ''
    }
    $calls.Add("$Method $plain$(if ($Payload -match '-Mode (\w+)') { " $($Matches[1])" } elseif ($Payload -match 'vmSize') { ' size' } elseif ($Payload -match '"Place": "(\d+)"') { " place $($Matches[1])" })")
    switch -Wildcard ("$Method $plain") {
        'GET */jobs' {
            $job = @{ properties = @{ runbook = @{ name = 'roll' }; status = 'Running' } }
            return Answer 200 (@{ value = @($job) * $(if ($Story -eq 'two at once') { 2 } else { 1 }) } | ConvertTo-Json -Depth 5)
        }
        'GET *' { return Answer 200 "{`"properties`":{`"hardwareProfile`":{`"vmSize`":`"$(if ($Story -eq 'new size') { 'Standard_D2ls_v5' } else { 'Standard_D4ls_v5' })`"}}}" }
        'PATCH *' { return Answer 200 '{}' @{ 'Azure-AsyncOperation' = 'https://management.azure.com/later/operation' } }
        'POST */installPatches' { return Answer 202 '' @{ Location = 'https://management.azure.com/later/patches'; 'Azure-AsyncOperation' = 'https://management.azure.com/never' } }
        'POST */runCommand' { $null = $Payload -match '-Mode (\w+)'; return Answer 202 '' @{ Location = "https://management.azure.com/later/run-$($Matches[1])" } }
        'POST *' { return Answer 202 '' @{ Location = 'https://management.azure.com/later/done' } }
        'PUT *' { return Answer 201 '{}' }
    }
}

$parameters = switch ($Story) {
    { $_ -in 'patch', 'patches fail' } { @{ Updates = 'patch' } }
    'last node' { @{ Place = 1 } }
    default { @{} }
}
try { & $Runbook @parameters | Out-Null } catch { $calls.Add("failed: $($_.Exception.Message)") }
$calls -replace '/jobs/[0-9a-f-]{36}', '/jobs/<new>'
