using System.Collections.Immutable;

namespace Pulumi.AzureNative.Monitor
{
    public class ScheduledQueryRule : CustomResource
    {
        public ScheduledQueryRule(string name, ScheduledQueryRuleArgs args, CustomResourceOptions? options = null)
            : base("azure-native:monitor:ScheduledQueryRule", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class ScheduledQueryRuleArgs : ResourceArgs
    {
        [Input("actions")]
        public Input<Inputs.ActionsArgs>? Actions { get; set; }

        [Input("autoMitigate")]
        public Input<bool>? AutoMitigate { get; set; }

        [Input("criteria")]
        public Input<Inputs.ScheduledQueryRuleCriteriaArgs>? Criteria { get; set; }

        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("displayName")]
        public Input<string>? DisplayName { get; set; }

        [Input("enabled")]
        public Input<bool>? Enabled { get; set; }

        [Input("evaluationFrequency")]
        public Input<string>? EvaluationFrequency { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("scopes")]
        private InputList<string>? _scopes;

        public InputList<string> Scopes
        {
            get => _scopes ??= new();
            set => _scopes = value;
        }

        [Input("severity")]
        public Input<double>? Severity { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("windowSize")]
        public Input<string>? WindowSize { get; set; }
    }

    public class ActionGroup : CustomResource
    {
        public ActionGroup(string name, ActionGroupArgs args, CustomResourceOptions? options = null)
            : base("azure-native:monitor:ActionGroup", name, args, Provider.Defaults(options))
        {
        }

