"""Comments of half a megabyte with everything in them: all of it on paper, and in time."""

import pytest

from tests.unit.briefing.packs import annotation
from tests.unit.briefing.reading import said, squeeze
from zjhk_desktop.briefing import cards
from zjhk_desktop.briefing.breaking import Paragraph
from zjhk_desktop.briefing.card_rows import CardRow
from zjhk_desktop.briefing.faces import Family, Style
from zjhk_desktop.briefing.options import Layout
from zjhk_desktop.briefing.setter import LineSetter

UNITS = {
    "words": "It is so, <b>and</b> &amp; no more. ",
    "han": "請雙方確認「未來產業」之涵蓋範圍，",
    "one word": "abcdefghij",
    "controls": "a\x00\x1b\u202e中\u2066\u200d\x07",
    "emoji": "\U0001f469\u200d\U0001f467\U0001f1ed\U0001f1f0",
    "marks": "e\u0301\u0302\u0303\u0304\u0305\u0306中\u0301",
    "right to left": "שלום مرحبا ",
}
BYTES = 600_000


def test_a_comment_of_600_kilobytes_is_printed_whole(composed, memorandum) -> None:
    unit = "".join(UNITS.values()) + "\n"
    text = (unit * (BYTES // len(unit.encode()) + 1)).rstrip()
    assert len(text.encode()) > BYTES - len(unit)
    note = annotation(memorandum, "x", "m12", "QFLP", text)
    pages = composed([note], domains=(3,)).pages
    assert said(pages) == squeeze(text)
    shown = {live.contents for page in pages for live in page.live}
    whole = max(shown, key=len)
    assert whole.count("It is so, <b>and</b> &amp; no more. ") == text.count("&amp;")
    assert whole.count("\n") == text.count("\n")


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_twice_the_text_is_twice_the_work(faces, monkeypatch, script, unit) -> None:
    counted = 0
    fit = Paragraph.fit

    def counting(self: Paragraph, start: int, end: int, measure: float):
        nonlocal counted
        counted += 1
        return fit(self, start, end, measure)

    monkeypatch.setattr(Paragraph, "fit", counting)
    work: list[int] = []
    for length in (3_000, 6_000):
        counted = 0
        text = (unit * length)[:length]
        lines = LineSetter(faces, script).lines(text, Style(Family.SANS, 8.3), 113)
        assert squeeze("".join(line.text for line in lines)) == squeeze(text)
        work.append(counted)
    assert work[1] < 2.3 * work[0]


@pytest.mark.parametrize(
    "options", [{}, {"layout": Layout.ENDNOTES}, {"parallel": True}], ids=["margin", "ends", "both"]
)
def test_twice_the_comment_is_twice_the_rows(composed, memorandum, monkeypatch, options) -> None:
    counted = 0

    def counting(*arguments, **named) -> CardRow:
        nonlocal counted
        counted += 1
        return CardRow(*arguments, **named)

    monkeypatch.setattr(cards, "CardRow", counting)
    work: list[int] = []
    for length in (40_000, 80_000):
        counted = 0
        text = (UNITS["han"] * length)[:length]
        note = annotation(memorandum, "x", "m12", "QFLP", text)
        assert said(composed([note], domains=(3,), **options).pages) == text
        work.append(counted)
    assert work[1] < 2.5 * work[0]
