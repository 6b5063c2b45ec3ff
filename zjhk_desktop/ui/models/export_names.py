"""What kinds of exported files are called, and what is said once one is there."""

from zjhk_desktop.briefing.labels import exported_remarks
from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.language import N_, Translator
from zjhk_desktop.services.exporting import ExportFormat, ExportReport

FORMAT_NAMES = {
    ExportFormat.DOCX: N_("Word document"),
    ExportFormat.CSV: N_("CSV table"),
    ExportFormat.MD: N_("Markdown text"),
    ExportFormat.JSONLD: N_("Web annotations"),
}


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
