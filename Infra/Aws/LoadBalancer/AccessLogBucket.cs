using OctopusHA.Components;
using Pulumi;

namespace OctopusHA.Aws;

/// <summary>The bucket that load balancers write their access logs to: closed to everyone else.</summary>
internal sealed class AccessLogBucket
{
    /// <summary>Makes the bucket.</summary>
    public AccessLogBucket(AwsContext context, ClusterComponent parent)
    {
        // Access logs take S3's own keys and no others (ELB user guide, "Enable access logs").
        var bucket = new PrivateBucket("load-balancer-logs", context, key: null, parent);
        bucket.KeepFor(context.Plan.LogRetentionDays);
        BucketName = bucket.Bucket.BucketName;
        Ready = bucket.Allow(Statements);
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
    ];
}
