using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Aws;

/// <summary>
/// Rules of checkov (CKV) and AWS Guard that reviewers run over stacks, asserted over the previews of <c>prod</c> (Windows
/// machines) and <c>containers</c>. None of those tools reads a Pulumi program, so the rules stand here under their ids.
/// Waived, with the reason:
/// <list type="bullet">
/// <item>autoscaling_group_elb_healthcheck_required (CKV_AWS_315's other half): health checks of the load balancer must not
/// kill a draining node (docs/decisions/0009).</item>
/// <item>CKV_AWS_355 and 290, "*" as a resource: only for actions that take no resource.</item>
/// <item>CKV_AWS_382, unrestricted egress: Octopus deploys to wherever its targets are.</item>
/// <item>CKV_AWS_378, HTTP target groups: TLS ends at the load balancer, in the stack's own subnets.</item>
/// <item>CKV2_AWS_28, a WAF before a public load balancer: the address is open to the team's own blocks only.</item>
/// <item>CKV_AWS_304, rotated secrets: the master key cannot be rotated, and Octopus reads the others when it starts.</item>
/// </list>
/// </summary>
public class SecurityRulesTests : IAsyncLifetime
{
    private PreviewDocument _prod = null!;
    private PreviewDocument _containers = null!;

    public async Task InitializeAsync() => (_prod, _containers) = (await Previews.Example("prod"), await Previews.Example("containers"));

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
    public void The_database_passes(string rule, string property, string value)
    {
        foreach (var stack in Both)
        {
            stack.Single("database-instance").Text(property).ShouldBe(value, rule);
        }
    }

    [Fact]
    public void CKV2_AWS_69_the_database_accepts_only_tls() =>
        _prod.Single("database-parameters").Inputs.ToJsonString().ShouldContain("""{"applyMethod":"pending-reboot","name":"rds.force_ssl","value":"1"}""");

    [Fact]
    public void CKV_AWS_42_and_184_the_storage_is_encrypted_under_the_stacks_own_key()
    {
        _containers.Single("storage-file-system").Text("encrypted").ShouldBe("true");
        _containers.Single("storage-file-system").Text("kmsKeyId").ShouldBe("${aws:kms/key:Key::encryption-key.arn}");
    }

    [Fact]
    public void CKV_AWS_179_the_windows_storage_is_encrypted_under_the_stacks_own_key() =>
        _prod.Single("storage-file-system").Text("kmsKeyId").ShouldBe("${aws:kms/key:Key::encryption-key.arn}");

    [Fact]
    public void Fsx_resources_protected_by_backup_plan()
    {
        _prod.Single("storage-backup-selection").Text("resources.0").ShouldBe(_prod.Single("storage-file-system").Reference("arn"));
        _prod.Single("storage-backup-selection").Text("planId").ShouldBe(_prod.Single("storage-backup-plan").Reference("id"));
        _prod.Single("storage-backup-plan").Text("rules.0.lifecycle.deleteAfter").ShouldBe("30");
        _prod.Single("storage-vault").Text("kmsKeyArn").ShouldBe("${aws:kms/key:Key::encryption-key.arn}");
    }

    [Fact]
    public void Microsoft_ad_no_plaintext_password() => _prod.Single("storage-directory").Text("password").ShouldBe("[secret]");

    [Fact]
    public void CKV_AWS_79_and_341_machines_take_tokens_only_and_none_beyond_themselves()
    {
        foreach (var template in Templates)
        {
            (template.Text("metadataOptions.httpTokens"), template.Text("metadataOptions.httpPutResponseHopLimit")).ShouldBe(("required", "1"));
        }
    }

    [Fact]
    public void CKV_AWS_46_no_secret_is_in_user_data()
    {
        foreach (var template in Templates)
        {
            var text = Base64Text.Decode(template.Text("userData")!).ShouldNotBeNull();
            text.ShouldNotContain("[secret]");
            // Stand-ins for secrets that nobody has set are their names in brackets.
            text.ShouldNotContain("(masterKey)");
            text.ShouldNotContain("(directoryPassword)");
            text.ShouldNotContain("(adminPassword)");
            text.ShouldContain("MasterKeySecret = '${aws:secretsmanager/secret:Secret::nodes-secret-master-key.arn}'");
        }
    }

