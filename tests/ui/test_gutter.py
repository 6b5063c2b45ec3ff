"""The reader's gutter: ribbons and statuses beside the text, by mouse and key."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.workbench import mark
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.memorandum import PassageKind
from zjhk_desktop.domain.status import Assessment, Status
from zjhk_desktop.services.settings_table import Theme
from zjhk_desktop.ui.design.tokens import TEXT_SIZES
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.contents_model import ROW_ROLE
from zjhk_desktop.ui.models.matrix_rows import Column, MatrixFilter
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.contents_pages import MATRIX
from zjhk_desktop.ui.widgets.matrix_chip import status_colours
from zjhk_desktop.ui.widgets.parallel_document import ROW_AIR
from zjhk_desktop.ui.widgets.reader_columns import columns
from zjhk_desktop.ui.widgets.reader_geometry import block_rect, first_baseline
from zjhk_desktop.ui.widgets.reader_gutter import ReaderGutter, Spot, SpotKind

MENU = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def reading(window: MainWindow) -> MainWindow:
    """Return the window at measure 9, painted."""
    window.reader.go_to("m09")
    window.grab()
    return window


def spot(passage: str, kind: SpotKind = SpotKind.RIBBON) -> Spot:
    return Spot(kind, passage)


def boxes(window: MainWindow, passage: str) -> list[QRectF]:
    """Return where a passage's ribbons are: one, or one a column of 對照."""
    gutter = window.reader.painter.gutter
    (row,) = [row for row in gutter._rows if row.passage == passage]
    return gutter._ribbons(row)


def point(window: MainWindow, box: QRectF) -> QPoint:
    """Return the middle of a box of the document in the viewport."""
    return (box.center() - QPointF(0, window.reader.verticalScrollBar().value())).toPoint()


def colour(window: MainWindow, box: QRectF) -> QColor:
    """Return the colour that is painted in the upper middle of a box."""
    place = point(window, box) - QPoint(0, 3)
    window.reader.viewport().repaint()
    return window.reader.viewport().grab().toImage().pixelColor(place)


def click(qtbot: QtBot, window: MainWindow, where: Spot) -> None:
    box = window.reader.painter.gutter.box(where)
    move(window, point(window, box))
    qtbot.mouseClick(window.reader.viewport(), LEFT, pos=point(window, box))


def move(window: MainWindow, place: QPoint) -> None:
    """Move the pointer over the viewport with no button pressed."""
    viewport, none = window.reader.viewport(), Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def open_menu(widget: QWidget) -> QMenu:
    (menu,) = [menu for menu in widget.findChildren(QMenu) if menu.isVisible()]
    return menu


def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "can_annotate", property(lambda _session: False))


def test_a_click_in_the_gutter_sets_a_bookmark_and_another_removes_it(
    qtbot: QtBot, reading: MainWindow
) -> None:
    reader, session = reading.reader, reading.session
    before = (reader.textCursor().position(), reader.verticalScrollBar().value())
    click(qtbot, reading, spot("m10"))
    assert session.bookmarks == ["m10"]
    assert session.undo_kind is ChangeKind.BOOKMARKED
    click(qtbot, reading, spot("m10"))
    assert session.bookmarks == []
    assert session.undo_kind is ChangeKind.UNBOOKMARKED
    assert (reader.textCursor().position(), reader.verticalScrollBar().value()) == before
    assert session.undo()
    assert session.bookmarks == ["m10"]
    assert session.annotations == []


def test_a_click_that_ends_elsewhere_does_nothing(qtbot: QtBot, reading: MainWindow) -> None:
    viewport = reading.reader.viewport()
    start = point(reading, boxes(reading, "m09")[0])
    qtbot.mousePress(viewport, LEFT, pos=start)
    qtbot.mouseMove(viewport, start + QPoint(200, 40))
    qtbot.mouseRelease(viewport, LEFT, pos=start + QPoint(200, 40))
    assert reading.session.bookmarks == []
    assert not reading.reader.textCursor().hasSelection()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_a_ribbon_is_seen_in_both_themes_and_in_every_column(
    reading: MainWindow, theme: Theme
) -> None:
    look = reading.dressing._look
    look.set_theme(theme)
    paper, navy = QColor(look.colours.paper), QColor(look.colours.navy)
    for parallel in (False, True):
        reading.session.set_parallel(parallel)
        reading.reader.go_to("m10")
        reading.grab()
        places = boxes(reading, "m10")
        assert len(places) == 1 + parallel
        assert colour(reading, places[0]) == paper
        reading.session.toggle_bookmark("m10")
        assert [colour(reading, box) for box in places] == [navy] * len(places)
        reading.session.toggle_bookmark("m10")


