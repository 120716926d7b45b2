
# --- AWS ---------------------------------------------------------------------------------------------------------------
# The instance's role reads the secrets, sets one tag on its own instance and writes to its log group. AWS Tools for
# PowerShell sign the requests; Amazon's Windows images have them.

# FSx takes the cipher that Windows offers.
function Set-ShareCipher { }

function Assert-Cloud {
    if (-not $Region) { throw (New-SettledError 'On AWS the script needs -Region.') }
    $needed = @('Get-SECSecretValue', 'New-EC2Tag')
    if ($StoreBucket) { $needed += 'Read-S3Object', 'Write-S3Object' }
    if ($LaunchHook) { $needed += 'Write-ASLifecycleActionHeartbeat', 'Complete-ASLifecycleAction' }
    $missing = @($needed | Where-Object { -not (Get-Command $_ -ErrorAction SilentlyContinue) })
    if ($missing.Count -gt 0) {
        throw (New-SettledError "This image lacks AWS Tools for PowerShell ($($missing -join ', ')). Take one of Amazon's Windows images, or add the tools to yours (nodes.machineImage).")
    }
}

function Get-CloudSecret {
    param([Parameter(Mandatory)] [string] $Place)
    $answer = Get-SECSecretValue -SecretId $Place -Region $Region
    [pscustomobject] @{ Value = $answer.SecretString; Version = $answer.VersionId }
}

# The instance's id, by the metadata service's second version alone.
function Get-MachineId {
    $service = 'http://169.254.169.254/latest'
    $token = Invoke-RestMethod -Method Put -Uri "$service/api/token" -Headers @{ 'X-aws-ec2-metadata-token-ttl-seconds' = '60' } -TimeoutSec 10
    Invoke-RestMethod -Uri "$service/meta-data/instance-id" -Headers @{ 'X-aws-ec2-metadata-token' = $token } -TimeoutSec 10
}

# Tells how the installation goes, where an operator sees it without a way into the machine: the instance's tag.
function Send-Report {
    param([Parameter(Mandatory)] [string] $Text)
    # Characters and length that a tag's value may have.
    $value = $Text -replace '[^A-Za-z0-9 +=._:/@-]', ' '
    $value = $value.Substring(0, [Math]::Min(250, $value.Length))
    New-EC2Tag -Resource (Get-MachineId) -Tag @{ Key = 'octopus-ha:install'; Value = $value } -Region $Region
}

# The group holds the machine until the node serves, and for so long only after each sign of life.
function Send-Heartbeat {
    if (-not $LaunchHook -or (Test-Applied 'launch' 'completed')) { return }
    try {
        [void] (Write-ASLifecycleActionHeartbeat -AutoScalingGroupName $LaunchGroup -LifecycleHookName $LaunchHook -InstanceId (Get-MachineId) -Region $Region)
    } catch {
        # The group does not wait for a machine that is in service already.
        if ("$($_.Exception)" -notmatch 'No active Lifecycle Action') { Write-Log "No sign of life could be given to ${LaunchGroup}: $(Get-Reason $_)" -Level WARN }
    }
}

# From here on the group counts the machine, and the load balancers may send it users.
function Complete-Launch {
    if (-not $LaunchHook -or (Test-Applied 'launch' 'completed')) { return }
    Invoke-WithRetry -What "Telling $LaunchGroup that the node serves" -Action {
        try {
            [void] (Complete-ASLifecycleAction -AutoScalingGroupName $LaunchGroup -LifecycleHookName $LaunchHook -InstanceId (Get-MachineId) -LifecycleActionResult 'CONTINUE' -Region $Region)
        } catch {
            if ("$($_.Exception)" -notmatch 'No active Lifecycle Action') { throw }
            Write-Log "$LaunchGroup does not wait for this machine"
        }
    }
    Save-Applied 'launch' 'completed'
}

# Copies of what is downloaded are in the stack's own bucket, which is reached without the internet.
function Get-StoreKey {
    param([Parameter(Mandatory)] [string] $Name)
    "downloads/$Name"
}

# The SHA-256 that stands beside a copy; nothing where there is no copy.
function Get-StoredChecksum {
    param([Parameter(Mandatory)] [string] $Name)
    if (-not $StoreBucket) { return }
    $path = "$Root\download\$Name.sha256"
    try {
        [void] (Read-S3Object -BucketName $StoreBucket -Key "$(Get-StoreKey $Name).sha256" -File $path -Region $Region)
    } catch {
        # By all that the error says: a request for the object and one for its description fail with different words.
        if ("$($_.Exception)" -match 'key does not exist|NoSuchKey|Error Code NotFound') { return }
        throw
    }
    (Read-Text $path).Trim()
}

function Copy-FromStore {
    param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [string] $Path)
    [void] (Read-S3Object -BucketName $StoreBucket -Key (Get-StoreKey $Name) -File $Path -Region $Region)
}

function Copy-ToStore {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [string] $Name)
    if ($StoreBucket) { [void] (Write-S3Object -BucketName $StoreBucket -Key (Get-StoreKey $Name) -File $Path -Region $Region) }
}

function Start-LogShipping {
    if (-not $LogGroup) {
        Write-Log 'No log group: logs stay on this machine'
        return
    }
    $folder = 'C:\Program Files\Amazon\AmazonCloudWatchAgent'
    $values = "group=$LogGroup;region=$Region;node=$NodeName;log=$ServerLog"
    if ((Test-Path -LiteralPath $folder) -and (Test-Applied 'logs' $values)) { return }

    if (-not (Test-Path -LiteralPath $folder)) {
        $domain = if ($Region -like 'cn-*') { 'amazonaws.com.cn' } else { 'amazonaws.com' }
        $name = 'amazon-cloudwatch-agent.msi'
        Install-Msi -Path (Get-Installer -Name $name -Url "https://amazoncloudwatch-agent-$Region.s3.$Region.$domain/windows/amd64/latest/$name" -Attempts 2)
        Save-Installer $name
    }

    $files = foreach ($file in @(@($ServerLog, 'server'), @($LogFile, 'install'))) {
        @{ file_path = $file[0]; log_group_name = $LogGroup; log_stream_name = "$NodeName/$($file[1])"; encoding = 'utf-8' }
    }
    $configuration = @{ logs = @{ logs_collected = @{ files = @{ collect_list = @($files) } } } }
    $path = "$Root\cloudwatch-agent.json"
    # Without a byte order mark, which is no JSON.
    [IO.File]::WriteAllText($path, ($configuration | ConvertTo-Json -Depth 8))
    # In a PowerShell of its own: the agent's script was not written for strict mode.
    [void] (Invoke-Native -Path 'powershell.exe' -Arguments @('-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', "$folder\amazon-cloudwatch-agent-ctl.ps1",
            '-a', 'fetch-config', '-m', 'ec2', '-s', '-c', "file:$path"))
    Save-Applied 'logs' $values
}
