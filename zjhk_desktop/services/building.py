"""Builds the memorandum database from its source folder."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from zjhk_desktop.domain.errors import LengthChanged, SourceMalformed, SourceMissing
from zjhk_desktop.domain.fixed_words import fixed_words, is_word
from zjhk_desktop.domain.language import N_, Phrase
from zjhk_desktop.domain.memorandum import Memorandum, Mention, Name, Passage, Section
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.source_mentions import find_mentions
from zjhk_desktop.domain.source_outline import SectionOutline, outline
from zjhk_desktop.domain.source_tables import ListedName, parse_glossary, parse_names
from zjhk_desktop.domain.source_text import parse_source
from zjhk_desktop.scripts.converter import Converter
from zjhk_desktop.scripts.folding import Folder
from zjhk_desktop.scripts.segmenter import Segmenter
from zjhk_desktop.storage.memo_writer import write_memorandum

TEXT_FILE = "memorandum.txt"
NAMES_FILE = "names.csv"
GLOSSARY_FILE = "glossary.csv"
WORDS_FILE = "words.csv"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was built.

    Attributes:
        sha256: of the database file.
        words: of the house glossary.
        idle_words: those of them (hant) that the memorandum does not hold.
    """

    domains: int
    measures: int
    passages: int
    names: int
    mentions: int
    sha256: str
    words: int
    idle_words: tuple[str, ...]


def build(source: Path, out: Path, converter: Converter, folder: Folder) -> BuildReport:
    """Build the database `out` from a folder with `memorandum.txt`.

    `names.csv`, `glossary.csv` and `words.csv` beside it may be absent; then the index is empty,
    and conversion and words are those of the general dictionaries.

    Raises:
        SourceMissing: the text cannot be read.
        SourceMalformed: a source file is not of its form.
        LengthChanged: a passage's Simplified text would have another length.
        ResourceMissing: a conversion dictionary is missing.
        SegmenterMissing: the words of the text cannot be found on this system.
        CannotWrite: the database cannot be written; nothing was changed.
    """
    memorandum = compose(source, converter, folder)
    write_memorandum(memorandum, out)
    return BuildReport(
        domains=len(memorandum.domains),
        measures=len(memorandum.measures),
        passages=len(memorandum.passages),
        names=len(memorandum.names),
        mentions=len(memorandum.mentions),
        sha256=hashlib.sha256(out.read_bytes()).hexdigest(),
        words=len(memorandum.glossary),
        idle_words=_idle_words(memorandum),
    )


def compose(source: Path, converter: Converter, folder: Folder) -> Memorandum:
    """Return the memorandum that a source folder describes; raises as `build` does."""
    data = _read(source / TEXT_FILE)
    text = parse_source(data, str(source / TEXT_FILE))
    sections, passages = _assemble(outline(text), converter, folder)
    names, mentions = _index(source / NAMES_FILE, passages)
    # A name may also stand within a longer one, where it is no mention.
    words = {name.hans for name in names if is_word(name)}
    segmenter = Segmenter({*_house_words(source / WORDS_FILE, converter), *words})
    title = "".join(text.title)
    return Memorandum(
        title_hant=title,
        title_hans=_simplify(title, "t", converter),
        signed_on=text.signed_on,
        place_hant=text.place,
        place_hans=_simplify(text.place, "p", converter),
        source_sha256=hashlib.sha256(data).hexdigest(),
        sections=sections,
        passages=_with_breaks(passages, names, mentions, segmenter),
        names=names,
        mentions=mentions,
        glossary=_house_words(source / GLOSSARY_FILE, converter),
    )


