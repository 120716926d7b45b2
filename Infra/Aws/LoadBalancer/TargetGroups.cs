using OctopusHA.Components;
using Pulumi.Aws.LB.Inputs;
using Lb = Pulumi.Aws.LB;

namespace OctopusHA.Aws;

/// <summary>What all target groups have in common.</summary>
internal static class TargetGroups
{
    // Seconds. A node is out of its pool half a minute after it stops answering, and back after as long.
    private const int CheckInterval = 15;
    private const int CheckTimeout = 5;
    private const int CheckThreshold = 2;

    // Seconds that requests under way get when a node is taken out; its task itself stops within 120.
    private const int DeregistrationDelay = 60;

    /// <summary>Makes a target group of nodes.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="name">The logical name: with Pulumi's suffix of 8 it must stay within the 32 characters that ELB takes.</param>
    /// <param name="port">The nodes' port.</param>
    /// <param name="protocol">The protocol between load balancer and node.</param>
    /// <param name="healthCheck">What is asked of a node; how often is the same for all.</param>
    /// <param name="network">The network.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="parent">The component that owns the group.</param>
    /// <param name="customise">Sets what only this group has. When left out: nothing.</param>
    public static Lb.TargetGroup Create(
        AwsContext context,
        string name,
        int port,
        string protocol,
        TargetGroupHealthCheckArgs healthCheck,
        AwsNetwork network,
        Dictionary<string, string> tags,
        ClusterComponent parent,
        Action<Lb.TargetGroupArgs>? customise = null)
    {
        healthCheck.Enabled = true;
        healthCheck.Port = "traffic-port";
        healthCheck.Interval = CheckInterval;
        healthCheck.Timeout = CheckTimeout;
        healthCheck.HealthyThreshold = CheckThreshold;
        healthCheck.UnhealthyThreshold = CheckThreshold;
        var byMachine = context.Plan is { UsesEc2: true, Polling.UsesNodeInterfaces: false };
        var args = new Lb.TargetGroupArgs
        {
            VpcId = network.VpcId,
            // A container is attached by its address, and so is a network interface that machines take over; any other machine by
            // itself, as its auto-scaling group does it.
            TargetType = byMachine ? "instance" : "ip",
            Port = port,
            Protocol = protocol,
            DeregistrationDelay = DeregistrationDelay,
            HealthCheck = healthCheck,
            Tags = tags,
        };
        if (byMachine && protocol == "TCP")
        {
            // As it is for addresses: else a node that calls its own cluster and is sent to itself gets no answer
            // (ELB user guide, "Client IP preservation").
            args.PreserveClientIp = "false";
        }

        customise?.Invoke(args);
        return new Lb.TargetGroup(name, args, parent.Child());
    }
}
