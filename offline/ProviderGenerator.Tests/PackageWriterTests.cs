using Shouldly;
using Xunit;

namespace OctopusHA.ProviderGenerator.Tests;

public class PackageWriterTests
{
    public static TheoryData<string> Providers => ["aws", "azure", "azure-native"];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_resource_and_function_of_the_facts_can_be_listed(string provider)
    {
        var facts = Committed.Facts(provider);
        Committed.Write(provider, facts.Resources.Keys.Concat(facts.Functions.Keys)).Length.ShouldBeGreaterThan(100_000);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void A_token_that_the_facts_do_not_know_is_refused_with_the_nearest(string provider)
    {
        var known = Committed.Facts(provider).Resources.Keys.First(token => token.Contains(':', StringComparison.Ordinal));
        var mistyped = provider + ":wrong" + known[known.LastIndexOf(':')..];
        Should.Throw<GeneratorException>(() => Committed.Write(provider, mistyped, provider + ":no/such:Thing")).Message
            .ShouldStartWith($"offline/resources.txt lists what the facts do not know: {mistyped} (there is {known}); {provider}:no/such:Thing. Mend the token");
    }

    [Fact]
    public void A_resource_has_its_token_its_properties_and_a_way_to_look_one_up()
    {
        var vpc = Committed.Class(Committed.Write("aws", "aws:ec2/vpc:Vpc"), "Vpc");
        vpc.ShouldContain("public Vpc(string name, VpcArgs? args = null, CustomResourceOptions? options = null) : base(\"aws:ec2/vpc:Vpc\", name, args ?? new VpcArgs()");
        vpc.ShouldContain("[Output(\"arn\")] public Output<string> Arn { get; private set; } = null!;");
        vpc.ShouldContain("[Output(\"tags\")] public Output<ImmutableDictionary<string, string>?> Tags");
        vpc.ShouldContain("public static Vpc Get(string name, Input<string> id, VpcState? state = null, CustomResourceOptions? options = null)");
    }

    [Fact]
    public void Required_inputs_are_said_to_be_required_and_their_resource_asks_for_arguments()
    {
        var text = Committed.Write("aws", "aws:lb/listener:Listener");
        Committed.Class(text, "ListenerArgs").ShouldContain("[Input(\"loadBalancerArn\", required: true)] public Input<string> LoadBalancerArn { get; set; } = null!;");
        Committed.Class(text, "ListenerArgs").ShouldContain("[Input(\"defaultActions\", required: true)] private InputList<global::Pulumi.Aws.LB.Inputs.ListenerDefaultActionArgs>? _defaultActions;");
        Committed.Class(text, "ListenerArgs").ShouldContain("[Input(\"port\")] public Input<int>? Port { get; set; }");
        Committed.Class(text, "Listener").ShouldContain("public Listener(string name, ListenerArgs args, CustomResourceOptions? options = null)");
    }

    [Fact]
    public void Secrets_are_secret_whoever_sets_them()
    {
        var text = Committed.Write("aws", "aws:rds/instance:Instance", "aws:fsx/windowsFileSystem:WindowsFileSystem");
        Committed.Class(text, "InstanceArgs").ShouldContain("set => _password = global::Pulumi.Aws.Utilities.Secret(value);");
        Committed.Class(text, "Instance").ShouldContain("MakeOptions(options, id, \"password\", \"passwordWo\")");
        Committed.Class(text, "WindowsFileSystemSelfManagedActiveDirectoryArgs").ShouldContain("set => _password = global::Pulumi.Aws.Utilities.Secret(value);");
    }

    [Fact]
    public void Deprecated_members_are_obsolete()
    {
        var text = Committed.Write("aws", "aws:servicediscovery/service:Service");
        Committed.Class(text, "ServiceHealthCheckCustomConfigArgs").ShouldContain("[Obsolete(\"deprecated\")] public Input<int>? FailureThreshold");
        Committed.Class(text, "ServiceHealthCheckConfigArgs").ShouldNotContain("Obsolete");
    }

    [Fact]
    public void Constructors_set_the_defaults_of_the_schema()
    {
        var text = Committed.Write("azure-native", "azure-native:app:ContainerApp", "azure-native:network:VirtualNetwork", "azure-native:storage:StorageAccount");
        Committed.Class(text, "IngressArgs").ShouldContain("External = false;");
        Committed.Class(text, "IngressArgs").ShouldContain("Transport = \"auto\";");
        Committed.Class(text, "VirtualNetworkArgs").ShouldContain("EnableDdosProtection = false;");
        Committed.Class(text, "NetworkRuleSetArgs").ShouldContain("DefaultAction = global::Pulumi.AzureNative.Storage.DefaultAction.Allow;");
    }

    [Fact]
    public void A_property_that_would_be_named_as_its_class_has_the_name_of_the_official_package()
    {
        Committed.Class(Committed.Write("aws", "aws:efs/backupPolicy:BackupPolicy"), "BackupPolicyArgs")
            .ShouldContain("[Input(\"backupPolicy\", required: true)] public Input<global::Pulumi.Aws.Efs.Inputs.BackupPolicyBackupPolicyArgs> BackupPolicyDetails");
        Should.Throw<GeneratorException>(() => new Naming("aws", []).Property("efs.BackupPolicy", "backupPolicy", "BackupPolicy"))
            .Message.ShouldContain("add it to offline/facts/names.txt");
    }

    [Fact]
    public void A_function_takes_values_or_outputs_and_may_go_without_arguments_where_none_is_required()
    {
        var text = Committed.Write("aws", "aws:index/getAvailabilityZones:getAvailabilityZones", "aws:route53/getZone:getZone", "aws:fsx/getWindowsFileSystem:getWindowsFileSystem");
        var zones = Committed.Class(text, "GetAvailabilityZones");
        zones.ShouldContain("Task<GetAvailabilityZonesResult> InvokeAsync(GetAvailabilityZonesArgs? args = null, InvokeOptions? options = null)");
        zones.ShouldContain("Output<GetAvailabilityZonesResult> Invoke(GetAvailabilityZonesInvokeArgs? args = null, InvokeOptions? options = null)");
        zones.ShouldContain("Invoke(GetAvailabilityZonesInvokeArgs? args, InvokeOutputOptions options)");
        Committed.Class(text, "GetAvailabilityZonesArgs").ShouldContain("private List<global::Pulumi.Aws.Inputs.GetAvailabilityZonesFilterArgs>? _filters;");
        Committed.Class(text, "GetAvailabilityZonesInvokeArgs").ShouldContain("private InputList<global::Pulumi.Aws.Inputs.GetAvailabilityZonesFilterInputArgs>? _filters;");
        Committed.Class(text, "GetWindowsFileSystem").ShouldContain("Invoke(GetWindowsFileSystemInvokeArgs args, InvokeOptions? options = null)");
    }

    [Fact]
    public void What_is_not_listed_is_there_by_name_so_that_what_is_ambiguous_officially_is_so_here()
    {
        var text = Committed.Write("azure-native", "azure-native:compute:AvailabilitySet");
        text.ShouldContain("namespace Pulumi.AzureNative.Network.Inputs;");
        var network = text[text.IndexOf("namespace Pulumi.AzureNative.Network.Inputs;", StringComparison.Ordinal)..];
        network.ShouldContain("public sealed class SkuArgs;");
        Committed.Write("aws", []).ShouldContain("public sealed class VpcArgs;");
    }

    [Theory]
    [InlineData("Standard_LRS", "Standard_LRS")]
    [InlineData("ISO-8859", "ISO_8859")]
    [InlineData("1_2", "Kind_1_2")]
    [InlineData("Equals", "EqualsValue")]
    [InlineData("any", "Any")]
    public void Members_of_enums_get_names_that_csharp_takes(string name, string expected) => Naming.EnumMember(name, "Kind").ShouldBe(expected);

    [Fact]
    public void No_token_is_listed_twice_and_the_list_is_sorted()
    {
        foreach (var provider in new[] { "aws", "azure", "azure-native" })
            Committed.Listed(provider).ShouldBe(Committed.Listed(provider).Distinct().Order(StringComparer.Ordinal));
    }
}
