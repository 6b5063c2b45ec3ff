"""What exported files are called, and what is said once they are there."""

from zjhk_desktop.briefing.labels import exported_remarks
from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.language import N_, Translator
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.exporting import ExportFormat, ExportReport

FORMAT_NAMES = {
    ExportFormat.DOCX: N_("Word document"),
    ExportFormat.CSV: N_("CSV table"),
    ExportFormat.MD: N_("Markdown text"),
    ExportFormat.JSONLD: N_("Web annotations"),
}

_NOTES = {Script.HANT: "浙港合作備忘錄_批註", Script.HANS: "浙港合作备忘录_批注"}
_MATRIX = {Script.HANT: "浙港合作備忘錄_審閱總表", Script.HANS: "浙港合作备忘录_审阅总表"}


def notes_name(script: Script) -> str:
    """Return the beginning of the name proposed for a file of notes."""
    return _NOTES[script]


def measures_name(script: Script) -> str:
    """Return the beginning of the name proposed for the matrix."""
    return _MATRIX[script]


def saved_words(tr: Translator, report: ExportReport, audience: Audience) -> str:
    """Return the sentence on a file of notes for someone: oneself reads how many are private."""
    if audience is Audience.SELF:
        words = tr.plural(
            "{n} note saved as {path}; private: {private}.",
            "{n} notes saved as {path}; private: {private}.",
            report.included,
        )
    else:
        words = tr.plural(
            "{n} note saved as {path}; left out: {left_out}.",
            "{n} notes saved as {path}; left out: {left_out}.",
            report.included,
        )
    said = words.format(
        n=report.included, path=report.path, private=report.private, left_out=report.left_out
    )
    return " ".join((said, *exported_remarks(report, tr)))
