"""Write the dictionaries of hk2s and s2hk from the C++ OpenCC as text into resources/opencc.

Run it at development time only: python packaging/opencc/build_dictionaries.py
"""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from cpp_opencc import REQUIREMENT, Installed, install, sha256

OUT = Path(__file__).resolve().parents[2] / "resources" / "opencc"
CONFIGURATIONS = ("hk2s", "s2hk")

NOTICE = """Dictionaries of Open Chinese Convert (OpenCC) {version}
Copyright 2010-2026 Carbo Kuo and contributors
Project: OpenCC by BYVoid. Licensed under the Apache License, Version 2.0 (see LICENSE).

The .txt files are the dictionaries of the configurations hk2s and s2hk of the wheel `opencc`
(named in SOURCE.json with its SHA-256), written as text by its own tool `opencc_dict`; the
.json files are those configurations, naming the text files in place of the binary ones.
Lines are sorted by code points, so that an entry is found by halving. No entry was added, removed
or changed.
"""


def main() -> None:
    """Install the wheel in a scratch environment and write everything anew."""
    with tempfile.TemporaryDirectory() as scratch:
        write(install(Path(scratch)))


def write(source: Installed) -> None:
    """Write configurations, dictionaries, licence and record."""
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.iterdir():
        old.unlink()
    names: set[str] = set()
    for name in CONFIGURATIONS:
        configuration = json.loads((source.share / f"{name}.json").read_text("utf-8"))
        names |= _use_text(configuration)
        text = json.dumps(configuration, ensure_ascii=False, indent=2)
        (OUT / f"{name}.json").write_text(f"{text}\n", "utf-8")
    for name in sorted(names):
        subprocess.run(
            [
                *(source.dictionary_tool, "-f", "ocd2", "-t", "text"),
                *("-i", source.share / f"{name}.ocd2", "-o", OUT / f"{name}.txt"),
            ],
            check=True,
        )
        sort_lines(OUT / f"{name}.txt")
    shutil.copyfile(source.licences / "LICENSE", OUT / "LICENSE")
    version = REQUIREMENT.partition("==")[2]
    (OUT / "NOTICE").write_text(NOTICE.format(version=version), "utf-8")
    record = {
        "source": REQUIREMENT,
        "version": version,
        "wheel": source.wheel.name,
        "wheel_sha256": sha256(source.wheel),
        "sha256": {path.name: sha256(path) for path in sorted(OUT.iterdir())},
    }
    (OUT / "SOURCE.json").write_text(f"{json.dumps(record, indent=2)}\n", "utf-8")


def sort_lines(path: Path) -> None:
    """Sort a dictionary by its words, in the order of code points."""
    lines = path.read_text("utf-8").splitlines()
    lines.sort(key=lambda line: line.partition("\t")[0])
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def _use_text(node: object) -> set[str]:
    """Turn every dictionary of a configuration into its text file; return their names."""
    if isinstance(node, list):
        return set().union(*(_use_text(child) for child in node))
    if not isinstance(node, dict):
        return set()
    found = set().union(*(_use_text(child) for child in node.values()))
    if node.get("type") == "ocd2":
        name = node["file"].removesuffix(".ocd2")
        node.update(type="txt", file=f"{name}.txt")
        found.add(name)
    return found


if __name__ == "__main__":
    main()
