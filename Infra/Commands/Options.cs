using System.CommandLine;

namespace OctopusHA.Commands;

/// <summary>The option that names a stack.</summary>
internal sealed class StackOption : Option<string?>
{
    /// <summary>The option's name.</summary>
    public const string OptionName = "--stack";

    /// <summary>Creates the option.</summary>
    public StackOption()
        : base(OptionName)
    {
        Description = "The stack's name, or the path of its Pulumi.<stack>.yaml. Default: dev, or the only stack.";
        HelpName = "name|path";
    }
}

/// <summary>An option whose value is a member of an enum, in kebab case. Default: the enum's first member.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal sealed class ChoiceOption<T> : Option<T>
    where T : struct, Enum
{
    /// <summary>Creates the option.</summary>
    /// <param name="name">The option's name.</param>
    public ChoiceOption(string name)
        : base(name)
    {
        var choices = Enum.GetValues<T>().ToDictionary(choice => Names.KebabCase(choice.ToString()));
        HelpName = string.Join('|', choices.Keys);
        CustomParser = result =>
        {
            if (!choices.TryGetValue(result.Tokens[0].Value, out var choice))
            {
                result.AddError($"{name} {result.Tokens[0].Value}: set {string.Join(" or ", choices.Keys)}.");
            }

            return choice;
        };
    }
}

/// <summary>Checks of options' values.</summary>
internal static class OptionChecks
{
    /// <summary>Refuses values with an error that names the option, its value and the fix.</summary>
    /// <param name="option">The option.</param>
    /// <param name="fix">The fix for a value; null when the value is valid.</param>
    public static void Check(this Option option, Func<string, string?> fix) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var value }, ..] && fix(value) is { } text)
        {
            result.AddError($"{option.Name} {value}: {text}.");
        }
    });
}
