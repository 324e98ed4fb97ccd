#!/usr/bin/env python3
"""Runs every benchmark and the numpy peer and prints bench/numbers.md: no figure stands there that this does not print.

usage: tools/dev/bench_numbers.py [--rounds N] [--seeds N] [--real-time] [--note TEXT] > bench/numbers.md

Builds what is missing. Each program runs N times in turns; of what one thread does, the least processor time of all rounds
counts, of what two do and of whole runs, the least time by the clock. --note says what else the machine did meanwhile.
--real-time (root) takes the processor from everybody else while something is timed, about 25 seconds a round: on a machine
that is never quiet there is no other way to see what two threads give. Caches are still shared.
"""
import argparse
import datetime
import json
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/release"
NANOSECONDS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}


first_in_line = []  # what a timed command begins with


def output_of(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT).stdout.strip()


def run_bench(name, *options, timed=True):
    """The results of one run of a program, by name."""
    text = output_of(*(first_in_line if timed else []), BUILD / f"bench_{name}", "--benchmark_format=json", *options)
    return {result["name"]: result for result in json.loads(text)["benchmarks"]}


def processor_time(result):
    return result["cpu_time"] * NANOSECONDS[result["time_unit"]]


def clock_time(result):
    return result["real_time"] * NANOSECONDS[result["time_unit"]]


def rate(number):
    for factor, unit in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if number >= factor:
            return f"{number / factor:.3g} {unit}"
    return f"{number:.3g}"


def duration(nanoseconds):
    for unit in ("s", "ms", "us"):
        if nanoseconds >= NANOSECONDS[unit]:
            return f"{nanoseconds / NANOSECONDS[unit]:.3g} {unit}"
    return f"{nanoseconds:.3g} ns"


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("| " + " | ".join("---" for _ in head) + " |")
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print()


class Rounds:
    """The least times of benchmarks over rounds, and the counters of the first."""

    def __init__(self):
        self.processor, self.clock, self.counters = {}, {}, {}

    def add(self, results):
        for name, result in results.items():
            self.processor[name] = min(self.processor.get(name, float("inf")), processor_time(result))
            self.clock[name] = min(self.clock.get(name, float("inf")), clock_time(result))
            self.counters.setdefault(name, []).append(result)


def cell_month(rounds, name):
    """Nanoseconds of a cell and month, where the programs run in turns."""
    return min(result[name + ":ns"] for result in rounds.counters["ratios/iterations:1"])


def chain_w(rounds, numpy):
    programs = [
        ("event clock in lanes, W = 1", cell_month(rounds, "lanes_clock_1")),
        ("event clock in lanes, W = 4", cell_month(rounds, "lanes_clock_4")),
        ("event clock in lanes, W = 8", cell_month(rounds, "lanes_clock_8")),
        ("scalar event clock, keyed by Random123", cell_month(rounds, "scalar_clock_random123")),
        ("scalar event clock, one Mersenne twister, no keys", cell_month(rounds, "scalar_clock_twister")),
        ("`std::binomial_distribution` a cell", cell_month(rounds, "std_binomial")),
        ("numpy, cells with people", numpy["ns_per_cell_month"]["people"]),
        ("numpy, every cell", numpy["ns_per_cell_month"]["cells"]),
    ]
    lanes = min(nanoseconds for _, nanoseconds in programs[:3])
    reach = {3: 1.5, 5: 23, 6: 57, 7: 57}
    print("## Chain W: 12 000 cells x 60 months, one thread\n")
    table(["program", "ns a cell-month", "times the fastest lanes", "to reach"],
          [(name, f"{nanoseconds:.3g}", f"{nanoseconds / lanes:.3g}", reach.get(i, ""))
           for i, (name, nanoseconds) in enumerate(programs)])


def random_numbers(rounds):
    columns = ["random123", "std", "lanes1", "lanes4", "lanes8"]
    found = {}
    for name, results in rounds.counters.items():
        if name == "ratios" or name.startswith("ratios/"):
            continue
        kind, column, *case = name.split("/")
        found.setdefault(" ".join([kind, *case]), {})[column] = max(result["numbers/s"] for result in results)
    print("## Random numbers a second, one thread\n")
    table(["", "Random123 / std", "1 lane", "4 lanes", "8 lanes", "best / first"],
          [(row + (" (32-bit words)" if row == "philox" else ""),
            *(rate(cells[c]) if c in cells else "" for c in ("random123" if "random123" in cells else "std", *columns[2:])),
            f"{max(cells.values()) / cells.get('random123', cells.get('std')):.1f}"
            if "random123" in cells or "std" in cells else "")
           for row, cells in found.items()])
    print("std: `std::binomial_distribution` and `std::poisson_distribution` of libstdc++ on `std::mt19937_64`.\n")


