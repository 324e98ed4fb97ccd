#!/usr/bin/env python3
"""Sweeps in parts, started by a Slurm of the test's own: merged, each gives the table of the whole sweep, byte for byte.

usage: cluster_test.py PROGRAM [NAME...]
PROGRAM is the built permille, NAME a test (Cluster.test_...). Exit code 77: there can be no Slurm here; one line says why.
"""
import csv
import io
import json
import re
import signal
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.dont_write_bytecode = True
import virtual_slurm  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "tools/cluster/sweep.sbatch"
PAGE = ROOT / "tools/cluster/README.md"
BLOCK = 16  # points that are run and kept together
ELEMENTS = 4
# What the page shows takes minutes; with so few replications it takes seconds.
FEW_REPLICATIONS = 16


class Sweep:
    """What is run: whole, and in parts. 41 numbers of nurses with each of the given numbers of beds."""

    def __init__(self, beds, replications):
        self.vary = ["workforce.nurse.recruitment.extra_per_year=0:40:1",
                     f"capacity.beds.extra_per_year={','.join(map(str, beds))}"]
        self.points = 41 * len(beds)
        self.replications = replications
        self.scenario = str(ROOT / "scenarios/first.yaml")
        self.table = None  # of the whole sweep, once it was run

    def words(self, out, *more):
        return [str(program), "sweep", self.scenario, *(word for path in self.vary for word in ("--vary", path)),
                "-r", str(self.replications), "--out", out, *more]

    def environment(self):
        return {"SWEEP_SCENARIO": self.scenario, "SWEEP_VARY": "\n".join(self.vary), "SWEEP_ELEMENTS": str(ELEMENTS),
                "SWEEP_REPLICATIONS": str(self.replications), "SWEEP_OUT": "sweep.sqlite", "SWEEP_PROGRAM": str(program)}


program, slurm = None, None  # set by main
SMALL = Sweep([0, 10], 16)  # 6 blocks
LARGE = Sweep(range(0, 120, 10), 256)  # 31 blocks: an element has 7 or 8 and works for seconds