    [Fact]
    public void CKV_AWS_315_every_group_has_a_launch_template() =>
        _prod.Groups().ShouldAllBe(machine => machine.Text("launchTemplate.id")!.StartsWith("${aws:ec2/launchTemplate:", StringComparison.Ordinal));

    [Fact]
    public void CKV_AWS_8_and_189_volumes_are_encrypted_under_the_stacks_own_key()
    {
        foreach (var volume in Templates.SelectMany(template => template.Input("blockDeviceMappings")!.AsArray()))
        {
            (volume!["ebs"]!["encrypted"]!.ToString(), volume["ebs"]!["kmsKeyId"]!.ToString()).ShouldBe(("true", "${aws:kms/key:Key::encryption-key.arn}"));
        }
    }

    [Fact]
    public void CKV2_AWS_18_the_storage_is_backed_up() => _containers.Single("storage-backup-policy").Text("backupPolicy.status").ShouldBe("ENABLED");

    [Fact]
    public void CKV_AWS_329_and_330_an_access_point_enforces_folder_and_user()
    {
        foreach (var accessPoint in _containers.OfType("aws:efs/accessPoint:AccessPoint"))
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
    public void CKV_AWS_88_no_node_has_a_public_address()
    {
        _containers.Services().ShouldAllBe(service => service.Text("networkConfiguration.assignPublicIp") == "false");
        Templates.Count().ShouldBe(4);
        Templates.ShouldAllBe(template => template.Text("networkInterfaces.0.associatePublicIpAddress") == "false");
    }

    [Fact]
    public void CKV_AWS_23_every_rule_and_group_is_described() =>
        Both.SelectMany(stack => stack.Resources).Where(resource => resource.Type.Contains("ecurityGroup", StringComparison.Ordinal) && resource.Type != "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup")
            .ShouldAllBe(resource => resource.Text("description")!.Length > 10);

    [Fact]
    public void CKV_AWS_24_and_25_neither_ssh_nor_rdp_is_open() =>
        Both.SelectMany(stack => stack.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"))
            .ShouldAllBe(rule => rule.Text("fromPort") != "22" && rule.Text("fromPort") != "3389" && rule.Text("ipProtocol") == "tcp" && rule.Text("fromPort") == rule.Text("toPort"));

    [Fact]
    public void CKV_AWS_149_secrets_are_under_the_stacks_own_key() =>
        Both.SelectMany(stack => stack.OfType("aws:secretsmanager/secret:Secret")).ShouldAllBe(secret => secret.Text("kmsKeyId") == "${aws:kms/key:Key::encryption-key.arn}");

    [Fact]
    public void CKV_AWS_158_and_338_logs_are_encrypted_and_kept_a_year()
    {
        foreach (var logs in Both.SelectMany(stack => stack.OfType("aws:cloudwatch/logGroup:LogGroup")))
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
    public void CKV_AWS_19_and_21_and_53_to_56_and_145_buckets_are_encrypted_versioned_and_closed()
    {
        _prod.Single("load-balancer-logs-encryption").Inputs.ToJsonString().ShouldContain("AES256");
        _prod.Single("nodes-script-encryption").Inputs.ToJsonString().ShouldContain("""{"kmsMasterKeyId":"${aws:kms/key:Key::encryption-key.arn}","sseAlgorithm":"aws:kms"}""");
        foreach (var name in new[] { "load-balancer-logs", "nodes-script" })
        {
            _prod.Single($"{name}-versioning").Text("versioningConfiguration.status").ShouldBe("Enabled");
            _prod.Single($"{name}-public-access").Inputs.Count(input => input.Value!.ToString() == "true").ShouldBe(4);
            _prod.Single($"{name}-policy").Text("policy")!.ShouldContain("""{"Bool":{"aws:SecureTransport":"false"}}""");
        }
    }

    [Fact]
    public void CKV_AWS_63_no_role_may_do_everything()
    {
        foreach (var policy in Both.SelectMany(stack => stack.OfType("aws:iam/rolePolicy:RolePolicy")))
        {
            foreach (var statement in JsonNode.Parse(policy.Text("policy")!)!["Statement"]!.AsArray())
            {
                statement!["Action"]!.AsArray().ShouldAllBe(action => !action!.ToString().Contains('*'), policy.Name);
                if (statement["Resource"]!.AsArray().Any(resource => resource!.ToString() == "*"))
                {
                    statement["Action"]!.AsArray().Select(action => action!.ToString()).Except(WithoutResource).ShouldBeEmpty(policy.Name);
                }
            }
        }
    }

    // Actions of Systems Manager and of Session Manager's channels that take no resource (service authorization reference).
    private static readonly string[] WithoutResource =
    [
        "ec2messages:AcknowledgeMessage", "ec2messages:DeleteMessage", "ec2messages:FailMessage", "ec2messages:GetEndpoint", "ec2messages:GetMessages", "ec2messages:SendReply",
        "ssm:DescribeAssociation", "ssm:DescribeDocument", "ssm:DescribeInstanceInformation", "ssm:GetDeployablePatchSnapshotForInstance", "ssm:GetDocument", "ssm:GetManifest",
        "ssm:ListAssociations", "ssm:ListCommandInvocations", "ssm:ListCommands", "ssm:ListInstanceAssociations", "ssm:PutComplianceItems", "ssm:PutConfigurePackageResult",
        "ssm:PutInventory", "ssm:UpdateAssociationStatus", "ssm:UpdateInstanceAssociationStatus", "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
    ];

    [Fact]
    public void CKV_AWS_65_the_cluster_is_observed() => _containers.Single("nodes-cluster").Text("settings.0.value").ShouldBe("enabled");

    [Fact]
    public void Every_resource_that_takes_tags_says_whose_it_is()
    {
        foreach (var (stack, name) in new[] { (_prod, "prod"), (_containers, "containers") })
        {
            foreach (var resource in stack.Resources.Where(resource => resource.Input("tags") is not null))
            {
                var tags = resource.Tags();
                (tags["project"], tags["stack"], tags["owner"], tags["Name"]).ShouldBe(("octopus-ha", name, "platform-team", $"octopus-ha-{name}-{resource.Name}"), resource.Name);
                stack[resource.Parent!].Type.ShouldStartWith("octopus-ha:aws:");
            }
        }

        var untagged = Both.SelectMany(stack => stack.Resources).Where(resource => resource.Custom && resource.Input("tags") is null).Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal);
        untagged.ShouldBe(WithoutTags);
    }

    [Fact]
    public void What_belongs_to_a_node_is_tagged_with_it() =>
        Both.SelectMany(stack => stack.Resources).Where(resource => resource.Input("tags") is not null && resource.Name.EndsWith("node3", StringComparison.Ordinal))
            .ShouldAllBe(resource => resource.Tags()["node"] == "node3");

    private PreviewDocument[] Both => [_prod, _containers];

    private IEnumerable<PreviewResource> Templates => _prod.OfType("aws:ec2/launchTemplate:LaunchTemplate");

    // Types that AWS gives no tags to; and an object, which takes fewer than a team may have: its bucket has them.
    private static readonly string[] WithoutTags =
    [
        "aws:acm/certificateValidation:CertificateValidation",
        "aws:backup/selection:Selection",
        "aws:cloudwatch/eventTarget:EventTarget",
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
        "aws:s3/bucketObjectv2:BucketObjectv2",
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        "aws:s3/bucketPolicy:BucketPolicy",
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "aws:s3/bucketVersioning:BucketVersioning",
        "aws:secretsmanager/secretVersion:SecretVersion",
        "aws:sns/topicSubscription:TopicSubscription",
    ];
}