def county_rates(rounds):
    """Replications a second by county, lanes and threads."""
    replications = 512  # of each run in county_bench.cpp
    rates = {}
    for name in rounds.clock:
        match = re.match(r"county/(\w+)/(\d)/(\d)", name)
        if match:
            threads_time = rounds.processor[name] if match.group(3) == "1" else rounds.clock[name]
            rates[match.groups()] = replications * 1e9 / threads_time
    return rates


def both_threads(rounds):
    """Replications a second of each county by the clock, with both threads and the fastest lanes."""
    return {county_: a_second for (county_, _, threads), a_second in county_rates(rounds).items() if threads == "2"}


def county(rounds, whole_runs):
    print("## A county: 5 years in months\n")
    table(["county", "lanes", "threads", "replications/s", "replication-years/s"],
          [(*case, rate(a_second), rate(5 * a_second)) for case, a_second in county_rates(rounds).items()])
    table(["10 000 replications, both threads: by these rates", "time", "to reach"],
          [(county_, f"{10_000 / a_second:.2f} s", "2.0 s") for county_, a_second in both_threads(rounds).items()])
    ratios = rounds.counters["ratios/jingyan/iterations:1"]
    table(["ratio", "measured", "to reach"],
          [("one lane / fastest lanes, time", f"{max(r['one_lane/fastest'] for r in ratios):.2f}", ""),
           ("one thread / two, time by the clock", f"{max(r['one_thread/two'] for r in ratios):.2f}", 1.9),
           ("two threads / one, processor time", f"{min(r['processor_two_threads/one'] for r in ratios):.2f}", "")])
    table(["`permille run`, 8 192 replications, results written", "by the clock", "processor", "to reach"],
          [(name, f"{clock:.2f} s", f"{processor:.2f} s", "2 s" if name.startswith("jingyan") else "3 s, with its network") for name, (clock, processor) in whole_runs.items()])
    print("## Reading\n")
    reading = [("load a scenario from its files", "scenario_loads/jingyan", ""),
               ("load the smallest scenario", "scenario_loads/first", ""),
               ("build a model", "model_builds/jingyan", ""),
               ("sweep point, a number replaced", "sweep_point/jingyan_replaced", "100 us"),
               ("the same of minhou", "sweep_point/minhou_replaced", "100 us"),
               ("sweep point, read and built anew", "sweep_point/jingyan_built", "")]
    table(["", "time", "a second", "to reach"],
          [(what, duration(rounds.processor[name]), rate(1e9 / rounds.processor[name]), reach) for what, name, reach in reading])


def points(result, seeds, replications, a_second):
    rows = sorted({key.rsplit(":", 1)[0] for key in result if key.endswith(":sobol")})
    print(f"## Parameter points: replications for +-1 percentage point of P(reach) ({seeds} seeds x {replications} replications)\n")
    table(["井研's row", "P(reach)", "Sobol", "independent, measured", "independent, exact", "time with Sobol, both threads"],
          [(row, f"{result[row + ':p']:.3f}", *(f"{result[row + ':' + kind]:.0f}" for kind in ("sobol", "plain", "plain_exact")),
            duration(result[row + ":sobol"] / a_second * 1e9))
           for row in rows])
    print(f"Time to +-1 point: those replications at the {rate(a_second)} a second that jingyan.yaml has with both threads above.\n")
    print(f"Geometric mean of exact / Sobol over the rows between 1 % and 99 %: {result['gain']:.2f}.\n")


def rooms(network, population):
    words = {"population_year": "people, a year", "county_run": "patients, five years in months",
             "base_year": "patients, base year solved", "build_base_year": "people of the base year, built once"}
    rows = []
    for rounds in (population, network):
        for name, results in rounds.counters.items():
            match = re.match(r"(\w+)(?:<(\d)>)?(?:/(\d))?$", name)
            if not match or match.group(1) not in words:
                continue
            what, lanes, crowded = match.groups()
            counter = "per_replication_year" if what == "population_year" else "per_replication"
            time = (min(result[counter] for result in results) * 1e9 if counter in results[0] else rounds.processor[name])
            rows.append((words[what] + {"0": ", room everywhere", "1": ", crowded places"}.get(crowded, ""), lanes or "",
                         duration(time)))
    print("## Rooms alone: one replication of a made-up county of 15 towns and 40 places, one thread\n")
    table(["", "lanes", "time"], rows)


def sweeps(rounds):
    print("## Sweeps of 闽侯, every row kept\n")
    rows = []
    for name, results in rounds.counters.items():
        match = re.match(r"points_a_second/replications:(\d+)/threads:(\d)", name)
        if match:
            rows.append((*match.groups(), f"{max(result['points/s'] for result in results):.3g}"))
    table(["replications a point", "threads", "points/s"], rows)
    (database,) = (results for name, results in rounds.counters.items() if name.startswith("database"))
    print(f"256 replications a point, two threads: {min(r['share'] for r in database) * 100:.2f} % of a sweep's time goes into "
          "its database (to reach: below 5 %).\n")