class Cluster(unittest.TestCase):
    def setUp(self):
        self.folder = slurm.folder / self.id().rpartition(".")[2]
        self.folder.mkdir()

    def run_here(self, *words, more=None):
        return slurm.run(*words, folder=self.folder, more=more)

    def export(self, database):
        return self.run_here(str(program), "export", database)

    def points(self, database):
        """The points that a database has results of."""
        return {int(row["point"]) for row in csv.DictReader(io.StringIO(self.export(database).decode()))}

    def part(self, number, count=ELEMENTS):
        return f"sweep.{number}-of-{count}.sqlite"

    def table_of_whole(self, sweep):
        if sweep.table is None:
            self.run_here(*sweep.words("whole.sqlite"))
            sweep.table = self.export("whole.sqlite")
        return sweep.table

    def assert_merged_is_whole(self, sweep, count):
        parts = [self.part(number, count) for number in range(1, count + 1)]
        self.assertEqual(sorted(path.name for path in self.folder.glob("sweep.*.sqlite")), parts)
        self.run_here(str(program), "merge", *parts, "--out", "merged.sqlite")
        self.assertEqual(self.points("merged.sqlite"), set(range(sweep.points)))
        self.assertEqual(self.export("merged.sqlite"), self.table_of_whole(sweep))

    def submit(self, sweep, elements):
        """Number of the job array."""
        job = self.run_here("sbatch", "--parsable", f"--array={elements}", "--cpus-per-task=1", str(SCRIPT),
                            more=sweep.environment())
        return int(job)

    def log(self, job, element):
        file = self.folder / f"sweep.{job}_{element}.log"
        return file.read_text() if file.exists() else ""

    def progress(self, job, element):
        """Points done and points to do when an element last told."""
        told = [json.loads(line) for line in self.log(job, element).splitlines() if line.startswith("{")]
        return (told[-1]["done"], told[-1]["points"]) if told else (0, None)

    def assert_completed(self, job, elements):
        states = slurm.states(job)
        for element in elements:
            self.assertEqual(states.get(element), "COMPLETED", self.log(job, element))

    def test_job_array(self):
        job = self.submit(SMALL, f"1-{ELEMENTS}")
        slurm.wait_for_queue()
        self.assert_completed(job, range(1, ELEMENTS + 1))
        self.assert_merged_is_whole(SMALL, ELEMENTS)

    def test_srun(self):
        self.run_here("srun", "-n", "2", *SMALL.words("sweep.sqlite", "--shard", "auto", "--threads", "1"))
        self.assert_merged_is_whole(SMALL, 2)

    def test_mpirun(self):
        self.run_here("mpirun", "-n", "2", "--allow-run-as-root", "--oversubscribe",
                      *SMALL.words("sweep.sqlite", "--shard", "auto", "--threads", "1"))
        self.assert_merged_is_whole(SMALL, 2)

    def test_processes_of_an_array(self):
        script = self.folder / "both.sh"
        script.write_text('#!/bin/sh\nexec srun "$@"\n')
        self.run_here("sbatch", "--array=5-7:2", "--ntasks=2", str(script),
                      *SMALL.words("sweep.sqlite", "--shard", "auto", "--threads", "1"))
        slurm.wait_for_queue()
        self.assert_merged_is_whole(SMALL, 4)

    def test_element_that_is_not_one(self):
        job = self.submit(SMALL, str(ELEMENTS + 1))
        slurm.wait_for_queue()
        self.assertIn(f"element 5 is not one of 1 to {ELEMENTS}", self.log(job, 5))
        self.assertEqual(list(self.folder.glob("*.sqlite")), [])

    def test_killed_and_requeued_elements(self):
        job, killed, requeued = self.submit(LARGE, f"1-{ELEMENTS}"), 2, 3
        slurm.wait_for(lambda: self.progress(job, killed)[0] > 0, "progress")
        slurm.send(signal.SIGKILL, job, killed)
        slurm.wait_for(lambda: self.progress(job, requeued)[0] > 0, "progress")
        slurm.send(signal.SIGSTOP, job, requeued)  # until Slurm ends it
        self.run_here("scontrol", "requeue", f"{job}_{requeued}")
        self.table_of_whole(LARGE)  # a requeued element rests for a while
        slurm.wait_for_queue()
        done, points = self.progress(job, killed)
        self.assertLess(done, points, "it had ended before it was killed: LARGE is too small for this machine")

        # The requeued one went on where it was, and like the others it is whole.
        whole = {element: {point for point in range(LARGE.points) if point // BLOCK % ELEMENTS == element - 1}
                 for element in range(1, ELEMENTS + 1)}
        others = [element for element in whole if element != killed]
        self.assert_completed(job, others)
        self.assertLess(self.progress(job, requeued)[1], len(whole[requeued]))
        for element in others:
            self.assertEqual(self.points(self.part(element)), whole[element])

        # Of the killed one there is everything that it told of. Submitted again, alone, it goes on.
        self.assertEqual(slurm.states(job)[killed], "FAILED")
        kept = self.points(self.part(killed))
        self.assertLess(kept, whole[killed])
        self.assertGreaterEqual(len(kept), done)
        again = self.submit(LARGE, str(killed))
        slurm.wait_for_queue()
        self.assert_completed(again, [killed])
        self.assertEqual(self.progress(again, killed)[0], len(whole[killed]) - len(kept))
        self.assert_merged_is_whole(LARGE, ELEMENTS)

    def test_commands_of_the_page(self):
        for name in ("scenarios", "tools"):
            (self.folder / name).symlink_to(ROOT / name)
        path = f"{program.parent}:{slurm.environment['PATH']}"
        # Of mpirun, what a user's own account on a machine with enough processors does not need.
        environment = {"PATH": path, "SWEEP_REPLICATIONS": str(FEW_REPLICATIONS), "OMPI_ALLOW_RUN_AS_ROOT": "1",
                       "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1", "OMPI_MCA_rmaps_base_oversubscribe": "1"}
        commands = [command for block in re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(), re.MULTILINE | re.DOTALL)
                    for command in block.splitlines()]
        self.assertGreater(len(commands), 5)
        for command in commands:
            command = re.sub(r" -r \d+ ", f" -r {FEW_REPLICATIONS} ", command)
            self.run_here("bash", "-c", command, more=environment)
            if command.startswith("sbatch"):
                slurm.wait_for_queue()
        # 41 levels of one factor with 5 of the other, as the script says too.
        self.assertEqual(self.points("results/jingyan/sweep.sqlite"), set(range(41 * 5)))
        self.assertEqual((self.folder / "sweep.csv").read_bytes(), self.export("results/jingyan/sweep.sqlite"))
        self.assertEqual(self.export("by_srun.sqlite"), self.export("by_mpirun.sqlite"))
        self.run_here(str(program), "portfolio", "scenarios/first.yaml", "scenarios/jingyan.yaml", "-r", str(FEW_REPLICATIONS),
                      "--out", "alone")
        for name in ("rollup.csv", "counties.csv"):
            self.assertEqual((self.folder / "whole" / name).read_bytes(), (self.folder / "alone" / name).read_bytes())


def main(words):
    global program, slurm
    if not words:
        sys.exit(__doc__)
    missing = virtual_slurm.what_is_missing()
    if missing:
        print(f"skipped: {missing}")
        return 77
    program = Path(words[0]).resolve()
    with virtual_slurm.VirtualSlurm() as slurm:
        ran = unittest.main(argv=[sys.argv[0], *words[1:]], verbosity=2, exit=False)
    return 0 if ran.result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
