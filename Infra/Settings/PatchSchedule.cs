using System.Globalization;

namespace OctopusHA.Settings;

/// <summary>When machines are patched, every week, in UTC.</summary>
/// <param name="Day">The day.</param>
/// <param name="Time">The time.</param>
internal sealed record PatchSchedule(DayOfWeek Day, TimeOnly Time)
{
    /// <summary>Reads the setting <c>nodes.patchSchedule</c>; null where it is no day and time.</summary>
    /// <param name="text">The text: <c>Sunday 03:00</c>.</param>
    public static PatchSchedule? Parse(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var day, var time]
        && Array.Find(Enum.GetValues<DayOfWeek>(), known => known.ToString() == day) is var found
        && found.ToString() == day
        && TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new PatchSchedule(found, at)
            : null;
}
