#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
    Makes this Windows machine a node of an Octopus Deploy cluster, and keeps it one.

.DESCRIPTION
    Each step looks at what is there first, so that a second run changes nothing and a run after a change applies the
    change alone. The log is C:\ProgramData\OctopusHA\install-node.log; it holds no secret. To run it again:

        C:\ProgramData\OctopusHA\run-node.ps1

    Parameters whose name ends with Secret tell where a secret is (AWS: the ARN of a Secrets Manager secret; Azure: the
    identifier of a Key Vault secret). The machine's own identity fetches it.
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    # The node's name in Octopus: the same after every replacement of the machine.
    [Parameter(Mandatory)] [ValidatePattern('^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$')] [string] $NodeName,

    # Whether this node creates and upgrades the database, before the others.
    [Parameter(Mandatory)] [ValidateSet('true', 'false')] [string] $FirstNode,

    # The tasks that the node runs at once; 0 makes it serve users only.
    [Parameter(Mandatory)] [ValidateRange(0, 160)] [int] $TaskCap,

    # Octopus Server's version, the same on every node.
    [Parameter(Mandatory)] [ValidatePattern('^\d{4}\.\d+\.\d+$')] [string] $Version,

    # Where the MSI of that version is.
    [Parameter(Mandatory)] [ValidatePattern('^https://')] [string] $InstallerUrl,

    # The MSI's SHA-256. Empty: the download is taken as it is.
    [ValidatePattern('^([0-9A-Fa-f]{64})?$')] [string] $InstallerSha256 = '',

    # Portal and API, plain HTTP: TLS ends at the load balancer.
    [Parameter(Mandatory)] [ValidateRange(1, 65535)] [int] $WebPort,

    # Polling Tentacles and Kubernetes agents.
    [Parameter(Mandatory)] [ValidateRange(1, 65535)] [int] $PollingPort,

    # gRPC, for the Kubernetes monitor and the Argo CD gateway. 0: not served to anyone outside.
    [ValidateRange(0, 65535)] [int] $GrpcPort = 0,

    # Address blocks, separated by commas, whose X-Forwarded-For is believed: the load balancer's subnets.
    [ValidatePattern('^([0-9A-Fa-f.:/]+(,[0-9A-Fa-f.:/]+)*)?$')] [string] $TrustedProxies = '',

    # Whether the machine has a data volume, which becomes O: and holds Octopus's home. Otherwise it is on C:.
    [Parameter(Mandatory)] [ValidateSet('true', 'false')] [string] $DataVolume,

    # The share of all nodes, \\host\share, which becomes S: for every account of the machine.
    [Parameter(Mandatory)] [ValidatePattern('^\\\\[^\\]+\\[^\\]+')] [string] $SharePath,

    # Who maps it: CORP\Admin, AZURE\account. Empty: the machine's own identity.
    [string] $ShareUser = '',
    [string] $SharePasswordSecret = '',

    [Parameter(Mandatory)] [ValidateNotNullOrEmpty()] [string] $ConnectionStringSecret,
    [Parameter(Mandatory)] [ValidateNotNullOrEmpty()] [string] $MasterKeySecret,

    # The first administrator and the licence; the first node sets them once, when the database is new.
    [string] $AdminUsername = '',
    [string] $AdminEmail = '',
    [string] $AdminPasswordSecret = '',
    [string] $LicenseSecret = '',

    # The Redis queue behind a polling address that all nodes share. Empty: there is none.
    [string] $RedisSecret = '',

    # The directory that knows the share's name: its domain, and its DNS servers separated by commas.
    [ValidatePattern('^([A-Za-z0-9.-]+)?$')] [string] $DirectoryDomain = '',
    [ValidatePattern('^([0-9.]+(,[0-9.]+)*)?$')] [string] $DirectoryDnsIps = '',

    # AWS: the region, and the CloudWatch log group that logs are shipped to. Empty: they stay here.
    [string] $Region = '',
    [string] $LogGroup = '',

    # AWS: the bucket that keeps copies of what this script downloads. Azure keeps them on the share.
    [string] $StoreBucket = '',

    # AWS: the auto-scaling group that holds this machine until the node serves, and the hook by which it does. Empty: none does.
    [string] $LaunchGroup = '',
    [string] $LaunchHook = '',

    # Azure: the client id of the user-assigned identity that may read the secrets. Empty: the machine's own.
    [string] $IdentityClientId = '',

    # Minutes without a good answer after which a hung service is restarted.
    [ValidateRange(1, 60)] [int] $HungMinutes = 5,

    # Minutes that the first good answer after a start may take: a schema may be upgraded.
    [ValidateRange(1, 240)] [int] $PatienceMinutes = 30,

    # Install: makes the machine a node. Start: has the scheduled task do that, as SYSTEM, and returns. Watch: what that task
    # does every minute: installs what is not installed yet, and looks whether the node is well. Stop: drains and stops the
    # node, until it is installed again; for maintenance.
    [ValidateSet('Install', 'Start', 'Watch', 'Stop')] [string] $Mode = 'Install'
)
