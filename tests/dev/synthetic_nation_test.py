#!/usr/bin/env python3
"""The synthetic nation adds up to the provinces' figures, is the same for the same seed, and `permille check` accepts it.

    synthetic_nation_test.py PROGRAM
"""
import runpy
import subprocess
import sys
import tempfile
import unittest
from collections import Counter
from pathlib import Path

TOOL = Path(__file__).parents[2] / "tools/dev/synthetic_nation"
sys.dont_write_bytecode = True
tool = runpy.run_path(str(TOOL))
program = None


class SyntheticNation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.counties = tool["nation"](1)

    def test_provinces_add_up_exactly(self):
        for province in tool["read_provinces"]():
            counties = [county for county in self.counties if county.province[0] == province["province_zh"]]
            self.assertEqual(len(counties), province["counties"])
            self.assertEqual(sum(county.people for county in counties), province["people"])
            for i, age in enumerate(tool["AGES"]):
                self.assertEqual(sum(county.ages[i] for county in counties), province[age])
            for stock in tool["STOCKS"]:
                self.assertEqual(sum(getattr(county, stock) for county in counties), province[stock])

    def test_the_nation_has_its_printed_stocks(self):
        self.assertEqual(len(self.counties), 2844)
        self.assertEqual(sum(county.people for county in self.counties), 1409778724)  # the census of 2020
        self.assertEqual([sum(getattr(county, stock) for county in self.counties) for stock in tool["STOCKS"]],
                         [9101000, 4086000, 4709000])

    def test_ids_differ_and_counties_have_people_and_staff(self):
        self.assertEqual(max(Counter(county.id for county in self.counties).values()), 1)
        for county in self.counties:
            self.assertGreater(min(county.ages), 0)
            self.assertGreater(min(county.beds, county.physicians, county.nurses), 0)

    def test_the_same_seed_writes_the_same_files_and_another_seed_others(self):
        def files(seed):
            with tempfile.TemporaryDirectory() as folder:
                subprocess.run([sys.executable, TOOL, folder, "--seed", seed, "--every", "200"], check=True, capture_output=True)
                return {file.name: file.read_bytes() for file in Path(folder).iterdir()}
        self.assertEqual(files("1"), files("1"))
        self.assertNotEqual(files("1"), files("2"))

    def test_every_scenario_is_accepted(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, TOOL, folder, "--every", "60"], check=True, capture_output=True)
            checked = subprocess.run([program, "check", *sorted(Path(folder).glob("*.yaml"))], capture_output=True, text=True)
            self.assertEqual((checked.returncode, checked.stderr), (0, ""))


if __name__ == "__main__":
    program = sys.argv.pop(1)
    unittest.main()
