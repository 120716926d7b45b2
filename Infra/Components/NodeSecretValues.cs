namespace OctopusHA.Components;

/// <summary>The values of the nodes' secrets.</summary>
internal static class NodeSecretValues
{
    /// <summary>The values that components compute, by secret key.</summary>
    /// <param name="database">The database.</param>
    /// <param name="redis">The connection string of the Redis queue; null without a queue.</param>
    /// <param name="sharePassword">The password of the share's user; null if it needs none.</param>
    public static Dictionary<string, Output<string>?> Computed(
        Database database, Output<string>? redis, Output<string>? sharePassword) => new(StringComparer.Ordinal)
        {
            [NodeSecret.ConnectionString] = database.ConnectionString,
            [NodeSecret.Redis] = redis,
            [NodeSecret.SharePassword] = sharePassword,
        };

    /// <summary>The value of a secret; null if the stack has none.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="computed">The values that components compute, by secret key.</param>
    public static Output<string>? ValueFrom(
        this NodeSecret secret, IReadOnlyDictionary<string, Output<string>?> computed) => secret.Value switch
        {
            null => computed.GetValueOrDefault(secret.Key),
            { IsSet: false } when secret.IsOptional => null,
            var value => value.ToOutput(),
        };
}
