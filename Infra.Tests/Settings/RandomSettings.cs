using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using OctopusHA.Settings;

namespace OctopusHA.Tests.Settings;

/// <summary>
/// Settings that nobody would write and some that somebody might: each setting left out, near right, or nonsense of any
/// shape, with names that do not exist among them.
/// </summary>
internal static class RandomSettings
{
    // Above what is built from them: static members come to life in the order they stand.
    // What makes sense somewhere; a generator that only made nonsense would never get past the first rule.
    private static readonly string[] Texts =
    [
        "aws", "azure", "2026.4.6342", "container", "windows", "small", "medium", "large", "xlarge", "4096/8192", "1/1", "db.r5.xlarge",
        "standard", "enterprise", "web", "express", "2019", "2022", "elastic", "bursting", "application", "network", "internal", "public",
        "none", "port-per-node", "shared-address", "address-per-node", "node2", "cache.t4g.small", "redis.example.com:6380,ssl=true", "octopus.example.com", "example.com", "Z0123456789", "arn:aws:acm:us-east-1:1:certificate/x",
        "10.0.0.0/16", "10.0.0.0/23", "192.168.0.0/24", "0.0.0.0/0", "vpc-1", "subnet-1", "subnet-2", "sg-1", "fs-1", "registry.example.com/octopus",
        "busybox:1", "someone@example.com", StackText.MasterKey, StackText.Password, "Server=tcp:sql,1433;Database=Octopus",
        "Standard_E8ds_v5", "GP_Gen5_4", "P2", "northeurope", "octopusstore", StackText.Certificate, StackText.Vnet, StackText.Vnet + "/subnets/nodes", StackText.Vnet + "/subnets/gateway",
        "c6i.xlarge", "t3.small", "u-12tb1.112xlarge", "ami-0123456789abcdef0", "corp.example.com", "CORP", @"\\files\octopus", @"CORP\octopus", "10.0.0.10", "OU=Files,DC=corp",
        "https://example.com/octopus.msi", "32", "64", "500", "true", "false", "-1", "0", "1", "2", "3", "4", "8", "9", "20", "60", "100", "443", "3600", "10943", "16384", "65535", "2147483648",
        "", " ", "null", "${x}", "{{x}}", "%s", "\u0000", "日本語", "a.b.c", "/", ":", new('x', 2000),
    ];

    private static IReadOnlyDictionary<string, ConfigNode> Smallest { get; } =
        StackText.Parse(StackText.Smallest).Members;

