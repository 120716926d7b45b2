namespace OctopusHA.Settings;

/// <summary>The rules of polling: modes, their ports, and the Redis queue.</summary>
internal sealed partial class SettingsRules
{
    // Elastic IP addresses of a region unless AWS raises the quota (VPC user guide, "Amazon VPC quotas").
    private const int ElasticAddresses = 5;

    // The ports at which one load balancer listens for polling; the addresses of nodes have load balancers of their own.
    private List<int> CommonPollingPorts =>
    [
        .. _settings.Polling.Has(PollingMode.PortPerNode) ? _settings.Nodes.Numbers.Select(number => _settings.Polling.Port + number - 1) : [],
        .. _settings.Polling.Has(PollingMode.SharedAddress) ? [_settings.Polling.PortOfAll] : Array.Empty<int>(),
    ];

    private void CheckPolling()
    {
        var polling = _settings.Polling;
        if (polling.Mode == PollingMode.None)
        {
            if (Sound("polling.mode"))
            {
                OfNoUse(path => path.StartsWith("polling.", StringComparison.Ordinal) && path != "polling.mode", "polling.mode");
            }

            return;
        }

        CheckPollingPorts(polling);
        CheckKeptMode(polling);
        CheckPollingScheme(polling);
        CheckSharedAddress(polling);
    }

    private void CheckPollingPorts(PollingSettings polling)
    {
        if (!Sound("polling.port") || !Sound("polling.sharedPort") || !Sound("nodes.count"))
        {
            return;
        }

        // Retired nodes keep their ports: they may come back.
        var last = polling.Has(PollingMode.PortPerNode) ? polling.Port + _settings.Nodes.Count - 1 : polling.Port;
        var nodesPorts = polling.Has(PollingMode.PortPerNode) ? $"the nodes' ports {polling.Port} to {last} run" : $"port {polling.Port} runs";
        if (last > 65535)
        {
            Problem("polling.port", Text(polling.Port), $"{_settings.Nodes.Count} nodes would need ports up to {last}; set {65536 - _settings.Nodes.Count} or less");
        }

        var taken = WebPorts.Where(port => port >= polling.Port && port <= last).ToList();
        if (taken.Count > 0)
        {
            Problem("polling.port", Text(polling.Port), $"{nodesPorts} into {string.Join(" and ", taken)}, which web and gRPC use; 10943 is the usual first port");
        }

        if (_settings.HasNodeInterfaces && polling.Port != Components.OctopusServer.PollingPort)
        {
            Problem("polling.port", Text(polling.Port), $"with address-per-node a Tentacle reaches the machine itself, which listens at {Components.OctopusServer.PollingPort}; set that, or port-per-node");
        }

        if (!polling.Has(PollingMode.SharedAddress))
        {
            if (_given.Contains("polling.sharedPort"))
            {
                Warn("polling.sharedPort", null, "is of no use without polling.mode: shared-address");
            }
        }
        else if (polling.SharedPort is { } given && WebPorts.Contains(given))
        {
            Problem("polling.sharedPort", Text(given), "is used by web or gRPC; 10943 is the usual port");
        }
        else if (polling.Has(PollingMode.PortPerNode) && polling.PortOfAll >= polling.Port && polling.PortOfAll <= last)
        {
            Problem("polling.sharedPort", polling.SharedPort is { } port ? Text(port) : null,
                $"{(polling.SharedPort is null ? "is missing; " : "")}polling.alsoKeep needs {polling.Port} to {last} for the nodes; set another port, such as {FreePort(polling.Port, last)}, and leave it there afterwards");
        }
    }

    private void CheckKeptMode(PollingSettings polling)
    {
        if (polling.Modes.Count == 2 && polling.Modes[0] == polling.Modes[1] && Sound("polling.alsoKeep"))
        {
            Problem("polling.alsoKeep", Names.KebabCase(polling.Mode.ToString()), "is polling.mode already; set polling.mode to the one that Tentacles move to, or remove polling.alsoKeep");
        }
    }

