namespace Pulumi.Aws.CloudWatch
{
    public class EventRule : CustomResource
    {
        public EventRule(string name, EventRuleArgs? args = null, CustomResourceOptions? options = null)
            : base("aws:cloudwatch/eventRule:EventRule", name, args ?? new EventRuleArgs(), Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("description")]
        public Output<string> Description { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class EventRuleArgs : ResourceArgs
    {
        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("eventPattern")]
        public Input<string>? EventPattern { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class EventTarget : CustomResource
    {
        public EventTarget(string name, EventTargetArgs args, CustomResourceOptions? options = null)
            : base("aws:cloudwatch/eventTarget:EventTarget", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("input")]
        public Output<string> Input { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("rule")]
        public Output<string> Rule { get; private set; } = null!;
    }

    public sealed class EventTargetArgs : ResourceArgs
    {
        [Input("arn", required: true)]
        public Input<string> Arn { get; set; } = null!;

        [Input("inputTransformer")]
        public Input<Inputs.EventTargetInputTransformerArgs>? InputTransformer { get; set; }

        [Input("retryPolicy")]
        public Input<Inputs.EventTargetRetryPolicyArgs>? RetryPolicy { get; set; }

        [Input("roleArn")]
        public Input<string>? RoleArn { get; set; }

        [Input("rule", required: true)]
        public Input<string> Rule { get; set; } = null!;
    }

    public class LogGroup : CustomResource
    {
        public LogGroup(string name, LogGroupArgs? args = null, CustomResourceOptions? options = null)
            : base("aws:cloudwatch/logGroup:LogGroup", name, args ?? new LogGroupArgs(), Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("kmsKeyId")]
        public Output<string> KmsKeyId { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class LogGroupArgs : ResourceArgs
    {
        [Input("kmsKeyId")]
        public Input<string>? KmsKeyId { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("retentionInDays")]
        public Input<int>? RetentionInDays { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class MetricAlarm : CustomResource
    {
        public MetricAlarm(string name, MetricAlarmArgs? args = null, CustomResourceOptions? options = null)
            : base("aws:cloudwatch/metricAlarm:MetricAlarm", name, args ?? new MetricAlarmArgs(), Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("comparisonOperator")]
        public Output<string> ComparisonOperator { get; private set; } = null!;

        [Output("metricName")]
        public Output<string> MetricName { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("namespace")]
        public Output<string> Namespace { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("statistic")]
        public Output<string> Statistic { get; private set; } = null!;

        [Output("treatMissingData")]
        public Output<string> TreatMissingData { get; private set; } = null!;
    }

    public sealed class MetricAlarmArgs : ResourceArgs
    {
        [Input("actionsEnabled")]
        public Input<bool>? ActionsEnabled { get; set; }

        [Input("alarmActions")]
        private InputList<string>? _alarmActions;

        public InputList<string> AlarmActions
        {
            get => _alarmActions ??= new();
            set => _alarmActions = value;
        }

        [Input("alarmDescription")]
        public Input<string>? AlarmDescription { get; set; }

        [Input("comparisonOperator")]
        public Input<string>? ComparisonOperator { get; set; }

        [Input("dimensions")]
        private InputMap<string>? _dimensions;

        public InputMap<string> Dimensions
        {
            get => _dimensions ??= new();
            set => _dimensions = value;
        }

        [Input("evaluationPeriods")]
        public Input<int>? EvaluationPeriods { get; set; }

        [Input("metricName")]
        public Input<string>? MetricName { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("namespace")]
        public Input<string>? Namespace { get; set; }

        [Input("okActions")]
        private InputList<string>? _okActions;

        public InputList<string> OkActions
        {
            get => _okActions ??= new();
            set => _okActions = value;
        }

        [Input("period")]
        public Input<int>? Period { get; set; }

        [Input("statistic")]
        public Input<string>? Statistic { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("threshold")]
        public Input<double>? Threshold { get; set; }

        [Input("treatMissingData")]
        public Input<string>? TreatMissingData { get; set; }
    }
}

namespace Pulumi.Aws.CloudWatch.Inputs
{
    public sealed class EventTargetInputTransformerArgs : ResourceArgs
    {
        [Input("inputPaths")]
        private InputMap<string>? _inputPaths;

        public InputMap<string> InputPaths
        {
            get => _inputPaths ??= new();
            set => _inputPaths = value;
        }

        [Input("inputTemplate", required: true)]
        public Input<string> InputTemplate { get; set; } = null!;
    }

    public sealed class EventTargetRetryPolicyArgs : ResourceArgs
    {
        [Input("maximumEventAgeInSeconds")]
        public Input<int>? MaximumEventAgeInSeconds { get; set; }

        [Input("maximumRetryAttempts")]
        public Input<int>? MaximumRetryAttempts { get; set; }
    }
}
