#!/usr/bin/env python3
"""Plants one mistake at a time in small documents and expects tools/dev/run_documents.py to name it."""
import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tools/dev"))
sys.dont_write_bytecode = True
import run_documents  # noqa: E402

# A program that prints its words, refuses what is called wrong, and counts its calls beside itself.
PROGRAM = """#!/bin/sh
echo "$*" >>"${0%/*}/calls"
case "$*" in *wrong*) echo "this is wrong" >&2; exit 3 ;; esac
echo "permille $*"
"""
RUN = """#!/usr/bin/env bash
source "$(dirname -- "${BASH_SOURCE[0]}")/dev/setup.sh"
prepare release permille
exec "$root/build/release/bin/permille" run "$@"
"""
README = """# Sound

```sh
git clone <this repository> permille
cd permille
tools/run first.yaml
```

prints

```output
permille run first.yaml
```

Also `tools/run --lang en`, and `permille check` is a name.

```text
a picture
```
"""
SCENARIOS = """# Scenarios

```sh
permille check scenarios/first.yaml  # said behind it
```

```yaml
workforce: {}
```
"""


class RunDocuments(unittest.TestCase):
    def run_with(self, readme=README, scenarios=SCENARIOS, *words):
        """What is said about the documents, exit code, the README afterwards and the calls of the program."""
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder, "project")
            for path, text in {"README.md": readme, "scenarios/README.md": scenarios, "scenarios/first.yaml": "x",
                               "tools/run": RUN, "build/release/bin/permille": PROGRAM}.items():
                file = root / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
                file.chmod(0o755)
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                code = run_documents.main([str(root / "build/release"), str(root), *words])
            calls = root / "build/release/bin/calls"
            return (said.getvalue(), code, (root / "README.md").read_text(),
                    calls.read_text().splitlines() if calls.exists() else [])

    def assert_says(self, part, **documents):
        said, code, _, _ = self.run_with(**documents)
        self.assertIn(part, said)
        self.assertEqual(code, 1)

    def test_sound_documents_are_run_whole(self):
        said, code, _, calls = self.run_with()
        self.assertEqual((said, code), ("4 commands of the documents ran\n", 0))
        self.assertEqual(calls, ["run first.yaml", "run --lang en", "check scenarios/first.yaml",
                                 "check scenarios/whatif/of_a_document.yaml"])

    def test_an_output_that_differs(self):
        self.assert_says("README.md:12: the output differs\n  shown:   permille run old.yaml\n  printed: permille run first.yaml",
                         readme=README.replace("permille run first.yaml\n```", "permille run old.yaml\n```"))
        self.assert_says("README.md:13: the output differs\n  shown:   more",
                         readme=README.replace("permille run first.yaml\n```", "permille run first.yaml\nmore\n```"))

    def test_refresh_writes_the_output_and_nothing_else(self):
        stale = README.replace("permille run first.yaml\n```", "old\nlines\n```")
        said, code, text, _ = self.run_with(stale, SCENARIOS, "--refresh")
        self.assertIn("README.md is new", said)
        self.assertEqual((code, text), (0, README))

    def test_refresh_changes_nothing_where_a_command_fails(self):
        wrong = README.replace("permille run first.yaml\n```", "old\n```").replace("--lang en", "--lang wrong")
        _, code, text, _ = self.run_with(wrong, SCENARIOS, "--refresh")
        self.assertEqual((code, text), (1, wrong))

    def test_commands_that_fail(self):
        self.assert_says("README.md:6: `tools/run wrong.yaml` ended with exit 3\nthis is wrong",
                         readme=README.replace("tools/run first.yaml", "tools/run wrong.yaml"))
        self.assert_says("README.md:15: `tools/run --lang wrong` ended with exit 3",
                         readme=README.replace("--lang en", "--lang wrong"))
        self.assert_says("scenarios/README.md:4: `permillle check scenarios/first.yaml  # said behind it` ended with exit 127",
                         scenarios=SCENARIOS.replace("permille check", "permillle check"))
        self.assert_says("README.md:5: there is no folder elsewhere", readme=README.replace("cd permille", "cd elsewhere"))
        self.assert_says("README.md:4: only", readme=README.replace("<this repository>", "<that>"))

    def test_blocks_that_are_not_understood(self):
        self.assert_says("README.md:3: a block of kind ''", readme=README.replace("```sh", "```"))
        self.assert_says("README.md:18: a block of kind 'c++'", readme=README.replace("```text", "```c++").replace("Also", "\nAlso"))
        self.assert_says("README.md:17: an output without", readme=README.replace("```text", "```output"))
        self.assert_says("scenarios/README.md:7: a block without an end", scenarios=SCENARIOS.replace("{}\n```", "{}"))

    def test_links_and_paths_that_lead_nowhere(self):
        self.assert_says("README.md:20: there is no engine/gone.md", readme=README + "See [it](engine/gone.md).\n")
        self.assert_says("scenarios/README.md:10: there is no tests/gone", scenarios=SCENARIOS + "`tests/gone/` holds it.\n")
        said, code, _, _ = self.run_with(README + "[a](scenarios/README.md) [b](https://example.org) `tools/run`, `engine/<x>/`\n")
        self.assertEqual((said, code), ("4 commands of the documents ran\n", 0))

    def test_documents_without_commands_are_no_pass(self):
        self.assert_says("0 commands", readme="nothing\n", scenarios="nothing\n")


if __name__ == "__main__":
    unittest.main()
