using System.CommandLine;
using OctopusHA.Plan;

namespace OctopusHA.Commands;

/// <summary>The verbs of the command line and their options; the help is written from here.</summary>
internal sealed class Verbs
{
    /// <summary>The option that names a stack.</summary>
    public const string StackOption = "--stack";

    /// <summary>The format that a person reads.</summary>
    public const string Text = "text";

    /// <summary>The format that a tool reads.</summary>
    public const string Json = "json";

    /// <summary>The format of a pull request's comment.</summary>
    public const string Markdown = "markdown";

    /// <summary>The option that lets what is not committed take part in a comparison.</summary>
    public const string AllowDirtyOption = "--allow-dirty";

    private static readonly string[] Formats = [Text, Json, Markdown];

    /// <summary>The name of standard input, where a file belongs.</summary>
    public const string StandardInput = "-";

    /// <summary>Puts the verbs together.</summary>
    public Verbs()
    {
        Check(Format, value => Formats.Contains(value, StringComparer.Ordinal), $"set {Text}, {Json} or {Markdown}");
        Check(Os, value => Hosts.Contains(value, StringComparer.Ordinal), $"set {string.Join(" or ", Hosts)}");
        // SHA-1, as Octopus shows it under Configuration, Thumbprint.
        Check(Thumbprint, value => value.Length == 40 && value.All(char.IsAsciiHexDigit), "must be the 40 hexadecimal digits that the portal shows under Configuration, Thumbprint");
        Check(Subscription, value => value.StartsWith("poll://", StringComparison.Ordinal) && value["poll://".Length..].TrimEnd('/') is { Length: > 0 } id && id.All(char.IsAsciiLetterOrDigit),
            "must be a Tentacle's subscription, poll://<letters and digits>/");
        Tasks.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }, ..] && SizingCommand.Fault(value) is { } fault)
            {
                result.AddError($"{Tasks.Name} {value}: {fault}");
            }
        });
        Register.Add(Outputs);
        Register.Add(Os);
        Register.Add(Thumbprint);
        Register.Add(Subscription);
        Sizing.Add(Tasks);
        Output.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }, ..] && DiagramCommand.Fault(value) is { } fault)
            {
                result.AddError($"{Output.Name} {value}: {fault}");
            }
        });
        Diagram.Add(Stack);
        Diagram.Add(Output);
        Preview.Add(Stack);
        Preview.Add(Format);
        Preview.Add(Diff);
        Preview.Add(AllowDirty);
        Preview.Add(WhatIf);
        Validate.Add(Stack);
        Secrets.Add(Stack);
        HelpVerb.Add(HelpTopic);
        Root.Add(Preview);
        Root.Add(Validate);
        Root.Add(Secrets);
        Root.Add(Register);
        Root.Add(Schema);
        Root.Add(Diagram);
        Root.Add(Sizing);
        Root.Add(HelpVerb);
        Version = Root.Options.OfType<VersionOption>().Single();
    }

    /// <summary>What stands above the verbs.</summary>
    public RootCommand Root { get; } = new();

    /// <summary>Shows what would be deployed.</summary>
    public Command Preview { get; } = new("preview",
        "Shows what `pulumi up` would register, with no cloud account, no Pulumi and no secrets: every component and resource, addresses and ports, health checks, nodes, database, storage, and what is still missing.");

    /// <summary>Checks the settings.</summary>
    public Command Validate { get; } = new("validate",
        "Checks the settings of a stack as a deployment would, secrets included, and lists everything that is wrong at once. Encrypted secrets count as present.");

    /// <summary>Makes secrets.</summary>
    public Command Secrets { get; } = new("secrets",
        "Prints the commands that set a stack's secrets, with fresh values: the master key, the administrator's and the database's password. It writes no file; running the commands is yours. Secrets that the stack already has are left alone.");

    /// <summary>Tells how Tentacles come to poll.</summary>
    public Command Register { get; } = new("register",
        "Prints what makes polling Tentacles and Kubernetes agents poll a deployed cluster: the exact commands for every node, for a Tentacle that is there and for a new one, the servers for Tentacle.config, and the agent's Helm values. The stack's output `registration` is the same text.");

    /// <summary>Tells editors what a stack file may say.</summary>
    public Command Schema { get; } = new("schema",
        "Prints the JSON Schema (2020-12) of Pulumi.<stack>.yaml, from which an editor completes, explains and checks the settings while you write. The same stands in octopus-ha.schema.json; a stack file names it in its first line.");

    /// <summary>Draws.</summary>
    public Command Diagram { get; } = new("diagram",
        "Draws what would be deployed: zones as columns, nodes inside, load balancers, database, storage, and arrows with ports. As Mermaid, which GitHub, GitLab and Azure DevOps draw in Markdown, or as an SVG, which Graphviz draws.");

    /// <summary>Compares sizes.</summary>
    public Command Sizing { get; } = new("sizing",
        "Compares layouts of nodes that run a number of tasks at once, by Octopus's own sizing table: nodes and their size, vCPU, memory, and what is lost with one node. Recommends one, and prints the settings for it.");

    /// <summary>Explains.</summary>
    public Command HelpVerb { get; } = new("help", "Explains the program, or one verb.");

    /// <summary>The stack.</summary>
    public Option<string?> Stack { get; } = new(StackOption)
    {
        Description = "The stack's name, or the path of its Pulumi.<stack>.yaml. When left out: dev, or the only stack there is.",
        HelpName = "name|path",
    };

    /// <summary>The format of a preview.</summary>
    public Option<string> Format { get; } = new("--format")
    {
        Description = "text for a person, json for a tool, in the shape of `pulumi preview --json`, or markdown for the comment of a pull request. When left out: text.",
        HelpName = string.Join('|', Formats),
        DefaultValueFactory = _ => Text,
    };

    /// <summary>What to compare with.</summary>
    public Option<string?> Diff { get; } = new("--diff")
    {
        Description = "Compares with a document that `preview --format json` wrote, or with the stack as it was at a git ref: what would be created, changed, replaced and deleted, and first of all which data would be lost. Differences are no error: the exit code is 0. When left out: nothing is compared.",
        HelpName = "document|ref",
    };

    /// <summary>Whether what is not committed takes part.</summary>
    public Option<bool> AllowDirty { get; } = new(AllowDirtyOption)
    {
        Description = "Compares what lies in the folder, changes that are not committed included. When left out: such changes to the stack or the program are an error.",
    };

    /// <summary>Whether to tell what remains when something fails.</summary>
    public Option<bool> WhatIf { get; } = new("--what-if")
    {
        Description = "Tells what remains when a zone fails, when a node fails and when a node drains: tasks, web, polling, database, storage, way out. Read from the zones, routes and health checks of what would be deployed.",
    };

    /// <summary>The outputs of a deployed stack.</summary>
    public Option<string> Outputs { get; } = new("--outputs")
    {
        Description = "The outputs of the deployed stack: a file that `pulumi stack output --json` wrote, or - for standard input.",
        HelpName = "file|-",
        Required = true,
    };

    /// <summary>Which Tentacles.</summary>
    public Option<string> Os { get; } = new("--os")
    {
        Description = "The system of the Tentacles. When left out: all.",
        HelpName = string.Join('|', Hosts),
        DefaultValueFactory = _ => Hosts[0],
    };

    /// <summary>The thumbprint of the cluster's certificate.</summary>
    public Option<string?> Thumbprint { get; } = new("--thumbprint")
    {
        Description = "The thumbprint of the cluster's certificate, for Tentacle.config. When left out: a place to fill in.",
        HelpName = "hex",
    };

    /// <summary>The Tentacle's subscription.</summary>
    public Option<string?> Subscription { get; } = new("--subscription")
    {
        Description = "The Tentacle's subscription, for Tentacle.config. When left out: a place to fill in.",
        HelpName = "poll://id/",
    };

    /// <summary>The file of a diagram.</summary>
    public Option<string?> Output { get; } = new("--output")
    {
        Description = "The file to write; its ending says what: .svg (needs Graphviz), .dot, .mmd, or .md for Mermaid inside Markdown. When left out: Mermaid on the terminal.",
        HelpName = "file",
    };

    /// <summary>The tasks to size for.</summary>
    public Option<string> Tasks { get; } = new("--tasks")
    {
        Description = $"The tasks (deployments, runbook runs) that the whole cluster shall run at once: 1 to {NodeLayout.MostTasks}.",
        HelpName = "number",
        Required = true,
    };

    /// <summary>The verb to explain.</summary>
    public Argument<string?> HelpTopic { get; } = new("verb") { Arity = ArgumentArity.ZeroOrOne, Description = "The verb. When left out: all of it." };

    /// <summary>Asks for the program's version.</summary>
    public VersionOption Version { get; }

    private static string[] Hosts { get; } = [.. Enum.GetNames<Components.TentacleHost>().Select(Settings.Names.KebabCase)];

    private static void Check<T>(Option<T> option, Func<string, bool> isWell, string fault) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var value }, ..] && !isWell(value))
        {
            result.AddError($"{option.Name} {value}: {fault}.");
        }
    });
}
