using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Testing;
using Shouldly;

namespace OctopusHA.Tests.Mocked;

/// <summary>
/// The whole program under Pulumi's mocks, as Pulumi's guide to unit testing describes: what it registers, by type and name,
/// with the inputs that a provider would receive.
/// </summary>
internal sealed class MockedStack
{
    private readonly List<MockResourceArgs> _resources = [];

    private MockedStack()
    {
    }

    /// <summary>The systems that the program deploys, and the settings of each: two nodes, a polling port for each.</summary>
    public static IReadOnlyDictionary<string, string> Systems { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AWS containers"] = "",
        ["AWS Windows"] = $"directoryPassword: {StackText.Password}\n",
        ["Azure"] = "cloud: azure\n",
    };

    /// <summary>Runs the program for a system with a load balancer of a kind and a number of nodes.</summary>
    public static async Task<MockedStack> Run(string system, string kind = "application", int count = 2)
    {
        var host = system == "AWS containers" ? "container" : "windows";
        var certificate = system == "Azure" && kind == "application" ? $", certificate: '{StackText.Certificate}'" : "";
        var domain = system == "Azure" && kind == "network" ? "" : $", domain: octopus.example.com, dnsZone: example.com{certificate}";
        var settings = StackText.Settings($$"""
            {{Systems[system]}}nodes: { host: {{host}}, count: {{count}} }
            loadBalancer: { kind: {{kind}}{{domain}} }
            polling: { mode: port-per-node }
            """);

        var stack = new MockedStack();
        var mocks = new Mock<IMocks>();
        mocks.Setup(mock => mock.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns<MockResourceArgs>(stack.Register);
        mocks.Setup(mock => mock.CallAsync(It.IsAny<MockCallArgs>())).Returns<MockCallArgs>(args => Task.FromResult<object>(Answer(args.Token!)));
        mocks.Setup(mock => mock.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>())).Returns(Task.CompletedTask);
        var program = new Mock<IServiceProvider>();
        program.Setup(provider => provider.GetService(typeof(OctopusStack))).Returns(() => new OctopusStack(settings));
        await Deployment.TestWithServiceProviderAsync<OctopusStack>(
            mocks.Object, program.Object, new TestOptions { ProjectName = "octopus-ha", StackName = "test", IsPreview = true });
        return stack;
    }

    /// <summary>Every resource, by name.</summary>
    public IReadOnlyList<MockResourceArgs> All => _resources;

    /// <summary>The resources of a type: <c>aws:lb/listener:Listener</c>.</summary>
    public IReadOnlyList<MockResourceArgs> OfType(string type) =>
        [.. _resources.Where(resource => resource.Type == type).OrderBy(resource => resource.Name, StringComparer.Ordinal)];

    /// <summary>The only resource of a type.</summary>
    public MockResourceArgs Only(string type) => OfType(type).ShouldHaveSingleItem();

    private Task<(string? Id, object State)> Register(MockResourceArgs args)
    {
        lock (_resources)
        {
            _resources.Add(args);
        }

        // What a provider computes, as far as the program reads it.
        var state = args.Inputs
            .SetItem("arn", $"arn:aws:test:::{args.Name}")
            .SetItem("address", $"{args.Name}.example.com")
            .SetItem("bucket", $"{args.Name}-bucket")
            .SetItem("dnsName", $"{args.Name}.example.com")
            .SetItem("dnsIpAddresses", ImmutableArray.Create<object>("10.0.32.10", "10.0.96.10"))
            .SetItem("securityGroupId", $"sg-{args.Name}")
            .SetItem("versionId", $"{args.Name}-version")
            .SetItem("domainValidationOptions", ImmutableArray.Create<object>(Answer(
                ("resourceRecordName", "_x.example.com"), ("resourceRecordType", "CNAME"), ("resourceRecordValue", "_y.example.com"))));
        return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Type!.StartsWith("aws:", StringComparison.Ordinal) ? state : args.Inputs));
    }

    private static ImmutableDictionary<string, object> Answer(string token) => token switch
    {
        "aws:index/getAvailabilityZones:getAvailabilityZones" => Answer(("names", ImmutableArray.Create<object>("us-east-1a", "us-east-1b"))),
        "aws:index/getRegion:getRegion" => Answer(("region", "us-east-1")),
        "aws:index/getCallerIdentity:getCallerIdentity" => Answer(("accountId", "123456789012")),
        "aws:index/getPartition:getPartition" => Answer(("partition", "aws")),
        "aws:route53/getZone:getZone" => Answer(("zoneId", "Z0123456789")),
        "azure:core/getResources:getResources" => Answer(("resources", ImmutableArray.Create<object>(Answer(("id", "/dns/example.com"), ("resourceGroupName", "dns"))))),
        "azure-native:authorization:getClientConfig" => Answer(("subscriptionId", "subscription"), ("tenantId", "tenant")),
        "azure-native:storage:listStorageAccountKeys" => Answer(("keys", ImmutableArray.Create<object>(Answer(("value", "storage-key"))))),
        _ => throw new InvalidOperationException($"The mocks have no answer for the function {token}."),
    };

    private static ImmutableDictionary<string, object> Answer(params (string Name, object Value)[] members) =>
        members.ToImmutableDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
}

/// <summary>Reads the inputs of a resource as a mock receives them.</summary>
internal static class MockInputs
{
    /// <summary>The text of an input by its path: <c>healthCheck.path</c>, <c>probes.0.port</c>; null where there is none.</summary>
    public static string? Text(this MockResourceArgs resource, string path) => Text(resource.Inputs, path);

    /// <summary>The items of an input that is a list.</summary>
    public static IReadOnlyList<object> Items(this MockResourceArgs resource, string name) =>
        resource.Inputs.GetValueOrDefault(name) is System.Collections.IEnumerable list and not string ? [.. list.Cast<object>()] : [];

    /// <summary>The text of a member by its path; null where there is none.</summary>
    public static string? Text(object? value, string path)
    {
        foreach (var step in path.Split('.'))
        {
            value = value switch
            {
                IReadOnlyDictionary<string, object> map => map.GetValueOrDefault(step),
                System.Collections.IEnumerable list and not string => list.Cast<object?>().ElementAtOrDefault(int.Parse(step)),
                _ => null,
            };
        }

        return value is IFormattable number ? number.ToString(null, System.Globalization.CultureInfo.InvariantCulture) : value?.ToString();
    }

    /// <summary>Every text in a value, however deep.</summary>
    public static IEnumerable<string> Texts(object? value) => value switch
    {
        string text => [text],
        IReadOnlyDictionary<string, object> map => map.Values.SelectMany(Texts),
        System.Collections.IEnumerable list => list.Cast<object?>().SelectMany(Texts),
        _ => [],
    };
}
