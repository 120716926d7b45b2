using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.Dns.Inputs;
using Dns = Pulumi.AzureNative.Dns;
using PrivateDns = Pulumi.AzureNative.PrivateDns;

namespace OctopusHA.Azure;

/// <summary>What a DNS record leads to.</summary>
/// <param name="PublicAddressId">The id of an address in the internet, which a record of a public zone follows; null for one inside the network.</param>
/// <param name="Address">The address itself.</param>
internal sealed record RecordTarget(Output<string>? PublicAddressId, Output<string> Address);

/// <summary>
/// The existing DNS zone of the domain: a public one for what is reached from the internet, a private one for what is reached inside the
/// network, where a public zone would show internal addresses to the world; or the one that the setting names by its id.
/// </summary>
internal sealed class AzureDnsZone
{
    // Seconds: short enough that a new address is known within the minutes that it takes to make one.
    private const int TimeToLive = 300;

    private const string PublicType = "Microsoft.Network/dnsZones";
    private const string PrivateType = "Microsoft.Network/privateDnsZones";

    private readonly ClusterComponent _parent;
    private readonly DnsZoneId? _given;
    private readonly string _name;
    private readonly Dictionary<bool, Output<string>> _groups = [];

    /// <summary>Takes up the zone.</summary>
    /// <param name="setting">The setting <c>loadBalancer.dnsZone</c>: <c>example.com</c>, or the zone's id.</param>
    /// <param name="parent">The component that asks.</param>
    public AzureDnsZone(string setting, ClusterComponent parent)
    {
        _parent = parent;
        _given = DnsZoneId.Parse(setting);
        _name = _given?.Name ?? setting.TrimEnd('.');
    }

    /// <summary>Points a name at an address.</summary>
    /// <param name="logicalName">The record's logical name.</param>
    /// <param name="host">The host name, in the zone.</param>
    /// <param name="target">The address.</param>
    /// <param name="parent">The component that owns the record.</param>
    public void CreateRecord(string logicalName, string host, RecordTarget target, ClusterComponent parent)
    {
        var isPrivate = _given?.IsPrivate ?? target.PublicAddressId is null;
        var name = host == _name ? "@" : host[..^(_name.Length + 1)];
        var options = parent.Child();
        if (isPrivate)
        {
            _ = new PrivateDns.PrivateRecordSet(logicalName, new PrivateDns.PrivateRecordSetArgs
            {
                ResourceGroupName = GroupOf(isPrivate),
                PrivateZoneName = _name,
                RelativeRecordSetName = name,
                RecordType = "A",
                Ttl = TimeToLive,
                ARecords = { new PrivateDns.Inputs.ARecordArgs { Ipv4Address = target.Address } },
            }, options);
            return;
        }

        var args = new Dns.RecordSetArgs
        {
            ResourceGroupName = GroupOf(isPrivate),
            ZoneName = _name,
            RelativeRecordSetName = name,
            RecordType = "A",
            Ttl = TimeToLive,
        };
        if (target.PublicAddressId is { } id)
        {
            args.TargetResource = new SubResourceArgs { Id = id };
        }
        else
        {
            args.ARecords.Add(new ARecordArgs { Ipv4Address = target.Address });
        }

        _ = new Dns.RecordSet(logicalName, args, options);
    }

    private Output<string> GroupOf(bool isPrivate)
    {
        if (_given is { } given)
        {
            return Output.Create(given.Group);
        }

        if (!_groups.TryGetValue(isPrivate, out var group))
        {
            group = AzureLookups.Find(isPrivate ? PrivateType : PublicType, _name, _parent).Group;
            _groups.Add(isPrivate, group);
        }

        return group;
    }
}
