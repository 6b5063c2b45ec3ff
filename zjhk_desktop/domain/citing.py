"""Words of the memorandum quoted with their reference: 「……」（浙港合作備忘錄，第12項）."""

from zjhk_desktop.domain.memorandum import Memorandum, Passage, PassageKind
from zjhk_desktop.domain.script import Script

SHORT_TITLES = {Script.HANT: "浙港合作備忘錄", Script.HANS: "浙港合作备忘录"}
"""The memorandum's short title, as officials call it."""

_QUOTES = {Script.HANT: "「」", Script.HANS: "“”"}
_PLACES = {
    Script.HANT: {
        PassageKind.TITLE: "標題",
        PassageKind.PREAMBLE: "前言第{n}段",
        PassageKind.SIGNATURE: "簽署",
        PassageKind.DOMAIN: "領域{numeral}",
        PassageKind.MEASURE: "第{number}項",
    },
    Script.HANS: {
        PassageKind.TITLE: "标题",
        PassageKind.PREAMBLE: "前言第{n}段",
        PassageKind.SIGNATURE: "签署",
        PassageKind.DOMAIN: "领域{numeral}",
        PassageKind.MEASURE: "第{number}项",
    },
}


def reference(memorandum: Memorandum, passage: Passage, script: Script) -> str:
    """Return where words of a passage stand, in brackets: （浙港合作備忘錄，第12項）."""
    section = memorandum.section(passage.section)
    place = _PLACES[script][passage.kind].format(
        n=memorandum.passages_of(section.id).index(passage) + 1,
        numeral=section.numeral,
        number=passage.number,
    )
    return f"（{SHORT_TITLES[script]}，{place}）"


def cited(words: str, memorandum: Memorandum, passage: Passage, script: Script) -> str:
    """Return words of a passage in quotation marks, with their reference."""
    opening, closing = _QUOTES[script]
    return f"{opening}{words}{closing}{reference(memorandum, passage, script)}"


def uncited(text: str, memorandum: Memorandum) -> str:
    """Return what `cited` was given; a text of another form as it is."""
    for script, (opening, closing) in _QUOTES.items():
        if not text.startswith(opening):
            continue
        for passage in memorandum.passages:
            ending = f"{closing}{reference(memorandum, passage, script)}"
            if text.endswith(ending):
                return text[1 : -len(ending)]
    return text
