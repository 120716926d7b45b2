using System.Text.Json.Nodes;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>The promises that a recorded preview keeps.</summary>
internal static class RegisteredPromises
{
    private static readonly string[] WaysIn = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

    /// <summary>Reads them out of a preview, sorted.</summary>
    public static IReadOnlyList<string> In(PreviewDocument document)
    {
        var lines = new List<string>();
        foreach (var resource in document.Resources)
        {
            var inputs = resource.Inputs;
            lines.AddRange(resource.Type switch
            {
                "aws:lb/loadBalancer:LoadBalancer" => [Promises.Balancer(resource.Name, $"{inputs["loadBalancerType"]}", Flag(inputs["internal"]), Flag(inputs["enableDeletionProtection"]))],
                "aws:ec2/networkInterface:NetworkInterface" => [Promises.OwnInterface($"{inputs["tags"]!["node"]}", !document.OfType("aws:ec2/eipAssociation:EipAssociation").Any(association => Name(document, association.Inputs["networkInterfaceId"]) == resource.Name))],
                "aws:lb/listener:Listener" => [Listener(document, inputs)],
                "aws:lb/listenerRule:ListenerRule" => [Page(document, inputs)],
                "aws:lb/targetGroup:TargetGroup" => [Pool(resource)],
                "aws:ecs/service:Service" when $"{inputs["tags"]!["component"]}" == "redis" => [Promises.QueueTask(Promises.Number(inputs["desiredCount"]), Image(document, inputs, "redis"))],
                "aws:elasticache/replicationGroup:ReplicationGroup" => [Promises.QueueCache(Promises.Number(inputs["numCacheClusters"]), Flag(inputs["transitEncryptionEnabled"]))],
                "aws:ecs/service:Service" => [Node(document, resource)],
                "aws:autoscaling/group:Group" => Machine(document, inputs),
                "aws:fsx/windowsFileSystem:WindowsFileSystem" => [Promises.Share($"{inputs["deploymentType"]}", Promises.Number(inputs["storageCapacity"]), Promises.Number(inputs["throughputCapacity"]), Promises.Number(inputs["automaticBackupRetentionDays"]), inputs["subnetIds"]!.AsArray().Select(subnet => Place(document, subnet)))],
                "aws:directoryservice/directory:Directory" => [Promises.Directory($"{inputs["name"]}", $"{inputs["shortName"]}", $"{inputs["edition"]}")],
                "aws:rds/instance:Instance" => [Promises.Database($"{inputs["engine"]}", Flag(inputs["multiAz"]), Flag(inputs["storageEncrypted"]), Flag(inputs["publiclyAccessible"]), Flag(inputs["deletionProtection"]), Promises.Number(inputs["backupRetentionPeriod"]))],
                "aws:efs/fileSystem:FileSystem" => [Promises.FileSystem(Flag(inputs["encrypted"]))],
                "aws:efs/mountTarget:MountTarget" => [Promises.MountTarget(Place(document, inputs["subnetId"]))],
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule" => [Rule(document, inputs, "in")],
                "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule" => [Rule(document, inputs, "out")],
                "aws:secretsmanager/secret:Secret" when Target(document, inputs["kmsKeyId"]) is { Type: "aws:kms/key:Key" } => [Promises.Secret(resource.Name.Replace("nodes-secret-", "", StringComparison.Ordinal))],
                "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock" when WaysIn.All(name => Flag(inputs[name])) =>
                    [Promises.ClosedBucket(Target(document, inputs["bucket"])!.Name)],
                _ => Array.Empty<string>(),
            });
        }

        return Promises.Sorted(lines);
    }

    /// <summary>The name of a security group's role: <c>nodes</c>; the id itself where the team brought the group.</summary>
    public static string Role(string name) =>
        name.StartsWith("network-", StringComparison.Ordinal) ? name["network-".Length..].Replace("-security-group", "", StringComparison.Ordinal) : name;

    private static string Listener(PreviewDocument document, JsonObject inputs)
    {
        var action = inputs["defaultActions"]![0]!;
        var target = $"{action["type"]}" == "redirect" ? $"{action["redirect"]!["protocol"]} {action["redirect"]!["port"]}" : Name(document, action["targetGroupArn"]);
        return Promises.Listener(Name(document, inputs["loadBalancerArn"]), Promises.Number(inputs["port"]), $"{inputs["protocol"]}", inputs["sslPolicy"]?.ToString(), target);
    }

