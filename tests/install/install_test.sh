#!/usr/bin/env bash
# Installs a build, moves what was installed, and uses it as a stranger does: install_test.sh BUILD CXX
# A program outside builds with find_package(permille) and runs; the installed program runs a scenario from another folder.
set -euo pipefail
build=$1 compiler=$2
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)

folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
cmake --install "$build" --prefix "$folder/first" >"$folder/log" || {
    cat -- "$folder/log"
    exit 1
}
# Nothing inside may hang on the place it was installed to; a blank in the path must not matter.
prefix="$folder/another place"
mv -- "$folder/first" "$prefix"

for binary in "$prefix"/bin/* "$prefix"/lib/permille/*.so; do
    if readelf -d "$binary" | grep -E 'R(UN)?PATH' | grep -vF '[$ORIGIN'; then
        echo "$binary: its run path is not relative"
        exit 1
    fi
done

cmake -G Ninja -S "$here" -B "$folder/consumer" -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_PREFIX_PATH="$prefix" >"$folder/log" &&
    cmake --build "$folder/consumer" >>"$folder/log" || {
    cat -- "$folder/log"
    exit 1
}
"$folder/consumer/consumer"

# What shells and man look for, at the places where they look.
for file in bash-completion/completions/permille zsh/site-functions/_permille fish/vendor_completions.d/permille.fish \
    man/man1/permille.1 man/zh_CN/man1/permille.1; do
    test -s "$prefix/share/$file" || {
        echo "share/$file is missing"
        exit 1
    }
done

mkdir -- "$folder/elsewhere"
cd -- "$folder/elsewhere"
cp -- "$prefix/share/permille/scenarios/first.yaml" mine.yaml
# The copy stands alone: its parents are found among the installed scenarios.
"$prefix/bin/permille" run mine.yaml --replications 64 --out results
test -s results/summary.json
# A new county finds what it extends and the schema it names.
"$prefix/bin/permille" new mycounty
"$prefix/bin/permille" check mycounty.yaml
grep -qxF "# yaml-language-server: \$schema=$prefix/share/permille/scenarios/scenario.schema.json" mycounty.yaml
