#!/usr/bin/env bash
# Runs the tests in a build that counts, and prints line coverage by module and every function of the engine that no test
# reached: tools/dev/coverage.sh [MODULE...]   With modules: only their functions.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

cd -- "$root"
install_packages "${build_packages[@]}"
configure coverage
build coverage
# Counts of earlier runs would be added to this one's.
find build/coverage -name '*.gcda' -delete
ctest --preset coverage --parallel "$(nproc)" >&2 || say "some tests failed; the counts below are those of what ran"
exec python3 tools/dev/coverage.py build/coverage "$@"
