using Lb = Pulumi.Aws.LB;

namespace OctopusHA.Aws;

/// <summary>A target group that nodes are attached to.</summary>
/// <param name="TargetGroup">The target group.</param>
/// <param name="ContainerPort">The port of the nodes.</param>
/// <param name="Listener">The listener: ECS rejects a target group without one.</param>
internal sealed record BackendPool(Lb.TargetGroup TargetGroup, int ContainerPort, Resource Listener);
