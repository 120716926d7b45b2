using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

public static partial class Output
{
    /// <summary>The value as JSON text; outputs and inputs anywhere inside it are resolved first.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<string>(OutputJson.SerializeAsync(
            value.DataTask, (data, jsonOptions) => JsonSerializer.Serialize(data.As<T>(), jsonOptions), options));
    }

    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new Output<T>(OutputJson.DeserializeAsync(
            json.DataTask, (text, jsonOptions) => JsonSerializer.Deserialize<T>(text, jsonOptions), options));
    }
}

/// <summary>
/// Teaches the JSON serializer about outputs and inputs. A converter cannot await, so a pass that meets an output
/// still under way notes it, and the text is written again once it has arrived.
/// </summary>
internal sealed class OutputJson(OutputData outer) : JsonConverterFactory
{
    private readonly List<Task> _pending = [];
    private ImmutableHashSet<Resource> _resources = outer.Resources;
    private bool _isKnown = true;
    private bool _isSecret = outer.IsSecret;

    public static async Task<OutputData> SerializeAsync(
        Task<OutputData> source, Func<OutputData, JsonSerializerOptions, string> serialize, JsonSerializerOptions? options)
    {
        var data = await source.ConfigureAwait(false);
        if (!data.IsKnown)
            return new OutputData(null, isKnown: false, data.IsSecret, data.Resources);

        while (true)
        {
            var pass = new OutputJson(data);
            var json = serialize(data, pass.Extend(options));
            if (pass._pending.Count == 0)
                return new OutputData(pass._isKnown ? json : null, pass._isKnown, pass._isSecret, pass._resources);

            await Task.WhenAll(pass._pending).ConfigureAwait(false);
        }
    }

    public static async Task<OutputData> DeserializeAsync(
        Task<OutputData> source, Func<string, JsonSerializerOptions, object?> deserialize, JsonSerializerOptions? options)
    {
        var data = await source.ConfigureAwait(false);
        var value = data.IsKnown ? deserialize((string)data.Value!, new OutputJson(data).Extend(options)) : null;
        return new OutputData(value, data.IsKnown, data.IsSecret, data.Resources);
    }

    public override bool CanConvert(Type typeToConvert)
        => typeof(IInput).IsAssignableFrom(typeToConvert) || typeof(IOutput).IsAssignableFrom(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        Type[] arguments = typeToConvert.IsGenericType ? typeToConvert.GenericTypeArguments : [];
        var definition = typeToConvert.IsGenericType ? typeToConvert.GetGenericTypeDefinition() : null;
        var converter = definition == typeof(Output<>) ? typeof(OfOutput<>).MakeGenericType(arguments)
            : definition == typeof(Input<>) ? typeof(OfInput<>).MakeGenericType(arguments)
            : definition == typeof(InputList<>) ? typeof(OfInputList<>).MakeGenericType(arguments)
            : definition == typeof(InputMap<>) ? typeof(OfInputMap<>).MakeGenericType(arguments)
            : throw new NotSupportedException($"{typeToConvert} cannot be part of JSON.");
        return (JsonConverter)Activator.CreateInstance(
            converter, BindingFlags.Instance | BindingFlags.Public, binder: null, args: [this], culture: null)!;
    }

    private JsonSerializerOptions Extend(JsonSerializerOptions? options)
    {
        var extended = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        extended.Converters.Add(this);
        return extended;
    }

    private void Write<T>(Utf8JsonWriter writer, Task<OutputData> source, JsonSerializerOptions options)
    {
        if (!source.IsCompleted)
        {
            _pending.Add(source);
            writer.WriteNullValue();
            return;
        }

        var data = source.GetAwaiter().GetResult();
        _resources = OutputData.Union(_resources, data.Resources);
        _isSecret |= data.IsSecret;
        _isKnown &= data.IsKnown;
        if (data.IsKnown)
            JsonSerializer.Serialize(writer, data.As<T>(), options);
        else
            writer.WriteNullValue();
    }

    private Output<T> Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
        => new(Task.FromResult(new OutputData(
            JsonSerializer.Deserialize<T>(ref reader, options), isSecret: _isSecret, resources: _resources)));

    private sealed class OfOutput<T>(OutputJson json) : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => json.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options)
            => json.Write<T>(writer, value.DataTask, options);
    }

    private sealed class OfInput<T>(OutputJson json) : JsonConverter<Input<T>>
    {
        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => json.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options)
            => json.Write<T>(writer, value.ToOutput().DataTask, options);
    }

    private sealed class OfInputList<T>(OutputJson json) : JsonConverter<InputList<T>>
    {
        public override InputList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => json.Read<ImmutableArray<T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputList<T> value, JsonSerializerOptions options)
            => json.Write<ImmutableArray<T>>(writer, value.ToOutput().DataTask, options);
    }

    private sealed class OfInputMap<T>(OutputJson json) : JsonConverter<InputMap<T>>
    {
        public override InputMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => json.Read<ImmutableDictionary<string, T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputMap<T> value, JsonSerializerOptions options)
            => json.Write<ImmutableDictionary<string, T>>(writer, value.ToOutput().DataTask, options);
    }
}
