#!/usr/bin/env python3
"""Compares two builds of a benchmark by interleaved runs, so that a machine that slows down slows both.

usage: compare_bench.py OLD NEW [--filter REGEX] [--rounds N] [--min-time SECONDS] [--time real|cpu]

OLD and NEW are programs of Google Benchmark. Each round runs both, in turns first. Printed for each benchmark: the median
time of either with its 95 % interval (order statistics, so no law is assumed), the ratio of the medians NEW / OLD, and
'slower' or 'faster' only where the two intervals do not overlap. Exit 1 when anything is slower. With --time cpu the
processor time of the main thread counts: for what one thread does, on a machine that others use as well.
"""
import argparse
import json
import math
import statistics
import subprocess
import sys

NANOSECONDS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}


def median_interval(values):
    """Lowest and highest of the order statistics that enclose the median with at least 95 %; all of them when too few."""
    ordered = sorted(values)
    n = len(ordered)
    left_out, tail = 0, 0.0
    for k in range(n // 2):
        tail += math.comb(n, k) / 2**n
        if 2 * tail > 0.05:
            break
        left_out = k + 1
    # x(left_out) .. x(n - left_out + 1), counted from one; nothing left out: the whole range.
    first = max(left_out, 1) - 1
    return ordered[first], ordered[n - 1 - first]


def measure(program, filter_, min_time, clock):
    """Time in nanoseconds by benchmark name; clock: real or cpu."""
    command = [program, f"--benchmark_filter={filter_}", "--benchmark_format=json", f"--benchmark_min_time={min_time}"]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if run.returncode != 0:
        sys.exit(f"{program} failed with exit {run.returncode}")
    times = {}
    for result in json.loads(run.stdout)["benchmarks"]:
        if result.get("error_occurred"):
            sys.exit(f"{program}: {result['name']}: {result.get('error_message')}")
        if result.get("run_type", "iteration") == "iteration":
            times[result["name"]] = result[f"{clock}_time"] * NANOSECONDS[result["time_unit"]]
    return times


def compare(old, new):
    """(ratio of medians, its interval, verdict) of two lists of times."""
    (old_low, old_high), (new_low, new_high) = median_interval(old), median_interval(new)
    verdict = "slower" if new_low > old_high else "faster" if new_high < old_low else "no difference shown"
    return statistics.median(new) / statistics.median(old), (new_low / old_high, new_high / old_low), verdict


def readable(nanoseconds):
    for unit in ("s", "ms", "us"):
        if nanoseconds >= NANOSECONDS[unit]:
            return f"{nanoseconds / NANOSECONDS[unit]:.3g} {unit}"
    return f"{nanoseconds:.3g} ns"


def main():
    parser = argparse.ArgumentParser(description="Compares two builds of a benchmark by interleaved runs.")
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--filter", default=".")
    parser.add_argument("--rounds", type=int, default=11, help="at least 6, below which no interval reaches 95 %%")
    parser.add_argument("--min-time", type=float, default=0.1, help="seconds a benchmark runs in each round")
    parser.add_argument("--time", choices=("real", "cpu"), default="real")
    options = parser.parse_args()
    if options.rounds < 6:
        parser.error("--rounds must be 6 or more: fewer give no interval of 95 %")

    if options.old == options.new:
        parser.error("OLD and NEW are the same file")

    times = {options.old: {}, options.new: {}}
    for round_ in range(options.rounds):
        for program in (options.old, options.new) if round_ % 2 == 0 else (options.new, options.old):
            for name, time in measure(program, options.filter, options.min_time, options.time).items():
                times[program].setdefault(name, []).append(time)
        print(f"round {round_ + 1} of {options.rounds}", file=sys.stderr)

    slower = 0
    for name in times[options.old]:
        if name not in times[options.new]:
            print(f"{name}: only in {options.old}")
            continue
        old, new = times[options.old][name], times[options.new][name]
        ratio, (low, high), verdict = compare(old, new)
        slower += verdict == "slower"
        print(f"{name}: {readable(statistics.median(old))} -> {readable(statistics.median(new))}, "
              f"ratio {ratio:.3f} ({low:.3f} to {high:.3f}): {verdict}")
    for name in times[options.new].keys() - times[options.old].keys():
        print(f"{name}: only in {options.new}")
    if not times[options.old]:
        sys.exit(f"no benchmark matches {options.filter}")
    return 1 if slower else 0


if __name__ == "__main__":
    sys.exit(main())
