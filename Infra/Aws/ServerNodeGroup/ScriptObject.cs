using OctopusHA.Bootstrap;
using S3 = Pulumi.Aws.S3;

namespace OctopusHA.Aws;

/// <summary>
/// The install script in a private, versioned bucket: a machine downloads the version of its launch template at any
/// time (docs/decisions/0007). The bucket also has copies of the script's downloads (docs/decisions/0019).
/// </summary>
internal sealed class ScriptObject
{
    private const string Name = "nodes-script";

    /// <summary>Creates bucket and object.</summary>
    public ScriptObject(AwsContext context, ClusterComponent parent)
    {
        var bucket = new PrivateBucket(Name, context, context.Key, parent);
        bucket.Allow((_, _) => []);
        // Launch templates may refer to old versions.
        bucket.KeepAll();
        var script = new S3.BucketObjectv2($"{Name}-object", new S3.BucketObjectv2Args
        {
            Bucket = bucket.Bucket.Id,
            Key = "install-node.ps1",
            Content = InstallScript.For(Cloud.Aws),
            ContentType = "text/plain; charset=utf-8",
            ServerSideEncryption = "aws:kms",
            KmsKeyId = context.Key.Arn,
        }, parent.Child(bucket.Versioning, bucket.Encryption));
        BucketName = bucket.Bucket.BucketName;
        BucketArn = bucket.Bucket.Arn;
        Key = script.Key;
        VersionId = script.VersionId;
        Ready = script;
    }

    /// <summary>The bucket's name.</summary>
    public Output<string> BucketName { get; }

    /// <summary>The bucket's ARN.</summary>
    public Output<string> BucketArn { get; }

    /// <summary>The object's key.</summary>
    public Output<string> Key { get; }

    /// <summary>The object's version.</summary>
    public Output<string> VersionId { get; }

    /// <summary>The object, which must exist before a machine starts.</summary>
    public Resource Ready { get; }
}
