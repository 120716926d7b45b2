using OctopusHA.Components;
using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary>What <c>register</c> is asked for.</summary>
/// <param name="Outputs">The file with the stack's outputs; <see cref="Verbs.StandardInput"/> for standard input.</param>
/// <param name="Host">Which Tentacles.</param>
/// <param name="Thumbprint">The thumbprint of the cluster's certificate; null for a place to fill in.</param>
/// <param name="Subscription">The Tentacle's subscription; null for a place to fill in.</param>
internal sealed record RegisterRequest(string Outputs, TentacleHost Host, string? Thumbprint, string? Subscription);

/// <summary><c>register</c>: prints what makes Tentacles and agents poll a deployed cluster.</summary>
internal static class RegisterCommand
{
    /// <summary>Runs the verb.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="terminal">What it reads and writes.</param>
    /// <exception cref="SettingsException">The outputs cannot be read, or are not those of a stack of this program.</exception>
    public static async Task<int> RunAsync(RegisterRequest request, Terminal terminal)
    {
        var isInput = request.Outputs == Verbs.StandardInput;
        var json = isInput ? await terminal.Input.ReadToEndAsync().ConfigureAwait(false) : await ReadAsync(request.Outputs, terminal.Folder).ConfigureAwait(false);
        var registration = StackOutputs.ReadRegistration(json, isInput ? "standard input" : request.Outputs) with { Host = request.Host };
        if (registration.Addresses.Count == 0)
        {
            throw new SettingsException($"This cluster has no polling address. Set {OctopusSettings.Namespace}:polling.mode, deploy, and write its outputs anew.");
        }

        if (request.Thumbprint is { } thumbprint)
        {
            registration = registration with { Thumbprint = thumbprint.ToUpperInvariant() };
        }

        if (request.Subscription is { } subscription)
        {
            registration = registration with { Subscription = $"{subscription.TrimEnd('/')}/" };
        }

        terminal.Output.Write(registration.Write());
        return CommandLine.Done;
    }

    private static async Task<string> ReadAsync(string file, string folder)
    {
        try
        {
            return await File.ReadAllTextAsync(Path.Combine(folder, file)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{file} cannot be read: {exception.Message} `pulumi stack output --json --stack <stack> > {Path.GetFileName(file)}` writes it.");
        }
    }
}
