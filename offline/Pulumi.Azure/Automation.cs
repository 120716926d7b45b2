namespace Pulumi.Azure.Automation
{
    public class JobSchedule : CustomResource
    {
        public JobSchedule(string name, JobScheduleArgs args, CustomResourceOptions? options = null)
            : base("azure:automation/jobSchedule:JobSchedule", name, args, Provider.Defaults(options))
        {
        }

        [Output("jobScheduleId")]
        public Output<string> JobScheduleId { get; private set; } = null!;
    }

    public sealed class JobScheduleArgs : ResourceArgs
    {
        [Input("automationAccountName", required: true)]
        public Input<string> AutomationAccountName { get; set; } = null!;

        [Input("parameters")]
        private InputMap<string>? _parameters;

        public InputMap<string> Parameters
        {
            get => _parameters ??= new();
            set => _parameters = value;
        }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("runbookName", required: true)]
        public Input<string> RunbookName { get; set; } = null!;

        [Input("scheduleName", required: true)]
        public Input<string> ScheduleName { get; set; } = null!;
    }

    public class RunBook : CustomResource
    {
        public RunBook(string name, RunBookArgs args, CustomResourceOptions? options = null)
            : base("azure:automation/runBook:RunBook", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class RunBookArgs : ResourceArgs
    {
        [Input("automationAccountName", required: true)]
        public Input<string> AutomationAccountName { get; set; } = null!;

        [Input("content")]
        public Input<string>? Content { get; set; }

        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("logProgress", required: true)]
        public Input<bool> LogProgress { get; set; } = null!;

        [Input("logVerbose", required: true)]
        public Input<bool> LogVerbose { get; set; } = null!;

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("runbookType", required: true)]
        public Input<string> RunbookType { get; set; } = null!;

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class Account : CustomResource
    {
        public Account(string name, AccountArgs args, CustomResourceOptions? options = null)
            : base("azure:automation/account:Account", name, args, Provider.Defaults(options))
        {
        }

        [Output("identity")]
        public Output<Outputs.AccountIdentity> Identity { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class AccountArgs : ResourceArgs
    {
        [Input("identity")]
        public Input<Inputs.AccountIdentityArgs>? Identity { get; set; }

        [Input("localAuthenticationEnabled")]
        public Input<bool>? LocalAuthenticationEnabled { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("skuName", required: true)]
        public Input<string> SkuName { get; set; } = null!;

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }
}

namespace Pulumi.Azure.Automation.Inputs
{
    public sealed class AccountIdentityArgs : ResourceArgs
    {
        [Input("type", required: true)]
        public Input<string> Type { get; set; } = null!;
    }
}

namespace Pulumi.Azure.Automation.Outputs
{
    [OutputType]
    public sealed class AccountIdentity
    {
        public readonly string PrincipalId;

        [OutputConstructor]
        private AccountIdentity(string principalId)
        {
            PrincipalId = principalId;
        }
    }
}
