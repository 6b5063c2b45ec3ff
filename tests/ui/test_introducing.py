"""Who reviews: asked beside the first note, changed in place, one of several."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.workbench import make_look, mark
from zjhk_desktop.domain.annotation import Author, Category, Side, Visibility
from zjhk_desktop.domain.language import Language
from zjhk_desktop.domain.reviewer import Reviewer, Roster
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Assessment, Status
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.services.settings_table import Theme
from zjhk_desktop.translation import load_translator
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.dates import day_and_time
from zjhk_desktop.ui.widgets.contents_pages import NOTES
from zjhk_desktop.ui.widgets.reviewer_box import Purpose, ReviewerBox
from zjhk_desktop.ui.widgets.reviewer_list import MOST_ROWS

LEFT = Qt.MouseButton.LeftButton


def first_mark(window: MainWindow, qtbot: QtBot, passage: str = "m09") -> None:
    """Mark words; the box, if it comes, comes once the card is open."""
    window.going.jump(passage)
    window.reader.select(passage, 4, 12)
    window.marking.mark(Category.KEY.value)
    qtbot.wait(50)


def fill(box: ReviewerBox, name: str, side: Side, organisation: str = "") -> None:
    box.name.entry.setText(name)
    box.side.set_value(side.value)
    box.organisation.entry.setText(organisation)


def call_in(window: MainWindow, name: str, side: Side = Side.HONG_KONG) -> None:
    assert window.session.identify(lambda who: who.call_in(name, side))


def place(widget: QWidget, window: MainWindow) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def row(window: MainWindow, name: str) -> QWidget:
    return next(each for each in window.reviewer.people.rows if each.reviewer.author.name == name)


def test_the_first_note_asks_beside_its_card_and_blocks_nothing(
    window: MainWindow, qtbot: QtBot
) -> None:
    first_mark(window, qtbot)
    box, editor = window.reviewer, window.cards.editor
    assert box.isVisible()
    assert box.purpose is Purpose.ASK
    assert editor.comment.hasFocus()
    qtbot.keyClicks(editor.comment, "abc")
    assert editor.comment.text() == "abc"
    fill(box, "審閱者甲", Side.ZHEJIANG, "某廳")
    qtbot.mouseClick(box.done, LEFT)
    author = window.session.author
    assert (author.name, author.side) == ("審閱者甲", Side.ZHEJIANG)
    assert window.session.roster.present.organisation == "某廳"
    assert [note.state.author for note in window.session.annotations] == [author]
    assert window.status.reviewer.text() == "審閱者甲\u3000Zhejiang side"
    assert not box.isVisible()
    assert editor.comment.hasFocus()
    assert editor.comment.text() == "abc"
    assert window.cards.close_editor()
    first_mark(window, qtbot, "m10")
    assert not box.isVisible()


def test_later_asks_once_more_at_the_next_start(open_main: OpenWindow, qtbot: QtBot) -> None:
    window = open_main()
    first_mark(window, qtbot)
    qtbot.mouseClick(window.reviewer.later, LEFT)
    assert window.session.author.name == ""
    assert window.cards.editor.comment.hasFocus()
    window.cards.close_editor()
    first_mark(window, qtbot, "m10")
    assert not window.reviewer.isVisible()
    window.close()
    again = open_main()
    assert not again.reviewer.isVisible()
    first_mark(again, qtbot, "m11")
    assert again.reviewer.isVisible()
    fill(again.reviewer, "審閱者甲", Side.HONG_KONG)
    qtbot.keyClick(again.reviewer.name.entry, Qt.Key.Key_Return)
    assert {note.state.author.name for note in again.session.annotations} == {"審閱者甲"}
    again.close()
    third = open_main()
    first_mark(third, qtbot, "m12")
    assert not third.reviewer.isVisible()


def test_a_reviewer_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    first_mark(window, qtbot)
    box = window.reviewer
    fill(box, "  ", Side.HONG_KONG)
    qtbot.mouseClick(box.done, LEFT)
    assert box.isVisible()
    assert box.name.entry.hasFocus()
    assert not window.session.roster.introduced
    qtbot.keyClick(box.name.entry, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert not window.session.roster.introduced


@pytest.mark.parametrize("size", [(1440, 900), (1024, 640), (640, 480)])
@pytest.mark.parametrize("passage", ["t1", "m14", "m51"])
def test_the_box_stands_beside_the_card_it_asks_for(
    open_main: OpenWindow, qtbot: QtBot, size: tuple[int, int], passage: str
) -> None:
    window = open_main(*size)
    first_mark(window, qtbot, passage)
    box, card = place(window.reviewer, window), place(window.cards.editor, window)
    assert window.reviewer.isVisible()
    assert window.rect().contains(box)
    if size[0] >= 1024:
        assert not box.intersects(card)
        assert not hidden_words(window)
    window.resize(size[0] + 60, size[1] + 40)
    qtbot.wait(50)
    assert window.rect().contains(place(window.reviewer, window))


def hidden_words(window: MainWindow) -> list[QRect]:
    """Return the lines of the open card's mark that the box stands over."""
    annotation = window.session.annotation(window.cards.editor.annotation_id)
    assert annotation is not None
    lines = window.reader.boxes_of(annotation)
    assert lines
    viewport = window.reader.viewport()
    seen = [QRect(viewport.mapTo(window, line.topLeft()), line.size()) for line in lines]
    return [line for line in seen if line.intersects(place(window.reviewer, window))]


