using System.Collections.Immutable;

namespace Pulumi.AzureNative.Monitor
{
    public class DiagnosticSetting : CustomResource
    {
        public DiagnosticSetting(string name, DiagnosticSettingArgs args, CustomResourceOptions? options = null)
            : base("azure-native:monitor:DiagnosticSetting", name, args, Provider.Defaults(options))
        {
        }

        [Output("logs")]
        public Output<ImmutableArray<Outputs.DiagnosticsLogSettingsResponse>> Logs { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class DiagnosticSettingArgs : ResourceArgs
    {
        [Input("logs")]
        private InputList<Inputs.DiagnosticsLogSettingsArgs>? _logs;

        public InputList<Inputs.DiagnosticsLogSettingsArgs> Logs
        {
            get => _logs ??= new();
            set => _logs = value;
        }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("resourceUri", required: true)]
        public Input<string> ResourceUri { get; set; } = null!;

        [Input("workspaceId")]
        public Input<string>? WorkspaceId { get; set; }
    }
}

namespace Pulumi.AzureNative.Monitor.Inputs
{
    public sealed class DiagnosticsLogSettingsArgs : ResourceArgs
    {
        [Input("category")]
        public Input<string>? Category { get; set; }

        [Input("enabled", required: true)]
        public Input<bool> Enabled { get; set; } = null!;
    }
}

namespace Pulumi.AzureNative.Monitor.Outputs
{
    [OutputType]
    public sealed class DiagnosticsLogSettingsResponse
    {

        [OutputConstructor]
        private DiagnosticsLogSettingsResponse()
        {
        }
    }
}
