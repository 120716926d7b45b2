using System.Text.RegularExpressions;

namespace OctopusHA.ProviderGenerator;

/// <summary>
/// How the .NET packages name what the schema names otherwise. The rules are those of Pulumi's own .NET generator
/// (github.com/pulumi/pulumi-dotnet, pulumi-language-dotnet/codegen: tokenToNamespace, typeName, makeSafeEnumName);
/// exceptions are in <c>offline/facts/names.txt</c>.
/// </summary>
internal sealed partial class Naming
{
    // Namespaces are a setting of each provider's schema, not a rule.
    private static readonly Dictionary<string, string> Modules = new(StringComparer.Ordinal)
    {
        ["acm"] = "Acm",
        ["alertsmanagement"] = "AlertsManagement",
        ["app"] = "App",
        ["appautoscaling"] = "AppAutoScaling",
        ["appinsights"] = "AppInsights",
        ["applicationinsights"] = "ApplicationInsights",
        ["authorization"] = "Authorization",
        ["automation"] = "Automation",
        ["autoscaling"] = "AutoScaling",
        ["backup"] = "Backup",
        ["cdn"] = "Cdn",
        ["cloudtrail"] = "CloudTrail",
        ["cloudwatch"] = "CloudWatch",
        ["compute"] = "Compute",
        ["containerinstance"] = "ContainerInstance",
        ["core"] = "Core",
        ["dataprotection"] = "DataProtection",
        ["directoryservice"] = "DirectoryService",
        ["dns"] = "Dns",
        ["ec2"] = "Ec2",
        ["ecr"] = "Ecr",
        ["ecs"] = "Ecs",
        ["efs"] = "Efs",
        ["elasticache"] = "ElastiCache",
        ["eventgrid"] = "EventGrid",
        ["fsx"] = "Fsx",
        ["iam"] = "Iam",
        ["keyvault"] = "KeyVault",
        ["kms"] = "Kms",
        ["lambda"] = "Lambda",
        ["maintenance"] = "Maintenance",
        ["managedidentity"] = "ManagedIdentity",
        ["memorydb"] = "MemoryDb",
        ["monitor"] = "Monitor",
        ["monitoring"] = "Monitoring",
        ["mssql"] = "MSSql",
        ["network"] = "Network",
        ["operationalinsights"] = "OperationalInsights",
        ["operationsmanagement"] = "OperationsManagement",
        ["portal"] = "Portal",
        ["privatedns"] = "PrivateDns",
        ["rds"] = "Rds",
        ["recoveryservices"] = "RecoveryServices",
        ["redis"] = "Redis",
        ["redisenterprise"] = "RedisEnterprise",
        ["resources"] = "Resources",
        ["route53"] = "Route53",
        ["s3"] = "S3",
        ["scheduler"] = "Scheduler",
        ["secretsmanager"] = "SecretsManager",
        ["servicediscovery"] = "ServiceDiscovery",
        ["sns"] = "Sns",
        ["sql"] = "Sql",
        ["sqs"] = "Sqs",
        ["ssm"] = "Ssm",
        ["storage"] = "Storage",
        ["synthetics"] = "Synthetics",
        ["trafficmanager"] = "TrafficManager",
        ["vpc"] = "Vpc",
    };

    private readonly string _provider;
    private readonly Dictionary<(string Type, string Property), string> _exceptions;

    /// <summary>The names of a provider's package.</summary>
    /// <param name="provider">As in tokens: <c>azure-native</c>.</param>
    /// <param name="exceptions">The lines of <c>names.txt</c>.</param>
    public Naming(string provider, IEnumerable<string> exceptions)
    {
        _provider = provider;
        _exceptions = exceptions.Where(line => line is not ("" or ['#', ..])).Select(line => line.Split(' '))
            .Where(words => words[0] == provider).ToDictionary(words => (words[1], words[2]), words => words[3]);
        Root = provider switch
        {
            "aws" => "Pulumi.Aws",
            "azure" => "Pulumi.Azure",
            "azure-native" => "Pulumi.AzureNative",
            _ => throw new ArgumentException($"No namespace is known for the provider {provider}.", nameof(provider)),
        };
    }

    /// <summary>The package's name, which is its root namespace, too.</summary>
    public string Root { get; }

    /// <summary>The provider's name in C#, which its attribute begins with.</summary>
    public string ProviderName => Root["Pulumi.".Length..];

    /// <summary>Whether the provider is made of a Terraform provider: its schema names nested types otherwise.</summary>
    public bool IsBridged => _provider != "azure-native";

    /// <summary>A module's namespace.</summary>
    /// <exception cref="GeneratorException">The table above lacks the module.</exception>
    public string Namespace(string module) => (_provider, module) switch
    {
        (_, "index") => Root,
        ("aws", "lb") => $"{Root}.LB",
        ("azure", "lb") => $"{Root}.Lb",
        _ when Modules.TryGetValue(module, out var name) => $"{Root}.{name}",
        _ => throw new GeneratorException($"Naming.cs does not know the namespace of the module {module} of {_provider}."),
    };

    /// <summary>A property's name.</summary>
    /// <param name="owner">Module and class: <c>efs.BackupPolicy</c>.</param>
    /// <param name="wireName">Its name on the wire.</param>
    /// <param name="classes">The C# classes that have it.</param>
    /// <exception cref="GeneratorException">It would have its class's name.</exception>
    public string Property(string owner, string wireName, params ReadOnlySpan<string> classes)
    {
        var name = _exceptions.GetValueOrDefault((owner, wireName)) ?? Title(wireName);
        return classes.Contains(name)
            ? throw new GeneratorException($"The property {wireName} of {_provider} {owner} would have its class's name in C#; look its .NET name up and add it to offline/facts/names.txt.")
            : name;
    }

    /// <summary>The class of a function: <c>getZone</c> is <c>GetZone</c>.</summary>
    public static string Function(string token) => Title(token[(token.LastIndexOf(':') + 1)..]);

    /// <summary>A nested type's module and name, split.</summary>
    public static (string Module, string Name) Split(string type) =>
        type.LastIndexOf('.') is var dot and >= 0 ? (type[..dot], type[(dot + 1)..]) : ("index", type);

    /// <summary>The class of a nested input type of a resource; the schema of azure-native says <c>Args</c> itself.</summary>
    public string InputClass(string name) => IsBridged ? name + "Args" : name;

    /// <summary>The class of a nested type of a function's arguments that are outputs.</summary>
    public string FunctionInputClass(string name) => IsBridged ? name + "InputArgs" : name + "Args";

    /// <summary>The class of a nested type of a function's plain arguments.</summary>
    public string FunctionPlainClass(string name) => IsBridged ? name + "Args" : name;

    /// <summary>The class of a nested output type.</summary>
    public string OutputClass(string name, bool isOfFunction) => IsBridged && isOfFunction ? name + "Result" : name;

    /// <summary>The name of an enum's member.</summary>
    public static string EnumMember(string name, string enumName)
    {
        var safe = Underscores().Replace(NotInNames().Replace(name, "_"), "_");
        safe = Title(char.IsAsciiDigit(safe[0]) ? "_" + safe : safe);
        return safe == "Equals" ? "EqualsValue" : safe[0] == '_' ? enumName + safe : safe;
    }

    /// <summary>A name that may be a word of C#.</summary>
    public static string Parameter(string wireName) => "@" + wireName;

    private static string Title(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex NotInNames();

    [GeneratedRegex("_+")]
    private static partial Regex Underscores();
}
