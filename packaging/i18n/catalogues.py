"""Renew and compile the catalogues of the interface.

Usage: `catalogues.py [--check]`. Collects the marked messages of the package, merges them into
`resources/i18n/*/LC_MESSAGES/zjhk.po`, and compiles each `.po` into the `.mo` beside it. With
`--check` nothing is written: it fails when a catalogue is not up to date or not complete.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "zjhk_desktop"
CATALOGUES = ROOT / "resources" / "i18n"
LOCALES = {"zh_Hant": "zh_Hant_HK", "zh_Hans": "zh_Hans_CN"}
KEYWORDS = {
    **dict.fromkeys(("N_", "tr", "_tr", "tr_", "translator", "words"), None),
    "plural": (1, 2),
}
"""What marks a message: the first argument of these, and both forms of a plural."""

UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
FIELD = re.compile(r"\{\w*\}")


def collect() -> Catalog:
    """Return every marked message of the package."""
    template = Catalog(project="zjhk-desktop", charset="utf-8")
    found = extract_from_dir(PACKAGE, keywords=KEYWORDS)
    for file, _, text, _, _ in sorted(found, key=lambda each: (each[0], each[1])):
        template.add(text, locations=[(f"zjhk_desktop/{file}", None)])
    return template


def catalogue_path(folder: str) -> Path:
    """Return the catalogue of a language's folder."""
    return CATALOGUES / folder / "LC_MESSAGES" / "zjhk.po"


def renewed(folder: str, template: Catalog) -> Catalog:
    """Return a language's catalogue with the messages of today and the translations it has."""
    path = catalogue_path(folder)
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=LOCALES[folder], domain="zjhk")
    else:
        catalogue = Catalog(locale=LOCALES[folder], domain="zjhk", charset="utf-8")
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.header_comment = "# The words of the interface; renewed by `make i18n`."
    catalogue.project, catalogue.version = "zjhk-desktop", "1"
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    catalogue.creation_date = catalogue.revision_date = UNDATED
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as the text that translators edit."""
    out = io.BytesIO()
    write_po(out, catalogue, sort_output=True, include_lineno=False, width=100)
    return out.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    out = io.BytesIO()
    # From the text, so that it does not depend on how the catalogue came about.
    write_mo(out, read_po(io.BytesIO(as_po(catalogue)), locale=str(catalogue.locale)))
    return out.getvalue()


def faults(catalogue: Catalog) -> Iterator[str]:
    """Yield what is wrong with the translations: none, or other fields than the message has."""
    for message in catalogue:
        if not message.id:
            continue
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        asked = message.id if isinstance(message.id, tuple) else (message.id,)
        fields = {field for text in asked for field in FIELD.findall(text)}
        if not all(forms):
            yield f"not translated: {asked[0]}"
        elif any(not _has_fields(form, fields, message) for form in forms):
            yield f"other fields: {asked[0]}"


def _has_fields(form: str, fields: set[str], message: Message) -> bool:
    """Return whether a form has the fields of its message; a plural may leave out its number."""
    found = set(FIELD.findall(form))
    return found == fields or (message.pluralizable and found | {"{n}"} == fields)


def check() -> int:
    """Say what is out of date or missing, and return 1 when anything is."""
    template = collect()
    count = 0
    for folder in LOCALES:
        path = catalogue_path(folder)
        catalogue = renewed(folder, template)
        problems = list(faults(catalogue))
        if not path.exists() or path.read_bytes() != as_po(catalogue):
            problems.append("not up to date: run `make i18n`")
        elif path.with_suffix(".mo").read_bytes() != as_mo(catalogue):
            problems.append("not compiled: run `make i18n`")
        print("".join(f"{folder}: {problem}\n" for problem in problems), end="", file=sys.stderr)
        count += len(problems)
    return 1 if count else 0


def renew() -> int:
    """Write the catalogues and say what still has to be translated."""
    template = collect()
    for folder in LOCALES:
        catalogue = renewed(folder, template)
        path = catalogue_path(folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_po(catalogue))
        path.with_suffix(".mo").write_bytes(as_mo(catalogue))
        print(f"{folder}: {len(catalogue)} messages, {len(list(faults(catalogue)))} to look at")
    return 0


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when stale")
    return check() if parser.parse_args().check else renew()


if __name__ == "__main__":
    sys.exit(main())
