from zjhk_desktop.domain.code_points import code_point, code_points


def test_a_code_point_has_at_least_four_digits() -> None:
    assert [code_point(character) for character in "\a😀"] == ["U+0007", "U+1F600"]


def test_a_sentence_names_only_so_many() -> None:
    assert code_points("ab") == "U+0061 U+0062"
    named = code_points([chr(0xE000 + index) for index in range(40)]).split()
    assert len(named) == 13
    assert named[-1] == "…"
