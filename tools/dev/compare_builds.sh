#!/usr/bin/env bash
# Proves that results do not depend on compiler, threads or lanes: compare_builds.sh BUILD_A BUILD_B [REPLICATIONS]
# Runs both counties in both builds with 1, 2, 3, 7 threads and 1, 4, 8 lanes; standard output and every file of the results
# but run.json must be the same bytes as those of BUILD_A with one thread and one lane.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

if (($# < 2 || $# > 3)); then
    say "usage: compare_builds.sh BUILD_A BUILD_B [REPLICATIONS]"
    exit 2
fi
builds=("$(realpath -- "$1")" "$(realpath -- "$2")")
replications=${3-1000}
counties=(jingyan minhou)
compared=(standard_output results/{summary.json,targets.csv,indicators.csv,distribution.csv,assumptions.csv})
widths=(1)
if grep -qw avx2 /proc/cpuinfo; then
    widths+=(4 8)
else
    say "this processor has no AVX2: one lane only"
fi

folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
runs=0 differ=0
for county in "${counties[@]}"; do
    reference=
    for build in "${builds[@]}"; do
        for threads in 1 2 3 7; do
            for lanes in "${widths[@]}"; do
                name="$county $(basename -- "$build") threads $threads lanes $lanes"
                here="$folder/$((runs += 1))"
                mkdir -- "$here"
                # Every run stands in a folder of its own, so that all of them print the same paths.
                ln -s -- "$root/scenarios" "$here/scenarios"
                (cd -- "$here" && timeout 600 "$build/bin/permille" run "scenarios/$county.yaml" --replications "$replications" \
                    --threads "$threads" --lanes "$lanes" --lang zh --out results >standard_output 2>standard_error) || {
                    cat -- "$here/standard_error" >&2
                    stop "$name: the run failed (see above)"
                }
                rm -- "$here/scenarios" "$here/standard_error"
                if [[ ! $reference ]]; then
                    reference=$here
                    (cd -- "$here" && sha256sum "${compared[@]}")
                fi
                for file in "${compared[@]}"; do
                    if ! cmp -- "$reference/$file" "$here/$file"; then
                        echo "$name: $file differs"
                        diff -- "$reference/$file" "$here/$file" | head -n 6 || true
                        differ=$((differ + 1))
                    fi
                done
                if [[ $here != "$reference" ]]; then rm -rf -- "$here"; fi
            done
        done
    done
done
((differ == 0)) || stop "$differ files differ in $runs runs of $replications replications"
echo "$runs runs of $replications replications: the same bytes"
