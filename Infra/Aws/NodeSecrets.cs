using OctopusHA.Bootstrap;
using Pulumi;

namespace OctopusHA.Aws;

/// <summary>A secret of the nodes: ECS fetches it into a variable, a Windows machine fetches it itself.</summary>
/// <param name="Key">What it is, as the install script calls it: <c>masterKey</c>.</param>
/// <param name="Name">The variable's name.</param>
/// <param name="Arn">The secret's ARN, which is no secret.</param>
internal sealed record SecretVariable(string Key, string Name, Output<string> Arn);

/// <summary>What nodes must know and nobody may see, in Secrets Manager under the stack's own key.</summary>
internal sealed class NodeSecrets
{
    private readonly AwsContext _context;
    private readonly EncryptionKey _key;
    private readonly Resource _parent;
    private readonly List<SecretVariable> _variables = [];
    private readonly List<Resource> _versions = [];

    /// <summary>Makes the secrets.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="key">The stack's key.</param>
    /// <param name="database">The database.</param>
    /// <param name="sharePassword">The password of who opens the shared storage; null where that takes none.</param>
    /// <param name="redis">The Redis queue; null without one.</param>
    /// <param name="parent">The component that owns them.</param>
    public NodeSecrets(AwsContext context, EncryptionKey key, Components.Database database, Output<string>? sharePassword, RedisQueue? redis, Resource parent)
    {
        _context = context;
        _key = key;
        _parent = parent;
        var settings = context.Settings;
        Add(WindowsSecrets.AdminPassword, "admin-password", "ADMIN_PASSWORD", settings.AdminPassword.ToOutput(), "Password of the first administrator");
        Add(WindowsSecrets.ConnectionString, "connection-string", "DB_CONNECTION_STRING", database.ConnectionString, "Connection string of the database");
        Add(WindowsSecrets.MasterKey, "master-key", "MASTER_KEY", settings.MasterKey.ToOutput(), "Master key: without it no secret in the database can be read");
        if (redis is not null)
        {
            Add(WindowsSecrets.Redis, "redis", "OCTOPUS_MULTI_NODE_POLLING_TENTACLES_REDIS_CONNECTION_STRING", redis.ConnectionString, "Connection string of the Redis queue");
        }

        if (settings.License.IsSet)
        {
            Add(WindowsSecrets.License, "license", "OCTOPUS_SERVER_BASE64_LICENSE", settings.License.ToOutput(), "Octopus licence");
        }

        if (sharePassword is not null)
        {
            Add(WindowsSecrets.SharePassword, "share-password", "SHARE_PASSWORD", sharePassword, "Password of who opens the shared storage");
        }
    }

    /// <summary>The variables, in the order of their names.</summary>
    public IReadOnlyList<SecretVariable> Variables => _variables;

    /// <summary>The values: a task that starts before them starts in vain.</summary>
    public IReadOnlyList<Resource> Versions => _versions;

    private void Add(string key, string name, string variable, Output<string> value, string description)
    {
        var secret = StoredSecret.Create(_context, _key, $"nodes-secret-{name}", name, "nodes", value, description, _parent);
        _versions.Add(secret.Version);
        _variables.Add(new SecretVariable(key, variable, secret.Arn));
    }
}
