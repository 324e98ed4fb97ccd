#!/usr/bin/env python3
"""Times `permille portfolio` on a synthetic nation, after checking what it adds up to; prints a row for numbers.md.

    bench/portfolio.py build/release/bin/permille [--every N] [--replications N] [--threads N] [--towns N]
"""
import argparse
import csv
import os
import runpy
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOOL = Path(__file__).parents[1] / "tools/dev/synthetic_nation"


def run(words, folder):
    """Seconds by the clock, seconds of processors and the most memory in MiB of one run of the program."""
    start = time.monotonic()
    process = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))} ended with {process.returncode}")
    return time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def check(folder, counties):
    """The base year is met exactly, so a roll-up's base is the counties' stocks over their people, to rounding alone."""
    people = sum(county.people for county in counties)
    stocks = {"beds": "beds", "physician": "physicians", "nurse": "nurses"}
    with (folder / "rollup.csv").open(encoding="utf-8") as file:
        bases = {row["numerator"]: float(row["base"]) for row in csv.DictReader(file) if row["level"] == "all" and row["base"]}
    for numerator, stock in stocks.items():
        expected = sum(getattr(county, stock) for county in counties) / people * 1000
        if abs(bases[numerator] / expected - 1) > 1e-12:
            sys.exit(f"wrong: {numerator} per 1000 is {bases[numerator]}, should be {expected}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--replications", type=int, default=1024)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--towns", type=int, default=10)
    arguments = parser.parse_args()
    counties = runpy.run_path(str(TOOL))["nation"](1)[::arguments.every]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, TOOL, folder / "nation", "--every", str(arguments.every), "--towns", str(arguments.towns)],
                       check=True, stderr=subprocess.DEVNULL)
        clock, processors, memory = run([arguments.program.resolve(), "portfolio", "nation", "-q", "-r",
                                         str(arguments.replications), "--threads", str(arguments.threads), "--out", "results"], folder)
        check(folder / "results", counties)
    rate = len(counties) * arguments.replications / clock
    print("| counties | towns each | replications | threads | s | s of processors | replications/s | most memory, MiB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    print(f"| {len(counties)} | {arguments.towns} | {arguments.replications} | {arguments.threads} | {clock:.1f} | {processors:.1f} | "
          f"{rate:.0f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
