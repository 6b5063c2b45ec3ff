"""The annex: numbered domains and the numbered measures under them."""

import re
from dataclasses import dataclass

from zjhk_desktop.domain.errors import SourceMalformed
from zjhk_desktop.domain.language import N_, Phrase
from zjhk_desktop.domain.source_layout import SourceLine, join_lines
from zjhk_desktop.domain.source_numeral import NUMERAL_CHARACTERS, number_of_numeral

_HEADING = re.compile(rf"([{NUMERAL_CHARACTERS}]+)\s*、\s*(.*)")
_MEASURE = re.compile(r"(\d{1,3})\s*[.．](?!\d)(\s*)(.*)")
_SENTENCE = re.compile(r"[。；]")
_CLAUSE = re.compile(r"[，。；]")
_LONGEST_HEADING = 40
_SHORT_OF_WIDTH = 0.75


@dataclass(frozen=True, slots=True)
class SourceMeasure:
    """A measure: its number and its text."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class SourceDomain:
    """A domain: its number, its numeral, its heading and its measures."""

    number: int
    numeral: str
    heading: str
    measures: tuple[SourceMeasure, ...]


def read_domains(
    lines: tuple[SourceLine, ...], path: str
) -> tuple[tuple[SourceLine, ...], tuple[SourceDomain, ...]]:
    """Read the lines after the annex's first: title lines, then domains with measures.

    Raises:
        SourceMalformed: numbers do not follow each other, or a part is missing or empty.
    """
    blocks = _split_blocks(lines, path)
    title = blocks[0].lines if blocks and blocks[0].mark is None else ()
    _check_title(title, path)
    blocks = blocks[1:] if title else blocks
    if not blocks:
        line = lines[-1].number if lines else 1
        problem = Phrase(N_("the annex has no domains (一、 and so on)"))
        raise SourceMalformed(path=path, line=line, problem=problem)
    _check_end(blocks[-1], path)
    return title, _collect(blocks, path)


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one heading or measure, or (without a mark) those before the first."""

    mark: re.Match[str] | None
    lines: tuple[SourceLine, ...]

    @property
    def is_heading(self) -> bool:
        return self.mark is not None and self.mark.re is _HEADING

    @property
    def number(self) -> int:
        return (number_of_numeral(self.mark[1]) if self.mark else None) or 0

    @property
    def text(self) -> str:
        first = self.mark[self.mark.lastindex or 0] if self.mark else self.lines[0].text
        return join_lines([first, *(line.text for line in self.lines[1:])])


def _split_blocks(lines: tuple[SourceLine, ...], path: str) -> list[_Block]:
    """Split into blocks, each beginning with the mark of a heading or a measure."""
    starts: list[tuple[int, re.Match[str] | None]] = []
    domain = measure = 0
    for index, line in enumerate(lines):
        closed = index == 0 or lines[index - 1].ends_sentence or _stands_apart(starts, index)
        heading = _HEADING.fullmatch(line.text)
        numbered = _MEASURE.fullmatch(line.text)
        if heading and _is_heading(lines, index, closed=closed):
            starts.append((index, heading))
            domain += 1
        elif heading and _is_swallowed(lines[index:], domain + 1, measure + 1):
            start = starts[-1][0]
            raise _unfinished(lines[start:index], measure, path)
        elif numbered and (closed or int(numbered[1]) == measure + 1 or numbered[2]):
            starts.append((index, numbered))
            measure = int(numbered[1])
        elif index == 0:
            starts.append((index, None))
    ends = [*(index for index, _ in starts[1:]), len(lines)]
    return [_Block(mark, lines[start:end]) for (start, mark), end in zip(starts, ends, strict=True)]


def _stands_apart(starts: list[tuple[int, re.Match[str] | None]], index: int) -> bool:
    """Say whether the lines before are a title or heading, which end without a full stop."""
    if not starts:
        return False
    start, mark = starts[-1]
    return (mark is None or mark.re is _HEADING) and start < index


def _is_heading(lines: tuple[SourceLine, ...], index: int, *, closed: bool) -> bool:
    """Say whether a line that begins like a heading (一、) is one.

    Measures are full of 、 and wrap anywhere, so it must follow a finished text and hold no
    sentence itself: either it ends well before the margin, where no measure wraps, or nothing
    up to the next numbered line is a sentence.
    """
    line = lines[index].text
    if not closed or _SENTENCE.search(line):
        return False
    if len(line) < _SHORT_OF_WIDTH * max(len(other.text) for other in lines):
        return True
    return _is_heading_text(_up_to_mark(lines[index:]))


