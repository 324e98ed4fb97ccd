#!/usr/bin/env python3
"""Times with a known answer go through tools/dev/compare_bench.py: it calls a slowdown when there is one, and only then."""
import random
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOL = Path(__file__).parents[2] / "tools/dev/compare_bench.py"
sys.path.insert(0, str(TOOL.parent))
sys.dont_write_bytecode = True
import compare_bench  # noqa: E402


class CompareBench(unittest.TestCase):
    def test_the_interval_has_the_order_statistics_of_the_tables(self):
        # Conover, Practical Nonparametric Statistics, table of the binomial law with p = 1/2: the widest symmetric cut
        # that keeps 95 % of the median's law is 1..6 of 6, 2..8 of 9, 2..10 of 11 and 6..15 of 20.
        for n, (low, high) in {6: (1, 6), 9: (2, 8), 11: (2, 10), 20: (6, 15)}.items():
            self.assertEqual(compare_bench.median_interval(list(range(1, n + 1))), (low, high), n)

    def test_the_interval_holds_the_median_in_95_of_100(self):
        chance = random.Random(1)
        held = 0
        for _ in range(2000):
            low, high = compare_bench.median_interval([chance.gauss(0, 1) for _ in range(11)])
            held += low <= 0 <= high
        # Exact coverage of 2..10 of 11 is 0.988; five standard errors of 2000 trials are 0.012.
        self.assertGreater(held / 2000, 0.976)

    def test_overlapping_times_are_no_difference(self):
        ratio, (low, high), verdict = compare_bench.compare([10, 11, 12, 13, 14, 15], [11, 12, 13, 14, 15, 16])
        self.assertEqual(verdict, "no difference shown")
        self.assertTrue(low < ratio < high)

    def test_a_planted_slowdown_is_called_and_a_speedup_is_not_one(self):
        with tempfile.TemporaryDirectory() as folder:
            programs = []
            for name, time in (("old", 100), ("new", 150)):
                program = Path(folder, name)
                program.write_text('#!/bin/sh\necho \'{"benchmarks": [{"name": "draw", "run_type": "iteration", "real_time": '
                                   f'{time}, "cpu_time": 100, "time_unit": "us"}}]}}\'\n', encoding="utf-8")
                program.chmod(0o755)
                programs.append(str(program))
            slower = subprocess.run([sys.executable, TOOL, *programs, "--rounds", "6"], capture_output=True, text=True)
            self.assertEqual(slower.returncode, 1)
            self.assertIn("draw: 100 us -> 150 us, ratio 1.500 (1.500 to 1.500): slower", slower.stdout)
            faster = subprocess.run([sys.executable, TOOL, *reversed(programs), "--rounds", "6"], capture_output=True, text=True)
            self.assertEqual(faster.returncode, 0)
            self.assertIn(": faster", faster.stdout)
            # The same programs take the same processor time.
            cpu = subprocess.run([sys.executable, TOOL, *programs, "--rounds", "6", "--time", "cpu"], capture_output=True, text=True)
            self.assertEqual(cpu.returncode, 0)
            self.assertIn("draw: 100 us -> 100 us, ratio 1.000 (1.000 to 1.000): no difference shown", cpu.stdout)


if __name__ == "__main__":
    unittest.main()
