using OctopusHA.Components;
using Pulumi;
using Pulumi.Aws.Route53.Inputs;
using Acm = Pulumi.Aws.Acm;
using Lb = Pulumi.Aws.LB;
using Route53 = Pulumi.Aws.Route53;

namespace OctopusHA.Aws;

/// <summary>What a Route 53 zone is good for: names for load balancers, and the proof that a certificate needs.</summary>
internal static class AwsDnsZone
{
    /// <summary>The zone's id.</summary>
    /// <param name="zone">The setting <c>loadBalancer.dnsZone</c>: an id or a name.</param>
    /// <param name="parent">The component that asks.</param>
    public static Output<string> Find(string zone, ClusterComponent parent) => zone.Contains('.', StringComparison.Ordinal)
        ? Route53.GetZone.Invoke(new Route53.GetZoneInvokeArgs { Name = zone }, new InvokeOptions { Parent = parent }).Apply(found => found.ZoneId)
        : Output.Create(zone);

    /// <summary>Points a name at a load balancer.</summary>
    /// <param name="name">The record's logical name.</param>
    /// <param name="zone">The zone's id.</param>
    /// <param name="host">The host name.</param>
    /// <param name="target">The load balancer.</param>
    /// <param name="parent">The component that owns the record.</param>
    public static void CreateAlias(string name, Output<string> zone, string host, Lb.LoadBalancer target, ClusterComponent parent) =>
        _ = new Route53.Record(name, new Route53.RecordArgs
        {
            ZoneId = zone,
            Name = host,
            Type = "A",
            Aliases = { new RecordAliasArgs { Name = target.DnsName, ZoneId = target.ZoneId, EvaluateTargetHealth = true } },
        }, parent.Child());

    /// <summary>Points a name at an address.</summary>
    /// <param name="name">The record's logical name.</param>
    /// <param name="zone">The zone's id.</param>
    /// <param name="host">The host name.</param>
    /// <param name="address">The address.</param>
    /// <param name="parent">The component that owns the record.</param>
    public static void CreateRecord(string name, Output<string> zone, string host, Output<string> address, ClusterComponent parent) =>
        _ = new Route53.Record(name, new Route53.RecordArgs
        {
            ZoneId = zone,
            Name = host,
            Type = "A",
            Records = { address },
            Ttl = 300,
        }, parent.Child());

    /// <summary>Has a certificate issued and waits until it is.</summary>
    /// <param name="domain">The host name that it is for.</param>
    /// <param name="zone">The id of the zone, whose records prove that the name is the team's.</param>
    /// <param name="parent">The component that owns the certificate.</param>
    /// <returns>The ARN of the certificate once it is valid.</returns>
    public static Output<string> IssueCertificate(string domain, Output<string> zone, ClusterComponent parent)
    {
        var child = parent.Child();
        var certificate = new Acm.Certificate("load-balancer-certificate", new Acm.CertificateArgs
        {
            DomainName = domain,
            ValidationMethod = "DNS",
            Tags = parent.Tags("load-balancer-certificate"),
        }, child);

        // One name, so one proof.
        var proof = certificate.DomainValidationOptions.GetAt(0);
        var record = new Route53.Record("load-balancer-certificate-proof", new Route53.RecordArgs
        {
            ZoneId = zone,
            Name = proof.Apply(option => option.ResourceRecordName!),
            Type = proof.Apply(option => option.ResourceRecordType!),
            Records = { proof.Apply(option => option.ResourceRecordValue!) },
            Ttl = 300,
            // The proof of a name is the same for every certificate of the account, so another stack may have made it.
            AllowOverwrite = true,
        }, child);
        return new Acm.CertificateValidation("load-balancer-certificate-validation", new Acm.CertificateValidationArgs
        {
            CertificateArn = certificate.Arn,
            ValidationRecordFqdns = { record.Fqdn },
        }, child).CertificateArn;
    }
}
