from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.memorandum import Mention, Name, NameKind, Passage, PassageKind
from zjhk_desktop.domain.source_mentions import find_mentions


def passage(text: str) -> Passage:
    return Passage("m01", "d01", 0, PassageKind.MEASURE, 1, 1, text, text, text)


def names(*texts: str) -> list[Name]:
    return [Name(f"n{i}", NameKind.BODY, text, text, "") for i, text in enumerate(texts)]


def test_every_occurrence_is_a_mention() -> None:
    assert find_mentions(passage("甲乙丙甲乙"), names("甲乙")) == (
        Mention("n0", "m01", 0, 2),
        Mention("n0", "m01", 3, 5),
    )


def test_a_name_inside_a_longer_one_is_none() -> None:
    found = find_mentions(passage("政府教育局與政府"), names("政府", "政府教育局"))
    assert found == (Mention("n1", "m01", 0, 5), Mention("n0", "m01", 6, 8))


def test_of_overlapping_names_the_longest_counts_then_the_first() -> None:
    assert [m.name for m in find_mentions(passage("甲乙丙丁"), names("甲乙", "乙丙丁"))] == ["n1"]
    assert [m.name for m in find_mentions(passage("甲乙丙"), names("乙丙", "甲乙"))] == ["n1"]
    assert [m.start for m in find_mentions(passage("甲甲甲"), names("甲甲"))] == [0]


@given(
    st.text("甲乙丙", max_size=20), st.lists(st.text("甲乙丙", min_size=1, max_size=4), unique=True)
)
def test_mentions_are_their_names_in_order_without_overlap(text: str, listed: list[str]) -> None:
    found = find_mentions(passage(text), names(*listed))
    ends = [0, *(mention.end for mention in found)]
    assert all(end <= mention.start for end, mention in zip(ends, found, strict=False))
    assert all(text[m.start : m.end] == listed[int(m.name[1:])] for m in found)
    covered = {i for mention in found for i in range(mention.start, mention.end)}
    for name in listed:
        for start in range(len(text) - len(name) + 1):
            if text.startswith(name, start):
                assert covered.intersection(range(start, start + len(name)))
