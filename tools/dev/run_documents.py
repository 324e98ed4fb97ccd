#!/usr/bin/env python3
"""Runs every command that README.md and scenarios/README.md show, and compares what they print with what is printed there.

usage: run_documents.py BUILD [--refresh] [ROOT]
BUILD is a built folder (build/release). --refresh writes the outputs anew into the documents instead of comparing.
ROOT is the project whose documents are read (this one).

Every fenced block of a document says what it is:
  ```sh      commands, one a line; each must end with exit 0
  ```output  what the block of commands before it writes to standard output, byte for byte
  ```yaml    a scenario, laid into scenarios/whatif/, or a part of one, laid over scenarios/jingyan.yaml; `check` must find
             it valid
  ```text    a picture, for people
Code in a line of text is run as well when it is a command with its arguments: `tools/run ...`, `build/... ...`,
`cmake ...`, and `permille COMMAND ...`; the name of a command alone is a name.

Links to files, and paths written as code that begin with a folder of the project, must lead somewhere (those of
other documents too, see LINKED).

The commands run in a stand-in for a fresh clone: an empty folder into which `git clone` lays links to the project's files,
with BUILD as its build/release and the folder of BUILD's program on the PATH, in a Chinese locale. Three things differ from
a reader's shell, and nothing else:
  git clone <this repository> permille   lays the links; any other clone is refused
  tools/run                              is the real script, with tools/dev/setup.sh replaced by one that builds nothing
  DIR                                    in `--prefix DIR` is a folder of its own
"""
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

DOCUMENTS = ("README.md", "scenarios/README.md")
LINKED = DOCUMENTS + ("engine/README.md", "engine/decisions.md", "tools/cluster/README.md", "CHANGELOG.md")
KINDS = ("sh", "output", "yaml", "text")
CLONE = "git clone <this repository> permille"
# Where a document's commands begin: the README's in an empty folder, before the clone; the others' in the clone.
BEFORE_CLONE = "README.md"
INLINE = re.compile(r"(?<!`)`((?:tools/run|permille \w+|build/\S+|cmake) [^`]+)`(?!`)")
LINK = re.compile(r"\]\(([^)#:\s]+)\)")
PATH = re.compile(r"`((?:scenarios|engine|include|tools|tests|bench)/[\w./-]*)`")
# A setup.sh for tools/run in the stand-in: it says where the project is, and there is nothing to prepare.
SETUP = 'root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)\nprepare() { :; }\n'
SECONDS = 600


class Mistake(Exception):
    """What is wrong in a document, with its place."""


@dataclass
class Block:
    """A fenced block or a piece of code in a line. `first` is the number of its first line of content, from 1."""
    kind: str
    first: int
    lines: list = field(default_factory=list)

    def text(self):
        return "".join(line + "\n" for line in self.lines)


def blocks_of(text, name):
    """The blocks of a document in its order; Mistake for a fence without a known kind or without an end."""
    blocks, fence = [], None
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("```"):
            if fence is not None:
                if line.strip() != "```":
                    raise Mistake(f"{name}:{number}: a block begins inside another")
                blocks.append(fence)
                fence = None
                continue
            kind = line.strip()[3:]
            if kind not in KINDS:
                raise Mistake(f"{name}:{number}: a block of kind {kind!r}; it must be one of {', '.join(KINDS)}")
            if kind == "output" and not (blocks and blocks[-1].kind == "sh"):
                raise Mistake(f"{name}:{number}: an output without commands before it")
            fence = Block(kind, number + 1)
        elif fence is not None:
            fence.lines.append(line)
        else:
            blocks += [Block("inline", number, [code]) for code in INLINE.findall(line)]
    if fence is not None:
        raise Mistake(f"{name}:{fence.first - 1}: a block without an end")
    return blocks