def _assemble(
    outlines: tuple[SectionOutline, ...], converter: Converter, folder: Folder
) -> tuple[tuple[Section, ...], tuple[Passage, ...]]:
    """Return sections and passages in both scripts, numbered in reading order."""
    sections: list[Section] = []
    passages: list[Passage] = []
    for part in outlines:
        heading = _simplify(part.heading, part.id, converter)
        sections.append(
            Section(
                part.id, part.kind, len(sections), part.number, part.numeral, part.heading, heading
            )
        )
        for draft in part.passages:
            passages.append(
                Passage(
                    id=draft.id,
                    section=part.id,
                    position=len(passages),
                    kind=draft.kind,
                    number=draft.number,
                    domain=part.number,
                    text_hant=draft.text,
                    text_hans=_simplify(draft.text, draft.id, converter),
                    folded=folder.fold(draft.text),
                )
            )
    return tuple(sections), tuple(passages)


def _simplify(text: str, passage: str, converter: Converter) -> str:
    simplified = converter.convert(text, Script.HANS)
    if len(simplified) != len(text):
        raise LengthChanged(id=passage)
    return simplified


def _index(
    path: Path, passages: tuple[Passage, ...]
) -> tuple[tuple[Name, ...], tuple[Mention, ...]]:
    """Return the names and every mention; without a table of names, none."""
    if not _is_there(path):
        return (), ()
    listed = parse_names(_read(path), str(path))
    names = tuple(entry.name for entry in listed)
    mentions = tuple(mention for passage in passages for mention in find_mentions(passage, names))
    _check_simplified(listed, passages, mentions, path)
    return names, mentions


def _check_simplified(
    listed: tuple[ListedName, ...],
    passages: tuple[Passage, ...],
    mentions: tuple[Mention, ...],
    path: Path,
) -> None:
    """Refuse a name whose Simplified form is not what the Simplified text has."""
    entries = {entry.name.id: entry for entry in listed}
    texts = {passage.id: passage.text_hans for passage in passages}
    for mention in mentions:
        entry = entries[mention.name]
        found = texts[mention.passage][mention.start : mention.end]
        if found != entry.name.hans:
            problem = Phrase(
                N_("the Simplified text has “{found}”, not “{name}”"),
                found=found,
                name=entry.name.hans,
            )
            raise SourceMalformed(path=str(path), line=entry.line, problem=problem)


def _with_breaks(
    passages: tuple[Passage, ...],
    names: tuple[Name, ...],
    mentions: tuple[Mention, ...],
    segmenter: Segmenter,
) -> tuple[Passage, ...]:
    """Return the passages with where their words begin."""
    by_id = {name.id: name for name in names}
    of_passage: dict[str, list[Mention]] = {}
    for mention in mentions:
        of_passage.setdefault(mention.passage, []).append(mention)
    return tuple(
        replace(
            passage,
            breaks=segmenter.breaks(
                passage.text_hans,
                fixed_words(passage.text_hans, of_passage.get(passage.id, ()), by_id),
            ),
        )
        for passage in passages
    )


def _house_words(path: Path, converter: Converter) -> Mapping[str, str]:
    """Return the house words, hans -> hant; refuse one whose hans is not what hant becomes."""
    words: dict[str, str] = {}
    for word in parse_glossary(_read(path), str(path)) if _is_there(path) else ():
        found = converter.convert(word.hant, Script.HANS)
        if found != word.hans:
            problem = Phrase(
                N_("“{hant}” becomes “{found}”, not “{hans}”"),
                hant=word.hant,
                found=found,
                hans=word.hans,
            )
            raise SourceMalformed(path=str(path), line=word.line, problem=problem)
        words[word.hans] = word.hant
    return words


def _idle_words(memorandum: Memorandum) -> tuple[str, ...]:
    """Return the house words, as hant, that no passage holds."""
    texts = [passage.text_hant for passage in memorandum.passages]
    words = memorandum.glossary.values()
    return tuple(word for word in words if not any(word in text for text in texts))


def _is_there(path: Path) -> bool:
    """Say whether something has that name; a link that leads nowhere is not nothing."""
    return path.exists() or path.is_symlink()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceMissing(path=path, reason=reason_of(error, path)) from None