def test_a_ribbon_in_outline_shows_only_where_one_points(reading: MainWindow) -> None:
    gutter = reading.reader.painter.gutter
    viewport = reading.reader.viewport()
    move(reading, point(reading, boxes(reading, "m10")[0]))
    assert (gutter.pointed, gutter.hovered) == ("m10", spot("m10"))
    assert viewport.cursor().shape() is Qt.CursorShape.PointingHandCursor
    text = QPoint(round(reading.reader.columns.text_left) + 60, 300)
    move(reading, text)
    assert (gutter.pointed, gutter.hovered) == ("", None)
    assert viewport.cursor().shape() is Qt.CursorShape.IBeamCursor
    move(reading, point(reading, boxes(reading, "m10")[0]))
    QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
    assert (gutter.pointed, gutter.hovered) == ("", None)


def test_a_status_is_always_seen_and_none_only_at_the_current_measure(
    reading: MainWindow,
) -> None:
    look, session = reading.dressing._look, reading.session
    gutter = reading.reader.painter.gutter
    paper = QColor(look.colours.paper)

    def edge(passage: str) -> QColor:
        """Return what is painted at the left edge of a chip, clear of its sign."""
        box = gutter.box(spot(passage, SpotKind.STATUS))
        return colour(reading, box.translated(4 - box.width() / 2, 3))

    session.assess("m11", Assessment(Status.RESERVED))
    assert edge("m11") == QColor(status_colours(look.colours, Status.RESERVED).band)
    assert edge("m10") == paper

    def outlined(passage: str) -> bool:
        box = gutter.box(spot(passage, SpotKind.STATUS))
        return colour(reading, box.translated(0, 3.5 - box.height() / 2)) != paper

    assert outlined("m09")
    assert not outlined("m10")
    reading.reader.position.set_current("m10")
    assert outlined("m10")
    assert not outlined("m09")


@MENU
def test_a_click_on_a_status_opens_the_menu_and_moves_nothing(
    qtbot: QtBot, reading: MainWindow
) -> None:
    reader, session = reading.reader, reading.session
    session.assess("m10", Assessment(Status.AGREED, "港方", "2025-06-01", "查"))
    before = (reader.textCursor().position(), reader.verticalScrollBar().value())
    click(qtbot, reading, spot("m10", SpotKind.STATUS))
    menu = open_menu(reader)
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked == ["Agreed\t2"]
    qtbot.keyClick(menu, Qt.Key.Key_4)
    assert session.assessments["m10"] == Assessment(Status.TO_CLARIFY, "港方", "2025-06-01", "查")
    assert session.undo_kind is ChangeKind.ASSESSED
    assert reader.current_passage == "m09"
    assert (reader.textCursor().position(), reader.verticalScrollBar().value()) == before
    session.undo()
    assert session.status_of("m10") is Status.AGREED


@MENU
def test_a_key_opens_the_menu_at_the_current_measure_and_contents_follow(
    qtbot: QtBot, reading: MainWindow
) -> None:
    section = reading.session.memorandum.passage("m09").section
    model = reading.contents.model

    def reviewed() -> int:
        return model.index(model.row_of(section)).data(ROW_ROLE).reviewed

    assert reviewed() == 0
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(reading.reader, Qt.Key.Key_S, both)
    menu = open_menu(reading.reader)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert reading.session.status_of("m09") is Status.AGREED
    assert reviewed() == 1
    qtbot.waitUntil(lambda: not reading.reader.findChildren(QMenu))
    reading.reader.go_to("p1")
    reading.commands.action("status.set").trigger()
    assert not reading.reader.findChildren(QMenu)
    assert reading.notice.text.startswith("Only measures have a status")


@MENU
def test_the_menu_leads_to_the_measure_s_row_whatever_is_filtered(reading: MainWindow) -> None:
    view = reading.assessing.view
    view.model.set_filter(MatrixFilter(status=Status.AGREED))
    menu = reading.status_setting.open("m12")
    menu.actions()[-1].trigger()
    assert reading.paging.current == MATRIX
    index = view.table.currentIndex()
    assert (view.table.passage, index.column()) == ("m12", Column.OWNER)
    assert reading.session.assessments == {}


def test_what_a_spot_is_stands_in_its_tip(
    reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading.session.assess("m09", Assessment(Status.AGREED))
    hint = reading.hand.hint
    assert hint(spot("m09")) == "Add bookmark (Ctrl+B)"
    assert hint(spot("m09", SpotKind.STATUS)) == "Status: Agreed (Ctrl+Alt+S)"
    reading.session.toggle_bookmark("m09")
    assert hint(spot("m09")) == "Remove bookmark (Ctrl+B)"
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: told.append(text))
    viewport = reading.reader.viewport()
    for place in (point(reading, boxes(reading, "m09")[0]), QPoint(300, 300)):
        event = QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
        QApplication.sendEvent(viewport, event)
    assert told == ["Remove bookmark (Ctrl+B)"]


