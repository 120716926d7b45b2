using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// A file, a text, something on the network, or a collection of those. Mocks see which it is; what is in it shows in a
/// debugger only.
/// </summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string kind, object value) => (Kind, Value) = (kind, value);

    internal string Kind { get; }

    internal object Value { get; }
}

public abstract class Asset : AssetOrArchive
{
    private protected Asset(string kind, object value)
        : base(kind, value)
    {
    }
}

public sealed class FileAsset(string path) : Asset("path", path);

public sealed class StringAsset(string text) : Asset("text", text);

public sealed class RemoteAsset(string uri) : Asset("uri", uri);

public abstract class Archive : AssetOrArchive
{
    private protected Archive(string kind, object value)
        : base(kind, value)
    {
    }
}

public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets)
    : Archive("assets", assets.ToImmutableDictionary());

public sealed class FileArchive(string path) : Archive("path", path);

public sealed class RemoteArchive(string uri) : Archive("uri", uri);
