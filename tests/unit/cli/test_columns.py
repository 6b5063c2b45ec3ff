"""Columns line up whatever they hold."""

from zjhk_desktop.cli.columns import aligned, width


def test_chinese_characters_take_two_places() -> None:
    assert width("三科 Ａb") == 8
    assert width("e\u0301") == 1


def test_columns_begin_or_end_under_one_another() -> None:
    rows = [("一", "金融", "1 / 2", "同意 1"), ("十三", "QFLP", "10 / 10")]
    lines = list(aligned(rows, right=(2,)))
    assert lines == ["一    金融    1 / 2  同意 1", "十三  QFLP  10 / 10"]


def test_nothing_gives_no_lines() -> None:
    assert list(aligned([])) == []
