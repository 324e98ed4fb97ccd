#!/usr/bin/env python3
"""Reads the counts of a coverage build with gcov: lines by module, and the functions of the engine never reached.

usage: coverage.py BUILD [MODULE...]      with modules, only their unreached functions are listed

Every unreached function of the rooms (population, workforce, facilities, network, outcomes) must stand in tools/dev/unreached.txt with the
reason why no test reaches it, and nothing else may stand there: exit 1 otherwise.
"""
import collections
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("population", "workforce", "facilities", "network", "outcomes")


def gcov(data_file):
    """The files in gcov's report on one object; an object no test ran has notes (.gcno) and no counts, and counts as zero."""
    run = subprocess.run(["gcov", "--json-format", "--stdout", str(data_file)], capture_output=True, check=True,
                         cwd=data_file.parent)
    return [file for line in run.stdout.splitlines() for file in json.loads(line)["files"]]


def collect(build):
    """Counts over all objects: line counts by file, and functions by file and first line."""
    lines = collections.defaultdict(lambda: collections.defaultdict(int))
    functions = collections.defaultdict(dict)
    notes = sorted(build.rglob("*.gcno"))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for files in pool.map(gcov, notes):
            for file in files:
                path = Path(os.path.normpath(file["file"]))
                if not path.is_relative_to(ROOT):
                    continue
                name = path.relative_to(ROOT).as_posix()
                if not name.startswith(("engine/", "include/", "tools/cli/")):
                    continue
                for line in file["lines"]:
                    lines[name][line["line_number"]] += line["count"]
                for function in file["functions"]:
                    # Instances of one template stand at one place; one that was reached is enough.
                    count, label = functions[name].get(function["start_line"], (0, ""))
                    functions[name][function["start_line"]] = (count + function["execution_count"],
                                                               label or function["demangled_name"])
    return lines, functions


def module_of(name):
    parts = name.split("/")
    if name.startswith("include/permille/") and len(parts) > 3:
        return parts[2]
    return parts[1] if parts[0] in ("engine", "tools") else "permille.hpp"


def short_name(label):
    """A function's name without its return type, parameters and template arguments: permille::population::start."""
    name, depth = "", 0
    # The parameter list is the last bracketed part at depth 0; names of lambdas and operators hold brackets of their own.
    for character in label.replace("operator()", "operator_call").replace("(anonymous namespace)::", ""):
        if character in "<({[":
            if character == "(" and depth == 0 and name.strip():
                break
            depth += 1
        elif character in ">)}]":
            depth -= 1
        elif depth == 0:
            name += character
    return name.strip().split(" ")[-1]


def read_reasons(text):
    """The lines `FILE FUNCTION: reason` of the list, as {(file, function): reason}; ValueError for any other line."""
    reasons = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        place, found, reason = line.partition(": ")
        words = place.split()
        if not found or len(words) != 2 or not reason.strip():
            raise ValueError(f"line {number} is not FILE FUNCTION: reason")
        reasons[tuple(words)] = reason.strip()
    return reasons


def judge(unreached, reasons):
    """What is wrong between the unreached functions of the rooms, (file, name), and the list of reasons."""
    problems = [f"{file} {name}: no test reaches it and tools/dev/unreached.txt gives no reason"
                for file, name in sorted(unreached - set(reasons))]
    return problems + [f"{file} {name}: stands in tools/dev/unreached.txt, but a test reaches it or it is gone"
                       for file, name in sorted(set(reasons) - unreached)]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__.splitlines()[-1])
    lines, functions = collect(Path(sys.argv[1]).resolve())
    if not lines:
        sys.exit(f"{sys.argv[1]} holds no counts; is it a coverage build?")
    modules = collections.defaultdict(lambda: [0, 0])
    for name, counts in lines.items():
        for total in (modules[module_of(name)], modules["in all"]):
            total[0] += sum(count > 0 for count in counts.values())
            total[1] += len(counts)
    print("lines reached by the tests")
    for module in sorted(modules, key=lambda module: (module == "in all", module)):
        reached, total = modules[module]
        print(f"  {module:<12} {reached:6d} of {total:6d}   {100 * reached / total:5.1f} %")

    wanted = set(sys.argv[2:])
    print("functions no test reached")
    missed, of_rooms = 0, set()
    for name in sorted(functions):
        for line, (count, label) in sorted(functions[name].items()):
            if count > 0:
                continue
            if module_of(name) in ROOMS:
                of_rooms.add((name, short_name(label)))
            if not wanted or module_of(name) in wanted:
                missed += 1
                print(f"  {name}:{line}: {label}")
    if not missed:
        print("  none")
    reasons = read_reasons((ROOT / "tools/dev/unreached.txt").read_text())
    problems = judge(of_rooms, reasons)
    print("the rooms: " + (f"{len(of_rooms)} unreached, each with its reason" if not problems else "\n  ".join(["", *problems])))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
