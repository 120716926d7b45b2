<powershell>
$ErrorActionPreference = 'Stop'
$folder = 'C:\ProgramData\OctopusHA'
New-Item -ItemType Directory -Force -Path "$folder\download" | Out-Null
Set-Content -LiteralPath "$folder\start-node.ps1" -Encoding UTF8 -Value @'
# Loads the install script and has it make this machine a node; again every minute, until that has begun.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$script = 'C:\ProgramData\OctopusHA\download\install-node.ps1'
$source = @{ BucketName = 'octopus-test-scripts'; Key = 'install-node.ps1'; Version = '3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY'; Region = 'us-east-1' }
$parameters = @{
    NodeName = 'node1'
    FirstNode = 'true'
    TaskCap = '20'
    Version = '2026.4.6909'
    InstallerUrl = 'https://download.octopusdeploy.com/octopus/Octopus.2026.4.6909-x64.msi'
    WebPort = '8080'
    PollingPort = '10943'
    GrpcPort = '8443'
    TrustedProxies = '10.0.0.0/20,10.0.16.0/20'
    DataVolume = 'true'
    SharePath = '\\amznfsx0def.ad.example.org\share'
    ShareUser = 'AD\octopus'
    SharePasswordSecret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:test-share-password-AbCdEf'
    ConnectionStringSecret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:test-connection-string-AbCdEf'
    MasterKeySecret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:test-master-key-AbCdEf'
    AdminUsername = 'admin'
    AdminPasswordSecret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:test-admin-password-AbCdEf'
    LicenseSecret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:test-license-AbCdEf'
    DirectoryDomain = 'ad.example.org'
    DirectoryDnsIps = '192.168.1.10,192.168.2.10'
    Region = 'us-east-1'
    LogGroup = '/octopus-ha/test/nodes'
    StoreBucket = 'octopus-test-scripts'
    LaunchGroup = 'octopus-ha-test-node1'
    LaunchHook = 'octopus-ha-test-launch'
    HungMinutes = '5'
    PatienceMinutes = '30'
}
try {
    Read-S3Object @source -File $script | Out-Null
    if ((Get-FileHash -Algorithm SHA256 -Path $script).Hash -ne 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') { throw 'The script is not the one that this machine was made for.' }
    & $script @parameters -Mode Start
    Unregister-ScheduledTask -TaskName 'Octopus HA start' -Confirm:$false
} catch {
    # A role that was made a moment ago is not known everywhere yet.
    Add-Content -LiteralPath 'C:\ProgramData\OctopusHA\start-node.log' -Value "$([DateTime]::UtcNow.ToString('s'))Z $($_.Exception.Message)"
    throw
}
'@
# User data ends at once: only then does EC2Launch start the agent of Session Manager. And what it starts runs as SYSTEM, as
# the node will, and not as the administrator whom user data has.
$action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File ""$folder\start-node.ps1"""
$triggers = @(
    New-ScheduledTaskTrigger -AtStartup
    New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 1)
)
$settings = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -StartWhenAvailable
$principal = New-ScheduledTaskPrincipal -UserId 'SYSTEM' -LogonType ServiceAccount -RunLevel Highest
Register-ScheduledTask -Force -TaskName 'Octopus HA start' -Action $action -Trigger $triggers -Settings $settings -Principal $principal -Description 'Starts the installation of Octopus Server.' | Out-Null
Start-ScheduledTask -TaskName 'Octopus HA start'
</powershell>
<persist>false</persist>
