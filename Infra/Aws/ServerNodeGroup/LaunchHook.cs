using OctopusHA.Bootstrap;
using Pulumi.Aws.AutoScaling.Inputs;

namespace OctopusHA.Aws;

/// <summary>
/// The lifecycle hook of new machines: until the install script reports success, the machine is not in service,
/// receives no users, and <c>pulumi up</c> waits (docs/decisions/0018).
/// </summary>
internal static class LaunchHook
{
    /// <summary>
    /// The timeout after the last heartbeat: the maximum of EC2 (PutLifecycleHook, HeartbeatTimeout), and twice the
    /// longest step of the script. EC2 ends the wait after 48 hours in any case.
    /// </summary>
    public static TimeSpan HeartbeatTimeout { get; } = TimeSpan.FromHours(2);

    /// <summary>
    /// The maximum wait of <c>pulumi up</c>: other nodes may wait an hour for the first one's schema before their
    /// installation.
    /// </summary>
    public static TimeSpan DeploymentWait { get; } = TimeSpan.FromMinutes(InstallScript.FirstNodeMinutes + 30);

    /// <summary>The hook's name, the same in all groups of the stack.</summary>
    /// <param name="context">The context.</param>
    public static string Name(AwsContext context) => Ec2NodeGroup.GroupName(context, "launch");

    /// <summary>The hook of a node's group.</summary>
    /// <param name="context">The context.</param>
    public static GroupInitialLifecycleHookArgs For(AwsContext context) => new()
    {
        Name = Name(context),
        LifecycleTransition = "autoscaling:EC2_INSTANCE_LAUNCHING",
        HeartbeatTimeout = (int)HeartbeatTimeout.TotalSeconds,
        // A machine that never reports is replaced, with the latest template, and not put into service.
        DefaultResult = "ABANDON",
    };
}
