using OctopusHA.Preview;
using OctopusHA.Settings;
using Pulumi;

namespace OctopusHA.Tests.Preview;

/// <summary>Previews of programs that are made for one test.</summary>
internal static class SmallPrograms
{
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
