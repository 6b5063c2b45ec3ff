"""What a place in the memorandum is called in the interface's language."""

from zjhk_desktop.domain.memorandum import Memorandum, PassageKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design.look import Look


def place_name(memorandum: Memorandum, passage_id: str, script: Script, look: Look) -> str:
    """Return the name of a passage's place: its measure, domain or section ("" for a title)."""
    if passage_id not in memorandum:
        return ""
    passage = memorandum.passage(passage_id)
    words = look.words
    if passage.kind is PassageKind.MEASURE:
        return words("Measure {number}").format(number=passage.number)
    if passage.kind is PassageKind.DOMAIN:
        section = memorandum.section(passage.section)
        return f"{section.numeral}、{section.heading(script)}"
    names = {
        PassageKind.PREAMBLE: words("Preamble"),
        PassageKind.SIGNATURE: words("Signatures"),
        PassageKind.TITLE: "",
    }
    return names[passage.kind]
