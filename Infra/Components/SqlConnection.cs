using System.Data.Common;

namespace OctopusHA.Components;

/// <summary>Connection strings of SQL Server.</summary>
internal static class SqlConnection
{
    /// <summary>The connection string for a created server: always encrypted. A secret.</summary>
    /// <param name="host">The server's host name.</param>
    /// <param name="password">The password of <see cref="DatabasePlan.Username"/>.</param>
    /// <param name="trustsAnyCertificate">Whether the server's certificate is accepted without validation.</param>
    public static Output<string> StringFor(Output<string> host, Secret password, bool trustsAnyCertificate) =>
        Output.Tuple(host, password.ToOutput()).Apply(parts => Encrypted(
            parts.Item1,
            trustsAnyCertificate,
            ("User ID", DatabasePlan.Username),
            ("Password", parts.Item2)));

    /// <summary>
    /// The connection string for a managed identity: always encrypted, without a secret (Octopus documentation, "Azure
    /// SQL").
    /// </summary>
    /// <param name="host">The server's host name.</param>
    /// <param name="clientId">The identity's client ID, since a machine may have several identities.</param>
    public static Output<string> IdentityStringFor(Output<string> host, Output<string> clientId) =>
        Output.Tuple(host, clientId).Apply(parts => Encrypted(
            parts.Item1,
            trustsAnyCertificate: false,
            ("Authentication", "Active Directory Managed Identity"),
            ("User ID", parts.Item2)));

    /// <summary>The server of a connection string, which is not secret.</summary>
    /// <param name="connectionString">The connection string.</param>
    public static Output<string> EndpointOf(Output<string> connectionString) =>
        Output.Unsecret(connectionString.Apply(ServerOf));

    // The builder quotes special characters of a password.
    private static string Encrypted(string host, bool trustsAnyCertificate, params (string Key, string Value)[] login)
    {
        var builder = new DbConnectionStringBuilder
        {
            ["Server"] = $"tcp:{host},{OctopusServer.SqlPort}",
            ["Initial Catalog"] = OctopusServer.DatabaseName,
        };
        foreach (var (key, value) in login)
        {
            builder[key] = value;
        }

        builder["Encrypt"] = "True";
        builder["TrustServerCertificate"] = trustsAnyCertificate ? "True" : "False";
        builder["Connection Timeout"] = "30";
        return builder.ConnectionString;
    }

    private static string ServerOf(string connectionString)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
            foreach (var name in new[] { "Server", "Data Source", "Address", "Addr", "Network Address" })
            {
                if (parts.TryGetValue(name, out var server))
                {
                    return $"{server}";
                }
            }
        }
        catch (ArgumentException)
        {
            // The server validates the string; in a preview it is only a placeholder.
        }

        return "(by connection string)";
    }
}
