#!/usr/bin/env bash
# Runs clang-tidy over the engine and the tools: tools/dev/tidy.sh [PATTERN]
# PATTERN is a regular expression over the paths of source files; without it, all.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

install_packages "${build_packages[@]}" "${developer_packages[@]}"
# A configuration of its own, never built: here lane code is a list of files, not one source for each variant.
mkdir -p -- "$root/build/tidy/once"
cmake -S "$root" --preset release -B "$root/build/tidy" -DPERMILLE_UNITY=OFF >"$root/build/tidy/log" || {
    cat -- "$root/build/tidy/log" >&2
    stop "build/tidy could not be configured (see above)."
}
# Its list of compile commands with each source once: lane code stands in it once for every variant, and clang-tidy would read
# it as often.
python3 - "$root" "${1-}" <<'PYTHON'
import json
import re
import sys
from pathlib import Path

root, pattern = Path(sys.argv[1]), re.compile(sys.argv[2])
commands = {}
for command in json.loads((root / "build/tidy/compile_commands.json").read_text()):
    path = Path(command["file"])
    ours = path.is_relative_to(root / "engine") or path.is_relative_to(root / "tools")
    if ours and pattern.search(path.relative_to(root).as_posix()):
        commands.setdefault(command["file"], command)
(root / "build/tidy/once/compile_commands.json").write_text(json.dumps(list(commands.values())))
print(f"{len(commands)} files", file=sys.stderr)
PYTHON
# Of its long output, the findings: each once, though many files include the header it is in.
log=$root/build/tidy/log
if run-clang-tidy-14 -quiet -extra-arg=-Wno-unknown-warning-option -p "$root/build/tidy/once" -j "$(nproc)" >"$log" 2>&1; then
    say "clang-tidy has nothing to say"
else
    sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -E ': (error|warning): ' | sort -u
    stop "clang-tidy found something; all of it is in build/tidy/log."
fi
