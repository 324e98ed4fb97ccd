#!/usr/bin/env python3
"""Plants one broken rule at a time in a small project and expects tools/dev/check_layers.py to name it."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tools/dev"))
sys.dont_write_bytecode = True
import check_layers  # noqa: E402

SOUND = {
    "engine/layers.txt": "# order\nbase:\nrandom: base\ndescribe: base\nreport: describe base\n",
    "include/permille/base/text.hpp": "#pragma once\n#include <string>\n",
    "include/permille/base/lane.hpp": "#include <immintrin.h>\n",
    "include/permille/random/key.hpp": '#include "permille/base/text.hpp"\n',
    "include/permille/describe/tree.hpp": '#include "permille/base/text.hpp"\n',
    "include/permille/permille.hpp": '#include "permille/random/key.hpp"\n#include "permille/describe/tree.hpp"\n',
    "engine/base/parallel.cpp": '#include <tbb/parallel_for.h>\n',
    "engine/describe/load_tree.cpp": '#include "permille/describe/tree.hpp"\n\n#include <yaml-cpp/eventhandler.h>\n',
    "engine/describe/names.hpp": "#pragma once\n",
    "engine/describe/tree.cpp": '#include "describe/names.hpp"\n#include <sys/stat.h>\n#include <fmt/format.h>\n',
    "engine/random/lanes/chance.cpp": '#include "permille/random/key.hpp"\n#include <cmath>\n',
    "tools/cli/main.cpp": '#include "permille/permille.hpp"\n#include <CLI/CLI.hpp>\n',
    "tests/support/main.cpp": "#include <doctest/doctest.h>\n",
}


class CheckLayers(unittest.TestCase):
    def problems(self, changed):
        with tempfile.TemporaryDirectory() as folder:
            for path, text in (SOUND | changed).items():
                file = Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            return check_layers.check(Path(folder))

    def test_a_sound_project_has_no_problem(self):
        self.assertEqual(self.problems({}), [])

    def test_each_planted_mistake_is_named_with_its_line(self):
        mistakes = [
            ("a sibling", "include/permille/random/key.hpp", '#include "permille/describe/tree.hpp"', "not describe"),
            ("a sibling from a source file", "engine/random/key.cpp", '#include "permille/describe/tree.hpp"', "not describe"),
            ("a sibling's private header", "engine/report/write.cpp", '#include "random/names.hpp"', "no file"),
            ("a layer above", "engine/base/text.cpp", '  #  include   "permille/random/key.hpp"', "may include nothing"),
            ("the front door from inside", "engine/base/text.cpp", '#include "permille/permille.hpp"', "no module"),
            ("dots", "engine/base/text.cpp", '#include "../describe/names.hpp"', "'..'"),
            ("a missing file", "engine/base/text.cpp", '#include "permille/base/gone.hpp"', "no file"),
            ("third party in a public header", "include/permille/base/text.hpp", "#include <fmt/format.h>", "public header"),
            ("system header in a public header", "include/permille/base/text.hpp", "#include <unistd.h>", "public header"),
            ("private header in a public header", "include/permille/describe/tree.hpp", '#include "describe/names.hpp"',
             "not installed"),
            ("yaml-cpp beside its door", "engine/describe/tree.cpp", "#include <yaml-cpp/yaml.h>", "load_tree.cpp only"),
            ("TBB beside its door", "engine/random/key.cpp", "#include <tbb/task.h>", "parallel.cpp only"),
            ("CLI11 in the engine", "engine/base/text.cpp", "#include <CLI/CLI.hpp>", "tools/cli/ only"),
            ("fmt in lane code", "engine/describe/lanes/x.cpp", "#include <fmt/format.h>", "several instruction sets"),
            ("intrinsics beside their door", "engine/random/lanes/chance.cpp", "#include <immintrin.h>", "lane.hpp may"),
            ("an unknown library", "engine/base/text.cpp", "#include <absl/strings/cord.h>", "not in the list"),
            ("a C header by its C name", "engine/base/text.cpp", "#include <stdio.h>", "not in the list"),
            ("an unknown module", "engine/lost/x.cpp", "#include <string>", "not in engine/layers.txt"),
            ("the engine's inside from a tool", "tools/cli/show.cpp", '#include "describe/names.hpp"', "only the engine"),
        ]
        for name, path, line, expected in mistakes:
            with self.subTest(name):
                found = self.problems({path: line + "\n"})
                self.assertEqual(len(found), 1, found)
                self.assertTrue(found[0].startswith(path + ":1: "), found)
                self.assertIn(expected, found[0])

    def test_layers_that_name_what_is_below_are_refused(self):
        with self.assertRaises(SystemExit):
            self.problems({"engine/layers.txt": "base: random\nrandom: base\n"})


if __name__ == "__main__":
    unittest.main()
