using OctopusHA.Preview;
using OctopusHA.Settings;
using Pulumi;

namespace OctopusHA.Tests.Preview;

/// <summary>Previews of stacks for tests.</summary>
internal static class Previews
{
    /// <summary>The preview of an example stack of the project, with what its reading warns of.</summary>
    public static Task<PreviewDocument> OfExample(string stack)
    {
        var file = StackFile.Load(stack, AppContext.BaseDirectory);
        var reading = SettingsReader.Read(file.Configuration, Strictness.Preview);
        return PreviewRunner.RunAsync(new PreviewRequest(reading.OrThrow(file.Source), file.Stack) { Region = file.Region, Warnings = reading.Warnings });
    }

    /// <summary>The settings of a stack file's lines, less the namespace; every other setting has its default.</summary>
    public static OctopusSettings Settings(string lines)
    {
        var yaml = "config:\n  octopus-ha:cloud: aws\n  octopus-ha:version: 2026.4.6342\n"
            + string.Concat(lines.Split('\n').Select(line => line.StartsWith(' ') ? $"  {line}\n" : $"  octopus-ha:{line}\n"));
        return SettingsReader.Read(StackFile.Parse("test", "Pulumi.test.yaml", yaml).Configuration, Strictness.Preview).OrThrow("Pulumi.test.yaml");
    }

    /// <summary>The preview of a program that is made for one test.</summary>
    public static Task<PreviewDocument> Of(Action program) =>
        PreviewRunner.RunAsync(new PreviewRequest(new OctopusSettings(), "test"), options => new SmallStack(options, program));

    /// <summary>A stack that is made for one test.</summary>
    internal sealed class SmallStack : Stack
    {
        public SmallStack(StackOptions options, Action program)
            : base(options) => program();
    }

    /// <summary>A component that holds what a test puts into it.</summary>
    internal sealed class Holder : ComponentResource
    {
        public Holder(string name, Action<Holder> fill, ComponentResourceOptions? options = null)
            : base("test:index:Holder", name, options)
        {
            fill(this);
            RegisterOutputs();
        }
    }
}
