using OctopusHA.Components;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.Network.Inputs;
using Authorization = Pulumi.AzureNative.Authorization;
using ManagedIdentity = Pulumi.AzureNative.ManagedIdentity;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>An Application Gateway v2 in every zone: HTTPS ends here, HTTP leads to it, and only nodes that answer 200 get users.</summary>
internal sealed class ApplicationGateway
{
    // Speaks TLS 1.3 and 1.2 with forward secrecy, and nothing older (Microsoft Learn, "Application Gateway TLS policy overview").
    private const string TlsPolicy = "AppGwSslPolicy20220101S";

    // Instances: two, so that one may fail or be patched, and as many as the load takes.
    private const int FewestInstances = 2;
    private const int MostInstances = 10;

    // Seconds, as for the load balancers of the other kind.
    private const int CheckInterval = 15;
    private const int CheckTimeout = 5;
    private const int CheckThreshold = 2;

    // Seconds, the longest: an upload to a node that begins to drain goes on.
    private const int DrainTimeout = 3600;

    // What Octopus is told of a client: the addresses alone. The header as the gateway itself writes it carries the client's port,
    // and with it no address (Microsoft Learn, "Rewrite HTTP headers and URL with Application Gateway", server variables).
    private const string ForwardedFor = "X-Forwarded-For";
    private const string ForwardedForWithoutPorts = "{var_add_x_forwarded_for_proxy}";

    // The parts' names, by which they find each other.
    private const string Public = "public";
    private const string Private = "private";
    private const string Http = "http";
    private const string Https = "https";
    private const string Nodes = "nodes";
    private const string Ping = "ping";
    private const string Client = "client";

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly AzureNetwork _network;
    private readonly string _component;
    private readonly ClusterComponent _parent;
    private readonly Network.PublicIPAddress _address;

    /// <summary>Makes the gateway.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="foundation">Where it goes.</param>
    /// <param name="network">The network.</param>
    /// <param name="component">The component, for names and tags.</param>
    /// <param name="parent">The component that owns it.</param>
    /// <param name="after">
    /// What takes minutes to create: the gateway's right on the certificate, granted at the beginning, takes as long to become effective,
    /// and a gateway reads the certificate once only.
    /// </param>
    public ApplicationGateway(AzureContext context, Foundation foundation, AzureNetwork network, string component, ClusterComponent parent, IEnumerable<Resource> after)
    {
        (_context, _foundation, _network, _component, _parent) = (context, foundation, network, component, parent);
        var settings = context.Plan.LoadBalancer;
        IsInternal = settings.Scheme == Scheme.Internal;
        // Its own name: a load balancer of the other kind is there before this one goes, and cannot take an address that is in use.
        _address = PublicAddress.Create(context, foundation, component, parent, idleMinutes: IdleMinutes(settings.IdleTimeoutSeconds), label: $"{component}-gateway");
        var args = Describe(settings);
        var options = new CustomResourceOptions { Parent = parent, DeleteBeforeReplace = true };
        if (settings.UsesHttps)
        {
            AddHttps(args, options, settings, after);
        }
        else
        {
            AddListener(args, Http, 80);
            AddRule(args, Http, 100, rule => Forward(rule));
        }

        if (settings.Waf)
        {
            args.FirewallPolicy = new SubResourceArgs { Id = CreateFirewall().Id };
        }

        Gateway = new Network.ApplicationGateway($"{component}-gateway", args, options);
        foundation.SendLogs($"{component}-gateway-logs", Gateway.Id, settings.Waf ? ["ApplicationGatewayAccessLog", "ApplicationGatewayFirewallLog"] : ["ApplicationGatewayAccessLog"], parent, hasOwnTables: true);
    }

    /// <summary>The gateway.</summary>
    public Network.ApplicationGateway Gateway { get; }

    /// <summary>The id of the vault that its certificate is in, and the certificate's name; null over plain HTTP.</summary>
    public (Output<string> VaultId, string Name)? Certificate { get; private set; }

    /// <summary>Its host name, or its address inside the network.</summary>
    public Output<string> Address => IsInternal ? Output.Create(_context.Plan.Network.GatewayAddress) : PublicAddress.HostName(_address);

    /// <summary>What a DNS record leads to.</summary>
    public RecordTarget Target => IsInternal ? new(null, Address) : PublicAddress.Target(_address);

    /// <summary>The id of the pool that every node belongs to.</summary>
    public Output<string> PoolId => AzureIds.Gateway(Gateway.Id).Pool(Nodes);

    private bool IsInternal { get; }

    private string OwnName => _context.Names.Of(_component);

    private GatewayParts Own => _context.Ids.Gateway(OwnName);

