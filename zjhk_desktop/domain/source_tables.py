"""The two tables beside the source text: the index of names and the house glossary."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zjhk_desktop.domain.errors import SourceMalformed
from zjhk_desktop.domain.language import N_, Phrase
from zjhk_desktop.domain.memorandum import Name, NameKind
from zjhk_desktop.domain.source_layout import decode_source

_NAME_COLUMNS = ("id", "kind", "hant", "hans", "en")
_GLOSSARY_COLUMNS = ("hant", "hans")


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name and the line of the table that it stands on, for errors found later."""

    name: Name
    line: int


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A word of the house's own usage in both scripts, and its line of the table."""

    hant: str
    hans: str
    line: int


def parse_names(data: bytes, path: str) -> tuple[ListedName, ...]:
    """Return the names of `names.csv` (columns id, kind, hant, hans, en; en may be empty).

    Raises:
        SourceMalformed: a row is not of that form, repeats an id or a name, or has texts of
            unequal length.
    """
    found: list[ListedName] = []
    ids: set[str] = set()
    texts: set[str] = set()
    for line, row in _rows(data, path, _NAME_COLUMNS):
        if not (row["id"] and row["hant"] and row["hans"]):
            raise _malformed(path, line, Phrase(N_("id, hant and hans must not be empty")))
        if row["kind"] not in set(NameKind):
            raise _malformed(path, line, Phrase(N_("“{kind}” is no kind"), kind=row["kind"]))
        if row["id"] in ids or row["hant"] in texts:
            raise _malformed(path, line, Phrase(N_("“{name}” stands twice"), name=row["hant"]))
        _check_length(row, path, line)
        ids.add(row["id"])
        texts.add(row["hant"])
        name = Name(row["id"], NameKind(row["kind"]), row["hant"], row["hans"], row["en"])
        found.append(ListedName(name, line))
    return tuple(found)


def parse_glossary(data: bytes, path: str) -> tuple[ListedWord, ...]:
    """Return the house words of `glossary.csv` (columns hant, hans).

    Raises:
        SourceMalformed: a row is empty or repeated, or has texts of unequal length.
    """
    found: list[ListedWord] = []
    seen: set[str] = set()
    for line, row in _rows(data, path, _GLOSSARY_COLUMNS):
        if not (row["hant"] and row["hans"]):
            raise _malformed(path, line, Phrase(N_("hant and hans must not be empty")))
        if row["hans"] in seen:
            raise _malformed(path, line, Phrase(N_("“{name}” stands twice"), name=row["hans"]))
        _check_length(row, path, line)
        seen.add(row["hans"])
        found.append(ListedWord(row["hant"], row["hans"], line))
    return tuple(found)


def _rows(data: bytes, path: str, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, row) of a CSV file with just these columns; empty lines are skipped."""
    text = decode_source(data, path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, list[str]())
        if tuple(cell.strip() for cell in header) != columns:
            wanted = ",".join(columns)
            problem = Phrase(N_("the first line must be {columns}"), columns=wanted)
            raise _malformed(path, 1, problem)
        for cells in reader:
            if len(cells) not in (0, len(columns)):
                problem = Phrase(
                    N_("{found} cells stand where {expected} should"),
                    found=len(cells),
                    expected=len(columns),
                )
                raise _malformed(path, reader.line_num, problem)
            if cells:
                yield reader.line_num, dict(zip(columns, map(str.strip, cells), strict=True))
    except csv.Error:
        raise _malformed(path, reader.line_num, Phrase(N_("this is not CSV"))) from None


def _check_length(row: Mapping[str, str], path: str, line: int) -> None:
    if len(row["hant"]) != len(row["hans"]):
        raise _malformed(path, line, Phrase(N_("hant and hans differ in length")))


def _malformed(path: str, line: int, problem: Phrase) -> SourceMalformed:
    return SourceMalformed(path=path, line=line, problem=problem)
