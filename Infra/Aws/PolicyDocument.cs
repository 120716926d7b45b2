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
        new PolicyStatement("Assume", ["sts:AssumeRole"]).By(service),
    ]));

    /// <summary>The same, restricted to this account (IAM user guide, "The confused deputy problem").</summary>
    /// <param name="service">The service: <c>ecs-tasks.amazonaws.com</c>.</param>
    /// <param name="context">The context.</param>
    public static Output<string> TrustOf(string service, AwsContext context) => Of([context.AccountId], parts =>
    [
        new PolicyStatement("Assume", ["sts:AssumeRole"]).By(service)
            .If(("StringEquals", "aws:SourceAccount", parts[0])),
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

    /// <summary>Allows actions on resources.</summary>
    /// <param name="sid">The statement's ID, in letters and digits.</param>
    /// <param name="actions">The actions.</param>
    /// <param name="resources">The resources.</param>
    public static PolicyStatement Allow(string sid, string[] actions, params string[] resources) =>
        new(sid, actions) { Resource = resources };

    /// <summary>Denies requests without TLS.</summary>
    public static PolicyStatement DenyWithoutTls(string action, params string[] resources) =>
        Allow("DemandTls", [action], resources).ByIdentity("*").If(("Bool", "aws:SecureTransport", "false")) with
        {
            Effect = "Deny",
        };

    /// <summary>The same statement in the policy of a resource, for an AWS service.</summary>
    /// <param name="service">The service: <c>ecs-tasks.amazonaws.com</c>.</param>
    public PolicyStatement By(string service) => By("Service", service);

    /// <summary>The same statement in the policy of a resource, for an identity.</summary>
    /// <param name="arn">The identity's ARN; <c>*</c> for all.</param>
    public PolicyStatement ByIdentity(string arn) => By("AWS", arn);

    /// <summary>The same statement with conditions that must all be true.</summary>
    /// <param name="conditions">The conditions: operator, key and value.</param>
    public PolicyStatement If(params (string Test, string Key, string Value)[] conditions) => this with
    {
        Condition = conditions.GroupBy(next => next.Test, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            IReadOnlyDictionary<string, string> (group) =>
                group.ToDictionary(next => next.Key, next => next.Value, StringComparer.Ordinal),
            StringComparer.Ordinal),
    };

    private PolicyStatement By(string kind, string name) =>
        this with { Principal = new Dictionary<string, string>(StringComparer.Ordinal) { [kind] = name } };
}
