namespace Pulumi.Aws.ServiceDiscovery
{
    public class PrivateDnsNamespace : CustomResource
    {
        public PrivateDnsNamespace(string name, PrivateDnsNamespaceArgs args, CustomResourceOptions? options = null)
            : base("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("description")]
        public Output<string> Description { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("vpc")]
        public Output<string> Vpc { get; private set; } = null!;
    }

    public sealed class PrivateDnsNamespaceArgs : ResourceArgs
    {
        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("vpc", required: true)]
        public Input<string> Vpc { get; set; } = null!;
    }

    public class Service : CustomResource
    {
        public Service(string name, ServiceArgs? args = null, CustomResourceOptions? options = null)
            : base("aws:servicediscovery/service:Service", name, args ?? new ServiceArgs(), Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("description")]
        public Output<string> Description { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("type")]
        public Output<string> Type { get; private set; } = null!;
    }

    public sealed class ServiceArgs : ResourceArgs
    {
        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("dnsConfig")]
        public Input<Inputs.ServiceDnsConfigArgs>? DnsConfig { get; set; }

        [Input("forceDestroy")]
        public Input<bool>? ForceDestroy { get; set; }

        [Input("healthCheckCustomConfig")]
        public Input<Inputs.ServiceHealthCheckCustomConfigArgs>? HealthCheckCustomConfig { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }
}

namespace Pulumi.Aws.ServiceDiscovery.Inputs
{
    public sealed class ServiceDnsConfigArgs : ResourceArgs
    {
        [Input("dnsRecords", required: true)]
        private InputList<Inputs.ServiceDnsConfigDnsRecordArgs>? _dnsRecords;

        public InputList<Inputs.ServiceDnsConfigDnsRecordArgs> DnsRecords
        {
            get => _dnsRecords ??= new();
            set => _dnsRecords = value;
        }

        [Input("namespaceId", required: true)]
        public Input<string> NamespaceId { get; set; } = null!;

        [Input("routingPolicy")]
        public Input<string>? RoutingPolicy { get; set; }
    }

    public sealed class ServiceDnsConfigDnsRecordArgs : ResourceArgs
    {
        [Input("ttl", required: true)]
        public Input<int> Ttl { get; set; } = null!;

        [Input("type", required: true)]
        public Input<string> Type { get; set; } = null!;
    }

    public sealed class ServiceHealthCheckCustomConfigArgs : ResourceArgs
    {
        [Input("failureThreshold")]
        public Input<int>? FailureThreshold { get; set; }
    }
}
