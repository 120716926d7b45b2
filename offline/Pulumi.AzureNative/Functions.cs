using System.Collections.Immutable;

namespace Pulumi.AzureNative.Authorization
{
    public static class GetClientConfig
    {
        public static Output<GetClientConfigResult> Invoke(InvokeOptions? options = null) =>
            Deployment.Instance.Invoke<GetClientConfigResult>("azure-native:authorization:getClientConfig", InvokeArgs.Empty, options);
    }

    [OutputType]
    public sealed class GetClientConfigResult
    {
        public readonly string SubscriptionId;

        public readonly string TenantId;

        [OutputConstructor]
        private GetClientConfigResult(string subscriptionId, string tenantId)
        {
            SubscriptionId = subscriptionId;
            TenantId = tenantId;
        }
    }
}

namespace Pulumi.AzureNative.RedisEnterprise
{
    public static class ListDatabaseKeys
    {
        public static Output<ListDatabaseKeysResult> Invoke(ListDatabaseKeysInvokeArgs args, InvokeOptions? options = null) =>
            Deployment.Instance.Invoke<ListDatabaseKeysResult>("azure-native:redisenterprise:listDatabaseKeys", args ?? new ListDatabaseKeysInvokeArgs(), options);
    }

    public sealed class ListDatabaseKeysInvokeArgs : InvokeArgs
    {
        [Input("clusterName", required: true)]
        public Input<string> ClusterName { get; set; } = null!;

        [Input("databaseName", required: true)]
        public Input<string> DatabaseName { get; set; } = null!;

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;
    }

    [OutputType]
    public sealed class ListDatabaseKeysResult
    {
        public readonly string PrimaryKey;

        [OutputConstructor]
        private ListDatabaseKeysResult(string primaryKey) => PrimaryKey = primaryKey;
    }
}

namespace Pulumi.AzureNative.Storage
{
    public static class ListStorageAccountKeys
    {
        public static Output<ListStorageAccountKeysResult> Invoke(ListStorageAccountKeysInvokeArgs args, InvokeOptions? options = null) =>
            Deployment.Instance.Invoke<ListStorageAccountKeysResult>("azure-native:storage:listStorageAccountKeys", args ?? new ListStorageAccountKeysInvokeArgs(), options);
    }

    public sealed class ListStorageAccountKeysInvokeArgs : InvokeArgs
    {
        [Input("accountName", required: true)]
        public Input<string> AccountName { get; set; } = null!;

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;
    }

    [OutputType]
    public sealed class ListStorageAccountKeysResult
    {
        public readonly ImmutableArray<Outputs.StorageAccountKeyResponse> Keys;

        [OutputConstructor]
        private ListStorageAccountKeysResult(ImmutableArray<Outputs.StorageAccountKeyResponse> keys) => Keys = keys;
    }
}

namespace Pulumi.AzureNative.Storage.Outputs
{
    [OutputType]
    public sealed class StorageAccountKeyResponse
    {
        public readonly string Value;

        [OutputConstructor]
        private StorageAccountKeyResponse(string value) => Value = value;
    }
}
