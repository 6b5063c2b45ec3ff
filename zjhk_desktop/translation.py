"""The catalogues of the interface: gettext files under `resources/i18n`."""

import gettext
import struct
from pathlib import Path

from zjhk_desktop.domain.errors import ResourceMissing
from zjhk_desktop.domain.language import Language, Translator, english
from zjhk_desktop.domain.script import Script

FOLDERS = {Language.HANT: "zh_Hant", Language.HANS: "zh_Hans"}
DOMAIN = "zjhk"


def load_translator(language: Language, folder: Path) -> Translator:
    """Return the translator of a language from the catalogues in `folder`.

    Raises:
        ResourceMissing: the catalogue is not there or cannot be read.
    """
    if language is Language.ENGLISH:
        return english()
    path = folder / FOLDERS[language] / "LC_MESSAGES" / f"{DOMAIN}.mo"
    try:
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)
    except (OSError, ValueError, struct.error):
        raise ResourceMissing(path=path) from None
    return Translator(language, catalogue.gettext, catalogue.ngettext)


def language_of_script(script: Script) -> Language:
    """Return the interface language that goes with a script."""
    return Language.HANT if script is Script.HANT else Language.HANS


def language_of_locale(environment: dict[str, str]) -> Language:
    """Return the language that the environment asks for: Chinese by region, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable, "")
        if value:
            tag = value.replace("-", "_").lower()
            if not tag.startswith("zh"):
                return Language.ENGLISH
            simplified = any(part in tag for part in ("_cn", "_sg", "_my", "hans"))
            return Language.HANS if simplified else Language.HANT
    return Language.ENGLISH
