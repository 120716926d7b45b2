using Pulumi.AzureNative.Dns.Inputs;
using Dns = Pulumi.AzureNative.Dns;
using PrivateDns = Pulumi.AzureNative.PrivateDns;

namespace OctopusHA.Azure;

/// <summary>The target of a DNS record.</summary>
/// <param name="PublicAddressId">The ID of a public address, for alias records; null for a private address.</param>
/// <param name="Address">The address.</param>
internal sealed record RecordTarget(Output<string>? PublicAddressId, Output<string> Address);

/// <summary>
/// The existing DNS zone of the domain: the public zone for public addresses, the private zone for private ones, which
/// a public zone would disclose; or the zone of the setting, if that is an ID.
/// </summary>
internal sealed class AzureDnsZone
{
    // Seconds: a new address is known within the minutes that its creation takes.
    private const int TimeToLive = 300;

    private const string PublicType = "Microsoft.Network/dnsZones";
    private const string PrivateType = "Microsoft.Network/privateDnsZones";

    private readonly ClusterComponent _parent;
    private readonly DnsZoneId? _zoneId;
    private readonly string _name;
    private readonly Dictionary<bool, Output<string>> _groups = [];

    /// <summary>Refers to the zone.</summary>
    /// <param name="setting">The setting <c>loadBalancer.dnsZone</c>: <c>example.com</c>, or the zone's ID.</param>
    /// <param name="parent">The component that uses the zone.</param>
    public AzureDnsZone(string setting, ClusterComponent parent)
    {
        _parent = parent;
        _zoneId = DnsZoneId.Parse(setting);
        _name = _zoneId?.Name ?? setting.TrimEnd('.');
    }

    /// <summary>Creates a record.</summary>
    /// <param name="logicalName">The record's logical name.</param>
    /// <param name="host">The host name, in the zone.</param>
    /// <param name="target">The target.</param>
    /// <param name="parent">The component that owns the record.</param>
    public void CreateRecord(string logicalName, string host, RecordTarget target, ClusterComponent parent)
    {
        var isPrivate = _zoneId?.IsPrivate ?? target.PublicAddressId is null;
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
        if (_zoneId is { } id)
        {
            return Output.Create(id.Group);
        }

        if (!_groups.TryGetValue(isPrivate, out var group))
        {
            group = AzureLookups.Find(isPrivate ? PrivateType : PublicType, _name, _parent).Group;
            _groups.Add(isPrivate, group);
        }

        return group;
    }
}
