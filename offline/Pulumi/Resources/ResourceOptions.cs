namespace Pulumi;

public abstract class ResourceOptions
{
    private InputList<Resource>? _dependsOn;
    private InputList<Resource>? _replaceWith;
    private List<string>? _hideDiffs;
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private List<ResourceTransformation>? _resourceTransformations;
    private List<Input<Alias>>? _aliases;

    private protected ResourceOptions()
    {
    }

    public Input<string>? Id { get; set; }

    public string? Urn { get; set; }

    public Resource? Parent { get; set; }

    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    public bool? Protect { get; set; }

    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    public string? Version { get; set; }

    public string? PluginDownloadURL { get; set; }

    public ProviderResource? Provider { get; set; }

    public CustomTimeouts? CustomTimeouts { get; set; }

    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }

    public List<Input<Alias>> Aliases
    {
        get => _aliases ??= [];
        set => _aliases = value;
    }

    public bool? RetainOnDelete { get; set; }

    public Resource? DeletedWith { get; set; }

    public InputList<Resource> ReplaceWith
    {
        get => _replaceWith ??= [];
        set => _replaceWith = value;
    }

    public List<string> HideDiffs
    {
        get => _hideDiffs ??= [];
        set => _hideDiffs = value;
    }

    public Input<object>? ReplacementTrigger { get; set; }

    internal bool HasDependencies => _dependsOn is not null;

    internal abstract ResourceOptions Clone();

    /// <summary>The later option wins; collections are joined.</summary>
    private protected void Overlay(ResourceOptions? over)
    {
        if (over is null)
            return;

        Id = over.Id ?? Id;
        Urn = over.Urn ?? Urn;
        Parent = over.Parent ?? Parent;
        Protect = over.Protect ?? Protect;
        Version = over.Version ?? Version;
        PluginDownloadURL = over.PluginDownloadURL ?? PluginDownloadURL;
        Provider = over.Provider ?? Provider;
        CustomTimeouts = over.CustomTimeouts?.Clone() ?? CustomTimeouts;
        RetainOnDelete = over.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = over.DeletedWith ?? DeletedWith;
        ReplacementTrigger = over.ReplacementTrigger ?? ReplacementTrigger;

        if (over._dependsOn is not null)
            _dependsOn = _dependsOn is null ? over._dependsOn.Clone() : _dependsOn.Concat(over._dependsOn);
        if (over._replaceWith is not null)
            _replaceWith = _replaceWith is null ? over._replaceWith.Clone() : _replaceWith.Concat(over._replaceWith);
        Join(ref _hideDiffs, over._hideDiffs);
        Join(ref _ignoreChanges, over._ignoreChanges);
        Join(ref _replaceOnChanges, over._replaceOnChanges);
        Join(ref _resourceTransformations, over._resourceTransformations);
        Join(ref _aliases, over._aliases);
    }

    private protected static void Join<T>(ref List<T>? list, List<T>? more)
    {
        if (more is not null)
            list = list is null ? [.. more] : [.. list, .. more];
    }
}

public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;
    private Dictionary<string, string>? _envVarMappings;

    public bool? DeleteBeforeReplace { get; set; }

    public string? ImportId { get; set; }

    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    public Dictionary<string, string> EnvVarMappings
    {
        get => _envVarMappings ??= [];
        set => _envVarMappings = value;
    }

    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions();
        merged.Overlay(options1);
        merged.Overlay(options2);
        return merged;
    }

    internal override ResourceOptions Clone() => Merge(this, null);

    private void Overlay(CustomResourceOptions? over)
    {
        base.Overlay(over);
        DeleteBeforeReplace = over?.DeleteBeforeReplace ?? DeleteBeforeReplace;
        ImportId = over?.ImportId ?? ImportId;
        Join(ref _additionalSecretOutputs, over?._additionalSecretOutputs);
        foreach (var (name, value) in over?._envVarMappings ?? [])
            EnvVarMappings[name] = value;
    }
}

public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    public List<ProviderResource> Providers
    {
        get => _providers ??= [];
        set => _providers = value;
    }

    public static ComponentResourceOptions Merge(
        ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        merged.Overlay(options1);
        merged.Overlay(options2);
        Join(ref merged._providers, options1?._providers);
        Join(ref merged._providers, options2?._providers);
        if (merged._providers is { Count: > 1 } providers)
        {
            // One provider for each package; the last one given is the one that counts.
            merged._providers = [.. providers.Where(
                (provider, at) => providers.FindLastIndex(other => other.Package == provider.Package) == at)];
        }

        return merged;
    }

    internal override ResourceOptions Clone() => Merge(this, null);
}

public class StackOptions
{
    private List<ResourceTransformation>? _resourceTransformations;

    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }
}
