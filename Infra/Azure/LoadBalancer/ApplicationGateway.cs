using Pulumi.AzureNative.Network.Inputs;
using ManagedIdentity = Pulumi.AzureNative.ManagedIdentity;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>
/// A zone-redundant Application Gateway v2: it terminates HTTPS, redirects HTTP, and sends users only to nodes that
/// answer 200.
/// </summary>
internal sealed class ApplicationGateway
{
    // TLS 1.3 and 1.2 with forward secrecy only (Microsoft Learn, "Application Gateway TLS policy overview").
    private const string TlsPolicy = "AppGwSslPolicy20220101S";

    // Two instances at least, for failures and updates; more with higher load.
    private const int MinInstances = 2;
    private const int MaxInstances = 10;

    // Seconds, as for the other kinds of load balancers.
    private const int CheckInterval = 15;
    private const int CheckTimeout = 5;
    private const int CheckThreshold = 2;

    // Seconds, the maximum: uploads to a draining node continue.
    private const int DrainTimeout = 3600;

    // The gateway's own header contains the client's port, which Octopus cannot parse as an address; this variable does
    // not (Microsoft Learn, "Rewrite HTTP headers and URL with Application Gateway", server variables).
    private const string ForwardedFor = "X-Forwarded-For";
    private const string ForwardedForWithoutPorts = "{var_add_x_forwarded_for_proxy}";

    // The names of the parts, which refer to each other.
    private const string Public = "public";
    private const string Private = "private";
    private const string Http = "http";
    private const string Https = "https";
    private const string Nodes = "nodes";
    private const string Ping = "ping";
    private const string Client = "client";

    private readonly AzureContext _context;
    private readonly string _component;
    private readonly ClusterComponent _parent;
    private readonly Network.PublicIPAddress _address;

    /// <summary>Creates the gateway.</summary>
    /// <param name="context">The context.</param>
    /// <param name="component">The component's name.</param>
    /// <param name="parent">The component that owns it.</param>
    /// <param name="after">
    /// Resources that take minutes to create: meanwhile the gateway's role assignment for the certificate, which the
    /// gateway reads only once, becomes effective.
    /// </param>
    public ApplicationGateway(
        AzureContext context, string component, ClusterComponent parent, IEnumerable<Resource> after)
    {
        (_context, _component, _parent) = (context, component, parent);
        var settings = context.Plan.LoadBalancer;
        IsInternal = settings.Scheme == Scheme.Internal;
        // With a distinct name: when the kind changes, the new load balancer is created before the old address is
        // released.
        var idleMinutes = IdleMinutes(settings.IdleTimeoutSeconds);
        _address = PublicAddress.Create(context, component, parent, null, idleMinutes, $"{component}-gateway");
        var args = Describe(settings);
        var options = new CustomResourceOptions { Parent = parent, DeleteBeforeReplace = true };
        if (settings.UsesHttps)
        {
            AddHttps(args, options, settings, after);
        }
        else
        {
            AddListener(args, Http, 80);
            AddRule(args, Http, 100, Forward);
        }

        if (settings.Waf)
        {
            args.FirewallPolicy = Ref(CreateFirewall().Id);
        }

        Gateway = new Network.ApplicationGateway($"{component}-gateway", args, options);
        string[] logs = settings.Waf
            ? ["ApplicationGatewayAccessLog", "ApplicationGatewayFirewallLog"]
            : ["ApplicationGatewayAccessLog"];
        context.Foundation.SendLogs($"{component}-gateway-logs", Gateway.Id, logs, parent, hasOwnTables: true);
    }

    /// <summary>The gateway.</summary>
    public Network.ApplicationGateway Gateway { get; }

    /// <summary>The ID of the certificate's vault, and the certificate's name; null without HTTPS.</summary>
    public (Output<string> VaultId, string Name)? Certificate { get; private set; }

    /// <summary>The public host name, or the private address.</summary>
    public Output<string> Address =>
        IsInternal ? Output.Create(_context.Plan.Network.GatewayAddress) : PublicAddress.HostName(_address);

    /// <summary>The target of DNS records.</summary>
    public RecordTarget Target => IsInternal ? new(null, Address) : PublicAddress.Target(_address);

