using Pulumi;
using Lb = Pulumi.Aws.LB;

namespace OctopusHA.Aws;

/// <summary>A target group that nodes are attached to.</summary>
/// <param name="TargetGroup">The target group.</param>
/// <param name="ContainerPort">The port of a node that it sends to.</param>
/// <param name="Listener">The listener in front of it: ECS attaches no node to a group without one.</param>
internal sealed record BackendPool(Lb.TargetGroup TargetGroup, int ContainerPort, Resource Listener);
