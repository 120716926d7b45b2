
# --- Azure -------------------------------------------------------------------------------------------------------------
# The machine's managed identity reads the secrets from Key Vault, by REST: no module is needed, and none is loaded.

function Assert-Cloud {
    foreach ($place in $ConnectionStringSecret, $MasterKeySecret) {
        if ($place -notmatch '^https://[^/]+/secrets/[^/]+') { throw (New-SettledError "On Azure a secret is named by its Key Vault identifier, https://<vault>/secrets/<name>; this is none: $place") }
    }
}

# A token of the machine's identity for a service.
function Get-IdentityToken {
    param([Parameter(Mandatory)] [string] $Resource)
    $uri = 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=' + [Uri]::EscapeDataString($Resource)
    if ($IdentityClientId) { $uri += '&client_id=' + [Uri]::EscapeDataString($IdentityClientId) }
    (Invoke-RestMethod -Uri $uri -Headers @{ Metadata = 'true' } -TimeoutSec 30).access_token
}

function Get-CloudSecret {
    param([Parameter(Mandatory)] [string] $Place)
    # The token is for the vaults of this cloud: name.vault.azure.net belongs to https://vault.azure.net.
    $suffix = ([Uri] $Place).Host -replace '^[^.]+\.', ''
    $token = Get-IdentityToken "https://$suffix"
    $answer = Invoke-RestMethod -Uri ($Place.TrimEnd('/') + '?api-version=7.4') -Headers @{ Authorization = "Bearer $token" } -TimeoutSec 30
    [pscustomobject] @{ Value = $answer.value; Version = ($answer.id -split '/')[-1] }
}

# The share allows AES-256-GCM and nothing else; a client that has not been told so offers AES-128 first, and is refused with "access
# denied" (Microsoft Learn, "SMB file shares in Azure Files", security settings).
function Set-ShareCipher {
    if (Test-Applied 'share cipher' 'AES_256_GCM') { return }
    Set-SmbClientConfiguration -EncryptionCiphers 'AES_256_GCM' -Confirm:$false
    Save-Applied 'share cipher' 'AES_256_GCM'
    Write-Log 'SMB is encrypted with AES-256-GCM'
}

# The run command that runs this script ends with its exit code and its last lines: that is the report, and the machine
# needs no right to write to itself.
function Send-Report {
    param([Parameter(Mandatory)] [string] $Text)
    Write-Log "Report: $Text"
}

# The monitoring agent is an extension of the machine, and a data collection rule names the files.
function Start-LogShipping { Write-Log 'Logs are shipped by the machine''s monitoring extension' }

# No group holds a machine on Azure: the run command ends when the script does.
function Send-Heartbeat { }
function Complete-Launch { }

# Copies of what is downloaded are on the share, beside what the nodes tell each other.
function Get-StorePath {
    param([Parameter(Mandatory)] [string] $Name)
    "$ClusterFolder\downloads\$Name"
}

# The SHA-256 that stands beside a copy; nothing where there is no copy.
function Get-StoredChecksum {
    param([Parameter(Mandatory)] [string] $Name)
    [void] (New-Item -ItemType Directory -Force -Path "$ClusterFolder\downloads")
    $checksum = Read-Text "$(Get-StorePath $Name).sha256"
    if ($checksum) { $checksum.Trim() }
}

function Copy-FromStore {
    param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [string] $Path)
    Copy-Item -LiteralPath (Get-StorePath $Name) -Destination $Path -Force
}

function Copy-ToStore {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [string] $Name)
    Copy-Item -LiteralPath $Path -Destination (Get-StorePath $Name) -Force
}
