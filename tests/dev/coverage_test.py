#!/usr/bin/env python3
"""The list of unreached functions is held against what was counted: names, reasons, and both ways of being wrong."""
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tools/dev"))
sys.dont_write_bytecode = True
import coverage  # noqa: E402


class Coverage(unittest.TestCase):
    def test_names_are_told_without_types(self):
        for label, name in {
                "permille::population::start(permille::Model const&, int)": "permille::population::start",
                "permille::(anonymous namespace)::share(double)": "permille::share",
                "std::vector<int> permille::rake<int>(std::span<int>)": "permille::rake",
                "bool permille::operator==(permille::A const&, permille::A const&)": "permille::operator==",
                "permille::step(int)::{lambda(double)#1}::operator()(double) const": "permille::step",
                "permille::Town::~Town()": "permille::Town::~Town",
        }.items():
            self.assertEqual(coverage.short_name(label), name)

    def test_both_ways_of_being_wrong(self):
        listed = coverage.read_reasons("# why\n\nengine/a.cpp permille::f: only on a machine without AVX2\n")
        self.assertEqual(coverage.judge({("engine/a.cpp", "permille::f")}, listed), [])
        self.assertIn("gives no reason", coverage.judge({("engine/a.cpp", "permille::g")}, {})[0])
        self.assertIn("a test reaches it", coverage.judge(set(), listed)[0])

    def test_a_line_without_a_reason_is_refused(self):
        for line in ("engine/a.cpp permille::f", "engine/a.cpp permille::f: ", "permille::f: why"):
            with self.assertRaises(ValueError):
                coverage.read_reasons(line)


if __name__ == "__main__":
    unittest.main()
