"""What stands before the annex: title lines, preamble paragraphs, signature cells.

No single sign marks the end of a paragraph. A converter from PDF leaves an empty line after
every line, a trailing space and a spacer line after a paragraph; an editor may strip the
spaces, reflow the lines or number of empty ones. So several signs are weighed.
"""

import re
from itertools import pairwise

from zjhk_desktop.domain.source_layout import SourceLine, join_lines

_SHORTER = 2
"""A last line is short when it lacks at least so many characters of the widest."""
_INDENT = 2
"""A first line is indented when it begins at least so many spaces (of any width) further in."""
_WIDEST_WRAPPED = 60
"""A wider line is no wrapped one."""
_DATE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_TITLE_END = re.compile(
    r"(?:備忘錄|協議|協議書|協定|紀要|意向書|宣言|聲明|安排|意見|方案|計劃|會議|措施|任務)$"
)
_STOPS = re.compile(r"[，。；]")
_RUN = re.compile(r"\s+")


def split_title(lines: tuple[SourceLine, ...]) -> tuple[tuple[SourceLine, ...], ...]:
    """Split the text before the annex into its title lines and the rest; either may be empty."""
    first = next((i for i, line in enumerate(lines) if line.ends_sentence), len(lines))
    head = lines[:first]
    cut = _cut_by_gap(head) or _cut_by_trailing(head, lines) or _cut_by_words(head)
    if not cut and first < len(lines) and not _hold_clauses(head) and _are_unwrapped(lines[first:]):
        cut = first
    return lines[:cut], lines[cut:]


def _cut_by_gap(head: tuple[SourceLine, ...]) -> int:
    """Return how many lines stand before the last gap that is wider than within a paragraph."""
    if not head:
        return 0
    narrow = min(line.gap for line in head)
    wide = [i for i, line in enumerate(head) if line.spacer or line.gap > narrow]
    # A page break inside the first paragraph is no gap after a title: titles hold no clause.
    titles = [i for i in wide if not _hold_clauses(head[: i + 1])]
    return titles[-1] + 1 if titles else 0


def _cut_by_trailing(head: tuple[SourceLine, ...], lines: tuple[SourceLine, ...]) -> int:
    """Return how many leading lines end in white space, where only last lines do so."""
    if all(line.trailing for line in lines):
        return 0
    plain = next((i for i, line in enumerate(head) if not line.trailing), len(head))
    return 0 if _hold_clauses(head[:plain]) else plain


def _cut_by_words(head: tuple[SourceLine, ...]) -> int:
    """Return how many lines stand before and with the one that ends as a title does."""
    for index, line in enumerate(head):
        if _STOPS.search(line.text):
            return 0
        following = head[index + 1].text if index + 1 < len(head) else ""
        if _TITLE_END.search(line.text) and not _TITLE_END.search(following):
            return index + 1
    return 0


def _hold_clauses(lines: tuple[SourceLine, ...]) -> bool:
    """Say whether any of the lines holds a clause, as no title does."""
    return any(_STOPS.search(line.text) for line in lines)


def _are_unwrapped(lines: tuple[SourceLine, ...]) -> bool:
    """Say whether the paragraphs are not wrapped: every line up to the last end is one."""
    last = max(i for i, line in enumerate(lines) if line.ends_sentence)
    return all(line.ends_sentence for line in lines[: last + 1])


def title_lines(lines: tuple[SourceLine, ...]) -> tuple[str, ...]:
    """Return the text of each title line; where last lines end in a space, others wrap on."""
    marked = any(line.trailing for line in lines)
    titles: list[list[str]] = [[]]
    for line in lines:
        titles[-1].append(line.text)
        if line.trailing or not marked:
            titles.append([])
    return tuple(join_lines(parts) for parts in titles if parts)


def split_paragraphs(lines: tuple[SourceLine, ...]) -> tuple[tuple[SourceLine, ...], ...]:
    """Split the lines of the preamble into paragraphs."""
    if not lines:
        return ()
    ends = [i for i, line in enumerate(lines[:-1]) if line.ends_sentence]
    margin = min(line.indent for line in lines)
    if lines[0].indent >= margin + _INDENT:
        cuts = [i + 1 for i in ends if lines[i + 1].indent >= margin + _INDENT]
    else:
        cuts = _cuts_by_signs(lines, ends)
    return tuple(lines[start:end] for start, end in pairwise([0, *cuts, len(lines)]))


def _cuts_by_signs(lines: tuple[SourceLine, ...], ends: list[int]) -> list[int]:
    """Return the starts of paragraphs but the first, where no indentation shows them.

    Args:
        lines: of the preamble.
        ends: positions of lines that end a sentence, of which some end a paragraph.
    """
    width = max(len(line.text) for line in lines)
    narrow = min((line.gap for line in lines[:-1]), default=0)
    trailing_marks = any(line.trailing for line in lines if line.ends_sentence)
    gap_marks = any(line.gap > narrow for line in lines if line.ends_sentence)
    signs = {(line.trailing, line.gap > narrow) for line in lines}
    unwrapped = _are_unwrapped(lines) and (width > _WIDEST_WRAPPED or len(signs) == 1)
    cuts: list[int] = []
    for i in ends:
        line = lines[i]
        wide = line.gap > narrow
        short = len(line.text) <= width - _SHORTER
        if (
            unwrapped
            or line.spacer
            or (wide and (line.trailing or not trailing_marks))
            or (short and line.trailing)
            or (short and not trailing_marks and not gap_marks)
        ):
            cuts.append(i + 1)
    return cuts


def split_cells(row: str) -> tuple[str, ...]:
    """Return the two cells of a row of the signature block, or the one that it has.

    Dates and spaced names (王 浩) hold spaces themselves: equal halves, whole dates, the
    widest run of spaces and then the most even split are tried in this order.
    """
    dates = tuple(join_lines([match[0]]) for match in _DATE.finditer(row))
    if dates and "".join(dates) == join_lines([row]):
        return dates
    whole = join_lines([row])
    half = len(whole) // 2
    if whole[:half] == whole[half:]:
        return whole[:half], whole[half:]
    runs = list(_RUN.finditer(row))
    if not runs:
        return (whole,)
    best = max(
        runs,
        key=lambda run: (
            run.end() - run.start(),
            -abs(len(join_lines([row[: run.start()]])) - len(join_lines([row[run.end() :]]))),
        ),
    )
    return join_lines([row[: best.start()]]), join_lines([row[best.end() :]])
