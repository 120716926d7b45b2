namespace Pulumi.AzureNative;

/// <summary>What every generated resource of the package does in the same way.</summary>
internal static class Provider
{
    /// <summary>The options of a resource, with those outputs secret that the package marks so.</summary>
    public static CustomResourceOptions Defaults(CustomResourceOptions? options, params string[] secretOutputs)
    {
        var defaults = new CustomResourceOptions();
        defaults.AdditionalSecretOutputs.AddRange(secretOutputs);
        return CustomResourceOptions.Merge(defaults, options);
    }
}

/// <summary>Inputs that the package makes secret, whoever sets them.</summary>
internal static class Secrets
{
    public static Input<string>? Mark(Input<string>? value)
    {
        if (value is null)
        {
            return null;
        }

        return Output.Tuple<Input<string>, int>(value, Output.CreateSecret(0)).Apply(pair => pair.Item1);
    }
}
