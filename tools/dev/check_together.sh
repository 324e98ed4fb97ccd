#!/usr/bin/env bash
# Reads every module and the program with clang, each as one source, and every test, as the sanitizer builds compile them:
# tools/dev/check_together.sh   Finds in a minute what they would refuse: a name that two files of a module define in their
# unnamed namespaces, and what clang refuses and g++ does not.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

install_packages "${build_packages[@]}" "${developer_packages[@]}"
configure asan
python3 - "$root/build/asan" <<'PYTHON'
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

build = Path(sys.argv[1])
# A new file is known to CMake only when it is asked again.
subprocess.run(["cmake", str(build)], check=True, stdout=subprocess.DEVNULL)
# Lane code is the same source for each variant; one is enough.
variants = re.compile(r"/permille_lanes_(?!1\.dir)")
commands = [command for command in json.loads((build / "compile_commands.json").read_text())
            if re.search("/Unity/|_test.cpp$", command["file"]) and not variants.search(command["file"])]
headers = {found[1] for command in commands if (found := re.search(r"-include-pch -Xclang (\S+)", command["command"]))}
subprocess.run(["cmake", "--build", str(build), "--target", *(os.path.relpath(header, build) for header in headers)],
               check=True, stdout=sys.stderr)


def read(command):
    words = re.sub(r" -o \S+", "", command["command"]) + " -fsyntax-only"
    return subprocess.run(words, shell=True, cwd=command["directory"], capture_output=True, text=True)


with ThreadPoolExecutor(os.cpu_count()) as pool:
    results = list(pool.map(read, commands))
for result in results:
    if result.returncode:
        print(result.stderr, file=sys.stderr)
refused = sum(result.returncode != 0 for result in results)
print(f"{len(commands)} sources, {refused} refused", file=sys.stderr)
sys.exit(1 if refused else 0)
PYTHON
