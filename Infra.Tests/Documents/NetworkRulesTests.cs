using System.Text;
using OctopusHA.Plan;
using Xunit;

namespace OctopusHA.Tests.Documents;

public class NetworkRulesTests
{
    private const string Aws = """
        network: { allowedCidrs: [203.0.113.0/24] }
        loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }
        polling: { mode: port-per-node }
        """;

    private const string Azure = """
        network: { allowedCidrs: [203.0.113.0/24] }
        polling: { mode: shared-address }
        """;

    [Fact]
    public void The_page_of_network_rules_shows_what_the_program_plans() => Golden.ShouldMatch(Write(), "docs/network-rules.md");

    private static string Write() => new StringBuilder()
        .Append("<!-- Generated from the plan's list of firewall rules (Infra/Plan): UPDATE_GOLDEN=1 dotnet test. -->\n\n")
        .Append("# Network rules\n\n")
        .Append("Which connections the program allows; all others are denied. In an existing network on Azure the program creates no rules: open these ports there.\n")
        .Append(Section("AWS, containers", Aws))
        .Append(Section("AWS, Windows", StackText.Windows(Aws)))
        .Append(Section("Azure, Windows", StackText.Azure(Azure)))
        .ToString();

    private static string Section(string title, string lines)
    {
        var text = new StringBuilder($"\n## {title}\n\n```yaml\n{lines.Replace($"\ndirectoryPassword: {StackText.Password}", "", StringComparison.Ordinal)}\n```\n\n| from | to | port | purpose |\n|---|---|---|---|\n");
        var rows = ClusterPlan.Create(StackText.Settings(lines)).Firewall.Select(rule =>
            $"| {rule.From.Text} | {rule.To.Text} | {(rule.IsForEveryPort ? "every port" : rule.Ports)}{(rule.Protocol == "udp" ? " (UDP)" : "")} | {rule.Why} |\n");
        return text.AppendJoin("", rows.Distinct()).ToString();
    }
}