def test_a_review_that_is_only_read_offers_nothing_to_click(
    qtbot: QtBot, reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = reading.session
    session.toggle_bookmark("m10")
    read_only(monkeypatch)
    for kind in SpotKind:
        click(qtbot, reading, spot("m10", kind))
    assert session.bookmarks == ["m10"]
    assert not [menu for menu in reading.reader.findChildren(QMenu) if menu.isVisible()]
    assert reading.hand.hint(spot("m10")) == "Remove bookmark"
    reading.commands.refresh()
    assert not reading.commands.action("status.set").isEnabled()
    assert not reading.commands.action("bookmarking.toggle").isEnabled()


@pytest.mark.parametrize("parallel", [False, True])
@pytest.mark.parametrize("width", [1440, 640])
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_nothing_in_the_gutter_overlaps_at_any_text_size(
    window: MainWindow, size: int, width: int, parallel: bool
) -> None:
    window.resize(width, 700)
    window.reader.set_size(size)
    window.session.set_parallel(parallel)
    window.reader.go_to("m17")
    window.grab()
    gutter, stand = window.reader.painter.gutter, window.reader.columns
    rows = {row.passage: row for row in gutter._rows}
    bottoms = [row.top for row in gutter._rows]
    for passage in window.session.memorandum.passages:
        row = rows[passage.id]
        for ribbon in gutter._ribbons(row):
            assert ribbon.left() >= 0
            assert not stand.left <= ribbon.right() <= stand.text_left
        if passage.kind is not PassageKind.MEASURE:
            continue
        chip = gutter._chip(row)
        # Clear of the bar, the lines of whole notes, the number above, and what comes below.
        assert stand.left + 3 < chip.left()
        assert chip.right() < stand.text_left - 12
        assert chip.top() > row.baseline
        later = [top for top in bottoms if top > row.top]
        rule = ROW_AIR + 1 if parallel else -0.3 * size
        assert chip.bottom() <= min(later, default=chip.bottom() + 99) - rule


@pytest.mark.parametrize("parallel", [False, True])
@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_lines_of_whole_notes_stay_between_the_number_and_the_text(
    window: MainWindow, count: int, parallel: bool
) -> None:
    session, painter = window.session, window.reader.painter
    session.set_parallel(parallel)
    session.assess("m17", Assessment(Status.AGREED))
    notes = [mark(session, "m17", category=each) for each in [*Category][count - 1 :: -1]]
    session.activate(notes[-1].id)
    window.reader.go_to("m17")
    window.grab()
    chip, stand = painter.gutter.box(spot("m17", SpotKind.STATUS)), window.reader.columns
    shown = painter._shown
    assert shown is not None
    top = block_rect(shown.document, shown.map.position("m17", 0)).top()
    beside = QRectF(stand.left + 4, top - 12, stand.text_left - 17 - stand.left - 4, 60)
    own = {window._look.colours.categories[each].line for each in Category}
    own |= {window._look.colours.categories[each].text for each in Category}
    status = status_colours(window._look.colours, Status.AGREED)
    assert not (own - {status.text, status.line}) & colours_in(window, beside)
    assert chip.right() <= beside.right()
    right = stand.text_left - 17 + 1
    lines = QRectF(right, top + 20, stand.text_left - right, 8)
    assert window._look.colours.categories[Category.KEY].line in colours_in(window, lines)


def colours_in(window: MainWindow, box: QRectF) -> set[str]:
    """Return the colours that are painted in a box of the document."""
    image = QImage(round(box.width()), round(box.height()), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.translate(-box.topLeft())
    window.reader.painter.paint_behind(painter, box)
    window.reader.painter.paint_above(painter, box)
    painter.end()
    return {
        QColor(image.pixel(x, y)).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_a_row_is_where_its_text_is(window: MainWindow) -> None:
    window.reader.set_size(24)
    window.grab()
    shown = window.reader.painter._shown
    assert shown is not None
    start = shown.map.placement("m20").start
    (row,) = [row for row in window.reader.painter.gutter._rows if row.passage == "m20"]
    assert row.top == block_rect(shown.document, start).top()
    assert row.baseline == first_baseline(shown.document, start)
    assert window.reader.columns == columns(
        window.reader.viewport().width(), 24, window.reader._cards_width
    )


def test_two_parties_on_one_line_share_its_gutter(reading: MainWindow) -> None:
    gutter = reading.reader.painter.gutter
    reading.reader.go_to("g3")
    reading.grab()
    place = boxes(reading, "g3")[0].center()
    assert boxes(reading, "g4")[0].center() == place
    assert gutter.spot_at(place) == spot("g3")
    reading.session.toggle_bookmark("g4")
    assert gutter.spot_at(place) == spot("g4")


def test_painting_asks_about_what_is_visible_only(
    reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def status_of(_session: Session, passage: str) -> Status:
        asked.append(passage)
        return Status.UNREVIEWED

    monkeypatch.setattr(Session, "status_of", status_of)
    reading.reader.viewport().repaint()
    assert "m09" in asked
    assert len(set(asked)) < 15
    assert ReaderGutter(reading.session, reading.dressing._look).spot_at(QPointF(0, 0)) is None
