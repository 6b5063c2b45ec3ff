"""What a packaged build runs to prove itself: each part on its real files, in a moment."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.domain.language import N_, Translator
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.searching import Searching
from zjhk_desktop.services.verifying import Check

if TYPE_CHECKING:
    # Loads reportlab.
    from zjhk_desktop.services.printing import Printing


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that are proved.

    Attributes:
        reviewing: opens (and makes) the review in a profile folder.
        count_pages: how many pages of a PDF can be drawn and are not blank.
        open_window: opens the window on a profile folder, offscreen, and closes it once the
            text is readable; returns its exit code.
    """

    memorandum: Callable[[], Memorandum]
    convert: Callable[[str, Script], str]
    searching: Callable[[], Searching]
    reviewing: Callable[[Path], Reviewing]
    printing: "Callable[[], Printing]"
    count_pages: Callable[[bytes], int]
    open_window: Callable[[Path], int]


def self_test(parts: Parts, tr: Translator) -> Iterator[Check]:
    """Prove each part in turn; a part that breaks does not keep the next from being tried."""
    steps: tuple[tuple[str, str, Callable[[Parts], bool]], ...] = (
        ("memorandum", N_("The memorandum is the one issued with this program"), _reads),
        ("scripts", N_("The scripts convert into each other"), _converts),
        ("search", N_("Words are found in either script"), _finds),
        ("review", N_("Notes are kept, taken back and brought back"), _reviews),
        ("print", N_("The briefing is typeset in both scripts"), _prints),
        ("window", N_("The window opens and paints"), _paints),
    )
    for name, message, step in steps:
        yield _try(name, tr(message), step, parts)


def _try(name: str, message: str, step: Callable[[Parts], bool], parts: Parts) -> Check:
    try:
        return Check(name, step(parts), message)
    except Exception as error:  # noqa: BLE001 - whatever breaks is the outcome
        return Check(name, ok=False, message=f"{message}: {type(error).__name__}: {error}")


def _reads(parts: Parts) -> bool:
    memorandum = parts.memorandum()
    return bool(memorandum.measures) and len(memorandum.domains) > 0


def _converts(parts: Parts) -> bool:
    return all(
        parts.convert(passage.text_hant, Script.HANS) == passage.text_hans
        and parts.convert(passage.text_hans, Script.HANT) == passage.text_hant
        for passage in parts.memorandum().passages
    )


def _finds(parts: Parts) -> bool:
    searching = parts.searching()
    measure = parts.memorandum().measures[0]
    return all(
        measure.id in {hit.passage for hit in searching.in_passages(measure.text(script)[:8])}
        for script in Script
    )


def _reviews(parts: Parts) -> bool:
    measure = parts.memorandum().measures[0]
    with tempfile.TemporaryDirectory(prefix="zjhk-self-test-") as folder:
        reviewing = parts.reviewing(Path(folder))
        reviewing.annotate(anchor_range(measure, 0, 4), comment="𨋢")
        kept = reviewing.annotations()
        reviewing.undo()
        gone = not reviewing.annotations()
        reviewing.redo()
        reviewing.close()
        again = parts.reviewing(Path(folder))
        back = [each.state.comment for each in again.annotations()]
        again.close()
    return len(kept) == 1 and gone and back == ["𨋢"]


def _prints(parts: Parts) -> bool:
    printing = parts.printing()
    for script in Script:
        content, report = printing.render([], BriefingOptions(script=script))
        if report.pages < 1 or parts.count_pages(content) != report.pages:
            return False
    return True


def _paints(parts: Parts) -> bool:
    with tempfile.TemporaryDirectory(prefix="zjhk-self-test-") as folder:
        return parts.open_window(Path(folder)) == 0
