"""What is committed: no trace of a machine or a registry, and a licence beside what is lent."""

import hashlib
import json
import re
import sys
import tomllib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.architecture.sources import ROOT, project_files
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles

FONTS_LIMIT = 48 * 1024 * 1024
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
BINARY = {".ttf", ".sqlite", ".png", ".mo", ".pdf", ".ico", ".icns"}
# Written so that this file does not hold them itself.
MACHINE_PATH = re.compile(r"(?<![\w.~*}\"'])/(?:wor[k]|roo[t]|hom[e]|tm[p])/[\w.]")
REGISTRIES = re.compile(r"pyp[i]\.|pythonhoste[d]|npmj[s]|crate[s]\.io|registr[y]\.")
TEXTS = [path for path in project_files() if path.suffix not in BINARY]


def pins(lock: Path) -> set[str]:
    """Return the `name==version` lines of a lock."""
    return set(re.findall(r"^[\w.-]+==[\w.]+", lock.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_machine_path_and_no_registry(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not MACHINE_PATH.findall(text)
    assert not REGISTRIES.findall(text)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_locks_name_no_host_and_pin_by_hash(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=\w)", text.strip())
    assert entries
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_the_developers_lock_holds_the_programs_lock() -> None:
    run, dev = (ROOT / "requirements" / name for name in ("run.txt", "dev.txt"))
    assert pins(run)
    assert pins(run) <= pins(dev)


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = {pin.split("==")[0].lower().replace("_", "-") for pin in pins(LOCKS[-1])}
    declared = {re.split(r"[<>=!~\[ ]", line)[0] for line in project["dependencies"]}
    assert {name.lower().replace("_", "-") for name in declared} <= locked


def test_the_project_has_its_licence() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text


@pytest.mark.parametrize("folder", ["fonts", "icons", "opencc", "readings"])
def test_what_is_lent_stands_beside_its_licence(folder: str) -> None:
    names = [path.name for path in (ROOT / "resources" / folder).iterdir()]
    assert [name for name in names if re.match(r"(LICEN[CS]E|OFL)", name)]


def test_fonts_are_the_ones_that_the_manifest_records(program: ProgramFiles) -> None:
    manifest = json.loads((program.fonts / "fonts.json").read_text(encoding="utf-8"))
    recorded = {entry["file"]: entry["sha256"] for entry in manifest}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in program.fonts.glob("*.ttf")
    }
    assert found == recorded


def test_fonts_together_stay_small(program: ProgramFiles) -> None:
    assert sum(path.stat().st_size for path in program.fonts.glob("*.ttf")) <= FONTS_LIMIT


@pytest.mark.slow
@pytest.mark.parametrize(("region", "script"), [("HK", Script.HANT), ("SC", Script.HANS)])
@pytest.mark.parametrize("face", ["Serif{}-Regular", "Serif{}-Bold", "Sans{}-Regular"])
def test_each_face_holds_the_memorandum(
    program: ProgramFiles, memorandum: Memorandum, region: str, script: Script, face: str
) -> None:
    with TTFont(program.fonts / f"ZJHK{face.format(region)}.ttf", lazy=True) as font:
        held = set(font.getBestCmap())
    text = "".join(passage.text(script) for passage in memorandum.passages)
    assert text
    assert not sorted({char for char in text if ord(char) not in held})


def test_python_is_one_that_the_project_declares() -> None:
    assert (3, 11) <= sys.version_info < (3, 14)
