#!/usr/bin/env python3
"""Reads the includes of the project and prints each one that breaks a rule: engine/layers.txt, or the doors below.

usage: check_layers.py [PROJECT]      exit 1 when a rule is broken
"""
import os
import re
import sys
from pathlib import Path

# Where each third-party library may be included: prefixes of paths in the project. In lane code none may be, because it
# is compiled for several instruction sets and these libraries hold their code in headers.
THIRD_PARTY = {
    "yaml-cpp": ["engine/describe/load_tree.cpp"],
    "unistr.h": [
        "engine/base/text.cpp", "engine/describe/read_file.cpp", "engine/describe/write_yaml.cpp", "engine/report/layout.cpp"
    ],
    "unilbrk.h": ["engine/report/layout.cpp"],
    "uniwidth.h": ["engine/report/layout.cpp"],
    "sha2.h": ["engine/base/digest.cpp"],
    "sqlite3.h": ["engine/report/database.cpp"],
    "tbb": ["engine/base/parallel.cpp"],
    "oneapi": ["engine/base/parallel.cpp"],
    "CLI": ["tools/cli/"],
    "fmt": ["engine/", "tools/cli/", "tests/support/"],
    "nlohmann": ["engine/describe/", "engine/report/", "tools/cli/", "tests/support/"],
    "Eigen": ["engine/population/", "engine/workforce/", "engine/facilities/", "engine/simulation/", "tests/support/"],
    "boost": ["engine/random/", "engine/population/", "engine/workforce/", "engine/facilities/", "engine/simulation/",
              "engine/network/", "engine/indicators/", "tests/support/"],
    "doctest": ["tests/support/"],
    "rapidcheck": ["tests/support/"],
    "rapidcheck.h": ["tests/support/"],
    "Random123": ["tests/support/"],
}
# The compiler's own headers, not part of the standard library: the lane type needs them.
COMPILER_HEADERS = {"immintrin.h": ["include/permille/base/lane.hpp"]}
# Operating-system headers, for what the standard library cannot do (files, processes, signals): not in public headers.
SYSTEM_HEADER = re.compile(r"(sys/\w+|unistd|fcntl|dlfcn|signal|poll|spawn|termios|langinfo|locale)\.h")
# The C++20 standard library, C headers by their C++ names; without source_location, which clang 14 does not have here.
STANDARD = set("""
    algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes climits
    clocale cmath codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef cstdint
    cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception execution filesystem forward_list fstream functional
    future initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map memory
    memory_resource mutex new numbers numeric optional ostream queue random ranges ratio regex scoped_allocator semaphore
    set shared_mutex span sstream stack stdexcept stop_token streambuf string string_view strstream
    syncstream system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray
    variant vector version""".split())

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)


def read_layers(path):
    """Module -> modules it may include, in the order of the file. A module may name only those written above it."""
    layers = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        module, colon, names = line.partition(":")
        place = f"{path}:{number}"
        if not colon or module in layers:
            raise SystemExit(f"{place}: expected 'module: modules', each module once")
        for name in names.split():
            if name not in layers:
                raise SystemExit(f"{place}: {module} names {name}, which does not stand above it")
        layers[module] = set(names.split())
    return layers


def module_of(path):
    """The module of a path in the project, or None for what stands outside of them (permille.hpp, tools, tests)."""
    for prefix in ("include/permille/", "engine/"):
        if path.startswith(prefix) and "/" in path[len(prefix):]:
            return path[len(prefix):].split("/")[0]
    return None


def resolve(project, path, included):
    """The path in the project that a quoted include of `path` means, or None."""
    for folder in ("include", os.path.dirname(path), "engine", "tests", "tools", "bench"):
        candidate = os.path.normpath(os.path.join(folder, included))
        if not candidate.startswith("..") and (project / candidate).is_file():
            return candidate
    return None


def check_ours(project, layers, path, included):
    """What is wrong with a quoted include, or None."""
    if ".." in included.split("/"):
        return "names a file by '..'; write its path from include/ or engine/"
    target = resolve(project, path, included)
    if target is None:
        return "is no file of the project; third-party headers stand in angle brackets"
    if path.startswith("include/") and not target.startswith("include/"):
        return f"a public header includes {target}, which is not installed"
    if not path.startswith(("engine/", "tests/")) and target.startswith("engine/"):
        return f"only the engine and its tests may look into {target}"
    here, there = module_of(path), module_of(target)
    if here is None or there is None or here == there:
        if here is not None and there is None:
            return f"module {here} includes {target}, which belongs to no module"
        return None
    if there not in layers:
        return f"module {there} is not in engine/layers.txt"
    if there not in layers[here]:
        return f"module {here} may include {' '.join(sorted(layers[here])) or 'nothing'}, not {there} (engine/layers.txt)"
    return None


def check_foreign(path, included):
    """What is wrong with an include in angle brackets, or None."""
    if included in STANDARD:
        return None
    if included in COMPILER_HEADERS:
        doors = COMPILER_HEADERS[included]
        return None if path in doors else f"only {', '.join(doors)} may include <{included}>"
    if path.startswith("include/"):
        return "a public header includes the standard library and permille alone"
    if SYSTEM_HEADER.fullmatch(included):
        return None
    library = included.split("/")[0]
    doors = THIRD_PARTY.get(library)
    if doors is None:
        return f"{library} is not in the list of third-party libraries (tools/dev/check_layers.py)"
    if "/lanes/" in path:
        return f"lane code is compiled for several instruction sets and may not include {library}"
    if not any(path == door or (door.endswith("/") and path.startswith(door)) for door in doors):
        return f"{library} may be included in {', '.join(doors)} only"
    return None


def check(project):
    """Every broken rule as 'file:line: message'."""
    layers = read_layers(project / "engine/layers.txt")
    problems = []
    for folder in ("include", "engine", "tools", "tests/support"):
        for file in sorted((project / folder).rglob("*.[ch]pp")):
            path = file.relative_to(project).as_posix()
            module = module_of(path)
            if module is not None and module not in layers:
                problems.append(f"{path}:1: module {module} is not in engine/layers.txt")
                continue
            text = file.read_text(encoding="utf-8")
            for match in INCLUDE.finditer(text):
                ours, foreign = match.groups()
                problem = check_ours(project, layers, path, ours) if ours else check_foreign(path, foreign)
                if problem:
                    problems.append(f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {match.group().strip()}: {problem}")
    return problems


def main():
    project = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2]).resolve()
    problems = check(project)
    print("\n".join(problems) if problems else "every include keeps to the layers")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
