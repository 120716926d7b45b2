using System.Text.Json;
using System.Text.Json.Nodes;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>Terraform with the real AWS provider, in a folder of its own, against a local AWS API.</summary>
internal sealed class Terraform
{
    private static readonly SemaphoreSlim SchemaLock = new(1, 1);

    private readonly Tools _tools;
    private readonly LocalAws _aws;
    private readonly string _folder;
    private readonly Dictionary<string, string> _environment;
    private IReadOnlyDictionary<string, PreviewResource> _resources = new Dictionary<string, PreviewResource>();
    private int _plans;

    private Terraform(Tools tools, LocalAws aws, string folder)
    {
        (_tools, _aws, _folder) = (tools, aws, folder);
        _environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["TF_CLI_CONFIG_FILE"] = Path.Combine(folder, "terraform.rc"),
            ["TF_IN_AUTOMATION"] = "1",
            ["TF_INPUT"] = "0",
            // For every service there is: nothing can reach a real address by being forgotten.
            ["AWS_ENDPOINT_URL"] = aws.Address.ToString().TrimEnd('/'),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_CONFIG_FILE"] = "/dev/null",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
        };
    }

    /// <summary>Where Terraform notes what exists.</summary>
    public string StateFile => Path.Combine(_folder, "terraform.tfstate");

    /// <summary>Prepares a folder.</summary>
    /// <param name="tools">The tools.</param>
    /// <param name="aws">The API that it speaks to.</param>
    /// <param name="region">The region.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<Terraform> CreateAsync(Tools tools, LocalAws aws, string region, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(aws.Folder, $"terraform-{Guid.NewGuid():N}")).FullName;
        var terraform = new Terraform(tools, aws, folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "terraform.rc"), $$"""
            disable_checkpoint = true
            provider_installation {
              filesystem_mirror {
                path    = {{JsonSerializer.Serialize(tools.Providers)}}
                include = ["registry.terraform.io/*/*"]
              }
            }
            """, cancellationToken);
        var provider = new JsonObject
        {
            ["region"] = region,
            // The example key of AWS's own documents.
            ["access_key"] = "AKIAIOSFODNN7EXAMPLE",
            ["secret_key"] = "moto",
            ["s3_use_path_style"] = true,
            ["skip_credentials_validation"] = true,
            ["skip_metadata_api_check"] = true,
            ["skip_region_validation"] = true,
            // What the local API cannot do it cannot do at the second try either.
            ["max_retries"] = 2,
        };
        var json = new JsonObject
        {
            ["terraform"] = new JsonObject { ["required_providers"] = new JsonObject { ["aws"] = new JsonObject { ["source"] = "hashicorp/aws", ["version"] = Tools.ProviderVersion } } },
            ["provider"] = new JsonObject { ["aws"] = new JsonArray(provider) },
        };
        await File.WriteAllTextAsync(Path.Combine(folder, "provider.tf.json"), json.ToJsonString(), cancellationToken);
        await terraform.InitializeAsync(cancellationToken);
        return terraform;
    }

    private Task<string> InitializeAsync(CancellationToken cancellationToken) =>
        RunAsync(["init", "-no-color"], TimeSpan.FromMinutes(2), cancellationToken);

    /// <summary>The provider's types; asked once a version, since it takes seconds and 14 MB.</summary>
    public async Task<ProviderSchema> SchemaAsync(CancellationToken cancellationToken)
    {
        await SchemaLock.WaitAsync(cancellationToken);
        try
        {
            var file = Path.Combine(Golden.Root, "artifacts", "rehearsal", $"aws-{Tools.ProviderVersion}.schema.json");
            if (!File.Exists(file))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                // Whole or not at all.
                var draft = $"{file}.{Guid.NewGuid():N}";
                await File.WriteAllTextAsync(draft, await RunAsync(["providers", "schema", "-json"], TimeSpan.FromMinutes(2), cancellationToken), cancellationToken);
                File.Move(draft, file, overwrite: true);
            }

            return ProviderSchema.Read(file);
        }
        finally
        {
            SchemaLock.Release();
        }
    }

    /// <summary>Takes a stack in place of the one before.</summary>
    public async Task UseAsync(TerraformStack stack, CancellationToken cancellationToken)
    {
        _resources = stack.Resources;
        await File.WriteAllTextAsync(Path.Combine(_folder, "stack.tf.json"), stack.Json.ToJsonString(), cancellationToken);
    }

    /// <summary>Takes several stacks, each as a module: Terraform and the provider take seconds to start, for one as for all.</summary>
    public async Task UseAsync(IReadOnlyDictionary<string, TerraformStack> modules, CancellationToken cancellationToken)
    {
        foreach (var (name, stack) in modules)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
            var file = Path.Combine(folder, "stack.tf.json");
            await File.WriteAllTextAsync(file, stack.Json.ToJsonString(), cancellationToken);
        }

        var sources = new JsonObject();
        var resources = new Dictionary<string, PreviewResource>(StringComparer.Ordinal);
        foreach (var (name, stack) in modules)
        {
            sources[name] = new JsonObject { ["source"] = $"./{name}" };
            foreach (var (address, resource) in stack.Resources)
            {
                resources.Add($"module.{name}.{address}", resource);
            }
        }

        await UseAsync(new TerraformStack(new JsonObject { ["module"] = sources }, resources), cancellationToken);
        await InitializeAsync(cancellationToken);
    }

    /// <summary>Checks the stack against the provider's own rules, with no cloud at all.</summary>
    /// <exception cref="RehearsalException">The provider refuses it.</exception>
    public Task ValidateAsync(CancellationToken cancellationToken) =>
        RunAsync(["validate", "-json"], TimeSpan.FromMinutes(5), cancellationToken);

    /// <summary>Plans the stack.</summary>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <param name="only">Addresses that the plan is limited to, with what they need. When left out: everything.</param>
    /// <exception cref="RehearsalException">The provider refuses it.</exception>
    public Task<Plan> PlanAsync(CancellationToken cancellationToken, params string[] only) =>
        PlanAsync([.. only.Select(address => $"-target={address}")], cancellationToken);

    /// <summary>Plans the stack against a state as it is written, without asking what really exists.</summary>
    /// <param name="state">The state, in Terraform's own format.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="RehearsalException">The provider refuses it.</exception>
    public async Task<Plan> PlanAgainstAsync(JsonObject state, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(StateFile, state.ToJsonString(), cancellationToken);
        return await PlanChangeAsync(cancellationToken);
    }

    /// <summary>Plans the stack against what the last apply left, as <c>pulumi up</c> does: without asking what really exists.</summary>
    /// <exception cref="RehearsalException">The provider refuses it.</exception>
    public Task<Plan> PlanChangeAsync(CancellationToken cancellationToken) =>
        PlanAsync(["-refresh=false"], cancellationToken);

    private async Task<Plan> PlanAsync(string[] options, CancellationToken cancellationToken)
    {
        var file = $"plan-{++_plans}";
        string[] plan = ["plan", "-json", "-parallelism=60", $"-out={file}", .. options];
        await RunAsync(plan, TimeSpan.FromMinutes(10), cancellationToken);
        var shown = await RunAsync(["show", "-json", file], TimeSpan.FromMinutes(5), cancellationToken);
        return new Plan(file, JsonNode.Parse(shown)!);
    }

    /// <summary>Does what a plan says.</summary>
    /// <exception cref="RehearsalException">AWS, or its local replacement, rejects it.</exception>
    public Task ApplyAsync(Plan plan, CancellationToken cancellationToken) =>
        // Nearly all of it is waiting, so everything may wait at once.
        RunAsync(["apply", "-json", "-parallelism=60", plan.File], TimeSpan.FromMinutes(10), cancellationToken);

    private async Task<string> RunAsync(string[] arguments, TimeSpan limit, CancellationToken cancellationToken)
    {
        var (code, output, errors) = await GuardedProcess.RunAsync(_tools, _folder, [_tools.Terraform, .. arguments], _environment, limit, cancellationToken);
        return code == 0 ? output : throw new RehearsalException($"terraform {arguments[0]}", Faults(output), $"{output}{errors}", _aws.NotImplemented);
    }

    private List<string> Faults(string output)
    {
        var faults = new List<string>();
        foreach (var diagnostic in Diagnostics(output).Where(diagnostic => diagnostic["severity"]?.ToString() == "error"))
        {
            // `resource "aws_lb" "load-balancer"` where there is no address yet.
            var address = diagnostic["address"]?.ToString()
                ?? string.Join('.', diagnostic["snippet"]?["context"]?.ToString().Split(' ').Skip(1).Select(part => part.Trim('"')) ?? []);
            faults.Add($"{Owner(address)}: {diagnostic["summary"]} {diagnostic["detail"]}".TrimEnd());
        }

        return faults;
    }

    // validate writes one document, plan and apply a line for each event.
    private static IEnumerable<JsonNode> Diagnostics(string output)
    {
        if (output.StartsWith("{\n", StringComparison.Ordinal))
        {
            return JsonNode.Parse(output)!["diagnostics"]!.AsArray().Select(diagnostic => diagnostic!);
        }

        return output.Split('\n')
            .Where(line => line.StartsWith('{') && line.Contains("\"diagnostic\"", StringComparison.Ordinal))
            .Select(line => JsonNode.Parse(line)!["diagnostic"]!);
    }

    /// <summary>Whose a resource is: its component's type and name, then its own.</summary>
    private string Owner(string address)
    {
        if (_resources.GetValueOrDefault(address) is not { } resource)
        {
            return address;
        }

        var (type, component) = (resource.Parent!.Split("::")[2].Split('$')[^1], resource.Parent.Split("::")[^1]);
        return $"{type} {component}: {resource.Name} ({resource.Type})";
    }
}

/// <summary>Thrown when the provider or the API refuses a stack; the message leads to the component.</summary>
internal sealed class RehearsalException(string step, IReadOnlyList<string> faults, string output, IEnumerable<string> notImplemented)
    : Exception(Describe(step, faults, output, notImplemented))
{
    private static string Describe(string step, IReadOnlyList<string> faults, string output, IEnumerable<string> notImplemented) => string.Join(Environment.NewLine, [
        $"{step} refuses the stack:",
        // Without a diagnosis the end of the output has to do.
        .. (faults.Count > 0 ? faults : [output[Math.Max(0, output.Length - 2000)..]]).Select(fault => $"  {fault}"),
        .. notImplemented.Select(line => $"  the local API: {line}"),
    ]);
}
