"""Speaks to the local AWS API: local_aws.py ENDPOINT zone NAME | read. `read` writes what exists as JSON."""
import json, sys
import boto3
from botocore.config import Config

endpoint, command = sys.argv[1:3]


def client(service):
    return boto3.client(
        service, endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="AKIAIOSFODNN7EXAMPLE", aws_secret_access_key="moto",
        config=Config(retries={"max_attempts": 1}, read_timeout=30, s3={"addressing_style": "path"}))


def every(service, operation, key, **arguments):
    return [item for page in client(service).get_paginator(operation).paginate(**arguments) for item in page[key]]


def tags(pairs):
    return {pair.get("Key", pair.get("key")): pair.get("Value", pair.get("value")) for pair in pairs or []}


def load_balancing():
    elb = client("elbv2")
    of = lambda arn: tags(elb.describe_tags(ResourceArns=[arn])["TagDescriptions"][0]["Tags"])
    balancers, groups = every("elbv2", "describe_load_balancers", "LoadBalancers"), every("elbv2", "describe_target_groups", "TargetGroups")
    for balancer in balancers:
        arn = balancer["LoadBalancerArn"]
        balancer["tags"] = of(arn)
        balancer["attributes"] = tags(elb.describe_load_balancer_attributes(LoadBalancerArn=arn)["Attributes"])
        balancer["listeners"] = elb.describe_listeners(LoadBalancerArn=arn)["Listeners"]
        for listener in balancer["listeners"]:
            listener["rules"] = [rule for rule in elb.describe_rules(ListenerArn=listener["ListenerArn"])["Rules"] if not rule["IsDefault"]]
    for group in groups:
        group["tags"] = of(group["TargetGroupArn"])
    return {"loadBalancers": balancers, "targetGroups": groups}


def containers():
    ecs = client("ecs")
    services = []
    for cluster in every("ecs", "list_clusters", "clusterArns"):
        arns = ecs.list_services(cluster=cluster, maxResults=100)["serviceArns"]
        services += [ecs.describe_services(cluster=cluster, services=[arn], include=["TAGS"])["services"][0] for arn in arns]
    return {
        "services": services,
        "taskDefinitions": [ecs.describe_task_definition(taskDefinition=arn)["taskDefinition"] for arn in every("ecs", "list_task_definitions", "taskDefinitionArns")],
    }


def machines():
    ec2 = client("ec2")
    scaling = client("autoscaling")
    groups = every("autoscaling", "describe_auto_scaling_groups", "AutoScalingGroups")
    templates = [template["LaunchTemplateId"] for template in every("ec2", "describe_launch_templates", "LaunchTemplates")]
    return {
        "autoScalingGroups": [{**group, "tags": tags(group.get("Tags")), "hooks": scaling.describe_lifecycle_hooks(AutoScalingGroupName=group["AutoScalingGroupName"])["LifecycleHooks"]} for group in groups],
        "launchTemplates": [ec2.describe_launch_template_versions(LaunchTemplateId=template)["LaunchTemplateVersions"] for template in templates],
        "userData": [ec2.describe_instance_attribute(InstanceId=instance["InstanceId"], Attribute="userData").get("UserData")
                     for reservation in every("ec2", "describe_instances", "Reservations") for instance in reservation["Instances"]],
        "subnets": every("ec2", "describe_subnets", "Subnets"),
        "securityGroups": [{**group, "tags": tags(group.get("Tags"))} for group in every("ec2", "describe_security_groups", "SecurityGroups")],
        "addresses": [{**address, "tags": tags(address.get("Tags"))} for address in ec2.describe_addresses()["Addresses"]],
        "securityGroupRules": every("ec2", "describe_security_group_rules", "SecurityGroupRules"),
    }


def data():
    secrets, efs, s3 = client("secretsmanager"), client("efs"), client("s3")
    listed = [{**secret, "tags": tags(secret.get("Tags"))} for secret in every("secretsmanager", "list_secrets", "SecretList")]
    for secret in listed:
        secret["value"] = secrets.get_secret_value(SecretId=secret["ARN"]).get("SecretString")
    systems = every("efs", "describe_file_systems", "FileSystems")
    buckets = [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]
    return {
        "databases": [{**database, "tags": tags(database.get("TagList"))} for database in every("rds", "describe_db_instances", "DBInstances")],
        "fileSystems": [{**system, "tags": tags(system.get("Tags"))} for system in systems],
        "windowsFileSystems": client("fsx").describe_file_systems()["FileSystems"],
        "directories": client("ds").describe_directories()["DirectoryDescriptions"],
        "mountTargets": [target for system in systems for target in efs.describe_mount_targets(FileSystemId=system["FileSystemId"])["MountTargets"]],
        "secrets": listed,
        "buckets": [{"name": name, "tags": tags(s3.get_bucket_tagging(Bucket=name)["TagSet"]), "publicAccess": s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"]} for name in buckets],
        "keys": [{"arn": key["KeyArn"], "tags": {tag["TagKey"]: tag["TagValue"] for tag in client("kms").list_resource_tags(KeyId=key["KeyId"])["Tags"]}} for key in every("kms", "list_keys", "Keys")],
    }


if command == "zone":
    client("route53").create_hosted_zone(Name=sys.argv[3], CallerReference="given")
else:
    json.dump({**load_balancing(), **containers(), **machines(), **data()}, sys.stdout, default=str)
