"""The two scripts that the memorandum is issued in."""

from enum import StrEnum


class Script(StrEnum):
    """`hant` is the authoritative text; `hans` has the same length, character for character."""

    HANT = "hant"
    HANS = "hans"

    @property
    def other(self) -> "Script":
        """Return the other script."""
        return Script.HANS if self is Script.HANT else Script.HANT

    @property
    def tag(self) -> str:
        """Return the BCP 47 language tag of texts in this script."""
        return "zh-Hant-HK" if self is Script.HANT else "zh-Hans-CN"
