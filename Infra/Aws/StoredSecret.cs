using SecretsManager = Pulumi.Aws.SecretsManager;

namespace OctopusHA.Aws;

/// <summary>A secret in Secrets Manager, encrypted with the stack's key.</summary>
/// <param name="Arn">Its ARN, which is no secret.</param>
/// <param name="Version">Its value, which must exist before it is read.</param>
internal sealed record StoredSecret(Output<string> Arn, Resource Version)
{
    /// <summary>Stores a secret.</summary>
    /// <param name="context">The context.</param>
    /// <param name="logicalName">The logical name.</param>
    /// <param name="name">The middle of its name in Secrets Manager.</param>
    /// <param name="value">The value.</param>
    /// <param name="description">The description.</param>
    /// <param name="parent">The component that owns it.</param>
    public static StoredSecret Create(
        AwsContext context,
        string logicalName,
        string name,
        Output<string> value,
        string description,
        ClusterComponent parent)
    {
        var secret = new SecretsManager.Secret(logicalName, new SecretsManager.SecretArgs
        {
            // A prefix, because the name of a deleted secret is reserved while the secret can be restored.
            NamePrefix = $"{context.Stack}-{name}-",
            Description = $"{description} of {context.Stack}",
            KmsKeyId = context.Key.Arn,
            // Days. None for ephemeral data, so that the stack can be deleted and created again at once.
            RecoveryWindowInDays = context.Plan.KeepsData ? 30 : 0,
        }, parent.Child());
        var version = new SecretsManager.SecretVersion($"{logicalName}-value", new SecretsManager.SecretVersionArgs
        {
            SecretId = secret.Id,
            SecretString = value,
        }, parent.Child());
        return new StoredSecret(secret.Arn, version);
    }
}
