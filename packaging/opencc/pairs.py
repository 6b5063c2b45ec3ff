"""Write docs/pairs.md: every character that the two scripts of the memorandum write differently.

Run it when the memorandum or the dictionaries change: python packaging/opencc/pairs.py
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from zjhk_desktop.domain.memorandum import Memorandum  # noqa: E402
from zjhk_desktop.paths import program_files  # noqa: E402
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256  # noqa: E402
from zjhk_desktop.storage.memo_reader import read_memorandum  # noqa: E402

PAGE = ROOT / "docs" / "pairs.md"
COLUMNS = 8
CONTEXTS = 5
WORDS = ("關係", "系統", "聯繫人", "聯繫溝通")
"""The words that characters with more than one counterpart stand in, cut by a person."""
EVERYDAY = b"\xc6\x7e"
"""The last of Big5's frequent characters."""
HAN = "\u2e80"

HEAD = """# The two scripts of the memorandum, character by character

Written by `packaging/opencc/pairs.py` from `data/memo.sqlite`; a test keeps it current. It prints
on two pages, and is all there is to check: {characters:,} characters, of which {changed:,} change
in {pairs} pairs. Traditional, Simplified, how often; the most frequent first.
"""
SPLIT_HEAD = """
## Where one character is not enough to tell

These depend on the word: one Traditional character with more than one Simplified form, or one
Simplified form that stands for more than one Traditional character (itself included). Each is
shown with words that it stands in.
"""
CHOICE_HEAD = """
## Where the general tables know another character

Simplified characters of the memorandum that can stand for another everyday Traditional one.
"""
HOUSE_HEAD = """
## The memorandum's own usage

Words that the general Hong Kong tables would write otherwise when going back to Traditional; kept
in the table `glossary` and applied as whole words.
"""
SAME_HEAD = """
## The same in both

{kinds} Chinese characters ({count:,} in all) are written alike, and must be proper in both scripts:
"""


def main() -> None:
    """Write the page."""
    memorandum = read_memorandum(program_files().memorandum, MEMORANDUM_SHA256)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(memorandum), "utf-8")


def page(memorandum: Memorandum) -> str:
    """Return the text of docs/pairs.md."""
    found = Counter(
        pair
        for passage in memorandum.passages
        for pair in zip(passage.text_hant, passage.text_hans, strict=True)
    )
    pairs = {pair: count for pair, count in found.items() if pair[0] != pair[1]}
    same = {hant: count for (hant, hans), count in found.items() if hant == hans and hant >= HAN}
    same = {one: count for one, count in same.items() if one.isalpha()}
    ordered = sorted(pairs, key=lambda pair: (-pairs[pair], pair))
    head = HEAD.format(characters=found.total(), changed=sum(pairs.values()), pairs=len(pairs))
    return "\n".join(
        [
            head,
            *_columns([f"{hant} {hans} {pairs[hant, hans]}" for hant, hans in ordered]),
            SPLIT_HEAD,
            *_ambiguous(memorandum, found),
            CHOICE_HEAD,
            *_columns(list(_choices(found)), 6),
            HOUSE_HEAD,
            "，".join(sorted(memorandum.glossary.values())),
            SAME_HEAD.format(kinds=len(same), count=sum(same.values())),
            "".join(sorted(same, key=lambda one: (-same[one], one))),
            "",
        ]
    )


def _columns(cells: Sequence[str], columns: int = COLUMNS) -> Iterator[str]:
    """Yield a table that is read down its columns."""
    rows = -(-len(cells) // columns)
    yield "|" + " |" * columns
    yield "|" + " --- |" * columns
    for row in range(rows):
        line = [cells[at] if at < len(cells) else "" for at in range(row, rows * columns, rows)]
        yield f"| {' | '.join(line)} |"


def _ambiguous(memorandum: Memorandum, found: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield the characters that go to, or come from, more than one, with words they stand in."""
    forward: dict[str, set[str]] = defaultdict(set)
    back: dict[str, set[str]] = defaultdict(set)
    for hant, hans in found:
        forward[hant].add(hans)
        back[hans].add(hant)
    yield "| Traditional | Simplified | times | words |"
    yield "| --- | --- | --- | --- |"
    for hant in sorted(one for one, others in forward.items() if len(others) > 1):
        for hans in sorted(forward[hant]):
            yield _row(memorandum, (hant, hans), found)
    for hans in sorted(one for one, others in back.items() if len(others) > 1):
        for hant in sorted(back[hans]):
            yield _row(memorandum, (hant, hans), found)


def _choices(found: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield what was chosen for a Simplified character, and what was not."""
    back: dict[str, set[str]] = defaultdict(set)
    for hant, hans in found:
        back[hans].add(hant)
    for line in (program_files().opencc / "STCharacters.txt").read_text("utf-8").splitlines():
        hans, _, values = line.partition("\t")
        others = [
            value for value in values.split(" ") if value not in back[hans] and _is_everyday(value)
        ]
        if len(values.split(" ")) > 1 and back[hans] and others:
            yield f"{hans}: {'、'.join(sorted(back[hans]))}, not {'、'.join(others)}"


def _is_everyday(character: str) -> bool:
    """Say whether Traditional text of today has the character: 后 and 范, but not 广."""
    return b"" < character.encode("big5", "ignore") <= EVERYDAY


def _row(memorandum: Memorandum, pair: tuple[str, str], found: Counter[tuple[str, str]]) -> str:
    words = Counter(_words(memorandum, pair))
    shown = "，".join(word for word, _ in words.most_common(CONTEXTS))
    more = "…" if len(words) > CONTEXTS else ""
    return f"| {pair[0]} | {pair[1]} | {found[pair]} | {shown}{more} |"


def _words(memorandum: Memorandum, pair: tuple[str, str]) -> Iterator[str]:
    """Yield the word that each place of a pair stands in.

    Raises:
        ValueError: a place stands in none of the words; add it to them.
    """
    for passage in memorandum.passages:
        text = passage.text_hant
        for at, both in enumerate(zip(text, passage.text_hans, strict=True)):
            if both == pair:
                yield _word_at(text, at)


def _word_at(text: str, at: int) -> str:
    for word in WORDS:
        if text.find(word, max(0, at - len(word) + 1), at + len(word)) >= 0:
            return word
    raise ValueError(text[max(0, at - 3) : at + 4])


if __name__ == "__main__":
    main()
