using OctopusHA.Components;
using Pulumi;
using Pulumi.Aws.S3.Inputs;
using S3 = Pulumi.Aws.S3;

namespace OctopusHA.Aws;

/// <summary>A bucket as every bucket of the stack is: closed to the public, versioned, encrypted, reached by TLS only.</summary>
internal sealed class PrivateBucket
{
    private readonly string _name;
    private readonly AwsContext _context;
    private readonly Resource _closed;
    private readonly ClusterComponent _parent;

    /// <summary>Makes the bucket; <see cref="Allow"/> must follow.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="context">The stack.</param>
    /// <param name="key">The key of what is in it; null for S3's own, where the writer takes no other.</param>
    /// <param name="parent">The component that owns the bucket.</param>
    public PrivateBucket(string name, AwsContext context, EncryptionKey? key, ClusterComponent parent)
    {
        _name = name;
        _context = context;
        _parent = parent;
        Bucket = new S3.Bucket(name, new S3.BucketArgs
        {
            // What is in it must not keep a stack from going whose data nobody will miss.
            ForceDestroy = !context.Plan.KeepsData,
            Tags = parent.Tags(name),
        }, parent.Child());
        _closed = new S3.BucketPublicAccessBlock($"{name}-public-access", new S3.BucketPublicAccessBlockArgs
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
        var encryption = new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs { SseAlgorithm = key is null ? "AES256" : "aws:kms" };
        if (key is not null)
        {
            encryption.KmsMasterKeyId = key.Arn;
        }

        Encryption = new S3.BucketServerSideEncryptionConfiguration($"{name}-encryption", new S3.BucketServerSideEncryptionConfigurationArgs
        {
            Bucket = Bucket.Id,
            Rules = { new BucketServerSideEncryptionConfigurationRuleArgs { ApplyServerSideEncryptionByDefault = encryption } },
        }, parent.Child());
        Versioning = new S3.BucketVersioning($"{name}-versioning", new S3.BucketVersioningArgs
        {
            Bucket = Bucket.Id,
            VersioningConfiguration = new BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
        }, parent.Child());
    }

    /// <summary>The bucket.</summary>
    public S3.Bucket Bucket { get; }

    /// <summary>What encrypts the objects: those before it are not.</summary>
    public Resource Encryption { get; }

    /// <summary>What gives objects versions: those before it have none.</summary>
    public Resource Versioning { get; }

    /// <summary>Says how long objects are kept; those replaced are deleted after 30 days, unfinished uploads after 7.</summary>
    /// <param name="days">Days that an object is kept.</param>
    public void KeepFor(int days) => Lifecycle("expire", rule =>
    {
        rule.Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = days };
        rule.NoncurrentVersionExpiration = new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = 30 };
    });

    /// <summary>Keeps every object and version; unfinished uploads are deleted after 7 days.</summary>
    public void KeepAll() => Lifecycle("unfinished", _ => { });

    private void Lifecycle(string id, Action<BucketLifecycleConfigurationRuleArgs> configure)
    {
        var rule = new BucketLifecycleConfigurationRuleArgs
        {
            Id = id,
            Status = "Enabled",
            Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
            AbortIncompleteMultipartUpload = new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = 7 },
        };
        configure(rule);
        _ = new S3.BucketLifecycleConfiguration($"{_name}-lifecycle", new S3.BucketLifecycleConfigurationArgs { Bucket = Bucket.Id, Rules = { rule } }, _parent.Child());
    }

    /// <summary>Says who may use the bucket, beside whom the account's IAM lets; all by TLS.</summary>
    /// <param name="statements">Makes the statements of the bucket's ARN and the account.</param>
    /// <returns>The policy.</returns>
    public S3.BucketPolicy Allow(Func<string, string, PolicyStatement[]> statements) => new($"{_name}-policy", new S3.BucketPolicyArgs
    {
        Bucket = Bucket.Id,
        Policy = PolicyDocument.Of([Bucket.Arn, _context.AccountId], parts =>
        [
            .. statements(parts[0], parts[1]),
            new PolicyStatement("DemandTls", ["s3:*"])
            {
                Effect = "Deny",
                Principal = Principals.Aws("*"),
                Resource = [parts[0], $"{parts[0]}/*"],
                Condition = PolicyStatement.When("Bool", "aws:SecureTransport", "false"),
            },
        ]),
    }, _parent.Child(_closed));
}
