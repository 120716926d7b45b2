namespace Pulumi.Aws.S3
{
    public class Bucket : CustomResource
    {
        public Bucket(string name, BucketArgs? args = null, CustomResourceOptions? options = null)
            : base("aws:s3/bucket:Bucket", name, args ?? new BucketArgs(), Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("bucket")]
        public Output<string> BucketName { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class BucketArgs : ResourceArgs
    {
        [Input("forceDestroy")]
        public Input<bool>? ForceDestroy { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class BucketLifecycleConfiguration : CustomResource
    {
        public BucketLifecycleConfiguration(string name, BucketLifecycleConfigurationArgs args, CustomResourceOptions? options = null)
            : base("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", name, args, Provider.Defaults(options))
        {
        }

        [Output("bucket")]
        public Output<string> Bucket { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class BucketLifecycleConfigurationArgs : ResourceArgs
    {
        [Input("bucket", required: true)]
        public Input<string> Bucket { get; set; } = null!;

        [Input("rules")]
        private InputList<Inputs.BucketLifecycleConfigurationRuleArgs>? _rules;

        public InputList<Inputs.BucketLifecycleConfigurationRuleArgs> Rules
        {
            get => _rules ??= new();
            set => _rules = value;
        }
    }

    public class BucketObjectv2 : CustomResource
    {
        public BucketObjectv2(string name, BucketObjectv2Args args, CustomResourceOptions? options = null)
            : base("aws:s3/bucketObjectv2:BucketObjectv2", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("bucket")]
        public Output<string> Bucket { get; private set; } = null!;

        [Output("key")]
        public Output<string> Key { get; private set; } = null!;

        [Output("kmsKeyId")]
        public Output<string> KmsKeyId { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("versionId")]
        public Output<string> VersionId { get; private set; } = null!;
    }

    public sealed class BucketObjectv2Args : ResourceArgs
    {
        [Input("bucket", required: true)]
        public Input<string> Bucket { get; set; } = null!;

        [Input("content")]
        public Input<string>? Content { get; set; }

        [Input("contentType")]
        public Input<string>? ContentType { get; set; }

        [Input("key")]
        public Input<string>? Key { get; set; }

        [Input("kmsKeyId")]
        public Input<string>? KmsKeyId { get; set; }

        [Input("serverSideEncryption")]
        public Input<string>? ServerSideEncryption { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class BucketOwnershipControls : CustomResource
    {
        public BucketOwnershipControls(string name, BucketOwnershipControlsArgs args, CustomResourceOptions? options = null)
            : base("aws:s3/bucketOwnershipControls:BucketOwnershipControls", name, args, Provider.Defaults(options))
        {
        }

        [Output("bucket")]
        public Output<string> Bucket { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class BucketOwnershipControlsArgs : ResourceArgs
    {
        [Input("bucket", required: true)]
        public Input<string> Bucket { get; set; } = null!;

        [Input("rule", required: true)]
        public Input<Inputs.BucketOwnershipControlsRuleArgs> Rule { get; set; } = null!;
    }

    public class BucketPolicy : CustomResource
    {
        public BucketPolicy(string name, BucketPolicyArgs args, CustomResourceOptions? options = null)
            : base("aws:s3/bucketPolicy:BucketPolicy", name, args, Provider.Defaults(options))
        {
        }

        [Output("bucket")]
        public Output<string> Bucket { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class BucketPolicyArgs : ResourceArgs
    {
        [Input("bucket", required: true)]
        public Input<string> Bucket { get; set; } = null!;

        [Input("policy", required: true)]
        public Input<string> Policy { get; set; } = null!;
    }

    public class BucketPublicAccessBlock : CustomResource
    {
        public BucketPublicAccessBlock(string name, BucketPublicAccessBlockArgs args, CustomResourceOptions? options = null)
            : base("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", name, args, Provider.Defaults(options))
        {
        }

        [Output("bucket")]
        public Output<string> Bucket { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class BucketPublicAccessBlockArgs : ResourceArgs
    {
        [Input("blockPublicAcls")]
        public Input<bool>? BlockPublicAcls { get; set; }

        [Input("blockPublicPolicy")]
        public Input<bool>? BlockPublicPolicy { get; set; }

        [Input("bucket", required: true)]
        public Input<string> Bucket { get; set; } = null!;

        [Input("ignorePublicAcls")]
        public Input<bool>? IgnorePublicAcls { get; set; }

        [Input("restrictPublicBuckets")]
        public Input<bool>? RestrictPublicBuckets { get; set; }
    }

    public class BucketServerSideEncryptionConfiguration : CustomResource
    {
        public BucketServerSideEncryptionConfiguration(string name, BucketServerSideEncryptionConfigurationArgs args, CustomResourceOptions? options = null)
            : base("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", name, args, Provider.Defaults(options))
        {
        }

        [Output("bucket")]
        public Output<string> Bucket { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class BucketServerSideEncryptionConfigurationArgs : ResourceArgs
    {
        [Input("bucket", required: true)]
        public Input<string> Bucket { get; set; } = null!;

        [Input("rules", required: true)]
        private InputList<Inputs.BucketServerSideEncryptionConfigurationRuleArgs>? _rules;

        public InputList<Inputs.BucketServerSideEncryptionConfigurationRuleArgs> Rules
        {
            get => _rules ??= new();
            set => _rules = value;
        }
    }

    public class BucketVersioning : CustomResource
    {
        public BucketVersioning(string name, BucketVersioningArgs args, CustomResourceOptions? options = null)
            : base("aws:s3/bucketVersioning:BucketVersioning", name, args, Provider.Defaults(options))
        {
        }

        [Output("bucket")]
        public Output<string> Bucket { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class BucketVersioningArgs : ResourceArgs
    {
        [Input("bucket", required: true)]
        public Input<string> Bucket { get; set; } = null!;

        [Input("versioningConfiguration", required: true)]
        public Input<Inputs.BucketVersioningVersioningConfigurationArgs> VersioningConfiguration { get; set; } = null!;
    }
}

namespace Pulumi.Aws.S3.Inputs
{
    public sealed class BucketLifecycleConfigurationRuleArgs : ResourceArgs
    {
        [Input("abortIncompleteMultipartUpload")]
        public Input<Inputs.BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs>? AbortIncompleteMultipartUpload { get; set; }

        [Input("expiration")]
        public Input<Inputs.BucketLifecycleConfigurationRuleExpirationArgs>? Expiration { get; set; }

        [Input("filter")]
        public Input<Inputs.BucketLifecycleConfigurationRuleFilterArgs>? Filter { get; set; }

        [Input("id", required: true)]
        public Input<string> Id { get; set; } = null!;

        [Input("noncurrentVersionExpiration")]
        public Input<Inputs.BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs>? NoncurrentVersionExpiration { get; set; }

        [Input("status", required: true)]
        public Input<string> Status { get; set; } = null!;
    }

    public sealed class BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs : ResourceArgs
    {
        [Input("daysAfterInitiation")]
        public Input<int>? DaysAfterInitiation { get; set; }
    }

    public sealed class BucketLifecycleConfigurationRuleExpirationArgs : ResourceArgs
    {
        [Input("days")]
        public Input<int>? Days { get; set; }
    }

    public sealed class BucketLifecycleConfigurationRuleFilterArgs : ResourceArgs
    {
        [Input("prefix")]
        public Input<string>? Prefix { get; set; }
    }

    public sealed class BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs : ResourceArgs
    {
        [Input("noncurrentDays", required: true)]
        public Input<int> NoncurrentDays { get; set; } = null!;
    }

    public sealed class BucketOwnershipControlsRuleArgs : ResourceArgs
    {
        [Input("objectOwnership", required: true)]
        public Input<string> ObjectOwnership { get; set; } = null!;
    }

    public sealed class BucketServerSideEncryptionConfigurationRuleArgs : ResourceArgs
    {
        [Input("applyServerSideEncryptionByDefault")]
        public Input<Inputs.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs>? ApplyServerSideEncryptionByDefault { get; set; }
    }

    public sealed class BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs : ResourceArgs
    {
        [Input("kmsMasterKeyId")]
        public Input<string>? KmsMasterKeyId { get; set; }

        [Input("sseAlgorithm", required: true)]
        public Input<string> SseAlgorithm { get; set; } = null!;
    }

    public sealed class BucketVersioningVersioningConfigurationArgs : ResourceArgs
    {
        [Input("status", required: true)]
        public Input<string> Status { get; set; } = null!;
    }
}
