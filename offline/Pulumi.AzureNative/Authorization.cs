namespace Pulumi.AzureNative.Authorization
{
    public class ManagementLockByScope : CustomResource
    {
        public ManagementLockByScope(string name, ManagementLockByScopeArgs args, CustomResourceOptions? options = null)
            : base("azure-native:authorization:ManagementLockByScope", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class ManagementLockByScopeArgs : ResourceArgs
    {
        [Input("level", required: true)]
        public Input<string> Level { get; set; } = null!;

        [Input("lockName")]
        public Input<string>? LockName { get; set; }

        [Input("notes")]
        public Input<string>? Notes { get; set; }

        [Input("scope", required: true)]
        public Input<string> Scope { get; set; } = null!;
    }

    public class RoleAssignment : CustomResource
    {
        public RoleAssignment(string name, RoleAssignmentArgs args, CustomResourceOptions? options = null)
            : base("azure-native:authorization:RoleAssignment", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("principalId")]
        public Output<string> PrincipalId { get; private set; } = null!;
    }

    public sealed class RoleAssignmentArgs : ResourceArgs
    {
        [Input("principalId", required: true)]
        public Input<string> PrincipalId { get; set; } = null!;

        [Input("principalType")]
        public InputUnion<string, Pulumi.AzureNative.Authorization.PrincipalType>? PrincipalType { get; set; }

        [Input("roleDefinitionId", required: true)]
        public Input<string> RoleDefinitionId { get; set; } = null!;

        [Input("scope", required: true)]
        public Input<string> Scope { get; set; } = null!;
    }

    [EnumType]
    public readonly struct PrincipalType : IEquatable<PrincipalType>
    {
        private readonly string _value;

        private PrincipalType(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(PrincipalType value) => value._value;

        public static bool operator ==(PrincipalType left, PrincipalType right) => left.Equals(right);

        public static bool operator !=(PrincipalType left, PrincipalType right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is PrincipalType other && Equals(other);

        public bool Equals(PrincipalType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}
