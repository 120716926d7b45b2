$ErrorActionPreference = 'Stop'
$script = 'C:\ProgramData\OctopusHA\download\install-node.ps1'
New-Item -ItemType Directory -Force -Path (Split-Path $script) | Out-Null
[IO.File]::WriteAllText($script, @'
{{script}}
'@)
