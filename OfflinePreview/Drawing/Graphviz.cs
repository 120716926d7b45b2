using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace OfflinePreview;

/// <summary>Draws a graph with Graphviz, where it is installed.</summary>
public static class Graphviz
{
    /// <summary>Draws a graph.</summary>
    /// <param name="dot">The graph in DOT.</param>
    /// <param name="program">The program. Default: <c>dot</c> on the PATH.</param>
    /// <returns>The picture as SVG.</returns>
    /// <exception cref="PreviewException">Graphviz is not installed, or rejects the graph.</exception>
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
            var (picture, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.StandardInput.WriteAsync(dot).ConfigureAwait(false);
            process.StandardInput.Close();
            await process.WaitForExitAsync().ConfigureAwait(false);
            return process.ExitCode == 0
                ? await picture.ConfigureAwait(false)
                : throw new PreviewException($"Graphviz rejects the diagram: {(await errors.ConfigureAwait(false)).Trim()}");
        }
        catch (Win32Exception exception)
        {
            throw new PreviewException(
                "An SVG is drawn by Graphviz, and there is no `dot` on the PATH. Install it (`apt-get install graphviz`, "
                + "`brew install graphviz`, `winget install Graphviz.Graphviz`), or write Mermaid, which needs no program.",
                exception);
        }
    }
}
