#!/usr/bin/env bash
# What `run` and `check` print for every plan in scenarios/, in both languages, and `levers`, `solve` and `compare` of some,
# kept as text that people have read and approved:
# tools/dev/approved_outputs.sh PROGRAM writes tests/approved/ anew; with --check it only says what differs (that is the test).
# Reasons ask every lever for every row that is missed: tests/pages compares them, asking once for both languages.
# The same bits come out on every machine: the number of replications is fixed and no results folder is named.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

check=
if [[ $1 = --check ]]; then
    check=1
    shift
fi
program=$(realpath -- "$1")
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
cd -- "$root"
mkdir -- "$folder/approved"
for file in scenarios/*.yaml; do
    name=$(basename -- "$file" .yaml)
    for language in zh en; do
        "$program" check "$file" --lang "$language" >"$folder/approved/$name.check.$language.txt"
        "$program" run "$file" --lang "$language" --replications 2048 --quiet --out "$folder/results/$name" \
            >"$folder/approved/$name.run.$language.txt"
        if [[ $check ]]; then continue; fi
        "$program" run "$file" --why --lang "$language" --replications 2048 --quiet --out "$folder/results/why/$name" --force \
            >"$folder/approved/$name.why.$language.txt"
    done
done
if [[ $check ]]; then cp -- tests/approved/*.why.*.txt "$folder/approved"; fi  # compared by tests/pages

# Of the pages on levers and comparisons some counties: they ask every lever, so few replications must do. Rows that a lever
# reaches (11, 9) and rows that none does.
few=(--replications 256 --quiet)
"$program" solve scenarios/siyang.yaml 19 --lang zh "${few[@]}" >"$folder/approved/siyang.solve.zh.txt"
"$program" solve scenarios/jingyan.yaml t1 --lang en "${few[@]}" >"$folder/approved/jingyan.solve.en.txt"
for language in zh en; do
    "$program" solve scenarios/jingyan.yaml 11 --p 0.9 --lang $language "${few[@]}" >"$folder/approved/jingyan.solve_11.$language.txt"
    "$program" solve scenarios/minhou.yaml 9 --lang $language "${few[@]}" >"$folder/approved/minhou.solve_9.$language.txt"
    for county in jingyan zhaoyuan; do
        "$program" levers "scenarios/$county.yaml" --lang $language "${few[@]}" >"$folder/approved/$county.levers.$language.txt"
    done
    "$program" compare scenarios/minhou.yaml scenarios/whatif/minhou_inside.yaml --lang $language "${few[@]}" \
        >"$folder/approved/minhou.compare.$language.txt"
done

if diff -r -u -- tests/approved "$folder/approved" >"$folder/difference"; then exit; fi
if [[ $check ]]; then
    head -n 60 -- "$folder/difference"
    stop "what is printed has changed. Read it; tools/dev/refresh_generated.sh approves it."
fi
rm -rf -- tests/approved
mv -- "$folder/approved" tests/approved
say "tests/approved is new"
