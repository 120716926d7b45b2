using Pulumi.Aws.S3.Inputs;
using S3 = Pulumi.Aws.S3;

namespace OctopusHA.Aws;

/// <summary>
/// A bucket without public access, versioned, encrypted, with TLS only, like every bucket of the stack.
/// </summary>
internal sealed class PrivateBucket
{
    private readonly string _name;
    private readonly AwsContext _context;
    private readonly Resource _publicAccessBlock;
    private readonly ClusterComponent _parent;

    /// <summary>Creates the bucket; the caller must also call <see cref="Allow"/>.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="context">The context.</param>
    /// <param name="key">The encryption key; null for S3's key, if the writer does not support KMS.</param>
    /// <param name="parent">The component that owns the bucket.</param>
    public PrivateBucket(string name, AwsContext context, EncryptionKey? key, ClusterComponent parent)
    {
        _name = name;
        _context = context;
        _parent = parent;
        Bucket = new S3.Bucket(name, new S3.BucketArgs
        {
            // A stack with ephemeral data can be deleted even if the bucket is not empty.
            ForceDestroy = !context.Plan.KeepsData,
        }, parent.Child());
        _publicAccessBlock = new S3.BucketPublicAccessBlock($"{name}-public-access", new S3.BucketPublicAccessBlockArgs
        {
            Bucket = Bucket.Id,
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        }, parent.Child());
        _ = new S3.BucketOwnershipControls($"{name}-ownership", new S3.BucketOwnershipControlsArgs
        {
            Bucket = Bucket.Id,
            Rule = new BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
        }, parent.Child());
        var encryption = new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
        {
            SseAlgorithm = key is null ? "AES256" : "aws:kms",
        };
        if (key is not null)
        {
            encryption.KmsMasterKeyId = key.Arn;
        }

        Encryption = new S3.BucketServerSideEncryptionConfiguration($"{name}-encryption", new()
        {
            Bucket = Bucket.Id,
            Rules =
            {
                new BucketServerSideEncryptionConfigurationRuleArgs { ApplyServerSideEncryptionByDefault = encryption },
            },
        }, parent.Child());
        Versioning = new S3.BucketVersioning($"{name}-versioning", new S3.BucketVersioningArgs
        {
            Bucket = Bucket.Id,
            VersioningConfiguration = new BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
        }, parent.Child());
    }

    /// <summary>The bucket.</summary>
    public S3.Bucket Bucket { get; }

    /// <summary>The encryption; objects created before it are not encrypted.</summary>
    public Resource Encryption { get; }

    /// <summary>The versioning; objects created before it have no version.</summary>
    public Resource Versioning { get; }

    /// <summary>Sets retention; old versions are deleted after 30 days, incomplete uploads after 7.</summary>
    /// <param name="days">Days until an object expires.</param>
    public void KeepFor(int days) => Lifecycle("expire", rule =>
    {
        rule.Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = days };
        rule.NoncurrentVersionExpiration =
            new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = 30 };
    });

    /// <summary>Keeps every object and version; incomplete uploads are deleted after 7 days.</summary>
    public void KeepAll() => Lifecycle("unfinished", _ => { });

    private void Lifecycle(string id, Action<BucketLifecycleConfigurationRuleArgs> configure)
    {
        var rule = new BucketLifecycleConfigurationRuleArgs
        {
            Id = id,
            Status = "Enabled",
            Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
            AbortIncompleteMultipartUpload =
                new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = 7 },
        };
        configure(rule);
        var args = new S3.BucketLifecycleConfigurationArgs { Bucket = Bucket.Id, Rules = { rule } };
        _ = new S3.BucketLifecycleConfiguration($"{_name}-lifecycle", args, _parent.Child());
    }

    /// <summary>Grants access to the bucket beyond the account's IAM policies; always with TLS only.</summary>
    /// <param name="statements">Creates the statements from the bucket's ARN and the account ID.</param>
    /// <returns>The policy.</returns>
    public S3.BucketPolicy Allow(Func<string, string, PolicyStatement[]> statements) =>
        new($"{_name}-policy", new S3.BucketPolicyArgs
        {
            Bucket = Bucket.Id,
            Policy = PolicyDocument.Of([Bucket.Arn, _context.AccountId], parts =>
            [
                .. statements(parts[0], parts[1]),
                PolicyStatement.DenyWithoutTls("s3:*", parts[0], $"{parts[0]}/*"),
            ]),
        }, _parent.Child(_publicAccessBlock));
}
