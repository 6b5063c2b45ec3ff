"""Names sort by pinyin in Simplified, by strokes in Traditional."""

import pytest

from zjhk_desktop.domain.name_order import Initial, initial_of, name_key
from zjhk_desktop.domain.script import Script

STROKES = {
    "一": 1, "八": 2, "上": 3, "中": 4, "未": 5, "合": 6, "走": 7, "杭": 8, "前": 9, "浙": 10,
    "國": 11, "港": 12, "新": 13, "寧": 14, "暫": 15, "戰": 16, "聯": 17, "醫": 18, "邨": 7,
}  # fmt: skip
LETTERS = {
    "安": "A", "八": "B", "超": "C", "独": "D", "儿": "E", "凤": "F", "港": "G", "杭": "H",
    "教": "J", "开": "K", "两": "L", "民": "M", "宁": "N", "欧": "O", "平": "P", "青": "Q",
    "人": "R", "生": "S", "通": "T", "未": "W", "香": "X", "一": "Y", "浙": "Z", "姊": "Z",
    "邨": "C",
}  # fmt: skip


@pytest.mark.parametrize(("first", "strokes"), STROKES.items())
def test_traditional_names_stand_under_their_strokes(first: str, strokes: int) -> None:
    assert initial_of(f"{first}某", Script.HANT) == Initial(strokes)


@pytest.mark.parametrize(("first", "letter"), LETTERS.items())
def test_simplified_names_stand_under_their_sound(first: str, letter: str) -> None:
    assert initial_of(f"{first}某", Script.HANS) == Initial(0, letter)


def test_every_name_of_the_memorandum_has_a_place(memorandum) -> None:
    for script in Script:
        assert all(initial_of(name.written(script), script).known for name in memorandum.names)


def test_quotes_do_not_count_and_letters_come_first() -> None:
    hant = ["高質量", "“八大”定位", "QFLP", "《八達》", "八八", "高"]
    ordered = sorted(hant, key=lambda name: name_key(name, Script.HANT))
    assert ordered == ["QFLP", "八八", "“八大”定位", "《八達》", "高", "高質量"]
    hans = ["全科", "QFLP", "前沿", "浙江", "《安全》", "浙港"]
    ordered = sorted(hans, key=lambda name: name_key(name, Script.HANS))
    assert ordered == ["《安全》", "QFLP", "前沿", "全科", "浙港", "浙江"]


@pytest.mark.parametrize("name", ["", "“”", "𨋢", "あ"])
def test_what_has_no_place_comes_last(name: str) -> None:
    for script in Script:
        assert not initial_of(name, script).known
        assert max(["浙", name], key=lambda each: name_key(each, script)) == name
