using System.Collections.Immutable;

namespace Pulumi.Aws.Acm
{
    public class Certificate : CustomResource
    {
        public Certificate(string name, CertificateArgs? args = null, CustomResourceOptions? options = null)
            : base("aws:acm/certificate:Certificate", name, args ?? new CertificateArgs(), Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("domainValidationOptions")]
        public Output<ImmutableArray<Outputs.CertificateDomainValidationOption>> DomainValidationOptions { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("type")]
        public Output<string> Type { get; private set; } = null!;
    }

    public sealed class CertificateArgs : ResourceArgs
    {
        [Input("domainName")]
        public Input<string>? DomainName { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("validationMethod")]
        public Input<string>? ValidationMethod { get; set; }
    }

    public class CertificateValidation : CustomResource
    {
        public CertificateValidation(string name, CertificateValidationArgs args, CustomResourceOptions? options = null)
            : base("aws:acm/certificateValidation:CertificateValidation", name, args, Provider.Defaults(options))
        {
        }

        [Output("certificateArn")]
        public Output<string> CertificateArn { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class CertificateValidationArgs : ResourceArgs
    {
        [Input("certificateArn", required: true)]
        public Input<string> CertificateArn { get; set; } = null!;

        [Input("validationRecordFqdns")]
        private InputList<string>? _validationRecordFqdns;

        public InputList<string> ValidationRecordFqdns
        {
            get => _validationRecordFqdns ??= new();
            set => _validationRecordFqdns = value;
        }
    }
}

namespace Pulumi.Aws.Acm.Outputs
{
    [OutputType]
    public sealed class CertificateDomainValidationOption
    {
        public readonly string? ResourceRecordName;
        public readonly string? ResourceRecordType;
        public readonly string? ResourceRecordValue;

        [OutputConstructor]
        private CertificateDomainValidationOption(string? resourceRecordName, string? resourceRecordType, string? resourceRecordValue)
        {
            ResourceRecordName = resourceRecordName;
            ResourceRecordType = resourceRecordType;
            ResourceRecordValue = resourceRecordValue;
        }
    }
}
