using System.Collections.Immutable;

namespace Pulumi;

internal interface IOutput
{
    Task<OutputData> DataTask { get; }

    /// <summary>Gives an output that was made without a constructor its data.</summary>
    void Initialize(Task<OutputData> dataTask);
}

public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData> dataTask)
    {
        DataTask = dataTask;
        Deployment.Track(dataTask);
    }

    internal Task<OutputData> DataTask { get; private set; }

    Task<OutputData> IOutput.DataTask => DataTask;

    void IOutput.Initialize(Task<OutputData> dataTask) => DataTask = dataTask;

    public static Output<T> Create(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(OutputData.From(value));
    }

    public Output<TResult> Apply<TResult>(Func<T, TResult> func)
        => new(OutputData.Map(DataTask, data => func(data.As<T>())));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func)
        => new(OutputData.Bind(DataTask, data => OutputData.From(func(data.As<T>()))));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func)
        => new(OutputData.Bind(DataTask, data => func(data.As<T>())?.ToOutput().DataTask));

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
        => new(OutputData.Bind(DataTask, data => func(data.As<T>())?.DataTask));

    public Output<ValueTuple> Apply(Func<T, Task> func)
    {
        return new(OutputData.Bind(DataTask, data => Finish(func(data.As<T>()))));

        static async Task<OutputData> Finish(Task task)
        {
            await task.ConfigureAwait(false);
            return new OutputData(default(ValueTuple));
        }
    }

    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func) => Apply(value => func(value));

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var data = await DataTask.ConfigureAwait(false);
        return data.IsKnown ? data.As<T>() : whenUnknown;
    }

    public override string ToString()
    {
        var message = string.Join(
            Environment.NewLine,
            "Calling [ToString] on an [Output<T>] is not supported.",
            "",
            "To get the value of an Output<T> as an Output<string> consider:",
            "1. o.Apply(v => $\"prefix{v}suffix\")",
            "2. Output.Format($\"prefix{hostname}suffix\");",
            "",
            "See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.");
        var asked = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (asked == "1" || string.Equals(asked, "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException(message);

        Log.Warn(message);
        return message + Environment.NewLine + "This function may throw in a future version of Pulumi.";
    }
}

public static partial class Output
{
    public static Output<T> Create<T>(T value) => new(OutputData.From(value));

    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    public static Output<T> CreateSecret<T>(T value) => new(OutputData.From(value, isSecret: true));

    public static Output<T> CreateSecret<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(OutputData.From(value, isSecret: true));
    }

    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(OutputData.WithSecret(value.DataTask, isSecret: true));
    }

    public static Output<T> Unsecret<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new Output<T>(OutputData.WithSecret(output.DataTask, isSecret: false));
    }

    public static async Task<bool> IsSecretAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.DataTask.ConfigureAwait(false)).IsSecret;
    }

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return AllOf<T>(Array.ConvertAll(inputs, input => ((Output<T>)input).DataTask));
    }

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => All(inputs.ToArray());

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return AllOf<T>(Array.ConvertAll(outputs, output => output.DataTask));
    }

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => All(outputs.ToArray());

    /// <summary>A text with outputs and inputs in its holes.</summary>
    public static Output<string> Format(FormattableString formattableString)
    {
        ArgumentNullException.ThrowIfNull(formattableString);
        var holes = Array.ConvertAll(formattableString.GetArguments(), hole => hole switch
        {
            IInput input => input.ToOutput().DataTask,
            IOutput output => output.DataTask,
            _ => OutputData.From(hole),
        });
        return new Output<string>(OutputData.Combine(
            holes,
            all => string.Format(null, formattableString.Format, Array.ConvertAll(all, data => data.Value))));
    }

    private static Output<ImmutableArray<T>> AllOf<T>(Task<OutputData>[] sources)
        => new(OutputData.Combine(sources, all =>
        {
            var values = ImmutableArray.CreateBuilder<T>(all.Length);
            foreach (var data in all)
                values.Add(data.As<T>());
            return values.MoveToImmutable();
        }));
}
