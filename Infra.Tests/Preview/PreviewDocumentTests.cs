using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using OctopusHA.Preview;
using OctopusHA.Settings;
using Pulumi;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Preview;

public sealed class PreviewDocumentTests
{
    private const string NetworkKind = """
        loadBalancer:
          kind: network
          domain: octopus.example.com
          dnsZone: example.com
        polling:
          mode: port-per-node
        nodes:
          executeCommand: true
        storage:
          throughput: '64'
        """;

    private const string Maintenance = """
        maintenance: true
        alerts:
          email: on-call@example.com
        """;

    public static TheoryData<string> Stacks => [StackText.OwnParts, NetworkKind, Maintenance, "grpc: false"];

    [Fact]
    public async Task Runs_side_by_side_give_the_same_bytes()
    {
        var documents = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Previews.Example(i % 2 == 0 ? "dev" : "prod"))));

        var texts = documents.Select(document => PreviewJson.Write(document)).ToList();
        texts.Distinct().Count().ShouldBe(2);
        texts[0].ShouldContain("octopus-ha-dev");
        texts[1].ShouldContain("octopus-ha-prod");
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_input_that_the_program_gives_is_in_the_preview(string settings)
    {
        var given = new List<(Resource Resource, ResourceArgs Args)>();
        var document = await OfflineDeployment.PreviewAsync(new OfflineRun("octopus-ha", "test"), options =>
        {
            options.ResourceTransformations.Add(registration =>
            {
                given.Add((registration.Resource, registration.Args));
                return null;
            });
            return new OctopusStack(Previews.Settings(settings), options);
        });

        given.Count.ShouldBe(document.Resources.Count);
        var missing = new List<string>();
        foreach (var (resource, args) in given)
        {
            await FindMissing(args, document.Resources.Single(candidate => candidate.Type == resource.GetResourceType() && candidate.Name == resource.GetResourceName()).Inputs, resource.GetResourceName(), missing);
        }

        missing.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_dependency_is_a_resource_of_the_stack(string settings)
    {
        var document = await PreviewRunner.RunAsync(Previews.Settings(settings), "test");

        foreach (var urn in document.Resources.SelectMany(resource => resource.Dependencies))
        {
            document[urn].Custom.ShouldBeTrue(urn);
        }
    }

    [Fact]
    public async Task No_secret_that_the_settings_hold_is_in_the_preview()
    {
        var settings = Previews.Settings("masterKey: AAECAwQFBgcICQoLDA0ODw==\nadminPassword: hunter2-admin\ndatabasePassword: Hunter2-database\nlicense: PGxpY2Vuc2U+");

        var text = PreviewJson.Write(await PreviewRunner.RunAsync(settings, "test"));

        text.ShouldNotContain("AAECAwQFBgcICQoLDA0ODw");
        text.ShouldNotContain("unter2");
        text.ShouldNotContain("PGxpY2Vuc2U");
        text.Split("\"[secret]\"").Length.ShouldBe(6);
    }

    [Theory]
    [InlineData("us-east-1", "us-east-1a", "arn:aws:")]
    [InlineData("cn-north-1", "cn-north-1a", "arn:aws-cn:")]
    [InlineData("us-gov-west-1", "us-gov-west-1a", "arn:aws-us-gov:")]
    [InlineData(null, "zone-a", "arn:aws:")]
    public async Task Zones_and_partition_follow_the_region(string? region, string zone, string partition)
    {
        var document = await PreviewRunner.RunAsync(Previews.Settings("grpc: false"), "test", region);

        document.Single("network-node-subnet-1").Inputs["availabilityZone"]!.GetValue<string>().ShouldBe(zone);
        document.Single("encryption-key").Inputs["policy"]!.GetValue<string>().ShouldContain(partition);
        document.Single("network-s3-endpoint").Inputs["serviceName"]!.GetValue<string>()
            .ShouldBe($"com.amazonaws.{region ?? "${aws:index/getRegion:getRegion.region}"}.s3");
    }

    [Fact]
    public async Task Outputs_are_those_of_the_stack()
    {
        var document = await Previews.Example("prod");

        document.Outputs.Select(output => output.Key).ShouldBe(["adminUsername", "databaseEndpoint", "grpcAddress", "logGroup", "nodeNames", "pollingEndpoints", "registration", "storageId", "webUrl"]);
        document.Outputs["pollingEndpoints"]![3]!.ToJsonString().ShouldBe("""{"address":"polling.octopus.example.com","mode":"port-per-node","node":"node4","port":10946}""");
        document.Outputs["databaseEndpoint"]!.GetValue<string>().ShouldBe("${aws:rds/instance:Instance::database-instance.endpoint}");
    }

    [Fact]
    public async Task A_resource_that_does_not_exist_is_reported_by_name()
    {
        var document = await Previews.Example("dev");

        Should.Throw<InvalidOperationException>(() => document.Single("database-instanc")).Message.ShouldContain("no resource database-instanc ");
        document.Find("database-instanc").ShouldBeNull();
    }

    [Fact]
    public async Task A_run_that_is_cancelled_ends()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => PreviewRunner.RunAsync(new OctopusSettings(), "test", cancellationToken: cancelled.Token));
    }

    // What has a value in the arguments must have one in the inputs: a value that is not known before the deployment would not.
    private static async Task FindMissing(object args, JsonNode? inputs, string path, List<string> missing)
    {
        foreach (var property in args.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(args);
            var isOutput = false;
            while (value is not null && Probe.For(value.GetType()) is { } probe)
            {
                isOutput = true;
                value = (await probe.ReadAsync(value)).Value;
            }

            // A list that is not known before the deployment comes as one that was never made.
            if (value is ValueType and IEnumerable && value.Equals(Activator.CreateInstance(value.GetType())))
            {
                value = null;
            }

            // A list or map that is empty was never given; a null in an input is one left out on purpose.
            if (value is null && !isOutput || value is ICollection { Count: 0 } || property.Name == "ProvisionedThroughputInMibps")
            {
                continue;
            }

            var wireName = Names.CamelCase(property.Name == "BackupPolicyDetails" ? "BackupPolicy" : property.Name);
            if (value is null || inputs?[wireName] is not { } input)
            {
                missing.Add($"{path}.{wireName}");
            }
            else if (value is InputArgs inner)
            {
                await FindMissing(inner, input, $"{path}.{wireName}", missing);
            }
            else if (value is IEnumerable items and not string and not IDictionary)
            {
                var i = 0;
                foreach (var item in items)
                {
                    if (item is InputArgs element)
                    {
                        await FindMissing(element, input[i], $"{path}.{wireName}[{i}]", missing);
                    }

                    i++;
                }
            }
        }
    }
}
