// What most files use, and the rules of these settings.
global using OctopusHA.Components;
global using OctopusHA.Plan;
global using OctopusHA.Settings;
global using OfflinePreview;
global using Pulumi;
global using StackSettings;
global using Rule = StackSettings.Rule<OctopusHA.Settings.Rules.PlannedSettings>;
global using RuleContext = StackSettings.RuleContext<OctopusHA.Settings.Rules.PlannedSettings>;
