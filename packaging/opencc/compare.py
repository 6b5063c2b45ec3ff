"""Compare our conversions with the C++ OpenCC's, text by text.

Run it at development time only: python packaging/opencc/compare.py [SEED]
With “golden” in place of the seed it writes the C++ answers that the unit tests compare with.
What it prints stands in docs/conversion.md.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cpp_opencc import REQUIREMENT, Installed, install

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from zjhk_desktop.domain.memorandum import Memorandum  # noqa: E402
from zjhk_desktop.domain.script import Script  # noqa: E402
from zjhk_desktop.paths import program_files  # noqa: E402
from zjhk_desktop.scripts.converter import Converter  # noqa: E402
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256  # noqa: E402
from zjhk_desktop.storage.memo_reader import read_memorandum  # noqa: E402

FOLDER = program_files().opencc
CONFIGURATIONS = {Script.HANS: "hk2s", Script.HANT: "s2hk"}
SENTENCES = 20_000
SHOWN = 10
GOLDEN = ROOT / "tests" / "unit" / "scripts" / "opencc_1_4_2.json"
GOLDEN_SIZE = 400
REFERENCE = """
import json, opencc, sys
converter = opencc.OpenCC(sys.argv[1])
json.dump([converter.convert(text) for text in json.load(sys.stdin)], sys.stdout)
"""
ODD = [
    *("\n", "\r\n", " ", "\u3000", "，", "。", "“", "A", "z9", "é", "e\u0301", "ｗ"),
    *("😀", "👩\u200d⚕\ufe0f", "𠮷", "𨋢", "\ufe00", "\U000e0100", "\u200b", "\ufeff", "\x7f"),
    *("⿰", "⿱", "⿲", "⿾", "釒", "\uf900", "\U0002f804", "\ue000", "\U0010ffff"),
]


@dataclass(frozen=True, slots=True)
class Trial:
    """Texts of one kind, and how a conversion of ours is held against the C++ one's.

    Attributes:
        differs: ours, the C++ one's, the text -> whether ours is wrong.
    """

    name: str
    texts: list[str]
    convert: Callable[[str, Script], str]
    differs: Callable[[str, str, str], bool]


def main() -> None:
    """Print how many texts differ, kind by kind; exit 1 if any does."""
    if sys.argv[1:] == ["golden"]:
        write_golden()
        return
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    memorandum = read_memorandum(program_files().memorandum, MEMORANDUM_SHA256)
    different = 0
    with tempfile.TemporaryDirectory() as scratch:
        reference = install(Path(scratch))
        print(f"{REQUIREMENT}, seed {seed}\n")
        print(f"{'':52} {'texts':>7} {'characters':>10}   {'hk2s':>4}   {'s2hk':>4}")
        for trial in trials(memorandum, seed):
            wrong = [compare(trial, script, reference) for script in CONFIGURATIONS]
            different += sum(wrong)
            size = sum(map(len, trial.texts))
            print(f"{trial.name:52} {len(trial.texts):7,} {size:10,} {wrong[0]:6} {wrong[1]:6}")
    print(f"\n{different} differ")
    sys.exit(1 if different else 0)


def trials(memorandum: Memorandum, seed: int) -> Iterator[Trial]:
    """Yield what is compared."""
    plain = Converter(FOLDER)
    words = memorandum.glossary
    house = Converter(FOLDER, lambda: words)
    cuts = random.Random(seed)
    every = sorted(set(entries()))
    joined = list(sentences(random.Random(seed)))
    odd = list(mixed(random.Random(seed)))
    passages = [p.text(script) for p in memorandum.passages for script in Script]
    named = list(with_house_words(random.Random(seed), words))

    def in_parts(text: str, to: Script) -> str:
        places = sorted(cuts.choices(range(len(text) + 1), k=3))
        edges = zip([0, *places], [*places, len(text)], strict=True)
        return "".join(plain.convert_parts([text[a:b] for a, b in edges], to))

    def overreaches(ours: str, theirs: str, text: str) -> bool:
        return ours != allowed(ours, theirs, text, words)

    yield Trial("each word and each value of the dictionaries", every, plain.convert, unequal)
    yield Trial("random sentences of these words", joined, plain.convert, unequal)
    yield Trial("halves of words, both scripts, odd characters", odd, plain.convert, unequal)
    yield Trial("one text of all of them", ["".join([*joined, *odd])], plain.convert, unequal)
    yield Trial("the same random sentences, in parts", joined, in_parts, unequal)
    yield Trial("the memorandum, both scripts", passages, plain.convert, unequal)
    yield Trial("with house words: the sentences", [*joined, *odd], house.convert, overreaches)
    yield Trial("with house words: these among the words", named, house.convert, overreaches)
    yield Trial("with house words: the memorandum", passages, house.convert, overreaches)


def unequal(ours: str, theirs: str, _: str) -> bool:
    """Say whether a conversion is not the C++ one's."""
    return ours != theirs


