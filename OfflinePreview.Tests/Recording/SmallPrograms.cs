using Pulumi;

namespace OfflinePreview.Tests.Recording;

/// <summary>Programs for one test each.</summary>
internal static class SmallPrograms
{
    /// <summary>The preview of a program.</summary>
    public static Task<PreviewDocument> Of(Action program) =>
        OfflineDeployment.PreviewAsync(new OfflineRun("project", "test"), options => new SmallStack(options, program));

    /// <summary>A stack of a program.</summary>
    internal sealed class SmallStack : Stack
    {
        public SmallStack(StackOptions options, Action program)
            : base(options) => program();
    }

    /// <summary>A component with the resources of a test.</summary>
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
