<powershell>
$ErrorActionPreference = 'Stop'
$script = 'C:\ProgramData\OctopusHA\download\install-node.ps1'
$source = @{ BucketName = 'octopus-test-scripts'; Key = 'install-node.ps1'; Version = '3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY'; Region = 'us-east-1' }
New-Item -ItemType Directory -Force -Path (Split-Path $script) | Out-Null
# A role that was made a moment ago is not known everywhere yet.
for ($attempt = 1; ; $attempt++) {
    try {
        Read-S3Object @source -File $script | Out-Null
        if ((Get-FileHash -Algorithm SHA256 -Path $script).Hash -ne 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') { throw 'The script is not the one that this machine was made for.' }
        break
    } catch {
        if ($attempt -ge 20) { throw }
        Start-Sleep -Seconds 15
    }
}
$parameters = @{
    NodeName = 'node1'
    FirstNode = 'true'
    TaskCap = '20'
    Version = '2026.4.6342'
    InstallerUrl = 'https://download.octopusdeploy.com/octopus/Octopus.2026.4.6342-x64.msi'
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
    HungMinutes = '5'
    PatienceMinutes = '30'
}
& $script @parameters
</powershell>
<persist>false</persist>
