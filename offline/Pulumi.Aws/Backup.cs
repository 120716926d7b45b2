namespace Pulumi.Aws.Backup
{
    public class Plan : CustomResource
    {
        public Plan(string name, PlanArgs args, CustomResourceOptions? options = null)
            : base("aws:backup/plan:Plan", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("version")]
        public Output<string> Version { get; private set; } = null!;
    }

    public sealed class PlanArgs : ResourceArgs
    {
        [Input("rules", required: true)]
        private InputList<Inputs.PlanRuleArgs>? _rules;

        public InputList<Inputs.PlanRuleArgs> Rules
        {
            get => _rules ??= new();
            set => _rules = value;
        }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class Selection : CustomResource
    {
        public Selection(string name, SelectionArgs args, CustomResourceOptions? options = null)
            : base("aws:backup/selection:Selection", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class SelectionArgs : ResourceArgs
    {
        [Input("iamRoleArn", required: true)]
        public Input<string> IamRoleArn { get; set; } = null!;

        [Input("planId", required: true)]
        public Input<string> PlanId { get; set; } = null!;

        [Input("resources")]
        private InputList<string>? _resources;

        public InputList<string> Resources
        {
            get => _resources ??= new();
            set => _resources = value;
        }
    }

    public class Vault : CustomResource
    {
        public Vault(string name, VaultArgs? args = null, CustomResourceOptions? options = null)
            : base("aws:backup/vault:Vault", name, args ?? new VaultArgs(), Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class VaultArgs : ResourceArgs
    {
        [Input("kmsKeyArn")]
        public Input<string>? KmsKeyArn { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }
}

namespace Pulumi.Aws.Backup.Inputs
{
    public sealed class PlanRuleArgs : ResourceArgs
    {
        [Input("completionWindow")]
        public Input<int>? CompletionWindow { get; set; }

        [Input("lifecycle")]
        public Input<Inputs.PlanRuleLifecycleArgs>? Lifecycle { get; set; }

        [Input("recoveryPointTags")]
        private InputMap<string>? _recoveryPointTags;

        public InputMap<string> RecoveryPointTags
        {
            get => _recoveryPointTags ??= new();
            set => _recoveryPointTags = value;
        }

        [Input("ruleName", required: true)]
        public Input<string> RuleName { get; set; } = null!;

        [Input("schedule")]
        public Input<string>? Schedule { get; set; }

        [Input("startWindow")]
        public Input<int>? StartWindow { get; set; }

        [Input("targetVaultName", required: true)]
        public Input<string> TargetVaultName { get; set; } = null!;
    }

    public sealed class PlanRuleLifecycleArgs : ResourceArgs
    {
        [Input("deleteAfter")]
        public Input<int>? DeleteAfter { get; set; }
    }
}
