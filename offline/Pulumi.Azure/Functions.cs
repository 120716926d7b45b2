using System.Collections.Immutable;

namespace Pulumi.Azure.Core
{
    public static class GetResources
    {
        public static Output<GetResourcesResult> Invoke(GetResourcesInvokeArgs? args = null, InvokeOptions? options = null) =>
            Deployment.Instance.Invoke<GetResourcesResult>("azure:core/getResources:getResources", args ?? new GetResourcesInvokeArgs(), options);
    }

    public sealed class GetResourcesInvokeArgs : InvokeArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("type")]
        public Input<string>? Type { get; set; }
    }

    [OutputType]
    public sealed class GetResourcesResult
    {
        public readonly ImmutableArray<Outputs.GetResourcesResourceResult> Resources;

        [OutputConstructor]
        private GetResourcesResult(ImmutableArray<Outputs.GetResourcesResourceResult> resources) => Resources = resources;
    }
}

namespace Pulumi.Azure.Core.Outputs
{
    [OutputType]
    public sealed class GetResourcesResourceResult
    {
        public readonly string Id;

        public readonly string ResourceGroupName;

        [OutputConstructor]
        private GetResourcesResourceResult(string id, string resourceGroupName)
        {
            Id = id;
            ResourceGroupName = resourceGroupName;
        }
    }
}
