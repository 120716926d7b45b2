using System.Text.Json.Nodes;

namespace OfflinePreview;

/// <content>RDS, EFS and FSx.</content>
public sealed partial class AwsReader
{
    /// <summary>The database on RDS; null when the document has none.</summary>
    public DatabaseFact? Database()
    {
        if (document.OfType("aws:rds/instance:Instance").FirstOrDefault() is not { } instance)
        {
            return null;
        }

        var inputs = instance.Inputs;
        var edition = Edition(inputs.Text("engine"));
        var isMultiAz = inputs.Flag("multiAz");
        var isProtected = inputs.Flag("deletionProtection");
        var ceiling = inputs["maxAllocatedStorage"] is null
            ? ""
            : $", grows to {inputs.Number("maxAllocatedStorage")} GiB";
        var days = Words.Count(inputs.Number("backupRetentionPeriod"), "day");
        var subnets = document.Referenced(inputs.Text("dbSubnetGroupName"))?.Inputs.Texts("subnetIds") ?? [];
        return new DatabaseFact
        {
            Kind = $"{edition} on RDS",
            IsExisting = false,
            Class = inputs.Text("instanceClass"),
            SurvivesZone = isMultiAz,
            Zones = [.. subnets.Select(ZoneOf)],
            StorageGiB = inputs.Number("allocatedStorage"),
            BackupDays = inputs.Number("backupRetentionPeriod"),
            IsEncrypted = inputs.Flag("storageEncrypted"),
            IsProtected = instance.Protect || isProtected,
            Details =
            [
                ("Class", inputs.Text("instanceClass")!),
                ("Edition", $"{edition}, version {inputs.Text("engineVersion")}"),
                ("Multi-AZ", isMultiAz ? "yes, a standby in a second zone" : "no, one zone only"),
                ("Storage", $"{inputs.Number("allocatedStorage")} GiB {inputs.Text("storageType")}{ceiling}"),
                ("Backups", $"{days}, {(inputs.Flag("skipFinalSnapshot") ? "no" : "and a")} final snapshot"),
                ("Encrypted", CloudWords.YesOrNo(inputs.Flag("storageEncrypted"))),
                ("Protected", CloudWords.Protection(instance.Protect, isProtected)),
            ],
        };
    }

    /// <summary>The folders of EFS access points, as a detail of a storage.</summary>
    public (string Name, string Value) Folders()
    {
        var paths = document.OfType("aws:efs/accessPoint:AccessPoint")
            .Select(point => point.Inputs["rootDirectory"].Text("path")!);
        return ("Folders", string.Join(", ", paths.Select(path => path.Split('/')[^1])));
    }

    /// <summary>The EFS file system; null when the document has none.</summary>
    public StorageFact? Efs()
    {
        if (document.OfType("aws:efs/fileSystem:FileSystem").FirstOrDefault() is not { } fileSystem)
        {
            return null;
        }

        var inputs = fileSystem.Inputs;
        var throughput = inputs["provisionedThroughputInMibps"] is null
            ? inputs.Text("throughputMode")!
            : $"{inputs.Number("provisionedThroughputInMibps")} MiB/s";
        var hasBackups = document.OfType("aws:efs/backupPolicy:BackupPolicy")
            .Any(policy => policy.Inputs["backupPolicy"].Text("status") == "ENABLED");
        var mountTargets = document.OfType("aws:efs/mountTarget:MountTarget").ToList();
        return new StorageFact
        {
            Kind = "EFS",
            IsExisting = false,
            // One Zone file systems have a zone; all others keep their data in several (EFS user guide, "EFS file
            // system types").
            SurvivesZone = inputs["availabilityZoneName"] is null,
            Zones = [.. mountTargets.Select(target => ZoneOf(target.Inputs.Text("subnetId")!)).Distinct()],
            // A mount target serves its own zone (EFS user guide, "How it works").
            IsReachedByZone = true,
            IsProtected = fileSystem.Protect,
            Details =
            [
                ("File system", $"EFS, {throughput} throughput"),
                ("Mounted in", Words.Count(mountTargets.Count, "zone")),
                ("Backups", hasBackups ? "automatic" : "none"),
                ("Encrypted", CloudWords.YesOrNo(inputs.Flag("encrypted"))),
                ("Protected", CloudWords.Protection(fileSystem.Protect, inCloud: false)),
                Folders(),
            ],
        };
    }

    /// <summary>The FSx file system for Windows; null when the document has none.</summary>
    public StorageFact? Fsx()
    {
        if (document.OfType("aws:fsx/windowsFileSystem:WindowsFileSystem").FirstOrDefault() is not { } fileSystem)
        {
            return null;
        }

        var inputs = fileSystem.Inputs;
        var isMultiAz = inputs.Text("deploymentType")?.StartsWith("MULTI_AZ", StringComparison.Ordinal) == true;
        IReadOnlyList<string> zones = [.. inputs.Texts("subnetIds").Select(ZoneOf)];
        var days = inputs.Number("automaticBackupRetentionDays");
        var hasVault = document.OfType("aws:backup/selection:Selection")
            .Any(selection => selection.Inputs.Texts("resources").Any(arn => document.Referenced(arn) == fileSystem));
        var backups = days == 0 ? "none"
            : Words.Count(days, "day")
                + (hasVault ? ", the same in a backup vault" : "")
                + (inputs.Flag("skipFinalBackup") ? "" : ", and a final backup");
        var size = $"{inputs.Number("storageCapacity")} GiB {inputs.Text("storageType")}, "
            + $"{inputs.Number("throughputCapacity")} MB/s";
        return new StorageFact
        {
            Kind = "FSx for Windows",
            IsExisting = false,
            SurvivesZone = isMultiAz,
            Zones = zones,
            IsProtected = fileSystem.Protect,
            Details =
            [
                ("File system", $"FSx for Windows, {size}"),
                ("Multi-AZ", isMultiAz ? $"yes, in {zones[0]}, a standby in {zones[^1]}" : $"no, {zones[0]} only"),
                ("Directory", Directory(inputs)),
                ("Backups", backups),
                ("Encrypted", "yes"),
                ("Protected", CloudWords.Protection(fileSystem.Protect, inCloud: false)),
            ],
        };
    }

    private string Directory(JsonObject fileSystem)
    {
        if (document.Referenced(fileSystem.Text("activeDirectoryId")) is not { } directory)
        {
            return $"{fileSystem["selfManagedActiveDirectory"].Text("domainName")}, {CloudWords.Existing}";
        }

        var zones = directory.Inputs["vpcSettings"].Texts("subnetIds").Select(ZoneOf);
        var name = $"{directory.Inputs.Text("name")} ({directory.Inputs.Text("shortName")})";
        return $"{name}, Microsoft AD {directory.Inputs.Text("edition")} in {string.Join(" and ", zones)}";
    }

    private static string Edition(string? engine) => engine switch
    {
        "sqlserver-ee" => "SQL Server Enterprise",
        "sqlserver-se" => "SQL Server Standard",
        "sqlserver-web" => "SQL Server Web",
        "sqlserver-ex" => "SQL Server Express",
        _ => engine ?? "?",
    };
}
