"""How well what is typed fits a title: as it is written, as it is read aloud, by its initials."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

_INSIDE_LEAST = 3
"""Letters from which they may stand in the middle of a word."""
_SCATTERED_LEAST = 3
"""Letters from which they may stand anywhere in a title, as long as their order is the same."""


class Fit(IntEnum):
    """How a text is met, the best last."""

    SCATTERED = 1
    LOOSE = 2
    INITIALS_INSIDE = 3
    INSIDE = 4
    INITIALS = 5
    READ_INSIDE = 6
    WORD = 7
    READ = 8
    PREFIX = 9
    EXACT = 10


_AT_START = (Fit.READ, Fit.INITIALS)
_INSIDE = (Fit.READ_INSIDE, Fit.INITIALS_INSIDE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of Latin letters, or one Chinese character, and the ways to spell it."""

    start: int
    spellings: tuple[str, ...]
    chinese: bool


@dataclass(frozen=True, slots=True)
class Term:
    """One text under which something is found.

    Attributes:
        text: as it is shown.
        folded: the same, with one character for every way to write it, in the same length.
        readings: for each character the syllables by which it is read.
        handicap: what is taken from the score, for texts that are not the title itself.
        least: how well it must be met, to count.
    """

    text: str
    folded: str
    readings: tuple[tuple[str, ...], ...]
    handicap: int = 0
    least: Fit = Fit.SCATTERED
    tokens: tuple[Token, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Cut the text into words and characters."""
        object.__setattr__(self, "tokens", tuple(_tokens(self.folded, self.readings)))


@dataclass(frozen=True, slots=True)
class Match:
    """That something is found.

    Attributes:
        score: the greater, the better.
        places: for each term that is met (by its number), which of its characters are.
    """

    score: int
    places: dict[int, tuple[int, ...]]


def match(query: str, terms: Sequence[Term]) -> Match | None:
    """Return how terms meet a folded query, as a whole or word by word (None: they do not)."""
    words = query.split()
    whole = _best(" ".join(words), terms)
    if len(words) < 2:
        return whole
    parts = [part for part in (_best(word, terms) for word in words) if part is not None]
    if len(parts) < len(words):
        return whole
    score = min(part.score for part in parts) - 1
    if whole is not None and whole.score >= score:
        return whole
    places: dict[int, tuple[int, ...]] = {}
    for part in parts:
        for number, found in part.places.items():
            places[number] = tuple(sorted({*places.get(number, ()), *found}))
    return Match(score, places)


def _best(query: str, terms: Sequence[Term]) -> Match | None:
    best: Match | None = None
    for number, term in enumerate(terms):
        found = fit(query, term)
        if found is not None and found[0] >= term.least:
            score = found[0] * 10 - term.handicap
            if best is None or score > best.score:
                best = Match(score, {number: found[1]})
    return best


def fit(query: str, term: Term) -> tuple[Fit, tuple[int, ...]] | None:
    """Return how a folded query is met by one term, and by which of its characters."""
    if not query:
        return None
    found = [each for each in (_written(query, term), _spelt(query, term)) if each is not None]
    return max(found, key=lambda each: each[0], default=None)


def _written(query: str, term: Term) -> tuple[Fit, tuple[int, ...]] | None:
    """Return where the query stands in the text as it is."""
    at = term.folded.find(query)
    if at < 0:
        return None
    starts = {token.start for token in term.tokens}
    later = at
    while later > 0 and later not in starts:
        later = term.folded.find(query, later + 1)
    if query == term.folded:
        kind = Fit.EXACT
    elif at == 0:
        kind = Fit.PREFIX
    elif later > 0:
        at, kind = later, Fit.WORD
    elif len(query) >= _INSIDE_LEAST:
        kind = Fit.INSIDE
    else:
        return None
    return kind, tuple(range(at, at + len(query)))


def _spelt(query: str, term: Term) -> tuple[Fit, tuple[int, ...]] | None:
    """Return where words and characters are spelt by the query, from their beginnings."""
    letters = "".join(query.split())
    spelling = _Spelling(letters, term.tokens)
    found: list[tuple[Fit, tuple[int, ...]]] = []
    for first in range(len(term.tokens)):
        steps = spelling.steps(first, gaps=False)
        if steps is not None:
            read = all(full for _token, _size, full in steps[:-1])
            kinds = _AT_START if first == 0 else _INSIDE
            found.append((kinds[0 if read else 1], _places(steps)))
    if found:
        return max(found, key=lambda each: each[0])
    if term.least > Fit.LOOSE or len(letters) < 2:
        return None
    for first in range(len(term.tokens)):
        steps = spelling.steps(first, gaps=True)
        if steps is not None:
            return Fit.LOOSE, _places(steps)
    return _scattered(letters, term)


def _scattered(letters: str, term: Term) -> tuple[Fit, tuple[int, ...]] | None:
    """Return the letters of the text that the query picks out, the first one a word's first."""
    starts = [token.start for token in term.tokens if not token.chinese]
    for start in starts if len(letters) >= _SCATTERED_LEAST else ():
        places: list[int] = []
        at = start
        for letter in letters:
            at = term.folded.find(letter, at)
            if at < 0:
                break
            places.append(at)
            at += 1
        if len(places) == len(letters) and places[0] == start:
            return Fit.SCATTERED, tuple(places)
    return None


_Step = tuple[Token, int, bool]
"""A token, how many letters of the query it takes, and whether they spell all of it."""


class _Spelling:
    """Takes letters apart into beginnings of tokens that follow each other."""

    def __init__(self, letters: str, tokens: tuple[Token, ...]) -> None:
        """Spell tokens with letters; ü may be typed as v or as u."""
        self._letters = letters
        self._syllables = letters.replace("v", "u")
        self._tokens = tokens

    def steps(self, first: int, *, gaps: bool) -> tuple[_Step, ...] | None:
        """Return the tokens from `first` on that take all letters (None: there are none).

        `gaps`: tokens may be left out in between.
        """
        return self._go(first, 0, gaps, set())

    def _go(
        self, token: int, at: int, gaps: bool, dead: set[tuple[int, int]]
    ) -> tuple[_Step, ...] | None:
        if at == len(self._letters):
            return ()
        if (token, at) in dead:
            return None
        last = len(self._tokens) if gaps and at else min(token + 1, len(self._tokens))
        for number in range(token, last):
            for size, full in self._sizes(self._tokens[number], at):
                rest = self._go(number + 1, at + size, gaps, dead)
                if rest is not None:
                    return ((self._tokens[number], size, full), *rest)
        dead.add((token, at))
        return None

    def _sizes(self, token: Token, at: int) -> list[tuple[int, bool]]:
        """Return how many letters a token can take, more first, and whether they are all of it."""
        letters = self._syllables if token.chinese else self._letters
        sizes: dict[int, bool] = {}
        for spelling in token.spellings:
            for size in range(1, len(spelling) + 1):
                if not letters.startswith(spelling[:size], at):
                    break
                sizes[size] = sizes.get(size, False) or size == len(spelling)
        return sorted(sizes.items(), reverse=True)


def _places(steps: Sequence[_Step]) -> tuple[int, ...]:
    """Return the characters that steps meet."""
    return tuple(
        place
        for token, size, _full in steps
        for place in range(token.start, token.start + (1 if token.chinese else size))
    )


def _tokens(folded: str, readings: Sequence[tuple[str, ...]]) -> Iterator[Token]:
    """Yield the words and the Chinese characters of a text."""
    at = 0
    while at < len(folded):
        if readings[at]:
            syllables = (syllable.replace("v", "u") for syllable in readings[at])
            yield Token(at, (folded[at], *syllables), chinese=True)
            at += 1
        elif folded[at].isalnum():
            end = at + 1
            while end < len(folded) and folded[end].isalnum() and not readings[end]:
                end += 1
            yield Token(at, (folded[at:end],), chinese=False)
            at = end
        else:
            at += 1
