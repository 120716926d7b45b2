using Iam = Pulumi.Aws.Iam;

namespace OctopusHA.Aws;

/// <summary>Creates IAM roles and their policies.</summary>
internal static class IamRoles
{
    /// <summary>Creates a role.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="trust">The trust policy.</param>
    /// <param name="description">The description.</param>
    /// <param name="parent">The component that owns the role.</param>
    public static Iam.Role Create(string name, Input<string> trust, string description, ClusterComponent parent) =>
        new(name, new Iam.RoleArgs
        {
            AssumeRolePolicy = trust,
            Description = description,
        }, parent.Child());

    /// <summary>Adds an inline policy to a role.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="role">The role.</param>
    /// <param name="parts">The values: ARNs, account IDs.</param>
    /// <param name="statements">Creates the statements from the values, in the same order.</param>
    /// <param name="parent">The component that owns the policy.</param>
    public static Iam.RolePolicy Allow(
        string name,
        Iam.Role role,
        Input<string>[] parts,
        Func<IReadOnlyList<string>, PolicyStatement[]> statements,
        ClusterComponent parent) =>
        new(name, new Iam.RolePolicyArgs
        {
            Role = role.Name,
            Policy = PolicyDocument.Of(parts, statements),
        }, parent.Child());

    /// <summary>Attaches a managed policy of AWS to a role.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="role">The role.</param>
    /// <param name="context">The context.</param>
    /// <param name="policy">The path and name of the policy.</param>
    /// <param name="parent">The component that owns the attachment.</param>
    public static Iam.RolePolicyAttachment Attach(
        string name, Iam.Role role, AwsContext context, string policy, ClusterComponent parent) =>
        new(name, new Iam.RolePolicyAttachmentArgs
        {
            Role = role.Name,
            PolicyArn = Output.Format($"arn:{context.Partition}:iam::aws:policy/{policy}"),
        }, parent.Child());
}
