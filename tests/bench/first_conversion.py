"""The first conversion of a process: `first_conversion.py hans|hant DICTIONARIES MEMORANDUM`."""

import sys
from pathlib import Path

from zjhk_desktop.domain.script import Script
from zjhk_desktop.scripts.converter import Converter
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256
from zjhk_desktop.storage.memo_reader import read_memorandum


def main() -> int:
    to, dictionaries, memorandum = sys.argv[1:]
    converter = Converter(
        Path(dictionaries), lambda: read_memorandum(Path(memorandum), MEMORANDUM_SHA256).glossary
    )
    text = "医疗卫生、科技创新和头发，醫療衞生、科技創新和頭髮"
    return 0 if converter.convert(text, Script(to)) != text else 1


if __name__ == "__main__":
    sys.exit(main())
