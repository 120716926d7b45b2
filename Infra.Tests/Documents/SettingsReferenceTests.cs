using Xunit;

namespace OctopusHA.Tests.Documents;

public class SettingsReferenceTests
{
    [Fact]
    public void The_settings_reference_says_what_the_types_say() => Golden.ShouldMatch(SettingsReference.Write(), "docs/settings.md");
}
