#!/usr/bin/env bash
# Runs clang-tidy over the engine and the tools: tools/dev/tidy.sh [PATTERN]
# PATTERN is a regular expression over the paths of source files; without it, all.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

install_packages "${build_packages[@]}" "${developer_packages[@]}"
# A configuration of its own, never built. All is read module by module, as one source each: the standard library, which every
# file includes, takes most of clang-tidy's time. Single files are read alone.
unity=modules
if (($#)); then unity=nothing; fi
mkdir -p -- "$root/build/tidy/once"
cmake -S "$root" --preset release -B "$root/build/tidy" -DPERMILLE_UNITY=$unity >"$root/build/tidy/log" || {
    cat -- "$root/build/tidy/log" >&2
    stop "build/tidy could not be configured (see above)."
}
# Its list of compile commands with the sources of the engine and the program, each once: lane code stands in it once for
# every variant, and clang-tidy would read it as often.
python3 - "$root" "${1-}" <<'PYTHON'
import json
import re
import sys
from pathlib import Path

root, pattern = Path(sys.argv[1]), re.compile(sys.argv[2])
together = re.compile(r"build/tidy/CMakeFiles/permille(_engine|_lanes_1)?\.dir/Unity/")
commands = {}
for command in json.loads((root / "build/tidy/compile_commands.json").read_text()):
    path = Path(command["file"]).relative_to(root).as_posix()
    if together.match(path) or path.startswith(("engine/", "tools/")) and pattern.search(path):
        commands.setdefault(command["file"], command)
(root / "build/tidy/once/compile_commands.json").write_text(json.dumps(list(commands.values())))
print(f"{len(commands)} sources", file=sys.stderr)
PYTHON
# Of its long output, the findings: each once, though many files include the header it is in.
log=$root/build/tidy/log
if run-clang-tidy-14 -quiet -extra-arg=-Wno-unknown-warning-option -p "$root/build/tidy/once" -j "$(nproc)" >"$log" 2>&1; then
    say "clang-tidy has nothing to say"
else
    sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -E ': (error|warning): ' | sort -u
    stop "clang-tidy found something; all of it is in build/tidy/log."
fi