def allowed(ours: str, theirs: str, text: str, words: Mapping[str, str]) -> str:
    """Return the C++ answer with those house words that ours has at their very places."""
    forms = {**{hant: hant for hant in words.values()}, **words}
    result = list(theirs)
    for form, value in forms.items():
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            if ours[start:end] == value:
                result[start:end] = value
            start = text.find(form, start + 1)
    return "".join(result)


def write_golden() -> None:
    """Write texts with both conversions as the C++ OpenCC makes them."""
    chosen = random.Random(0)
    pool = [*sentences(chosen), *mixed(chosen)]
    texts = sorted(set(chosen.sample(pool, GOLDEN_SIZE)))
    with tempfile.TemporaryDirectory() as scratch:
        reference = install(Path(scratch))
        columns = [convert_all(reference, name, texts) for name in CONFIGURATIONS.values()]
    rows = list(zip(texts, *columns, strict=True))
    GOLDEN.write_text(json.dumps(rows, ensure_ascii=True, indent=0) + "\n", "utf-8")


def entries() -> Iterator[str]:
    """Yield every key and every value of every dictionary."""
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            key, _, values = line.partition("\t")
            yield key
            yield from values.split(" ")


def sentences(random_source: random.Random) -> Iterator[str]:
    """Yield dictionary words joined at random."""
    words = sorted(set(entries()))
    for _ in range(SENTENCES):
        count = random_source.randint(1, 12)
        yield "".join(random_source.choices(words, k=count))


def mixed(random_source: random.Random) -> Iterator[str]:
    """Yield words, their halves and odd characters joined at random."""
    words = sorted(set(entries()))
    for _ in range(SENTENCES):
        parts: list[str] = []
        for _ in range(random_source.randint(1, 15)):
            word = random_source.choice(words)
            cut = random_source.randint(0, len(word))
            parts += random_source.choice(([word], [word[:cut]], [word[cut:]], [], []))
            parts += random_source.choice(([], random_source.choices(ODD, k=1)))
        yield "".join(parts)


def with_house_words(random_source: random.Random, house: Mapping[str, str]) -> Iterator[str]:
    """Yield house words, in either script, among dictionary words and their halves."""
    words = sorted(set(entries()))
    forms = sorted({*house, *house.values()})
    # What overlaps a house word at either end is what it might reach over into.
    neighbours = [w for w in words if any(w[-1] == f[0] or w[0] == f[-1] for f in forms)]
    for _ in range(SENTENCES):
        parts: list[str] = []
        for _ in range(random_source.randint(1, 6)):
            word = random_source.choice(random_source.choice((words, neighbours)))
            form = random_source.choice(forms)
            before = word.removesuffix(form[0]) if random_source.random() < 0.5 else word
            parts += random_source.choice(([word], [before, form], [form, word], [form, word[1:]]))
        yield "".join(parts)


def convert_all(reference: Installed, name: str, texts: list[str]) -> list[str]:
    """Return what the C++ OpenCC makes of the texts."""
    answer = subprocess.run(
        [reference.python, "-c", REFERENCE, name],
        input=json.dumps(texts),
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(answer.stdout)


def compare(trial: Trial, script: Script, reference: Installed) -> int:
    """Print the first differences of one direction and return how many there are."""
    expected = convert_all(reference, CONFIGURATIONS[script], trial.texts)
    different = 0
    for text, theirs in zip(trial.texts, expected, strict=True):
        ours = trial.convert(text, script)
        if trial.differs(ours, theirs, text):
            different += 1
            if different <= SHOWN:
                print(f"{script}: {text!r:.400}\n  C++  {theirs!r:.400}\n  ours {ours!r:.400}")
    return different


if __name__ == "__main__":
    main()
