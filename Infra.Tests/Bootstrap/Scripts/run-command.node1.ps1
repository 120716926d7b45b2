$ErrorActionPreference = 'Stop'
$script = 'C:\ProgramData\OctopusHA\download\install-node.ps1'
New-Item -ItemType Directory -Force -Path (Split-Path $script) | Out-Null
[IO.File]::WriteAllText($script, @'
(the script)
'@)
$parameters = @{
    NodeName = 'node1'
    FirstNode = 'true'
    TaskCap = '20'
    Version = '2026.4.6909'
    InstallerUrl = 'https://download.octopusdeploy.com/octopus/Octopus.2026.4.6909-x64.msi'
    WebPort = '8080'
    PollingPort = '10943'
    GrpcPort = '8443'
    TrustedProxies = '10.0.0.0/24'
    DataVolume = 'true'
    SharePath = '\\octopustest.file.core.windows.net\octopus'
    ShareUser = 'AZURE\octopustest'
    SharePasswordSecret = 'https://octopus-test.vault.azure.net/secrets/share-password'
    ConnectionStringSecret = 'https://octopus-test.vault.azure.net/secrets/connection-string'
    MasterKeySecret = 'https://octopus-test.vault.azure.net/secrets/master-key'
    AdminUsername = 'admin'
    AdminPasswordSecret = 'https://octopus-test.vault.azure.net/secrets/admin-password'
    LicenseSecret = 'https://octopus-test.vault.azure.net/secrets/license'
    HungMinutes = '5'
    PatienceMinutes = '30'
}
& $script @parameters
