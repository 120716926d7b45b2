#!/usr/bin/env bash
# GitHub's command line, as far as the workflows use it: answers from files in $STAND_IN, and notes there what was asked.
set -euo pipefail
method=GET path='' filter=. body='' dir=''
what="$1 $2"
[ "$1" = api ] && { what=api; shift; } || shift 2
while [ $# -gt 0 ]; do
  case $1 in
    --method) method=$2; shift ;;
    --jq) filter=$2; shift ;;
    --dir) dir=$2; shift ;;
    -F) body=${2#body=@}; shift ;;
    --body-file) body=$2; shift ;;
    -f | --repo | --state | --search | --json | --title | --comment) shift ;;
    --paginate | --silent) ;;
    *) path=$1 ;;
  esac
  shift
done
[ -z "$body" ] || cp "$body" "$STAND_IN/body"
case "$what $method" in
  'api GET') jq --raw-output "$filter" "$STAND_IN/$(basename "$path").json" ;;
  'issue list GET') jq --raw-output "$filter" "$STAND_IN/issues.json" ;;
  'run download GET') cp -r "$STAND_IN/artifacts" "$dir" ;;
  *) echo "$what $method $path" >>"$STAND_IN/written" ;;
esac
