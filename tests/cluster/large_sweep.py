#!/usr/bin/env python3
"""One large sweep of Minhou in five ways, each of which must export the same table, byte for byte.

usage: large_sweep.py PROGRAM [POINTS REPLICATIONS]   4096 points x 256 replications when left out: about ten minutes of two
processors for each way. The ways: whole; killed three times at random moments and resumed; four parts merged; a Slurm job
array of four; mpirun with two processes. Prints a line for each; exit code 1 when a table differs.
"""
import hashlib
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.dont_write_bytecode = True
import virtual_slurm  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
SIDE = 64  # levels of the second factor
HOURS = 4 * 3600
PARTS = 4


class Ways:
    def __init__(self, program, slurm, points, replications):
        self.program, self.slurm, self.replications, self.points = program, slurm, replications, points
        self.scenario = str(ROOT / "scenarios/minhou.yaml")
        self.vary = [f"workforce.nurse.recruitment.extra_per_year=0:{points // SIDE - 1}:1",
                     f"workforce.nurse.leaving.multiplier=0.6:{0.6 + 0.01 * (SIDE - 1):.2f}:0.01"]

    def words(self, *more):
        return [self.program, "sweep", self.scenario, *(word for path in self.vary for word in ("--vary", path)),
                "-r", str(self.replications), "--out", "sweep.sqlite", *more]

    def run(self, folder, *words, more=None):
        return self.slurm.run(*words, folder=folder, more=more, seconds=HOURS)

    def merge(self, folder, count):
        parts = [f"sweep.{number}-of-{count}.sqlite" for number in range(1, count + 1)]
        self.run(folder, self.program, "merge", *parts, "--out", "sweep.sqlite")

    def whole(self, folder):
        self.run(folder, *self.words())

    def killed_three_times(self, folder):
        """Each time at a random moment of the first half of what is still to do."""
        for _ in range(3):
            share = random.uniform(0.02, 0.5)
            process = subprocess.Popen(self.words("--resume", "--progress", "json"), cwd=folder, stderr=subprocess.PIPE,
                                       env=self.slurm.environment)
            for line in process.stderr:
                progress = json.loads(line)
                if progress["done"] >= share * progress["points"]:
                    break
            time.sleep(random.uniform(0, 0.3) * progress["seconds"])
            process.kill()
            if process.wait() != -signal.SIGKILL:
                raise AssertionError("it had ended before it was killed")
            done = self.run(folder, "sqlite3", "sweep.sqlite", "PRAGMA integrity_check; SELECT count(*) FROM done")
            healthy, points = done.decode().split()
            print(f"  killed after {points} points, integrity_check {healthy}", flush=True)
            if healthy != "ok":
                raise AssertionError("the database is damaged")
        self.run(folder, *self.words("--resume"))

    def parts_merged(self, folder):
        for part in range(1, PARTS + 1):
            self.run(folder, *self.words("--shard", f"{part}/{PARTS}"))
        self.merge(folder, PARTS)

    def slurm_array(self, folder):
        environment = {"SWEEP_SCENARIO": self.scenario, "SWEEP_VARY": "\n".join(self.vary), "SWEEP_OUT": "sweep.sqlite",
                       "SWEEP_ELEMENTS": str(PARTS), "SWEEP_REPLICATIONS": str(self.replications),
                       "SWEEP_PROGRAM": self.program}
        self.run(folder, "sbatch", f"--array=1-{PARTS}", "--cpus-per-task=1", "--time=600", str(ROOT / "tools/cluster/sweep.sbatch"),
                 more=environment)
        self.slurm.wait_for_queue(seconds=HOURS)
        self.merge(folder, PARTS)

    def mpirun_of_two(self, folder):
        self.run(folder, "mpirun", "-n", "2", "--allow-run-as-root", "--oversubscribe",
                 *self.words("--shard", "auto", "--threads", "1"))
        self.merge(folder, 2)

    def table(self, folder):
        table = self.run(folder, self.program, "export", "sweep.sqlite")
        return hashlib.sha256(table).hexdigest(), table.count(b"\n") - 1, len(table)


def main(words):
    if len(words) not in (1, 3):
        sys.exit(__doc__)
    missing = virtual_slurm.what_is_missing()
    if missing:
        sys.exit(f"large_sweep.py: {missing}")
    points, replications = (int(word) for word in words[1:] or (4096, 256))
    tables = set()
    with virtual_slurm.VirtualSlurm() as slurm:
        ways = Ways(str(Path(words[0]).resolve()), slurm, points, replications)
        for way in (ways.whole, ways.killed_three_times, ways.parts_merged, ways.slurm_array, ways.mpirun_of_two):
            folder = slurm.folder / way.__name__
            folder.mkdir()
            start = time.monotonic()
            way(folder)
            seconds = time.monotonic() - start
            digest, rows, size = ways.table(folder)
            tables.add(digest)
            print(f"{way.__name__}: {seconds:.0f} s, {rows} rows, {size} bytes, sha256 {digest}", flush=True)
    if len(tables) > 1:
        print("the tables differ")
        return 1
    print(f"{points} points x {replications} replications: the same table in every way")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
