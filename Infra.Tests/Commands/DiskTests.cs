using OctopusHA.Commands;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Commands;

/// <summary>What a user reads when the machine, and not the program, has a problem.</summary>
public sealed class DiskTests
{
    [Fact]
    public async Task A_full_disk_is_an_error_of_the_machine_and_not_a_defect_of_the_program()
    {
        await using var output = new FullDisk();
        await using var error = new StringWriter { NewLine = "\n" };
        using var shell = new Shell().With("dev");
        var terminal = new Terminal(output, error, shell.Folder, _ => null, () => TextStyle.Plain);

        var exit = await CommandLine.RunAsync(["schema"], terminal);

        exit.ShouldBe(CommandLine.UserError);
        error.ToString().ShouldBe("Cannot read or write: No space left on device\n");
    }

    private sealed class FullDisk : StringWriter
    {
        public override void Write(string? value) => throw new IOException("No space left on device");
    }
}
