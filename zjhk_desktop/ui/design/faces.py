"""The bundled faces in Qt: which family serves which script and language."""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from zjhk_desktop.domain.errors import ResourceMissing
from zjhk_desktop.domain.language import Language
from zjhk_desktop.domain.script import Script

_FILES = {
    Script.HANT: (
        "ZJHKSerifHK-Regular.ttf",
        "ZJHKSerifHK-Bold.ttf",
        "ZJHKSansHK-Regular.ttf",
        "ZJHKSansHK-Medium.ttf",
        "ZJHKSansHK-Bold.ttf",
    ),
    Script.HANS: (
        "ZJHKSerifSC-Regular.ttf",
        "ZJHKSerifSC-Bold.ttf",
        "ZJHKSansSC-Regular.ttf",
        "ZJHKSansSC-Medium.ttf",
        "ZJHKSansSC-Bold.ttf",
    ),
}
_LATIN = ("ZJHKSansLatin-Regular.ttf", "ZJHKSansLatin-Medium.ttf", "ZJHKSansLatin-Bold.ttf")

_SERIF = {Script.HANT: "ZJHK Serif HK", Script.HANS: "ZJHK Serif SC"}
_SANS = {Script.HANT: "ZJHK Sans HK", Script.HANS: "ZJHK Sans SC"}


class Weight:
    """The three weights that are bundled."""

    REGULAR = QFont.Weight.Normal
    MEDIUM = QFont.Weight.Medium
    BOLD = QFont.Weight.Bold


def register_faces(folder: Path) -> None:
    """Make the bundled fonts known to Qt.

    Raises:
        ResourceMissing: a font file is missing or cannot be read.
    """
    for name in (*_FILES[Script.HANT], *_FILES[Script.HANS], *_LATIN):
        if QFontDatabase.addApplicationFont(str(folder / name)) < 0:
            raise ResourceMissing(path=folder / name)


def serif(script: Script, pixels: float, weight: QFont.Weight = Weight.REGULAR) -> QFont:
    """Return the reading face of a script; characters it lacks come from the other region's."""
    return QFont(_font((_SERIF[script], _SERIF[script.other], _SANS[script]), pixels, weight))


def sans(script: Script, pixels: float, weight: QFont.Weight = Weight.REGULAR) -> QFont:
    """Return the face of notes in a script."""
    return QFont(_font((_SANS[script], _SANS[script.other]), pixels, weight))


def interface(
    language: Language, script: Script, pixels: float, weight: QFont.Weight = Weight.REGULAR
) -> QFont:
    """Return the face of the interface.

    English takes a Latin face first, because Chinese faces set ’ and · full width.
    """
    if language is Language.ENGLISH:
        families = ("ZJHK Sans Latin", _SANS[script], _SANS[script.other])
        return QFont(_font(families, pixels, weight))
    return sans(Script.HANT if language is Language.HANT else Script.HANS, pixels, weight)


@cache
def _font(families: tuple[str, ...], pixels: float, weight: QFont.Weight) -> QFont:
    """Return the one font of its kind; callers hand out copies, which cost next to nothing."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(round(pixels))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font
