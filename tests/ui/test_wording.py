"""Proposing other words, and underlining: made by key, popup and menu, shown wherever notes are."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.workbench import mark
from zjhk_desktop.domain.annotation import Annotation, Category, MarkStyle, Motivation
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.proposal import Proposal, ProposalKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.wording import Part, Words
from zjhk_desktop.services.settings_table import Theme
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.notes_model import Column, NotesModel
from zjhk_desktop.ui.models.results_rows import Scope
from zjhk_desktop.ui.widgets.card import Card
from zjhk_desktop.ui.widgets.reader_marks import band
from zjhk_desktop.ui.widgets.wording_field import WordingField
from zjhk_desktop.ui.widgets.wording_layout import draw_wording, set_wording

CONTROL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def select(window: MainWindow, passage: str, words: str) -> None:
    text = window.session.memorandum.passage(passage).text(window.session.script)
    start = text.index(words)
    window.reader.select(passage, start, start + len(words))


def propose(window: MainWindow, qtbot: QtBot, passage: str, words: str) -> WordingField:
    """Ask for other words than these by key; return the field."""
    window.going.jump(passage)
    select(window, passage, words)
    qtbot.keyClick(window.reader, Qt.Key.Key_R, CONTROL_ALT)
    return window.cards.editor.wording


def offered(
    window: MainWindow, passage: str, quote: str, text: str, category: Category = Category.AMEND
) -> Annotation:
    """Return a proposal that is in the review, its card shown."""
    note = mark(window.session, passage, quote, category=category)
    window.session.edit(note.id, proposal=Proposal(text))
    window.going.jump(passage)
    window.cards.arrange()
    found = window.session.annotation(note.id)
    assert found is not None
    return found


def card_of(window: MainWindow, note: Annotation) -> Card:
    card = window.cards.card(note.id)
    assert card is not None
    return card


def shown_on(window: MainWindow, note: Annotation) -> list[tuple[Part, str]]:
    text = card_of(window, note).text
    assert text is not None
    assert text.wording is not None
    return [(each.part, each.text) for each in text.wording.said]


def test_the_selected_words_are_edited_in_the_card(window: MainWindow, qtbot: QtBot) -> None:
    wording = propose(window, qtbot, "m10", "加快提升")
    assert wording.isVisible()
    assert wording.field.hasFocus()
    assert wording.field.text() == "加快提升"
    assert wording.preview.isHidden()
    qtbot.keyClicks(wording.field, " fast")
    assert wording.preview.isVisible()
    qtbot.mouseClick(window.cards.editor.done, Qt.MouseButton.LeftButton)
    (note,) = window.session.annotations
    assert note.state.category is Category.AMEND
    assert note.state.proposal == Proposal("加快提升 fast")
    assert note.state.motivation is Motivation.EDITING
    assert window.session.undo_kind is ChangeKind.PROPOSED
    assert window.commands.action("edit.undo").text().startswith("Undo: Propose wording")
    assert window.reader.toPlainText().count("fast") == 0


def test_tab_goes_on_from_the_wording_to_the_comment(window: MainWindow, qtbot: QtBot) -> None:
    field = propose(window, qtbot, "m09", "未來產業")
    assert field.field.hasFocus()
    qtbot.keyClick(field.field, Qt.Key.Key_Tab)
    assert window.cards.editor.comment.hasFocus()
    qtbot.keyClick(window.cards.editor.comment, Qt.Key.Key_Backtab)
    assert field.field.hasFocus()
    qtbot.keyClick(field.field, Qt.Key.Key_Backtab)
    assert field.kind.hasFocus()


def test_the_popup_proposes(window: MainWindow, qtbot: QtBot) -> None:
    window.going.jump("m10")
    select(window, "m10", "加快提升")
    qtbot.keyRelease(window.reader, Qt.Key.Key_Shift)
    assert window.popup.propose.accessibleName() == "Propose wording"
    qtbot.mouseClick(window.popup.propose, Qt.MouseButton.LeftButton)
    assert window.cards.editor.wording.field.hasFocus()


def test_words_left_as_they_are_make_a_plain_note(window: MainWindow, qtbot: QtBot) -> None:
    wording = propose(window, qtbot, "m10", "加快提升")
    qtbot.keyClick(wording.field, Qt.Key.Key_Escape)
    (note,) = window.session.annotations
    assert (note.state.proposal, note.state.motivation) == (None, Motivation.COMMENTING)
    assert window.session.undo_kind is ChangeKind.ADDED


def test_no_words_propose_to_delete_them(window: MainWindow, qtbot: QtBot) -> None:
    wording = propose(window, qtbot, "m10", "加快提升")
    wording.field.selectAll()
    qtbot.keyClick(wording.field, Qt.Key.Key_Delete)
    qtbot.keyClick(wording.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (note,) = window.session.annotations
    assert note.state.proposal == Proposal("")
    assert shown_on(window, note) == [(Part.DELETED, "加快提升")]
    description = card_of(window, note).accessibleDescription()
    assert description.startswith("Propose: delete “加快提升”")


@pytest.mark.parametrize(
    ("steps", "kind", "words"),
    [(1, ProposalKind.BEFORE, "before"), (2, ProposalKind.AFTER, "after")],
)
def test_words_are_inserted_before_or_after(
    window: MainWindow, qtbot: QtBot, steps: int, kind: ProposalKind, words: str
) -> None:
    wording = propose(window, qtbot, "m10", "加快提升")
    for _ in range(steps):
        qtbot.keyClick(wording.kind, Qt.Key.Key_Right)
    assert wording.field.text() == ""
    assert not wording.is_changed
    wording.field.insertPlainText("並")
    assert window.cards.close_editor()
    (note,) = window.session.annotations
    assert note.state.proposal == Proposal("並", kind)
    card = card_of(window, note)
    assert f"insert “並” {words} “加快提升”" in card.accessibleDescription()
    (mark_,) = window.reader.painter.marks()
    assert mark_.edits.struck == []
    window.cards.open_editor(note.id)
    wording.kind.set_value(ProposalKind.REPLACE.value)
    wording.kind.chosen.emit(ProposalKind.REPLACE.value)
    assert wording.field.text() == "並"


def test_a_note_becomes_a_proposal_and_a_note_again(window: MainWindow, qtbot: QtBot) -> None:
    note = mark(window.session, "m10", "加快提升", comment="理由")
    window.going.jump("m10")
    window.session.activate(note.id)
    window.commands.action("note.propose").trigger()
    wording = window.cards.editor.wording
    wording.field.setPlainText("提升")
    assert window.cards.close_editor()
    assert window.session.annotations[0].state.proposal == Proposal("提升")
    assert window.session.annotations[0].state.category is Category.KEY
    window.cards.open_editor(note.id)
    assert wording.field.text() == "提升"
    wording.field.setPlainText("加快提升")
    assert window.cards.close_editor()
    assert window.session.annotations[0].state.proposal is None
    assert window.session.annotations[0].state.comment == "理由"


def test_the_words_and_the_comment_are_one_step(window: MainWindow, qtbot: QtBot) -> None:
    wording = propose(window, qtbot, "m10", "加快提升")
    wording.field.setPlainText("提升")
    window.cards.editor.comment.setPlainText("理由")
    assert window.cards.editor.commit()
    state = window.session.annotations[0].state
    assert (state.proposal, state.comment) == (Proposal("提升"), "理由")
    window.session.undo()
    state = window.session.annotations[0].state
    assert (state.proposal, state.comment) == (None, "")
    assert wording.isHidden()


def test_choosing_a_category_keeps_the_field(window: MainWindow, qtbot: QtBot) -> None:
    wording = propose(window, qtbot, "m10", "加快提升")
    qtbot.mouseClick(window.cards.editor.categories.chips[1], Qt.MouseButton.LeftButton)
    assert wording.isVisible()
    wording.field.setPlainText("提升")
    qtbot.mouseClick(window.cards.editor.categories.chips[3], Qt.MouseButton.LeftButton)
    assert wording.isVisible()
    state = window.session.annotations[0].state
    assert (state.proposal, state.category) == (Proposal("提升"), Category.RESERVE)


def test_the_caret_stays_where_it_is_when_words_are_saved(window: MainWindow, qtbot: QtBot) -> None:
    wording = propose(window, qtbot, "m10", "加快提升")
    cursor = wording.field.textCursor()
    cursor.setPosition(2)
    wording.field.setTextCursor(cursor)
    qtbot.keyClicks(wording.field, "x")
    assert window.cards.editor.commit()
    assert wording.field.textCursor().position() == 3
    assert window.session.annotations[0].state.proposal == Proposal("加快x提升")


def test_another_card_has_no_field_left_over(window: MainWindow, qtbot: QtBot) -> None:
    other = mark(window.session, "m12", "科技金融")
    propose(window, qtbot, "m10", "加快提升")
    window.cards.open_editor(other.id)
    assert window.cards.editor.wording.isHidden()


def test_words_that_are_too_long_keep_the_card_open(window: MainWindow, qtbot: QtBot) -> None:
    wording = propose(window, qtbot, "m10", "加快提升")
    with qtbot.waitSignal(window.session.failed):
        wording.field.setPlainText("長" * 20_001)
    assert not window.cards.close_editor()
    assert window.cards.editor.annotation_id
    wording.field.setPlainText("長" * 20_000)
    assert window.cards.close_editor()


def test_words_that_could_not_be_saved_stay(window: MainWindow, qtbot: QtBot) -> None:
    note = offered(window, "m10", "加快提升", "提升")
    window.cards.open_editor(note.id)
    editor = window.cards.editor
    long = "長" * 20_001
    editor.wording.field.setPlainText(long)
    qtbot.mouseClick(editor.categories.chips[0], Qt.MouseButton.LeftButton)
    assert window.session.annotations[0].state.category is Category.KEY
    assert editor.wording.field.text() == long
    editor.wording.field.setPlainText("提升")


def test_a_proposal_typed_in_simplified_is_shown_in_traditional(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session.set_script(Script.HANS)
    wording = propose(window, qtbot, "m36", "按照其发展需要")
    assert wording.field.text() == "按照其发展需要"
    wording.field.setPlainText("按照当地发展需要")
    assert window.cards.close_editor()
    (note,) = window.session.annotations
    assert note.state.proposal == Proposal("按照当地发展需要")
    assert [text for _, text in shown_on(window, note)] == ["按照", "其", "当地", "发展需要"]
    window.session.set_script(Script.HANT)
    window.cards.arrange()
    assert shown_on(window, note) == [
        (Part.KEPT, "按照"),
        (Part.DELETED, "其"),
        (Part.INSERTED, "當地"),
        (Part.KEPT, "發展需要"),
    ]
    card = card_of(window, note)
    description = card.accessibleDescription()
    assert "replace “按照其發展需要” by “按照當地發展需要”" in description
    assert "Converted from Simplified" in description
    card.original_requested.emit(note.id)
    assert (Part.INSERTED, "当地") in shown_on(window, note)
    assert window.session.annotations[0].state.proposal == Proposal("按照当地发展需要")


@pytest.mark.parametrize("script", list(Script))
def test_what_goes_is_struck_out_in_the_text(window: MainWindow, script: Script) -> None:
    window.session.set_script(script)
    offered(window, "m36", "按照其發展需要", "按照當地發展需要")
    (mark_,) = window.reader.painter.marks()
    (struck,) = mark_.edits.struck
    shown = window.reader.painter._shown
    assert shown is not None
    text = window.session.memorandum.passage("m36").text(script)
    place = shown.map.position("m36", text.index("按照") + 2)
    cursor = window.reader.textCursor()
    cursor.setPosition(place)
    cursor.setPosition(place + 1, cursor.MoveMode.KeepAnchor)
    (box,) = window.reader.painter.boxes_of_selection(cursor)
    assert (struck.left, struck.right) == (box.left, box.right)


@pytest.mark.parametrize("parallel", [False, True])
@pytest.mark.parametrize(
    ("text", "kind", "quoted", "edge"),
    [
        ("新", ProposalKind.BEFORE, 0, "left"),
        ("新", ProposalKind.AFTER, 6, "right"),
        ("按照各地發展需要", ProposalKind.REPLACE, None, ""),
        ("按照其實際發展需要", ProposalKind.REPLACE, 2, "right"),
    ],
)
def test_a_caret_stands_where_words_come_in_and_none_go(
    window: MainWindow,
    parallel: bool,
    text: str,
    kind: ProposalKind,
    quoted: int | None,
    edge: str,
) -> None:
    window.session.set_parallel(parallel)
    note = mark(window.session, "m36", "按照其發展需要", category=Category.AMEND)
    window.session.edit(note.id, proposal=Proposal(text, kind))
    window.going.jump("m36")
    marks = window.reader.painter.all_marks()
    assert len(marks) == 1 + parallel
    for mark_ in marks:
        carets = mark_.edits.carets
        assert len(carets) == (quoted is not None)
        assert bool(mark_.edits.struck) is (quoted is None)
        if quoted is None:
            continue
        (caret,) = carets
        located = next(
            each
            for each in window.reader.painter._all_located()
            if each.of("m36").mark(note.id) is mark_
        )
        start = mark_.annotation.anchor.start + quoted
        (character,) = located._range_boxes("m36", start, start + 1)
        assert caret.left == caret.right == getattr(character, edge)
        assert caret.baseline == character.baseline


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_carets_and_slashes_are_painted(window: MainWindow, theme: Theme) -> None:
    window.dressing.set_theme(theme)
    own = window._look.colours.categories[Category.AMEND]
    note = offered(window, "m49", "新一輪", "新輪")
    (mark_,) = window.reader.painter.marks()
    assert mark_.edits.struck == []
    (slashed,) = mark_.edits.slashed
    low = QRectF(slashed.left + 3, slashed.baseline - 4, 6, 4)
    high = QRectF(slashed.right - 9, slashed.baseline - 12, 6, 4)
    assert own.line in painted(window, low)
    assert own.line in painted(window, high)
    window.session.edit(note.id, proposal=Proposal("新一大輪"))
    (mark_,) = window.reader.painter.marks()
    (caret,) = mark_.edits.carets
    foot = QRectF(caret.left - 3, caret.baseline, 6, 4)
    assert own.line in painted(window, foot)
    window.session.edit(note.id, proposal=Proposal("新一輪"))
    for box in (low, high, foot):
        assert own.line not in painted(window, box)


def painted(window: MainWindow, box: QRectF) -> set[str]:
    """Return the colours that the painter leaves behind the words in a box of the document."""
    image = QImage(round(box.width()), round(box.height()), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.translate(-box.topLeft())
    window.reader.painter.paint_behind(painter, box)
    painter.end()
    return {
        QColor(image.pixel(x, y)).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_the_strike_is_painted_behind_the_words(window: MainWindow) -> None:
    offered(window, "m36", "按照其發展需要", "")
    (mark_,) = window.reader.painter.marks()
    box = band(mark_.edits.struck[0])
    middle = QRectF(box.left() + 4, box.top() + 6, 20, box.height() - 12)
    own = window._look.colours.categories[Category.AMEND]
    assert own.line in painted(window, middle)
    window.session.edit(mark_.annotation.id, proposal=Proposal("按照其發展需要"))
    assert own.line not in painted(window, middle)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("parallel", [False, True])
def test_a_resolved_note_is_grey_in_the_text(
    window: MainWindow, theme: Theme, parallel: bool
) -> None:
    window.dressing.set_theme(theme)
    if parallel:
        window.commands.action("view.parallel").trigger()
    note = offered(window, "m36", "按照其發展需要", "按需要")
    own = window._look.colours.categories[Category.AMEND]
    grey = window._look.colours.mark(Category.AMEND, resolved=True)
    mark_ = window.reader.painter.marks()[0]
    whole = band(mark_.boxes[0]).adjusted(0, 0, 0, 6)
    assert {own.band, own.line} <= painted(window, whole)
    window.session.resolve([note.id], resolved=True)
    assert not {own.band, own.line} & painted(window, whole)
    assert {grey.band, grey.line} <= painted(window, whole)
    window.session.resolve([note.id], resolved=False)
    assert {own.band, own.line} <= painted(window, whole)


@pytest.mark.parametrize("way", ["new", "active"])
def test_an_underline_has_no_band(window: MainWindow, qtbot: QtBot, way: str) -> None:
    window.going.jump("m10")
    if way == "active":
        note = mark(window.session, "m10", "加快提升")
        window.session.activate(note.id)
    else:
        select(window, "m10", "加快提升")
    qtbot.keyClick(window.reader, Qt.Key.Key_U, CONTROL_ALT)
    (note,) = window.session.annotations
    assert note.state.style is MarkStyle.UNDERLINE
    assert window.commands.action("note.underline").isChecked()
    own = window._look.colours.categories[Category.KEY]
    (mark_,) = window.reader.painter.marks()
    whole = band(mark_.boxes[0]).adjusted(0, 0, 0, 6)
    assert own.band not in painted(window, whole)
    assert own.line in painted(window, whole)
    assert window.cards.close_editor()
    window.session.activate(note.id)
    window.commands.action("note.underline").trigger()
    assert window.session.annotations[0].state.style is MarkStyle.HIGHLIGHT
    assert window.session.undo_kind is ChangeKind.RESTYLED
    assert own.band in painted(window, whole)


def test_a_note_on_a_whole_measure_is_not_underlined(window: MainWindow) -> None:
    note = mark(window.session, "m10")
    window.going.jump("m10")
    window.session.activate(note.id)
    window.commands.action("note.underline").trigger()
    assert window.session.annotations[0].state.style is MarkStyle.HIGHLIGHT
    assert window.notice.text == "Select the words to underline."


def test_hostile_words_stay_literal_and_the_card_small(window: MainWindow) -> None:
    text = "<b>&amp;\u202e倒\u202c\n" + "長" * 19_980
    note = offered(window, "m10", "加快提升", text)
    card = card_of(window, note)
    shown = "".join(words for _, words in shown_on(window, note))
    assert shown.startswith("加快提升<b>&amp;‹U+202E›倒‹U+202C›")
    assert shown.endswith("……")
    assert card.height() < 260
    card.grab()
    window.cards.open_editor(note.id)
    editor = window.cards.editor
    assert editor.wording.field.text() == text
    editor.grab()
    assert editor.height() < 700


def test_the_page_of_all_notes_shows_what_changes(window: MainWindow, qtbot: QtBot) -> None:
    note = offered(window, "m10", "加快提升", "提升")
    mark(window.session, "m12", "科技金融")
    window.commands.action("noting.all").trigger()
    model = window.noting.view.model
    index = model.index(model.row_of(note.id), Column.QUOTE)
    assert index.data() == "加快提升"
    assert index.data(NotesModel.WordingRole) == (
        Words(Part.DELETED, "加快"),
        Words(Part.KEPT, "提升"),
    )
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Propose: replace “加快提升” by “提升”"
    window.noting.view.grab()
    window.noting._filter("升")
    window.session.edit(note.id, proposal=Proposal("另立計劃"))
    window.noting._filter("另立计划")
    assert [each.id for each in model.shown] == [note.id]


def test_finding_shows_proposed_words_in_the_script_that_is_read(window: MainWindow) -> None:
    note = offered(window, "m10", "加快提升", "另立计划，加快提升")
    window.session.edit(note.id, comment="計劃甲")
    window.finding.begin()
    window.bar.find_field.entry.setText("計劃")
    window.finding._search("計劃")
    model = window.results.model
    model.set_scope(Scope.NOTES)
    rows = [model.index(row).data() for row in range(model.rowCount())]
    assert any("計劃甲" in row for row in rows)
    assert any("另立計劃，加快提升" in row for row in rows)


def test_long_words_are_cut_to_the_lines_there_are(window: MainWindow) -> None:
    look: Look = window._look
    font = look.serif(15)
    said = [Words(Part.KEPT, "甲" * 15), Words(Part.INSERTED, "𨋢" * 30)]
    wording = set_wording(said, look, font, 150, line=24, most=3)
    assert wording.layout.lineCount() == 3
    assert wording.height == 72
    assert wording.layout.text().endswith("……")
    (kept, new) = wording.spans
    assert kept[0] == 0
    assert kept[1] == new[0]
    image = QImage(160, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    draw_wording(painter, look, Category.AMEND, wording, QRectF(2, 2, 0, 0).topLeft())
    painter.end()
    colours = {QColor(image.pixel(x, y)).name().upper() for x in range(160) for y in range(80)}
    assert look.colours.categories[Category.AMEND].band in colours


def test_a_proposal_is_there_after_a_restart(open_main: OpenWindow, qtbot: QtBot) -> None:
    window = open_main()
    wording = propose(window, qtbot, "m10", "加快提升")
    wording.field.setPlainText("提升")
    assert window.close()
    again = open_main()
    assert again.session.annotations[0].state.proposal == Proposal("提升")
    again.session.undo()
    assert again.session.annotations[0].state.proposal is None


def test_the_card_is_seen_whole_with_its_field(open_main: OpenWindow, qtbot: QtBot) -> None:
    window = open_main(1024, 640)
    propose(window, qtbot, "m36", "按照其發展需要")
    editor = window.cards.editor
    qtbot.waitUntil(lambda: editor.height() == editor.sizeHint().height())
    assert editor.geometry().bottom() <= window.reader.viewport().height()
    assert editor.geometry().top() >= 0
