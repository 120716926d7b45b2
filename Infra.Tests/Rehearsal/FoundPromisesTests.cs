using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>Where a secret would be found if it were where it must not be.</summary>
public class FoundPromisesTests
{
    private const string Secret = "MDEyMzQ1Njc4O+/hYmNkZWY=";

    [Fact]
    public void A_secret_in_a_task_definition_or_in_user_data_is_found() =>
        Leaks($$"""
            {
              "taskDefinitions": [{ "containerDefinitions": [{ "environment": [{ "name": "KEY", "value": "{{Secret}}" }] }] }],
              "userData": [{ "Value": "{{Convert.ToBase64String(Encoding.UTF8.GetBytes($"octopus --masterKey={Secret}"))}}" }],
              "secrets": [{ "value": "{{Secret}}" }]
            }
            """).ShouldBe(2);

    [Fact]
    public void A_secret_among_the_secrets_is_where_it_belongs() =>
        Leaks($$"""{ "secrets": [{ "value": "{{Secret}}" }], "userData": [null] }""").ShouldBe(0);

    private static int Leaks(string found) =>
        FoundPromises.Readable(JsonNode.Parse(found)!).Count(text => text.Contains(Secret, StringComparison.Ordinal));
}
