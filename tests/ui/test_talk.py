"""A talk: the measures one goes through, and the time."""

from pathlib import Path

import pytest

from tests.ui.workbench import make_session, mark
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.ui.models.talk import Course, Stopwatch, Talk, time_words
from zjhk_desktop.ui.session import Session


@pytest.fixture
def session(memorandum: Memorandum, tmp_path: Path) -> Session:
    return make_session(memorandum, tmp_path / "profile")


@pytest.fixture
def talk(session: Session) -> Talk:
    return Talk(session, lambda: session.author.id)


def at(talk: Talk) -> str:
    return talk.passage.id if talk.passage else ""


def test_it_goes_through_all_measures_and_stops_at_the_ends(talk: Talk) -> None:
    assert (at(talk), talk.place, len(talk.measures)) == ("m01", 1, 51)
    assert talk.step(1)
    assert at(talk) == "m02"
    assert talk.step(1000)
    assert (at(talk), talk.place) == ("m51", 51)
    assert not talk.step(1)
    assert talk.step(-1000)
    assert at(talk) == "m01"
    assert not talk.step(-1)


@pytest.mark.parametrize("passage", ["m12", "p2", "d03"])
def test_it_begins_at_the_passage_or_the_next_measure(
    talk: Talk, memorandum: Memorandum, passage: str
) -> None:
    place = memorandum.passage(passage).position
    talk.begin(passage)
    assert at(talk) == next(each.id for each in memorandum.measures if each.position >= place)


def test_after_the_last_measure_it_begins_at_that(talk: Talk, session: Session) -> None:
    session.toggle_bookmark("m20")
    talk.begin("m51")
    talk.set_course(Course.BOOKMARKED)
    assert at(talk) == "m20"


def test_a_course_of_ones_own_open_notes(talk: Talk, session: Session) -> None:
    mark(session, "m05")
    resolved = mark(session, "m07")
    mark(session, "m20")
    session.resolve([resolved.id])
    talk.begin("m06")
    talk.set_course(Course.NOTED)
    assert [each.id for each in talk.measures] == ["m05", "m20"]
    assert at(talk) == "m20"
    assert [note.anchor.passage for note in talk.notes()] == ["m20"]
    assert talk.step(-1)
    assert at(talk) == "m05"


def test_notes_of_others_are_not_ones_own(talk: Talk, session: Session) -> None:
    mark(session, "m05")
    other = Talk(session, lambda: "somebody-else")
    other.begin("m05")
    assert other.notes() == []
    assert other.count(Course.NOTED) == 0
    talk.begin("m05")
    assert len(talk.notes()) == 1


def test_a_course_of_bookmarks_and_one_that_is_empty(talk: Talk, session: Session) -> None:
    talk.set_course(Course.BOOKMARKED)
    assert talk.passage is None
    assert (talk.place, talk.notes()) == (0, ())
    assert not talk.step(1)
    session.toggle_bookmark("m30")
    talk.settle()
    assert at(talk) == "m30"


def test_a_number_outside_the_course_leads_out_of_it(talk: Talk, session: Session) -> None:
    session.toggle_bookmark("m30")
    talk.set_course(Course.BOOKMARKED)
    assert talk.jump(12)
    assert (at(talk), talk.course) == ("m12", Course.ALL)
    assert not talk.jump(52)
    assert not talk.jump(0)
    assert at(talk) == "m12"


def test_a_stopwatch_counts_only_while_it_runs() -> None:
    now = [100.0]
    watch = Stopwatch(lambda: now[0])
    now[0] += 50
    assert (watch.seconds, watch.running) == (0, False)
    watch.start()
    now[0] += 61.9
    watch.start()
    assert watch.seconds == 61
    watch.pause()
    now[0] += 1000
    assert watch.seconds == 61
    watch.start()
    now[0] += 1.2
    assert watch.seconds == 63
    watch.reset()
    now[0] += 2
    assert (watch.seconds, watch.running) == (2, True)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0:00"), (59, "0:59"), (754, "12:34"), (3600, "1:00:00"), (-5, "−0:05")],
)
def test_times_are_written_as_clocks_do(seconds: int, words: str) -> None:
    assert time_words(seconds) == words
