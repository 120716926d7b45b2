namespace OctopusHA.Settings;

/// <summary>A part of requests that Azure's web application firewall does not read.</summary>
/// <param name="Variable">Where the part is: <c>RequestCookieNames</c>.</param>
/// <param name="Operator">How its name is compared: <c>StartsWith</c>.</param>
/// <param name="Selector">The name, or what it begins or ends with.</param>
public sealed record WafExclusion(string Variable, string Operator, string Selector)
{
    /// <summary>The variables (OwaspCrsExclusionEntry of Microsoft.Network).</summary>
    public static IReadOnlyList<string> Variables { get; } =
    [
        "RequestHeaderNames", "RequestHeaderKeys", "RequestHeaderValues",
        "RequestCookieNames", "RequestCookieKeys", "RequestCookieValues",
        "RequestArgNames", "RequestArgKeys", "RequestArgValues",
    ];

    /// <summary>The operators (as above).</summary>
    public static IReadOnlyList<string> Operators { get; } =
        ["Equals", "Contains", "StartsWith", "EndsWith", "EqualsAny"];

    /// <summary>
    /// Reads one of <c>loadBalancer.wafExclusions</c>; null when it is not a variable, an operator and a name.
    /// </summary>
    /// <param name="text">The text: <c>RequestCookieNames StartsWith OctopusIdentificationToken</c>.</param>
    public static WafExclusion? Parse(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            is [var variable, var comparison, var selector]
        && Variables.Contains(variable, StringComparer.Ordinal)
        && Operators.Contains(comparison, StringComparer.Ordinal)
            ? new WafExclusion(variable, comparison, selector)
            : null;
}