    private Network.ApplicationGatewayArgs Describe(LoadBalancerPlan settings)
    {
        var sku = settings.Waf ? "WAF_v2" : "Standard_v2";
        var args = new Network.ApplicationGatewayArgs
        {
            // Its parts name each other by ids that hold it.
            ApplicationGatewayName = OwnName,
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            Sku = new ApplicationGatewaySkuArgs { Name = sku, Tier = sku },
            AutoscaleConfiguration = new ApplicationGatewayAutoscaleConfigurationArgs { MinCapacity = FewestInstances, MaxCapacity = MostInstances },
            // An HTTP/2 connection is closed after three minutes of silence, whatever the request timeout; HTTP/1.1 holds a long request.
            EnableHttp2 = false,
            SslPolicy = new ApplicationGatewaySslPolicyArgs { PolicyType = "Predefined", PolicyName = TlsPolicy },
            GatewayIPConfigurations = { new ApplicationGatewayIPConfigurationArgs { Name = "subnet", Subnet = new SubResourceArgs { Id = _network.GatewaySubnetId! } } },
            // The second generation is managed by way of a public address, listened at or not; without one it needs a feature that
            // a subscription must ask for (docs/decisions/0012).
            FrontendIPConfigurations = { new ApplicationGatewayFrontendIPConfigurationArgs { Name = Public, PublicIPAddress = new SubResourceArgs { Id = _address.Id } } },
            BackendAddressPools = { new ApplicationGatewayBackendAddressPoolArgs { Name = Nodes } },
            Probes =
            {
                new ApplicationGatewayProbeArgs
                {
                    Name = Ping,
                    Protocol = "Http",
                    Host = "127.0.0.1",
                    Path = OctopusServer.PingPath,
                    Port = OctopusServer.WebPort,
                    Interval = CheckInterval,
                    Timeout = CheckTimeout,
                    UnhealthyThreshold = CheckThreshold,
                    // 200 alone, where the gateway itself would take up to 399: a node that drains answers 418 and leaves the pool.
                    Match = new ApplicationGatewayProbeHealthResponseMatchArgs { StatusCodes = { OctopusServer.Online } },
                },
            },
            BackendHttpSettingsCollection =
            {
                new ApplicationGatewayBackendHttpSettingsArgs
                {
                    Name = Nodes,
                    Protocol = "Http",
                    Port = OctopusServer.WebPort,
                    CookieBasedAffinity = "Disabled",
                    RequestTimeout = settings.IdleTimeoutSeconds,
                    ConnectionDraining = new ApplicationGatewayConnectionDrainingArgs { Enabled = true, DrainTimeoutInSec = DrainTimeout },
                    Probe = new SubResourceArgs { Id = Own.Probe(Ping) },
                },
            },
            RewriteRuleSets =
            {
                new ApplicationGatewayRewriteRuleSetArgs
                {
                    Name = Client,
                    RewriteRules =
                    {
                        new ApplicationGatewayRewriteRuleArgs
                        {
                            Name = Client,
                            RuleSequence = 100,
                            ActionSet = new ApplicationGatewayRewriteRuleActionSetArgs
                            {
                                RequestHeaderConfigurations = { new ApplicationGatewayHeaderConfigurationArgs { HeaderName = ForwardedFor, HeaderValue = ForwardedForWithoutPorts } },
                            },
                        },
                    },
                },
            },
            Tags = _parent.Tags($"{_component}-gateway"),
        };
        foreach (var zone in _context.Zones)
        {
            args.Zones.Add(zone);
        }

        if (IsInternal)
        {
            args.FrontendIPConfigurations.Add(new ApplicationGatewayFrontendIPConfigurationArgs
            {
                Name = Private,
                Subnet = new SubResourceArgs { Id = _network.GatewaySubnetId! },
                // The second generation takes no other (Microsoft Learn, "Application Gateway frontend IP address configuration").
                PrivateIPAllocationMethod = "Static",
                PrivateIPAddress = _context.Plan.Network.GatewayAddress,
            });
        }

        if (settings.MaintenancePageUrl is { } page)
        {
            // What it says by itself when no node answers.
            args.CustomErrorConfigurations.Add(new ApplicationGatewayCustomErrorArgs { StatusCode = "HttpStatus502", CustomErrorPageUrl = page });
        }

        return args;
    }

