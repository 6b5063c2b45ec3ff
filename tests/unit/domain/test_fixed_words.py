"""Names of the index and dates are words whatever a dictionary says."""

import pytest

from zjhk_desktop.domain.fixed_words import fixed_words, is_word
from zjhk_desktop.domain.memorandum import Mention, Name, NameKind


def name(text: str, kind: NameKind = NameKind.BODY) -> Name:
    return Name("n1", kind, text, text, "")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("於2025年4月24日，在", ["2025年4月24日"]),
        ("二〇二五年四月二十四日簽署", ["二〇二五年四月二十四日"]),
        ("2025年4月至2026年", ["2025年4月", "2026年"]),
        ("4月24日舉行", ["4月24日"]),
        ("今年、3月，青年日", []),
    ],
)
def test_a_date_is_one_word(text: str, dates: list[str]) -> None:
    assert [text[start:end] for start, end in fixed_words(text, (), {})] == dates


def test_names_and_dates_stand_in_their_order_and_never_overlap() -> None:
    text = "2025年計劃由2025年4月天文台執行"
    plan, observatory = name("2025年計劃", NameKind.PROGRAMME), name("天文台")
    mentions = (Mention("a", "m01", 0, 7), Mention("b", "m01", 15, 18))
    found = fixed_words(text, mentions, {"a": plan, "b": observatory})
    assert [text[start:end] for start, end in found] == ["2025年計劃", "2025年4月", "天文台"]


@pytest.mark.parametrize(
    ("text", "kind", "is_one"),
    [
        ("浙江省人民政府港澳事務辦公室", NameKind.BODY, True),
        ("浙港合資、合作醫療機構", NameKind.BODY, False),
        ("“十四五”規劃", NameKind.POLICY, False),
        ("戰略性新興產業", NameKind.POLICY, True),
        ("便利港澳居民在內地發展的政策措施", NameKind.POLICY, False),
        ("約翰·史密斯獎", NameKind.PROGRAMME, True),
    ],
)
def test_a_name_is_one_word_unless_it_is_a_phrase(text: str, kind: NameKind, is_one: bool) -> None:
    assert is_word(name(text, kind)) is is_one
