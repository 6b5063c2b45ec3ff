"""The page of all notes: its model, its filters, its table, and what is done with several."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.workbench import MOMENT, make_look, make_session, mark, show
from zjhk_desktop.domain.annotation import Annotation, Category, Side, Visibility
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.language import Language
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.services.settings_table import Theme
from zjhk_desktop.translation import load_translator
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Type
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.broken_lines import broken_lines
from zjhk_desktop.ui.models.note_text import NoteTexts
from zjhk_desktop.ui.models.notes_filter import NotesFilter, count_categories
from zjhk_desktop.ui.models.notes_layout import column_widths
from zjhk_desktop.ui.models.notes_model import TITLES, Column, NotesModel
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.contents_pages import NOTES
from zjhk_desktop.ui.widgets.notes_delegate import PAD
from zjhk_desktop.ui.widgets.notes_view import NotesView


def as_typed(text: str, _script: Script) -> str:
    """Convert nothing."""
    return text


@pytest.fixture
def look(program: ProgramFiles, qapp: object) -> Look:
    return make_look(program)


@pytest.fixture
def session(memorandum: Memorandum, tmp_path: Path) -> Session:
    session = make_session(memorandum, tmp_path / "profile")
    mark(session, "m12", "科技金融", category=Category.AMEND, comment="試點計劃")
    mark(session, "p3", category=Category.KEY, visibility=Visibility.BOTH)
    mark(session, "m10", "加快提升", category=Category.AMEND, comment="額度")
    session.set_author("審閱者乙", Side.ZHEJIANG)
    mark(session, "m12", category=Category.QUERY, comment="請確認範圍")
    return session


def make_model(session: Session, look: Look) -> NotesModel:
    return NotesModel(session, look, NoteTexts(as_typed), lambda: MOMENT)


@pytest.fixture
def view(qtbot: QtBot, session: Session, look: Look) -> Iterator[NotesView]:
    view = NotesView(session, look, NoteTexts(as_typed), lambda: MOMENT)
    window = show(qtbot, view, 1160, 800)
    yield view
    window.close()


def passages(model: NotesModel) -> list[str]:
    return [note.anchor.passage for note in model.shown]


def ids(notes: list[Annotation]) -> list[str]:
    return [note.id for note in notes]


def test_the_model_keeps_qts_rules(session: Session, look: Look) -> None:
    model = make_model(session, look)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for wanted in (NotesFilter(Category.AMEND), NotesFilter(ids=frozenset()), NotesFilter()):
        model.set_filter(wanted)
        session.set_script(session.script.other)
    session.delete([model.shown[0].id])
    session.undo()


def test_rows_follow_the_memorandum_and_the_review(session: Session, look: Look) -> None:
    model = make_model(session, look)
    assert passages(model) == ["p3", "m10", "m12", "m12"]
    assert [model.index(row, Column.NUMBER).data() for row in range(4)] == ["1", "2", "3", "4"]
    gone = model.shown[1].id
    session.delete([gone])
    assert passages(model) == ["p3", "m12", "m12"]
    assert model.row_of(gone) == -1
    session.undo()
    assert model.row_of(gone) == 1


def test_a_row_says_everything_of_its_note(session: Session, look: Look) -> None:
    model = make_model(session, look)
    session.resolve([model.shown[1].id])
    row = [str(model.index(1, column).data()) for column in Column]
    assert row == [
        "2",
        "Measure 10",
        "加快提升",
        "Amend",
        "額度",
        "審閱者乙\nZhejiang side",
        "9 May",
        "Private",
        "Resolved",
    ]
    session.set_script(Script.HANS)
    assert model.index(1, Column.QUOTE).data() == "加快提升"
    spoken = model.index(0, Column.QUOTE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Whole 当前")
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert titles[0] == "Number"
    assert len(set(titles)) == len(Column)


def test_a_filter_asks_everything_it_names(session: Session) -> None:
    notes, memorandum = session.annotations, session.memorandum
    second = notes[1]
    session.resolve([second.id])
    asked = {
        NotesFilter(category=Category.AMEND): 2,
        NotesFilter(author=second.state.author.id): 4,
        NotesFilter(author="nobody"): 0,
        NotesFilter(section=memorandum.passage("m12").section): 3,
        NotesFilter(resolved=True): 1,
        NotesFilter(resolved=False): 3,
        NotesFilter(visibility=Visibility.BOTH): 1,
        NotesFilter(category=Category.AMEND, ids=frozenset({notes[0].id})): 0,
    }
    for wanted, count in asked.items():
        found = [a for a in session.annotations if wanted.admits(a, section(memorandum, a))]
        assert len(found) == count, wanted
    counts = count_categories(memorandum, session.annotations, NotesFilter(Category.KEY))
    assert counts[None] == 4
    assert counts[Category.AMEND] == 2


def section(memorandum: Memorandum, annotation: Annotation) -> str:
    return memorandum.passage(annotation.anchor.passage).section


def test_chips_and_menus_filter_and_count(qtbot: QtBot, view: NotesView) -> None:
    qtbot.mouseClick(view.filters.chips[Category.AMEND], Qt.MouseButton.LeftButton)
    assert passages(view.model) == ["m10", "m12"]
    menu = view.filters.section.build_menu()
    assert [action.text() for action in menu.actions()] == ["All", "Preamble", "三、科技創新"]
    menu.actions()[1].trigger()
    assert view.model.rowCount() == 0
    assert view.filters.section.accessibleName() == "Part: Preamble"
    assert view.filters.chips[None].count == 1
    assert view._none.isVisible()
    assert not view.table.isVisible()
    qtbot.mouseClick(view.show_all, Qt.MouseButton.LeftButton)
    assert view.model.rowCount() == 4
    assert view.table.hasFocus()
    view.filters.state.build_menu().actions()[2].trigger()
    assert view.model.rowCount() == 0
    view.filters.state.build_menu().actions()[1].trigger()
    view.filters.visibility.build_menu().actions()[1].trigger()
    assert view.model.rowCount() == 3
    assert view._count.text() == "3 of 4 notes"


def test_a_choice_that_has_gone_asks_nothing(session: Session, view: NotesView) -> None:
    view.filters.section.build_menu().actions()[1].trigger()
    assert passages(view.model) == ["p3"]
    session.delete([view.model.shown[0].id])
    assert view.filters.section.value is None
    assert passages(view.model) == ["m10", "m12", "m12"]


def test_several_are_selected_by_keys_and_by_mouse(qtbot: QtBot, view: NotesView) -> None:
    view.begin()
    assert view.table.hasFocus()
    assert len(view.table.selected()) == 1
    qtbot.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.table.selected() == ids(list(view.model.shown[:2]))
    qtbot.keyClick(view.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(view.table.selected()) == 4
    for row, modifier in ((0, "NoModifier"), (2, "ControlModifier")):
        place = view.table.visualRect(view.model.index(row, Column.COMMENT)).center()
        qtbot.mouseClick(
            view.table.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier[modifier],
            place,
        )
    assert view.table.selected() == [view.model.shown[0].id, view.model.shown[2].id]
    assert view.bar.accessibleName() == "2 selected"
    assert view.bar.isVisible()


def test_the_bar_offers_what_the_selection_allows(session: Session, view: NotesView) -> None:
    assert not view.bar.isVisible()
    first, second = ids(list(view.model.shown[:2]))
    session.resolve([first])
    view.table.select([first])
    assert not view.bar.resolve.isVisible()
    assert view.bar.reopen.isVisible()
    view.table.select([first, second])
    assert view.bar.resolve.isVisible()
    assert view.bar.reopen.isVisible()


def test_what_is_selected_stays_so_while_rows_come_and_go(
    session: Session, view: NotesView
) -> None:
    kept = [view.model.shown[0].id, view.model.shown[3].id]
    view.table.select(kept, kept[1])
    session.delete([view.model.shown[1].id])
    assert view.table.selected() == kept
    session.undo()
    assert view.table.selected() == kept
    session.delete([kept[1]])
    assert view.table.selected() == kept[:1]
    assert view.table.currentIndex().row() == 2


def test_keys_in_the_table(qtbot: QtBot, view: NotesView) -> None:
    view.begin()
    first = view.model.shown[0].id
    with qtbot.waitSignal(view.note_chosen) as chosen:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert chosen.args == [first]
    with qtbot.waitSignal(view.note_opened) as opened:
        qtbot.keyClick(view.table, Qt.Key.Key_F2)
    assert opened.args == [first]
    with qtbot.waitSignal(view.category_chosen) as category:
        qtbot.keyClick(view.table, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert category.args == [Category.AMEND]
    with qtbot.waitSignal(view.delete_requested):
        qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    qtbot.keyClick(view.table, Qt.Key.Key_Up)
    assert view.field.entry.hasFocus()
    qtbot.keyClick(view.field.entry, Qt.Key.Key_Down)
    assert view.table.hasFocus()
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view.table, Qt.Key.Key_Escape)


def test_a_click_on_the_place_goes_and_elsewhere_selects(qtbot: QtBot, view: NotesView) -> None:
    def centre(column: Column) -> QPoint:
        return view.table.visualRect(view.model.index(1, column)).center()

    port = view.table.viewport()
    with qtbot.assertNotEmitted(view.note_chosen):
        qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=centre(Column.COMMENT))
    assert view.table.selected() == [view.model.shown[1].id]
    with qtbot.waitSignal(view.note_chosen) as chosen:
        qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=centre(Column.PLACE))
    assert chosen.args == [view.model.shown[1].id]
    with qtbot.waitSignal(view.note_opened):
        qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=centre(Column.COMMENT))


@pytest.mark.parametrize("room", [300, 420, 560, 700, 900, 1110])
def test_columns_fill_the_room(room: int) -> None:
    widths = column_widths(room)
    assert sum(widths.values()) == room
    assert {Column.NUMBER, Column.PLACE, Column.QUOTE, Column.COMMENT} <= set(widths)
    assert all(width > 0 for width in widths.values())


@pytest.mark.parametrize("language", list(Language))
def test_the_titles_of_the_columns_are_read_whole(
    program: ProgramFiles, view: NotesView, look: Look, language: Language
) -> None:
    words = load_translator(language, program.catalogues)
    metrics = QFontMetricsF(look.font(Type.SMALL, Weight.MEDIUM))
    for column, width in column_widths(1110).items():
        assert metrics.horizontalAdvance(words(TITLES[column])) <= width - 2 * PAD, column


@pytest.mark.parametrize("most", [1, 2, 5])
@pytest.mark.parametrize(
    "text", ["", "短", "𠮷" * 60, "word " * 40, "試點計劃，列明額度由雙方另行商定。" * 6]
)
def test_words_break_in_a_few_lines_that_fit(look: Look, text: str, most: int) -> None:
    font = look.note_font(13)
    lines = broken_lines(text, font, 160, most)
    assert len(lines) <= most
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= 161 for line in lines)
    whole = " ".join(text.split())
    shown = "".join(lines).removesuffix("…").replace(" ", "")
    assert whole.replace(" ", "").startswith(shown)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("width", [480, 760, 1160])
def test_it_is_drawn_in_both_themes_and_any_width(
    qtbot: QtBot, view: NotesView, look: Look, theme: Theme, width: int
) -> None:
    look.set_theme(theme)
    view.window().resize(width, 700)
    qtbot.waitUntil(lambda: view.width() == width)
    view.begin()
    assert view.bar.isVisible()
    boxes = [member for member in view.bar._row._members if member.isVisible()]
    assert all(box.geometry().right() <= view.bar._row.width() for box in boxes)
    assert not view.grab().isNull()


def test_everything_focusable_has_a_name(view: NotesView) -> None:
    view.begin()
    nameless = [
        type(widget).__name__
        for widget in view.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
    ]
    assert not nameless


def test_without_notes_it_says_what_to_do(
    qtbot: QtBot, window: MainWindow, memorandum: Memorandum
) -> None:
    window.paging.open(NOTES)
    view = window.noting.view
    assert "Alt+1" in view._none.text()
    assert view._none.isVisible()
    assert not view.filters.isVisible()
    mark(window.session, "m01", comment="一")
    assert not view._none.isVisible()
    assert view.table.isVisible()
    assert window.contents.pages.buttons[NOTES].accessibleName() == "All notes 1"


def three_notes(window: MainWindow) -> list[str]:
    notes = [mark(window.session, passage, comment="醫療") for passage in ("m01", "m05", "m36")]
    return ids(notes)


def test_ctrl_l_shows_all_notes_and_enter_goes_to_one(qtbot: QtBot, window: MainWindow) -> None:
    notes = three_notes(window)
    qtbot.keyClick(window.reader, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    table = window.noting.view.table
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.reader.isVisible()
    assert window.reader.current_passage == "m05"
    assert window.session.active == notes[1]
    assert window.going.can_go_back
    window.paging.open(NOTES)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert window.cards.editor.annotation_id == notes[1]
    assert window.cards.editor.comment.hasFocus()


def test_changes_of_several_are_one_operation(qtbot: QtBot, window: MainWindow) -> None:
    notes = three_notes(window)
    session = window.session
    window.paging.open(NOTES)
    view = window.noting.view
    qtbot.keyClick(view.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view.table, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert {a.state.category for a in session.annotations} == {Category.RESERVE}
    qtbot.mouseClick(view.bar.resolve, Qt.MouseButton.LeftButton)
    assert all(a.state.resolved for a in session.annotations)
    assert session.undo_kind is ChangeKind.RESOLVED
    assert view.table.selected() == notes
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert not session.annotations
    assert window.notice.isVisible()
    assert window.notice.text == "3 notes deleted."
    window.notice._action.click()
    assert ids(list(session.annotations)) == notes
    for _ in range(2):
        qtbot.keyClick(view.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert {a.state.category for a in session.annotations} == {Category.KEY}
    assert not any(a.state.resolved for a in session.annotations)


def test_typing_finds_comments_and_words_in_both_scripts(qtbot: QtBot, window: MainWindow) -> None:
    three_notes(window)
    mark(window.session, "m41", "香港天文台")
    window.paging.open(NOTES)
    view = window.noting.view
    view.field.entry.insert("医疗")
    assert len(view.model.shown) == 3
    view.field.entry.clear()
    view.field.entry.insert("天文台")
    assert passages(view.model) == ["m41"]
    mark(window.session, "m41", comment="天文台的說法")
    assert passages(view.model) == ["m41", "m41"]
    view.field.entry.clear()
    assert len(view.model.shown) == 5


def test_a_bar_with_nothing_to_scroll_shows_no_handle(view: NotesView, qtbot: QtBot) -> None:
    bar = view.table.verticalScrollBar()

    def colours() -> set[int]:
        image = bar.grab().toImage()
        return {image.pixel(bar.width() // 2, y) for y in range(0, image.height(), 4)}

    assert bar.maximum() == 0
    assert len(colours()) == 1
    view.window().resize(1160, 300)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert len(colours()) > 1


def test_where_all_notes_are_deleted_no_filter_is_blamed(qtbot: QtBot, window: MainWindow) -> None:
    note = mark(window.session, "m01", comment="一").id
    window.paging.open(NOTES)
    view = window.noting.view
    window.session.delete([note])
    assert "all have been deleted" in view._none.text()
    assert view.show_all.text() == "Show deleted notes"
    qtbot.mouseClick(view.show_all, Qt.MouseButton.LeftButton)
    assert ids(view.model.shown) == [note]
    assert view.model.filter.deleted
    view.filters.clear()
    mark(window.session, "m02", comment="二")
    view.filters.chips[Category.AMEND].click()
    assert view._none.text() == "No note is like this."
    assert view.show_all.text() == "Show all notes"
