using System.Collections.Immutable;
using OctopusHA.Aws;
using OctopusHA.Azure;

namespace OctopusHA;

/// <summary>A highly available Octopus Deploy: settings, plan, the five parts of the cluster, outputs.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "It is a Pulumi stack.")]
public sealed class OctopusStack : Stack
{
    /// <summary>Declares the whole stack.</summary>
    /// <param name="settings">The validated settings.</param>
    /// <param name="options">Stack options. Default: none.</param>
    public OctopusStack(OctopusSettings settings, StackOptions? options = null)
        : base(options)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var plan = ClusterPlan.Create(settings);
        var parts = plan.Cloud == Cloud.Azure ? AzureCloud.Build(plan) : AwsCloud.Build(plan);

        WebUrl = parts.LoadBalancer.WebUrl;
        NodeNames = Output.Create(plan.Nodes.Select(node => node.Name).ToImmutableArray());
        PollingEndpoints = Describe(parts.Polling.Endpoints);
        GrpcAddress = parts.LoadBalancer.GrpcAddress ?? parts.Polling.GrpcAddress ?? Output.Create("");
        Registration = Register(WebUrl, parts.Polling.Endpoints, GrpcAddress);
        DatabaseEndpoint = parts.Database.Endpoint;
        StorageId = parts.Storage.StorageId;
        LogGroup = parts.Nodes.LogGroup;
        AdminUsername = Output.Create(plan.Server.Admin.Username);
    }

    /// <summary>The URL of the web portal and API.</summary>
    [Output("webUrl")]
    public Output<string> WebUrl { get; private set; }

    /// <summary>The nodes' names, as Octopus shows them.</summary>
    [Output("nodeNames")]
    public Output<ImmutableArray<string>> NodeNames { get; private set; }

    /// <summary>
    /// For each node and polling mode: <c>mode</c>, <c>node</c>, <c>address</c> and <c>port</c>. Empty without polling.
    /// </summary>
    [Output("pollingEndpoints")]
    public Output<ImmutableArray<ImmutableDictionary<string, object>>> PollingEndpoints { get; private set; }

    /// <summary>Host and port for the Kubernetes monitor, one for the cluster; empty if gRPC is off.</summary>
    [Output("grpcAddress")]
    public Output<string> GrpcAddress { get; private set; }

    /// <summary>The commands that register Tentacles and agents, as <c>register</c> prints them.</summary>
    [Output("registration")]
    public Output<string> Registration { get; private set; }

    /// <summary>Host and port of the database.</summary>
    [Output("databaseEndpoint")]
    public Output<string> DatabaseEndpoint { get; private set; }

    /// <summary>The resource ID of the shared storage.</summary>
    [Output("storageId")]
    public Output<string> StorageId { get; private set; }

    /// <summary>The log group or workspace of the nodes.</summary>
    [Output("logGroup")]
    public Output<string> LogGroup { get; private set; }

    /// <summary>The first administrator's user name; the password is the secret <c>adminPassword</c>.</summary>
    [Output("adminUsername")]
    public Output<string> AdminUsername { get; private set; }

    private static Output<ImmutableArray<ImmutableDictionary<string, object>>> Describe(
        IReadOnlyList<PollingEndpoint> endpoints) =>
        Output.All(endpoints.Select(endpoint => endpoint.Address)).Apply(addresses => endpoints
            .Select((endpoint, i) => ImmutableDictionary<string, object>.Empty
                .Add("mode", Names.KebabCase(endpoint.Mode.ToString()))
                .Add("node", endpoint.Node)
                .Add("address", addresses[i])
                .Add("port", endpoint.Port))
            .ToImmutableArray());

    private static Output<string> Register(
        Output<string> webUrl, IReadOnlyList<PollingEndpoint> endpoints, Output<string> grpcAddress) =>
        Output.All([webUrl, grpcAddress, .. endpoints.Select(to => to.Address)]).Apply(texts => new Registration(
            texts[0],
            [.. endpoints.Select((to, i) => new PollingAddress(to.Mode, to.Node, texts[i + 2], to.Port))],
            texts[1].Length > 0 ? texts[1] : null).Write());
}
