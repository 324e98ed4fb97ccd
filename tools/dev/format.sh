#!/usr/bin/env bash
# Brings our C++ files into the project's format: tools/dev/format.sh, or only says which are not: tools/dev/format.sh --check
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

cd -- "$root"
how=(-i)
if [[ ${1-} = --check ]]; then how=(--dry-run -Werror); fi
# What git knows and what it would take up, so that a new file is not forgotten; a deleted one is not looked for.
git ls-files -z --cached --others --exclude-standard -- '*.cpp' '*.hpp' |
    while IFS= read -r -d '' file; do if [[ -f $file ]]; then printf '%s\0' "$file"; fi; done |
    xargs -0 -r clang-format-14 "${how[@]}"
