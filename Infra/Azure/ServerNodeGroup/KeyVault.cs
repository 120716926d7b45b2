using OctopusHA.Components;
using OctopusHA.Plan;
using Pulumi;
using Pulumi.AzureNative.KeyVault.Inputs;
using Authorization = Pulumi.AzureNative.Authorization;
using Vaults = Pulumi.AzureNative.KeyVault;

namespace OctopusHA.Azure;

/// <summary>A secret in the vault.</summary>
/// <param name="Key">What it is for, as the install script calls it: <c>masterKey</c>.</param>
/// <param name="Uri">Its identifier without a version: <c>https://&lt;vault&gt;.vault.azure.net/secrets/master-key</c>; no secret itself.</param>
/// <param name="Version">The identifier with the version that this deployment has stored: it changes with the value, and is no secret itself.</param>
/// <param name="ResourceId">Its id, on which rights are given.</param>
/// <param name="Resource">The secret: a node that starts before it starts in vain.</param>
internal sealed record VaultSecret(string Key, Output<string> Uri, Output<string> Version, Output<string> ResourceId, Resource Resource);

/// <summary>
/// What nodes must know and nobody may see. The vault is reached from the nodes' network only; the program writes into it all the
/// same, because Azure Resource Manager puts secrets there on its behalf and passes no firewall to do so (docs/decisions/0011).
/// </summary>
internal sealed class KeyVault : ClusterComponent
{
    // The role "Key Vault Secrets User": reads secrets, and nothing else (Azure built-in roles for security).
    internal const string SecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";

    private const string Component = "secrets";

    // What stands in a secret that no node is told of.
    private const string Unused = "(not in use)";

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly Vaults.Vault _vault;
    private readonly List<VaultSecret> _secrets = [];
    private readonly List<Resource> _ready = [];

    /// <summary>Makes the vault and its secrets.</summary>
    public KeyVault(AzureContext context, Foundation foundation, AzureNetwork network, Database database, AzureFilesStorage storage, AzureRedisQueue? redis)
        : base(context, "KeyVault", Component)
    {
        _context = context;
        _foundation = foundation;
        _vault = CreateVault();
        ManagementLock.Create(context, _vault, "secrets-vault", this);
        foundation.SendLogs("secrets-vault-logs", _vault.Id, ["AuditEvent"], this);
        _ready.AddRange(network.Endpoints.Create("secrets-endpoint", PrivateService.Vault, _vault.Id, this));

        var computed = NodeSecretValues.Computed(database, redis?.ConnectionString, storage.Password);
        foreach (var secret in context.Plan.NodeSecrets)
        {
            Add(secret, secret.ValueFrom(computed));
        }

        if (redis is not null)
        {
            _ready.AddRange(redis.Ready);
        }

        RegisterOutputs(new Dictionary<string, object?> { ["name"] = _vault.Name });
    }

    /// <summary>The vault's name.</summary>
    public Output<string> Name => _vault.Name;

    /// <summary>The secrets of the nodes.</summary>
    public IReadOnlyList<VaultSecret> Secrets => _secrets;

    /// <summary>What must be there before a node can read a secret, but for its right to do so.</summary>
    public IReadOnlyList<Resource> Ready => _ready;

    /// <summary>Lets an identity read the nodes' secrets: each of them, and nothing else in the vault.</summary>
    /// <param name="who">The identity in names: <c>nodes</c>.</param>
    /// <param name="principalId">The identity's principal.</param>
    /// <param name="parent">The component that owns the identity.</param>
    /// <returns>The rights: a node that starts before them starts in vain.</returns>
    public IReadOnlyList<Resource> AllowReading(string who, Output<string> principalId, ClusterComponent parent) =>
        [.. _secrets.Select(secret => new Authorization.RoleAssignment($"{who}-may-read-{Settings.Names.KebabCase(secret.Key)}", new Authorization.RoleAssignmentArgs
        {
            Scope = secret.ResourceId,
            PrincipalId = principalId,
            PrincipalType = "ServicePrincipal",
            RoleDefinitionId = AzureIds.Role(_context.SubscriptionId, SecretsUser),
        }, parent.Child(secret.Resource)))];

    private Vaults.Vault CreateVault()
    {
        var properties = new VaultPropertiesArgs
        {
            TenantId = _context.TenantId,
            Sku = new SkuArgs { Family = "A", Name = Vaults.SkuName.Standard },
            EnableRbacAuthorization = true,
            EnableSoftDelete = true,
            // Days; the longest, or the shortest for data that nobody will miss. It cannot be changed later.
            SoftDeleteRetentionInDays = _context.Plan.KeepsData ? 90 : 7,
            PublicNetworkAccess = "Disabled",
            NetworkAcls = new NetworkRuleSetArgs { DefaultAction = "Deny", Bypass = "None" },
        };
        if (_context.Plan.KeepsData)
        {
            // Once on it stays on, so an ephemeral stack leaves it out rather than off.
            properties.EnablePurgeProtection = true;
        }

        // The name is Pulumi's, with a suffix: a deleted vault keeps its own for as long as it can be brought back.
        return new Vaults.Vault("secrets-vault", new Vaults.VaultArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            Properties = properties,
            Tags = Tags("secrets-vault"),
            // Azure takes these days once and never again; a stack that becomes ephemeral keeps those that it began with.
        }, new CustomResourceOptions { Parent = this, Protect = _context.Plan.KeepsData, IgnoreChanges = { "properties.softDeleteRetentionInDays" } });
    }

    // Every secret, whether in use or not: Resource Manager creates and changes one, and only the vault itself, whose door is closed, would
    // delete one. So a setting that leaves takes the value, and the secret goes with the vault.
    private void Add(NodeSecret planned, Output<string>? value)
    {
        var name = planned.Name;
        var secret = new Vaults.Secret($"secrets-{name}", new Vaults.SecretArgs
        {
            ResourceGroupName = _foundation.GroupName,
            VaultName = _vault.Name,
            SecretName = name,
            Properties = new SecretPropertiesArgs { Value = value ?? Output.CreateSecret(Unused), ContentType = planned.Description },
            Tags = Tags($"secrets-{name}"),
        }, new CustomResourceOptions { Parent = this, DeletedWith = _vault });
        if (value is null)
        {
            return;
        }

        _ready.Add(secret);
        _secrets.Add(new VaultSecret(
            planned.Key,
            Output.Format($"https://{_vault.Name}.vault.azure.net/secrets/{name}"),
            secret.Properties.Apply(properties => properties.SecretUriWithVersion),
            AzureIds.VaultSecret(_vault.Id, name),
            secret));
    }
}