@pytest.mark.parametrize("passage", ["p1", "m09", "m12", "m30"])
@pytest.mark.parametrize("words", [(0, 12), (30, 40), (0, 60)])
def test_the_box_never_stands_over_the_words_it_asks_about(
    open_main: OpenWindow, qtbot: QtBot, passage: str, words: tuple[int, int]
) -> None:
    window = open_main(1024, 640)
    window.going.jump(passage)
    window.reader.select(passage, *words)
    window.marking.mark(Category.KEY.value)
    qtbot.wait(50)
    assert window.reviewer.isVisible()
    assert not hidden_words(window)
    bar = window.reader.verticalScrollBar()
    for _ in range(4):
        bar.setValue(bar.value() - 45)
        qtbot.wait(20)
        assert not hidden_words(window)


def test_the_box_follows_its_card_and_stays_when_that_closes(
    window: MainWindow, qtbot: QtBot
) -> None:
    first_mark(window, qtbot, "m14")
    before = place(window.reviewer, window)
    bar = window.reader.verticalScrollBar()
    bar.setValue(bar.value() - 40)
    qtbot.wait(50)
    followed = place(window.reviewer, window)
    assert followed.top() == before.top() + 40
    window.cards.close_editor()
    qtbot.wait(50)
    assert window.reviewer.isVisible()
    assert place(window.reviewer, window) == followed


def test_the_command_puts_the_focus_into_a_box_that_asks(window: MainWindow, qtbot: QtBot) -> None:
    first_mark(window, qtbot)
    window.commands.action("file.reviewer").trigger()
    assert window.reviewer.purpose is Purpose.ASK
    assert window.reviewer.name.entry.hasFocus()
    keys = window.commands.action("file.reviewer").shortcuts()
    assert keys == [QKeySequence("Ctrl+Alt+I")]


