#!/usr/bin/env bash
# Writes the generated files anew from the program, the approved outputs and the outputs that README.md shows:
# tools/dev/refresh_generated.sh
# With --check PROGRAM it changes nothing and fails when a generated file is stale; that is how the test calls it. (The
# outputs have tests of their own, tools/dev/approved_outputs.sh and tools/dev/run_documents.py.)
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

if [[ ${1-} = --check ]]; then
    program=$2
else
    prepare release permille
    program=$root/build/release/bin/permille
fi
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
"$program" schema --lang en >"$folder/scenario.schema.json"
"$program" schema --format reference --lang en >"$folder/reference.md"

stale=()
for file in scenario.schema.json reference.md; do
    if cmp -s -- "$folder/$file" "$root/scenarios/$file"; then continue; fi
    if [[ ${1-} = --check ]]; then
        diff -u -- "$root/scenarios/$file" "$folder/$file" | head -n 20 || true
        stale+=("scenarios/$file")
    else
        cp -- "$folder/$file" "$root/scenarios/$file"
        say "scenarios/$file is new"
    fi
done
((${#stale[@]} == 0)) || stop "stale: ${stale[*]}; tools/dev/refresh_generated.sh renews them."
if [[ ${1-} != --check ]]; then
    "$root/tools/dev/approved_outputs.sh" "$program"
    python3 "$root/tools/dev/run_documents.py" "$root/build/release" --refresh >&2
fi
