"""Compare our conversions with the C++ OpenCC's, text by text.

Run it at development time only: python packaging/opencc/compare.py [SEED]
With “golden” in place of the seed it writes the C++ answers that the unit tests compare with.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cpp_opencc import Installed, install

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from zjhk_desktop.domain.script import Script  # noqa: E402
from zjhk_desktop.scripts.converter import Converter  # noqa: E402

FOLDER = ROOT / "resources" / "opencc"
CONFIGURATIONS = {Script.HANS: "hk2s", Script.HANT: "s2hk"}
SENTENCES = 20_000
MIXED = 20_000
SHOWN = 10
GOLDEN = ROOT / "tests" / "unit" / "scripts" / "opencc_1_4_2.json"
GOLDEN_SIZE = 400
REFERENCE = """
import json, opencc, sys
converter = opencc.OpenCC(sys.argv[1])
json.dump([converter.convert(text) for text in json.load(sys.stdin)], sys.stdout)
"""
ODD = [
    "\n",
    "\r\n",
    " ",
    "\u3000",
    "，",
    "。",
    "“",
    "A",
    "z9",
    "é",
    "ｗ",
    "😀",
    "👩\u200d⚕\ufe0f",
    "𠮷",
    "𨋢",
    "\ufe00",
    "\U000e0100",
    "\u200b",
    "⿰",
    "⿱",
    "⿲",
    "⿾",
    "釒",
    "\uf900",
    "\U0002f804",
    "\ue000",
]


def main() -> None:
    """Print how many texts differ; exit 1 if any does."""
    if sys.argv[1:] == ["golden"]:
        write_golden()
        return
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    texts = [*entries(), *sentences(random.Random(seed)), *mixed(random.Random(seed))]
    different = 0
    with tempfile.TemporaryDirectory() as scratch:
        reference = install(Path(scratch))
        for script, name in CONFIGURATIONS.items():
            different += compare(texts, script, convert_all(reference, name, texts))
    print(f"{len(texts)} texts each way, {different} differ")
    sys.exit(1 if different else 0)


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
    for _ in range(MIXED):
        parts: list[str] = []
        for _ in range(random_source.randint(1, 15)):
            word = random_source.choice(words)
            cut = random_source.randint(0, len(word))
            parts += random_source.choice(([word], [word[:cut]], [word[cut:]], [], []))
            parts += random_source.choice(([], random_source.choices(ODD, k=1)))
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


def compare(texts: list[str], script: Script, expected: list[str]) -> int:
    """Print the first differences of one direction and return how many there are."""
    converter = Converter(FOLDER)
    different = 0
    for text, wanted in zip(texts, expected, strict=True):
        found = converter.convert(text, script)
        if found != wanted:
            different += 1
            if different <= SHOWN:
                print(f"{script}: {text!r}\n  C++  {wanted!r}\n  ours {found!r}")
    return different


if __name__ == "__main__":
    main()
