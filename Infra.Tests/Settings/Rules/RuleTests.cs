using OctopusHA.Plan;
using OctopusHA.Settings;
using OctopusHA.Settings.Rules;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Settings.Rules;

/// <summary>Every rule of the settings, broken and just kept.</summary>
public class RuleTests
{
    /// <summary>Each breaking case: its index, the rule, and the lines, for the test's name.</summary>
    public static TheoryData<int, int, string, string> Breaking => Rows(test => test.Breaking.Select(broken => broken.Lines));

    /// <summary>Each keeping case.</summary>
    public static TheoryData<int, int, string, string> Keeping => Rows(test => test.Keeping);

    [Theory]
    [MemberData(nameof(Breaking))]
    public void A_broken_rule_is_reported_with_its_setting_the_limit_and_a_fix(int index, int row, string rule, string lines)
    {
        var (_, setting, says) = RuleCases.All[index].Breaking[row];
        var (unreadable, broken) = Check(RuleCases.All[index], lines);

        unreadable.ShouldBeEmpty();
        broken.Where(found => !found.Rule.IsWarning || found.Rule.Name == rule).Select(found => found.Rule.Name).Distinct().ShouldBe([rule]);
        // A long value is cut.
        var start = RuleCases.Expand(setting) is { Length: > 60 } text ? text[..60] : RuleCases.Expand(setting);
        broken.Where(found => found.Rule.Name == rule).Select(found => found.Problem.ToString())
            .ShouldContain(message => message.StartsWith(start) && message.Contains(RuleCases.Expand(says)));
    }

    [Theory]
    [MemberData(nameof(Keeping))]
    public void A_value_that_just_keeps_a_rule_is_accepted(int index, int row, string rule, string lines)
    {
        var (unreadable, broken) = Check(RuleCases.All[index], RuleCases.All[index].Keeping[row]);

        lines.ShouldBe(RuleCases.All[index].Keeping[row]);
        unreadable.ShouldBeEmpty();
        broken.Where(found => !found.Rule.IsWarning).Select(found => found.Problem.ToString()).ShouldBeEmpty();
        broken.ShouldNotContain(found => found.Rule.Name == rule);
    }

    [Fact]
    public void Every_rule_has_a_name_of_its_own_and_a_case_on_both_sides()
    {
        var names = SettingsRules.All.Select(rule => rule.Name).ToList();
        names.ShouldBeUnique();
        names.Except(RuleCases.All.Where(test => test.Breaking.Count > 0).Select(test => test.Rule)).ShouldBeEmpty();
        names.Except(RuleCases.All.Where(test => test.Keeping.Count > 0).Select(test => test.Rule)).ShouldBeEmpty();
        RuleCases.All.Select(test => test.Rule).Except(names).ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_is_about_a_setting_that_exists()
    {
        var settings = SettingsBelow(typeof(OctopusSettings), "").ToHashSet(StringComparer.Ordinal);
        SettingsRules.All.Select(rule => rule.Path)
            .Concat(CloudRules.AwsOnly.Select(setting => setting.Path))
            .Concat(CloudRules.AzureOnly.Select(setting => setting.Path))
            .Concat(SecretCatalogue.All.Select(secret => secret.Path))
            .Where(path => path != "azure-native:location")
            .Except(settings).ShouldBeEmpty();
    }

    private static (IReadOnlyList<Problem> Unreadable, IReadOnlyList<(Rule<PlannedSettings> Rule, Problem Problem)> Broken) Check(RuleCase test, string lines)
    {
        var own = RuleCases.Expand(lines);
        var text = test.System switch
        {
            "azure" => StackText.Azure(own),
            "windows" => StackText.Windows(own),
            _ => own,
        };
        return StackText.Check(text, test.Preview ? Strictness.Preview : Strictness.Deployment, test.Region);
    }

    private static TheoryData<int, int, string, string> Rows(Func<RuleCase, IEnumerable<string>> lines)
    {
        var rows = new TheoryData<int, int, string, string>();
        foreach (var (test, index) in RuleCases.All.Select((test, index) => (test, index)))
        {
            foreach (var (text, row) in lines(test).Select((text, row) => (text, row)))
            {
                rows.Add(index, row, test.Rule, text);
            }
        }

        return rows;
    }

    private static IEnumerable<string> SettingsBelow(Type type, string prefix) => SettingsBinder.SettingsOf(type).SelectMany(property =>
    {
        var path = prefix + Names.CamelCase(property.Name);
        var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return SettingsBinder.IsSection(inner) ? SettingsBelow(inner, $"{path}.").Prepend(path) : [path];
    });
}