    private void AddHttps(Network.ApplicationGatewayArgs args, CustomResourceOptions options, LoadBalancerPlan settings, IEnumerable<Resource> after)
    {
        var certificate = VaultCertificate.Parse(settings.Certificate!)!;
        var identity = new ManagedIdentity.UserAssignedIdentity($"{_component}-identity", new ManagedIdentity.UserAssignedIdentityArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            Tags = _parent.Tags($"{_component}-identity"),
        }, _parent.Child());
        var vault = AzureLookups.Find("Microsoft.KeyVault/vaults", certificate.Vault, _parent);
        Certificate = (vault.Id, certificate.Name);
        var right = new Authorization.RoleAssignment($"{_component}-may-read-certificate", new Authorization.RoleAssignmentArgs
        {
            Scope = AzureIds.VaultSecret(vault.Id, certificate.Name),
            PrincipalId = identity.PrincipalId,
            PrincipalType = "ServicePrincipal",
            RoleDefinitionId = AzureIds.Role(_context.SubscriptionId, KeyVault.SecretsUser),
        }, _parent.Child());
        options.DependsOn = [right, .. after];
        args.Identity = new ManagedServiceIdentityArgs { Type = Network.ResourceIdentityType.UserAssigned, UserAssignedIdentities = { identity.Id } };
        args.SslCertificates.Add(new ApplicationGatewaySslCertificateArgs { Name = Https, KeyVaultSecretId = certificate.Id });

        AddListener(args, Http, 80);
        AddListener(args, Https, 443, listener => listener.SslCertificate = new SubResourceArgs { Id = Own.Certificate(Https) });
        args.RedirectConfigurations.Add(new ApplicationGatewayRedirectConfigurationArgs
        {
            Name = Https,
            RedirectType = "Permanent",
            TargetListener = new SubResourceArgs { Id = Own.Listener(Https) },
            IncludePath = true,
            IncludeQueryString = true,
        });
        AddRule(args, Https, 100, rule => Forward(rule));
        AddRule(args, Http, 200, rule => rule.RedirectConfiguration = new SubResourceArgs { Id = Own.Redirect(Https) });
    }

    private void AddListener(Network.ApplicationGatewayArgs args, string protocol, int port, Action<ApplicationGatewayHttpListenerArgs>? customise = null)
    {
        args.FrontendPorts.Add(new ApplicationGatewayFrontendPortArgs { Name = protocol, Port = port });
        var listener = new ApplicationGatewayHttpListenerArgs
        {
            Name = protocol,
            Protocol = protocol == Https ? "Https" : "Http",
            FrontendIPConfiguration = new SubResourceArgs { Id = Own.Frontend(IsInternal ? Private : Public) },
            FrontendPort = new SubResourceArgs { Id = Own.Port(protocol) },
        };
        customise?.Invoke(listener);
        args.HttpListeners.Add(listener);
    }

    private void AddRule(Network.ApplicationGatewayArgs args, string listener, int priority, Action<ApplicationGatewayRequestRoutingRuleArgs> lead)
    {
        var rule = new ApplicationGatewayRequestRoutingRuleArgs
        {
            Name = listener,
            RuleType = "Basic",
            Priority = priority,
            HttpListener = new SubResourceArgs { Id = Own.Listener(listener) },
        };
        lead(rule);
        args.RequestRoutingRules.Add(rule);
    }

    private void Forward(ApplicationGatewayRequestRoutingRuleArgs rule)
    {
        rule.BackendAddressPool = new SubResourceArgs { Id = Own.Pool(Nodes) };
        rule.BackendHttpSettings = new SubResourceArgs { Id = Own.Settings(Nodes) };
        rule.RewriteRuleSet = new SubResourceArgs { Id = Own.Rewrites(Client) };
    }

    // What the public address takes, 4 to 30 minutes (Microsoft Learn, "Application Gateway FAQ", TCP idle timeout). Azure cuts
    // silence at the address inside after 5, and has no setting for it.
    private static int IdleMinutes(int seconds) => Math.Clamp((seconds + 59) / 60, 4, 30);

    // Bodies pass unread and at any size, up to the gateway's own 4 GB: they are packages, and deployment scripts, which are what such
    // rules take for attacks. Paths, queries, headers and cookies are held against the rules.
    private Network.WebApplicationFirewallPolicy CreateFirewall()
    {
        var settings = _context.Plan.LoadBalancer;
        // 2.1 is of the generation that lets sizes go unchecked (Microsoft Learn, "WAF request and file upload size limits").
        var rules = new ManagedRulesDefinitionArgs
        {
            ManagedRuleSets = { new ManagedRuleSetArgs { RuleSetType = "Microsoft_DefaultRuleSet", RuleSetVersion = "2.1" } },
        };
        foreach (var exclusion in settings.WafExclusions)
        {
            rules.Exclusions.Add(new OwaspCrsExclusionEntryArgs { MatchVariable = exclusion.Variable, SelectorMatchOperator = exclusion.Operator, Selector = exclusion.Selector });
        }

        return new Network.WebApplicationFirewallPolicy($"{_component}-firewall", new Network.WebApplicationFirewallPolicyArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            PolicySettings = new PolicySettingsArgs
            {
                State = "Enabled",
                Mode = $"{settings.WafMode}",
                RequestBodyCheck = false,
                RequestBodyEnforcement = false,
                FileUploadEnforcement = false,
            },
            ManagedRules = rules,
            Tags = _parent.Tags($"{_component}-firewall"),
        }, _parent.Child());
    }
}
