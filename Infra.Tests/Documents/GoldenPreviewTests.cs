using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Documents;

/// <summary>The whole preview of each example stack, so that a pull request shows what it changes.</summary>
public class GoldenPreviewTests
{
    /// <summary>The example stacks: every Pulumi.&lt;stack&gt;.yaml of the project.</summary>
    public static TheoryData<string> Stacks => new(Previews.Examples);

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task An_example_registers_what_it_registered_before(string stack) =>
        Golden.ShouldMatch(GoldenForm.Of(await Previews.Example(stack)), $"Infra.Tests/Documents/{stack}.golden.json");

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task No_secret_and_nothing_of_a_machine_is_in_a_document(string stack)
    {
        var document = await Previews.Example(stack);
        HoldsNoSecret(PreviewJson.Write(document));
        HoldsNoSecret(GoldenForm.Of(document));
    }

    private static void HoldsNoSecret(string text)
    {
        foreach (var name in text.Contains("\"azure-native:", StringComparison.Ordinal) ? ["adminPassword", "administratorLoginPassword", "value"] : new[] { "secretString", "password" })
        {
            text.ShouldContain($"\"{name}\": \"[secret]\"");
        }

        text.ShouldNotContain("Password=");
        text.ShouldNotContain(Path.GetTempPath());
        text.ShouldNotContain(Golden.Root);
    }
}
