using OctopusHA.Settings.Rules;

namespace OctopusHA.Commands;

/// <summary>
/// The program as the Pulumi engine runs it. The SDK asks for the stack within the deployment, and there the settings
/// are read: what is wrong with them ends the deployment as a message of the engine, with no stack trace.
/// </summary>
internal sealed class EngineProgram : IServiceProvider
{
    /// <summary>Whether the engine started the process: it says so by these variables.</summary>
    /// <param name="variable">The value of an environment variable; null when it is not set.</param>
    public static bool IsRunByEngine(Func<string, string?> variable) =>
        variable("PULUMI_MONITOR") is { Length: > 0 } && variable("PULUMI_ENGINE") is { Length: > 0 };

    /// <summary>Deploys, or previews against the account, as the engine says.</summary>
    /// <returns>The exit code that the engine expects.</returns>
    public static Task<int> RunAsync() => Deployment.RunAsync<OctopusStack>(new EngineProgram());

    /// <inheritdoc/>
    public object? GetService(Type serviceType) => serviceType == typeof(OctopusStack) ? CreateStack() : null;

    // Reported before the deployment, because the provider reports it only after most resources are created.
    private static readonly Problem NoSubscription = new("azure:subscriptionId", null,
        "is missing, and the Azure provider for backups does not get it from the Azure CLI; set the environment variable "
        + "ARM_SUBSCRIPTION_ID, which all Azure providers use: "
        + "`export ARM_SUBSCRIPTION_ID=$(az account show --query id --output tsv)`");

    private static OctopusStack CreateStack()
    {
        var configuration = EngineConfiguration.Read(OctopusSettings.Model);
        var region = RegionSetting.OfEngine(configuration);
        var reading = SettingsReader.Read(configuration, Strictness.Deployment, Deployment.Instance.StackName, region)
            .Hiding(EngineConfiguration.SecretNames(OctopusSettings.Model));
        if (ClusterPlan.Create(reading.Settings).Storage.HasAzureBackups && !NamesSubscription())
        {
            reading = reading with { Problems = [.. reading.Problems, NoSubscription] };
        }

        foreach (var warning in reading.Warnings)
        {
            Log.Warn(warning.ToString());
        }

        try
        {
            return new OctopusStack(reading.OrThrow($"stack {Deployment.Instance.StackName}"));
        }
        catch (SettingsException exception)
        {
            throw new RunException(exception.Message);
        }
    }

    // Unlike the native provider, the classic one does not read the subscription from the Azure CLI ("Azure Classic v6
    // Migration Guide").
    private static bool NamesSubscription() =>
        new Config("azure").Get("subscriptionId") is not null
        || Environment.GetEnvironmentVariable("ARM_SUBSCRIPTION_ID") is { Length: > 0 };
}
