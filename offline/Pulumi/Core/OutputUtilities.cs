using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks inside an output; for tests.</summary>
public static class OutputUtilities
{
    public static Output<T> CreateUnknown<T>(T value)
        => new(Task.FromResult(new OutputData(value, isKnown: false)));

    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory)
        => CreateUnknown(default(T)!).Apply(_ => valueFactory());

    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);
        return new Output<T>(Depend(output.DataTask, resource));

        static async Task<OutputData> Depend(Task<OutputData> source, Resource resource)
        {
            var data = await source.ConfigureAwait(false);
            return new OutputData(data.Value, data.IsKnown, data.IsSecret, data.Resources.Add(resource));
        }
    }

    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output)
        => (await output.DataTask.ConfigureAwait(false)).IsKnown;

    public static Task<T> GetValueAsync<T>(Output<T> output) => output.GetValueAsync(whenUnknown: default!);

    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output)
        => (await output.DataTask.ConfigureAwait(false)).Resources;
}
