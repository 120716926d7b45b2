using System.Text;
using System.Text.Json.Nodes;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>The promises that the AWS API can confirm after an apply.</summary>
/// <param name="found">What <c>local_aws.py read</c> wrote.</param>
/// <param name="prefix">Where every name tag begins: <c>octopus-ha-prod-</c>.</param>
internal sealed class FoundPromises(JsonNode found, string prefix)
{
    /// <summary>Reads them out of what was found, sorted.</summary>
    public static IReadOnlyList<string> In(JsonNode found, string stack) => Promises.Sorted(new FoundPromises(found, $"octopus-ha-{stack}-").Read());

    /// <summary>Every text that somebody without the right to read secrets may see, user data decoded.</summary>
    public static IEnumerable<string> Readable(JsonNode found) => found.AsObject().Where(section => section.Key != "secrets").SelectMany(section => Texts(section.Value));

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => Texts(member.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => Decoded(text) is { } inside ? [text, inside] : [text],
        _ => [],
    };

    private static string? Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private IEnumerable<string> Read() =>
    [
        .. All("loadBalancers").SelectMany(Balancer),
        .. All("targetGroups").Select(Pool),
        .. All("services").Select(Node),
        .. All("autoScalingGroups").SelectMany(Machine),
        .. All("windowsFileSystems").Select(Share),
        .. All("directories").Select(directory => Promises.Directory($"{directory["Name"]}", $"{directory["ShortName"]}", $"{directory["Edition"]}")),
        .. All("databases").Select(Database),
        .. All("fileSystems").Select(system => Promises.FileSystem(Flag(system["Encrypted"]))),
        .. All("mountTargets").Select(target => Promises.MountTarget($"{target["AvailabilityZoneName"]}")),
        // What a directory's own group lets through, its service says, and no stack.
        .. All("securityGroupRules").Where(rule => Group($"{rule["GroupId"]}") is not null and not Directory).Select(Rule),
        .. All("secrets").Where(secret => $"{secret["KmsKeyId"]}" == $"{Own("keys", "encryption-key")["arn"]}").Select(secret => Promises.Secret(Name(secret)!.Replace("nodes-secret-", "", StringComparison.Ordinal))),
        .. All("buckets").Where(bucket => bucket["publicAccess"]!.AsObject().All(flag => Flag(flag.Value))).Select(bucket => Promises.ClosedBucket(Name(bucket)!)),
    ];

    private const string Directory = "storage-directory";

    private IEnumerable<string> Balancer(JsonNode balancer)
    {
        var name = Name(balancer)!;
        yield return Promises.Balancer(name, $"{balancer["Type"]}", $"{balancer["Scheme"]}" == "internal", $"{balancer["attributes"]!["deletion_protection.enabled"]}" == "true");
        foreach (var listener in balancer["listeners"]!.AsArray())
        {
            var (port, protocol) = (Promises.Number(listener!["Port"]), $"{listener["Protocol"]}");
            var action = listener["DefaultActions"]![0]!;
            var target = $"{action["Type"]}" == "redirect" ? $"{action["RedirectConfig"]!["Protocol"]} {action["RedirectConfig"]!["Port"]}" : PoolName(action["TargetGroupArn"]);
            // The local API gives every listener a policy, also those without TLS.
            yield return Promises.Listener(name, port, protocol, protocol is "HTTPS" or "TLS" ? $"{listener["SslPolicy"]}" : null, target);
            foreach (var rule in listener["rules"]!.AsArray())
            {
                yield return Promises.Page(name, port, $"{rule!["Actions"]![0]!["FixedResponseConfig"]!["StatusCode"]}");
            }
        }
    }

    private string Pool(JsonNode group) => Promises.Pool(
        Name(group)!,
        $"{group["Protocol"]}",
        Promises.Number(group["Port"]),
        Promises.Question($"{group["HealthCheckProtocol"]}", group["HealthCheckPath"]?.ToString(), (group["Matcher"]?["HttpCode"] ?? group["Matcher"]?["GrpcCode"])?.ToString(), $"{group["HealthCheckPort"]}"));

    private string Node(JsonNode service)
    {
        var task = All("taskDefinitions").Single(task => $"{task["taskDefinitionArn"]}" == $"{service["taskDefinition"]}");
        return Promises.Node(
            $"{service["serviceName"]}",
            Promises.Number(service["desiredCount"]),
            $"{task["containerDefinitions"]!.AsArray().Single(container => $"{container!["name"]}" == "octopus")!["image"]}",
            $"{All("subnets").Single(subnet => $"{subnet["SubnetId"]}" == $"{service["networkConfiguration"]!["awsvpcConfiguration"]!["subnets"]![0]}")["AvailabilityZone"]}",
            service["loadBalancers"]!.AsArray().Select(pool => $"{PoolName(pool!["targetGroupArn"])} {pool["containerPort"]}"));
    }

