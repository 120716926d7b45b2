using System.Text.Json.Nodes;
using FsCheck.Fluent;
using OctopusHA.Settings;
using OctopusHA.Settings.Rules;
using OctopusHA.Tests.Commands;
using OctopusHA.Tests.Settings;
using Shouldly;
using Xunit;
using YamlDotNet.Serialization;

namespace OctopusHA.Tests.Schema;

/// <summary>The schema of stack files, by the verdict of a validator that is not ours.</summary>
public sealed class SettingsSchemaTests
{
    private const string Required = "octopus-ha:cloud: aws\noctopus-ha:version: 2026.4.6342\n";

    /// <summary>The example stacks.</summary>
    public static TheoryData<string> Stacks => new(Previews.Examples);

    [Fact]
    public void The_committed_schema_says_what_the_types_say() => Golden.ShouldMatch(StackFileSchema.Write(), StackFileSchema.FileName);

    [Fact]
    public async Task The_verb_prints_the_schema_and_nothing_else()
    {
        using var shell = new Shell();

        var (exit, output, error) = await shell.Run("schema");

        (exit, error).ShouldBe((0, ""));
        output.ShouldBe(StackFileSchema.Write());
    }

    [Fact]
    public void A_program_without_its_documentation_file_says_which_file_is_missing()
    {
        using var elsewhere = new Shell();

        Should.Throw<SettingsException>(() => SettingsDocumentation.Load(OctopusSettings.Model, elsewhere.Folder)).Message.ShouldContain("Infra.xml");
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void An_example_names_the_schema_in_its_first_line(string stack)
    {
        var file = Previews.FileOf(stack);
        var schema = Path.GetRelativePath(Path.GetDirectoryName(file)!, Path.Combine(Golden.Root, StackFileSchema.FileName)).Replace('\\', '/');
        File.ReadLines(file).First().ShouldBe($"# yaml-language-server: $schema={schema}");
    }

    [SkippableFact]
    public async Task Every_example_is_valid()
    {
        var faults = await Validate(Previews.Examples.Select(stack => FromYaml(File.ReadAllText(Previews.FileOf(stack)))));

        foreach (var (stack, places) in Previews.Examples.Zip(faults))
        {
            places.ShouldBeEmpty(stack);
        }
    }

    [SkippableFact]
    public async Task What_Pulumi_and_other_programs_write_into_a_stack_file_is_valid()
    {
        var file = """
            secretsprovider: awskms://alias/pulumi?region=us-east-1
            encryptedkey: AQICAHh
            encryptionsalt: v1:abc
            environment: [octopus/prod]
            config:
              aws:region: us-east-1
              azure-native:location: westeurope
              aws:defaultTags: { tags: { a: b } }
              octopus-ha:cloud: aws
              version: 2026.4.6342
              octopus-ha:grpc: "false"
              octopus-ha:masterKey: { secure: v1:abc }
              octopus-ha:nodes: { count: "4", size: 4096/16384, taskCap: 0 }
              octopus-ha:database: { release: 2022, existing: { connectionString: { secure: v1:abc } } }
              octopus-ha:storage: { throughput: 100 }
              octopus-ha:tags: { owner: platform, costCentre: 4711, chargeable: true }
            """;

        (await Validate([FromYaml(file)])).Single().ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_mistake_is_found_at_its_place()
    {
        (string Lines, string Place)[] mistakes =
        [
            ("octopus-ha:nodes: { count: 9 }", "octopus-ha:nodes/count"),
            ("octopus-ha:nodes: { count: 0 }", "octopus-ha:nodes/count"),
            ("octopus-ha:nodes: { count: four }", "octopus-ha:nodes/count"),
            ("octopus-ha:nodes: { count: 2.5 }", "octopus-ha:nodes/count"),
            ("octopus-ha:nodes: { cuont: 4 }", "octopus-ha:nodes/cuont"),
            ("octopus-ha:nodes: 4", "octopus-ha:nodes"),
            ("octopus-ha:nodes: { size: [small] }", "octopus-ha:nodes/size"),
            ("octopus-ha:nodes:", "octopus-ha:nodes"),
            ("octopus-ha:nodes.count: 4", "octopus-ha:nodes.count"),
            ("octopus-ha:ndoes: { count: 4 }", "octopus-ha:ndoes"),
            ("ndoes: { count: 4 }", "ndoes"),
            ("octopus-ha:grpc: yes", "octopus-ha:grpc"),
            ("octopus-ha:masterKey: MDEyMzQ1Njc4OWFiY2RlZg==", "octopus-ha:masterKey"),
            ("octopus-ha:nodes: { size: { secure: v1:abc } }", "octopus-ha:nodes/size"),
            ("octopus-ha:tags: { secure: v1:abc }", "octopus-ha:tags"),
            ("octopus-ha:tags: { owner: [a, b] }", "octopus-ha:tags/owner"),
            ("octopus-ha:loadBalancer: { kind: aplication }", "octopus-ha:loadBalancer/kind"),
            ("octopus-ha:network: { allowedCidrs: 10.0.0.0/8 }", "octopus-ha:network/allowedCidrs"),
            ("octopus-ha:network: { allowedCidrs: [10.0.0.0/8, office] }", "octopus-ha:network/allowedCidrs/1"),
            ("octopus-ha:network: { existing: { vpcId: vpc-1, nodeSubnets: { a: subnet-1 } } }", "octopus-ha:network/existing/cidr"),
            ("octopus-ha:database: { edition: express, backupDays: 36 }", "octopus-ha:database/backupDays"),
        ];

        var faults = await Validate(mistakes.Select(mistake => FromYaml(Stack(Required + mistake.Lines))));

        foreach (var (mistake, places) in mistakes.Zip(faults))
        {
            places.ShouldBe([$"config/{mistake.Place}"], mistake.Lines);
        }
    }

    [SkippableFact]
    public async Task What_a_stack_must_say_is_asked_for()
    {
        var faults = await Validate([FromYaml("encryptionsalt: v1:abc"), FromYaml(Stack("octopus-ha:version: 2026.4.6342")), FromYaml(Stack("octopus-ha:cloud: aws\noctopus-ha:version: 2026.4"))]);

        faults[0].ShouldBe(["config"]);
        faults[1].ShouldContain("config/octopus-ha:cloud");
        faults[2].ShouldBe(["config/octopus-ha:version"]);
    }

    // Only rules between settings, and the inside of a text, may be the reader's alone; nothing that it takes is a fault to an editor.
    [SkippableFact]
    public async Task Random_settings_are_valid_exactly_when_the_reader_can_bind_them()
    {
        var settings = RandomSettings.NearSoundGenerator.Sample(400, 50).Concat(RandomSettings.Generator.Sample(200, 50)).ToList();

        var faults = await Validate(settings.Select(configuration => Instance(configuration, quoted: false)));
        var quotedFaults = await Validate(settings.Select(configuration => Instance(configuration, quoted: true)));

        var (sound, refused) = (0, 0);
        for (var i = 0; i < settings.Count; i++)
        {
            var binder = new SettingsBinder(OctopusSettings.Model);
            binder.Bind<OctopusSettings>(settings[i]);
            var told = string.Join('\n', binder.Problems);
            if (binder.Problems.Count > 0)
            {
                refused++;
                faults[i].ShouldNotBeEmpty(told);
            }
            else if (SettingsReader.Read(settings[i], Strictness.Preview).Problems.Count == 0)
            {
                sound++;
                faults[i].ShouldBeEmpty();
                quotedFaults[i].ShouldBeEmpty();
            }
        }

        // Both must occur, or the property says little.
        sound.ShouldBeGreaterThan(20);
        refused.ShouldBeGreaterThan(20);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> Validate(IEnumerable<JsonNode?> instances)
    {
        var input = new JsonObject { ["schema"] = JsonNode.Parse(StackFileSchema.Write()), ["instances"] = new JsonArray([.. instances]) };
        var output = await NodeTools.Run("ajv", "Infra.Tests/Schema/validate.mjs", input.ToJsonString());
        return [.. JsonNode.Parse(output)!.AsArray().Select(places => places!.AsArray().Select(place => place!.GetValue<string>()).ToList())];
    }

    private static string Stack(string lines) => "config:\n" + string.Concat(lines.Split('\n').Select(line => $"  {line}\n"));

    // As an editor reads a file: by YAML's own rules of what is a number, and not by the program's reader.
    private static JsonNode? FromYaml(string text)
    {
        var value = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object?>(text);
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(value));
    }

    private static JsonObject Instance(MapNode configuration, bool quoted) =>
        new() { ["config"] = Section(typeof(OctopusSettings), configuration, quoted, prefix: "octopus-ha:") };

    private static JsonObject Section(Type type, MapNode node, bool quoted, string prefix = "")
    {
        var types = SettingsBinder.SettingsOf(type).ToDictionary(property => Names.CamelCase(property.Name), property => property.PropertyType, StringComparer.Ordinal);
        var section = new JsonObject();
        foreach (var (name, value) in node.Members)
        {
            section[prefix + name] = Value(types.GetValueOrDefault(name) ?? typeof(string), value, quoted);
        }

        return section;
    }

    private static JsonNode Value(Type type, ConfigNode node, bool quoted) => node switch
    {
        EncryptedNode => Encrypted(),
        // The one thing that the reader takes, with a warning, and the schema does not.
        ScalarNode { Text.Length: > 0 } when type == typeof(Secret) => Encrypted(),
        ScalarNode { Text: var text } => Scalar(text, quoted),
        ListNode list => new JsonArray([.. list.Items.Select(item => Value(typeof(string), item, quoted))]),
        MapNode map => Section(type, map, quoted),
        _ => throw new InvalidOperationException($"{node} is no value of a stack file."),
    };

    private static JsonObject Encrypted() => new() { ["secure"] = "v1:abc" };

    private static JsonNode Scalar(string text, bool quoted) => quoted ? text
        : bool.TryParse(text, out var flag) ? flag
        : long.TryParse(text, out var number) ? number
        : text;
}
