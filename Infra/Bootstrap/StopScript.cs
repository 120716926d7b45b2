using OctopusHA.Plan;

namespace OctopusHA.Bootstrap;

/// <summary>What stops a node on a machine that goes on: Octopus Server ends, and does not start with Windows, until the install script runs again.</summary>
internal static class StopScript
{
    /// <summary>The line that it begins with.</summary>
    public const string FirstLine = "# Stops this node of Octopus Deploy for maintenance.";

    /// <summary>The text of a run command.</summary>
    /// <param name="node">The node.</param>
    /// <param name="server">What every node is alike in.</param>
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
