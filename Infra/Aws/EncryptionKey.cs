using OctopusHA.Components;
using Pulumi;
using Kms = Pulumi.Aws.Kms;

namespace OctopusHA.Aws;

/// <summary>The one key that encrypts the stack's data at rest: database, storage, secrets, logs.</summary>
internal sealed class EncryptionKey : ClusterComponent
{
    /// <summary>Makes the key.</summary>
    public EncryptionKey(AwsContext context)
        : base(context, "EncryptionKey", "encryption")
    {
        var plan = context.Plan;
        var key = new Kms.Key("encryption-key", new Kms.KeyArgs
        {
            Description = $"Data at rest of {context.Stack}",
            EnableKeyRotation = true,
            // Days; the longest, where a lost key is lost data, else the shortest.
            DeletionWindowInDays = plan.KeepsData ? 30 : 7,
            Policy = KeyPolicy(context),
            Tags = Tags("encryption-key"),
        }, new CustomResourceOptions
        {
            Parent = this,
            Protect = plan.KeepsData,
            // The final snapshot is of use only as long as its key is.
            RetainOnDelete = plan.KeepsData,
        });

        _ = new Kms.Alias("encryption-alias", new Kms.AliasArgs
        {
            // An alias takes no dots, a stack's name does.
            Name = $"alias/{context.UndottedStack}",
            TargetKeyId = key.KeyId,
        }, Child());

        Arn = key.Arn;
        KeyId = key.KeyId;
        RegisterOutputs(new Dictionary<string, object?> { ["arn"] = Arn });
    }

    /// <summary>The key's ARN.</summary>
    public Output<string> Arn { get; }

    /// <summary>The key's id: new with every key, and so with every life of a stack.</summary>
    public Output<string> KeyId { get; }

    private static Output<string> KeyPolicy(AwsContext context) =>
        PolicyDocument.Of([context.Partition, context.AccountId, context.Region], parts =>
        {
            var (partition, account, region) = (parts[0], parts[1], parts[2]);
            string[] use = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"];
            return
            [
                // Without it nobody could administer the key any more; who may, is for the account's IAM to say.
                new PolicyStatement("Account", ["kms:*"]) { Principal = Principals.Aws($"arn:{partition}:iam::{account}:root"), Resource = ["*"] },
                new PolicyStatement("Logs", use)
                {
                    Principal = Principals.Service($"logs.{region}.amazonaws.com"),
                    Resource = ["*"],
                    Condition = PolicyStatement.When("ArnLike", "kms:EncryptionContext:aws:logs:arn", $"arn:{partition}:logs:{region}:{account}:log-group:{context.LogPrefix}/*"),
                },
                new PolicyStatement("Alarms", ["kms:Decrypt", "kms:GenerateDataKey*"])
                {
                    Principal = Principals.Service("cloudwatch.amazonaws.com"),
                    Resource = ["*"],
                    Condition = PolicyStatement.When("StringEquals", "aws:SourceAccount", account),
                },
                .. context.Plan.UsesEc2 ? AutoScaling(partition, account, use) : [],
            ];
        });

    // Auto Scaling starts machines by a role of its own, which no policy of IAM can give the key to, and which an account that
    // never used Auto Scaling does not have yet: so by a condition, since a principal must exist (EC2 Auto Scaling user guide, "Required AWS KMS key policy
    // for use with encrypted volumes").
    private static PolicyStatement[] AutoScaling(string partition, string account, string[] use)
    {
        const string service = "autoscaling.amazonaws.com";
        var role = $"arn:{partition}:iam::{account}:role/aws-service-role/{service}/AWSServiceRoleForAutoScaling";
        return
        [
            new PolicyStatement("Volumes", use)
            {
                Principal = Principals.Aws("*"),
                Resource = ["*"],
                Condition = PolicyStatement.When(("StringEquals", "aws:PrincipalArn", role), ("StringEquals", "kms:CallerAccount", account)),
            },
            new PolicyStatement("VolumesWhileAttached", ["kms:CreateGrant"])
            {
                Principal = Principals.Aws("*"),
                Resource = ["*"],
                Condition = PolicyStatement.When(("StringEquals", "aws:PrincipalArn", role), ("StringEquals", "kms:CallerAccount", account), ("Bool", "kms:GrantIsForAWSResource", "true")),
            },
        ];
    }
}