    private IEnumerable<string> Machine(JsonNode group)
    {
        var template = found["launchTemplates"]!.AsArray().Select(versions => versions!.AsArray().Single(version => Flag(version!["DefaultVersion"]))!)
            .Single(version => $"{version["LaunchTemplateId"]}" == $"{group["LaunchTemplate"]!["LaunchTemplateId"]}")["LaunchTemplateData"]!;
        var name = $"{group["tags"]!["node"]}";
        yield return Promises.Machine(
            name,
            Promises.Number(group["DesiredCapacity"]),
            $"{template["InstanceType"]}",
            $"{template["ImageId"]}",
            $"{group["HealthCheckType"]}",
            $"{group["AvailabilityZones"]!.AsArray().Single()}",
            group["TargetGroupARNs"]!.AsArray().Select(PoolName));
        yield return Promises.Template(
            name,
            $"{template["MetadataOptions"]!["HttpTokens"]}",
            Promises.Number(template["MetadataOptions"]!["HttpPutResponseHopLimit"]),
            template["BlockDeviceMappings"]!.AsArray().Select(volume => Promises.Volume($"{volume!["DeviceName"]}", Promises.Number(volume["Ebs"]!["VolumeSize"]), Flag(volume["Ebs"]!["Encrypted"]))));
        foreach (var hook in group["hooks"]!.AsArray())
        {
            yield return Promises.Hold(name, $"{hook!["LifecycleTransition"]}", Promises.Number(hook["HeartbeatTimeout"]), $"{hook["DefaultResult"]}");
        }
    }

    private string Share(JsonNode system)
    {
        var windows = system["WindowsConfiguration"]!;
        return Promises.Share(
            $"{windows["DeploymentType"]}",
            Promises.Number(system["StorageCapacity"]),
            Promises.Number(windows["ThroughputCapacity"]),
            Promises.Number(windows["AutomaticBackupRetentionDays"]),
            system["SubnetIds"]!.AsArray().Select(id => $"{All("subnets").Single(subnet => $"{subnet["SubnetId"]}" == $"{id}")["AvailabilityZone"]}"));
    }

    private static string Database(JsonNode database) => Promises.Database(
        $"{database["Engine"]}",
        Flag(database["MultiAZ"]),
        Flag(database["StorageEncrypted"]),
        Flag(database["PubliclyAccessible"]),
        Flag(database["DeletionProtection"]),
        Promises.Number(database["BackupRetentionPeriod"]));

    private string Rule(JsonNode rule) => Promises.Rule(
        Group($"{rule["GroupId"]}")!,
        Flag(rule["IsEgress"]) ? "out" : "in",
        $"{rule["IpProtocol"]}",
        Promises.Number(rule["FromPort"]),
        Promises.Number(rule["ToPort"]),
        rule["CidrIpv4"]?.ToString() is { } block ? Peer(block) : Group($"{rule["ReferencedGroupInfo"]!["GroupId"]}")!);

    // An address of the stack's own by its name: what it is, nobody can promise.
    private string Peer(string block) => All("addresses").SingleOrDefault(address => $"{address["PublicIp"]}/32" == block) is { } own ? Name(own)! : block;

    private string? Group(string id) =>
        All("directories").Any(directory => $"{directory["VpcSettings"]!["SecurityGroupId"]}" == id) ? Directory :
        All("securityGroups").Single(group => $"{group["GroupId"]}" == id) is var group && Name(group) is { } name ? RegisteredPromises.Role(name) : null;

    private string PoolName(JsonNode? arn) => Name(All("targetGroups").Single(group => $"{group["TargetGroupArn"]}" == $"{arn}"))!;

    private JsonNode Own(string section, string name) => All(section).Single(item => Name(item) == name);

    private IEnumerable<JsonNode> All(string section) => found[section]!.AsArray().Select(item => item!);

    // The logical name, by the tag that every resource of the stack has; null for what is not the stack's.
    private string? Name(JsonNode item) =>
        item["tags"]?["Name"]?.ToString() is { } name && name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null;

    private static bool Flag(JsonNode? value) => value?.GetValue<bool>() ?? false;
}