def _is_swallowed(lines: tuple[SourceLine, ...], domain: int, measure: int) -> bool:
    """Say whether a heading stands here after a measure that is not finished.

    It has the numeral that is next, holds no sentence, and the measure that is next follows.
    """
    parts = _up_to_mark(lines)
    after = lines[len(parts)].text if len(parts) < len(lines) else ""
    heading, following = _HEADING.fullmatch(lines[0].text), _MEASURE.fullmatch(after)
    return (
        heading is not None
        and following is not None
        and number_of_numeral(heading[1]) == domain
        and int(following[1]) == measure
        and _is_heading_text(parts)
    )


def _up_to_mark(lines: tuple[SourceLine, ...]) -> list[str]:
    """Return the first line and those after it up to the next that begins with a mark."""
    parts: list[str] = []
    for line in lines:
        if parts and (_MEASURE.match(line.text) or _HEADING.match(line.text)):
            break
        parts.append(line.text)
    return parts


def _is_heading_text(parts: list[str]) -> bool:
    text = join_lines(parts)
    return len(text) <= _LONGEST_HEADING and not _SENTENCE.search(text)


def _unfinished(lines: tuple[SourceLine, ...], number: int, path: str) -> SourceMalformed:
    """Return what is wrong with a measure after which a heading stands too soon."""
    mark = _MEASURE.fullmatch(lines[0].text)
    empty = mark is not None and not mark[3] and len(lines) == 1
    template = N_("measure {number} has no text")
    if not empty:
        template = N_("measure {number} does not end with 。")
    problem = Phrase(template, number=number)
    return SourceMalformed(path=path, line=lines[0].number, problem=problem)


def _check_end(last: _Block, path: str) -> None:
    """Refuse a line after the last measure: its sentence has ended, and no other one ends."""
    ends = [index for index, line in enumerate(last.lines) if line.ends_sentence]
    if not last.is_heading and ends and ends[-1] + 1 < len(last.lines):
        problem = Phrase(N_("text that ends without 。 stands after the last measure"))
        raise SourceMalformed(path=path, line=last.lines[ends[-1] + 1].number, problem=problem)


def _check_title(title: tuple[SourceLine, ...], path: str) -> None:
    for line in title:
        if _CLAUSE.search(line.text):
            problem = Phrase(N_("text stands before the first domain of the annex"))
            raise SourceMalformed(path=path, line=line.number, problem=problem)


def _collect(blocks: list[_Block], path: str) -> tuple[SourceDomain, ...]:
    """Return the domains, checking that numbers follow each other without gap or repeat."""
    domains: list[SourceDomain] = []
    measures: list[SourceMeasure] = []
    number = 0
    heading: _Block | None = None
    for block in blocks:
        line = block.lines[0].number
        if block.is_heading:
            if heading is not None:
                domains.append(_domain(heading, measures, path))
            heading, measures = block, []
            _check_number(
                N_("domain {found} stands where domain {expected} should"),
                block,
                len(domains) + 1,
                path,
            )
            continue
        if heading is None:
            problem = Phrase(N_("a measure stands before the first domain"))
            raise SourceMalformed(path=path, line=line, problem=problem)
        number += 1
        _check_number(
            N_("measure {found} stands where measure {expected} should"), block, number, path
        )
        if not block.text:
            problem = Phrase(N_("measure {number} has no text"), number=number)
            raise SourceMalformed(path=path, line=line, problem=problem)
        measures.append(SourceMeasure(number, block.text))
    if heading is not None:
        domains.append(_domain(heading, measures, path))
    return tuple(domains)


def _check_number(template: str, block: _Block, expected: int, path: str) -> None:
    if block.number != expected:
        found = block.mark[1] if block.mark else ""
        problem = Phrase(template, found=found, expected=expected)
        raise SourceMalformed(path=path, line=block.lines[0].number, problem=problem)


def _domain(heading: _Block, measures: list[SourceMeasure], path: str) -> SourceDomain:
    line = heading.lines[0].number
    if not heading.text:
        problem = Phrase(N_("domain {number} has no heading"), number=heading.number)
        raise SourceMalformed(path=path, line=line, problem=problem)
    if _SENTENCE.search(heading.text):
        problem = Phrase(
            N_("text stands between the heading of domain {number} and its first measure"),
            number=heading.number,
        )
        raise SourceMalformed(path=path, line=line, problem=problem)
    if not measures:
        problem = Phrase(N_("domain {number} has no measures"), number=heading.number)
        raise SourceMalformed(path=path, line=line, problem=problem)
    numeral = heading.mark[1] if heading.mark else ""
    return SourceDomain(heading.number, numeral, heading.text, tuple(measures))
