"""Source texts of the memorandum's form, laid out as different programs would."""

from dataclasses import dataclass, replace
from itertools import count

from zjhk_desktop.domain.source_annex import SourceDomain, SourceMeasure
from zjhk_desktop.domain.source_numeral import chinese_numeral
from zjhk_desktop.domain.source_text import SourceText


@dataclass(frozen=True)
class Layout:
    """How a text is laid out.

    Attributes:
        width: characters of a line, or 0 for no wrapping.
        line_gap: empty lines after every line.
        part_gap: further empty lines after a part (a paragraph, a measure, a title line).
        trailing: a part's last line ends in a space.
        spacer: the first empty line after a part holds a space.
        indent: white space before the first line of a paragraph or measure.
    """

    width: int = 26
    line_gap: int = 1
    part_gap: int = 2
    trailing: bool = True
    spacer: bool = True
    indent: str = ""
    newline: str = "\n"


AS_RECEIVED = Layout()
STRIPPED = Layout(trailing=False, spacer=False)
COMPACT = Layout(line_gap=0, part_gap=1, trailing=False, spacer=False)
UNWRAPPED = Layout(width=0, line_gap=0, part_gap=1, trailing=False, spacer=False)
DENSE = Layout(width=0, line_gap=0, part_gap=0, trailing=False, spacer=False)
INDENTED = Layout(line_gap=0, part_gap=0, trailing=False, spacer=False, indent="\u3000\u3000")
NARROW = Layout(width=11, line_gap=0, part_gap=1, trailing=False, spacer=False)
WINDOWS = replace(COMPACT, newline="\r\n")
LAYOUTS = {
    "as received": AS_RECEIVED,
    "stripped": STRIPPED,
    "compact": COMPACT,
    "unwrapped": UNWRAPPED,
    "dense": DENSE,
    "indented": INDENTED,
    "narrow": NARROW,
    "windows": WINDOWS,
}

EXAMPLE = SourceText(
    title=("甲乙合作會議第一次會議", "合作備忘錄"),
    preamble=(
        "為進一步落實有關精神，甲方和乙方於2031年12月5日在某省某市舉行合作會議第一次會議。",
        "會議由雙方主持。雙方就發揮平台作用，更好服務發展大局，推進互利合作達成共識，並同意如下。",
        "雙方一致同意在兩個領域深化合作，具體措施詳見附件。",
    ),
    signature=(
        "某省人民政府",
        "某特別行政區政府",
        "省長",
        "司長",
        "2031年12月5日",
        "2031年12月5日",
    ),
    annex_title=("附件", "合作會議第一次會議同意的", "具體合作措施"),
    domains=(
        SourceDomain(
            1,
            "一",
            "科技創新",
            (
                SourceMeasure(
                    1, "推動在Hong Kong的合作、交流、互訪。一流大學、三、四線城市參與其中。"
                ),
                SourceMeasure(2, "在2025年底前把3.5個百分點的份額用於12項、13項及以後各項。"),
            ),
        ),
        SourceDomain(2, "二", "文化和旅遊", (SourceMeasure(3, "舉辦“遊戲（甲）”及其他活動。"),)),
    ),
    signed_on="2031-12-05",
    place="某省某市",
)


def render(text: SourceText, layout: Layout) -> str:
    """Return a text laid out."""
    rows = [" ".join(pair) for pair in zip(*[iter(text.signature)] * 2, strict=True)]
    parts = [(line, False) for line in text.title]
    parts += [(paragraph, True) for paragraph in text.preamble]
    parts += [(row, False) for row in rows]
    parts += [(line, False) for line in text.annex_title]
    for domain in text.domains:
        parts.append((f"{domain.numeral}、 {domain.heading}", False))
        parts += [(f"{measure.number}. {measure.text}", True) for measure in domain.measures]
    lines: list[str] = []
    for part, wraps in parts:
        lines += _part(part, layout, wraps=wraps)
    return layout.newline.join(lines) + layout.newline


def _part(part: str, layout: Layout, *, wraps: bool) -> list[str]:
    shown = f"{layout.indent}{part}" if wraps else part
    pieces = _wrap(shown, layout.width) if wraps and layout.width else [shown]
    lines: list[str] = []
    for piece in pieces:
        lines += [piece, *[""] * layout.line_gap]
    last = len(lines) - 1 - layout.line_gap
    lines[last] += " " if layout.trailing else ""
    gap = [""] * layout.part_gap
    if layout.spacer:
        gap[0] = " "
    return lines + gap


def _wrap(text: str, width: int) -> list[str]:
    """Cut into lines, anywhere but inside a Latin word."""
    pieces: list[str] = []
    while len(text) > width:
        cut = width
        while cut > 1 and text[cut - 1 : cut + 1].isascii() and text[cut - 1 : cut + 1].isalpha():
            cut -= 1
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def numbered(domains: list[tuple[str, list[str]]]) -> tuple[SourceDomain, ...]:
    """Return domains with measures, numbered through."""
    numbers = count(1)
    return tuple(
        SourceDomain(
            position,
            chinese_numeral(position),
            heading,
            tuple(SourceMeasure(next(numbers), text) for text in measures),
        )
        for position, (heading, measures) in enumerate(domains, start=1)
    )
