namespace OctopusHA.Aws;

/// <summary>
/// A secret of the nodes; ECS reads it into a variable, the install script on Windows reads it itself.
/// </summary>
/// <param name="Secret">The secret in the plan.</param>
/// <param name="Arn">The ARN, which is not secret.</param>
internal sealed record SecretVariable(NodeSecret Secret, Output<string> Arn);

/// <summary>The nodes' secrets in Secrets Manager, encrypted with the stack's key.</summary>
internal sealed class NodeSecrets
{
    private readonly List<SecretVariable> _variables = [];
    private readonly List<Resource> _versions = [];

    /// <summary>Creates the secrets.</summary>
    /// <param name="context">The context.</param>
    /// <param name="computed">The values that components compute, by secret key.</param>
    /// <param name="parent">The component that owns them.</param>
    public NodeSecrets(
        AwsContext context, IReadOnlyDictionary<string, Output<string>?> computed, ClusterComponent parent)
    {
        foreach (var secret in context.Plan.NodeSecrets)
        {
            if (secret.ValueFrom(computed) is not { } value)
            {
                continue;
            }

            var name = $"nodes-secret-{secret.Name}";
            var stored = StoredSecret.Create(context, name, secret.Name, value, secret.Description, parent);
            _versions.Add(stored.Version);
            _variables.Add(new SecretVariable(secret, stored.Arn));
        }
    }

    /// <summary>The secrets, sorted by variable name.</summary>
    public IReadOnlyList<SecretVariable> Variables => _variables;

    /// <summary>The values, which must exist before a task starts.</summary>
    public IReadOnlyList<Resource> Versions => _versions;
}
