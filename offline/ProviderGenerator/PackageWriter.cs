using System.Text;
using System.Text.Json;

namespace OctopusHA.ProviderGenerator;

/// <summary>
/// Writes a provider's package as Pulumi's .NET generator does: what is selected in full, everything else in its
/// namespaces as a bare name, so that a short name that is ambiguous there is ambiguous here.
/// </summary>
internal sealed class PackageWriter
{
    private readonly Facts _facts;
    private readonly Naming _naming;
    private readonly Selection _selection;
    private readonly TypeWriter _types;
    private readonly SourceWriter _sources = new();

    private PackageWriter(Facts facts, Naming naming, Selection selection)
    {
        _facts = facts;
        _naming = naming;
        _selection = selection;
        _types = new TypeWriter(facts, naming);
    }

    /// <summary>Writes a package.</summary>
    /// <param name="facts">The provider's facts.</param>
    /// <param name="naming">Its names in C#.</param>
    /// <param name="tokens">The resources and functions that are written in full.</param>
    /// <exception cref="GeneratorException">A token or a name is unknown.</exception>
    public static SourceWriter Write(Facts facts, Naming naming, IEnumerable<string> tokens)
    {
        var writer = new PackageWriter(facts, naming, new Selection(facts, tokens));
        writer.WriteUtilities();
        writer.WriteSelected();
        writer.WriteBareNames();
        return writer._sources;
    }

    private void WriteSelected()
    {
        foreach (var (token, resource) in _selection.Resources)
            WriteResource(token, resource);
        foreach (var (token, function) in _selection.Functions)
            WriteFunction(token, function);
        foreach (var type in _selection.Inputs)
            WriteInputType(type, _naming.InputClass, "ResourceArgs", isPlain: false);
        foreach (var type in _selection.FunctionInputs)
        {
            WriteInputType(type, _naming.FunctionInputClass, "ResourceArgs", isPlain: false);
            WriteInputType(type, _naming.FunctionPlainClass, "InvokeArgs", isPlain: true);
        }

        foreach (var type in _selection.Outputs)
            WriteOutputType(type, isOfFunction: false);
        foreach (var type in _selection.FunctionOutputs)
            WriteOutputType(type, isOfFunction: true);
        foreach (var type in _selection.Enums)
            WriteEnum(type);
    }

    private void WriteResource(string token, ResourceFacts resource)
    {
        var (space, name) = (_naming.Namespace(resource.Module), resource.Class);
        var owner = $"{resource.Module}.{name}";
        // The token of a provider itself is its package's name.
        var isProvider = !token.Contains(':', StringComparison.Ordinal);
        var deprecated = _facts.Deprecated.Resources.GetValueOrDefault(token, []);
        var args = new InputClass($"{name}Args", "ResourceArgs")
        {
            Members = [.. Members(owner, resource.Inputs, $"{name}Args", resource.SecretInputs, deprecated)],
            Defaults = resource.Defaults,
            IsJson = isProvider,
        };
        var isOptional = args.Members.All(member => member.IsOptional);
        var argsValue = resource.Constants.Count == 0 ? $"args ?? new {name}Args()" : "MakeArgs(args)";
        var optionalArgs = isOptional ? $"{name}Args? args = null" : $"{name}Args args";

        var text = new StringBuilder();
        if (deprecated.Contains("*"))
            text.Append("[Obsolete(\"deprecated\")]\n");
        text.Append($"[{_naming.ProviderName}ResourceType(\"{(isProvider ? "pulumi:providers:" + token : token)}\")]\npublic partial class {name} : global::Pulumi.{(isProvider ? "ProviderResource" : "CustomResource")}\n{{\n");
        foreach (var (wireName, type) in resource.Outputs)
        {
            var (factType, isNullable) = FactType.Parse(type);
            var outputType = isProvider && factType is not PlainType ? "string" : _types.Output(factType, isOfFunction: false);
            text.Append($"    [Output(\"{wireName}\")] public Output<{outputType}{Question(factType, isNullable)}> {_naming.Property(owner, wireName, name)} {{ get; private set; }} = null!;\n");
        }

        text.Append($"    public {name}(string name, {optionalArgs}, CustomResourceOptions? options = null) : base(\"{token}\", name, {argsValue}, MakeResourceOptions(options, \"\")) {{ }}\n");
        if (!isProvider)
        {
            var (state, stateValue) = _naming.IsBridged ? ($"{name}State? state = null, ", "state") : ("", "null");
            text.Append($"    private {name}(string name, Input<string> id, {state}CustomResourceOptions? options = null) : base(\"{token}\", name, {stateValue}, MakeResourceOptions(options, id)) {{ }}\n");
            text.Append($"    public static {name} Get(string name, Input<string> id, {state}CustomResourceOptions? options = null) => new {name}(name, id, {(_naming.IsBridged ? "state, " : "")}options);\n");
        }

        if (resource.Constants.Count > 0)
        {
            var nullable = isOptional ? "?" : "";
            text.Append($"    private static {name}Args MakeArgs({name}Args{nullable} args)\n    {{\n        args ??= new {name}Args();\n");
            foreach (var (wireName, value) in resource.Constants)
                text.Append($"        args.{_naming.Property(owner, wireName)} = {value.GetRawText()};\n");
            text.Append("        return args;\n    }\n");
        }

        var secrets = string.Concat(resource.SecretOutputs.Select(output => $", \"{output}\""));
        text.Append($"    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id) => global::{_naming.Root}.Utilities.MakeOptions(options, id{secrets});\n}}\n");
        _sources.Add(space, name, text.ToString());
        _sources.Add(space, args.Name, Text(args));
        if (_naming.IsBridged && !isProvider)
            _sources.Add(space, $"{name}State", $"public sealed class {name}State : global::Pulumi.ResourceArgs {{ }}\n");
    }

