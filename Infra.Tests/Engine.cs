using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace OctopusHA.Tests;

/// <summary>The program under a mocked engine, which sees what a real one would: every value, secrets included.</summary>
internal static class Engine
{
    /// <summary>Runs the stack and returns what it registered.</summary>
    /// <param name="lines">Settings laid over the smallest stack.</param>
    /// <param name="zones">The zones that the region has.</param>
    public static async Task<IReadOnlyList<MockResourceArgs>> Register(string lines, params string[] zones) => (await Run(lines, zones)).Registered;

    /// <summary>Runs the smallest stack and returns what it asked the cloud.</summary>
    public static async Task<IReadOnlyList<MockCallArgs>> Calls() => (await Run("", [])).Calls;

    private static async Task<(IReadOnlyList<MockResourceArgs> Registered, IReadOnlyList<MockCallArgs> Calls)> Run(string lines, string[] zones)
    {
        var settings = StackText.Settings(lines);
        var registered = new List<MockResourceArgs>();
        var calls = new List<MockCallArgs>();
        var mocks = new Mock<IMocks>(MockBehavior.Strict);
        mocks.Setup(engine => engine.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .Returns<MockResourceArgs>(args =>
            {
                lock (registered)
                {
                    registered.Add(args);
                }

                return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs.SetItems(Computed(args.Name!))));
            });
        mocks.Setup(engine => engine.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>())).Returns(Task.CompletedTask);
        mocks.Setup(engine => engine.CallAsync(It.IsAny<MockCallArgs>()))
            .Returns<MockCallArgs>(args =>
            {
                lock (calls)
                {
                    calls.Add(args);
                }

                return Task.FromResult<object>(Answer(args.Token!, zones is [] ? ["us-east-1a", "us-east-1b"] : zones));
            });
        var program = new Mock<IServiceProvider>(MockBehavior.Strict);
        program.Setup(provider => provider.GetService(typeof(OctopusStack))).Returns(() => new OctopusStack(settings));
        await Deployment.TestWithServiceProviderAsync<OctopusStack>(
            mocks.Object, program.Object, new TestOptions { ProjectName = "octopus-ha", StackName = "test", IsPreview = false });
        return (registered, calls);
    }

    // What our program reads of its own resources; a list where it takes one.
    private static Dictionary<string, object> Computed(string name) => new(StringComparer.Ordinal)
    {
        ["arn"] = $"arn:aws:test:::{name}",
        ["address"] = $"{name}.example.com",
        ["bucket"] = $"{name}-bucket",
        ["dnsIpAddresses"] = ImmutableArray.Create<object>("10.0.32.10", "10.0.96.10"),
        ["dnsName"] = $"{name}.example.com",
        ["securityGroupId"] = $"sg-{name}",
        ["versionId"] = $"{name}-version",
        ["primaryEndpointAddress"] = $"{name}.example.com",
        ["domainValidationOptions"] = ImmutableArray.Create<object>(ImmutableDictionary<string, object>.Empty
            .Add("resourceRecordName", "_x.example.com").Add("resourceRecordType", "CNAME").Add("resourceRecordValue", "_y.example.com")),
    };

    private static ImmutableDictionary<string, object> Answer(string token, string[] zones) => token switch
    {
        "aws:index/getAvailabilityZones:getAvailabilityZones" => ImmutableDictionary<string, object>.Empty.Add("names", zones.ToImmutableArray<object>()),
        "aws:index/getRegion:getRegion" => ImmutableDictionary<string, object>.Empty.Add("region", "us-east-1"),
        "aws:index/getCallerIdentity:getCallerIdentity" => ImmutableDictionary<string, object>.Empty.Add("accountId", "123456789012"),
        "aws:index/getPartition:getPartition" => ImmutableDictionary<string, object>.Empty.Add("partition", "aws"),
        "aws:fsx/getWindowsFileSystem:getWindowsFileSystem" => ImmutableDictionary<string, object>.Empty.Add("dnsName", "amznfsx1.corp.example.com"),
        "aws:route53/getZone:getZone" => ImmutableDictionary<string, object>.Empty.Add("zoneId", "Z0123456789"),
        _ => throw new InvalidOperationException($"Nobody answers {token}."),
    };
}