def nation():
    print("## An invented nation, all counties as one portfolio (to reach: 560 s of the clock)\n")
    print(output_of(*first_in_line, sys.executable, ROOT / "bench/portfolio.py", BUILD / "bin/permille") + "\n")


def whole_run(scenario):
    """Seconds by the clock and of processor time of a run from nothing to its results."""
    with tempfile.TemporaryDirectory() as folder:
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run([*first_in_line, BUILD / "bin/permille", "run", ROOT / "scenarios" / scenario, "--replications", "8192",
                        "--out", Path(folder, "results")], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.monotonic() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def machine():
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = re.search(r"model name\s*:\s*(.*)", info)
    flags = re.search(r"flags\s*:\s*(.*)", info).group(1).split()
    compiled = re.search(r"PERMILLE_BENCH_AVX512:BOOL=(\w+)", (BUILD / "CMakeCache.txt").read_text(encoding="utf-8"))
    return (f"{model.group(1) if model else platform.machine()}, {os.cpu_count()} cores, "
            f"{'AVX-512' if 'avx512f' in flags else 'AVX2' if 'avx2' in flags else 'no AVX2'}; benchmarks compiled for "
            f"{'AVX-512' if compiled and compiled.group(1) == 'ON' else 'AVX2'}")


def main():
    parser = argparse.ArgumentParser(description="Runs the benchmarks and prints bench/numbers.md.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seeds", type=int, default=64, help="of the points benchmark")
    parser.add_argument("--real-time", action="store_true")
    parser.add_argument("--nation", action="store_true", help="the portfolio of 2 844 counties as well: some 10 minutes more")
    parser.add_argument("--note", default="")
    options = parser.parse_args()
    if options.real_time:
        first_in_line.extend(["chrt", "--fifo", "10"])
    subprocess.run(["bash", "-c", "source tools/dev/setup.sh; configure release; build release benches permille"],
                   cwd=ROOT, check=True)

    load_before = os.getloadavg()[0]
    chain, draws, counties, people, patients, swept, runs = *(Rounds() for _ in range(6)), {}
    # Once: it is its own rounds, batch by batch.
    numpy = json.loads(output_of(*first_in_line, "/usr/bin/python3", ROOT / "bench/peers/chain_w.py", "--json"))
    for round_ in range(options.rounds):
        chain.add(run_bench("chain_w", "--benchmark_min_time=0.05"))
        draws.add(run_bench("random", "--benchmark_min_time=0.02"))
        counties.add(run_bench("county", "--benchmark_min_time=0.05"))
        people.add(run_bench("population", "--benchmark_min_time=0.02"))
        patients.add(run_bench("network", "--benchmark_min_time=0.02"))
        swept.add(run_bench("sweep", "--benchmark_min_time=0.02"))
        for scenario in ("jingyan.yaml", "minhou.yaml", "siyang.yaml"):
            measured = whole_run(scenario)
            runs[scenario] = tuple(min(pair) for pair in zip(measured, runs.get(scenario, measured)))
        print(f"round {round_ + 1} of {options.rounds}", file=sys.stderr)
    of_points = run_bench("points", f"--seeds={options.seeds}", "--replications=1024",
                          timed=False)["replications_for_one_point/jingyan/iterations:1"]

    changed = " and changes" if output_of("git", "status", "--porcelain", "--", "engine", "include", "bench/*.cpp", "bench/*.hpp") else ""
    print("# Measured figures\n")
    print("Printed by `tools/dev/bench_numbers.py`; what each benchmark proves, and what not, is in [README.md](README.md).\n")
    table(["", ""], [
        ("machine", machine()),
        ("compiler", output_of("g++", "--version").splitlines()[0] + f"; Python {platform.python_version()}, numpy {numpy['numpy']}"),
        ("date, commit", f"{datetime.date.today()}, {output_of('git', 'rev-parse', '--short', 'HEAD')}{changed}"),
        ("taken", f"least of {options.rounds} rounds; load average {load_before:.1f} before, {os.getloadavg()[0]:.1f} after"
                  + (", timed ahead of them" if options.real_time else "") + (f"; {options.note}" if options.note else "")),
    ])
    chain_w(chain, numpy)
    random_numbers(draws)
    county(counties, runs)
    rooms(patients, people)
    sweeps(swept)
    if options.nation:
        nation()
    points(of_points, options.seeds, 1024, both_threads(counties)["jingyan"])


if __name__ == "__main__":
    main()
