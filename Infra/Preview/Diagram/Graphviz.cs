using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace OctopusHA.Preview.Diagram;

/// <summary>Graphviz, which draws a graph where it is installed.</summary>
internal static class Graphviz
{
    /// <summary>Draws a graph.</summary>
    /// <param name="dot">The graph in DOT.</param>
    /// <param name="program">The program. When left out: <c>dot</c>, looked for on the PATH.</param>
    /// <returns>The picture as SVG.</returns>
    /// <exception cref="PreviewException">Graphviz is not installed, or refuses the graph.</exception>
    public static async Task<string> DrawAsync(string dot, string program = "dot")
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(program, ["-Tsvg"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
        };
        try
        {
            using var process = Process.Start(start)!;
            var (picture, complaint) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.StandardInput.WriteAsync(dot).ConfigureAwait(false);
            process.StandardInput.Close();
            await process.WaitForExitAsync().ConfigureAwait(false);
            return process.ExitCode == 0
                ? await picture.ConfigureAwait(false)
                : throw new PreviewException($"Graphviz refused the diagram: {(await complaint.ConfigureAwait(false)).Trim()}");
        }
        catch (Win32Exception exception)
        {
            throw new PreviewException(
                "An SVG is drawn by Graphviz, and there is no `dot` on the PATH. Install it (`apt-get install graphviz`, `brew install graphviz`, `winget install Graphviz.Graphviz`), or leave --output out for Mermaid.",
                exception);
        }
    }
}
