namespace Pulumi.AzureNative.Resources
{
    public class Deployment : CustomResource
    {
        public Deployment(string name, DeploymentArgs args, CustomResourceOptions? options = null)
            : base("azure-native:resources:Deployment", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class DeploymentArgs : ResourceArgs
    {
        [Input("deploymentName")]
        public Input<string>? DeploymentName { get; set; }

        [Input("properties", required: true)]
        public Input<Inputs.DeploymentPropertiesArgs> Properties { get; set; } = null!;

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

    public class ResourceGroup : CustomResource
    {
        public ResourceGroup(string name, ResourceGroupArgs? args = null, CustomResourceOptions? options = null)
            : base("azure-native:resources:ResourceGroup", name, args ?? new ResourceGroupArgs(), Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class ResourceGroupArgs : ResourceArgs
    {
        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("resourceGroupName")]
        public Input<string>? ResourceGroupName { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    [EnumType]
    public readonly struct DeploymentMode : IEquatable<DeploymentMode>
    {
        private readonly string _value;

        private DeploymentMode(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static DeploymentMode Incremental { get; } = new("Incremental");

        public static explicit operator string(DeploymentMode value) => value._value;

        public static bool operator ==(DeploymentMode left, DeploymentMode right) => left.Equals(right);

        public static bool operator !=(DeploymentMode left, DeploymentMode right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is DeploymentMode other && Equals(other);

        public bool Equals(DeploymentMode other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.AzureNative.Resources.Inputs
{
    public sealed class DeploymentParameterArgs : ResourceArgs
    {
        [Input("value")]
        public Input<object>? Value { get; set; }
    }

    public sealed class DeploymentPropertiesArgs : ResourceArgs
    {
        [Input("mode", required: true)]
        public Input<Pulumi.AzureNative.Resources.DeploymentMode> Mode { get; set; } = null!;

        [Input("parameters")]
        private InputMap<Inputs.DeploymentParameterArgs>? _parameters;

        public InputMap<Inputs.DeploymentParameterArgs> Parameters
        {
            get => _parameters ??= new();
            set => _parameters = value;
        }

        [Input("template")]
        public Input<object>? Template { get; set; }
    }
}
