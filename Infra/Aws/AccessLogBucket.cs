using Pulumi;
using Pulumi.Aws.S3.Inputs;
using S3 = Pulumi.Aws.S3;

namespace OctopusHA.Aws;

/// <summary>The bucket that load balancers write their access logs to: closed to everyone else.</summary>
internal sealed class AccessLogBucket
{
    private const string Name = "load-balancer-logs";

    /// <summary>Makes the bucket.</summary>
    public AccessLogBucket(AwsContext context, Resource parent)
    {
        var child = new CustomResourceOptions { Parent = parent };
        var bucket = new S3.Bucket(Name, new S3.BucketArgs
        {
            // Logs must not keep a stack from going whose data nobody will miss.
            ForceDestroy = !context.Settings.KeepsData,
            Tags = context.Tags.For(Name, "load-balancer"),
        }, child);
        BucketName = bucket.BucketName;

        var closed = new S3.BucketPublicAccessBlock($"{Name}-public-access", new S3.BucketPublicAccessBlockArgs
        {
            Bucket = bucket.Id,
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        }, child);
        _ = new S3.BucketOwnershipControls($"{Name}-ownership", new S3.BucketOwnershipControlsArgs
        {
            Bucket = bucket.Id,
            Rule = new BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
        }, child);
        // Access logs take S3's own keys and no others (ELB user guide, "Enable access logs").
        _ = new S3.BucketServerSideEncryptionConfiguration($"{Name}-encryption", new S3.BucketServerSideEncryptionConfigurationArgs
        {
            Bucket = bucket.Id,
            Rules =
            {
                new BucketServerSideEncryptionConfigurationRuleArgs
                {
                    ApplyServerSideEncryptionByDefault = new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs { SseAlgorithm = "AES256" },
                },
            },
        }, child);
        _ = new S3.BucketVersioning($"{Name}-versioning", new S3.BucketVersioningArgs
        {
            Bucket = bucket.Id,
            VersioningConfiguration = new BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
        }, child);
        _ = new S3.BucketLifecycleConfiguration($"{Name}-lifecycle", new S3.BucketLifecycleConfigurationArgs
        {
            Bucket = bucket.Id,
            Rules =
            {
                new BucketLifecycleConfigurationRuleArgs
                {
                    Id = "expire",
                    Status = "Enabled",
                    Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
                    Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = context.LogRetentionDays },
                    NoncurrentVersionExpiration = new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = 30 },
                    AbortIncompleteMultipartUpload = new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = 7 },
                },
            },
        }, child);
        Ready = new S3.BucketPolicy($"{Name}-policy", new S3.BucketPolicyArgs
        {
            Bucket = bucket.Id,
            Policy = PolicyDocument.Of([bucket.Arn, context.AccountId], parts => Statements(parts[0], parts[1])),
        }, new CustomResourceOptions { Parent = parent, DependsOn = { closed } });
    }

    /// <summary>The bucket's name.</summary>
    public Output<string> BucketName { get; }

    /// <summary>What must be there before a load balancer may write: ELB tries when it is told of the bucket.</summary>
    public Resource Ready { get; }

    private static PolicyStatement[] Statements(string bucket, string account) =>
    [
        new PolicyStatement("ApplicationLoadBalancers", ["s3:PutObject"])
        {
            Principal = Principals.Service("logdelivery.elasticloadbalancing.amazonaws.com"),
            Resource = [$"{bucket}/*/AWSLogs/{account}/*"],
        },
        new PolicyStatement("NetworkLoadBalancers", ["s3:PutObject"])
        {
            Principal = Principals.Service("delivery.logs.amazonaws.com"),
            Resource = [$"{bucket}/*/AWSLogs/{account}/*"],
            Condition = PolicyStatement.When("StringEquals", "aws:SourceAccount", account),
        },
        new PolicyStatement("NetworkLoadBalancersAsk", ["s3:GetBucketAcl"])
        {
            Principal = Principals.Service("delivery.logs.amazonaws.com"),
            Resource = [bucket],
            Condition = PolicyStatement.When("StringEquals", "aws:SourceAccount", account),
        },
        new PolicyStatement("DemandTls", ["s3:*"])
        {
            Effect = "Deny",
            Principal = Principals.Aws("*"),
            Resource = [bucket, $"{bucket}/*"],
            Condition = PolicyStatement.When("Bool", "aws:SecureTransport", "false"),
        },
    ];
}
