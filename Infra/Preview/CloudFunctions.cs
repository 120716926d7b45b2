using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace OctopusHA.Preview;

/// <summary>
/// What a preview answers where the program asks the cloud something. Every question that the program asks stands here; an
/// unknown one fails by name.
/// </summary>
/// <param name="region">The cloud's region; null when nobody told.</param>
internal sealed class CloudFunctions(string? region)
{
    private static readonly Dictionary<string, Func<MockCallArgs, string?, (string Name, object Value)[]>> Answers = new(StringComparer.Ordinal)
    {
        ["aws:fsx/getWindowsFileSystem:getWindowsFileSystem"] = (call, _) => [Named(call, "dnsName")],
        ["aws:index/getAvailabilityZones:getAvailabilityZones"] = (_, region) => [("names", Zones(region))],
        ["aws:index/getCallerIdentity:getCallerIdentity"] = (call, _) => [Named(call, "accountId")],
        ["aws:index/getPartition:getPartition"] = (_, region) => [("partition", Partition(region))],
        ["aws:index/getRegion:getRegion"] = (call, region) => [region is null ? Named(call, "region") : ("region", region)],
        ["aws:route53/getZone:getZone"] = (call, _) => [Named(call, "zoneId")],
        // By its kind and name; which resource group it is in, the subscription tells.
        ["azure:core/getResources:getResources"] = (call, _) => [("resources", ImmutableArray.Create(Found(call)))],
        ["azure-native:authorization:getClientConfig"] = (call, _) => [Named(call, "subscriptionId"), Named(call, "tenantId")],
        ["azure-native:redisenterprise:listDatabaseKeys"] = (call, _) => [("primaryKey", $"(key of {call.Args["clusterName"]})")],
        // A secret of the account that is named: the name tells whose, and the value is never shown.
        ["azure-native:storage:listStorageAccountKeys"] = (call, _) =>
            [("keys", ImmutableArray.Create(ImmutableDictionary<string, object>.Empty.Add("value", $"(key of {call.Args["accountName"]})")))],
    };

    /// <summary>Whether a token is one of the questions.</summary>
    public static bool Knows(string token) => Answers.ContainsKey(token);

    /// <summary>Answers a question.</summary>
    /// <exception cref="RunException">The question is not in the table.</exception>
    public object Answer(MockCallArgs call)
    {
        if (call.Token is not { } token || !Answers.TryGetValue(token, out var answer))
        {
            throw new RunException($"The preview has no answer for the function {call.Token}; add it to {nameof(CloudFunctions)}.");
        }

        return answer(call, region).ToImmutableDictionary(part => part.Name, part => part.Value, StringComparer.Ordinal);
    }

    private static ImmutableDictionary<string, object> Found(MockCallArgs call)
    {
        var group = Reference.To(call.Token!, "resourceGroupName");
        return ImmutableDictionary<string, object>.Empty
            .Add("id", $"/subscriptions/{Reference.To("azure-native:authorization:getClientConfig", "subscriptionId")}/resourceGroups/{group}/providers/{call.Args["type"]}/{call.Args["name"]}")
            .Add("resourceGroupName", group);
    }

    private static (string Name, object Value) Named(MockCallArgs call, string name) => (name, Reference.To(call.Token!, name));

    // Which zones a region has is the account's to know; the letters are what nearly every region begins with.
    private static ImmutableArray<string> Zones(string? region) =>
        region is null ? ["zone-a", "zone-b", "zone-c"] : [$"{region}a", $"{region}b", $"{region}c"];

    // AWS general reference, "Amazon Resource Names": the partitions by the beginning of their regions' names.
    private static string Partition(string? region) => region switch
    {
        _ when region?.StartsWith("cn-", StringComparison.Ordinal) == true => "aws-cn",
        _ when region?.StartsWith("us-gov-", StringComparison.Ordinal) == true => "aws-us-gov",
        _ => "aws",
    };
}
