"""Which face draws a character: the script's own, whatever the locale; never an empty box."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from tests.ui.conftest import OpenWindow
from tests.ui.workbench import make_look, mark
from zjhk_desktop.domain.anchor import anchor_quote
from zjhk_desktop.domain.language import Language
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.glyphs import Glyphs
from zjhk_desktop.ui.main_window import MainWindow

SHAPES = "骨直令，。"
REGION = {Script.HANT: "HK", Script.HANS: "SC"}
NOWHERE = "\ue001"
"""A private character: no font of this machine or another gives it the meaning that was meant."""


def families(layout: QTextLayout) -> dict[str, set[str]]:
    """Return the families that draw a layout's text, and those that draw an empty box."""
    used: dict[str, set[str]] = {"families": set(), "boxes": set()}
    lines = [layout.lineAt(index) for index in range(layout.lineCount())]
    for run in [run for line in lines for run in line.glyphRuns()]:
        used["families"].add(run.rawFont().familyName())
        if 0 in run.glyphIndexes():
            used["boxes"].add(run.rawFont().familyName())
    return used


def lay_out(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


@pytest.fixture(params=["zh_HK", "zh_CN", "ja_JP", "en_GB"])
def locale(request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("script", list(Script))
@pytest.mark.parametrize("make", [faces.serif, faces.sans])
def test_the_script_chooses_the_shape(qapp, program, locale, script, make) -> None:
    faces.register_faces(program.fonts)
    for character in SHAPES + ("衞門" if script is Script.HANT else "卫门"):
        used = families(lay_out(character, make(script, 18)))
        [family] = used["families"]
        assert family.endswith(REGION[script]), character
        assert not used["boxes"]


@pytest.mark.parametrize("script", list(Script))
def test_a_character_of_the_other_region_or_of_none_falls_back_alone(qapp, program, script) -> None:
    faces.register_faces(program.fonts)
    for character in "𨋢㗎衞门":
        used = families(lay_out(character, faces.sans(script, 14)))
        assert all(family.startswith("ZJHK Sans") for family in used["families"])
        assert not used["boxes"]


@pytest.mark.parametrize("script", list(Script))
def test_reader_and_cards_follow_the_script(
    open_main: OpenWindow, script: Script, locale: None
) -> None:
    window = open_main()
    mark(window.session, "m09", "重點", comment="骨直令，。")
    window.session.set_script(script)
    window.going.jump("m09")
    window.cards.arrange()
    block = window.reader.document().findBlock(window.reader.map.position("m09", 0))
    reader = families(block.layout())
    [card] = window.cards._cards.values()
    text = card.text
    assert text is not None
    assert text.comment is not None
    for used in (families(text.comment), reader):
        assert {family[-2:] for family in used["families"]} == {REGION[script]}
        assert not used["boxes"]


@pytest.mark.parametrize("script", list(Script))
@pytest.mark.parametrize("language", list(Language))
def test_the_memorandums_words_in_the_interface_follow_the_script_too(
    qapp, program: ProgramFiles, script: Script, language: Language
) -> None:
    look = make_look(program)
    look._translator = lambda language: type(look.tr_)(
        language, look.tr_.lookup, look.tr_.lookup_plural
    )
    look.set_language(language, script)
    for font in (look.text_font(13), look.serif(15), look.note_font(14)):
        [family] = families(lay_out("骨直令", font))["families"]
        assert family.endswith(REGION[script])


@pytest.mark.parametrize(
    ("text", "shown", "missing"),
    [
        ("plain words", "plain words", ()),
        ("醫療𨋢㗎\n第二行\t。", "醫療𨋢㗎\n第二行\t。", ()),
        (f"甲{NOWHERE}乙{NOWHERE}", "甲‹U+E001›乙‹U+E001›", (NOWHERE,)),
        ("bell\a", "bell‹U+0007›", ("\a",)),
        # What draws nothing by itself needs no glyph, and a mark belongs to its character.
        ("葛\U000e0100城 a\u0301 a\u200db ☺\ufe0f", None, ()),
        ("\u202e\u00ad\u2028\u3000", "\u202e\u00ad\u2028\u3000", ()),
    ],
)
def test_what_nothing_draws_is_spelled_and_reported(qapp, program, text, shown, missing) -> None:
    faces.register_faces(program.fonts)
    font = faces.sans(Script.HANT, 14)
    glyphs = Glyphs()
    assert glyphs.drawable(text, font) == (text if shown is None else shown)
    assert glyphs.missing(text, font) == missing
    spelled = lay_out(glyphs.drawable(text.replace("\n", ""), font), font)
    assert not families(spelled)["boxes"]


def test_cards_spell_what_nothing_draws_in_comment_tags_and_author(window: MainWindow) -> None:
    session = window.session
    session.set_author(f"審閱者{NOWHERE}", session.author.side)
    reviewing = session._reviewing
    assert reviewing is not None
    anchor = anchor_quote(session.memorandum.passage("m09"), "重點")
    change = reviewing.annotate(anchor, comment=f"一{NOWHERE}二", tags=(f"簽{NOWHERE}",))
    session._announce(change)
    window.going.jump("m09")
    window.cards.arrange()
    [card] = window.cards._cards.values()
    text = card.text
    assert text is not None
    assert text.comment is not None
    assert text.comment.text() == "一‹U+E001›二"
    [small] = text.comment.formats()
    assert (small.start, small.length) == (1, 8)
    assert text.tags == "#簽‹U+E001›"
    assert card.toolTip() == "1 character has no glyph here: U+E001"
    assert card.accessibleDescription().endswith(card.toolTip())
    # What was typed is what is read out, kept and edited.
    assert f"一{NOWHERE}二" in card.accessibleDescription()
    assert session.annotations[0].state.comment == f"一{NOWHERE}二"
    window.cards.open_editor(session.annotations[0].id)
    assert window.cards.editor.comment.text() == f"一{NOWHERE}二"
    assert "‹U+E001›" in window.status.reviewer.text()


def test_headings_have_their_quotation_marks_full_width_in_english(
    program: ProgramFiles, qapp: object
) -> None:
    look = make_look(program)
    look.set_language(Language.ENGLISH, Script.HANT)
    metrics = QFontMetricsF(look.text_font(20))
    assert metrics.horizontalAdvance("共建“一帶一路”") > 8 * 20 - 1
    narrow = QFontMetricsF(look.font(20))
    assert narrow.horizontalAdvance("共建“一帶一路”") < 8 * 20 - 1
