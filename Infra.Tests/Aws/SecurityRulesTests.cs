using System.Text.Json.Nodes;
using OctopusHA.Preview;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Aws;

/// <summary>
/// Rules of checkov (CKV) and AWS Guard that reviewers run over stacks, asserted over the preview of <c>prod</c>. None of
/// those tools reads a Pulumi program, so the rules stand here under their ids. Waived, with the reason:
/// <list type="bullet">
/// <item>autoscaling_group_elb_healthcheck_required in spirit: health checks of the load balancer must not kill a node
/// (docs/decisions/0002).</item>
/// <item>CKV_AWS_382, unrestricted egress: Octopus deploys to wherever its targets are.</item>
/// <item>CKV_AWS_378, HTTP target groups: TLS ends at the load balancer, in the stack's own subnets.</item>
/// <item>CKV2_AWS_28, a WAF before a public load balancer: the address is open to the team's own blocks only.</item>
/// <item>CKV_AWS_304, rotated secrets: the master key cannot be rotated, and Octopus reads the others when it starts.</item>
/// </list>
/// </summary>
public class SecurityRulesTests : IAsyncLifetime
{
    private PreviewDocument _prod = null!;

    public async Task InitializeAsync() => _prod = await Previews.Example("prod");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("CKV_AWS_16", "storageEncrypted", "true")]
    [InlineData("CKV_AWS_17", "publiclyAccessible", "false")]
    [InlineData("CKV_AWS_157", "multiAz", "true")]
    [InlineData("CKV_AWS_133", "backupRetentionPeriod", "30")]
    [InlineData("CKV_AWS_293", "deletionProtection", "true")]
    [InlineData("CKV_AWS_118", "monitoringInterval", "60")]
    [InlineData("CKV_AWS_129", "enabledCloudwatchLogsExports.0", "error")]
    [InlineData("CKV_AWS_226", "autoMinorVersionUpgrade", "true")]
    [InlineData("CKV_AWS_353", "performanceInsightsEnabled", "true")]
    [InlineData("CKV_AWS_354", "performanceInsightsKmsKeyId", "${aws:kms/key:Key::encryption-key.arn}")]
    [InlineData("CKV_AWS_211", "caCertIdentifier", "rds-ca-rsa2048-g1")]
    public void The_database_passes(string rule, string property, string value) =>
        _prod.Single("database-instance").Text(property).ShouldBe(value, rule);

    [Fact]
    public void CKV2_AWS_69_the_database_is_spoken_to_by_tls_only() =>
        _prod.Single("database-parameters").Inputs.ToJsonString().ShouldContain("""{"applyMethod":"pending-reboot","name":"rds.force_ssl","value":"1"}""");

    [Fact]
    public void CKV_AWS_42_and_184_the_storage_is_encrypted_under_the_stacks_own_key()
    {
        _prod.Single("storage-file-system").Text("encrypted").ShouldBe("true");
        _prod.Single("storage-file-system").Text("kmsKeyId").ShouldBe("${aws:kms/key:Key::encryption-key.arn}");
    }

    [Fact]
    public void CKV2_AWS_18_the_storage_is_backed_up() => _prod.Single("storage-backup-policy").Text("backupPolicy.status").ShouldBe("ENABLED");

    [Fact]
    public void CKV_AWS_329_and_330_an_access_point_enforces_folder_and_user()
    {
        foreach (var accessPoint in _prod.OfType("aws:efs/accessPoint:AccessPoint"))
        {
            accessPoint.Text("rootDirectory.path")!.ShouldStartWith("/octopus/");
            accessPoint.Text("posixUser.uid").ShouldBe("0");
        }
    }

    [Fact]
    public void CKV_AWS_2_and_103_users_are_served_over_tls_1_2_or_newer()
    {
        var secure = _prod.Listeners().Where(listener => listener.Text("protocol") == "HTTPS").ToList();
        secure.Count.ShouldBe(2);
        secure.ShouldAllBe(listener => listener.Text("sslPolicy") == "ELBSecurityPolicy-TLS13-1-2-2021-06");
    }

    [Fact]
    public void CKV2_AWS_20_plain_http_redirects() => _prod.Single("load-balancer-listener-80").Text("defaultActions.0.redirect.protocol").ShouldBe("HTTPS");

    [Theory]
    [InlineData("load-balancer-elb")]
    [InlineData("polling-nlb")]
    public void CKV_AWS_91_150_and_152_load_balancers_log_are_protected_and_cross_zones(string name)
    {
        var balancer = _prod.Single(name);
        balancer.Text("accessLogs.enabled").ShouldBe("true");
        balancer.Text("enableDeletionProtection").ShouldBe("true");
        balancer.Text("enableCrossZoneLoadBalancing").ShouldBe("true");
    }

    [Fact]
    public void CKV_AWS_131_and_328_malformed_requests_are_dropped()
    {
        _prod.Single("load-balancer-elb").Text("dropInvalidHeaderFields").ShouldBe("true");
        _prod.Single("load-balancer-elb").Text("desyncMitigationMode").ShouldBe("defensive");
    }

    [Fact]
    public void CKV_AWS_88_no_node_has_a_public_address() =>
        _prod.Services().ShouldAllBe(service => service.Text("networkConfiguration.assignPublicIp") == "false");

    [Fact]
    public void CKV_AWS_23_every_rule_and_group_is_described() =>
        _prod.Resources.Where(resource => resource.Type.Contains("ecurityGroup", StringComparison.Ordinal) && resource.Type != "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup")
            .ShouldAllBe(resource => resource.Text("description")!.Length > 10);

    [Fact]
    public void CKV_AWS_24_and_25_neither_ssh_nor_rdp_is_open() =>
        _prod.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").ShouldAllBe(rule => rule.Text("fromPort") != "22" && rule.Text("fromPort") != "3389");

    [Fact]
    public void CKV_AWS_149_secrets_are_under_the_stacks_own_key() =>
        _prod.OfType("aws:secretsmanager/secret:Secret").ShouldAllBe(secret => secret.Text("kmsKeyId") == "${aws:kms/key:Key::encryption-key.arn}");

    [Fact]
    public void CKV_AWS_158_and_338_logs_are_encrypted_and_kept_a_year()
    {
        foreach (var logs in _prod.OfType("aws:cloudwatch/logGroup:LogGroup"))
        {
            logs.Text("kmsKeyId").ShouldBe("${aws:kms/key:Key::encryption-key.arn}");
            logs.Text("retentionInDays").ShouldBe("365");
        }
    }

    [Fact]
    public void CKV2_AWS_11_traffic_is_logged() => _prod.Single("network-flow-log").Text("vpcId").ShouldBe("${aws:ec2/vpc:Vpc::network-vpc.id}");

    [Fact]
    public void CKV_AWS_7_the_key_is_rotated() => _prod.Single("encryption-key").Text("enableKeyRotation").ShouldBe("true");

    [Fact]
    public void CKV_AWS_26_the_topic_is_encrypted() => _prod.Single("alerts-topic").Text("kmsMasterKeyId").ShouldBe("${aws:kms/key:Key::encryption-key.arn}");

    [Fact]
    public void CKV_AWS_19_and_21_and_53_to_56_the_log_bucket_is_encrypted_versioned_and_closed()
    {
        _prod.Single("load-balancer-logs-encryption").Inputs.ToJsonString().ShouldContain("AES256");
        _prod.Single("load-balancer-logs-versioning").Text("versioningConfiguration.status").ShouldBe("Enabled");
        _prod.Single("load-balancer-logs-public-access").Inputs.Count(input => input.Value!.ToString() == "true").ShouldBe(4);
    }

    [Fact]
    public void CKV_AWS_63_no_role_may_do_everything()
    {
        foreach (var policy in _prod.OfType("aws:iam/rolePolicy:RolePolicy"))
        {
            foreach (var statement in JsonNode.Parse(policy.Text("policy")!)!["Statement"]!.AsArray())
            {
                statement!["Action"]!.AsArray().ShouldAllBe(action => !action!.ToString().Contains('*'), policy.Name);
                statement["Resource"]!.AsArray().ShouldAllBe(resource => resource!.ToString() != "*", policy.Name);
            }
        }
    }

    [Fact]
    public void CKV_AWS_65_the_cluster_is_observed() => _prod.Single("nodes-cluster").Text("settings.0.value").ShouldBe("enabled");

    [Fact]
    public void Every_resource_that_takes_tags_says_whose_it_is()
    {
        foreach (var resource in _prod.Resources.Where(resource => resource.Input("tags") is not null))
        {
            var tags = resource.Input("tags")!;
            (tags["project"]!.ToString(), tags["stack"]!.ToString(), tags["owner"]!.ToString()).ShouldBe(("octopus-ha", "prod", "platform-team"), resource.Name);
            tags["Name"]!.ToString().ShouldBe($"octopus-ha-prod-{resource.Name}");
            _prod[resource.Parent!].Type.ShouldStartWith("octopus-ha:aws:");
        }

        var untagged = _prod.Resources.Where(resource => resource.Custom && resource.Input("tags") is null).Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal);
        untagged.ShouldBe(WithoutTags);
    }

    [Fact]
    public void What_belongs_to_a_node_is_tagged_with_it() =>
        _prod.Resources.Where(resource => resource.Input("tags") is not null && resource.Name.EndsWith("node3", StringComparison.Ordinal))
            .ShouldAllBe(resource => resource.Text("tags.node") == "node3");

    // Types that AWS gives no tags to.
    private static readonly string[] WithoutTags =
    [
        "aws:acm/certificateValidation:CertificateValidation",
        "aws:ec2/route:Route",
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        "aws:efs/backupPolicy:BackupPolicy",
        "aws:efs/fileSystemPolicy:FileSystemPolicy",
        "aws:efs/mountTarget:MountTarget",
        "aws:iam/rolePolicy:RolePolicy",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "aws:kms/alias:Alias",
        "aws:route53/record:Record",
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        "aws:s3/bucketPolicy:BucketPolicy",
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "aws:s3/bucketVersioning:BucketVersioning",
        "aws:secretsmanager/secretVersion:SecretVersion",
        "aws:sns/topicSubscription:TopicSubscription",
    ];
}
