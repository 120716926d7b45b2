$ErrorActionPreference = 'Stop'
$script = 'C:\ProgramData\OctopusHA\download\install-node.ps1'
$source = @{ BucketName = {{bucket}}; Key = {{key}}; Version = {{versionId}}; Region = {{region}} }
New-Item -ItemType Directory -Force -Path (Split-Path $script) | Out-Null
# A role that was made a moment ago is not known everywhere yet.
for ($attempt = 1; ; $attempt++) {
    try {
        Read-S3Object @source -File $script | Out-Null
        if ((Get-FileHash -Algorithm SHA256 -Path $script).Hash -ne {{sha256}}) { throw 'The script is not the one that this machine was made for.' }
        break
    } catch {
        if ($attempt -ge 20) { throw }
        Start-Sleep -Seconds 15
    }
}
