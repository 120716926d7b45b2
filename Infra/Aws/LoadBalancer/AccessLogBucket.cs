namespace OctopusHA.Aws;

/// <summary>The bucket for access logs; only load balancers can write to it.</summary>
internal sealed class AccessLogBucket
{
    /// <summary>Creates the bucket.</summary>
    public AccessLogBucket(AwsContext context, ClusterComponent parent)
    {
        // Access logs support S3-managed keys only (ELB user guide, "Enable access logs").
        var bucket = new PrivateBucket("load-balancer-logs", context, key: null, parent);
        bucket.KeepFor(context.Plan.LogRetentionDays);
        BucketName = bucket.Bucket.BucketName;
        Ready = bucket.Allow(Statements);
    }

    /// <summary>The bucket's name.</summary>
    public Output<string> BucketName { get; }

    /// <summary>The bucket policy, which must exist before a load balancer: ELB tests the bucket at once.</summary>
    public Resource Ready { get; }

    private static PolicyStatement[] Statements(string bucket, string account)
    {
        var (logs, delivery) = ($"{bucket}/*/AWSLogs/{account}/*", "delivery.logs.amazonaws.com");
        (string, string, string) isOurs = ("StringEquals", "aws:SourceAccount", account);
        return
        [
            PolicyStatement.Allow("ApplicationLoadBalancers", ["s3:PutObject"], logs)
                .By("logdelivery.elasticloadbalancing.amazonaws.com"),
            PolicyStatement.Allow("NetworkLoadBalancers", ["s3:PutObject"], logs).By(delivery).If(isOurs),
            PolicyStatement.Allow("NetworkLoadBalancersAsk", ["s3:GetBucketAcl"], bucket).By(delivery).If(isOurs),
        ];
    }
}
