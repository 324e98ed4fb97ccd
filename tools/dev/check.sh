#!/usr/bin/env bash
# What a developer runs before a commit: format, clang over every module as one source, clang-tidy on the changed sources,
# then every test of tools/test, among them the layers and the freshness of the generated files.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

cd -- "$root"
install_packages "${build_packages[@]}" "${developer_packages[@]}"
tools/dev/format.sh --check || stop "not in the project's format; tools/dev/format.sh mends it."
tools/dev/check_together.sh
base=$(git merge-base HEAD main 2>/dev/null || git rev-parse HEAD)
changed=$({ git diff --name-only "$base"; git ls-files --others --exclude-standard; } | grep -E '^(engine|tools)/.*\.cpp$' | sort -u || true)
if [[ $changed ]]; then
    tools/dev/tidy.sh "^($(sed 's/[.]/[.]/g' <<<"$changed" | paste -sd '|'))\$"
fi
exec tools/test
