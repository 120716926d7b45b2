using Pulumi;
using Pulumi.AzureNative.Dns.Inputs;
using Dns = Pulumi.AzureNative.Dns;

namespace OctopusHA.Azure;

/// <summary>What a DNS record leads to: one of the two.</summary>
/// <param name="PublicAddressId">The id of an address in the internet, which the record follows.</param>
/// <param name="PrivateAddress">An address inside the network.</param>
internal sealed record RecordTarget(Output<string>? PublicAddressId, Output<string>? PrivateAddress);

/// <summary>The team's DNS zone.</summary>
internal sealed class AzureDnsZone
{
    // Seconds: short enough that a new address is known within the minutes that it takes to make one.
    private const int TimeToLive = 300;

    private readonly string _name;
    private readonly Output<string> _group;

    /// <summary>Finds the zone in the subscription.</summary>
    /// <param name="name">The setting <c>loadBalancer.dnsZone</c>: <c>example.com</c>.</param>
    /// <param name="parent">The component that asks.</param>
    public AzureDnsZone(string name, Resource parent)
    {
        _name = name.TrimEnd('.');
        _group = AzureLookups.Find("Microsoft.Network/dnsZones", _name, parent).Group;
    }

    /// <summary>Points a name at an address.</summary>
    /// <param name="logicalName">The record's logical name.</param>
    /// <param name="host">The host name, in the zone.</param>
    /// <param name="target">The address.</param>
    /// <param name="parent">The component that owns the record.</param>
    public void CreateRecord(string logicalName, string host, RecordTarget target, Resource parent)
    {
        var args = new Dns.RecordSetArgs
        {
            ResourceGroupName = _group,
            ZoneName = _name,
            RelativeRecordSetName = host == _name ? "@" : host[..^(_name.Length + 1)],
            RecordType = "A",
            Ttl = TimeToLive,
        };
        if (target.PublicAddressId is { } id)
        {
            args.TargetResource = new SubResourceArgs { Id = id };
        }
        else
        {
            args.ARecords.Add(new ARecordArgs { Ipv4Address = target.PrivateAddress! });
        }

        _ = new Dns.RecordSet(logicalName, args, new CustomResourceOptions { Parent = parent });
    }
}
