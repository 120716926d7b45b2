#!/usr/bin/env bash
# Shows that the build chooses the Pulumi packages as docs/decisions/0001 says, in a copy of the tree with feeds made on
# the fly. Needs the .NET SDK, git and bash. Prints each check, then "N passed, N failed"; exits 1 when one failed.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 130' INT TERM HUP

copy="$temp/a path with spaces"
log="$temp/log"
mkdir "$temp/tmp" && export TMPDIR="$temp/tmp"
passed=0 failed=0 skipped=0

# What the caller's shell says about the choice must not reach the checks.
unset PulumiSdk RestoreSources RestoreConfigFile RestorePackagesPath
export DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en NuGetAudit=false
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false     # leave no process behind
export RunAnalyzers=false       # the gate's own build has run them; what the checks look for, CS0618, is the compiler's

# --- helpers ---------------------------------------------------------------------------------------------------------

run() { "$@" >"$log" 2>&1 </dev/null; status=$?; }                      # runs a command; its output and status are then checked
ok() { [ "$status" = 0 ]; }
fails() { [ "$status" != 0 ]; }
says() { grep -qF -- "$1" "$log"; }
silent() { ! says "Pulumi packages:"; }
chosen() { [ "$(cd "$copy/artifacts/PulumiSdk" 2>/dev/null && ls | tr -d '0-9\n-')" = "$1" ]; }    # the choices on record, e.g. "official"
assets() { cat "$copy/artifacts/obj/$1/project.assets.json"; }
official() { assets "$1" | grep -A1 '"Pulumi/' | grep -q '"type": "package"' && ! assets "$1" | grep -B1 '"type": "project"' | grep -q '"Pulumi'; }
offline() { assets "$1" | grep -A1 '"Pulumi/' | grep -q '"type": "project"'; }

check() { # name, then conditions separated by "and"
  local name=$1 condition=() word verdict=ok
  shift
  for word in "$@" and; do
    if [ "$word" != and ]; then condition+=("$word"); continue; fi
    "${condition[@]}" || verdict="FAILED (${condition[*]})"
    condition=()
  done
  printf '%-8s %s\n' "${verdict%% *}" "$name"
  if [ "$verdict" = ok ]; then passed=$((passed + 1)); return; fi
  failed=$((failed + 1))
  { echo "$verdict"; tail -n 15 "$log"; } | sed 's/^/         | /'
}

feeds() { # the feeds that the copy sees: "usual" ones, or exactly those given
  if [ "$1" = usual ]; then rm -f "$copy/nuget.config"; return; fi
  { echo '<configuration><packageSources><clear />'
    for feed in "$@"; do echo "<add key=\"$(basename "$feed")\" value=\"$feed\" allowInsecureConnections=\"true\" />"; done
    echo '</packageSources></configuration>'; } >"$copy/nuget.config"
}