    private static Dictionary<string, ConfigNode> SmallestOnAzure { get; } =
        Smallest.Concat(StackText.Parse(StackText.Azure()).Members).GroupBy(member => member.Key).ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);

    private static readonly string[] AzureBalancers =
    [
        $"loadBalancer: {{ domain: octopus.example.com, certificate: '{StackText.Certificate}' }}",
        $"loadBalancer: {{ domain: octopus.example.com, certificate: '{StackText.Certificate}', dnsZone: example.com, idleTimeoutSeconds: 86400 }}",
        "loadBalancer: { kind: network }",
        "loadBalancer: { kind: application }",
    ];

    private static Gen<ConfigNode> Scalar { get; } = Gen.Elements(Texts).Select(ConfigNode (text) => new ScalarNode(text));

    private static Gen<ConfigNode> Nonsense { get; } = Gen.Frequency(
        (4, Scalar),
        (1, Gen.Constant<ConfigNode>(new EncryptedNode())),
        (1, Scalar.ListOf(2).Select(ConfigNode (items) => new ListNode([.. items]))),
        (1, Gen.Constant<ConfigNode>(MapNode.Empty)),
        (1, from name in Gen.Elements("nodes", "cuont", "x.y", "") from value in Scalar select (ConfigNode)new MapNode(new Dictionary<string, ConfigNode> { [name] = value })));

    /// <summary>The members of a stack's configuration.</summary>
    public static Gen<MapNode> Generator { get; } = Record(typeof(OctopusSettings), leftOut: 3, fitting: 4);

    /// <summary>A stack that mostly fits together: the smallest sound one with random settings laid over it.</summary>
    public static Gen<MapNode> NearSoundGenerator { get; } =
        from extra in Record(typeof(OctopusSettings), leftOut: 120, fitting: 12)
        select new MapNode(Smallest.Concat(extra.Members.Where(member => !Smallest.ContainsKey(member.Key))).ToDictionary(StringComparer.Ordinal));

    /// <summary>The same on Azure; its load balancer is random half of the time.</summary>
    public static Gen<MapNode> NearSoundAzureGenerator { get; } =
        from extra in Record(typeof(OctopusSettings), leftOut: 120, fitting: 12)
        from balancer in Gen.Elements(AzureBalancers)
        from polling in Gen.Elements("none", "port-per-node")
        select new MapNode(SmallestOnAzure
            .Where(member => member.Key is not "loadBalancer")
            .Append(new("loadBalancer", StackText.Parse(balancer).Members["loadBalancer"]))
            .Append(new("polling", StackText.Parse($"polling: {{ mode: {polling} }}").Members["polling"]))
            .Concat(extra.Members.Where(member => member.Key is not ("loadBalancer" or "polling") && !SmallestOnAzure.ContainsKey(member.Key)))
            .ToDictionary(StringComparer.Ordinal));

    private static Gen<MapNode> Record(Type type, int leftOut, int fitting)
    {
        var members = SettingsBinder.SettingsOf(type)
            .Select(property => from value in Member(property, leftOut, fitting) select (Name: Names.CamelCase(property.Name), Value: value))
            .ToArray();
        return from picked in Gen.CollectToList(members)
               from stray in Gen.Frequency((leftOut * 4, Gen.Constant("")), (1, Gen.Elements("clod", "node", "Nodes", "nodes.count", "directory", "x")))
               from strayValue in Nonsense
               let named = picked.Where(member => member.Value is not null).ToDictionary(member => member.Name, member => member.Value!, StringComparer.Ordinal)
               select Add(named, stray, strayValue);
    }

    private static MapNode Add(Dictionary<string, ConfigNode> members, string name, ConfigNode value)
    {
        if (name.Length > 0)
        {
            members[name] = value;
        }

        return new MapNode(members);
    }

    private static Gen<ConfigNode?> Member(PropertyInfo property, int leftOut, int fitting) => Gen.Frequency(
        (leftOut, Gen.Constant<ConfigNode?>(null)),
        (fitting, Fitting(property, leftOut, fitting).Select(ConfigNode? (node) => node)),
        (1, Nonsense.Select(ConfigNode? (node) => node)));

    private static Gen<ConfigNode> Fitting(PropertyInfo property, int leftOut, int fitting)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.IsEnum)
        {
            return Gen.Elements(Enum.GetNames(type)).Select(ConfigNode (name) => new ScalarNode(Names.KebabCase(name)));
        }

        if (type == typeof(bool))
        {
            return Gen.Elements("true", "false").Select(ConfigNode (text) => new ScalarNode(text));
        }

        if (type == typeof(int))
        {
            var bounds = property.GetCustomAttribute<BoundsAttribute>();
            return Gen.Choose((bounds?.Minimum ?? 1) - 1, (bounds?.Maximum ?? 5000) + 1).Select(ConfigNode (number) => new ScalarNode($"{number}"));
        }

        if (type == typeof(IReadOnlyList<string>))
        {
            return Gen.Elements("10.0.0.0/8", "203.0.113.0/24", "0.0.0.0/0").ListOf(2).Select(ConfigNode (items) => new ListNode([.. items.Select(item => new ScalarNode(item))]));
        }

        if (type == typeof(IReadOnlyDictionary<string, string>))
        {
            return Gen.Choose(0, 3).Select(ConfigNode (count) => new MapNode(
                Enumerable.Range(0, count).ToDictionary(i => $"us-east-1{(char)('a' + i)}", ConfigNode (i) => new ScalarNode($"subnet-{i}"))));
        }

        return type.IsClass && type != typeof(string) && type != typeof(Secret)
            ? Record(type, leftOut, fitting).Select(ConfigNode (record) => record)
            : Scalar;
    }
}
