"""Names of files that every system takes as they are, and none takes for another."""

import re
import unicodedata
from collections.abc import Collection

MOST_BYTES = 143
"""Of a whole name in UTF-8, composed or not: what encrypted home folders leave of 255 bytes.

That is 47 Chinese characters, few enough for the 260 that older Windows allows a path.
"""

_NAMELESS = "zjhk"
"""What a file is called of whose name nothing is left."""
_FORBIDDEN = frozenset("<>:\"/\\|?*%$!`^&;'#{}")
"""What Windows forbids, and what shells and mail programs do something with."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode's categories of characters that steer text, or that no system need have."""
_EDGES = " .-_~"
"""What a part neither begins nor ends with: hidden files, options, and what Windows drops."""
_DEVICES = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ ]*(?:\.|$)", re.IGNORECASE
)
"""Names that Windows gives to devices, whatever follows their first dot."""


def safe_name(parts: Collection[str], suffix: str, *, ascii_only: bool = False) -> str:
    """Return a name of some parts that every system takes and none reads otherwise.

    A part of which nothing is left is left out; if nothing at all is, the name is `zjhk`.

    Args:
        parts: what the name says, the most important first: the end is what is cut off.
        suffix: the end of the name, which is kept.
        ascii_only: leave out what is not ASCII.
    """
    clean = [safe_part(part, ascii_only=ascii_only) for part in parts]
    stem = "_".join(part for part in clean if part) or _NAMELESS
    if _DEVICES.match(stem):
        stem = f"_{stem}"
    return _fitted(stem, suffix)


def safe_part(text: str, *, ascii_only: bool = False) -> str:
    """Return a part of a name without what some system forbids, changes or cannot show."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(map(_safe, composed))
    if ascii_only:
        plain = unicodedata.normalize("NFKD", kept)
        kept = "".join(map(_safe, (each for each in plain if each.isascii())))
    kept = unicodedata.normalize("NFC", re.sub(r"-{2,}", "-", kept))
    # Marks without a letter before them would stand on what joins the parts.
    while kept and (kept[0] in _EDGES or unicodedata.combining(kept[0])):
        kept = kept[1:]
    return kept.rstrip(_EDGES)


def free_name(name: str, taken: Collection[str]) -> str:
    """Return a name, or the first of `name-2`, `name-3`… that is not taken.

    Args:
        name: the name that is wanted.
        taken: what is there, as `folded` has it.
    """
    found, number = name, 1
    stem, dot, end = name.rpartition(".")
    while folded(found) in taken:
        number += 1
        found = _fitted(stem, f"-{number}{dot}{end}")
    return found


def folded(name: str) -> str:
    """Return what two names have in common that some system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _safe(character: str) -> str:
    """Return a character, a hyphen where it must not stand, or nothing where it is not seen."""
    if character in _FORBIDDEN or character.isspace():
        return "-"
    return "" if unicodedata.category(character) in _UNSEEN else character


def _fitted(stem: str, suffix: str) -> str:
    """Return a name no longer than any system takes it; of what is too long the end goes."""
    while _bytes(stem + suffix) > MOST_BYTES:
        stem = stem[:-1]
    return stem.rstrip(_EDGES) + suffix


def _bytes(name: str) -> int:
    """Return how many bytes a name takes, on the system that spells it in the most of them."""
    return max(len(unicodedata.normalize(form, name).encode()) for form in ("NFC", "NFD"))
