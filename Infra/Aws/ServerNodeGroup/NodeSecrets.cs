using OctopusHA.Components;
using OctopusHA.Plan;
using Pulumi;

namespace OctopusHA.Aws;

/// <summary>A secret of the nodes: ECS fetches it into a variable, a Windows machine fetches it itself.</summary>
/// <param name="Secret">The secret, as the plan lists it.</param>
/// <param name="Arn">Its ARN, which is no secret.</param>
internal sealed record SecretVariable(NodeSecret Secret, Output<string> Arn);

/// <summary>The plan's secrets of the nodes in Secrets Manager, encrypted with the stack's own key.</summary>
internal sealed class NodeSecrets
{
    private readonly List<SecretVariable> _variables = [];
    private readonly List<Resource> _versions = [];

    /// <summary>Creates the secrets.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="key">The stack's key.</param>
    /// <param name="computed">The values that components compute, by the secrets' keys; null where a stack has none.</param>
    /// <param name="parent">The component that owns them.</param>
    public NodeSecrets(AwsContext context, EncryptionKey key, IReadOnlyDictionary<string, Output<string>?> computed, ClusterComponent parent)
    {
        foreach (var secret in context.Plan.NodeSecrets)
        {
            if (secret.ValueFrom(computed) is not { } value)
            {
                continue;
            }

            var stored = StoredSecret.Create(context, key, $"nodes-secret-{secret.Name}", secret.Name, value, secret.Description, parent);
            _versions.Add(stored.Version);
            _variables.Add(new SecretVariable(secret, stored.Arn));
        }
    }

    /// <summary>The secrets, in the order of the names of their variables.</summary>
    public IReadOnlyList<SecretVariable> Variables => _variables;

    /// <summary>The values: a task that starts before they exist fails.</summary>
    public IReadOnlyList<Resource> Versions => _versions;
}