        [Output("emailReceivers")]
        public Output<ImmutableArray<Outputs.EmailReceiverResponse>> EmailReceivers { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class ActionGroupArgs : ResourceArgs
    {
        [Input("emailReceivers")]
        private InputList<Inputs.MicrosoftCommonEmailReceiverArgs>? _emailReceivers;

        public InputList<Inputs.MicrosoftCommonEmailReceiverArgs> EmailReceivers
        {
            get => _emailReceivers ??= new();
            set => _emailReceivers = value;
        }

        [Input("enabled", required: true)]
        public Input<bool> Enabled { get; set; } = null!;

        [Input("groupShortName", required: true)]
        public Input<string> GroupShortName { get; set; } = null!;

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class DataCollectionEndpoint : CustomResource
    {
        public DataCollectionEndpoint(string name, DataCollectionEndpointArgs args, CustomResourceOptions? options = null)
            : base("azure-native:monitor:DataCollectionEndpoint", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class DataCollectionEndpointArgs : ResourceArgs
    {
        [Input("kind")]
        public InputUnion<string, Pulumi.AzureNative.Monitor.KnownDataCollectionEndpointResourceKind>? Kind { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("networkAcls")]
        public Input<Inputs.DataCollectionEndpointNetworkAclsArgs>? NetworkAcls { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class DataCollectionRuleAssociation : CustomResource
    {
        public DataCollectionRuleAssociation(string name, DataCollectionRuleAssociationArgs args, CustomResourceOptions? options = null)
            : base("azure-native:monitor:DataCollectionRuleAssociation", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class DataCollectionRuleAssociationArgs : ResourceArgs
    {
        [Input("associationName")]
        public Input<string>? AssociationName { get; set; }

        [Input("dataCollectionRuleId")]
        public Input<string>? DataCollectionRuleId { get; set; }

        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("resourceUri", required: true)]
        public Input<string> ResourceUri { get; set; } = null!;
    }

    public class DiagnosticSetting : CustomResource
    {
        public DiagnosticSetting(string name, DiagnosticSettingArgs args, CustomResourceOptions? options = null)
            : base("azure-native:monitor:DiagnosticSetting", name, args, Provider.Defaults(options))
        {
        }

        [Output("logs")]
        public Output<ImmutableArray<Outputs.DiagnosticsLogSettingsResponse>> Logs { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class DiagnosticSettingArgs : ResourceArgs
    {
        [Input("logAnalyticsDestinationType")]
        public Input<string>? LogAnalyticsDestinationType { get; set; }

        [Input("logs")]
        private InputList<Inputs.DiagnosticsLogSettingsArgs>? _logs;

        public InputList<Inputs.DiagnosticsLogSettingsArgs> Logs
        {
            get => _logs ??= new();
            set => _logs = value;
        }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("resourceUri", required: true)]
        public Input<string> ResourceUri { get; set; } = null!;

        [Input("workspaceId")]
        public Input<string>? WorkspaceId { get; set; }
    }

    public class MetricAlert : CustomResource
    {
        public MetricAlert(string name, MetricAlertArgs args, CustomResourceOptions? options = null)
            : base("azure-native:monitor:MetricAlert", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class MetricAlertArgs : ResourceArgs
    {
        [Input("actions")]
        private InputList<Inputs.MetricAlertActionArgs>? _actions;

        public InputList<Inputs.MetricAlertActionArgs> Actions
        {
            get => _actions ??= new();
            set => _actions = value;
        }

        [Input("autoMitigate")]
        public Input<bool>? AutoMitigate { get; set; }

        [Input("criteria", required: true)]
        public Input<object> Criteria { get; set; } = null!;

        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("enabled", required: true)]
        public Input<bool> Enabled { get; set; } = null!;

        [Input("evaluationFrequency", required: true)]
        public Input<string> EvaluationFrequency { get; set; } = null!;

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("scopes", required: true)]
        private InputList<string>? _scopes;

        public InputList<string> Scopes
        {
            get => _scopes ??= new();
            set => _scopes = value;
        }

        [Input("severity", required: true)]
        public Input<int> Severity { get; set; } = null!;

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("windowSize", required: true)]
        public Input<string> WindowSize { get; set; } = null!;
    }

    [EnumType]
    public readonly struct AggregationTypeEnum : IEquatable<AggregationTypeEnum>
    {
        private readonly string _value;

        private AggregationTypeEnum(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(AggregationTypeEnum value) => value._value;

        public static bool operator ==(AggregationTypeEnum left, AggregationTypeEnum right) => left.Equals(right);

        public static bool operator !=(AggregationTypeEnum left, AggregationTypeEnum right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is AggregationTypeEnum other && Equals(other);

        public bool Equals(AggregationTypeEnum other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct KnownDataCollectionEndpointResourceKind : IEquatable<KnownDataCollectionEndpointResourceKind>
    {
        private readonly string _value;

        private KnownDataCollectionEndpointResourceKind(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(KnownDataCollectionEndpointResourceKind value) => value._value;

        public static bool operator ==(KnownDataCollectionEndpointResourceKind left, KnownDataCollectionEndpointResourceKind right) => left.Equals(right);

        public static bool operator !=(KnownDataCollectionEndpointResourceKind left, KnownDataCollectionEndpointResourceKind right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is KnownDataCollectionEndpointResourceKind other && Equals(other);

        public bool Equals(KnownDataCollectionEndpointResourceKind other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct KnownPublicNetworkAccessOptions : IEquatable<KnownPublicNetworkAccessOptions>
    {
        private readonly string _value;

        private KnownPublicNetworkAccessOptions(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(KnownPublicNetworkAccessOptions value) => value._value;

        public static bool operator ==(KnownPublicNetworkAccessOptions left, KnownPublicNetworkAccessOptions right) => left.Equals(right);

        public static bool operator !=(KnownPublicNetworkAccessOptions left, KnownPublicNetworkAccessOptions right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is KnownPublicNetworkAccessOptions other && Equals(other);

        public bool Equals(KnownPublicNetworkAccessOptions other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct Operator : IEquatable<Operator>
    {
        private readonly string _value;

        private Operator(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(Operator value) => value._value;

        public static bool operator ==(Operator left, Operator right) => left.Equals(right);

        public static bool operator !=(Operator left, Operator right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is Operator other && Equals(other);

        public bool Equals(Operator other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.AzureNative.Monitor.Inputs
{
    public sealed class ConditionFailingPeriodsArgs : ResourceArgs
    {
        [Input("minFailingPeriodsToAlert")]
        public Input<double>? MinFailingPeriodsToAlert { get; set; }

        [Input("numberOfEvaluationPeriods")]
        public Input<double>? NumberOfEvaluationPeriods { get; set; }
    }

    public sealed class DimensionArgs : ResourceArgs
    {
        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("operator", required: true)]
        public Input<string> Operator { get; set; } = null!;

        [Input("values", required: true)]
        private InputList<string>? _values;

        public InputList<string> Values
        {
            get => _values ??= new();
            set => _values = value;
        }
    }

    public sealed class ConditionArgs : ResourceArgs
    {
        [Input("dimensions")]
        private InputList<Inputs.DimensionArgs>? _dimensions;

        public InputList<Inputs.DimensionArgs> Dimensions
        {
            get => _dimensions ??= new();
            set => _dimensions = value;
        }

        [Input("failingPeriods")]
        public Input<Inputs.ConditionFailingPeriodsArgs>? FailingPeriods { get; set; }

        [Input("metricMeasureColumn")]
        public Input<string>? MetricMeasureColumn { get; set; }

        [Input("operator")]
        public Input<string>? Operator { get; set; }

        [Input("query")]
        public Input<string>? Query { get; set; }

        [Input("threshold")]
        public Input<double>? Threshold { get; set; }

        [Input("timeAggregation")]
        public Input<string>? TimeAggregation { get; set; }
    }

    public sealed class ScheduledQueryRuleCriteriaArgs : ResourceArgs
    {
        [Input("allOf")]
        private InputList<Inputs.ConditionArgs>? _allOf;

        public InputList<Inputs.ConditionArgs> AllOf
        {
            get => _allOf ??= new();
            set => _allOf = value;
        }
    }

    public sealed class ActionsArgs : ResourceArgs
    {
        [Input("actionGroups")]
        private InputList<string>? _actionGroups;

        public InputList<string> ActionGroups
        {
            get => _actionGroups ??= new();
            set => _actionGroups = value;
        }
    }

    public sealed class DataCollectionEndpointNetworkAclsArgs : ResourceArgs
    {
        [Input("publicNetworkAccess")]
        public InputUnion<string, Pulumi.AzureNative.Monitor.KnownPublicNetworkAccessOptions>? PublicNetworkAccess { get; set; }
    }

    public sealed class DiagnosticsLogSettingsArgs : ResourceArgs
    {
        [Input("category")]
        public Input<string>? Category { get; set; }

        [Input("enabled", required: true)]
        public Input<bool> Enabled { get; set; } = null!;
    }

    public sealed class MetricAlertActionArgs : ResourceArgs
    {
        [Input("actionGroupId")]
        public Input<string>? ActionGroupId { get; set; }
    }

    public sealed class MetricAlertSingleResourceMultipleMetricCriteriaArgs : ResourceArgs
    {
        [Input("allOf")]
        private InputList<Inputs.MetricCriteriaArgs>? _allOf;

        public InputList<Inputs.MetricCriteriaArgs> AllOf
        {
            get => _allOf ??= new();
            set => _allOf = value;
        }

        [Input("odataType", required: true)]
        public Input<string> OdataType { get; set; } = null!;
    }

    public sealed class MetricCriteriaArgs : ResourceArgs
    {
        [Input("criterionType", required: true)]
        public Input<string> CriterionType { get; set; } = null!;

        [Input("dimensions")]
        private InputList<Inputs.MetricDimensionArgs>? _dimensions;

        public InputList<Inputs.MetricDimensionArgs> Dimensions
        {
            get => _dimensions ??= new();
            set => _dimensions = value;
        }

        [Input("metricName", required: true)]
        public Input<string> MetricName { get; set; } = null!;

        [Input("metricNamespace")]
        public Input<string>? MetricNamespace { get; set; }

        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("operator", required: true)]
        public InputUnion<string, Pulumi.AzureNative.Monitor.Operator> Operator { get; set; } = null!;

        [Input("threshold", required: true)]
        public Input<double> Threshold { get; set; } = null!;

        [Input("timeAggregation", required: true)]
        public InputUnion<string, Pulumi.AzureNative.Monitor.AggregationTypeEnum> TimeAggregation { get; set; } = null!;
    }

    public sealed class MetricDimensionArgs : ResourceArgs
    {
        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("operator", required: true)]
        public Input<string> Operator { get; set; } = null!;

        [Input("values", required: true)]
        private InputList<string>? _values;

        public InputList<string> Values
        {
            get => _values ??= new();
            set => _values = value;
        }
    }

    public sealed class MicrosoftCommonEmailReceiverArgs : ResourceArgs
    {
        [Input("emailAddress", required: true)]
        public Input<string> EmailAddress { get; set; } = null!;

        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("useCommonAlertSchema")]
        public Input<bool>? UseCommonAlertSchema { get; set; }
    }
}

namespace Pulumi.AzureNative.Monitor.Outputs
{
    [OutputType]
    public sealed class DiagnosticsLogSettingsResponse
    {

        [OutputConstructor]
        private DiagnosticsLogSettingsResponse()
        {
        }
    }

    [OutputType]
    public sealed class EmailReceiverResponse
    {
        public readonly string Name;

        [OutputConstructor]
        private EmailReceiverResponse(string name)
        {
            Name = name;
        }
    }
}
