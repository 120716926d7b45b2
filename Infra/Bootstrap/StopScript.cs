namespace OctopusHA.Bootstrap;

/// <summary>
/// The script that stops a node while its machine keeps running: Octopus Server is stopped, and does not start with
/// Windows, until the install script runs again.
/// </summary>
internal static class StopScript
{
    /// <summary>The first line.</summary>
    public const string FirstLine = "# Stops this node of Octopus Deploy for maintenance.";

    /// <summary>The text of the run command.</summary>
    /// <param name="node">The node.</param>
    /// <param name="server">The configuration that all nodes share.</param>
    public static string For(Node node, ServerPlan server) => $$"""
        {{FirstLine}}
        # It comes back as {{node.Name}}:
        #    TaskCap = '{{node.TaskCap}}'
        #    Version = '{{server.Version}}'
        $ErrorActionPreference = 'Stop'
        $script = '{{InstallScript.Folder}}\run-node.ps1'
        if (Test-Path -LiteralPath $script) { & $script -Mode Stop }

        """.ReplaceLineEndings("\n");
}
