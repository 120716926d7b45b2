using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Pulumi.Tests;

internal static class Run
{
    private static readonly TestOptions Preview = new() { IsPreview = true };
    private static readonly TestOptions Update = new() { IsPreview = false };

    public static Task<ImmutableArray<Resource>> PreviewAsync(IMocks mocks, Action program)
        => Deployment.TestAsync(mocks, Preview, program);

    public static Task<ImmutableArray<Resource>> PreviewAsync(Action program) => PreviewAsync(new Mocks(), program);

    public static Task<ImmutableArray<Resource>> PreviewAsync(Func<Task> program)
        => Deployment.TestAsync(new Mocks(), Preview, program);

    public static Task<ImmutableArray<Resource>> UpdateAsync(IMocks mocks, Action program)
        => Deployment.TestAsync(mocks, Update, program);

    public static Task<ImmutableArray<Resource>> UpdateAsync(Func<Task> program)
        => Deployment.TestAsync(new Mocks(), Update, program);

    /// <summary>What the mocks get to see of a bucket.</summary>
    public static async Task<ImmutableDictionary<string, object>> InputsAsync(Func<BucketArgs> args)
    {
        var mocks = new Mocks();
        await PreviewAsync(mocks, () => _ = new Bucket("b", args()));
        return mocks.InputsOf("b");
    }

    /// <summary>What becomes of a bucket for which the mocks answer with that state.</summary>
    public static async Task<Bucket> BucketAsync(IDictionary<string, object> state, bool isPreview = true)
    {
        Bucket bucket = null!;
        var mocks = new Mocks { OnResource = _ => Task.FromResult<(string?, object)>(("id", state)) };
        await Deployment.TestAsync(
            mocks, new TestOptions { IsPreview = isPreview }, () => { bucket = new Bucket("b"); });
        return bucket;
    }

    public static Task<T> ValueAsync<T>(this Output<T> output) => OutputUtilities.GetValueAsync(output);

    public static Task<bool> IsKnownAsync<T>(this Output<T> output) => OutputUtilities.GetIsKnownAsync(output);

    public static Task<bool> IsSecretAsync<T>(this Output<T> output) => Output.IsSecretAsync(output);

    public static Task<ImmutableHashSet<Resource>> DependenciesAsync<T>(this Output<T> output)
        => OutputUtilities.GetDependenciesAsync(output);

    public static Output<T> Unknown<T>(T value) => OutputUtilities.CreateUnknown(value);
}
