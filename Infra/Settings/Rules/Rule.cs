namespace OctopusHA.Settings.Rules;

/// <summary>
/// One rule of the settings: what it is about, where it applies, and the message when it is broken. A rule is silent
/// when its setting, or one that it needs, could not be read. <see cref="RuleShapes"/> has the shapes that recur.
/// </summary>
internal sealed record Rule
{
    private readonly Func<RuleContext, IEnumerable<Problem>> _find;

    private Rule(string path, string name, bool isWarning, Func<RuleContext, IEnumerable<Problem>> find)
    {
        Path = path;
        Name = $"{path}/{name}";
        IsWarning = isWarning;
        _find = find;
    }

    /// <summary>The setting or the section that it is about: <c>nodes.count</c>.</summary>
    public string Path { get; }

    /// <summary>The name, which tests use: <c>nodes.count/single</c>.</summary>
    public string Name { get; }

    /// <summary>Whether a broken rule is a warning; otherwise it is a problem, and nothing is deployed.</summary>
    public bool IsWarning { get; }

    /// <summary>
    /// The rules of which only the first that is broken is reported for a path; null for a rule on its own.
    /// </summary>
    public object? Chain { get; private init; }

    private Cloud? Cloud { get; init; }

    private NodeHost? Host { get; init; }

    private bool ForGivenOnly { get; init; }

    private IReadOnlyList<Func<PlannedSettings, bool>> Conditions { get; init; } = [];

    private IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>A rule with a problem or warning for each place at which it is broken.</summary>
    /// <param name="path">The setting.</param>
    /// <param name="name">What it demands, in a word or two; with the setting it is unique.</param>
    /// <param name="isWarning">Whether it only warns.</param>
    /// <param name="find">Finds the places.</param>
    public static Rule Of(string path, string name, bool isWarning, Func<RuleContext, IEnumerable<Problem>> find) =>
        new(path, name, isWarning, find);

    /// <summary>Rules for one cloud.</summary>
    public static Rule[] On(Cloud cloud, params Rule[] rules) => [.. rules.Select(rule => rule with { Cloud = cloud })];

    /// <summary>Rules for one kind of node.</summary>
    public static Rule[] On(NodeHost host, params Rule[] rules) => [.. rules.Select(rule => rule with { Host = host })];

    /// <summary>Rules for one kind of node in one cloud.</summary>
    public static Rule[] On(Cloud cloud, NodeHost host, params Rule[] rules) => On(cloud, On(host, rules));

    /// <summary>Rules for stacks that meet a condition.</summary>
    public static Rule[] When(Func<PlannedSettings, bool> condition, params Rule[] rules) =>
        [.. rules.Select(rule => rule with { Conditions = [condition, .. rule.Conditions] })];

    /// <summary>
    /// Rules of which only the first that is broken is reported for a path: the form of a value, then its bounds.
    /// </summary>
    public static Rule[] FirstOf(params Rule[] rules)
    {
        var chain = new object();
        return [.. rules.Select(rule => rule with { Chain = chain })];
    }

    /// <summary>The same rule, for stacks that give the setting.</summary>
    public Rule IfGiven() => this with { ForGivenOnly = true };

    /// <summary>The same rule, silent when one of these settings could not be read.</summary>
    public Rule Needs(params string[] paths) => this with { Needed = [.. Needed, .. paths] };

    /// <summary>Whether the rule applies to a stack.</summary>
    /// <param name="context">The stack's settings.</param>
    public bool AppliesTo(RuleContext context) =>
        (Cloud is null || (Cloud == context.Settings.Cloud && context.HasNoProblem("cloud")))
        && (Host is null || (Host == context.Settings.Plan.Host && context.HasNoProblem("nodes.host")))
        && (!ForGivenOnly || context.IsGiven(Path))
        && context.HasNoProblem(Path)
        && Needed.All(context.HasNoProblem)
        && Conditions.All(condition => condition(context.Settings));

    /// <summary>The places at which a stack breaks the rule; none where it does not apply.</summary>
    /// <param name="context">The stack's settings.</param>
    public IEnumerable<Problem> Find(RuleContext context) => AppliesTo(context) ? _find(context) : [];
}
