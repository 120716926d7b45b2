namespace OctopusHA.Components;

/// <summary>The SQL Server database that all nodes share.</summary>
public abstract class Database(CloudContext context) : ClusterComponent(context, "Database", "database")
{
    /// <summary>Host and port of the server.</summary>
    public abstract Output<string> Endpoint { get; }

    /// <summary>The connection string of the nodes; a secret.</summary>
    public abstract Output<string> ConnectionString { get; }
}
