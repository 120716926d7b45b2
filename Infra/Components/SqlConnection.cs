using System.Data.Common;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;

namespace OctopusHA.Components;

/// <summary>Connection strings of SQL Server.</summary>
internal static class SqlConnection
{
    /// <summary>The string that nodes connect with to a server that the program made: always encrypted. A secret.</summary>
    /// <param name="host">The server's host name.</param>
    /// <param name="password">The password of <see cref="DatabasePlan.Username"/>.</param>
    /// <param name="trustsAnyCertificate">Whether the server's certificate is taken as it is, and not checked.</param>
    public static Output<string> StringFor(Output<string> host, Secret password, bool trustsAnyCertificate) =>
        Output.Tuple(host, password.ToOutput()).Apply(parts => StringFor(parts.Item1, parts.Item2, trustsAnyCertificate));

    /// <summary>The string that nodes connect with by a managed identity: always encrypted, with no secret in it (Octopus documentation, "Azure SQL").</summary>
    /// <param name="host">The server's host name.</param>
    /// <param name="clientId">The identity's client id: a machine may have several.</param>
    public static Output<string> IdentityStringFor(Output<string> host, Output<string> clientId) => Output.Tuple(host, clientId).Apply(parts => new DbConnectionStringBuilder
    {
        ["Server"] = $"tcp:{parts.Item1},{OctopusServer.SqlPort}",
        ["Initial Catalog"] = OctopusServer.DatabaseName,
        ["Authentication"] = "Active Directory Managed Identity",
        ["User ID"] = parts.Item2,
        ["Encrypt"] = "True",
        ["TrustServerCertificate"] = "False",
        ["Connection Timeout"] = "30",
    }.ConnectionString);

    /// <summary>The server that a connection string names: no secret, unlike the whole of it.</summary>
    /// <param name="connectionString">The string.</param>
    public static Output<string> EndpointOf(Output<string> connectionString) => Output.Unsecret(connectionString.Apply(ServerOf));

    // The builder quotes what a password may hold.
    private static string StringFor(string host, string password, bool trustsAnyCertificate) => new DbConnectionStringBuilder
    {
        ["Server"] = $"tcp:{host},{OctopusServer.SqlPort}",
        ["Initial Catalog"] = OctopusServer.DatabaseName,
        ["User ID"] = DatabasePlan.Username,
        ["Password"] = password,
        ["Encrypt"] = "True",
        ["TrustServerCertificate"] = trustsAnyCertificate ? "True" : "False",
        ["Connection Timeout"] = "30",
    }.ConnectionString;

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
            // Not ours to judge: the server itself reads it, and a preview has only a stand-in for it.
        }

        return "(by connection string)";
    }
}
