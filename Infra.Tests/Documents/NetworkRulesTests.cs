using System.Text;
using OctopusHA.Plan;
using Xunit;

namespace OctopusHA.Tests.Documents;

public class NetworkRulesTests
{
    private const string Public = """
        network: { allowedCidrs: [203.0.113.0/24] }
        loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }
        """;

    [Fact]
    public void The_page_of_network_rules_shows_what_the_program_plans() => Golden.ShouldMatch(Write(), "docs/network-rules.md");

    private static string Write() => new StringBuilder()
        .Append("<!-- Generated from the plan's list of firewall rules (Infra/Plan): UPDATE_GOLDEN=1 dotnet test. -->\n\n")
        .Append("# Network rules\n\n")
        .Append("Which connections the program allows; all others are denied. In an existing network on Azure the program creates no rules: open these ports there.\n")
        .Append(Section("AWS: containers, one polling address", $"{Public}\npolling: {{ mode: shared-address }}"))
        .Append(Section("AWS: Windows, a polling port for each node", StackText.Windows($"{Public}\npolling: {{ mode: port-per-node }}")))
        .Append(Section("Azure: Application Gateway, one polling address", StackText.Azure("polling: { mode: shared-address }")))
        .Append(Section(
            "Azure: Load Balancer, managed Redis",
            StackText.Azure("loadBalancer: { kind: network }\npolling: { mode: shared-address, redis: { kind: managed } }")))
        .ToString();

    private static string Section(string title, string lines)
    {
        var text = new StringBuilder($"\n## {title}\n\n```yaml\n{lines.Replace($"\ndirectoryPassword: {StackText.Password}", "", StringComparison.Ordinal)}\n```\n\n| from | to | port | purpose |\n|---|---|---|---|\n");
        var rows = ClusterPlan.Create(StackText.Settings(lines)).Firewall.Select(rule =>
            $"| {rule.From.Text} | {rule.To.Text} | {(rule.IsForEveryPort ? "every port" : rule.Ports)}{(rule.Protocol == "udp" ? " (UDP)" : "")} | {rule.Why} |\n");
        return text.AppendJoin("", rows.Distinct()).ToString();
    }
}