fresh() { rm -rf "$copy/artifacts"; }                                   # nothing built, nothing chosen
# Nothing chosen and nothing built but the stand-ins, which take a minute each; they are packed from the same output.
fresh_but_stand_ins() { fresh; cp -a "$temp/built" "$copy/artifacts"; }
versions() { cp "$root/eng/PulumiPackages.props" "$copy/eng/"; [ $# = 0 ] || sed -i.bak "s/Version=\"[^\"]*\"/Version=\"$1\"/" "$copy/eng/PulumiPackages.props"; }

# --- the copy, its packages and the feeds ----------------------------------------------------------------------------

mkdir -p "$copy" "$temp/made" "$temp/empty" "$temp/packages" "$temp/fallback"
dead=http://127.0.0.1:9/v3/index.json
(cd "$root" && git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' f; do [ -f "$f" ] && printf '%s\0' "$f"; done |
  tar -cf - --null -T -) | tar -xf - -C "$copy" || exit 1

# Packages go to a folder of the copy, so that no stand-in reaches the machine's; what is there already is used, but for Pulumi.
machine=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')
for folder in "$machine"/*/; do
  name=$(basename "$folder")
  case $name in pulumi* | '*') ;; *) ln -s "$folder" "$temp/fallback/$name" ;; esac
done
export NUGET_PACKAGES="$temp/packages" NUGET_FALLBACK_PACKAGES="$temp/fallback"
cd "$temp" || exit 1        # every command below runs from another folder than the repository's

# Fills the package folder with all but Pulumi, and makes the feed.
ids=$(sed -n 's/.*<PackageVersion Include="\([^"]*\)" Version="\([^"]*\)".*/\1/p' "$root/eng/PulumiPackages.props")
core=$(sed -n 's/.*<PulumiCoreVersion[^>]*>\(.*\)<.*/\1/p' "$root/eng/PulumiPackages.props")
later=999.1.0     # a core that is newer than the one whose behaviour the stand-in has
pack() { run dotnet pack "$copy/offline/$1" -c Debug -p:PulumiSdk=offline -p:IsPackable=true -o "$temp/$2" "${@:3}"; }
run dotnet restore "$copy" -p:PulumiSdk=offline
check "the stand-ins restore when asked for" ok and says "Pulumi packages: offline, because PulumiSdk says so"
for id in Pulumi $ids; do
  pack "$id" made
  version=$(sed -n "s/.*Include=\"$id\" Version=\"\([^\"]*\)\".*/\1/p" "$root/eng/PulumiPackages.props")
  check "the stand-in of $id packs under the official version" ok and test -f "$temp/made/$id.${version:-$core}.nupkg"
done
cp -a "$copy/artifacts" "$temp/built"
rm -rf "$temp/built/PulumiSdk" "$temp"/built/{bin,obj}/{Infra,Infra.*,OfflinePreview,StackSettings,*.Tests}
# As on a feed of some months later: the providers ask for different cores, and one calls deprecated what the program uses.
cp -r "$temp/made" "$temp/later"; rm "$temp"/later/Pulumi.Azure.*
pack Pulumi later "-p:PulumiCoreVersion=$later"
check "a later core packs, too" ok and test -f "$temp/later/Pulumi.$later.nupkg"
pack Pulumi.Azure later "-p:PulumiCoreVersion=$later"
check "a provider that asks for the later core packs" ok
cp -r "$temp/later" "$temp/torn"; rm "$temp/torn/Pulumi.$later.nupkg"
# The facts say that it is deprecated, and so does the package that is made of them.
sed -i.bak '/^ "deprecated": {/,$ s/"resources": {/"resources": { "aws:kms\/key:Key": ["description"],/' "$copy/offline/facts/aws.json"
rm "$temp"/later/Pulumi.Aws.*
pack Pulumi.Aws later
check "a provider that calls deprecated what the program uses packs" ok
run dotnet build "$copy/Infra" -p:PulumiSdk=offline
check "the facts say that it is deprecated: with the stand-ins the build fails" fails and says CS0618
cp "$root/offline/facts/aws.json" "$copy/offline/facts/aws.json"

# --- a feed that has the packages ------------------------------------------------------------------------------------

fresh; feeds "$temp/made"
run dotnet build "$copy/Infra"
check "a feed with the packages: official is chosen, and said" ok and says "Pulumi packages: official (Pulumi." and chosen official
check "a feed with the packages: Infra takes packages only" official Infra
check "a feed with the packages: no stand-in is built into Infra" test ! -e "$copy/artifacts/bin/Pulumi" and \
  cmp "$copy/artifacts/bin/Infra/debug/Pulumi.dll" "$(find "$temp/packages/pulumi" -name Pulumi.dll | head -n 1)"
run dotnet restore "$copy/offline/Pulumi.Tests"
check "a feed with the packages: the stand-in's tests run against the package" ok and official Pulumi.Tests and silent

run dotnet restore "$copy"
check "a feed with the packages: the whole solution restores" ok and silent

fresh; feeds "$temp/later"; rm -rf "$temp/packages"/pulumi*
run dotnet build "$copy/Infra"
check "providers that ask for different cores get the latest of them" ok and official Infra and grep -q "\"Pulumi/$later\"" "$copy/artifacts/obj/Infra/project.assets.json"
check "what the official package calls deprecated is a warning, and the build goes on" says "warning CS0618"
run dotnet run --project "$copy/Infra" --no-build -- preview --stack "$copy/Pulumi.azure.yaml"
check "and the program starts on it" ok and says "azure"
fresh; feeds "$temp/torn"; rm -rf "$temp/packages"/pulumi*
run dotnet restore "$copy/Infra"
check "a feed without the core that a provider asks for does not have the packages" ok and says "Pulumi packages: offline stand-ins" and says "$later" and chosen offline

fresh; feeds "$temp/made"; rm -rf "$temp/packages"/pulumi*
run dotnet restore "$copy/Infra"
feeds $dead
run dotnet restore "$copy/Infra"
check "the choice is remembered: no second look, even with no feed" ok and silent and official Infra
run dotnet restore "$copy/Infra" -p:PulumiSdk=offline
check "-p:PulumiSdk=offline overrides" ok and says "because PulumiSdk says so" and offline Infra and chosen official

versions 999.0.0; feeds "$temp/made"
run dotnet restore "$copy/Infra"
check "another version: looks again" ok and says "Pulumi packages: offline stand-ins" and says 999.0.0 and offline Infra
versions 0.0.1; fresh
run dotnet restore "$copy/Infra"
check "a feed with later versions only does not have the version" ok and says "was not found" and chosen offline
versions

# --- feeds that lack the packages ------------------------------------------------------------------------------------

fresh_but_stand_ins; feeds "$temp/empty"; rm -rf "$temp/packages"/pulumi*
run dotnet build "$copy/Infra"
check "a feed without the packages: the stand-ins are chosen, and the reason said" \
  ok and says "Pulumi packages: offline stand-ins from offline/ (Unable to find package Pulumi." and chosen offline and offline Infra
run dotnet build "$copy/Infra" --no-restore
check "dotnet build --no-restore goes on with the choice" ok and silent
run dotnet run --project "$copy/Infra" --no-build -- --help
check "dotnet run goes on with the choice" ok and silent
run dotnet restore "$copy/Infra" -p:PulumiSdk=official
check "-p:PulumiSdk=official overrides, and NuGet says what is missing" fails and says NU1101 and chosen offline
fresh_but_stand_ins
run dotnet run --project "$copy/Infra" -- --help
check "with no choice on record, dotnet run chooses again, and its output is the program's alone" ok and silent and chosen offline

# --- no answer, and other faults -------------------------------------------------------------------------------------

fresh; feeds $dead
run dotnet restore "$copy/Infra"
check "a feed that does not answer: an error, no choice" fails and says "no answer from a package feed" and says "$dead" and chosen ""
run env PulumiSdk=offline dotnet restore "$copy/Infra"
check "the environment variable PulumiSdk overrides, too" ok and offline Infra and chosen ""
feeds $dead "$temp/empty"
run dotnet restore "$copy/Infra"
check "one feed silent, one without the packages: an error, no choice" fails and says "no answer from a package feed" and chosen ""
fresh; echo '<configuration><oops' >"$copy/nuget.config"
run dotnet restore "$copy/Infra"
check "a broken nuget.config: NuGet's own words, no choice" fails and says "NuGet says: NuGet.Config is not valid XML" and chosen ""
feeds usual
run dotnet restore "$copy/Infra" -p:PulumiSdk=ofline
check "a mistyped PulumiSdk is refused" fails and says "PulumiSdk is 'ofline', but must be official or offline"

# --- this machine's own feeds ----------------------------------------------------------------------------------------

# Asked here without the repository's help, in a project of its own.
mkdir "$temp/ask"
{ echo '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>'
  sed -n 's/<PackageVersion/<PackageReference/p' "$root/eng/PulumiPackages.props"
  echo '</ItemGroup></Project>'; } >"$temp/ask/ask.csproj"
run dotnet restore "$temp/ask"
if ok; then expected=official; elif says NU1101; then expected=offline; else expected=; fi
if [ -z "$expected" ]; then
  skipped=$((skipped + 1))
  echo "skipped  this machine's own feeds: $(grep -m 1 error "$log")"
else
  fresh
  dotnet restore "$copy/Infra" >"$temp/other" 2>&1 </dev/null & other=$!
  run dotnet restore "$copy"
  check "this machine's feeds: $expected, for the whole solution" ok and says "Pulumi packages: $expected" and $expected Infra and $expected Infra.Tests
  wait $other; status=$?
  cp "$temp/other" "$log"
  check "two restores at once: both succeed, one choice" ok and chosen $expected
  run dotnet restore "$copy"
  check "the second restore does not look again" ok and silent
fi

echo
echo "$passed passed, $failed failed$([ $skipped = 0 ] || echo ", $skipped skipped")"
[ $failed = 0 ]
