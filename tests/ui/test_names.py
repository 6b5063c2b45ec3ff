"""The index of names: its model, its page, and the way from the window to it and back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPalette, QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.workbench import make_desk, make_look, make_session, show
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.memorandum import Memorandum, NameKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.services.settings_table import LanguageChoice, Theme
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.name_gloss import RESTS, NameGloss
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.names_model import NamesModel
from zjhk_desktop.ui.models.names_rows import KindRow, NameEntry
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.contents_pages import NAMES
from zjhk_desktop.ui.widgets.names_view import NamesView

_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

ROAD = "n068"
"""一帶一路, mentioned in p3, p4, d01 and twice in m01."""


@pytest.fixture
def look(program: ProgramFiles, qapp: object) -> Look:
    return make_look(program)


@pytest.fixture
def session(memorandum: Memorandum, tmp_path: Path) -> Session:
    return make_session(memorandum, tmp_path / "profile")


@pytest.fixture
def view(qtbot: QtBot, session: Session, look: Look) -> Iterator[NamesView]:
    view = NamesView(session, look)
    window = show(qtbot, view, 1160, 800)
    yield view
    window.close()


def entries(model: NamesModel) -> list[NameEntry]:
    rows = [model.row(number) for number in range(model.rowCount())]
    return [row for row in rows if isinstance(row, NameEntry)]


def test_the_model_keeps_qts_rules(qtbot: QtBot, session: Session, look: Look) -> None:
    model = NamesModel(session, look)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for kind in (*NameKind, None):
        model.set_kind(kind)
        for shown in ({ROAD}, set[str](), None):
            model.set_shown(shown)
            session.set_script(session.script.other)


def test_every_name_stands_once_below_its_kind(session: Session, look: Look) -> None:
    model = NamesModel(session, look)
    kind = None
    for number in range(model.rowCount()):
        row = model.row(number)
        if isinstance(row, KindRow):
            kind = row.kind
            assert row.count == model.count(kind)
        assert not isinstance(row, NameEntry) or row.name.kind is kind
    names = session.memorandum.names
    assert sorted(entry.name.id for entry in entries(model)) == sorted(name.id for name in names)
    assert model.count(None) == len(names) == 104
    assert model.row_of("none") == -1


def test_a_name_has_each_passage_once_in_order(session: Session, look: Look) -> None:
    model = NamesModel(session, look)
    row = model.row_of(ROAD)
    entry = model.row(row)
    assert isinstance(entry, NameEntry)
    assert entry.labels == ("¶ 3", "¶ 4", "一", "1")
    assert [mention.passage for mention in entry.mentions] == ["p3", "p4", "d01", "m01"]
    text = model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == "一帶一路 一带一路 Belt and Road ¶ 3 ¶ 4 一 1"
    session.set_script(Script.HANS)
    assert model.index(row).data() == "一带一路"


def test_only_names_can_be_chosen(session: Session, look: Look) -> None:
    model = NamesModel(session, look)
    for number in range(model.rowCount()):
        selectable = bool(model.index(number).flags() & Qt.ItemFlag.ItemIsSelectable)
        assert selectable is isinstance(model.row(number), NameEntry)


def test_chips_count_and_choose_kinds(qtbot: QtBot, view: NamesView) -> None:
    chip = view.chips.chips[NameKind.PLACE]
    assert chip.accessibleName() == "Places 8"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert {entry.name.kind for entry in entries(view.model)} == {NameKind.PLACE}
    assert chip.count == 8
    assert view.chips.chips[None].count == 104
    qtbot.mouseClick(view.chips.chips[None], Qt.MouseButton.LeftButton)
    assert len(entries(view.model)) == 104


def test_typing_asks_for_a_filter(qtbot: QtBot, view: NamesView) -> None:
    with qtbot.waitSignal(view.filter_changed) as asked:
        view.field.entry.insert("天文台")
    assert asked.args == ["天文台"]
    view.model.set_shown({ROAD})
    assert view._count.text() == "1 name"
    assert not view._none.isVisible()
    view.model.set_shown(set[str]())
    assert view._none.isVisible()
    with qtbot.assertNotEmitted(view.closed):
        qtbot.keyClick(view.field.entry, Qt.Key.Key_Escape)
    assert view.field.text == ""
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view.field.entry, Qt.Key.Key_Escape)


def test_arrow_keys_walk_names_and_their_mentions(qtbot: QtBot, view: NamesView) -> None:
    view.begin()
    qtbot.keyClick(view.field.entry, Qt.Key.Key_Down)
    assert view.list.hasFocus()
    assert view.list.currentIndex().row() == 1
    qtbot.keyClick(view.list, Qt.Key.Key_Up)
    assert view.field.entry.hasFocus()
    row = view.model.row_of(ROAD)
    view.list.setCurrentIndex(view.model.index(row))
    for _ in range(6):
        qtbot.keyClick(view.list, Qt.Key.Key_Right)
    qtbot.keyClick(view.list, Qt.Key.Key_Left)
    with qtbot.waitSignal(view.mention_chosen) as chosen:
        qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert chosen.args is not None
    assert (chosen.args[0].name, chosen.args[0].passage) == (ROAD, "d01")
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert view.list.rows.chip == 0


def test_a_heading_cannot_be_reached(qtbot: QtBot, view: NamesView) -> None:
    view.list.begin()
    seen = {view.list.currentIndex().row()}
    for _ in range(view.model.rowCount()):
        qtbot.keyClick(view.list, Qt.Key.Key_Down)
        seen.add(view.list.currentIndex().row())
    assert len(seen) == 104


@pytest.mark.parametrize("width", [480, 640, 1160])
def test_a_click_on_a_chip_goes_there(qtbot: QtBot, view: NamesView, width: int) -> None:
    view.window().resize(width, 800)
    qtbot.waitUntil(lambda: view.width() == width)
    row = view.model.row_of(ROAD)
    view.list.scrollTo(view.model.index(row))
    qtbot.wait(10)
    for chip, passage in enumerate(("p3", "p4", "d01", "m01")):
        place = view.list.chip_centre(row, chip)
        assert view.list.chip_at(QPointF(place)) == (row, chip)
        with qtbot.waitSignal(view.mention_chosen) as chosen:
            qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert chosen.args is not None
        assert chosen.args[0].passage == passage


def test_a_click_on_a_name_goes_to_its_first_mention(qtbot: QtBot, view: NamesView) -> None:
    row = view.model.row_of(ROAD)
    view.list.scrollTo(view.model.index(row))
    box = view.list.visualRect(view.model.index(row))
    place = QPoint(box.left() + 40, box.center().y())
    with qtbot.waitSignal(view.mention_chosen) as chosen:
        qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args is not None
    assert chosen.args[0].passage == "p3"
    assert view.list.currentIndex().row() == row
    view.list.rows.chip = 0
    with qtbot.waitSignal(view.mention_chosen) as entered:
        qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert entered.args == chosen.args


def test_a_press_that_ends_elsewhere_goes_nowhere(qtbot: QtBot, view: NamesView) -> None:
    viewport = view.list.viewport()
    one, other = (view.list.visualRect(view.model.index(row)).center() for row in (1, 2))
    with qtbot.assertNotEmitted(view.mention_chosen):
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(40, one.y()))
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(40, other.y()))
        heading = view.list.visualRect(view.model.index(0)).center()
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=heading)
        qtbot.mouseClick(viewport, Qt.MouseButton.RightButton, pos=QPoint(40, one.y()))


@pytest.mark.parametrize("width", [480, 700, 1160])
@pytest.mark.parametrize("script", list(Script))
def test_rows_hold_their_words(
    qtbot: QtBot, view: NamesView, session: Session, width: int, script: Script
) -> None:
    session.set_script(script)
    view.window().resize(width, 800)
    qtbot.waitUntil(lambda: view.width() == width)
    room = view.list.viewport().width()
    for entry in entries(view.model):
        layout = view.list.rows.layout_of(entry)
        boxes = [cell.box for cell in layout.cells] + list(layout.chips)
        assert all(box.bottom() <= layout.height and box.right() <= room for box in boxes)
        assert not any(
            one.intersects(other)
            for number, one in enumerate(boxes)
            for other in boxes[number + 1 :]
        )


def test_everything_on_the_page_has_a_name(view: NamesView) -> None:
    nameless = [
        type(widget).__name__
        for widget in view.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
    ]
    assert not nameless


def test_ctrl_i_shows_the_index_and_escape_returns(window: MainWindow, qtbot: QtBot) -> None:
    window.going.jump("m21")
    before = window.reader.place()
    qtbot.keyClick(window.reader, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    view = window.naming.view
    assert view.isVisible()
    assert view.field.entry.hasFocus()
    assert not window.reader.isVisible()
    assert window.contents.pages.buttons[NAMES].isChecked()
    assert not window.contents.list.currentIndex().isValid()
    assert not window.bar.categories.isEnabled()
    assert not window.commands.action("finding.next").isEnabled()
    qtbot.keyClick(view.field.entry, Qt.Key.Key_Escape)
    assert window.reader.isVisible()
    assert window.reader.hasFocus()
    assert window.reader.place() == before
    assert window.contents.list.currentIndex().isValid()
    assert window.bar.categories.isEnabled()


def test_the_entry_of_the_contents_shows_and_leaves_it(window: MainWindow, qtbot: QtBot) -> None:
    button = window.contents.pages.buttons[NAMES]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.paging.current == NAMES
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert window.paging.current != NAMES
    assert not button.isChecked()


def test_a_chosen_mention_is_selected_in_the_text(window: MainWindow, qtbot: QtBot) -> None:
    window.paging.open(NAMES)
    view = window.naming.view
    view.field.entry.insert("hong kong observatory")
    assert [entry.name.hant for entry in entries(view.model)] == ["香港天文台"]
    qtbot.keyClick(view.field.entry, Qt.Key.Key_Return)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert window.paging.current != NAMES
    assert window.reader.textCursor().selectedText() == "香港天文台"
    assert window.reader.current_passage == "m41"
    assert window.going.can_go_back


def test_a_search_a_section_and_going_back_return_to_the_text(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.paging.open(NAMES)
    window.bar.find_field.setFocus()
    window.bar.find_field.entry.insert("醫療")
    assert window.paging.current != NAMES
    assert window.results.isVisible()
    assert window.bar.find_field.entry.hasFocus()
    window.paging.open(NAMES)
    assert not window.results.isVisible()
    window.contents.section_chosen.emit(window.session.memorandum.domains[3].id)
    assert window.paging.current != NAMES
    assert window.reader.current_passage == "d04"
    window.paging.open(NAMES)
    window.going.go_back()
    assert window.paging.current != NAMES


def test_from_a_search_through_the_index_back_to_where_one_was(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.going.jump("m22")
    qtbot.wait(10)
    before = window.reader.place()
    window.bar.find_field.begin()
    window.bar.find_field.entry.insert("醫療")
    qtbot.wait(20)
    qtbot.keyClick(window.bar.find_field.entry, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(20)
    assert window.naming.view.field.entry.hasFocus()
    qtbot.keyClick(window.naming.view.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.naming.view.field.entry.hasFocus()
    qtbot.keyClick(window.naming.view.list, Qt.Key.Key_Escape)
    qtbot.wait(20)
    assert window.reader.place() == before
    assert window.reader.hasFocus()


def test_a_moving_pointer_explains_only_what_it_rests_on(window: MainWindow, qtbot: QtBot) -> None:
    window.going.jump("m41")
    text = window.session.memorandum.passage("m41").text_hant
    reader = window.reader
    cursor = QTextCursor(reader.document())
    cursor.setPosition(reader.map.position("m41", text.index("香港天文台") + 2))
    point = reader.cursorRect(cursor).center() + QPoint(7, 0)
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(reader.viewport().mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QCoreApplication.sendEvent(reader.viewport(), moved)
    gloss = window.naming.gloss
    assert gloss._timer.isActive()
    assert gloss._mention is not None
    assert gloss._mention.passage == "m41"
    QCoreApplication.sendEvent(reader.viewport(), QEvent(QEvent.Type.Leave))
    assert not gloss._timer.isActive()


def test_the_index_asks_for_no_room_while_the_text_is_shown(window: MainWindow) -> None:
    before = window.desk.minimumSizeHint()
    window.paging.open(NAMES)
    window.paging.close()
    assert window.desk.minimumSizeHint() == before


def test_the_index_cannot_be_asked_for_behind_the_print_view(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.printing.open()
    assert not window.commands.action("naming.index").isEnabled()
    qtbot.keyClick(window.printing.view, Qt.Key.Key_Escape)
    assert window.commands.action("naming.index").isEnabled()


def rest(window: MainWindow, passage: str, offset: int) -> None:
    """Move the pointer over a character, as the mouse would."""
    reader = window.reader
    cursor = QTextCursor(reader.document())
    cursor.setPosition(reader.map.position(passage, offset))
    point = reader.cursorRect(cursor).center() + QPoint(6, 0)
    reader.hovered.emit(passage, offset, reader.viewport().mapToGlobal(point))


def gloss_words(gloss: NameGloss) -> list[str]:
    """Return the lines of the card."""
    return [line.words for line in gloss.card.lines]


def test_a_name_is_explained_when_the_pointer_rests_on_it(window: MainWindow, qtbot: QtBot) -> None:
    window.going.jump("m41")
    text = window.session.memorandum.passage("m41").text_hant
    start = text.index("香港天文台")
    focus = QApplication.focusWidget()
    gloss = window.naming.gloss
    rest(window, "m41", start + 1)
    assert gloss.shown == ""
    qtbot.wait(RESTS + 100)
    assert gloss.shown
    assert gloss_words(gloss) == ["香港天文台", "Hong Kong Observatory", "1 mention"]
    assert gloss.card.isVisible()
    assert gloss.card.accessibleName() == "香港天文台"
    assert gloss.card.accessibleDescription() == "Hong Kong Observatory 1 mention"
    assert QApplication.focusWidget() is focus
    assert window.reader.rect().contains(gloss.card.geometry())
    rest(window, "m41", start + 3)
    assert gloss.shown
    rest(window, "m41", start - 1)
    assert gloss.shown == ""
    assert not gloss.card.isVisible()


def test_a_gloss_says_each_form_once_each_in_its_own_face(window: MainWindow) -> None:
    gloss = window.naming.gloss
    gloss.explain(ROAD, QPoint(200, 200))
    assert gloss_words(gloss) == ["一帶一路", "一带一路", "Belt and Road", "5 mentions"]
    faces = [line.font.families()[0] for line in gloss.card.lines]
    assert faces[:3] == ["ZJHK Serif HK", "ZJHK Sans SC", "ZJHK Sans Latin"]
    window.session.set_script(Script.HANS)
    assert not gloss.card.isVisible()
    gloss.explain(ROAD, QPoint(200, 200))
    assert gloss_words(gloss)[:2] == ["一带一路", "一帶一路"]
    faces = [line.font.families()[0] for line in gloss.card.lines]
    assert faces[:3] == ["ZJHK Serif SC", "ZJHK Sans HK", "ZJHK Sans Latin"]


def test_a_gloss_stays_in_the_reader(window: MainWindow) -> None:
    card, reader = window.naming.gloss.card, window.reader
    for name in window.session.memorandum.names:
        for corner in (QPoint(0, 0), reader.rect().bottomRight(), QPoint(300, reader.height())):
            window.naming.gloss.explain(name.id, corner)
            assert reader.rect().contains(card.geometry())
            assert not card.geometry().contains(corner)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_a_gloss_is_drawn_in_the_theme(window: MainWindow, theme: Theme) -> None:
    window.dressing.set_theme(theme)
    gloss = window.naming.gloss
    gloss.explain(ROAD, QPoint(200, 200))
    picture = gloss.card.grab().toImage()
    assert picture.pixelColor(5, picture.height() // 2).name().upper() == window._look.colours.card
    colours = {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert window._look.colours.ink in colours
    assert QToolTip.palette().color(QPalette.ColorRole.ToolTipBase) == window._look.colours.card


def test_a_gloss_ends_with_a_key_or_the_wheel(window: MainWindow, qtbot: QtBot) -> None:
    window.going.jump("m41")
    start = window.session.memorandum.passage("m41").text_hant.index("香港天文台")
    gloss = window.naming.gloss
    for end in ("key", "shortcut", "press"):
        rest(window, "m41", start)
        qtbot.waitUntil(lambda: gloss.shown != "")
        if end == "key":
            qtbot.keyClick(window.reader, Qt.Key.Key_Right)
        elif end == "shortcut":
            qtbot.keyClick(window.reader, Qt.Key.Key_H, _CTRL_SHIFT)
        else:
            qtbot.mousePress(window.reader.viewport(), Qt.MouseButton.LeftButton)
        assert gloss.shown == ""
        assert not gloss.card.isVisible()


def test_tool_tips_have_the_look(window: MainWindow) -> None:
    window.dressing.set_language(LanguageChoice.HANS)
    assert QToolTip.font().families()[0] == "ZJHK Sans SC"
    window.dressing.set_theme(Theme.DARK)
    palette = QToolTip.palette()
    assert palette.color(QPalette.ColorRole.ToolTipBase) == window._look.colours.card
    assert palette.color(QPalette.ColorRole.ToolTipText) == window._look.colours.ink


def test_nothing_is_explained_while_selecting_or_after_leaving(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.going.jump("m41")
    start = window.session.memorandum.passage("m41").text_hant.index("香港天文台")
    window.reader.select("m41", 0, 4)
    rest(window, "m41", start)
    qtbot.wait(RESTS + 50)
    assert window.naming.gloss.shown == ""
    window.reader.clear_selection()
    rest(window, "m41", start)
    window.reader.verticalScrollBar().setValue(0)
    qtbot.wait(RESTS + 50)
    assert window.naming.gloss.shown == ""


def test_marking_is_not_possible_behind_the_index(window: MainWindow, qtbot: QtBot) -> None:
    window.paging.open(NAMES)
    qtbot.keyClick(window.naming.view.list, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert not window.session.annotations
    window.paging.close()
    window.marking.mark(Category.KEY.value)
    assert window.session.annotations


def test_a_name_with_angle_brackets_is_no_markup(
    qtbot: QtBot, memorandum: Memorandum, look: Look, tmp_path: Path
) -> None:
    names = tuple(replace(name, en="<b>A & B</b>") for name in memorandum.names)
    session = make_session(replace(memorandum, names=names), tmp_path / "profile")
    desk = make_desk(look, session)
    qtbot.addWidget(desk.window)
    with qtbot.waitExposed(desk.window):
        desk.window.show()
    gloss = NameGloss(session, look, desk.reader)
    mention = memorandum.mentions[0]
    desk.reader.hovered.emit(mention.passage, mention.start, QPoint(20, 20))
    qtbot.waitUntil(lambda: gloss.shown != "")
    assert "<b>A & B</b>" in gloss_words(gloss)
    QCoreApplication.sendEvent(desk.reader.viewport(), QEvent(QEvent.Type.Leave))
    assert gloss.shown == ""
    session.close()
