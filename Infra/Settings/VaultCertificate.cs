using System.Text.RegularExpressions;

namespace OctopusHA.Settings;

/// <summary>A certificate in a Key Vault, as the secret that holds it with its private key.</summary>
/// <param name="Id">The secret's identifier: <c>https://team-vault.vault.azure.net/secrets/octopus-example-com</c>.</param>
/// <param name="Vault">The vault's name.</param>
/// <param name="Name">The secret's name, which is the certificate's.</param>
/// <param name="Version">The version in the identifier. Default: null, the newest version, also after a renewal.</param>
internal sealed partial record VaultCertificate(string Id, string Vault, string Name, string? Version)
{
    /// <summary>Reads the setting <c>loadBalancer.certificate</c>; null when it is not a secret's identifier.</summary>
    /// <param name="text">The setting.</param>
    public static VaultCertificate? Parse(string text) =>
        SecretIds().Match(text) is { Success: true } match
            ? new VaultCertificate(
                text,
                match.Groups["vault"].Value,
                match.Groups["name"].Value,
                match.Groups["version"] is { Success: true } version ? version.Value : null)
            : null;

    // Names of vaults and their objects: Microsoft Learn, "Azure Key Vault keys, secrets and certificates overview".
    [GeneratedRegex(
        @"^https://(?<vault>[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9])\.vault\.azure\.net(?::443)?"
            + @"/secrets/(?<name>[a-zA-Z0-9-]{1,127})(?:/(?<version>[0-9a-fA-F]{32})?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex SecretIds();
}
