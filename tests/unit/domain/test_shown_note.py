from dataclasses import replace

import pytest

from tests.unit.sample import sample_state
from zjhk_desktop.domain.annotation import Author, Side
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.shown_note import as_typed, note_in_script

TABLE = str.maketrans("范围医疗", "範圍醫療")


def transcribe(text: str, script: Script) -> str:
    return text.translate(TABLE) if script is Script.HANT else text


@pytest.mark.parametrize(
    ("comment", "tags", "source"),
    [("范围", (), Script.HANS), ("", ("医疗",), Script.HANS), ("範圍", ("a",), None)],
)
def test_a_note_says_what_it_was_converted_from(comment, tags, source) -> None:
    state = replace(sample_state(comment), tags=tags, author=Author("x", "范围", Side.OTHER))
    shown = note_in_script(state, Script.HANT, transcribe)
    assert shown.comment == comment.translate(TABLE)
    assert shown.tags == tuple(tag.translate(TABLE) for tag in tags)
    assert shown.source is source
    assert state.comment == comment
    assert state.author.name == "范围"


def test_a_note_in_its_own_script_is_as_typed() -> None:
    shown = note_in_script(sample_state("范围"), Script.HANS, transcribe)
    assert (shown.comment, shown.source) == ("范围", None)
    assert as_typed("范围", Script.HANT) == "范围"
