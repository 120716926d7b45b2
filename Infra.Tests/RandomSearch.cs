using OctopusHA.Tests.Rehearsal;

namespace OctopusHA.Tests;

/// <summary>
/// How long tests search with random settings: shortly in the quick suite, longer with <c>REHEARSAL=random</c> or
/// <c>REHEARSAL=all</c>, as the gate does.
/// </summary>
internal static class RandomSearch
{
    /// <summary>The number of cases to try.</summary>
    public static int Cases(int quick, int thorough) => Tools.IsAskedFor("random") ? thorough : quick;
}
