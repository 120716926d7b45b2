namespace Pulumi.AzureNative.OperationalInsights
{
    public class Table : CustomResource
    {
        public Table(string name, TableArgs args, CustomResourceOptions? options = null)
            : base("azure-native:operationalinsights:Table", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class TableArgs : ResourceArgs
    {
        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("schema")]
        public Input<Inputs.SchemaArgs>? Schema { get; set; }

        [Input("tableName")]
        public Input<string>? TableName { get; set; }

        [Input("workspaceName", required: true)]
        public Input<string> WorkspaceName { get; set; } = null!;
    }

    public class Workspace : CustomResource
    {
        public Workspace(string name, WorkspaceArgs args, CustomResourceOptions? options = null)
            : base("azure-native:operationalinsights:Workspace", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class WorkspaceArgs : ResourceArgs
    {
        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("retentionInDays")]
        public Input<int>? RetentionInDays { get; set; }

        [Input("sku")]
        public Input<Inputs.WorkspaceSkuArgs>? Sku { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    [EnumType]
    public readonly struct ColumnTypeEnum : IEquatable<ColumnTypeEnum>
    {
        private readonly string _value;

        private ColumnTypeEnum(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ColumnTypeEnum value) => value._value;

        public static bool operator ==(ColumnTypeEnum left, ColumnTypeEnum right) => left.Equals(right);

        public static bool operator !=(ColumnTypeEnum left, ColumnTypeEnum right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ColumnTypeEnum other && Equals(other);

        public bool Equals(ColumnTypeEnum other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct WorkspaceSkuNameEnum : IEquatable<WorkspaceSkuNameEnum>
    {
        private readonly string _value;

        private WorkspaceSkuNameEnum(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(WorkspaceSkuNameEnum value) => value._value;

        public static bool operator ==(WorkspaceSkuNameEnum left, WorkspaceSkuNameEnum right) => left.Equals(right);

        public static bool operator !=(WorkspaceSkuNameEnum left, WorkspaceSkuNameEnum right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is WorkspaceSkuNameEnum other && Equals(other);

        public bool Equals(WorkspaceSkuNameEnum other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.AzureNative.OperationalInsights.Inputs
{
    public sealed class ColumnArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("type")]
        public InputUnion<string, Pulumi.AzureNative.OperationalInsights.ColumnTypeEnum>? Type { get; set; }
    }

    public sealed class SchemaArgs : ResourceArgs
    {
        [Input("columns")]
        private InputList<Inputs.ColumnArgs>? _columns;

        public InputList<Inputs.ColumnArgs> Columns
        {
            get => _columns ??= new();
            set => _columns = value;
        }

        [Input("name")]
        public Input<string>? Name { get; set; }
    }

    public sealed class WorkspaceSkuArgs : ResourceArgs
    {
        [Input("name", required: true)]
        public InputUnion<string, Pulumi.AzureNative.OperationalInsights.WorkspaceSkuNameEnum> Name { get; set; } = null!;
    }
}