    private void WriteFunction(string token, FunctionFacts function)
    {
        var (space, name) = (_naming.Namespace(function.Module), Naming.Function(token));
        var owner = $"{function.Module}.{token[(token.LastIndexOf(':') + 1)..]}";
        var deprecated = _facts.Deprecated.Functions.GetValueOrDefault(token, []);
        var result = $"{name}Result";
        var text = new StringBuilder($"public static class {name}\n{{\n");
        if (function.Args is null)
        {
            text.Append($"    public static Task<{result}> InvokeAsync(InvokeOptions? options = null) => global::Pulumi.Deployment.Instance.InvokeAsync<{result}>(\"{token}\", InvokeArgs.Empty, options.WithDefaults());\n");
            foreach (var options in (string[])["InvokeOptions? options = null", "InvokeOutputOptions options"])
                text.Append($"    public static Output<{result}> Invoke({options}) => global::Pulumi.Deployment.Instance.Invoke<{result}>(\"{token}\", InvokeArgs.Empty, options.WithDefaults());\n");
        }
        else
        {
            var plain = new InputClass($"{name}Args", "InvokeArgs")
            {
                Members = [.. Members(owner, function.Args, $"{name}Args", [], deprecated, _naming.FunctionPlainClass)],
                IsPlain = true,
            };
            var inputs = new InputClass($"{name}InvokeArgs", "InvokeArgs")
            {
                Members = [.. Members(owner, function.Args, $"{name}InvokeArgs", [], deprecated, _naming.FunctionInputClass)],
            };
            var isOptional = plain.Members.All(member => member.IsOptional);
            string Args(string type, bool mayOmit) => isOptional ? $"{type}? args{(mayOmit ? " = null" : "")}" : $"{type} args";
            text.Append($"    public static Task<{result}> InvokeAsync({Args(plain.Name, mayOmit: true)}, InvokeOptions? options = null) => global::Pulumi.Deployment.Instance.InvokeAsync<{result}>(\"{token}\", args ?? new {plain.Name}(), options.WithDefaults());\n");
            foreach (var (options, mayOmit) in ((string, bool)[])[("InvokeOptions? options = null", true), ("InvokeOutputOptions options", false)])
                text.Append($"    public static Output<{result}> Invoke({Args(inputs.Name, mayOmit)}, {options}) => global::Pulumi.Deployment.Instance.Invoke<{result}>(\"{token}\", args ?? new {inputs.Name}(), options.WithDefaults());\n");
            _sources.Add(space, plain.Name, Text(plain));
            _sources.Add(space, inputs.Name, Text(inputs));
        }

        _sources.Add(space, name, text.Append("}\n").ToString());
        _sources.Add(space, result, OutputClass(owner, result, function.Result, isOfFunction: true));
    }

    private void WriteInputType(string type, Func<string, string> className, string baseClass, bool isPlain)
    {
        var (module, name) = Naming.Split(type);
        var inputs = new InputClass(className(name), baseClass)
        {
            Members = [.. Members(type, _facts.Types[type], className(name), _facts.Secrets.GetValueOrDefault(type, []), _facts.Deprecated.Types.GetValueOrDefault(type, []), className)],
            Defaults = _facts.Defaults.GetValueOrDefault(type, new Dictionary<string, JsonElement>()),
            IsPlain = isPlain,
        };
        _sources.Add($"{_naming.Namespace(module)}.Inputs", inputs.Name, Text(inputs));
    }

    private void WriteOutputType(string type, bool isOfFunction)
    {
        var (module, name) = Naming.Split(type);
        var className = _naming.OutputClass(name, isOfFunction);
        _sources.Add($"{_naming.Namespace(module)}.Outputs", className, OutputClass(type, className, _facts.OutputTypes[type], isOfFunction));
    }

