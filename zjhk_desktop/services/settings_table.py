"""Every setting of the program, once: what is remembered between starts."""

from enum import StrEnum
from typing import Any

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.setting import Setting


class LanguageChoice(StrEnum):
    """The language of the interface: that of the text's script, or a fixed one."""

    FOLLOW = "follow"
    HANT = "hant"
    HANS = "hans"
    ENGLISH = "en"


class Theme(StrEnum):
    """Light or dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


SCRIPT = Setting("script", Script, Script.HANT, N_("Script of the text"))
PARALLEL = Setting("parallel", bool, default=False, label=N_("Show both scripts side by side"))
DIFFERENCES = Setting(
    "differences", bool, default=False, label=N_("Tint characters that differ between the scripts")
)
LANGUAGE = Setting("language", LanguageChoice, LanguageChoice.FOLLOW, N_("Interface language"))
THEME = Setting("theme", Theme, Theme.SYSTEM, N_("Appearance"))
TEXT_SIZE = Setting("text_size", int, 18, N_("Text size"), least=12, most=36)
CARDS_VISIBLE = Setting("cards_visible", bool, default=True, label=N_("Show the notes column"))
MARKS_VISIBLE = Setting("marks_visible", bool, default=True, label=N_("Show marks in the text"))
CONVERT_NOTES = Setting(
    "convert_notes", bool, default=True, label=N_("Show notes in the script that is read")
)
SHOW_POPUP = Setting(
    "show_popup", bool, default=True, label=N_("Show the marking popup at a selection")
)
SPEAKING_MINUTES = Setting(
    "speaking_minutes", int, 0, N_("Time limit in speaking mode, in minutes"), least=0, most=60
)
LOCK_MINUTES = Setting(
    "lock_minutes", int, 10, N_("Minutes without input until the window locks"), least=0, most=999
)
LOCK_HASH = Setting("lock_hash", str, "")
ASCII_NAMES = Setting(
    "ascii_names", bool, default=False, label=N_("Propose names of files in ASCII")
)
WINDOW_GEOMETRY = Setting("window_geometry", str, "")
RECENT_COMMANDS = Setting("recent_commands", str, "")
LAST_OPENED = Setting("last_opened", str, "")
PLACE_PASSAGE = Setting("place_passage", str, "")
PLACE_OFFSET = Setting("place_offset", int, 0, least=0)

SETTINGS: tuple[Setting[Any], ...] = (
    SCRIPT,
    PARALLEL,
    DIFFERENCES,
    LANGUAGE,
    THEME,
    TEXT_SIZE,
    CARDS_VISIBLE,
    MARKS_VISIBLE,
    CONVERT_NOTES,
    SHOW_POPUP,
    SPEAKING_MINUTES,
    LOCK_MINUTES,
    LOCK_HASH,
    ASCII_NAMES,
    WINDOW_GEOMETRY,
    LAST_OPENED,
    RECENT_COMMANDS,
    PLACE_PASSAGE,
    PLACE_OFFSET,
)
"""In the order in which they are shown; those without a label are not shown."""
