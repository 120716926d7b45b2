namespace StackSettings;

/// <summary>
/// One rule of the settings: what it is about, where it applies, and the message when it is broken. A rule is silent
/// when its setting, or one that it needs, could not be read. <see cref="RuleShapes{T}"/> has the shapes that recur.
/// </summary>
/// <typeparam name="T">The settings that the rules judge.</typeparam>
#pragma warning disable CA1000 // The settings' type cannot be inferred from a condition, so it is named once, by an alias.
public sealed record Rule<T>
    where T : notnull
{
    private readonly Func<RuleContext<T>, IEnumerable<Problem>> _find;

    private Rule(string path, string name, bool isWarning, Func<RuleContext<T>, IEnumerable<Problem>> find)
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

    private bool ForGivenOnly { get; init; }

    private IReadOnlyList<Func<T, bool>> Conditions { get; init; } = [];

    private IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>A rule with a problem or warning for each place at which it is broken.</summary>
    /// <param name="path">The setting.</param>
    /// <param name="name">What it demands, in a word or two; with the setting it is unique.</param>
    /// <param name="isWarning">Whether it only warns.</param>
    /// <param name="find">Finds the places.</param>
    public static Rule<T> Of(
        string path, string name, bool isWarning, Func<RuleContext<T>, IEnumerable<Problem>> find) =>
        new(path, name, isWarning, find);

    /// <summary>Rules for stacks that meet a condition.</summary>
    public static Rule<T>[] When(Func<T, bool> condition, params Rule<T>[] rules) =>
        [.. rules.Select(rule => rule with { Conditions = [condition, .. rule.Conditions] })];

    /// <summary>
    /// Rules of which only the first that is broken is reported for a path: the form of a value, then its bounds.
    /// </summary>
    public static Rule<T>[] FirstOf(params Rule<T>[] rules)
    {
        var chain = new object();
        return [.. rules.Select(rule => rule with { Chain = chain })];
    }

    /// <summary>The same rule, for stacks that give the setting.</summary>
    public Rule<T> IfGiven() => this with { ForGivenOnly = true };

    /// <summary>The same rule, silent when one of these settings could not be read.</summary>
    public Rule<T> Needs(params string[] paths) => this with { Needed = [.. Needed, .. paths] };

    /// <summary>Whether the rule applies to a stack.</summary>
    /// <param name="context">The stack's settings.</param>
    public bool AppliesTo(RuleContext<T> context) =>
        (!ForGivenOnly || context.IsGiven(Path))
        && context.HasNoProblem(Path)
        && Needed.All(context.HasNoProblem)
        && Conditions.All(condition => condition(context.Settings));

    /// <summary>The places at which a stack breaks the rule; none where it does not apply.</summary>
    /// <param name="context">The stack's settings.</param>
    public IEnumerable<Problem> Find(RuleContext<T> context) => AppliesTo(context) ? _find(context) : [];
}
