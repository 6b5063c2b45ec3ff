"""What cards show of notes: converted once for each revision and script, or as typed."""

from dataclasses import replace

import pytest

from tests.unit.sample import sample_annotation
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.proposal import Proposal
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.models.note_text import NoteText, NoteTexts

TABLES = {
    Script.HANT: str.maketrans("范围医", "範圍醫"),
    Script.HANS: str.maketrans("範圍醫", "范围医"),
}


class Table:
    """Converts by a small table and counts how often."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str, script: Script) -> str:
        self.asked.append(text)
        return text.translate(TABLES[script])


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.fixture
def note() -> Annotation:
    one = sample_annotation(comment="范围")
    return replace(one, state=replace(one.state, tags=("医",)))


def test_a_note_is_shown_in_the_script_that_is_read(table, note) -> None:
    texts = NoteTexts(table)
    assert texts.text(note, Script.HANT) == NoteText("範圍", ("醫",), Script.HANS)
    assert texts.text(note, Script.HANS) == NoteText("范围", ("医",))
    assert texts.shown_comment(note, Script.HANT) == "範圍"


def test_the_original_is_shown_on_request_and_put_away_again(table, note) -> None:
    texts = NoteTexts(table)
    texts.toggle_original(note.id)
    assert texts.text(note, Script.HANT) == NoteText("范围", ("医",), Script.HANS, original=True)
    assert texts.text(note, Script.HANS) == NoteText("范围", ("医",))
    texts.toggle_original(note.id)
    assert not texts.text(note, Script.HANT).original


def test_each_revision_is_converted_once_for_each_script(table, note) -> None:
    texts = NoteTexts(table)
    for _ in range(3):
        texts.text(note, Script.HANT)
        texts.text(note, Script.HANS)
    assert table.asked == ["范围", "医"] * 2
    later = replace(note, revision="later", state=replace(note.state, comment="范"))
    assert texts.shown_comment(later, Script.HANT) == "範"
    assert table.asked[4:] == ["范", "医"]


def test_notes_are_shown_as_typed_where_that_is_chosen(table, note) -> None:
    texts = NoteTexts(table, converting=False)
    assert texts.text(note, Script.HANT) == NoteText("范围", ("医",))
    assert table.asked == []
    texts.converting = True
    assert texts.shown_comment(note, Script.HANT) == "範圍"


def test_proposed_words_are_converted_and_say_so(table, note) -> None:
    texts = NoteTexts(table)
    offered = replace(note.state, comment="", tags=(), proposal=Proposal("医范"))
    one = replace(note, state=offered)
    assert texts.text(one, Script.HANT) == NoteText("", (), Script.HANS, proposed="醫範")
    assert texts.text(one, Script.HANS) == NoteText("", (), proposed="医范")
    texts.toggle_original(one.id)
    assert texts.text(one, Script.HANT).proposed == "医范"
    assert NoteTexts(table, converting=False).text(one, Script.HANT).proposed == "医范"
