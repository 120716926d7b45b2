using Pulumi;

namespace OctopusHA.Aws;

/// <summary>A policy of IAM, or of a resource that takes one.</summary>
/// <param name="Statement">What it allows and denies.</param>
internal sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statement)
{
    /// <summary>The version of the policy language.</summary>
    public string Version { get; } = "2012-10-17";

    /// <summary>The text of a policy whose parts are known only when the stack is deployed.</summary>
    /// <param name="parts">The parts: ARNs, account numbers.</param>
    /// <param name="statements">Makes the statements of the parts, in the same order.</param>
    public static Output<string> Of(Input<string>[] parts, Func<IReadOnlyList<string>, PolicyStatement[]> statements) =>
        Output.All(parts).Apply(values => Json.Write(new PolicyDocument(statements(values))));

    /// <summary>The text that lets a service of AWS take a role.</summary>
    /// <param name="service">The service: <c>ecs-tasks.amazonaws.com</c>.</param>
    public static string TrustOf(string service) => Json.Write(new PolicyDocument(
    [
        new PolicyStatement("Assume", ["sts:AssumeRole"]) { Principal = Principals.Service(service) },
    ]));

    /// <summary>The same for this account's own doings only (IAM user guide, "The confused deputy problem").</summary>
    /// <param name="service">The service: <c>ecs-tasks.amazonaws.com</c>.</param>
    /// <param name="context">The stack.</param>
    public static Output<string> TrustOf(string service, AwsContext context) => Of([context.AccountId], parts =>
    [
        new PolicyStatement("Assume", ["sts:AssumeRole"])
        {
            Principal = Principals.Service(service),
            Condition = PolicyStatement.When("StringEquals", "aws:SourceAccount", parts[0]),
        },
    ]);
}

/// <summary>One statement of a policy.</summary>
/// <param name="Sid">What the statement is for, in letters and digits.</param>
/// <param name="Action">The actions.</param>
internal sealed record PolicyStatement(string Sid, string[] Action)
{
    /// <summary><c>Allow</c> or <c>Deny</c>. When left out: <c>Allow</c>.</summary>
    public string Effect { get; init; } = "Allow";

    /// <summary>Who. When left out: whoever the policy is attached to.</summary>
    public IReadOnlyDictionary<string, string>? Principal { get; init; }

    /// <summary>On what. When left out: a trust policy, which has none.</summary>
    public string[]? Resource { get; init; }

    /// <summary>Under which conditions: operator, then key, then value. When left out: always.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Condition { get; init; }

    /// <summary>A condition of one operator and one key.</summary>
    public static Dictionary<string, IReadOnlyDictionary<string, string>> When(string operation, string key, string value) => When((operation, key, value));

    /// <summary>Conditions that must all hold.</summary>
    public static Dictionary<string, IReadOnlyDictionary<string, string>> When(params (string Operation, string Key, string Value)[] conditions) =>
        conditions.GroupBy(condition => condition.Operation, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group => (IReadOnlyDictionary<string, string>)group.ToDictionary(condition => condition.Key, condition => condition.Value, StringComparer.Ordinal),
            StringComparer.Ordinal);
}

/// <summary>Whom a statement speaks of.</summary>
internal static class Principals
{
    /// <summary>A service of AWS.</summary>
    public static Dictionary<string, string> Service(string name) => new(StringComparer.Ordinal) { ["Service"] = name };

    /// <summary>Identities of AWS, by ARN, or everyone by <c>*</c>.</summary>
    public static Dictionary<string, string> Aws(string arn) => new(StringComparer.Ordinal) { ["AWS"] = arn };
}
