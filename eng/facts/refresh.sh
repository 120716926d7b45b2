#!/usr/bin/env bash
# Refreshes offline/facts/*.json from the npm packages of the providers, in the versions of eng/PulumiPackages.props.
# Needs Node.js and an npm feed. Read the difference before you commit it: it is what the providers changed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work="$root/artifacts/facts"
version() { sed -n "s/.*Include=\"$1\" Version=\"\[*\([0-9.]*\).*/\1/p" "$root/eng/PulumiPackages.props"; }
mkdir -p "$work" && cd "$work"
npm install --no-package-lock --ignore-scripts --no-fund --no-audit --loglevel=error \
  typescript@5 "@pulumi/aws@$(version Pulumi.Aws)" "@pulumi/azure-native@$(version Pulumi.AzureNative)" "@pulumi/azure@$(version Pulumi.Azure)"

# The modules whose names are kept. One more: add it here and to the namespaces in offline/ProviderGenerator/Naming.cs.
extract() { node "$root/eng/facts/extract-api.mjs" "node_modules/@pulumi/$1" "$root/offline/facts/$1.json" "$2"; }
extract aws index,acm,appautoscaling,autoscaling,backup,cloudtrail,cloudwatch,directoryservice,ec2,ecr,ecs,efs,elasticache,fsx,iam,kms,lambda,lb,memorydb,rds,route53,s3,scheduler,secretsmanager,servicediscovery,sns,sqs,ssm,synthetics,vpc
extract azure-native index,alertsmanagement,app,applicationinsights,authorization,automation,cdn,compute,containerinstance,dataprotection,dns,eventgrid,keyvault,maintenance,managedidentity,monitor,network,operationalinsights,operationsmanagement,portal,privatedns,recoveryservices,redis,redisenterprise,resources,sql,storage,trafficmanager
extract azure index,appinsights,automation,backup,compute,core,keyvault,lb,monitoring,mssql,network,storage
