"""Write how Chinese is read, in Mandarin and in Cantonese, as tables into resources/readings.

Run it at development time only: python packaging/readings/build_readings.py
"""

import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parents[2] / "resources" / "readings"
REQUIREMENTS = ("pypinyin==0.55.0", "ToJyutping==3.2.0")
CHARACTERS = [chr(code) for code in range(0x4E00, 0xA000)]
MOST_READINGS = 3
"""Of a character in Cantonese, the commonest first."""

OWN_PHRASES = {"重做": [["chóng"], ["zuò"]]}
"""Words of the interface that the dictionary does not have."""

README = """Readings of Chinese characters, for finding commands by typing them in Latin letters.

pinyin.txt: from {pinyin}, MIT licence: see LICENSE-pypinyin.txt. Without tones, ü as v.
First a line for each syllable with its characters, each under its usual reading; then the phrases
that are read otherwise than their parts, shorter ones first, in Simplified; 重做 is added.
jyutping.txt: from {jyutping}, BSD 2-Clause licence: see LICENSE-ToJyutping.txt. Without
tones; a character stands at each of its readings, up to three.
"""


def main() -> None:
    """Install both wheels in a scratch folder and write everything anew."""
    with tempfile.TemporaryDirectory() as scratch:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", scratch]
        subprocess.run([*pip, "--only-binary=:all:", *REQUIREMENTS], check=True)
        sys.path.insert(0, scratch)
        write(Path(scratch))


def write(source: Path) -> None:
    """Write tables, licences and what they are."""
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.iterdir():
        old.unlink()
    pinyin, jyutping = import_module("pypinyin"), import_module("ToJyutping")
    usual = {char: bare(pinyin.lazy_pinyin(char)[0]) for char in CHARACTERS}
    usual = {
        char: reading for char, reading in usual.items() if reading.isalpha() and reading.isascii()
    }
    known = import_module("pypinyin.constants").PHRASES_DICT
    phrases = irregular(usual, {**known, **OWN_PHRASES})
    lines = [*by_syllable((reading, char) for char, reading in usual.items())]
    lines += [f"{phrase} {' '.join(reading)}" for phrase, reading in phrases.items()]
    put("pinyin.txt", lines)
    candidates: Callable[[str], Any] = jyutping.get_jyutping_candidates
    spoken = (
        (reading, char)
        for char in CHARACTERS
        for reading in dict.fromkeys(
            each.rstrip("123456") for each in candidates(char)[0][1][:MOST_READINGS]
        )
        if reading.isalpha()
    )
    put("jyutping.txt", by_syllable(spoken))
    named = dict(zip(("pinyin", "jyutping"), REQUIREMENTS, strict=True))
    put("README.txt", README.format(**named).splitlines())
    for name in ("pypinyin", "ToJyutping"):
        licence = next(next(source.glob(f"{name}-*.dist-info")).rglob("LICENSE*"))
        put(f"LICENSE-{name}.txt", licence.read_text(encoding="utf-8").splitlines())


def irregular(usual: dict[str, str], phrases: dict[str, Any]) -> dict[str, list[str]]:
    """Return the phrases, shorter first, that are read otherwise than their parts are."""
    kept: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda each: (len(each), each)):
        reading = [bare(each[0]) for each in phrases[phrase]]
        regular = len(reading) == len(phrase) and all(char in usual for char in phrase)
        if regular and reading != read(phrase, usual, kept):
            kept[phrase] = reading
    return kept


def read(text: str, usual: dict[str, str], kept: dict[str, list[str]]) -> list[str]:
    """Return how a text is read: the longest phrase at each place, else the character."""
    reading: list[str] = []
    longest = max(map(len, kept), default=1)
    while len(reading) < len(text):
        at = len(reading)
        sizes = range(min(longest, len(text) - at), 1, -1)
        phrase = next((text[at : at + size] for size in sizes if text[at : at + size] in kept), "")
        reading += kept[phrase] if phrase else [usual[text[at]]]
    return reading


def bare(syllable: str) -> str:
    """Return a syllable without its tone, ü as v."""
    spelt = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(char for char in spelt if not unicodedata.combining(char))


def by_syllable(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Return a line for each syllable, with its characters behind it."""
    together: dict[str, str] = {}
    for syllable, char in pairs:
        together[syllable] = together.get(syllable, "") + char
    return [f"{syllable} {chars}" for syllable, chars in sorted(together.items())]


def put(name: str, lines: Iterable[str]) -> None:
    """Write lines into a file of the folder."""
    (OUT / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
