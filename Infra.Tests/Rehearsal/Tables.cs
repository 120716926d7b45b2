namespace OctopusHA.Tests.Rehearsal;

/// <summary>
/// Everything about the translation that is no rule, and every difference from the real AWS that we know of: each with its reason.
/// No stack is made easier for the rehearsal: protection, final snapshots and waiting for steady nodes are applied as registered,
/// since nothing is destroyed but the local API itself.
/// </summary>
internal static class Tables
{
    private const string GroupDescription = "moto keeps a rule's description only where the rule names a block, not where it names a group";

    /// <summary>Pulumi's type tokens, and the provider's types behind them. A token that is not here fails by name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["aws:acm/certificate:Certificate"] = "aws_acm_certificate",
        ["aws:acm/certificateValidation:CertificateValidation"] = "aws_acm_certificate_validation",
        ["aws:autoscaling/group:Group"] = "aws_autoscaling_group",
        ["aws:autoscaling/lifecycleHook:LifecycleHook"] = "aws_autoscaling_lifecycle_hook",
        ["aws:autoscaling/policy:Policy"] = "aws_autoscaling_policy",
        ["aws:backup/plan:Plan"] = "aws_backup_plan",
        ["aws:backup/selection:Selection"] = "aws_backup_selection",
        ["aws:backup/vault:Vault"] = "aws_backup_vault",
        ["aws:cloudwatch/dashboard:Dashboard"] = "aws_cloudwatch_dashboard",
        ["aws:cloudwatch/eventRule:EventRule"] = "aws_cloudwatch_event_rule",
        ["aws:cloudwatch/eventTarget:EventTarget"] = "aws_cloudwatch_event_target",
        ["aws:cloudwatch/logGroup:LogGroup"] = "aws_cloudwatch_log_group",
        ["aws:cloudwatch/metricAlarm:MetricAlarm"] = "aws_cloudwatch_metric_alarm",
        ["aws:directoryservice/directory:Directory"] = "aws_directory_service_directory",
        ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"] = "aws_default_security_group",
        ["aws:ec2/eip:Eip"] = "aws_eip",
        ["aws:ec2/eipAssociation:EipAssociation"] = "aws_eip_association",
        ["aws:ec2/flowLog:FlowLog"] = "aws_flow_log",
        ["aws:ec2/instance:Instance"] = "aws_instance",
        ["aws:ec2/internetGateway:InternetGateway"] = "aws_internet_gateway",
        ["aws:ec2/launchTemplate:LaunchTemplate"] = "aws_launch_template",
        ["aws:ec2/natGateway:NatGateway"] = "aws_nat_gateway",
        ["aws:ec2/networkInterface:NetworkInterface"] = "aws_network_interface",
        ["aws:ec2/route:Route"] = "aws_route",
        ["aws:ec2/routeTable:RouteTable"] = "aws_route_table",
        ["aws:ec2/routeTableAssociation:RouteTableAssociation"] = "aws_route_table_association",
        ["aws:ec2/securityGroup:SecurityGroup"] = "aws_security_group",
        ["aws:ec2/subnet:Subnet"] = "aws_subnet",
        ["aws:ec2/vpc:Vpc"] = "aws_vpc",
        ["aws:ec2/vpcEndpoint:VpcEndpoint"] = "aws_vpc_endpoint",
        ["aws:ecs/cluster:Cluster"] = "aws_ecs_cluster",
        ["aws:ecs/service:Service"] = "aws_ecs_service",
        ["aws:ecs/taskDefinition:TaskDefinition"] = "aws_ecs_task_definition",
        ["aws:elasticache/parameterGroup:ParameterGroup"] = "aws_elasticache_parameter_group",
        ["aws:elasticache/replicationGroup:ReplicationGroup"] = "aws_elasticache_replication_group",
        ["aws:elasticache/subnetGroup:SubnetGroup"] = "aws_elasticache_subnet_group",
        ["aws:efs/accessPoint:AccessPoint"] = "aws_efs_access_point",
        ["aws:efs/backupPolicy:BackupPolicy"] = "aws_efs_backup_policy",
        ["aws:efs/fileSystem:FileSystem"] = "aws_efs_file_system",
        ["aws:efs/fileSystemPolicy:FileSystemPolicy"] = "aws_efs_file_system_policy",
        ["aws:efs/mountTarget:MountTarget"] = "aws_efs_mount_target",
        ["aws:fsx/windowsFileSystem:WindowsFileSystem"] = "aws_fsx_windows_file_system",
        ["aws:iam/instanceProfile:InstanceProfile"] = "aws_iam_instance_profile",
        ["aws:iam/role:Role"] = "aws_iam_role",
        ["aws:iam/rolePolicy:RolePolicy"] = "aws_iam_role_policy",
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"] = "aws_iam_role_policy_attachment",
        ["aws:kms/alias:Alias"] = "aws_kms_alias",
        ["aws:kms/key:Key"] = "aws_kms_key",
        ["aws:lb/listener:Listener"] = "aws_lb_listener",
        ["aws:lb/listenerRule:ListenerRule"] = "aws_lb_listener_rule",
        ["aws:lb/loadBalancer:LoadBalancer"] = "aws_lb",
        ["aws:lb/targetGroup:TargetGroup"] = "aws_lb_target_group",
        ["aws:lb/targetGroupAttachment:TargetGroupAttachment"] = "aws_lb_target_group_attachment",
        ["aws:rds/instance:Instance"] = "aws_db_instance",
        ["aws:rds/optionGroup:OptionGroup"] = "aws_db_option_group",
        ["aws:rds/parameterGroup:ParameterGroup"] = "aws_db_parameter_group",
        ["aws:rds/subnetGroup:SubnetGroup"] = "aws_db_subnet_group",
        ["aws:route53/record:Record"] = "aws_route53_record",
        ["aws:route53/zone:Zone"] = "aws_route53_zone",
        ["aws:s3/bucket:Bucket"] = "aws_s3_bucket",
        ["aws:s3/bucketObjectv2:BucketObjectv2"] = "aws_s3_object",
        ["aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration"] = "aws_s3_bucket_lifecycle_configuration",
        ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"] = "aws_s3_bucket_ownership_controls",
        ["aws:s3/bucketPolicy:BucketPolicy"] = "aws_s3_bucket_policy",
        ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"] = "aws_s3_bucket_public_access_block",
        ["aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration"] = "aws_s3_bucket_server_side_encryption_configuration",
        ["aws:s3/bucketVersioning:BucketVersioning"] = "aws_s3_bucket_versioning",
        ["aws:secretsmanager/secret:Secret"] = "aws_secretsmanager_secret",
        ["aws:secretsmanager/secretVersion:SecretVersion"] = "aws_secretsmanager_secret_version",
        ["aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace"] = "aws_service_discovery_private_dns_namespace",
        ["aws:servicediscovery/service:Service"] = "aws_service_discovery_service",
        ["aws:sns/topic:Topic"] = "aws_sns_topic",
        ["aws:sns/topicSubscription:TopicSubscription"] = "aws_sns_topic_subscription",
        ["aws:ssm/association:Association"] = "aws_ssm_association",
        ["aws:ssm/document:Document"] = "aws_ssm_document",
        ["aws:ssm/parameter:Parameter"] = "aws_ssm_parameter",
        ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"] = "aws_vpc_security_group_egress_rule",
        ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"] = "aws_vpc_security_group_ingress_rule",
    };

    /// <summary>What a question to the cloud is in Terraform. Zones, region and partition are answered by the preview itself.</summary>
    public static readonly IReadOnlyDictionary<string, (string Type, string[] Arguments)> Functions = new Dictionary<string, (string, string[])>(StringComparer.Ordinal)
    {
        ["aws:index/getCallerIdentity:getCallerIdentity"] = ("aws_caller_identity", []),
        // The preview does not tell which zone was asked for; the settings do.
        ["aws:route53/getZone:getZone"] = ("aws_route53_zone", ["name"]),
    };

    /// <summary>Properties whose name in Terraform no rule finds, or that provider 5.100 does not have (null: left out).</summary>
    public static readonly IReadOnlyDictionary<(string Type, string Property), (string? Name, string Reason)> Properties = new Dictionary<(string, string), (string?, string)>
    {
        [("aws_cloudwatch_metric_alarm", "name")] = ("alarm_name", "Pulumi calls the name of an alarm as that of anything else"),
        [("aws_sns_topic_subscription", "topic")] = ("topic_arn", "Pulumi takes a topic where Terraform takes its ARN"),
    };

    /// <summary>
    /// Pulumi names what has no name after its logical name: the property that takes the name where it is not <c>name</c>, and
    /// the longest name where it is not 255 (pulumi-aws, provider/resources.go).
    /// </summary>
    public static readonly IReadOnlyDictionary<string, (string Property, int Longest)> AutomaticNames = new Dictionary<string, (string, int)>(StringComparer.Ordinal)
    {
        ["aws_backup_vault"] = ("name", 50),
        ["aws_cloudwatch_event_rule"] = ("name", 64),
        ["aws_cloudwatch_metric_alarm"] = ("alarm_name", 255),
        ["aws_db_instance"] = ("identifier", 255),
        ["aws_elasticache_replication_group"] = ("replication_group_id", 40),
        ["aws_iam_instance_profile"] = ("name", 128),
        ["aws_iam_role"] = ("name", 64),
        ["aws_lb"] = ("name", 32),
        ["aws_lb_target_group"] = ("name", 32),
        ["aws_launch_template"] = ("name", 125),
        ["aws_s3_bucket"] = ("bucket", 63),
    };

    /// <summary>
    /// What the second plan changes although nothing changed, because the local API does not keep it. A difference that is not
    /// here fails, and so does one that is here and no longer shows.
    /// </summary>
    public static readonly IReadOnlyList<Gap> Gaps =
    [
        new("aws_vpc_security_group_egress_rule", "description", GroupDescription),
        new("aws_vpc_security_group_ingress_rule", "description", GroupDescription),
        new("aws_autoscaling_group", "capacity_reservation_specification", "an empty text where moto has none, told beside whatever else changes"),
        new("aws_autoscaling_group", "instance_maintenance_policy", "moto drops it"),
    ];

    /// <summary>Types, and attributes of types, whose answers the shim in front of the local API makes up from what it was sent: seen by the provider, verified by nobody.</summary>
    public static readonly IReadOnlyDictionary<string, string> Stubbed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["aws_backup_selection"] = "moto has no code for selections",
        ["aws_db_instance.monitoring_interval, performance_insights_*"] = "moto drops them; the shim gives back what was sent",
        ["aws_ecs_service.deployment_*, enable_execute_command, health_check_grace_period_seconds"] = "moto drops them; the shim gives back what was sent",
        ["aws_efs_backup_policy"] = "moto implements no PutBackupPolicy",
        ["aws_fsx_windows_file_system"] = "moto keeps no life cycle and no aliases",
        ["aws_s3_bucket_policy"] = "moto knows no conditions; the shim leaves statements out that have one",
        ["aws_ssm_association"] = "moto implements no CreateAssociation",
    };

    /// <summary>Types that hold what a team cannot get back, or an address that others know: no usual change replaces or deletes one.</summary>
    public static readonly IReadOnlySet<string> Lasting = new HashSet<string>(StringComparer.Ordinal)
    {
        "aws_backup_vault", "aws_db_instance", "aws_directory_service_directory", "aws_efs_access_point", "aws_efs_file_system", "aws_eip", "aws_fsx_windows_file_system", "aws_kms_key", "aws_lb", "aws_s3_bucket", "aws_secretsmanager_secret",
    };
}

/// <summary>A difference that the second plan shows for a type's attribute.</summary>
internal sealed record Gap(string Type, string Attribute, string Reason)
{
    /// <summary>Whether the gap explains a difference.</summary>
    public bool Explains(Difference difference) => difference.Type == Type && difference.Attribute == Attribute;
}