    private void CheckPollingScheme(PollingSettings polling)
    {
        var onOne = polling.Has(PollingMode.PortPerNode) || polling.Has(PollingMode.SharedAddress);
        if (_settings.LoadBalancer.Kind == LoadBalancerKind.Network && onOne && _settings.PollingScheme != _settings.LoadBalancer.Scheme)
        {
            Problem("polling.scheme", Names.KebabCase(_settings.PollingScheme.ToString()), "kind network carries web and polling on one load balancer; set the scheme of loadBalancer.scheme, or kind: application");
        }

        if (_settings.PollingScheme == Scheme.Public && polling.AllowedCidrs.Count == 0 && _settings.Network.AllowedCidrs.Count == 0)
        {
            Problem("polling.allowedCidrs", null, "is missing; a public polling address needs the blocks that Tentacles poll from");
        }

        var addresses = _settings.NatGateways + _settings.Nodes.Numbers.Count;
        if (_settings.Cloud == Cloud.Aws && polling.Has(PollingMode.AddressPerNode) && _settings.PollingScheme == Scheme.Public && addresses > ElasticAddresses)
        {
            Warn(polling.Mode == PollingMode.AddressPerNode ? "polling.mode" : "polling.alsoKeep", "address-per-node",
                $"needs {addresses} Elastic IP addresses, NAT gateways included, and an account begins with {ElasticAddresses} in a region; ask for more under Service Quotas before you deploy");
        }
    }

    private void CheckSharedAddress(PollingSettings polling)
    {
        if (!polling.UsesRedis)
        {
            OfNoUse(path => path.StartsWith("polling.redis.", StringComparison.Ordinal), "polling.mode: shared-address");
            return;
        }

        if (ReleaseOf(_settings.Version) is { } release && release.AsSpan().SequenceCompareTo(ReleaseOf(Components.OctopusServer.FirstWithSharedQueue)) < 0)
        {
            Problem("polling.mode", "shared-address", $"needs Octopus Server {Components.OctopusServer.FirstWithSharedQueue} or newer on every node, and octopus-ha:version is {_settings.Version}; raise it first, or set port-per-node or address-per-node");
        }

        var redis = polling.Redis;
        if (redis.Existing is { } existing)
        {
            OfNoUse(path => path is "polling.redis.kind" or "polling.redis.image" or "polling.redis.maxMemoryMiB" or "polling.redis.size", "a Redis that the program makes; polling.redis.existing is given");
            if (_settings.Cloud == Cloud.Azure)
            {
                OfNoUse(path => path is "polling.redis.existing.securityGroupId" or "polling.redis.existing.port", "cloud: aws");
            }
            else if (existing.SecurityGroupId is { } group)
            {
                CheckId("polling.redis.existing.securityGroupId", group, "sg-");
            }

            return;
        }

        if (redis.Kind == RedisKind.Container)
        {
            CheckImage("polling.redis.image", redis.Image, wantsTag: true);
            OfNoUse(path => path == "polling.redis.size", "polling.redis.kind: managed");
            if (_settings is { Cloud: Cloud.Azure, Network.Existing: not null })
            {
                Problem("polling.redis.kind", "container", "needs a subnet of its own in the network, which is yours here; set managed, or give polling.redis.existing");
            }

            return;
        }

        OfNoUse(path => path is "polling.redis.image" or "polling.redis.maxMemoryMiB", "polling.redis.kind: container");
        var (service, isSize, example) = _settings.Cloud == Cloud.Azure
            ? ("Azure Managed Redis", redis.Size?.Split('_') is null or [{ Length: > 0 }, { Length: > 0 }], "Balanced_B0")
            : ("ElastiCache", redis.Size?.StartsWith("cache.", StringComparison.Ordinal) != false, "cache.t4g.small");
        Warn("polling.redis.kind", "managed", $"{service} has no Redis 8, the release that Octopus tests; set container for what Octopus documents");
        if (!isSize)
        {
            Problem("polling.redis.size", redis.Size, $"must be a size of {service}, such as {example}");
        }
    }

    private void OfNoUse(Func<string, bool> isMeant, string without)
    {
        foreach (var path in _given.Where(path => isMeant(path) && !_given.Any(other => other.StartsWith(path + ".", StringComparison.Ordinal))).Order(StringComparer.Ordinal))
        {
            Warn(path, null, $"is of no use without {without}");
        }
    }

    // Below the nodes' ports where there is room: above them, a further node would come.
    private static int FreePort(int first, int last) =>
        Enumerable.Range(1, first - 1).Reverse().Concat(Enumerable.Range(last + 1, 65535)).First(port => !WebPorts.Contains(port));

    private static int[]? ReleaseOf(string version)
    {
        var parts = version.Split('.');
        return parts.Length == 3 && parts.All(part => part.Length is > 0 and <= 6 && part.All(char.IsAsciiDigit))
            ? [.. parts.Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture))]
            : null;
    }
}
