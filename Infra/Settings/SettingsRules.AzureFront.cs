using System.Text.RegularExpressions;

namespace OctopusHA.Settings;

/// <content>Azure's gateway, load balancer and machines.</content>
internal sealed partial class SettingsRules
{
    private void CheckAzureFront()
    {
        var balancer = _settings.LoadBalancer;
        CheckAzureAddress(balancer);
        if (balancer.Certificate is { } certificate && VaultCertificate.Parse(certificate) is { Version: not null })
        {
            Warn("loadBalancer.certificate", certificate, "names one version, so that a renewed certificate is not taken; leave the version out");
        }

        if (_settings.Nodes.MachineImage is { } image && !IsAzureImage(image))
        {
            Problem("nodes.machineImage", image, "must be an image of the market as publisher:offer:sku:version, such as MicrosoftWindowsServer:WindowsServer:2022-datacenter-g2:latest, or the id of an image of your own, /subscriptions/...");
        }

        if (_settings.Nodes.PatchSchedule is { } schedule && PatchSchedule.Parse(schedule) is null)
        {
            Problem("nodes.patchSchedule", schedule, "must be a day of the week and a time of 24 hours in UTC, such as Sunday 03:00");
        }

        if (_settings.Alerts.ActionGroupId is { } group)
        {
            if (!ActionGroupIds().IsMatch(group))
            {
                Problem("alerts.actionGroupId", group, "must be the id of an action group: /subscriptions/<id>/resourceGroups/<group>/providers/microsoft.insights/actionGroups/<name>");
            }

            OfNoUse(path => path == "alerts.email", "an action group that the program creates; alerts.actionGroupId is given");
        }

        if (balancer.Waf && balancer.Kind == LoadBalancerKind.Network)
        {
            Problem("loadBalancer.waf", "true", "a load balancer of layer 4 reads no requests; set loadBalancer.kind: application, or remove it");
        }

        CheckFirewall(balancer);
        if (_given.Contains("loadBalancer.maintenancePage") && balancer.MaintenancePageUrl is null)
        {
            Warn("loadBalancer.maintenancePage", null, "is not shown: an application gateway fetches its pages; set the https:// address of one that anyone can read");
        }
        // Microsoft Learn, "Create Application Gateway custom error pages".
        else if (balancer.MaintenancePageUrl is { } page && !page.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) && !page.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
        {
            Problem("loadBalancer.maintenancePage", page, "an application gateway accepts addresses that end with .htm or .html only; give the page such a name");
        }

        // The gateway's own address is the shorter end of a long request (Microsoft Learn, "Application Gateway FAQ", TCP idle timeout).
        var longest = balancer.Scheme == Scheme.Public ? 1800 : 300;
        if (balancer.Kind == LoadBalancerKind.Application && _given.Contains("loadBalancer.idleTimeoutSeconds") && balancer.IdleTimeoutSeconds > longest)
        {
            Warn("loadBalancer.idleTimeoutSeconds", Text(balancer.IdleTimeoutSeconds),
                $"holds between gateway and node; between client and gateway Azure closes a silent connection after {longest} seconds with scheme {Names.KebabCase(balancer.Scheme.ToString())}");
        }

        if (_settings.Maintenance)
        {
            Warn("maintenance", "true", balancer.Kind == LoadBalancerKind.Network
                ? "a load balancer of layer 4 has no page to show: connections are refused while the nodes are stopped"
                : balancer.MaintenancePageUrl is null
                    ? "an application gateway answers 502 with a page of its own while the nodes are stopped; loadBalancer.maintenancePage takes the https:// address of a better one"
                    : "an application gateway shows the page of loadBalancer.maintenancePage with the status 502 while the nodes are stopped");
        }
    }

    private void CheckFirewall(LoadBalancerSettings balancer)
    {
        if (!balancer.Waf)
        {
            OfNoUse(path => path is "loadBalancer.wafMode" or "loadBalancer.wafExclusions", "loadBalancer.waf: true");
        }

        for (var i = 0; i < balancer.WafExclusions.Count; i++)
        {
            if (WafExclusion.Parse(balancer.WafExclusions[i]) is null)
            {
                Problem($"loadBalancer.wafExclusions[{Text(i)}]", balancer.WafExclusions[i],
                    $"must be a variable ({string.Join(", ", WafExclusion.Variables)}), an operator ({string.Join(", ", WafExclusion.Operators)}) and a name, such as RequestCookieNames StartsWith OctopusIdentificationToken");
            }
        }
    }

    private void CheckAzureAddress(LoadBalancerSettings balancer)
    {
        var isNeeded = balancer is { Kind: LoadBalancerKind.Application, Scheme: Scheme.Internal } && _settings.Network.Existing is not null;
        if (balancer.PrivateAddress is not { } address)
        {
            if (isNeeded)
            {
                Problem("loadBalancer.privateAddress", null, "is missing; an internal gateway in the team's own network needs a free address of network.existing.gatewaySubnetId, such as the last but one");
            }

            return;
        }

        if (!CidrBlock.TryParse($"{address}/32", out var parsed))
        {
            Problem("loadBalancer.privateAddress", address, "must be an IPv4 address, such as 10.0.15.254");
        }
        else if (!isNeeded)
        {
            Warn("loadBalancer.privateAddress", address, "is of use for an internal gateway in network.existing only");
        }
        else if (CidrBlock.TryParse(_settings.NetworkCidr, out var network) && !network.Contains(parsed))
        {
            Problem("loadBalancer.privateAddress", address, $"is not in network.existing.cidr, {_settings.NetworkCidr}");
        }
    }

    [GeneratedRegex("^/subscriptions/[0-9a-fA-F-]{36}/resourceGroups/[^/]{1,90}/providers/microsoft\\.insights/actionGroups/[^/]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ActionGroupIds();

    private static bool IsAzureImage(string image) =>
        image.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
            ? image.Contains("/providers/Microsoft.Compute/", StringComparison.OrdinalIgnoreCase)
            : image.Split(':') is { Length: 4 } parts && parts.All(part => part.Length > 0 && !part.Any(char.IsWhiteSpace));
}
