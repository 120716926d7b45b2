using OctopusHA.Bootstrap;
using Pulumi.Aws.AutoScaling.Inputs;

namespace OctopusHA.Aws;

/// <summary>
/// Holds a new machine until the install script reports that its node serves: until then the group does not count it, no load
/// balancer sends it users, and <c>pulumi up</c> waits (docs/decisions/0018).
/// </summary>
internal static class LaunchHook
{
    /// <summary>
    /// How long a machine is held after its last sign of life: the longest that EC2 allows (PutLifecycleHook, HeartbeatTimeout), and
    /// twice what a step of the script may take. After 48 hours in all EC2 ends the wait whatever the machine says.
    /// </summary>
    public static TimeSpan Silence { get; } = TimeSpan.FromHours(2);

    /// <summary>How long <c>pulumi up</c> waits: the other nodes may wait an hour for the first one's schema, then finish their own installation.</summary>
    public static TimeSpan DeploymentWait { get; } = TimeSpan.FromMinutes(InstallScript.FirstNodeMinutes + 30);

    /// <summary>The hook's name, the same in every group of the stack.</summary>
    /// <param name="context">The stack.</param>
    public static string Name(AwsContext context) => Ec2NodeGroup.GroupName(context, "launch");

    /// <summary>The hook of a node's group.</summary>
    /// <param name="context">The stack.</param>
    public static GroupInitialLifecycleHookArgs For(AwsContext context) => new()
    {
        Name = Name(context),
        LifecycleTransition = "autoscaling:EC2_INSTANCE_LAUNCHING",
        HeartbeatTimeout = (int)Silence.TotalSeconds,
        // A machine that never reports is replaced by another, with the newest template, and not put into service.
        DefaultResult = "ABANDON",
    };
}
