using OctopusHA.Components;
using Pulumi;
using SecretsManager = Pulumi.Aws.SecretsManager;

namespace OctopusHA.Aws;

/// <summary>A secret in Secrets Manager, under the stack's own key.</summary>
/// <param name="Arn">Its ARN, which is no secret.</param>
/// <param name="Version">Its value: what reads it before it is there, reads in vain.</param>
internal sealed record StoredSecret(Output<string> Arn, Resource Version)
{
    /// <summary>Stores a secret.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="key">The stack's key.</param>
    /// <param name="logicalName">The logical name.</param>
    /// <param name="name">What it is: the middle of its name in Secrets Manager.</param>
    /// <param name="value">The value.</param>
    /// <param name="description">What it is, in words.</param>
    /// <param name="parent">The component that owns it.</param>
    public static StoredSecret Create(
        AwsContext context, EncryptionKey key, string logicalName, string name, Output<string> value, string description, ClusterComponent parent)
    {
        var secret = new SecretsManager.Secret(logicalName, new SecretsManager.SecretArgs
        {
            // A prefix: the full name stays taken for as long as a deleted secret can be brought back.
            NamePrefix = $"{context.Stack}-{name}-",
            Description = $"{description} of {context.Stack}",
            KmsKeyId = key.Arn,
            // Days. None for data that nobody will miss, so that a stack goes at once and may come again.
            RecoveryWindowInDays = context.Plan.KeepsData ? 30 : 0,
            Tags = parent.Tags(logicalName),
        }, parent.Child());
        var version = new SecretsManager.SecretVersion($"{logicalName}-value", new SecretsManager.SecretVersionArgs
        {
            SecretId = secret.Id,
            SecretString = value,
        }, parent.Child());
        return new StoredSecret(secret.Arn, version);
    }
}