class Shell:
    """A reader's shell: runs commands one after another in a stand-in for a clone."""

    def __init__(self, root, build, folder):
        self.root, self.build, self.folder = root, build, folder
        self.here = folder
        self.clone = folder / "permille"
        self.count = 0

    def lay_clone(self):
        self.clone.mkdir()
        for entry in sorted(self.root.iterdir()):
            if entry.name not in (".git", "build", "results", "tools", "scenarios"):
                (self.clone / entry.name).symlink_to(entry)
        (self.clone / "tools/dev").mkdir(parents=True)
        shutil.copy(self.root / "tools/run", self.clone / "tools/run")
        (self.clone / "tools/dev/setup.sh").write_text(SETUP)
        (self.clone / "build").mkdir()
        (self.clone / "build/release").symlink_to(self.build)
        shutil.copytree(self.root / "scenarios", self.clone / "scenarios")  # scenarios of the documents are laid into it

    def run(self, command, place):
        """Standard output of a command; Mistake when it does not end with 0."""
        if command == CLONE:
            self.lay_clone()
            return ""
        if command.startswith("git clone"):
            raise Mistake(f"{place}: only `{CLONE}` is known, not `{command}`")
        words = shlex.split(command, comments=True)
        if words[:1] == ["cd"] and len(words) == 2:
            if not (self.here / words[1]).is_dir():
                raise Mistake(f"{place}: there is no folder {words[1]}")
            self.here = self.here / words[1]
            return ""
        prefix = self.folder / "prefix"
        command = re.sub(r"--prefix DIR\b", f"--prefix {shlex.quote(str(prefix))}", command)
        surroundings = {"PATH": f"{self.build / 'bin'}:/usr/local/bin:/usr/bin:/bin", "HOME": str(self.folder),
                        "LANG": "zh_CN.UTF-8", "TERM": "dumb"}
        run = subprocess.run(["bash", "-c", command], cwd=self.here, env=surroundings, stdin=subprocess.DEVNULL,
                             capture_output=True, timeout=SECONDS, check=False)
        if run.returncode != 0:
            raise Mistake(f"{place}: `{command}` ended with exit {run.returncode}\n"
                          + run.stderr.decode(errors="replace"))
        self.count += 1
        return run.stdout.decode()

    def check_scenario(self, text, place):
        """A whole scenario stands in scenarios/whatif/; a part is laid over a plan by way of `extends`."""
        if not text.startswith("permille:"):
            text = "permille: 1\nextends: ../jingyan.yaml\n" + text
        (self.clone / "scenarios/whatif").mkdir(exist_ok=True)
        (self.clone / "scenarios/whatif/of_a_document.yaml").write_text(text)
        self.run("permille check scenarios/whatif/of_a_document.yaml", place)


def first_difference(name, block, printed):
    """The first line in which a document and what was printed differ, in one sentence; None when there is none."""
    shown, real = block.text(), printed
    if shown == real:
        return None
    shown, real = shown.splitlines(), real.splitlines()
    for index in range(max(len(shown), len(real))):
        left = shown[index] if index < len(shown) else "(nothing)"
        right = real[index] if index < len(real) else "(nothing)"
        if left != right:
            return f"{name}:{block.first + index}: the output differs\n  shown:   {left}\n  printed: {right}"
    return f"{name}:{block.first}: the output differs in its last end of line"


def run_document(root, build, name, folder, refresh):
    """Runs a document's commands; its mistakes, its text with the outputs renewed, and how many commands ran."""
    text = (root / name).read_text()
    lines, mistakes, renewed, printed = text.splitlines(), [], [], ""
    shell = Shell(root, build, folder)
    if name != BEFORE_CLONE:
        shell.lay_clone()
        shell.here = shell.clone
    for block in blocks_of(text, name):
        try:
            if block.kind in ("sh", "inline"):
                printed = "".join(shell.run(command, f"{name}:{block.first + offset}")
                                  for offset, command in enumerate(block.lines) if command.strip())
            elif block.kind == "yaml":
                shell.check_scenario(block.text(), f"{name}:{block.first}")
            elif block.kind == "output":
                difference = first_difference(name, block, printed)
                if difference and refresh:
                    renewed.append((block, printed))
                elif difference:
                    mistakes.append(difference)
        except Mistake as mistake:
            mistakes.append(str(mistake))
    for block, new in reversed(renewed):
        lines[block.first - 1:block.first - 1 + len(block.lines)] = new.splitlines()
    return mistakes, "".join(line + "\n" for line in lines), shell.count


def dead_ends(root, name):
    """The links and paths of a document that lead nowhere."""
    mistakes = []
    for number, line in enumerate((root / name).read_text().splitlines(), 1):
        places = [(root / name).parent / link for link in LINK.findall(line)] + [root / path for path in PATH.findall(line)]
        mistakes += [f"{name}:{number}: there is no {os.path.relpath(place, root)}" for place in places if not place.exists()]
    return mistakes


def main(words):
    refresh = "--refresh" in words
    words = [word for word in words if word != "--refresh"]
    if len(words) not in (1, 2):
        sys.exit("usage: run_documents.py BUILD [--refresh] [ROOT]")
    build = Path(words[0]).resolve()
    root = Path(words[1]).resolve() if len(words) == 2 else Path(__file__).resolve().parents[2]
    if not (build / "bin/permille").is_file():
        sys.exit(f"{build} holds no built program")
    dead = [mistake for name in LINKED if (root / name).exists() for mistake in dead_ends(root, name)]
    print(*dead, sep="\n", end="\n" if dead else "")
    failed, count = bool(dead), 0
    for name in DOCUMENTS:
        with tempfile.TemporaryDirectory(prefix="permille-documents-") as folder:
            try:
                mistakes, text, ran = run_document(root, build, name, Path(folder), refresh)
            except Mistake as mistake:
                mistakes, text, ran = [str(mistake)], None, 0
        count += ran
        failed = failed or bool(mistakes)
        for mistake in mistakes:
            print(mistake)
        if refresh and not mistakes and text != (root / name).read_text():
            (root / name).write_text(text)
            print(f"{name} is new")
    print(f"{count} commands of the documents ran")
    if failed and not refresh:
        print("tools/dev/refresh_generated.sh renews the outputs; a command that fails must be mended by hand.")
    return 1 if failed or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
