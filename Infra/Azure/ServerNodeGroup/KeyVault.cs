using Pulumi.AzureNative.KeyVault.Inputs;
using Vaults = Pulumi.AzureNative.KeyVault;

namespace OctopusHA.Azure;

/// <summary>A secret in the vault.</summary>
/// <param name="Key">The name in the install script: <c>masterKey</c>.</param>
/// <param name="Uri">The identifier: <c>https://&lt;vault&gt;.vault.azure.net/secrets/master-key</c>; not
/// secret.</param>
/// <param name="Version">The identifier with the current version, which changes with the value; not secret.</param>
/// <param name="ResourceId">The resource ID, for role assignments.</param>
/// <param name="Resource">The secret, which must exist before a node starts.</param>
internal sealed record VaultSecret(
    string Key, Output<string> Uri, Output<string> Version, Output<string> ResourceId, Resource Resource);

/// <summary>
/// The nodes' secrets. The vault is reachable from the nodes' network only; the program can still create secrets,
/// because Azure Resource Manager does so without passing the firewall (docs/decisions/0011).
/// </summary>
internal sealed class KeyVault : ClusterComponent
{
    // "Key Vault Secrets User": read secrets only (Azure built-in roles for security).
    internal const string SecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";

    // The value of a secret that no node uses.
    private const string Unused = "(not in use)";

    private readonly AzureContext _context;
    private readonly Vaults.Vault _vault;
    private readonly List<VaultSecret> _secrets = [];

    /// <summary>Creates the vault and its secrets.</summary>
    public KeyVault(AzureContext context, Database database, AzureFilesStorage storage, AzureRedisQueue? redis)
        : base(context, "KeyVault", "secrets")
    {
        _context = context;
        _vault = CreateVault();
        ManagementLock.Create(context, _vault, "secrets-vault", this);
        context.Foundation.SendLogs("secrets-vault-logs", _vault.Id, ["AuditEvent"], this);
        AddReady(_context.Network.Endpoints.Create("secrets-endpoint", PrivateService.Vault, _vault.Id, this));

        var computed = NodeSecretValues.Computed(database, redis?.ConnectionString, storage.Password);
        foreach (var secret in context.Plan.NodeSecrets)
        {
            Add(secret, secret.ValueFrom(computed));
        }

        if (redis is not null)
        {
            AddReady(redis.Ready);
        }

        RegisterOutputs(new Dictionary<string, object?> { ["name"] = _vault.Name });
    }

    /// <summary>The vault's name.</summary>
    public Output<string> Name => _vault.Name;

    /// <summary>The secrets of the nodes.</summary>
    public IReadOnlyList<VaultSecret> Secrets => _secrets;

    /// <summary>Allows an identity to read the nodes' secrets, and nothing else in the vault.</summary>
    /// <param name="identity">The identity in resource names: <c>nodes</c>.</param>
    /// <param name="principalId">The identity's principal ID.</param>
    /// <param name="parent">The component that owns the identity.</param>
    /// <returns>The role assignments, which must exist before a node starts.</returns>
    public IReadOnlyList<Resource> AllowReading(string identity, Output<string> principalId, ClusterComponent parent) =>
        [.. _secrets.Select(secret => _context.Assign(
            $"{identity}-may-read-{Names.KebabCase(secret.Key)}",
            secret.ResourceId,
            principalId,
            SecretsUser,
            parent.Child(secret.Resource)))];

    private Vaults.Vault CreateVault()
    {
        var properties = new VaultPropertiesArgs
        {
            TenantId = _context.TenantId,
            Sku = new SkuArgs { Family = "A", Name = Vaults.SkuName.Standard },
            EnableRbacAuthorization = true,
            EnableSoftDelete = true,
            // Days; the maximum, or the minimum for ephemeral data. It cannot be changed later.
            SoftDeleteRetentionInDays = _context.Plan.KeepsData ? 90 : 7,
            PublicNetworkAccess = "Disabled",
            NetworkAcls = new NetworkRuleSetArgs { DefaultAction = "Deny", Bypass = "None" },
        };
        if (_context.Plan.KeepsData)
        {
            // It cannot be disabled again, so an ephemeral stack leaves it unset instead of false.
            properties.EnablePurgeProtection = true;
        }

        // Pulumi adds a suffix to the name, because the name of a deleted vault is reserved while it can be restored.
        return new Vaults.Vault("secrets-vault", new Vaults.VaultArgs
        {
            Location = _context.Location,
            Properties = properties,
        }, new CustomResourceOptions
        {
            Parent = this,
            Protect = _context.Plan.KeepsData,
            // Azure does not allow changing it, so a stack that becomes ephemeral keeps its original value.
            IgnoreChanges = { "properties.softDeleteRetentionInDays" },
        });
    }

    // Unused secrets are created as well: Resource Manager can create and update secrets, but only the vault's own API,
    // which the firewall blocks, can delete them. A removed setting clears the value, and the secret is deleted with
    // the vault.
    private void Add(NodeSecret planned, Output<string>? value)
    {
        var name = planned.Name;
        var secret = new Vaults.Secret($"secrets-{name}", new Vaults.SecretArgs
        {
            VaultName = _vault.Name,
            SecretName = name,
            Properties = new SecretPropertiesArgs
            {
                Value = value ?? Output.CreateSecret(Unused),
                ContentType = planned.Description,
            },
        }, new CustomResourceOptions { Parent = this, DeletedWith = _vault });
        if (value is null)
        {
            return;
        }

        AddReady(secret);
        _secrets.Add(new VaultSecret(
            planned.Key,
            Output.Format($"https://{_vault.Name}.vault.azure.net/secrets/{name}"),
            secret.Properties.Apply(properties => properties.SecretUriWithVersion),
            AzureIds.VaultSecret(_vault.Id, name),
            secret));
    }
}
