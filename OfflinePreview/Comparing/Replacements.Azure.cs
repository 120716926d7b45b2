namespace OfflinePreview;

/// <content>
/// Azure. Of the native provider: what stands in a resource's path (its own name and those of what holds it), its
/// location (<c>x-ms-mutability: create, read</c> in Azure's API specifications), and the provider's own list of
/// further ones (pulumi-azure-native, <c>provider/pkg/gen/replacement.go</c>). What else Azure cannot change, a
/// machine's zone or administrator for one, the provider tries to update, and Azure refuses. Of the classic provider:
/// its arguments' reference ("forces a new resource to be created"). No plan of the real providers has confirmed this
/// part.
/// </content>
public static partial class Replacements
{
    private static IEnumerable<KeyValuePair<string, string[]>> Azure =>
    [
        new("azure-native:app:ContainerApp", ["containerAppName", "location", "resourceGroupName"]),
        new("azure-native:app:ManagedEnvironment", ["environmentName", "location", "resourceGroupName"]),
        new("azure-native:authorization:ManagementLockByScope", ["lockName", "scope"]),
        new("azure-native:authorization:RoleAssignment", ["principalId", "roleAssignmentName", "scope"]),
        new("azure-native:compute:AvailabilitySet", ["availabilitySetName", "location", "resourceGroupName"]),
        new("azure-native:compute:Disk", ["diskName", "location", "resourceGroupName"]),
        new("azure-native:compute:VirtualMachine", ["location", "resourceGroupName", "vmName"]),
        new("azure-native:compute:VirtualMachineExtension",
        [
            "location", "resourceGroupName", "vmExtensionName", "vmName",
        ]),
        new("azure-native:compute:VirtualMachineRunCommandByVirtualMachine",
        [
            "location", "resourceGroupName", "runCommandName", "vmName",
        ]),
        new("azure-native:compute:VirtualMachineScaleSet", ["location", "resourceGroupName", "vmScaleSetName"]),
        new("azure-native:dns:RecordSet", ["relativeRecordSetName", "resourceGroupName", "zoneName"]),
        new("azure-native:eventgrid:EventSubscription", ["eventSubscriptionName", "scope"]),
        new("azure-native:keyvault:Secret", ["resourceGroupName", "secretName", "vaultName"]),
        new("azure-native:keyvault:Vault", ["location", "resourceGroupName", "vaultName"]),
        new("azure-native:managedidentity:UserAssignedIdentity", ["location", "resourceGroupName", "resourceName"]),
        new("azure-native:monitor:ActionGroup", ["actionGroupName", "location", "resourceGroupName"]),
        new("azure-native:monitor:DataCollectionEndpoint",
        [
            "dataCollectionEndpointName", "location", "resourceGroupName",
        ]),
        new("azure-native:monitor:DataCollectionRule", ["dataCollectionRuleName", "location", "resourceGroupName"]),
        new("azure-native:monitor:DataCollectionRuleAssociation", ["associationName", "resourceUri"]),
        new("azure-native:monitor:DiagnosticSetting", ["name", "resourceUri"]),
        new("azure-native:monitor:MetricAlert", ["location", "resourceGroupName", "ruleName"]),
        new("azure-native:monitor:ScheduledQueryRule", ["location", "resourceGroupName", "ruleName"]),
        new("azure-native:network:ApplicationGateway", ["applicationGatewayName", "location", "resourceGroupName"]),
        new("azure-native:network:InboundNatRule", ["inboundNatRuleName", "loadBalancerName", "resourceGroupName"]),
        new("azure-native:network:LoadBalancer", ["loadBalancerName", "location", "resourceGroupName"]),
        new("azure-native:network:NatGateway", ["location", "natGatewayName", "resourceGroupName"]),
        new("azure-native:network:NetworkInterface", ["location", "networkInterfaceName", "resourceGroupName"]),
        new("azure-native:network:NetworkSecurityGroup", ["location", "networkSecurityGroupName", "resourceGroupName"]),
        new("azure-native:network:PrivateDnsZoneGroup",
        [
            "privateDnsZoneGroupName", "privateEndpointName", "resourceGroupName",
        ]),
        new("azure-native:network:PrivateEndpoint", ["location", "privateEndpointName", "resourceGroupName", "subnet"]),
        new("azure-native:network:PublicIPAddress",
        [
            "location", "publicIPAddressVersion", "publicIPPrefix", "publicIpAddressName", "resourceGroupName", "sku",
        ]),
        new("azure-native:network:PublicIPPrefix", ["location", "publicIpPrefixName", "resourceGroupName"]),
        new("azure-native:network:RouteTable", ["location", "resourceGroupName", "routeTableName"]),
        new("azure-native:network:SecurityRule", ["networkSecurityGroupName", "resourceGroupName", "securityRuleName"]),
        new("azure-native:network:Subnet", ["resourceGroupName", "subnetName", "virtualNetworkName"]),
        new("azure-native:network:VirtualNetwork", ["location", "resourceGroupName", "virtualNetworkName"]),
        new("azure-native:network:WebApplicationFirewallPolicy", ["location", "policyName", "resourceGroupName"]),
        new("azure-native:operationalinsights:Table", ["resourceGroupName", "tableName", "workspaceName"]),
        new("azure-native:operationalinsights:Workspace", ["location", "resourceGroupName", "workspaceName"]),
        new("azure-native:privatedns:PrivateRecordSet",
        [
            "privateZoneName", "recordType", "relativeRecordSetName", "resourceGroupName",
        ]),
        new("azure-native:privatedns:PrivateZone", ["location", "privateZoneName", "resourceGroupName"]),
        new("azure-native:privatedns:VirtualNetworkLink",
        [
            "location", "privateZoneName", "resourceGroupName", "virtualNetworkLinkName",
        ]),
        new("azure-native:recoveryservices:Vault", ["location", "resourceGroupName", "vaultName"]),
        new("azure-native:redisenterprise:Database", ["clusterName", "databaseName", "resourceGroupName"]),
        new("azure-native:redisenterprise:RedisEnterprise", ["clusterName", "location", "resourceGroupName"]),
        new("azure-native:resources:Deployment", ["deploymentName", "location", "resourceGroupName"]),
        new("azure-native:resources:ResourceGroup", ["location", "resourceGroupName"]),
        new("azure-native:sql:BackupShortTermRetentionPolicy",
        [
            "databaseName", "policyName", "resourceGroupName", "serverName",
        ]),
        new("azure-native:sql:Database", ["databaseName", "location", "resourceGroupName", "serverName"]),
        new("azure-native:sql:ExtendedServerBlobAuditingPolicy",
        [
            "blobAuditingPolicyName", "resourceGroupName", "serverName",
        ]),
        new("azure-native:sql:FailoverGroup", ["failoverGroupName", "resourceGroupName", "serverName"]),
        new("azure-native:sql:LongTermRetentionPolicy",
        [
            "databaseName", "policyName", "resourceGroupName", "serverName",
        ]),
        new("azure-native:sql:Server", ["location", "resourceGroupName", "serverName"]),
        new("azure-native:sql:ServerAzureADAdministrator", ["administratorName", "resourceGroupName", "serverName"]),
        new("azure-native:sql:ServerSecurityAlertPolicy",
        [
            "resourceGroupName", "securityAlertPolicyName", "serverName",
        ]),
        new("azure-native:sql:TransparentDataEncryption",
        [
            "databaseName", "resourceGroupName", "serverName", "tdeName",
        ]),
        new("azure-native:storage:FileServiceProperties", ["accountName", "fileServicesName", "resourceGroupName"]),
        new("azure-native:storage:FileShare", ["accountName", "resourceGroupName", "shareName"]),
        new("azure-native:storage:StorageAccount", ["accountName", "isHnsEnabled", "location", "resourceGroupName"]),
        new("azure:appinsights/workbook:Workbook", ["location", "name", "resourceGroupName", "sourceId"]),
        new("azure:automation/account:Account", ["location", "name", "resourceGroupName"]),
        new("azure:automation/jobSchedule:JobSchedule",
        [
            "automationAccountName", "jobScheduleId", "parameters", "resourceGroupName", "runOn", "runbookName",
            "scheduleName",
        ]),
        new("azure:automation/runBook:RunBook",
        [
            "automationAccountName", "location", "name", "resourceGroupName", "runbookType",
        ]),
        new("azure:backup/containerStorageAccount:ContainerStorageAccount",
        [
            "recoveryVaultName", "resourceGroupName", "storageAccountId",
        ]),
        new("azure:backup/policyFileShare:PolicyFileShare", ["name", "recoveryVaultName", "resourceGroupName"]),
        new("azure:backup/protectedFileShare:ProtectedFileShare",
        [
            "recoveryVaultName", "resourceGroupName", "sourceFileShareName", "sourceStorageAccountId",
        ]),
        new("azure:monitoring/alertProcessingRuleActionGroup:AlertProcessingRuleActionGroup",
        [
            "name", "resourceGroupName",
        ]),
    ];
}
