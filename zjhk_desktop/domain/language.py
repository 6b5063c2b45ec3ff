"""The languages of the interface, and how a sentence is marked for translation."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """An interface language, by its BCP 47 tag."""

    HANT = "zh-Hant-HK"
    HANS = "zh-Hans-CN"
    ENGLISH = "en"


def N_(message: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Mark a message for the catalogues and return it unchanged."""
    return message


@dataclass(frozen=True, slots=True)
class Translator:
    """Turns English messages into one language; call it as `tr(message)`.

    Attributes:
        language: the language of the answers.
        lookup: message -> translation (the message itself when there is none).
        lookup_plural: (one, many, n) -> translation for n things.
    """

    language: Language
    lookup: Callable[[str], str]
    lookup_plural: Callable[[str, str, int], str]

    def __call__(self, message: str) -> str:
        """Return the translation of a message."""
        return self.lookup(message) if message else ""

    def plural(self, one: str, many: str, count: int) -> str:
        """Return the form for `count` things, with `{n}` still to be filled in."""
        return self.lookup_plural(one, many, count)


def english() -> Translator:
    """Return the translator that needs no catalogue: messages are written in English."""
    return Translator(
        Language.ENGLISH,
        lambda message: message,
        lambda one, many, count: one if count == 1 else many,
    )


class Phrase:
    """A part of a sentence that is translated with it: a marked message and its fields."""

    __slots__ = ("fields", "template")

    def __init__(self, template: str, /, **fields: object) -> None:
        """Keep an English message with `{fields}`, marked for the catalogues, and its fields."""
        self.template = template
        self.fields = fields

    def __str__(self) -> str:
        """Return the phrase in English."""
        return self.template.format(**self.fields)

    def sentence(self, tr: Translator) -> str:
        """Return the phrase in a language."""
        return tr(self.template).format(**self.fields)
