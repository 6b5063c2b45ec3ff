"""Very many notes: cards stay beside their passage, marks leave the words readable."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.bench.crowd_probe import notes_all_over, turn_wheel
from tests.bench.many_notes import write_notes
from tests.ui.conftest import OpenWindow
from tests.ui.screens import TOLERANCE, max_difference, painted, screen_of
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.services.settings_table import Theme
from zjhk_desktop.storage.review_file import FILE_NAME
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.card_crowds import FAR, MOST
from zjhk_desktop.ui.widgets.card import Card
from zjhk_desktop.ui.widgets.crowd_head import CrowdHead

NOTES = 51 * 40


@pytest.fixture
def crowded(context, open_main: OpenWindow) -> MainWindow:
    """Return the window on a review of forty notes a measure, at measure 9."""
    context.profile.mkdir(mode=0o700, exist_ok=True)
    write_notes(context.profile / FILE_NAME, NOTES, notes_all_over(context.memorandum))
    window = open_main()
    window.going.jump("m09")
    QApplication.processEvents()
    return window


def cards_of(window: MainWindow, passage: str) -> list[Card]:
    """Return the cards of a passage's notes that there are widgets for."""
    found = (window.cards.card(note.id) for note in window.session.annotations_of(passage))
    return [card for card in found if card is not None]


def head_of(window: MainWindow, passage: str) -> CrowdHead:
    """Return the head of a passage's crowd."""
    head = window.cards.heads.head(passage)
    assert head is not None
    return head


def test_a_crowd_folds_under_a_head_that_counts_it(crowded: MainWindow) -> None:
    head = head_of(crowded, "m09")
    cards = cards_of(crowded, "m09")
    assert head.shown.count == 40
    assert len(cards) == head.shown.length > 0
    assert all(card.is_line for card in cards)
    assert head.isVisible()
    assert head.accessibleName() == f"Measure 9, 40 notes, 1–{len(cards)}"


def test_cards_stay_beside_their_passages_to_the_end(crowded: MainWindow) -> None:
    tops = crowded.cards._plan.tops
    located = crowded.reader.painter.located()
    assert located is not None
    drifts = [
        abs(tops[note.id] - mark)
        for note in crowded.session.annotations
        if note.id in tops and (mark := located.baseline(note)) is not None
    ]
    assert len(drifts) >= 51
    assert max(drifts) < (MOST + 1) * 36
    assert crowded.reader.verticalScrollBar().maximum() < 8000


def test_a_few_notes_a_measure_stand_whole_as_before(window: MainWindow) -> None:
    for start in range(0, 60, 6):
        window.reader.select("m09", start, start + 5)
        window.marking.mark(Category.KEY.value)
        window.cards.close_editor()
    window.session.activate("")
    window.cards.arrange()
    assert window.cards.heads.head("m09") is None
    assert not any(card.is_line for card in cards_of(window, "m09"))
    tops = [window.cards._plan.tops[note.id] for note in window.session.annotations]
    assert tops == sorted(tops)
    assert tops[-1] - tops[0] < FAR


def test_the_arrows_turn_to_the_next_notes_and_show_the_first_whole(
    crowded: MainWindow, qtbot: QtBot
) -> None:
    session = crowded.session
    notes = session.annotations_of("m09")
    length = head_of(crowded, "m09").shown.length
    head = head_of(crowded, "m09")
    qtbot.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(head.width() - 8, 14))
    QApplication.processEvents()
    assert session.active == notes[length].id
    card = crowded.cards.card(notes[length].id)
    assert card is not None
    assert not card.is_line
    assert crowded.cards.card(notes[0].id) is None
    head.setFocus()
    for _ in range(2):
        qtbot.keyClick(head, Qt.Key.Key_Left)
        QApplication.processEvents()
    assert session.active in {note.id for note in notes[-length:]}
    qtbot.keyClick(head, Qt.Key.Key_Escape)
    assert crowded.reader.hasFocus()


def test_the_active_note_stands_beside_its_mark(crowded: MainWindow) -> None:
    note = crowded.session.annotations_of("m10")[30]
    crowded.going.go_to_note(note.id)
    QApplication.processEvents()
    card = crowded.cards.card(note.id)
    assert card is not None
    (mark,) = [each for each in crowded.reader.painter.marks() if each.annotation.id == note.id]
    offset = crowded.reader.verticalScrollBar().value()
    assert abs(card.y() + offset - (mark.boxes[0].baseline - 30)) <= 1


