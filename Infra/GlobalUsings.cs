// What nearly every file uses, and the rules of these settings.
global using OfflinePreview;
global using StackSettings;
global using Rule = StackSettings.Rule<OctopusHA.Settings.Rules.PlannedSettings>;
global using RuleContext = StackSettings.RuleContext<OctopusHA.Settings.Rules.PlannedSettings>;
