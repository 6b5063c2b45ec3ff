"""The first conversion of a process, as the program makes it: `first_conversion.py hans|hant`."""

import sys

from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import program_files
from zjhk_desktop.scripts.converter import Converter
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256
from zjhk_desktop.storage.memo_reader import read_memorandum


def main() -> int:
    files = program_files()
    converter = Converter(
        files.opencc, lambda: read_memorandum(files.memorandum, MEMORANDUM_SHA256).glossary
    )
    text = "医疗卫生、科技创新和头发，醫療衞生、科技創新和頭髮"
    return 0 if converter.convert(text, Script(sys.argv[1])) != text else 1


if __name__ == "__main__":
    sys.exit(main())