def test_a_click_on_a_folded_card_opens_it(crowded: MainWindow, qtbot: QtBot) -> None:
    card = cards_of(crowded, "m09")[1]
    wanted = card.annotation_id
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert crowded.cards.editor.annotation_id == wanted
    assert crowded.cards.editor.isVisible()


def test_tab_walks_through_head_and_cards(crowded: MainWindow) -> None:
    order: list[object] = []
    widget = crowded.reader.nextInFocusChain()
    while len(order) < 40:
        order.append(widget)
        widget = widget.nextInFocusChain()
    cards = cards_of(crowded, "m09")
    places = [order.index(each) for each in (head_of(crowded, "m09"), *cards)]
    assert places == list(range(places[0], places[0] + len(places)))


def test_cards_of_crowds_do_not_overlap(crowded: MainWindow) -> None:
    note = crowded.session.annotations_of("m10")[20]
    crowded.cards.open_editor(note.id)
    QApplication.processEvents()
    viewport = crowded.reader.viewport()
    kinds = (Card, CrowdHead, type(crowded.cards.editor))
    shown = [
        each
        for kind in kinds
        for each in viewport.findChildren(kind, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if each.isVisible()
    ]
    edges = sorted((each.y(), each.y() + each.height()) for each in shown)
    assert len(edges) > 10
    assert all(top >= bottom + 8 for (_, bottom), (top, _) in pairwise(edges))


def test_beside_both_texts_crowds_fold_into_the_rail(crowded: MainWindow) -> None:
    crowded.session.set_parallel(True)
    QApplication.processEvents()
    card = cards_of(crowded, "m09")[0]
    assert card.is_line
    assert card.width() == head_of(crowded, "m09").width() < 200


def test_in_a_crowd_only_marks_that_overlap_no_earlier_one_are_drawn(crowded: MainWindow) -> None:
    located = crowded.reader.painter.located()
    assert located is not None
    marks = located.of("m09")
    assert len(marks.all) == 40
    ends = [(mark.annotation.anchor.start, mark.annotation.anchor.end) for mark in marks.drawn]
    assert 2 < len(ends) < 40
    assert all(start >= end for (_, end), (start, _) in pairwise(ends))
    assert marks.numbered == marks.drawn
    deep = next(mark.annotation.id for mark in marks.all if mark.depth)
    before = painted(crowded)
    crowded.session.activate(deep)
    QApplication.processEvents()
    assert painted(crowded) != before


def test_of_a_change_only_its_passage_is_located_anew(crowded: MainWindow) -> None:
    located = crowded.reader.painter.located()
    assert located is not None
    here, there = located.of("m09"), located.of("m10")
    crowded.session.edit(crowded.session.annotations_of("m09")[0].id, comment="改")
    assert located.of("m10") is there
    assert located.of("m09") is not here
    assert located.of("m09").all[0].annotation.state.comment == "改"


@pytest.mark.parametrize("parallel", [False, True])
def test_what_scrolling_paints_in_parts_is_what_painting_the_whole_shows(
    crowded: MainWindow, *, parallel: bool
) -> None:
    crowded.session.set_parallel(parallel)
    QApplication.processEvents()
    for _ in range(9):
        turn_wheel(crowded.reader)
        QApplication.processEvents()
    seen, whole = screen_of(crowded), painted(crowded)
    assert seen.size() == whole.size()
    assert max_difference(seen, whole) <= TOLERANCE


def test_a_crowd_changes_its_colours_with_the_theme(crowded: MainWindow) -> None:
    card, head = cards_of(crowded, "m09")[0], head_of(crowded, "m09")
    for widget, light in ((card, card.grab().toImage()), (head, head.grab().toImage())):
        crowded.dressing.set_theme(Theme.DARK)
        QApplication.processEvents()
        dark = widget.grab().toImage()
        crowded.dressing.set_theme(Theme.LIGHT)
        QApplication.processEvents()
        ground = QPoint(widget.width() // 2, 4)
        assert dark.pixelColor(ground).lightness() < 100 < light.pixelColor(ground).lightness()
        assert widget.grab().toImage() == light


def test_the_headings_stand_still_while_the_text_scrolls(crowded: MainWindow) -> None:
    header = crowded.floating.header
    place = header.pos()
    turn_wheel(crowded.reader)
    QApplication.processEvents()
    assert header.pos() == place
    assert header.isVisible()
    # Nothing but the pointer's own things may stand over it.
    below = [each for each in crowded.reader.viewport().children() if isinstance(each, Card)]
    children = crowded.reader.viewport().children()
    assert all(
        children.index(each) < children.index(header) for each in below if not each.isHidden()
    )