    private void WriteEnum(string type)
    {
        var (module, name) = Naming.Split(type);
        var text = new StringBuilder($$"""
            [EnumType]
            public readonly struct {{name}} : IEquatable<{{name}}>
            {
                private readonly string _value;
                private {{name}}(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

            """);
        foreach (var (member, value) in _facts.Enums[type].DistinctBy(member => Naming.EnumMember(member.Key, name)))
            text.Append($"    public static {name} {Naming.EnumMember(member, name)} {{ get; }} = new {name}({JsonSerializer.Serialize(value, FactsJson.Default.String)});\n");
        text.Append($$"""
                public static bool operator ==({{name}} left, {{name}} right) => left.Equals(right);
                public static bool operator !=({{name}} left, {{name}} right) => !left.Equals(right);
                public static explicit operator string({{name}} value) => value._value;
                [EditorBrowsable(EditorBrowsableState.Never)] public override bool Equals(object? obj) => obj is {{name}} other && Equals(other);
                public bool Equals({{name}} other) => string.Equals(_value, other._value, StringComparison.Ordinal);
                [EditorBrowsable(EditorBrowsableState.Never)] public override int GetHashCode() => _value?.GetHashCode() ?? 0;
                public override string ToString() => _value;
            }

            """);
        _sources.Add(_naming.Namespace(module), name, text.ToString());
    }

    private void WriteBareNames()
    {
        foreach (var (module, names) in _facts.Names)
        {
            var space = _naming.Namespace(module);
            foreach (var name in names.Classes)
                Bare(space, _naming.IsBridged ? [name, $"{name}Args", $"{name}State"] : [name, $"{name}Args"]);
            foreach (var name in names.Functions.Select(Naming.Function))
                Bare(space, name, $"{name}Args", $"{name}InvokeArgs", $"{name}Result");
            Bare(space, [.. names.Enums]);
            foreach (var name in names.Inputs)
                Bare($"{space}.Inputs", BareInputs(name, names.Inputs));
            foreach (var name in names.Outputs)
                Bare($"{space}.Outputs", _naming.OutputClass(name, isOfFunction: name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("List", StringComparison.Ordinal)));
        }
    }

    // The npm packages of bridged providers have X and XArgs for what functions take: XArgs and XInputArgs in .NET.
    private string[] BareInputs(string name, IReadOnlyList<string> all) => !_naming.IsBridged
        ? [name]
        : name.EndsWith("Args", StringComparison.Ordinal) && all.Contains(name[..^"Args".Length])
            ? [_naming.FunctionInputClass(name[..^"Args".Length])]
            : all.Contains($"{name}Args")
                ? [_naming.FunctionPlainClass(name)]
                : [_naming.InputClass(name), $"{name}GetArgs"];

    private void Bare(string space, params string[] names)
    {
        foreach (var name in names)
            _sources.Add(space, name, $"public sealed class {name};");
    }

    private void WriteUtilities()
    {
        _sources.Add(_naming.Root, $"{_naming.ProviderName}ResourceTypeAttribute", $"public class {_naming.ProviderName}ResourceTypeAttribute(string type) : global::Pulumi.ResourceTypeAttribute(type, Utilities.Version);\n");
        _sources.Add(_naming.Root, "Utilities", $$"""
            static class Utilities
            {
                public static string Version => "{{_facts.Version}}";
                public static InvokeOptions WithDefaults(this InvokeOptions? options)
                {
                    var defaults = options ?? new InvokeOptions();
                    defaults.Version ??= Version;
                    return defaults;
                }
                public static InvokeOutputOptions WithDefaults(this InvokeOutputOptions? options)
                {
                    var defaults = options ?? new InvokeOutputOptions();
                    defaults.Version ??= Version;
                    return defaults;
                }
                public static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string>? id, params string[] secrets)
                {
                    var defaults = new CustomResourceOptions { Version = Version };
                    defaults.AdditionalSecretOutputs.AddRange(secrets);
                    var merged = CustomResourceOptions.Merge(defaults, options);
                    merged.Id = id ?? merged.Id;
                    return merged;
                }
                public static Input<T>? Secret<T>(Input<T>? value)
                {
                    if (value is null)
                        return null;
                    return Output.Tuple<Input<T>, int>(value, Output.CreateSecret(0)).Apply(pair => pair.Item1);
                }
                public static InputList<T> Secret<T>(InputList<T> value) => Output.All(value, Output.CreateSecret(ImmutableArray.Create<T>())).Apply(all => all[0]);
                public static InputMap<T> Secret<T>(InputMap<T> value) => Output.All(value, Output.CreateSecret(ImmutableDictionary.Create<string, T>())).Apply(all => all[0]);
            }

            """);
    }

