"""Handing pages to the system's print spooler."""

import json
import sys
from pathlib import Path

import pytest

from zjhk_desktop.domain.errors import PrinterFailed
from zjhk_desktop.services import spooling
from zjhk_desktop.services.spooling import Sides, Ticket, command_of, find_spooler, spool

PAGES = b"%PDF-1.7 pages"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no lp")


def make_spooler(folder: Path, ending: str = "") -> Path:
    """Write an `lp` that puts down what it is given, and then ends as it is told."""
    path = folder / "lp"
    path.write_text(
        f"#!{sys.executable}\n"
        "import json, os, pathlib, sys\n"
        "here = pathlib.Path(__file__).parent\n"
        "(here / 'pages').write_bytes(sys.stdin.buffer.read())\n"
        "library = os.environ.get('LD_LIBRARY_PATH', '')\n"
        "(here / 'asked').write_text(json.dumps([sys.argv[1:], library]))\n"
        f"{ending}\n"
    )
    path.chmod(0o755)
    return path


def test_what_is_on_the_ticket_is_asked_for() -> None:
    ticket = Ticket("Office", "備忘錄", 3, (2, 5), Sides.LONG_EDGE, mono=True)
    asked = " ".join(command_of("lp", ticket))
    assert asked == (
        "lp -d Office -n 3 -t 備忘錄 -P 2-5 -o print-scaling=none -o sides=two-sided-long-edge "
        "-o print-color-mode=monochrome -- -"
    )


def test_what_is_not_on_it_is_left_to_the_printer() -> None:
    asked = " ".join(command_of("lp", Ticket("Office", "t")))
    assert asked == "lp -d Office -n 1 -t t -o print-scaling=none -- -"


def test_the_pages_arrive_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_spooler(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_spooler() == str(path)
    spool(PAGES, Ticket("Office", "備忘錄"), str(path))
    assert (tmp_path / "pages").read_bytes() == PAGES
    asked, _ = json.loads((tmp_path / "asked").read_text())
    assert asked[:6] == ["-d", "Office", "-n", "1", "-t", "備忘錄"]


def test_what_the_spooler_says_against_it_is_said(tmp_path: Path) -> None:
    says = "sys.stderr.write('lp: The printer\\n does not exist.'); sys.exit(1)"
    path = make_spooler(tmp_path, says)
    with pytest.raises(PrinterFailed) as refused:
        spool(PAGES, Ticket("Nobody", "t"), str(path))
    assert str(refused.value).endswith("refused them: lp: The printer does not exist.")


def test_a_spooler_that_says_nothing_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spooling, "SECONDS", 0.2)
    path = make_spooler(tmp_path, "import time; time.sleep(60)")
    with pytest.raises(PrinterFailed, match="does not answer"):
        spool(PAGES, Ticket("Office", "t"), str(path))
    with pytest.raises(PrinterFailed, match="does not answer"):
        spool(PAGES, Ticket("Office", "t"), str(tmp_path / "gone"))


def test_a_bundle_s_libraries_are_not_the_spooler_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_spooler(tmp_path)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    spool(PAGES, Ticket("Office", "t"), str(path))
    assert json.loads((tmp_path / "asked").read_text())[1] == "/bundle"
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/own")
    spool(PAGES, Ticket("Office", "t"), str(path))
    assert json.loads((tmp_path / "asked").read_text())[1] == "/own"
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    spool(PAGES, Ticket("Office", "t"), str(path))
    assert json.loads((tmp_path / "asked").read_text())[1] == ""


def test_windows_has_none() -> None:
    assert find_spooler("win32") is None
