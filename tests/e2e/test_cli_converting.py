"""A file of any size through `convert`, and the memorandum there and back."""

import subprocess
from pathlib import Path

import pytest

from tests.e2e.program import Program, command
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script

SLACK = 12 * 1024
"""Kilobytes by which a big file may take more memory than a small one."""


def test_the_memorandum_comes_back_whole(desk: Program, memorandum: Memorandum) -> None:
    hant = "\n".join(passage.text_hant for passage in memorandum.passages)
    hans = "\n".join(passage.text_hans for passage in memorandum.passages)
    assert desk.text("convert", "--to", "hans", stdin=hant.encode()) == hans
    assert desk.text("convert", "--to", "hant", stdin=hans.encode()) == hant
    assert desk.text("convert", "--to", "hant", stdin=hant.encode()) == hant
    assert desk.text("convert", "--to", "hans", stdin=hans.encode()) == hans
    assert not desk.profile.exists()


def peak(given: Path, out: Path) -> int:
    """Convert a file and return the most memory that it took, in kilobytes."""
    script = (
        "import resource, subprocess, sys\n"
        "source, target, *argv = sys.argv[1:]\n"
        "with open(source, 'rb') as stdin, open(target, 'wb') as stdout:\n"
        "    subprocess.run(argv, stdin=stdin, stdout=stdout, check=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    argv = command("convert", "--to", "hant")
    done = subprocess.run(
        [argv[0], "-c", script, given, out, *argv], capture_output=True, check=True, text=True
    )
    return int(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("separator", ["", "\n"], ids=["one line", "many lines"])
def test_a_big_file_takes_no_more_memory(
    tmp_path: Path, memorandum: Memorandum, separator: str
) -> None:
    texts = [passage.text(Script.HANS) for passage in memorandum.passages]
    given, out = tmp_path / "given", tmp_path / "out"
    given.write_text(separator.join(texts) * 2, encoding="utf-8")
    small = peak(given, out)
    given.write_text(separator.join(texts) * 150, encoding="utf-8")
    big = peak(given, out)
    hant = [passage.text(Script.HANT) for passage in memorandum.passages]
    assert out.read_text(encoding="utf-8") == separator.join(hant) * 150
    assert big - small < SLACK