def test_tab_goes_from_name_to_side_to_organisation_and_enter_finishes(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.introducing.ask()
    box = window.reviewer
    qtbot.keyClicks(box.name.entry, "A")
    qtbot.keyClick(box.name.entry, Qt.Key.Key_Tab)
    assert box.side.hasFocus()
    qtbot.keyClick(box.side, Qt.Key.Key_Tab)
    assert box.organisation.entry.hasFocus()
    qtbot.keyClick(box.organisation.entry, Qt.Key.Key_Backtab)
    assert box.side.hasFocus()
    qtbot.keyClick(box.side, Qt.Key.Key_Right)
    qtbot.keyClick(box.side, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert window.session.author.name == "A"


@pytest.mark.parametrize("asked", [True, False])
def test_nobody_is_taken_for_a_side_they_have_not_chosen(
    window: MainWindow, qtbot: QtBot, asked: bool
) -> None:
    box = window.reviewer
    if asked:
        first_mark(window, qtbot)
    else:
        window.introducing.ask()
    hint = _hint(box)
    assert box.side.value == ""
    assert box.side.accessibleDescription() == "Not chosen yet"
    qtbot.keyClicks(box.name.entry, "A")
    qtbot.mouseClick(box.done, LEFT)
    assert box.isVisible()
    assert box.side.hasFocus()
    assert _hint(box) == "Please choose a side."
    assert not window.session.roster.introduced
    qtbot.keyClick(box.side, Qt.Key.Key_Right)
    assert box.side.value == Side.HONG_KONG.value
    assert box.side.accessibleDescription() == "Hong Kong side"
    assert _hint(box) == hint
    qtbot.keyClick(box.side, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert window.session.author.side is Side.HONG_KONG


def test_a_missing_name_is_said_before_a_missing_side(window: MainWindow, qtbot: QtBot) -> None:
    first_mark(window, qtbot)
    box = window.reviewer
    hint = _hint(box)
    qtbot.mouseClick(box.done, LEFT)
    assert _hint(box) == "A name or role is missing."
    qtbot.keyClicks(box.name.entry, "A")
    assert _hint(box) == hint
    qtbot.mouseClick(box.done, LEFT)
    box.put_away()
    window.introducing.ask()
    assert _hint(box) == hint


def test_the_side_of_someone_new_is_not_that_of_whoever_reviews(
    window: MainWindow, qtbot: QtBot
) -> None:
    call_in(window, "審閱者甲", Side.ZHEJIANG)
    window.introducing.ask()
    assert window.reviewer.side.value == Side.ZHEJIANG.value
    qtbot.mouseClick(window.reviewer.add, LEFT)
    assert window.reviewer.side.value == ""
    qtbot.keyClick(window.reviewer.side, Qt.Key.Key_Left)
    assert window.reviewer.side.value == Side.OTHER.value


def test_name_side_and_organisation_are_changed_in_place(
    open_main: OpenWindow, qtbot: QtBot
) -> None:
    window = open_main()
    call_in(window, "審閱者甲")
    mark(window.session, "m09")
    known = window.session.author.id
    qtbot.mouseClick(window.status.reviewer, LEFT)
    box = window.reviewer
    assert box.purpose is Purpose.CHANGE
    assert box.name.entry.hasFocus()
    assert box.name.entry.text() == "審閱者甲"
    box.name.entry.clear()
    qtbot.keyClicks(box.name.entry, "Reviewer A")
    qtbot.keyClick(box.side, Qt.Key.Key_Right)
    qtbot.keyClicks(box.organisation.entry, "Bureau")
    qtbot.keyClick(box.organisation.entry, Qt.Key.Key_Return)
    expected = Reviewer(Author(known, "Reviewer A", Side.ZHEJIANG), "Bureau")
    assert window.session.roster.known == (expected,)
    assert window.status.reviewer.text() == "Reviewer A\u3000Zhejiang side"
    assert window.session.annotations[0].state.author == expected.author
    window.close()
    again = open_main()
    assert again.session.roster.present == expected
    again.introducing.ask()
    assert again.reviewer.organisation.entry.text() == "Bureau"


def test_a_renamed_author_is_drawn_on_cards_and_replies(window: MainWindow, qtbot: QtBot) -> None:
    call_in(window, "審閱者甲")
    note = mark(window.session, "m09")
    window.session.reply(note.id, "答")
    window.going.jump("m09")
    qtbot.wait(50)
    card = window.cards.card(note.id)
    assert card is not None
    assert card.text is not None
    assert [reply.who for reply in card.text.thread.replies] == ["審閱者甲"]
    window.session.set_author("審閱者子", Side.HONG_KONG)
    qtbot.wait(50)
    card = window.cards.card(note.id)
    assert card is not None
    assert card.text is not None
    assert [reply.who for reply in card.text.thread.replies] == ["審閱者子"]


def test_the_first_is_named_before_others_are_added(window: MainWindow, qtbot: QtBot) -> None:
    first = window.session.author.id
    qtbot.mouseClick(window.status.reviewer, LEFT)
    box = window.reviewer
    assert not box.add.isVisible()
    assert not box.people.isVisible()
    fill(box, "審閱者甲", Side.HONG_KONG)
    qtbot.mouseClick(box.done, LEFT)
    (known,) = window.session.roster.known
    assert known.author == Author(first, "審閱者甲", Side.HONG_KONG)
    qtbot.mouseClick(window.status.reviewer, LEFT)
    assert box.add.isVisible()
    assert box.people.isVisible()


def test_adding_a_reviewer_starts_their_own_review(window: MainWindow, qtbot: QtBot) -> None:
    call_in(window, "審閱者甲")
    mark(window.session, "m09")
    window.introducing.ask()
    box = window.reviewer
    assert [each.reviewer.author.name for each in box.people.rows] == ["審閱者甲"]
    qtbot.mouseClick(box.add, LEFT)
    assert box.purpose is Purpose.ADD
    assert box.name.entry.text() == ""
    assert "no lock" in _hint(box)
    fill(box, "審閱者乙", Side.ZHEJIANG, "某廳")
    qtbot.mouseClick(box.done, LEFT)
    assert [each.author.name for each in window.session.roster.known] == ["審閱者甲", "審閱者乙"]
    assert window.session.roster.present.organisation == "某廳"
    assert window.session.author.name == "審閱者乙"
    assert window.session.annotations == []


def _hint(box: ReviewerBox) -> str:
    return box._hint.text()


def test_everything_at_once_is_the_chosen_reviewer_s(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    call_in(window, "審閱者甲")
    own = mark(session, "m09", "研發", comment="甲自用")
    mark(session, "m10", comment="甲公開", visibility=Visibility.BOTH)
    session.assess("m09", Assessment(Status.AGREED))
    session.activate(own.id)
    window.noting.toggle()
    window.assessing.toggle()
    window.going.jump("m09")
    window.bar.find_field.entry.setText("甲自用")
    qtbot.wait(50)
    assert window.finding.found.notes
    call_in(window, "審閱者乙", Side.ZHEJIANG)
    qtbot.wait(50)
    assert [note.state.comment for note in session.annotations] == ["甲公開"]
    assert session.active == ""
    assert window.finding.found.notes == ()
    window.finding.end()
    assert window.cards.card(own.id) is None
    assert {each.annotation.state.comment for each in window.reader.painter.marks()} == {"甲公開"}
    assert window.noting.view.model.rowCount() == 1
    matrix = window.assessing.view.model
    measure = matrix.row(matrix.row_of("m09"))
    assert getattr(measure, "assessment", None) == Assessment()
    assert session.assessments == {}
    assert window.contents.pages.buttons[NOTES].accessibleName() == "All notes 1"
    assert not window.commands.action("edit.undo").isEnabled()
    window.introducing.ask()
    qtbot.mouseClick(row(window, "審閱者甲"), LEFT)
    assert session.author.name == "審閱者甲"
    assert not window.reviewer.isVisible()
    assert len(session.annotations) == 2
    assert window.noting.view.model.rowCount() == 2
    assert session.status_of("m09") is Status.AGREED
    assert window.commands.action("edit.undo").isEnabled()


def test_a_reviewer_is_chosen_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    for name in ("審閱者甲", "審閱者乙", "審閱者丙"):
        call_in(window, name)
    window.introducing.ask()
    rows = window.reviewer.people.rows
    assert [each.accessibleName() for each in rows] == [
        "審閱者甲, Hong Kong side",
        "審閱者乙, Hong Kong side",
        "審閱者丙, Hong Kong side, reviews now",
    ]
    rows[2].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(rows[2], Qt.Key.Key_Down)
    assert rows[2].hasFocus()
    qtbot.keyClick(rows[2], Qt.Key.Key_Up)
    assert rows[1].hasFocus()
    qtbot.keyClick(rows[1], Qt.Key.Key_Return)
    assert window.session.author.name == "審閱者乙"
    assert window.reader.hasFocus()


def test_namesakes_are_told_apart_by_when_they_began(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    call_in(window, "審閱者甲")
    mark(session, "m09")
    assert session.identify(lambda who: who.add_reviewer("審閱者甲", Side.HONG_KONG))
    assert session.identify(lambda who: who.add_reviewer("審閱者乙", Side.HONG_KONG))
    window.introducing.ask()
    first, second, other = window.reviewer.people.rows
    begun = session.ask(lambda reviewing: reviewing.identifying.beginnings()) or {}
    began = day_and_time(begun[first.reviewer.author.id], Language.ENGLISH)
    assert first.accessibleName() == f"審閱者甲, Hong Kong side, Began {began}"
    assert second.accessibleName() == "審閱者甲, Hong Kong side, No notes yet"
    assert other.accessibleName() == "審閱者乙, Hong Kong side, reviews now"
    assert first.height() == second.height() > other.height()
    assert window.reviewer.people.height() == sum(each.height() for each in (first, second, other))
    qtbot.mouseClick(second, LEFT)
    assert session.author == second.reviewer.author


def test_switching_keeps_what_is_typed_as_its_author_s(window: MainWindow, qtbot: QtBot) -> None:
    call_in(window, "審閱者乙")
    call_in(window, "審閱者甲")
    first = window.session.author
    first_mark(window, qtbot)
    qtbot.keyClicks(window.cards.editor.comment, "abc")
    window.introducing.ask()
    qtbot.mouseClick(row(window, "審閱者乙"), LEFT)
    assert window.session.annotations == []
    assert window.cards.editor.annotation_id == ""
    window.introducing.ask()
    qtbot.mouseClick(row(window, "審閱者甲"), LEFT)
    (note,) = window.session.annotations
    assert (note.state.comment, note.state.author) == ("abc", first)
    assert window.session.drafts.texts() == {}


def test_words_that_cannot_be_saved_keep_their_author(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_in(window, "審閱者乙")
    call_in(window, "審閱者甲")
    first_mark(window, qtbot)
    monkeypatch.setattr(window.cards.editor, "commit", lambda: False)
    window.introducing.ask()
    qtbot.mouseClick(row(window, "審閱者乙"), LEFT)
    assert window.session.author.name == "審閱者甲"
    window.introducing.ask()
    qtbot.mouseClick(window.reviewer.add, LEFT)
    fill(window.reviewer, "審閱者丙", Side.OTHER)
    qtbot.mouseClick(window.reviewer.done, LEFT)
    assert window.session.author.name == "審閱者甲"
    assert window.cards.editor.annotation_id
    monkeypatch.undo()


def test_undo_is_each_reviewer_s_own_and_says_what_it_passes_over(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    call_in(window, "審閱者乙")
    call_in(window, "審閱者甲")
    mark(session, "m09", comment="一", visibility=Visibility.BOTH)
    shared = mark(session, "m10", comment="二", visibility=Visibility.BOTH)
    session.edit(shared.id, comment="三")
    call_in(window, "審閱者乙")
    session.edit(shared.id, comment="乙")
    call_in(window, "審閱者甲")
    assert window.commands.action("edit.undo").text().startswith("Undo: Change visibility")
    window.history.undo()
    assert "3 later changes of yours stay" in window.notice.text
    assert [note.state.comment for note in session.annotations] == ["一", "乙"]
    assert session.annotations[0].state.visibility is Visibility.PRIVATE


def test_looking_back_and_histories_end_with_their_reviewer(
    window: MainWindow, qtbot: QtBot
) -> None:
    call_in(window, "審閱者甲")
    note = mark(window.session, "m09", comment="自用")
    mark(window.session, "m10", comment="公開", visibility=Visibility.BOTH)
    window.note_history.open(note.id)
    assert window.note_history.panel.isVisible()
    call_in(window, "審閱者乙")
    assert not window.note_history.panel.isVisible()
    window.looking_back.toggle()
    assert window.session.looking_back
    call_in(window, "審閱者甲")
    assert not window.session.looking_back
    assert len(window.session.annotations) == 2
    window.looking_back.toggle()
    window.introducing.ask()
    assert not window.reviewer.isVisible()


def test_an_offer_to_undo_is_withdrawn_from_another(window: MainWindow, qtbot: QtBot) -> None:
    call_in(window, "審閱者甲")
    note = mark(window.session, "m09")
    window.marking.delete(note.id)
    assert window.notice.isVisible()
    call_in(window, "審閱者乙")
    assert not window.notice.isVisible()
    window.notice.say("The disk is full.", warning=True)
    call_in(window, "審閱者甲")
    assert window.notice.isVisible()


def test_the_box_goes_when_the_page_is_turned(window: MainWindow, qtbot: QtBot) -> None:
    window.introducing.ask()
    assert window.reviewer.isVisible()
    window.printing.open()
    assert not window.reviewer.isVisible()


def test_many_reviewers_scroll_and_give_way_in_a_low_window(
    open_main: OpenWindow, qtbot: QtBot
) -> None:
    window = open_main()
    for number in range(12):
        call_in(window, f"Reviewer {number}")
    window.introducing.ask()
    people = window.reviewer.people
    usual = people.height()
    assert usual == MOST_ROWS * people.rows[0].height()
    qtbot.keyClick(window.reviewer.name.entry, Qt.Key.Key_Escape)
    window.resize(640, 480)
    qtbot.wait(50)
    window.introducing.ask()
    assert people.height() < usual
    assert window.rect().contains(place(window.reviewer, window))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_box_fits_its_words_in_every_language(
    program: ProgramFiles, qtbot: QtBot, qapp: object, language: Language, theme: Theme
) -> None:
    look = make_look(program, theme, lambda each: load_translator(each, program.catalogues))
    look.set_language(language, Script.HANT)
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1000, 800)
    box = ReviewerBox(look, over)
    people = [Reviewer(Author(str(n), f"審閱者{n}", Side.ZHEJIANG), "某廳") for n in range(3)]
    with qtbot.waitExposed(over):
        over.show()
    box.open(Roster(people[0], tuple(people), introduced=True), {})
    inside = box.rect().adjusted(12, 12, -12, -12)
    for part in (box.side, box.later, box.done, box.add, box.name, box.organisation, box.people):
        assert inside.contains(QRect(part.pos(), part.size())), part
        if part is not box.people:
            assert part.width() >= part.sizeHint().width()
    assert over.rect().contains(box.geometry())


def test_without_a_review_nobody_is_asked(
    qtbot: QtBot, program: ProgramFiles, tmp_path: Path
) -> None:
    from tests.ui.conftest import window_context
    from zjhk_desktop.ui.application import make_application, open_window

    profile = tmp_path / "in-the-way"
    profile.write_text("a file where the folder should be")
    context = window_context(program, profile)
    make_application(context)
    window = open_window(context)
    assert isinstance(window, MainWindow)
    qtbot.addWidget(window)
    window.show()
    window.introducing.ask()
    assert not window.reviewer.isVisible()
    assert window.session.roster.known == ()
    assert not window.session.identify(lambda who: who.call_in("審閱者甲"))
    window.close()
