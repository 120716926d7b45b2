using System.Net.Mail;
using static StackSettings.RuleShapes<OctopusHA.Settings.Rules.PlannedSettings>;

namespace OctopusHA.Settings.Rules;

/// <summary>The rules of version, secrets, licence and the first administrator.</summary>
internal static class SecretRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        Form("version",
            s => s.Version, text => Formats.Release(text) is not null
                && text.IndexOf('.', StringComparison.Ordinal) == 4,
            "must be an exact release in the form YYYY.N.BUILD, such as 2026.4.6342"),
        .. SecretCatalogue.All.SelectMany(OfSecret),
        Say("license", "missing", isWarning: true, context =>
            context.Settings is { License.IsSet: false, Nodes.Numbers.Count: > 1 }
                ? "is not set; a cluster needs a Professional (2 nodes) or Enterprise licence. Set it with "
                    + $"`{OctopusSettings.Model.SetCommand("license", context.Stack)}`"
                : null),
        Refuse("admin.username", "no-spaces", s => s.Admin.Username.Any(char.IsWhiteSpace), "must not contain spaces"),
        Email("admin.email", s => s.Admin.Email),
        Email("alerts.email", s => s.Alerts.Email),
    ];

    private static Rule Email(string path, Func<PlannedSettings, string?> address) =>
        Form(path, address, text => MailAddress.TryCreate(text, out _), "is not a valid email address");

    // A deployment refuses a stack without a secret; a preview assumes the secret and warns.
    private static IEnumerable<Rule> OfSecret(SecretSetting secret)
    {
        // directoryPassword has two entries: a password that is generated, and one of an existing account.
        var existing = secret.Generate is null ? "-existing" : "";
        List<Rule> rules = [Refuse(secret.Path, $"form{existing}", s =>
            !secret.Of(s).Satisfies(secret.HasForm), secret.FormMessage)];
        if (!secret.IsOptional)
        {
            rules.Add(Missing($"missing{existing}", isWarning: false, Strictness.Deployment,
                "is missing; set it with"));
            rules.Add(Missing($"assumed{existing}", isWarning: true, Strictness.Preview,
                "is not set; the preview assumes a value. Set it with"));
        }

        return Rule.When(s => secret.IsNeeded(s.Plan), [.. secret.FormMessage.Length > 0 ? rules : rules[1..]]);

        Rule Missing(string name, bool isWarning, Strictness strictness, string message) =>
            Say(secret.Path, name, isWarning, context =>
                context.Strictness == strictness && !secret.Of(context.Settings).IsSet
                    ? $"{message} `{OctopusSettings.Model.SetCommand(secret.Path, context.Stack)}`"
                    : null);
    }
}
