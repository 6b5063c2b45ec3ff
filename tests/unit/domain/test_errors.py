"""Errors are sentences: each has one, and the fields it names."""

from string import Formatter

import pytest

from zjhk_desktop.domain import archive_errors, encryption_errors, errors
from zjhk_desktop.domain.language import Language, Phrase, Translator, english

LEAVES = [
    value
    for value in {**vars(errors), **vars(archive_errors), **vars(encryption_errors)}.values()
    if isinstance(value, type) and issubclass(value, errors.ZjhkError) and value.template
]


def _shout(message: str) -> str:
    return (
        message.upper()
        .replace("{PATH}", "{path}")
        .replace("{REASON}", "{reason}")
        .replace("{FOLDER}", "{folder}")
    )


SHOUTING = Translator(Language.ENGLISH, _shout, lambda one, many, n: one)


@pytest.mark.parametrize("error", LEAVES, ids=lambda error: error.__name__)
def test_every_sentence_is_filled_by_its_fields(error: type[errors.ZjhkError]) -> None:
    names = {name for _, name, _, _ in Formatter().parse(error.template) if name}
    made = error(**dict.fromkeys(names, "X"))
    assert made.sentence(english()) == str(made)
    assert "{" not in str(made)
    assert str(made).endswith(".")
    assert "\n" not in str(made)


def test_every_error_is_drawn_in_the_tree() -> None:
    drawn = f"{errors.__doc__} {archive_errors.__doc__} {encryption_errors.__doc__}"
    assert [error.__name__ for error in LEAVES if error.__name__ not in drawn] == []


def test_a_phrase_in_a_sentence_is_translated_with_it() -> None:
    reason = Phrase("the disk of {folder} is full", folder="F")
    error = errors.CannotWrite(path="p", reason=reason)
    assert str(error) == "p cannot be written: the disk of F is full."
    assert error.sentence(SHOUTING) == "p CANNOT BE WRITTEN: THE DISK OF F IS FULL."