    private IEnumerable<InputMember> Members(
        string owner, IReadOnlyDictionary<string, string> properties, string className, IReadOnlyList<string> secrets, IReadOnlyList<string> deprecated, Func<string, string>? nestedClass = null)
    {
        foreach (var (wireName, text) in properties)
        {
            var (type, isOptional) = FactType.Parse(text);
            yield return new InputMember(wireName, _naming.Property(owner, wireName, className), type, isOptional)
            {
                NestedClass = nestedClass ?? _naming.InputClass,
                IsSecret = secrets.Contains(wireName),
                IsDeprecated = deprecated.Contains(wireName),
            };
        }
    }

    private string Text(InputClass inputs)
    {
        var text = new StringBuilder($"public sealed class {inputs.Name} : global::Pulumi.{inputs.BaseClass}\n{{\n");
        foreach (var member in inputs.Members)
        {
            var type = inputs.IsPlain ? _types.Argument(member.Type, member.NestedClass) : _types.Input(member.Type, member.NestedClass);
            var attribute = $"[Input(\"{member.WireName}\"{(member.IsOptional ? "" : ", required: true")}{(inputs.IsJson && member.Type is not PlainType { Name: "string" } ? ", json: true" : "")})]";
            var obsolete = member.IsDeprecated ? "[Obsolete(\"deprecated\")] " : "";
            var setter = member.IsSecret && !inputs.IsPlain ? $"global::{_naming.Root}.Utilities.Secret(value)" : "value";
            if (member.Type is ListType or MapType)
            {
                text.Append($"    {attribute} private {type}? _{member.WireName};\n    {obsolete}public {type} {member.Name} {{ get => _{member.WireName} ??= new {type}(); set => _{member.WireName} = {setter}; }}\n");
            }
            else if (member.IsSecret && member.Type is not UnionType)
            {
                text.Append($"    {attribute} private {type}? _{member.WireName};\n    {obsolete}public {type}? {member.Name} {{ get => _{member.WireName}; set => _{member.WireName} = {setter}; }}\n");
            }
            else
            {
                var initial = member.IsOptional || (inputs.IsPlain && TypeWriter.IsValueType(member.Type)) ? "" : " = null!;";
                text.Append($"    {attribute} {obsolete}public {type}{(member.IsOptional ? "?" : "")} {member.Name} {{ get; set; }}{initial}\n");
            }
        }

        text.Append($"    public {inputs.Name}()\n    {{\n");
        foreach (var member in inputs.Members.Where(member => inputs.Defaults.ContainsKey(member.WireName)))
            text.Append($"        {member.Name} = {_types.Value(member.Type, inputs.Defaults[member.WireName])};\n");
        return text.Append($"    }}\n    public static new {inputs.Name} Empty => new {inputs.Name}();\n}}\n").ToString();
    }

    private string OutputClass(string owner, string name, IReadOnlyDictionary<string, string> properties, bool isOfFunction)
    {
        var fields = properties.Select(property =>
        {
            var (type, isNullable) = FactType.Parse(property.Value);
            return (WireName: property.Key, Name: _naming.Property(owner, property.Key, name), Type: _types.Output(type, isOfFunction) + Question(type, isNullable));
        }).ToList();
        var text = new StringBuilder($"[OutputType]\npublic sealed class {name}\n{{\n");
        foreach (var field in fields)
            text.Append($"    public readonly {field.Type} {field.Name};\n");
        text.Append($"    [OutputConstructor]\n    private {name}({string.Join(", ", fields.Select(field => $"{field.Type} {Naming.Parameter(field.WireName)}"))})\n    {{\n");
        foreach (var field in fields)
            text.Append($"        this.{field.Name} = {Naming.Parameter(field.WireName)};\n");
        return text.Append("    }\n}\n").ToString();
    }

    // Immutable arrays have an empty value of their own and no question mark.
    private static string Question(FactType type, bool isNullable) => isNullable && type is not ListType ? "?" : "";

    private sealed record InputMember(string WireName, string Name, FactType Type, bool IsOptional)
    {
        public required Func<string, string> NestedClass { get; init; }
        public bool IsSecret { get; init; }
        public bool IsDeprecated { get; init; }
    }

    private sealed record InputClass(string Name, string BaseClass)
    {
        public required IReadOnlyList<InputMember> Members { get; init; }
        public IReadOnlyDictionary<string, JsonElement> Defaults { get; init; } = new Dictionary<string, JsonElement>();

        /// <summary>Whether it takes values only, and no outputs.</summary>
        public bool IsPlain { get; init; }

        /// <summary>Whether all but strings go as JSON, as in a provider's own arguments.</summary>
        public bool IsJson { get; init; }
    }
}
