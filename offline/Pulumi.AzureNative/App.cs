namespace Pulumi.AzureNative.App
{
    public class ContainerApp : CustomResource
    {
        public ContainerApp(string name, ContainerAppArgs args, CustomResourceOptions? options = null)
            : base("azure-native:app:ContainerApp", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class ContainerAppArgs : ResourceArgs
    {
        [Input("configuration")]
        public Input<Inputs.ConfigurationArgs>? Configuration { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("managedEnvironmentId")]
        public Input<string>? ManagedEnvironmentId { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("template")]
        public Input<Inputs.TemplateArgs>? Template { get; set; }

        [Input("workloadProfileName")]
        public Input<string>? WorkloadProfileName { get; set; }
    }

    public class ManagedEnvironment : CustomResource
    {
        public ManagedEnvironment(string name, ManagedEnvironmentArgs args, CustomResourceOptions? options = null)
            : base("azure-native:app:ManagedEnvironment", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("staticIp")]
        public Output<string> StaticIp { get; private set; } = null!;
    }

    public sealed class ManagedEnvironmentArgs : ResourceArgs
    {
        [Input("appLogsConfiguration")]
        public Input<Inputs.AppLogsConfigurationArgs>? AppLogsConfiguration { get; set; }

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

        [Input("vnetConfiguration")]
        public Input<Inputs.VnetConfigurationArgs>? VnetConfiguration { get; set; }

        [Input("workloadProfiles")]
        private InputList<Inputs.WorkloadProfileArgs>? _workloadProfiles;

        public InputList<Inputs.WorkloadProfileArgs> WorkloadProfiles
        {
            get => _workloadProfiles ??= new();
            set => _workloadProfiles = value;
        }

        [Input("zoneRedundant")]
        public Input<bool>? ZoneRedundant { get; set; }
    }

    [EnumType]
    public readonly struct ActiveRevisionsMode : IEquatable<ActiveRevisionsMode>
    {
        private readonly string _value;

        private ActiveRevisionsMode(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ActiveRevisionsMode value) => value._value;

        public static bool operator ==(ActiveRevisionsMode left, ActiveRevisionsMode right) => left.Equals(right);

        public static bool operator !=(ActiveRevisionsMode left, ActiveRevisionsMode right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ActiveRevisionsMode other && Equals(other);

        public bool Equals(ActiveRevisionsMode other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct IngressTransportMethod : IEquatable<IngressTransportMethod>
    {
        private readonly string _value;

        private IngressTransportMethod(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(IngressTransportMethod value) => value._value;

        public static bool operator ==(IngressTransportMethod left, IngressTransportMethod right) => left.Equals(right);

        public static bool operator !=(IngressTransportMethod left, IngressTransportMethod right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is IngressTransportMethod other && Equals(other);

        public bool Equals(IngressTransportMethod other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct Type : IEquatable<Type>
    {
        private readonly string _value;

        private Type(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(Type value) => value._value;

        public static bool operator ==(Type left, Type right) => left.Equals(right);

        public static bool operator !=(Type left, Type right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is Type other && Equals(other);

        public bool Equals(Type other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.AzureNative.App.Inputs
{
    public sealed class AppLogsConfigurationArgs : ResourceArgs
    {
        [Input("destination")]
        public Input<string>? Destination { get; set; }
    }

    public sealed class ConfigurationArgs : ResourceArgs
    {
        [Input("activeRevisionsMode")]
        public InputUnion<string, Pulumi.AzureNative.App.ActiveRevisionsMode>? ActiveRevisionsMode { get; set; }

        [Input("ingress")]
        public Input<Inputs.IngressArgs>? Ingress { get; set; }

        [Input("secrets")]
        private InputList<Inputs.SecretArgs>? _secrets;

        public InputList<Inputs.SecretArgs> Secrets
        {
            get => _secrets ??= new();
            set => _secrets = value;
        }
    }

    public sealed class ContainerAppProbeArgs : ResourceArgs
    {
        [Input("failureThreshold")]
        public Input<int>? FailureThreshold { get; set; }

        [Input("periodSeconds")]
        public Input<int>? PeriodSeconds { get; set; }

        [Input("tcpSocket")]
        public Input<Inputs.ContainerAppProbeTcpSocketArgs>? TcpSocket { get; set; }

        [Input("type")]
        public InputUnion<string, Pulumi.AzureNative.App.Type>? Type { get; set; }
    }

    public sealed class ContainerAppProbeTcpSocketArgs : ResourceArgs
    {
        [Input("port", required: true)]
        public Input<int> Port { get; set; } = null!;
    }

    public sealed class ContainerArgs : ResourceArgs
    {
        [Input("args")]
        private InputList<string>? _args;

        public InputList<string> Args
        {
            get => _args ??= new();
            set => _args = value;
        }

        [Input("command")]
        private InputList<string>? _command;

        public InputList<string> Command
        {
            get => _command ??= new();
            set => _command = value;
        }

        [Input("env")]
        private InputList<Inputs.EnvironmentVarArgs>? _env;

        public InputList<Inputs.EnvironmentVarArgs> Env
        {
            get => _env ??= new();
            set => _env = value;
        }

        [Input("image")]
        public Input<string>? Image { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("probes")]
        private InputList<Inputs.ContainerAppProbeArgs>? _probes;

        public InputList<Inputs.ContainerAppProbeArgs> Probes
        {
            get => _probes ??= new();
            set => _probes = value;
        }

        [Input("resources")]
        public Input<Inputs.ContainerResourcesArgs>? Resources { get; set; }
    }

    public sealed class ContainerResourcesArgs : ResourceArgs
    {
        [Input("cpu")]
        public Input<double>? Cpu { get; set; }

        [Input("memory")]
        public Input<string>? Memory { get; set; }
    }

    public sealed class EnvironmentVarArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("secretRef")]
        public Input<string>? SecretRef { get; set; }

        [Input("value")]
        public Input<string>? Value { get; set; }
    }

    public sealed class IngressArgs : ResourceArgs
    {
        [Input("exposedPort")]
        public Input<int>? ExposedPort { get; set; }

        [Input("external")]
        public Input<bool>? External { get; set; }

        [Input("targetPort")]
        public Input<int>? TargetPort { get; set; }

        [Input("transport")]
        public InputUnion<string, Pulumi.AzureNative.App.IngressTransportMethod>? Transport { get; set; }
    }

    public sealed class ScaleArgs : ResourceArgs
    {
        [Input("maxReplicas")]
        public Input<int>? MaxReplicas { get; set; }

        [Input("minReplicas")]
        public Input<int>? MinReplicas { get; set; }
    }

    public sealed class SecretArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("value")]
        public Input<string>? Value { get; set; }
    }

    public sealed class TemplateArgs : ResourceArgs
    {
        [Input("containers")]
        private InputList<Inputs.ContainerArgs>? _containers;

        public InputList<Inputs.ContainerArgs> Containers
        {
            get => _containers ??= new();
            set => _containers = value;
        }

        [Input("scale")]
        public Input<Inputs.ScaleArgs>? Scale { get; set; }
    }

    public sealed class VnetConfigurationArgs : ResourceArgs
    {
        [Input("infrastructureSubnetId")]
        public Input<string>? InfrastructureSubnetId { get; set; }

        [Input("internal")]
        public Input<bool>? Internal { get; set; }
    }

    public sealed class WorkloadProfileArgs : ResourceArgs
    {
        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("workloadProfileType", required: true)]
        public Input<string> WorkloadProfileType { get; set; } = null!;
    }
}
