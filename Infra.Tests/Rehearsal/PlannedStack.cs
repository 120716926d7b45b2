namespace OctopusHA.Tests.Rehearsal;

/// <summary>A stack before the real provider; nothing is made.</summary>
/// <param name="Translated">The stack as Terraform takes it.</param>
/// <param name="First">The plan that makes all of it.</param>
/// <param name="Other">The plan against a state in which every value differs.</param>
/// <param name="Schema">The provider's types.</param>
internal sealed record PlannedStack(TerraformStack Translated, Plan First, Plan Other, ProviderSchema Schema)
{
    /// <summary>Plans stacks of one region together, each as a module.</summary>
    /// <exception cref="RehearsalException">The provider refuses one.</exception>
    public static async Task<IReadOnlyDictionary<string, PlannedStack>> PlanAsync(
        Tools tools, IReadOnlyList<RehearsalStack> stacks, CancellationToken cancellationToken)
    {
        await using var aws = await LocalAws.StartAsync(tools, cancellationToken);
        foreach (var zone in stacks.Select(stack => stack.Zone).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            await aws.CreateZoneAsync(zone, cancellationToken);
        }

        var terraform = await Terraform.CreateAsync(tools, aws, stacks[0].Region, cancellationToken);
        var schema = await terraform.SchemaAsync(cancellationToken);
        var modules = new SortedDictionary<string, TerraformStack>(StringComparer.Ordinal);
        foreach (var stack in stacks)
        {
            var secrets = new RunSecrets();
            var document = await stack.PreviewAsync(secrets, cancellationToken);
            modules.Add(stack.Name, Translation.Of(document, schema, secrets, stack.Given));
        }

        await terraform.UseAsync(modules, cancellationToken);
        await terraform.ValidateAsync(cancellationToken);
        var first = await terraform.PlanAsync(cancellationToken);

        var free = modules.ToDictionary(module => module.Key, module => Unprotected(module.Value));
        await terraform.UseAsync(free, cancellationToken);
        var states = free.ToDictionary(module => module.Key, module => OtherState.Of(module.Value, first.Of(module.Key), schema));
        var other = await terraform.PlanAgainstAsync(OtherState.Together(states), cancellationToken);
        return modules.ToDictionary(
            module => module.Key,
            module => new PlannedStack(module.Value, first.Of(module.Key), other.Of(module.Key), schema));
    }

    // A plan that would replace what is protected ends at the first such resource.
    private static TerraformStack Unprotected(TerraformStack stack)
    {
        var json = stack.Json.DeepClone().AsObject();
        foreach (var resource in json["resource"]!.AsObject().SelectMany(type => type.Value!.AsObject()))
        {
            resource.Value!.AsObject().Remove("lifecycle");
        }

        return stack with { Json = json };
    }
}
