using Pulumi.Aws.LB.Inputs;
using Lb = Pulumi.Aws.LB;

namespace OctopusHA.Aws;

/// <summary>Creates target groups.</summary>
internal static class TargetGroups
{
    // Seconds. A node leaves its pool half a minute after it stops responding, and returns after the same time.
    private const int CheckInterval = 15;
    private const int CheckTimeout = 5;
    private const int CheckThreshold = 2;

    // Seconds for requests in progress when a node is deregistered; its task stops within 120.
    private const int DeregistrationDelay = 60;

    /// <summary>Creates a target group of nodes.</summary>
    /// <param name="context">The context.</param>
    /// <param name="name">The logical name: with Pulumi's suffix of 8 at most 32 characters, ELB's limit.</param>
    /// <param name="port">The nodes' port.</param>
    /// <param name="protocol">The protocol between load balancer and node.</param>
    /// <param name="healthCheck">The health check; interval and thresholds are the same for all.</param>
    /// <param name="parent">The component that owns the group.</param>
    /// <param name="node">The node of a group with one node. Default: all nodes.</param>
    /// <param name="configure">Sets further properties. Default: none.</param>
    public static Lb.TargetGroup Create(
        AwsContext context,
        string name,
        int port,
        string protocol,
        TargetGroupHealthCheckArgs healthCheck,
        ClusterComponent parent,
        Node? node = null,
        Action<Lb.TargetGroupArgs>? configure = null)
    {
        healthCheck.Enabled = true;
        healthCheck.Port = "traffic-port";
        healthCheck.Interval = CheckInterval;
        healthCheck.Timeout = CheckTimeout;
        healthCheck.HealthyThreshold = CheckThreshold;
        healthCheck.UnhealthyThreshold = CheckThreshold;
        var byInstance = context.Plan is { Traits.NodesAreMachines: true, Polling.UsesNodeInterfaces: false };
        var args = new Lb.TargetGroupArgs
        {
            VpcId = context.Network.VpcId,
            // Containers and persistent network interfaces are registered by address; other instances by their Auto
            // Scaling group.
            TargetType = byInstance ? "instance" : "ip",
            Port = port,
            Protocol = protocol,
            DeregistrationDelay = DeregistrationDelay,
            HealthCheck = healthCheck,
            Tags = ClusterComponent.TagsOf(node),
        };
        if (byInstance && protocol == "TCP")
        {
            // As for addresses: otherwise a node whose request to the cluster is routed to itself gets no response (ELB
            // user guide, "Client IP preservation").
            args.PreserveClientIp = "false";
        }

        configure?.Invoke(args);
        return new Lb.TargetGroup(name, args, parent.Child());
    }
}
