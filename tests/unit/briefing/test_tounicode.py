import re

from zjhk_desktop.briefing.tounicode import to_unicode_table


def test_every_code_gives_back_its_character_above_the_first_plane_too() -> None:
    points = [0, ord("浙"), ord("A"), ord("𨋢"), 0x10FFFF]
    table = to_unicode_table("AAAAAA+Face", points)
    pairs = re.findall(r"^<(\w\w)> <(\w{4}|\w{8})>$", table, re.MULTILINE)
    found = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
    assert found == {1: "浙", 2: "A", 3: "𨋢", 4: chr(0x10FFFF)}


def test_blocks_hold_at_most_a_hundred_codes() -> None:
    table = to_unicode_table("F", [0x4E00 + index for index in range(256)])
    counts = [int(count) for count in re.findall(r"(\d+) beginbfchar", table)]
    assert counts == [100, 100, 56]
