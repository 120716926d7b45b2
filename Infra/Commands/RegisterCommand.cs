using System.CommandLine;

namespace OctopusHA.Commands;

/// <summary><c>register</c>: prints how Tentacles and Kubernetes agents connect to a deployed cluster.</summary>
internal sealed class RegisterCommand : Command
{
    // The name of standard input, in place of a file.
    private const string StandardInput = "-";

    // SHA-1, as the portal shows it.
    private const int ThumbprintLength = 40;

    private const string SubscriptionScheme = "poll://";

    private readonly Option<string> _outputs = new("--outputs")
    {
        Description = "The deployed stack's outputs: a file that `pulumi stack output --json` wrote, or - for standard "
            + "input.",
        HelpName = "file|-",
        Required = true,
    };

    private readonly ChoiceOption<TentacleHost> _os = new("--os")
    {
        Description = "The operating system of the Tentacles. Default: all.",
    };

    private readonly Option<string?> _thumbprint = new("--thumbprint")
    {
        Description = "The thumbprint of the cluster's certificate, for Tentacle.config. Default: a placeholder.",
        HelpName = "hex",
    };

    private readonly Option<string?> _subscription = new("--subscription")
    {
        Description = "The Tentacle's subscription ID, for Tentacle.config. Default: a placeholder.",
        HelpName = "poll://id/",
    };

    private readonly Terminal _terminal;

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">What it reads and writes.</param>
    public RegisterCommand(Terminal terminal)
        : base("register",
            "Prints the commands that connect polling Tentacles and Kubernetes agents to a deployed cluster, the servers for "
            + "Tentacle.config and the agent's Helm values. The stack's output `registration` is the same text.")
    {
        _terminal = terminal;
        _thumbprint.Check(value => value.Length == ThumbprintLength && value.All(char.IsAsciiHexDigit) ? null
            : $"must be the {ThumbprintLength} hexadecimal digits in the portal under Configuration, Thumbprint");
        _subscription.Check(value => IsSubscription(value) ? null
            : $"must be a Tentacle's subscription ID, {SubscriptionScheme}<letters and digits>/");
        Add(_outputs);
        Add(_os);
        Add(_thumbprint);
        Add(_subscription);
        SetAction((options, _) => RunAsync(options));
    }

    private static bool IsSubscription(string text) =>
        text.StartsWith(SubscriptionScheme, StringComparison.Ordinal)
        && text[SubscriptionScheme.Length..].TrimEnd('/') is { Length: > 0 } id && id.All(char.IsAsciiLetterOrDigit);

    private async Task RunAsync(ParseResult options)
    {
        var source = options.GetValue(_outputs)!;
        var isInput = source == StandardInput;
        var json = await (isInput ? _terminal.Input.ReadToEndAsync() : ReadAsync(source));
        var registration = StackOutputs.ReadRegistration(json, isInput ? "standard input" : source) with
        {
            Host = options.GetValue(_os),
        };
        if (registration.Addresses.Count == 0)
        {
            throw new SettingsException(
                $"This cluster has no polling address. Set {OctopusSettings.Namespace}:polling.mode, deploy, and get the "
                + "outputs again.");
        }

        if (options.GetValue(_thumbprint) is { } thumbprint)
        {
            registration = registration with { Thumbprint = thumbprint.ToUpperInvariant() };
        }

        if (options.GetValue(_subscription) is { } subscription)
        {
            registration = registration with { Subscription = $"{subscription.TrimEnd('/')}/" };
        }

        _terminal.Output.Write(registration.Write());
    }

    private async Task<string> ReadAsync(string file)
    {
        try
        {
            return await File.ReadAllTextAsync(Path.Combine(_terminal.Folder, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var command = $"pulumi stack output --json --stack <stack> > {Path.GetFileName(file)}";
            throw new SettingsException($"Cannot read {file}: {exception.Message} `{command}` writes it.");
        }
    }
}
