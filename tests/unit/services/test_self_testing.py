"""The self-test: right parts pass, and each wrong part is named."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.unit.sample import fold, open_reviewing, sample_memorandum
from zjhk_desktop.domain.errors import MemorandumMissing
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.searching import Searching
from zjhk_desktop.services.self_testing import Parts, self_test

NAMES = ["memorandum", "scripts", "search", "review", "print", "window"]


def convert(text: str, to: Script) -> str:
    table = {"合作備忘錄": "合作备忘录"}
    memorandum = sample_memorandum()
    table |= {passage.text_hant: passage.text_hans for passage in memorandum.passages}
    if to is Script.HANT:
        table = {hans: hant for hant, hans in table.items()}
    return table.get(text, text)


def no_memorandum() -> Memorandum:
    raise MemorandumMissing(path="memo.sqlite")


PARTS = Parts(
    memorandum=sample_memorandum,
    convert=convert,
    searching=lambda: Searching(sample_memorandum(), fold),
    reviewing=lambda folder: open_reviewing(folder / "review.sqlite"),
    printing=lambda: SimpleNamespace(
        render=lambda notes, options: (b"pdf", SimpleNamespace(pages=2))
    ),
    count_pages=lambda pdf: 2,
    open_window=lambda folder: 0,
)


def failures(parts: Parts) -> list[str]:
    checks = list(self_test(parts, english()))
    assert [check.name for check in checks] == NAMES
    return [check.name for check in checks if not check.ok]


def test_right_parts_pass() -> None:
    assert failures(PARTS) == []


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        ({"convert": lambda text, to: text}, ["scripts"]),
        ({"convert": lambda text, to: text + "x"}, ["scripts"]),
        ({"convert": lambda text, to: convert(text, Script.HANS)}, ["scripts"]),
        ({"searching": lambda: Searching(None, fold)}, ["search"]),
        ({"searching": lambda: Searching(sample_memorandum(), lambda text: "")}, ["search"]),
        ({"count_pages": lambda pdf: 1}, ["print"]),
        ({"open_window": lambda folder: 1}, ["window"]),
        ({"memorandum": no_memorandum}, ["memorandum", "scripts", "search", "review"]),
        ({"reviewing": lambda folder: open_reviewing(folder / "no" / "\0")}, ["review"]),
    ],
)
def test_a_broken_part_is_named_and_the_rest_still_tried(broken: dict, expected: list[str]) -> None:
    assert failures(replace(PARTS, **broken)) == expected


def test_what_broke_is_said() -> None:
    checks = list(self_test(replace(PARTS, memorandum=no_memorandum), english()))
    assert "MemorandumMissing" in checks[0].message
    assert "memo.sqlite" in checks[0].message


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = set(tmp_path.iterdir())
    assert failures(PARTS) == []
    assert set(tmp_path.iterdir()) == before