    private static string Page(PreviewDocument document, JsonObject inputs)
    {
        var listener = Target(document, inputs["listenerArn"])!.Inputs;
        return Promises.Page(Name(document, listener["loadBalancerArn"]), Promises.Number(listener["port"]), $"{inputs["actions"]![0]!["fixedResponse"]!["statusCode"]}");
    }

    private static string Pool(PreviewResource resource)
    {
        var check = resource.Inputs["healthCheck"]!;
        return Promises.Pool(
            resource.Name,
            $"{resource.Inputs["protocol"]}",
            Promises.Number(resource.Inputs["port"]),
            Promises.Question($"{check["protocol"]}", check["path"]?.ToString(), check["matcher"]?.ToString(), $"{check["port"]}"));
    }

    private static string Node(PreviewDocument document, PreviewResource service)
    {
        var inputs = service.Inputs;
        return Promises.Node(
            $"{inputs["name"]}",
            Promises.Number(inputs["desiredCount"]),
            Image(document, inputs, "octopus"),
            Place(document, inputs["networkConfiguration"]!["subnets"]![0]),
            inputs["loadBalancers"]!.AsArray().Select(pool => $"{Name(document, pool!["targetGroupArn"])} {pool["containerPort"]}"));
    }

    private static IEnumerable<string> Machine(PreviewDocument document, JsonObject inputs)
    {
        var template = Target(document, inputs["launchTemplate"]!["id"])!.Inputs;
        var name = $"{inputs["tags"]!.AsArray().Single(tag => $"{tag!["key"]}" == "node")!["value"]}";
        yield return Promises.Machine(
            name,
            Promises.Number(inputs["desiredCapacity"]),
            $"{template["instanceType"]}",
            $"{template["imageId"]}",
            $"{inputs["healthCheckType"]}",
            inputs["vpcZoneIdentifiers"] is { } subnets ? Place(document, subnets[0]) : $"{inputs["availabilityZones"]![0]}",
            inputs["targetGroupArns"] is { } arns
                ? arns.AsArray().Select(arn => Name(document, arn))
                : document.OfType("aws:lb/targetGroupAttachment:TargetGroupAttachment")
                    .Where(attachment => Target(document, attachment.Inputs["targetId"])!.Name == $"polling-interface-{name}")
                    .Select(attachment => Name(document, attachment.Inputs["targetGroupArn"])));
        yield return Promises.Template(
            name,
            $"{template["metadataOptions"]!["httpTokens"]}",
            Promises.Number(template["metadataOptions"]!["httpPutResponseHopLimit"]),
            template["blockDeviceMappings"]!.AsArray().Select(volume => Promises.Volume($"{volume!["deviceName"]}", Promises.Number(volume["ebs"]!["volumeSize"]), $"{volume["ebs"]!["encrypted"]}" == "true")));
        foreach (var hook in inputs["initialLifecycleHooks"]!.AsArray())
        {
            yield return Promises.Hold(name, $"{hook!["lifecycleTransition"]}", Promises.Number(hook["heartbeatTimeout"]), $"{hook["defaultResult"]}");
        }
    }

    private static string Image(PreviewDocument document, JsonObject service, string container) =>
        $"{JsonNode.Parse($"{Target(document, service["taskDefinition"])!.Inputs["containerDefinitions"]}")!.AsArray().Single(each => $"{each!["name"]}" == container)!["image"]}";

    private static string Rule(PreviewDocument document, JsonObject inputs, string direction) => Promises.Rule(
        Role(Name(document, inputs["securityGroupId"])),
        direction,
        $"{inputs["ipProtocol"]}",
        Promises.Number(inputs["fromPort"]),
        Promises.Number(inputs["toPort"]),
        inputs["cidrIpv4"] is { } block ? Name(document, block) : Role(Name(document, inputs["referencedSecurityGroupId"])));

    // The zone of a subnet of ours; the id of a subnet that the team brought.
    private static string Place(PreviewDocument document, JsonNode? subnet) =>
        Target(document, subnet)?.Inputs["availabilityZone"]?.ToString() ?? $"{subnet}";

    private static string Name(PreviewDocument document, JsonNode? reference) => Target(document, reference)?.Name ?? $"{reference}";

    private static PreviewResource? Target(PreviewDocument document, JsonNode? reference) =>
        document.Resources.FirstOrDefault(resource => $"{reference}".StartsWith($"${{{resource.Type}::{resource.Name}.", StringComparison.Ordinal));

    private static bool Flag(JsonNode? value) => value?.GetValue<bool>() ?? false;
}
