using Pulumi.Aws.Route53.Inputs;
using Acm = Pulumi.Aws.Acm;
using Lb = Pulumi.Aws.LB;
using Route53 = Pulumi.Aws.Route53;

namespace OctopusHA.Aws;

/// <summary>The Route 53 zone: records for load balancers and the validation of certificates.</summary>
internal static class AwsDnsZone
{
    /// <summary>The zone's ID.</summary>
    /// <param name="zone">The setting <c>loadBalancer.dnsZone</c>: an ID or a name.</param>
    /// <param name="parent">The component that uses the zone.</param>
    public static Output<string> Find(string zone, ClusterComponent parent) => zone.Contains('.')
        ? Route53.GetZone.Invoke(new Route53.GetZoneInvokeArgs { Name = zone }, new InvokeOptions { Parent = parent })
            .Apply(found => found.ZoneId)
        : Output.Create(zone);

    /// <summary>Creates an alias record for a load balancer.</summary>
    /// <param name="name">The record's logical name.</param>
    /// <param name="zone">The zone's ID.</param>
    /// <param name="host">The host name.</param>
    /// <param name="target">The load balancer.</param>
    /// <param name="parent">The component that owns the record.</param>
    public static void CreateAlias(
        string name, Output<string> zone, string host, Lb.LoadBalancer target, ClusterComponent parent) =>
        _ = new Route53.Record(name, new Route53.RecordArgs
        {
            ZoneId = zone,
            Name = host,
            Type = "A",
            Aliases =
            {
                new RecordAliasArgs { Name = target.DnsName, ZoneId = target.ZoneId, EvaluateTargetHealth = true },
            },
        }, parent.Child());

    /// <summary>Creates a record for an address.</summary>
    /// <param name="name">The record's logical name.</param>
    /// <param name="zone">The zone's ID.</param>
    /// <param name="host">The host name.</param>
    /// <param name="address">The address.</param>
    /// <param name="parent">The component that owns the record.</param>
    public static void CreateRecord(
        string name, Output<string> zone, string host, Output<string> address, ClusterComponent parent) =>
        _ = new Route53.Record(name, new Route53.RecordArgs
        {
            ZoneId = zone,
            Name = host,
            Type = "A",
            Records = { address },
            Ttl = 300,
        }, parent.Child());

    /// <summary>Requests a certificate and waits until it is issued.</summary>
    /// <param name="domain">The domain name.</param>
    /// <param name="zone">The ID of the zone for the validation record.</param>
    /// <param name="parent">The component that owns the certificate.</param>
    /// <returns>The ARN of the validated certificate.</returns>
    public static Output<string> IssueCertificate(string domain, Output<string> zone, ClusterComponent parent)
    {
        var child = parent.Child();
        var certificate = new Acm.Certificate("load-balancer-certificate", new Acm.CertificateArgs
        {
            DomainName = domain,
            ValidationMethod = "DNS",
        }, child);

        // One domain name, so one validation record.
        var validation = certificate.DomainValidationOptions.GetAt(0);
        var record = new Route53.Record("load-balancer-certificate-proof", new Route53.RecordArgs
        {
            ZoneId = zone,
            Name = validation.Apply(option => option.ResourceRecordName!),
            Type = validation.Apply(option => option.ResourceRecordType!),
            Records = { validation.Apply(option => option.ResourceRecordValue!) },
            Ttl = 300,
            // The same for every certificate of a domain in the account, so another stack may have created it.
            AllowOverwrite = true,
        }, child);
        return new Acm.CertificateValidation("load-balancer-certificate-validation", new Acm.CertificateValidationArgs
        {
            CertificateArn = certificate.Arn,
            ValidationRecordFqdns = { record.Fqdn },
        }, child).CertificateArn;
    }
}
