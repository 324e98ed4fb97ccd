#!/usr/bin/env python3
"""Looks into the built kernels: one export each, nothing run at load, no FMA, no libm function that differs by machine.

usage: kernel_exports_test.py KERNEL.so...
"""
import re
import subprocess
import sys
from pathlib import Path

# glibc chooses between versions of these by the processor, and the versions differ in the last bit; the kernel brings its
# own. What libm computes exactly (sqrt, floor, nearbyint, fabs) may be taken from it.
INEXACT = re.compile(r"_*(exp|exp2|exp10|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|"
                     r"lgamma|tgamma|erf|erfc|cbrt|hypot|fma)(f|l)?(_r)?(_finite)?(@.*)?")


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def problems(path):
    name = re.sub(r"^lib|\.so$", "", Path(path).name)
    exported = [line.split()[0] for line in output("nm", "-D", "--defined-only", "-P", path).splitlines()]
    if exported != [name]:
        yield f"exports {exported}, expected {name} alone"

    wanted = [line.split()[0] for line in output("nm", "-D", "--undefined-only", "-P", path).splitlines()]
    for symbol in wanted:
        if INEXACT.fullmatch(symbol):
            yield f"takes {symbol} from libm, whose last bit depends on the processor"

    instrumented = any(re.match(r"__(asan|tsan|ubsan|gcov|sanitizer)_", symbol) for symbol in wanted)
    # One entry is the compiler's own (frame_dummy). More would be code for this instruction set that runs at load, on
    # whatever machine this is.
    sections = re.search(r"\.init_array\s+\S+\s+\S+\s+\S+\s+([0-9a-f]+)", output("readelf", "-SW", path))
    if sections and int(sections.group(1), 16) > 8 and not instrumented:
        yield "runs code when it is loaded (.init_array): give its constants constexpr values"

    code = output("objdump", "-d", "--no-show-raw-insn", "-M", "intel", path)
    contracted = re.search(r"\b(vfn?m(add|sub|addsub|subadd)\w*)\b", code)
    if contracted:
        yield f"holds {contracted.group(1)}: its results differ from those of plain instructions"
    if name.endswith("_1") and re.search(r"\b[yz]mm[0-9]", code):
        yield "is meant for any machine and holds AVX instructions"


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__.splitlines()[-1])
    failed = False
    for path in sys.argv[1:]:
        for problem in problems(path):
            failed = True
            print(f"{Path(path).name}: {problem}")
    print(f"{len(sys.argv) - 1} kernels looked into")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
