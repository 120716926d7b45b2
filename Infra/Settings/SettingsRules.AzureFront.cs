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

        if (balancer.Waf && balancer.Kind == LoadBalancerKind.Network)
        {
            Problem("loadBalancer.waf", "true", "a load balancer of layer 4 reads no requests; set loadBalancer.kind: application, or remove it");
        }

        if (_given.Contains("loadBalancer.maintenancePage") && balancer.MaintenancePageUrl is null)
        {
            Warn("loadBalancer.maintenancePage", null, "is not shown: an application gateway fetches its pages; set the https:// address of one that anyone can read");
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

    private static bool IsAzureImage(string image) =>
        image.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
            ? image.Contains("/providers/Microsoft.Compute/", StringComparison.OrdinalIgnoreCase)
            : image.Split(':') is { Length: 4 } parts && parts.All(part => part.Length > 0 && !part.Any(char.IsWhiteSpace));
}
