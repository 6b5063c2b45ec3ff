"""Each row of the fault matrix has its tests and a control, and they are there."""

import re

import pytest

from tests.faults.profiles import ROOT

PAGE = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
ROWS = {
    int(cells[0]): (re.findall(r"`([^`]+)`", cells[3]), re.findall(r"`([^`]+)`", cells[4]))
    for cells in (line.strip("| ").split(" | ") for line in PAGE.splitlines())
    if cells[0].isdigit() and len(cells) == 5
}
PROMISED = {*range(1, 18), 25, 26, 27, *range(29, 34)}


def test_no_row_is_missing() -> None:
    assert set(ROWS) >= PROMISED


@pytest.mark.parametrize("row", ROWS)
def test_each_row_has_its_tests_and_a_control(row: int) -> None:
    tests, controls = ROWS[row]
    assert tests
    assert controls
    for reference in [*tests, *controls]:
        module, _, name = reference.partition(":")
        text = (ROOT / "tests" / f"{module}.py").read_text(encoding="utf-8")
        assert re.search(rf"^def test_{name}", text, re.MULTILINE), reference
