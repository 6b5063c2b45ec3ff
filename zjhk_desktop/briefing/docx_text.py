"""Text as WordprocessingML: runs of the document's language, in which every character is kept."""

import re
from xml.sax.saxutils import escape, quoteattr

from zjhk_desktop.briefing.literal import literal
from zjhk_desktop.domain.script import Script

LANGUAGES = {Script.HANT: "zh-HK", Script.HANS: "zh-CN"}
"""How Word names the languages of the two scripts."""
LATIN = "en-GB"
NAMES_LIMIT = 255
"""The longest name of an author that Word takes."""

_ACTS = re.compile("([\n\t])")
_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def attribute(text: str, limit: int = NAMES_LIMIT) -> str:
    """Return text as the quoted value of an attribute."""
    return quoteattr(literal(text)[:limit])


class Runs:
    """Writes the runs of one document."""

    def __init__(self, script: Script) -> None:
        """Write in the language of a script."""
        self._properties = (
            '<w:rFonts w:hint="eastAsia"/>{extra}'
            f'<w:lang w:val="{LATIN}" w:eastAsia="{LANGUAGES[script]}"/>'
        )

    def run(self, text: str, *, extra: str = "", deleted: bool = False) -> str:
        """Return the run of a text; none for no text.

        Args:
            text: as people typed it, or of the memorandum.
            extra: properties of the run, as the schema orders them between font and language.
            deleted: it is the text of a tracked deletion.
        """
        if not text:
            return ""
        name = "w:delText" if deleted else "w:t"
        parts = [
            _ELEMENTS.get(part) or f'<{name} xml:space="preserve">{escape(part)}</{name}>'
            for part in _ACTS.split(literal(text))
            if part
        ]
        return f"<w:r><w:rPr>{self._properties.format(extra=extra)}</w:rPr>{''.join(parts)}</w:r>"


def paragraph(style: str, content: str, identifier: str = "") -> str:
    """Return a paragraph of a style; comments name theirs by an identifier."""
    named = f' w14:paraId="{identifier}"' if identifier else ""
    return f'<w:p{named}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'
