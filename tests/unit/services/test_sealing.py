"""Sealing in a process of its own: what it is given, what it answers, and how it ends."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.storage.test_age_file import header
from zjhk_desktop.domain.archive_errors import (
    ArchiveDamaged,
    SealingFailed,
    SealingUnavailable,
    Stopped,
    WrongPassphrase,
)
from zjhk_desktop.services.sealing import Sealer, serve
from zjhk_desktop.services.starting import WORKER, start_command

HERE = Path("here.zjarchive")


def answering(code: str) -> Sealer:
    """Return a sealer whose process does something else."""
    return Sealer([sys.executable, "-I", "-c", f"import sys, time\n{code}"])


def test_the_program_itself_is_that_process() -> None:
    sealer = Sealer([*start_command(), WORKER])
    data = "內容".encode() * 1000
    sealed = sealer.seal(data, "西湖")
    assert sealer.unseal(sealed, "西湖", HERE) == data
    with pytest.raises(WrongPassphrase):
        sealer.unseal(sealed, "東湖", HERE)


def test_neither_passphrase_nor_data_is_in_the_arguments(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    code = f"open({str(seen)!r}, 'w').write(repr(sys.argv)); sys.stdout.write('+')"
    answering(code).seal(b"CANARY-data", "CANARY-key")
    assert "seal" in seen.read_text()
    assert "CANARY" not in seen.read_text()


def test_a_header_that_asks_for_too_much_starts_no_process() -> None:
    with pytest.raises(ArchiveDamaged, match="sealed in a way"):
        Sealer(["/no/such/program"]).unseal(header(22), "x", HERE)


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("pass", SealingFailed),
        ("sys.exit(3)", SealingFailed),
        ("sys.stdout.write('u')", SealingUnavailable),
        ("sys.stdout.write('n')", ArchiveDamaged),
        ("sys.stdout.write('p')", WrongPassphrase),
    ],
)
def test_what_the_process_says_is_one_error(code: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        answering(code).unseal(header(10), "x", HERE)


def test_a_program_that_is_not_there_is_an_error_too() -> None:
    with pytest.raises(SealingFailed):
        Sealer(["/no/such/program"]).seal(b"", "x")


def test_who_thinks_better_of_it_ends_the_process(tmp_path: Path) -> None:
    looks = iter([False, False, True])
    mark = tmp_path / "pid"
    code = f"import os; open({str(mark)!r}, 'w').write(str(os.getpid())); time.sleep(600)"

    def stopped() -> bool:
        return mark.exists() and next(looks)

    with pytest.raises(Stopped):
        answering(code).seal(b"x" * 10_000_000, "y", stopped)
    assert not Path(f"/proc/{mark.read_text()}").exists()


def test_the_process_reads_and_writes_pipes_alone() -> None:
    given = io.BytesIO("西湖".encode().hex().encode() + b"\n" + header(21))
    out = io.BytesIO()
    assert serve(["unseal"], given, out) == 0
    assert out.getvalue() == b"n"


def test_it_is_started_without_opening_anything_else(profile: Path) -> None:
    done = subprocess.run(
        [*start_command(), WORKER, "unseal"],
        input=b"78\nnothing",
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"n", b"")
    assert not profile.exists()
