using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace OfflinePreview;

/// <summary>
/// Results of the functions with which a program looks something up in its cloud. An unknown function fails with its
/// name.
/// </summary>
/// <param name="region">The cloud's region; null when it is not known.</param>
public sealed class CloudFunctions(string? region)
{
    private static readonly Dictionary<string, Func<MockCallArgs, string?, (string, object)[]>> Results = new(StringComparer.Ordinal)
    {
        ["aws:fsx/getWindowsFileSystem:getWindowsFileSystem"] = (call, _) => [Named(call, "dnsName")],
        ["aws:index/getAvailabilityZones:getAvailabilityZones"] = (_, region) => [("names", Zones(region))],
        ["aws:index/getCallerIdentity:getCallerIdentity"] = (call, _) => [Named(call, "accountId")],
        ["aws:index/getPartition:getPartition"] = (_, region) => [("partition", Partition(region))],
        ["aws:index/getRegion:getRegion"] = (call, region) => [region is null ? Named(call, "region") : ("region", region)],
        ["aws:route53/getZone:getZone"] = (call, _) => [Named(call, "zoneId")],
        // Found by its type and name; its resource group is known to the subscription only.
        ["azure:core/getResources:getResources"] = (call, _) => [("resources", ImmutableArray.Create(Found(call)))],
        ["azure-native:authorization:getClientConfig"] = (call, _) => [Named(call, "subscriptionId"), Named(call, "tenantId")],
        ["azure-native:redisenterprise:listDatabaseKeys"] = (call, _) => [("primaryKey", $"(key of {call.Args["clusterName"]})")],
        // A secret of the account that is named; its value is never shown.
        ["azure-native:storage:listStorageAccountKeys"] = (call, _) =>
            [("keys", ImmutableArray.Create(Value("value", $"(key of {call.Args["accountName"]})")))],
    };

    /// <summary>Whether there is a result for a function.</summary>
    /// <param name="token">The function's token: <c>aws:index/getRegion:getRegion</c>.</param>
    public static bool Knows(string token) => Results.ContainsKey(token);

    /// <summary>Calls a function.</summary>
    /// <param name="call">The call.</param>
    /// <exception cref="RunException">The function is not in the table.</exception>
    public object Call(MockCallArgs call)
    {
        if (call.Token is not { } token || !Results.TryGetValue(token, out var result))
        {
            throw new RunException($"The preview has no result for the function {call.Token}; add it to {nameof(CloudFunctions)}.");
        }

        return result(call, region).ToImmutableDictionary(part => part.Item1, part => part.Item2, StringComparer.Ordinal);
    }

    private static ImmutableDictionary<string, object> Found(MockCallArgs call)
    {
        var subscription = Reference.To("azure-native:authorization:getClientConfig", "subscriptionId");
        var group = Reference.To(call.Token!, "resourceGroupName");
        var resource = $"providers/{call.Args["type"]}/{call.Args["name"]}";
        return Value("id", $"/subscriptions/{subscription}/resourceGroups/{group}/{resource}").Add("resourceGroupName", group);
    }

    private static ImmutableDictionary<string, object> Value(string name, string value) =>
        ImmutableDictionary<string, object>.Empty.Add(name, value);

    private static (string Name, object Value) Named(MockCallArgs call, string name) => (name, Reference.To(call.Token!, name));

    // The zones of a region depend on the account; nearly every region begins with these letters.
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
