using System.Text.RegularExpressions;
using OctopusHA.Commands;
using OctopusHA.Settings;
using OctopusHA.Settings.Rules;
using OctopusHA.Tests.Commands;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Documents;

/// <summary>Every command that the documents tell a person to type.</summary>
public sealed partial class DocumentedCommandTests
{
    // They talk to a cluster, so only their words are checked.
    private static readonly string[] NeedNetwork = ["register"];

    /// <summary>The README and every page of docs/, by its path below the root.</summary>
    public static TheoryData<string> Pages => new(PageNames);

    private static IEnumerable<string> PageNames => Directory.EnumerateFiles(Path.Combine(Golden.Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Append(Path.Combine(Golden.Root, "README.md"))
        .Select(file => Path.GetRelativePath(Golden.Root, file))
        .Order(StringComparer.Ordinal);

    [Fact]
    public void The_documents_have_commands() => PageNames.SelectMany(Commands).Count().ShouldBeGreaterThan(5);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_command_of_this_program_does_what_the_page_says_it_does(string page)
    {
        using var shell = await Checkout();
        foreach (var command in Commands(page))
        {
            var parts = command.Split(" > ");
            var words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (NeedNetwork.Contains(words[0]))
            {
                CliCommands.Create(Terminal.OfProcess()).Parse(words).Errors.ShouldBeEmpty($"{page}: {command}");
                continue;
            }

            // Without git there is no ref to compare with.
            if (!TestGit.IsThere && words.SkipWhile(word => word != "--diff").Skip(1).FirstOrDefault() is { } name && !File.Exists(Path.Combine(shell.Folder, name)))
            {
                continue;
            }

            var (exit, output, error) = await shell.Run(words);

            exit.ShouldBe(0, $"{page}: {command}\n{error}");
            if (parts.Length > 1)
            {
                output.ShouldNotBeEmpty();
                // A command further down may read it.
                await File.WriteAllTextAsync(Path.Combine(shell.Folder, Path.GetFileName(parts[1].Trim())), output);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_setting_that_a_page_sets_exists_and_takes_the_value(string page)
    {
        foreach (var words in SetCommand().Matches(Text(page)).Select(match => match.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var told = $"{page}: pulumi config set {string.Join(' ', words)}";
            var key = Array.FindIndex(words, word => word.StartsWith(OctopusSettings.Namespace + ":", StringComparison.Ordinal));
            if (key < 0)
            {
                continue;
            }

            var path = words[key][(OctopusSettings.Namespace.Length + 1)..];
            var value = words.Length > key + 1 && !words[key + 1].StartsWith('-') ? words[key + 1].Trim('"') : null;
            var type = TypeOf(path).ShouldNotBeNull(told);
            words.Contains("--secret").ShouldBe(type == typeof(Secret), told);
            words.Contains("--path").ShouldBe(path.Contains('.', StringComparison.Ordinal), told);
            if (value is not null && !IsPlaceholder(value))
            {
                var binder = new SettingsBinder(OctopusSettings.Model);
                binder.Bind<OctopusSettings>(Nested(path, value));
                binder.Problems.Where(problem => problem.Path == path).ShouldBeEmpty(told);
            }
        }
    }

    [Theory]
    [InlineData("nodes.count", typeof(int))]
    [InlineData("database.existing.connectionString", typeof(Secret))]
    [InlineData("tags.owner", typeof(string))]
    [InlineData("nodes.cuont", null)]
    [InlineData("nodes.count.more", null)]
    public void A_path_leads_to_a_setting_or_nowhere(string path, Type? type) => TypeOf(path).ShouldBe(type);

    private static Type? TypeOf(string path)
    {
        var type = typeof(OctopusSettings);
        foreach (var name in path.Split('.', '['))
        {
            var texts = type == typeof(IReadOnlyDictionary<string, string>) || type == typeof(IReadOnlyList<string>);
            var found = texts ? typeof(string)
                : SettingsBinder.IsSection(type) ? SettingsBinder.SettingsOf(type).FirstOrDefault(setting => Names.CamelCase(setting.Name) == name)?.PropertyType
                : null;
            if (found is null)
            {
                return null;
            }

            type = Nullable.GetUnderlyingType(found) ?? found;
        }

        return type;
    }

    private static MapNode Nested(string path, string value)
    {
        ConfigNode node = new ScalarNode(value);
        foreach (var name in path.Split('.').Reverse())
        {
            node = new MapNode(new Dictionary<string, ConfigNode> { [name] = node });
        }

        return (MapNode)node;
    }

    private static bool IsPlaceholder(string value) => value.Contains("...", StringComparison.Ordinal) || value.Contains('<', StringComparison.Ordinal);

    private static string Text(string page) => File.ReadAllText(Path.Combine(Golden.Root, page));

    // What stands behind the program's name, up to a pipe, with a stack for `<stack>`.
    private static IEnumerable<string> Commands(string page) => ProgramCommand().Matches(Text(page))
        .Select(match => match.Groups["words"].Value.Split(" | ")[0].Trim())
        .Select(words => Placeholder().Replace(words, "prod"))
        .Where(words => words.Length > 0 && !words.Contains("...", StringComparison.Ordinal));

    // The example stacks with all secrets set, as they are on main and one commit later.
    private static async Task<Shell> Checkout()
    {
        var shell = new Shell();
        foreach (var stack in Previews.Examples)
        {
            var file = StackFile.Read(Previews.FileOf(stack));
            var missing = SettingsReader.Read(file.Configuration, Strictness.Deployment, stack, file.Region).Problems.Select(problem => problem.Path).Where(path => TypeOf(path) == typeof(Secret));
            shell.WithText(stack, await File.ReadAllTextAsync(Previews.FileOf(stack)) + string.Concat(missing.Select(path => $"  {OctopusSettings.Namespace}:{path}: {{ secure: v1:a }}\n")));
        }

        if (TestGit.IsThere)
        {
            await TestGit.RunAsync(shell.Folder, "init", "-q", "-b", "main");
            await TestGit.RunAsync(shell.Folder, "add", ".");
            await TestGit.RunAsync(shell.Folder, "commit", "-q", "-m", "main");
            await TestGit.RunAsync(shell.Folder, "checkout", "-q", "-b", "work");
            await TestGit.RunAsync(shell.Folder, "commit", "-q", "--allow-empty", "-m", "one later");
        }

        return shell;
    }

    [GeneratedRegex(@"dotnet run --project Infra -- (?<words>[^`\n]*)")]
    private static partial Regex ProgramCommand();

    [GeneratedRegex(@"pulumi config set (?<words>[^`\n&|;]*)")]
    private static partial Regex SetCommand();

    [GeneratedRegex(@"<(stack|name)>")]
    private static partial Regex Placeholder();
}
