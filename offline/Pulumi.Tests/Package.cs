using System.Collections.Immutable;

namespace Pulumi.Tests;

// What a provider package generates: a resource, its arguments with nested ones, an enum, and what it gives out.

public sealed class Bucket : CustomResource
{
    public Bucket(string name, BucketArgs? args = null, CustomResourceOptions? options = null)
        : base("test:storage/bucket:Bucket", name, args ?? new BucketArgs(), options)
    {
    }

    [Output("bucketName")]
    public Output<string> BucketName { get; private set; } = null!;

    [Output("size")]
    public Output<int> Size { get; private set; } = null!;

    [Output("ratio")]
    public Output<double> Ratio { get; private set; } = null!;

    [Output("public")]
    public Output<bool?> Public { get; private set; } = null!;

    [Output("zones")]
    public Output<ImmutableArray<string>> Zones { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("rules")]
    public Output<ImmutableArray<BucketRule>> Rules { get; private set; } = null!;

    [Output("policy")]
    public Output<Union<string, BucketRule>> Policy { get; private set; } = null!;

    [Output("tier")]
    public Output<Tier> Tier { get; private set; } = null!;

    [Output("password")]
    public Output<string?> Password { get; private set; } = null!;
}

public sealed class BucketArgs : ResourceArgs
{
    [Input("tags")]
    private InputMap<string>? _tags;

    [Input("zones")]
    private InputList<string>? _zones;

    [Input("rules")]
    private InputList<BucketRuleArgs>? _rules;

    [Input("password")]
    private Input<string>? _password;

    [Input("bucketName")]
    public Input<string>? BucketName { get; set; }

    [Input("size")]
    public Input<int>? Size { get; set; }

    [Input("ratio")]
    public Input<double>? Ratio { get; set; }

    [Input("public")]
    public Input<bool>? Public { get; set; }

    [Input("rule")]
    public Input<BucketRuleArgs>? Rule { get; set; }

    [Input("policy")]
    public InputUnion<string, BucketRuleArgs>? Policy { get; set; }

    [Input("tier")]
    public Input<Tier>? Tier { get; set; }

    [Input("level")]
    public Input<Level>? Level { get; set; }

    [Input("document")]
    public InputJson? Document { get; set; }

    [Input("settings", json: true)]
    public InputMap<string>? Settings { get; set; }

    [Input("content")]
    public Input<AssetOrArchive>? Content { get; set; }

    [Input("neighbour")]
    public Input<Bucket>? Neighbour { get; set; }

    [Input("anything")]
    public object? Anything { get; set; }

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    public InputList<string> Zones
    {
        get => _zones ??= [];
        set => _zones = value;
    }

    public InputList<BucketRuleArgs> Rules
    {
        get => _rules ??= [];
        set => _rules = value;
    }

    public Input<string>? Password
    {
        get => _password;
        set
        {
            var emptySecret = Output.CreateSecret(0);
            _password = Output.Tuple<Input<string>?, int>(value, emptySecret).Apply(t => t.Item1);
        }
    }
}

public sealed class BucketRuleArgs : ResourceArgs
{
    [Input("expireAfterDays", required: true)]
    public Input<int> ExpireAfterDays { get; set; } = null!;

    [Input("prefix")]
    public Input<string>? Prefix { get; set; }
}

[OutputType]
public sealed class BucketRule
{
    public readonly int ExpireAfterDays;
    public readonly string? Prefix;

    [OutputConstructor]
    private BucketRule(int expireAfterDays, string? prefix)
    {
        ExpireAfterDays = expireAfterDays;
        Prefix = prefix;
    }
}

[EnumType]
public readonly struct Tier : IEquatable<Tier>
{
    private readonly string _value;

    private Tier(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    public static Tier Hot { get; } = new("hot-tier");

    public static Tier Cold { get; } = new("cold-tier");

    public static explicit operator string(Tier value) => value._value;

    public static bool operator ==(Tier left, Tier right) => left.Equals(right);

    public static bool operator !=(Tier left, Tier right) => !left.Equals(right);

    public bool Equals(Tier other) => _value == other._value;

    public override bool Equals(object? obj) => obj is Tier other && Equals(other);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}

public enum Level
{
    Low,
    High,
}

public sealed class Provider : ProviderResource
{
    public Provider(string name, CustomResourceOptions? options = null)
        : base("test", name, new ProviderArgs(), options)
    {
    }
}

public sealed class ProviderArgs : ResourceArgs
{
    [Input("region")]
    public Input<string>? Region { get; set; }
}
