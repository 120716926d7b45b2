
# --- AWS ---------------------------------------------------------------------------------------------------------------
# The instance's role reads the secrets, sets one tag on its own instance and writes to its log group. AWS Tools for
# PowerShell sign the requests; Amazon's Windows images have them.

# FSx takes the cipher that Windows offers.
function Set-ShareCipher { }

function Assert-Cloud {
    if (-not $Region) { throw 'On AWS the script needs -Region.' }
    foreach ($command in 'Get-SECSecretValue', 'New-EC2Tag') {
        if (-not (Get-Command $command -ErrorAction SilentlyContinue)) {
            throw "This image lacks AWS Tools for PowerShell ($command). Take one of Amazon's Windows images, or add the tools to yours (nodes.machineImage)."
        }
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
        $installer = "$Root\download\amazon-cloudwatch-agent.msi"
        Save-Download -Url "https://amazoncloudwatch-agent-$Region.s3.$Region.$domain/windows/amd64/latest/amazon-cloudwatch-agent.msi" -Path $installer
        Install-Msi -Path $installer
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