    /// <summary>The ID of the backend pool.</summary>
    public Output<string> PoolId => new ResourceParts(Gateway.Id).Pool(Nodes);

    private bool IsInternal { get; }

    private string GatewayName => _context.Names.Of(_component);

    private ResourceParts Parts => _context.Ids.Gateway(GatewayName);

    private Network.ApplicationGatewayArgs Describe(LoadBalancerPlan settings)
    {
        var sku = settings.Waf ? "WAF_v2" : "Standard_v2";
        var args = new Network.ApplicationGatewayArgs
        {
            ApplicationGatewayName = GatewayName,
            Location = _context.Location,
            Sku = new ApplicationGatewaySkuArgs { Name = sku, Tier = sku },
            AutoscaleConfiguration = new ApplicationGatewayAutoscaleConfigurationArgs
            {
                MinCapacity = MinInstances,
                MaxCapacity = MaxInstances,
            },
            // HTTP/2 connections are closed after three idle minutes, regardless of the request timeout; HTTP/1.1 is
            // not.
            EnableHttp2 = false,
            SslPolicy = new ApplicationGatewaySslPolicyArgs { PolicyType = "Predefined", PolicyName = TlsPolicy },
            GatewayIPConfigurations =
            {
                new ApplicationGatewayIPConfigurationArgs
                {
                    Name = "subnet",
                    Subnet = Ref(_context.Network.GatewaySubnetId!),
                },
            },
            // A v2 gateway requires a public address for management even if it does not listen there; a gateway without
            // one needs a feature that must be registered in the subscription (docs/decisions/0012).
            FrontendIPConfigurations =
            {
                new ApplicationGatewayFrontendIPConfigurationArgs { Name = Public, PublicIPAddress = Ref(_address.Id) },
            },
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
                    // 200 only, instead of 200 to 399 by default: a draining node answers 418 and leaves the pool.
                    Match = new ApplicationGatewayProbeHealthResponseMatchArgs
                    {
                        StatusCodes = { OctopusServer.Online },
                    },
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
                    ConnectionDraining = new ApplicationGatewayConnectionDrainingArgs
                    {
                        Enabled = true,
                        DrainTimeoutInSec = DrainTimeout,
                    },
                    Probe = Ref(Parts.Probe(Ping)),
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
                                RequestHeaderConfigurations =
                                {
                                    new ApplicationGatewayHeaderConfigurationArgs
                                    {
                                        HeaderName = ForwardedFor,
                                        HeaderValue = ForwardedForWithoutPorts,
                                    },
                                },
                            },
                        },
                    },
                },
            },
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
                Subnet = Ref(_context.Network.GatewaySubnetId!),
                // Required by v2 (Microsoft Learn, "Application Gateway frontend IP address configuration").
                PrivateIPAllocationMethod = "Static",
                PrivateIPAddress = _context.Plan.Network.GatewayAddress,
            });
        }

        if (settings.MaintenancePageUrl is { } page)
        {
            // The gateway's status when no node responds.
            args.CustomErrorConfigurations.Add(
                new ApplicationGatewayCustomErrorArgs { StatusCode = "HttpStatus502", CustomErrorPageUrl = page });
        }

        return args;
    }

    private void AddHttps(
        Network.ApplicationGatewayArgs args,
        CustomResourceOptions options,
        LoadBalancerPlan settings,
        IEnumerable<Resource> after)
    {
        var certificate = VaultCertificate.Parse(settings.Certificate!)!;
        var identity = new ManagedIdentity.UserAssignedIdentity($"{_component}-identity", new()
        {
            Location = _context.Location,
        }, _parent.Child());
        var vault = AzureLookups.Find("Microsoft.KeyVault/vaults", certificate.Vault, _parent);
        Certificate = (vault.Id, certificate.Name);
        var secret = AzureIds.VaultSecret(vault.Id, certificate.Name);
        var role = _context.Assign(
            $"{_component}-may-read-certificate", secret, identity.PrincipalId, KeyVault.SecretsUser, _parent.Child());
        options.DependsOn = [role, .. after];
        args.Identity = new ManagedServiceIdentityArgs
        {
            Type = Network.ResourceIdentityType.UserAssigned,
            UserAssignedIdentities = { identity.Id },
        };
        args.SslCertificates.Add(
            new ApplicationGatewaySslCertificateArgs { Name = Https, KeyVaultSecretId = certificate.Id });

        AddListener(args, Http, 80);
        AddListener(args, Https, 443, listener => listener.SslCertificate = Ref(Parts.Certificate(Https)));
        args.RedirectConfigurations.Add(new ApplicationGatewayRedirectConfigurationArgs
        {
            Name = Https,
            RedirectType = "Permanent",
            TargetListener = Ref(Parts.Listener(Https)),
            IncludePath = true,
            IncludeQueryString = true,
        });
        AddRule(args, Https, 100, Forward);
        AddRule(args, Http, 200, rule => rule.RedirectConfiguration = Ref(Parts.Redirect(Https)));
    }

    private static SubResourceArgs Ref(Input<string> id) => new() { Id = id };

    private void AddListener(
        Network.ApplicationGatewayArgs args,
        string protocol,
        int port,
        Action<ApplicationGatewayHttpListenerArgs>? configure = null)
    {
        args.FrontendPorts.Add(new ApplicationGatewayFrontendPortArgs { Name = protocol, Port = port });
        var listener = new ApplicationGatewayHttpListenerArgs
        {
            Name = protocol,
            Protocol = protocol == Https ? "Https" : "Http",
            FrontendIPConfiguration = Ref(Parts.Frontend(IsInternal ? Private : Public)),
            FrontendPort = Ref(Parts.Port(protocol)),
        };
        configure?.Invoke(listener);
        args.HttpListeners.Add(listener);
    }

    private void AddRule(
        Network.ApplicationGatewayArgs args,
        string listener,
        int priority,
        Action<ApplicationGatewayRequestRoutingRuleArgs> configure)
    {
        var rule = new ApplicationGatewayRequestRoutingRuleArgs
        {
            Name = listener,
            RuleType = "Basic",
            Priority = priority,
            HttpListener = Ref(Parts.Listener(listener)),
        };
        configure(rule);
        args.RequestRoutingRules.Add(rule);
    }

    private void Forward(ApplicationGatewayRequestRoutingRuleArgs rule)
    {
        rule.BackendAddressPool = Ref(Parts.Pool(Nodes));
        rule.BackendHttpSettings = Ref(Parts.Settings(Nodes));
        rule.RewriteRuleSet = Ref(Parts.Rewrites(Client));
    }

    // The public address supports 4 to 30 minutes (Microsoft Learn, "Application Gateway FAQ", TCP idle timeout). For a
    // private address the timeout is fixed at 5 minutes.
    private static int IdleMinutes(int seconds) => Math.Clamp((seconds + 59) / 60, 4, 30);

    // Bodies are not inspected, up to the gateway's limit of 4 GB: they are packages and deployment scripts, which the
    // rules would treat as attacks. Paths, queries, headers and cookies are inspected.
    private Network.WebApplicationFirewallPolicy CreateFirewall()
    {
        var settings = _context.Plan.LoadBalancer;
        // The size limits can be disabled as of this version (Microsoft Learn, "WAF request and file upload size
        // limits").
        var rules = new ManagedRulesDefinitionArgs
        {
            ManagedRuleSets =
            {
                new ManagedRuleSetArgs { RuleSetType = "Microsoft_DefaultRuleSet", RuleSetVersion = "2.1" },
            },
        };
        foreach (var exclusion in settings.WafExclusions)
        {
            rules.Exclusions.Add(new OwaspCrsExclusionEntryArgs
            {
                MatchVariable = exclusion.Variable,
                SelectorMatchOperator = exclusion.Operator,
                Selector = exclusion.Selector,
            });
        }

        return new Network.WebApplicationFirewallPolicy($"{_component}-firewall", new()
        {
            Location = _context.Location,
            PolicySettings = new PolicySettingsArgs
            {
                State = "Enabled",
                Mode = $"{settings.WafMode}",
                RequestBodyCheck = false,
                RequestBodyEnforcement = false,
                FileUploadEnforcement = false,
            },
            ManagedRules = rules,
        }, _parent.Child());
    }
}
