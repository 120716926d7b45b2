using Kms = Pulumi.Aws.Kms;

namespace OctopusHA.Aws;

/// <summary>The KMS key that encrypts the stack's data at rest: database, storage, secrets, logs.</summary>
internal sealed class EncryptionKey : ClusterComponent
{
    /// <summary>Creates the key.</summary>
    public EncryptionKey(AwsContext context)
        : base(context, "EncryptionKey", "encryption")
    {
        var plan = context.Plan;
        var key = new Kms.Key("encryption-key", new Kms.KeyArgs
        {
            Description = $"Data at rest of {context.Stack}",
            EnableKeyRotation = true,
            // Days; the maximum if data is kept, since a lost key is lost data, else the minimum.
            DeletionWindowInDays = plan.KeepsData ? 30 : 7,
            Policy = KeyPolicy(context),
        }, new CustomResourceOptions
        {
            Parent = this,
            Protect = plan.KeepsData,
            // The final snapshot is unusable without its key.
            RetainOnDelete = plan.KeepsData,
        });

        _ = new Kms.Alias("encryption-alias", new Kms.AliasArgs
        {
            // Unlike a stack name, an alias must not contain dots.
            Name = $"alias/{context.UndottedStack}",
            TargetKeyId = key.KeyId,
        }, Child());

        Arn = key.Arn;
        KeyId = key.KeyId;
        RegisterOutputs(new Dictionary<string, object?> { ["arn"] = Arn });
    }

    /// <summary>The key's ARN.</summary>
    public Output<string> Arn { get; }

    /// <summary>The key's ID, new each time that the stack is created.</summary>
    public Output<string> KeyId { get; }

    private static Output<string> KeyPolicy(AwsContext context) =>
        PolicyDocument.Of([context.Partition, context.AccountId, context.Region], parts =>
        {
            var (partition, account, region) = (parts[0], parts[1], parts[2]);
            var logGroups = $"arn:{partition}:logs:{region}:{account}:log-group:{context.LogPrefix}/*";
            string[] use = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"];
            return
            [
                // Without it nobody could manage the key; the account's IAM policies decide who can.
                PolicyStatement.Allow("Account", ["kms:*"], "*").ByIdentity($"arn:{partition}:iam::{account}:root"),
                PolicyStatement.Allow("Logs", use, "*").By($"logs.{region}.amazonaws.com")
                    .If(("ArnLike", "kms:EncryptionContext:aws:logs:arn", logGroups)),
                PolicyStatement.Allow("Alarms", ["kms:Decrypt", "kms:GenerateDataKey*"], "*")
                    .By("cloudwatch.amazonaws.com")
                    .If(("StringEquals", "aws:SourceAccount", account)),
                .. context.Plan.Traits.HasMachines ? AutoScaling(partition, account, use) : [],
            ];
        });

    // Auto Scaling launches instances with its service-linked role, which needs the key policy. The role does not exist
    // before an account first uses Auto Scaling, and a principal must exist: hence a condition (EC2 Auto Scaling user
    // guide, "Required AWS KMS key policy for use with encrypted volumes").
    private static PolicyStatement[] AutoScaling(string partition, string account, string[] use)
    {
        const string service = "autoscaling.amazonaws.com";
        var role = $"arn:{partition}:iam::{account}:role/aws-service-role/{service}/AWSServiceRoleForAutoScaling";
        (string, string, string)[] caller =
            [("StringEquals", "aws:PrincipalArn", role), ("StringEquals", "kms:CallerAccount", account)];
        PolicyStatement Allow(string sid, params string[] actions) =>
            PolicyStatement.Allow(sid, actions, "*").ByIdentity("*");
        return
        [
            Allow("Volumes", use).If(caller),
            Allow("VolumesWhileAttached", "kms:CreateGrant")
                .If([.. caller, ("Bool", "kms:GrantIsForAWSResource", "true")]),
        ];
    }
}
