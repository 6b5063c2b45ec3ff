"""The overview: its figures, each of which leads to exactly what it counts."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.workbench import mark
from zjhk_desktop.domain.annotation import Audience, Category, Side, Visibility
from zjhk_desktop.domain.print_record import PrintRecord, shortened
from zjhk_desktop.domain.status import Assessment, Status
from zjhk_desktop.services.overview import since_moment
from zjhk_desktop.services.recording import utc_text
from zjhk_desktop.services.settings_table import LAST_OPENED, LanguageChoice, Theme
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.storage.print_log import PrintLog
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.matrix_rows import Focus
from zjhk_desktop.ui.widgets.contents_pages import MATRIX, NOTES, OVERVIEW
from zjhk_desktop.ui.widgets.figure import Figure
from zjhk_desktop.ui.widgets.overview_notes import CategoryRow, NoteBar, ReviewerRow
from zjhk_desktop.ui.widgets.overview_progress import DomainRow, MeasureBlock, StatusItem
from zjhk_desktop.ui.widgets.overview_section import OverviewSection
from zjhk_desktop.ui.widgets.overview_view import OverviewCanvas
from zjhk_desktop.ui.widgets.since_choice import Occasion

OPENED = "2025-05-09T08:00:00.000Z"


def day(away: int) -> str:
    return (datetime.now().astimezone().date() + timedelta(days=away)).isoformat()


@pytest.fixture
def window(open_main: OpenWindow) -> MainWindow:
    """Return a window whose review has a little of everything; 甲 reviews."""
    window = open_main()
    session = window.session
    session.set_author("審閱者乙", Side.ZHEJIANG)
    mark(session, "m12", category=Category.QUERY, visibility=Visibility.BOTH)
    session.identify(lambda who: who.add_reviewer("審閱者甲", Side.HONG_KONG))
    first = mark(session, "m09", category=Category.KEY)
    mark(session, "m09", category=Category.QUERY)
    mark(session, "p1", category=Category.KEY)
    session.resolve([first.id])
    session.assess("m09", Assessment(Status.AGREED, due=day(-3)))
    session.assess("m10", Assessment(Status.TO_CLARIFY))
    session.assess("m51", Assessment(Status.IMPLEMENTED, due=day(-9)))
    session.assess("m02", Assessment(Status.RESERVED, due=day(400)))
    window.overviewing.toggle()
    return window


def canvas(window: MainWindow) -> OverviewCanvas:
    return window.overviewing.view.canvas


def follow(window: MainWindow, section: OverviewSection, key: str) -> None:
    """Press Enter on a figure."""
    figure = section.figure(key)
    figure.setFocus()
    figure.click()
    assert window.paging.current != OVERVIEW


def measures(window: MainWindow) -> list[str]:
    assert window.paging.current == MATRIX
    return [row.passage.id for row in window.assessing.view.model.measures]


def notes(window: MainWindow) -> list[tuple[str, Category]]:
    assert window.paging.current == NOTES
    return [(each.anchor.passage, each.state.category) for each in window.noting.view.model.shown]


def names(section: OverviewSection, kind: type[Figure]) -> list[str]:
    return [each.accessibleName() for each in section.figures if isinstance(each, kind)]


def test_every_figure_says_what_it_counts(window: MainWindow) -> None:
    page = canvas(window)
    domains = names(page.progress, DomainRow)
    assert len(domains) == 13
    assert domains[2] == "Domain 三, 科技創新: reviewed 2 / 7 measures"
    blocks = names(page.progress, MeasureBlock)
    assert len(blocks) == 51
    assert blocks[8:10] == ["Measure 9: Agreed", "Measure 10: To clarify"]
    assert names(page.progress, StatusItem)[-1] == "Not reviewed: 47 measures"
    assert page.progress.figure("sum").accessibleName() == "Progress by domain: Reviewed 4 / 51"
    assert names(page.categories, CategoryRow)[:3] == [
        "Key: 2 notes",
        "Clarify: 2 notes",
        "Amend: 0 notes",
    ]
    assert names(page.categories, NoteBar) == [
        "Key · Open: 1 note",
        "Key · Resolved: 1 note",
        "Clarify · Open: 2 notes",
    ]
    assert names(page.reviewers, ReviewerRow) == [
        "審閱者甲\u3000Hong Kong side: 3 notes",
        "審閱者乙\u3000Zhejiang side: 1 note",
    ]
    tiles = [page.due.figure(f"due {key}").accessibleName() for key in ("overdue", "undated")]
    assert tiles == ["Overdue: 1 measure", "No date: 1 measure"]
    assert page.heat.figure("m09").accessibleName() == "Measure 9: 2 notes"
    for section in page.sections:
        assert section.accessibleName()
        assert all(each.accessibleName() and each.link for each in section.figures)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("s-d03", [f"m{n:02d}" for n in range(9, 16)]),
        ("status agreed", ["m09"]),
        ("status implemented", ["m51"]),
        ("sum", ["m02", "m09", "m10", "m51"]),
    ],
)
def test_progress_leads_to_the_matrix(window: MainWindow, key: str, expected: list[str]) -> None:
    section = canvas(window).progress
    if key == "s-d03":
        key = window.session.memorandum.domains[2].id
    follow(window, section, key)
    assert measures(window) == expected


def test_a_block_leads_to_its_measure_in_the_text(window: MainWindow) -> None:
    follow(window, canvas(window).progress, "m10")
    assert window.paging.is_reading()
    assert window.reader.current_passage == "m10"
    assert window.going.can_go_back


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("key", [("p1", Category.KEY), ("m09", Category.KEY)]),
        ("key Open", [("p1", Category.KEY)]),
        ("key Resolved", [("m09", Category.KEY)]),
        ("query Open", [("m09", Category.QUERY), ("m12", Category.QUERY)]),
    ],
)
def test_a_category_leads_to_its_notes(
    window: MainWindow, key: str, expected: list[tuple[str, Category]]
) -> None:
    follow(window, canvas(window).categories, key)
    assert notes(window) == expected


def test_a_reviewer_and_a_side_lead_to_their_notes(window: MainWindow) -> None:
    section = canvas(window).reviewers
    author = window.session.author.id
    follow(window, section, author)
    assert [passage for passage, _ in notes(window)] == ["p1", "m09", "m09"]
    window.overviewing.toggle()
    follow(window, section, f"{author} query")
    assert notes(window) == [("m09", Category.QUERY)]
    window.overviewing.toggle()
    follow(window, section, "side zj")
    assert notes(window) == [("m12", Category.QUERY)]
    chip = window.noting.view.filters.picked
    assert (chip.isVisible(), chip.text()) == (True, "Zhejiang side")
    chip.click()
    assert len(notes(window)) == 4
    assert not chip.isVisible()


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("due overdue", ["m09"]),
        ("due this_week", []),
        ("due later", ["m02"]),
        ("due undated", ["m10"]),
        ("sum", ["m02", "m09"]),
    ],
)
def test_what_is_due_leads_to_the_matrix(window: MainWindow, key: str, expected: list[str]) -> None:
    follow(window, canvas(window).due, key)
    assert measures(window) == expected
    chip = window.assessing.view.filters.picked
    assert chip.isVisible()
    chip.click()
    assert len(measures(window)) == 51
    assert not chip.isVisible()


def test_the_next_measure_leads_to_its_row(window: MainWindow) -> None:
    section = canvas(window).due
    assert [key for key in section._figures if key.startswith("next")] == ["next m09", "next m02"]
    follow(window, section, "next m02")
    assert window.assessing.view.table.passage == "m02"


def test_a_cell_leads_to_the_notes_of_its_measure(window: MainWindow) -> None:
    follow(window, canvas(window).heat, "m09")
    assert notes(window) == [("m09", Category.KEY), ("m09", Category.QUERY)]
    window.overviewing.toggle()
    follow(window, canvas(window).heat, "sum")
    assert measures(window) == ["m09", "m12"]
    assert window.assessing.view.model.filter.focus is Focus.NOTED


def test_filters_that_were_chosen_before_do_not_stay(window: MainWindow) -> None:
    window.assessing.toggle()
    window.assessing.view.filters.domain.set_value(1)
    window.assessing.view.filters.chips.row[0].click()
    assert len(measures(window)) == 6
    window.overviewing.toggle()
    follow(window, canvas(window).progress, "status agreed")
    assert measures(window) == ["m09"]


def test_changes_lead_to_what_has_changed(window: MainWindow) -> None:
    section = canvas(window).changes
    assert section.figure("sort added").accessibleName() == "Added: 4 changes"
    follow(window, section, "sort added")
    assert len(notes(window)) == 4
    window.overviewing.toggle()
    follow(window, section, "sort assessed")
    assert measures(window) == ["m02", "m09", "m10", "m51"]
    window.overviewing.toggle()
    note = next(each for each in window.session.annotations if each.anchor.passage == "m12")
    follow(window, section, f"change {note.id}")
    assert window.session.active == note.id


def test_deleted_notes_are_shown_among_the_deleted(window: MainWindow) -> None:
    session = window.session
    note = next(each for each in session.annotations if each.anchor.passage == "p1")
    model = window.overviewing.view.model
    after = model.now()
    session.delete([note.id])
    model.tell_since(since_moment(after - timedelta(milliseconds=1)))
    follow(window, canvas(window).changes, "sort deleted")
    view = window.noting.view
    assert view.model.filter.deleted
    assert [each.id for each in view.model.shown] == [note.id]


def test_since_a_day_and_since_a_printing(window: MainWindow) -> None:
    section, model = canvas(window).changes, window.overviewing.view.model
    assert len(model.changes) == 8
    choice = section.since
    choice.menu.set_value(Occasion.DAY)
    choice.menu.chosen.emit(Occasion.DAY)
    choice.day.entry.setText("2999-01-01")
    assert model.changes == []
    assert section.advice.text() == "Nothing has changed since then."
    choice.day.entry.setText("20")
    assert model.changes == []
    choice.day.entry.setText("2020-01-01")
    assert len(model.changes) == 8


def test_since_the_last_printing(window: MainWindow, context: WindowContext) -> None:
    section, model = canvas(window).changes, window.overviewing.view.model
    standing = window.session.ask(lambda r: r.past.standing_discussion()) or []
    record = PrintRecord(
        7,
        utc_text(model.now()),
        Audience.SELF,
        "margin",
        "",
        3,
        1,
        tuple(map(shortened, standing)),
        (),
    )
    PrintLog(context.profile / "prints.log").append(record)
    new = mark(window.session, "m30")
    choice = section.since.menu
    assert any("no. 7" in each.label for each in choice.choices)
    choice.set_value(Occasion.PRINT)
    choice.chosen.emit(Occasion.PRINT)
    assert [each.annotation for each in model.changes] == [new.id]


def test_the_last_opening_is_remembered(open_main: OpenWindow) -> None:
    window = open_main()
    window.overviewing.toggle()
    assert window.overviewing.view.model.occasions.opening == ""
    mark(window.session, "m01")
    assert len(window.overviewing.view.model.changes) == 1
    window.close()
    window = open_main()
    window.overviewing.toggle()
    model = window.overviewing.view.model
    assert model.occasions.opening.endswith("Z")
    assert [each.state.anchor.passage for each in model.changes] == ["m01"]
    window.close()
    window = open_main()
    window.overviewing.toggle()
    assert window.overviewing.view.model.changes == []


def test_figures_follow_the_review(window: MainWindow, qtbot: QtBot) -> None:
    page, session = canvas(window), window.session
    row = page.categories.figure("amend")
    row.setFocus()
    mark(session, "m01", category=Category.AMEND)
    assert row.accessibleName() == "Amend: 1 note"
    assert page.categories.figure("amend") is row
    assert row.hasFocus()
    session.undo()
    assert row.accessibleName() == "Amend: 0 notes"
    assert "amend Open" not in page.categories._figures


def test_nothing_is_counted_while_nobody_looks(window: MainWindow) -> None:
    model = window.overviewing.view.model
    window.overviewing.toggle()
    counted = model.overview
    mark(window.session, "m01", category=Category.AMEND)
    assert model.overview is counted
    window.overviewing.toggle()
    assert model.overview.notes == counted.notes + 1


def test_arrows_walk_over_a_section_and_tab_leaves_it(window: MainWindow, qtbot: QtBot) -> None:
    page = canvas(window).progress
    domain = window.session.memorandum.domains[0].id
    page.figure(domain).setFocus()

    def press(key: Qt.Key) -> str:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
        return next((k for k, figure in page._figures.items() if figure.hasFocus()), "")

    assert press(Qt.Key.Key_Right) == "m01"
    assert press(Qt.Key.Key_Right) == "m02"
    assert press(Qt.Key.Key_Down) == "m08"
    assert press(Qt.Key.Key_Up) == "m02"
    assert press(Qt.Key.Key_Left) == "m01"
    assert press(Qt.Key.Key_Left) == domain
    stops = [each for each in page.figures if each.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert stops == [page.figure(domain)]
    assert press(Qt.Key.Key_Tab) == ""
    beside = QApplication.focusWidget()
    assert isinstance(beside, Figure)
    assert beside.parentWidget() is canvas(window).categories


def test_enter_follows_and_escape_leaves(window: MainWindow, qtbot: QtBot) -> None:
    figure = canvas(window).progress.figure("m10")
    figure.setFocus()
    qtbot.keyClick(figure, Qt.Key.Key_Return)
    assert window.reader.current_passage == "m10"
    window.commands.action("overviewing.page").trigger()
    assert window.paging.current == OVERVIEW
    assert canvas(window).progress.figure("m10").hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.paging.is_reading()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize(
    "language", [LanguageChoice.ENGLISH, LanguageChoice.HANT, LanguageChoice.HANS]
)
@pytest.mark.parametrize("width", [1024, 1440, 2600])
def test_no_two_figures_of_a_section_stand_in_each_other_s_way(
    window: MainWindow, width: int, language: LanguageChoice, theme: Theme
) -> None:
    window.resize(width, 900)
    window.dressing.set_theme(theme)
    window.dressing.set_language(language)
    QCoreApplication.processEvents()
    page = canvas(window)
    for section in page.sections:
        assert page.rect().contains(section.geometry())
        behind = (DomainRow, CategoryRow, ReviewerRow)
        front = [each for each in section.figures if not isinstance(each, behind)]
        for figure in section.figures:
            assert section.rect().contains(figure.geometry()), figure.accessibleName()
        for number, figure in enumerate(front):
            for other in front[number + 1 :]:
                assert not figure.geometry().intersects(other.geometry())
    for one in page.sections:
        for other in page.sections:
            assert one is other or not one.geometry().intersects(other.geometry())
    window.grab()


def test_an_empty_review_says_what_to_do_first(open_main: OpenWindow) -> None:
    window = open_main()
    window.overviewing.toggle()
    page = canvas(window)
    assert "Ctrl+Shift+M" in page.progress.advice.text()
    assert "Alt+1" in page.categories.advice.text()
    assert page.reviewers.advice.text() == "Nobody has made notes yet."
    page.due.action.click()
    assert window.paging.current == MATRIX
    window.overviewing.toggle()
    page.categories.action.click()
    assert window.paging.is_reading()
    mark(window.session, "m01")
    window.session.assess("m01", Assessment(Status.AGREED, due=day(1)))
    window.overviewing.toggle()
    for section in page.sections:
        assert section.advice.isHidden()


def test_changes_are_not_told_of_another_moment(window: MainWindow) -> None:
    then = window.session.ask(lambda r: r.past.as_of(datetime.fromisoformat(OPENED)))
    window.session.look_back(then)
    page = canvas(window)
    assert page.changes.advice.text().startswith("This is not told")
    assert window.overviewing.view.model.overview.notes == 0
    window.session.look_back(None)
    assert len(window.overviewing.view.model.changes) == 8


def test_opening_and_leaving_makes_no_more_widgets(window: MainWindow) -> None:
    def count() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(canvas(window).findChildren(QWidget))

    before = count()
    for _ in range(20):
        window.overviewing.toggle()
        window.overviewing.toggle()
        mark(window.session, "m30", category=Category.DONE)
        window.session.undo()
    assert count() == before


def test_the_opening_is_a_setting(context: WindowContext) -> None:
    assert context.settings.get(LAST_OPENED) == ""
