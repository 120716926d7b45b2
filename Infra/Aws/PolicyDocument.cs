using Pulumi;

namespace OctopusHA.Aws;

/// <summary>An IAM or resource policy.</summary>
/// <param name="Statement">The statements.</param>
internal sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statement)
{
    /// <summary>The version of the policy language.</summary>
    public string Version { get; } = "2012-10-17";

    /// <summary>The JSON of a policy with values that are known after deployment.</summary>
    /// <param name="parts">The values: ARNs, account IDs.</param>
    /// <param name="statements">Creates the statements from the values, in the same order.</param>
    public static Output<string> Of(Input<string>[] parts, Func<IReadOnlyList<string>, PolicyStatement[]> statements) =>
        Output.All(parts).Apply(values => Json.Write(new PolicyDocument(statements(values))));

    /// <summary>The JSON of a trust policy for an AWS service.</summary>
    /// <param name="service">The service: <c>ecs-tasks.amazonaws.com</c>.</param>
    public static string TrustOf(string service) => Json.Write(new PolicyDocument(
    [
        new PolicyStatement("Assume", ["sts:AssumeRole"]) { Principal = Principals.Service(service) },
    ]));

    /// <summary>The same, restricted to this account (IAM user guide, "The confused deputy problem").</summary>
    /// <param name="service">The service: <c>ecs-tasks.amazonaws.com</c>.</param>
    /// <param name="context">The context.</param>
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
/// <param name="Sid">The statement's ID, in letters and digits.</param>
/// <param name="Action">The actions.</param>
internal sealed record PolicyStatement(string Sid, string[] Action)
{
    /// <summary><c>Allow</c> or <c>Deny</c>. Default: <c>Allow</c>.</summary>
    public string Effect { get; init; } = "Allow";

    /// <summary>The principal. Default: the identity that the policy is attached to.</summary>
    public IReadOnlyDictionary<string, string>? Principal { get; init; }

    /// <summary>The resources. Default: none, as in a trust policy.</summary>
    public string[]? Resource { get; init; }

    /// <summary>The conditions: operator, then key, then value. Default: none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Condition { get; init; }

    /// <summary>Denies requests without TLS.</summary>
    public static PolicyStatement DenyWithoutTls(string action, params string[] resources) => new("DemandTls", [action])
    {
        Effect = "Deny",
        Principal = Principals.Aws("*"),
        Resource = resources,
        Condition = When("Bool", "aws:SecureTransport", "false"),
    };

    /// <summary>A condition with one operator and one key.</summary>
    public static Dictionary<string, IReadOnlyDictionary<string, string>> When(string test, string key, string value) =>
        When((test, key, value));

    /// <summary>Conditions that must all be true.</summary>
    public static Dictionary<string, IReadOnlyDictionary<string, string>> When(
        params (string Test, string Key, string Value)[] conditions) =>
        conditions.GroupBy(next => next.Test, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            IReadOnlyDictionary<string, string> (group) =>
                group.ToDictionary(next => next.Key, next => next.Value, StringComparer.Ordinal),
            StringComparer.Ordinal);
}

/// <summary>The principals of statements.</summary>
internal static class Principals
{
    /// <summary>An AWS service.</summary>
    public static Dictionary<string, string> Service(string name) => new(StringComparer.Ordinal) { ["Service"] = name };

    /// <summary>An AWS identity by ARN; <c>*</c> for all.</summary>
    public static Dictionary<string, string> Aws(string arn) => new(StringComparer.Ordinal) { ["AWS"] = arn };
}
