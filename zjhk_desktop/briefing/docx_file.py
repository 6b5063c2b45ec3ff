"""A Word document of the memorandum with the notes on it: the parts, and the file they make.

The same notes at the same moment make the same bytes.
"""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE as KIND
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from zjhk_desktop.briefing.docx_body import Body
from zjhk_desktop.briefing.docx_comments import Comments
from zjhk_desktop.briefing.docx_styles import fonts_xml, settings_xml, styles_xml
from zjhk_desktop.briefing.docx_text import Runs, paragraph
from zjhk_desktop.briefing.labels import AUDIENCE_NAMES
from zjhk_desktop.briefing.note_cells import Wording
from zjhk_desktop.briefing.outgoing import Outgoing
from zjhk_desktop.domain.annotation import Audience

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_THREADS = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
_HAS_THREADS = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
    '<w:footerReference w:type="default" r:id="{footer}"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="1134" '
    'w:footer="1134" w:gutter="0"/></w:sectPr>'
)
"""A4 with the margins of GB/T 9704."""
_UNDATED = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the archive, the first that there is in one."""


def docx_bytes(
    outgoing: Outgoing,
    wording: Wording,
    audience: Audience,
    now: datetime,
    step: Callable[[], None],
) -> bytes:
    """Return a Word document.

    Args:
        outgoing: the sections and notes.
        wording: the script and the words.
        audience: who will read it.
        now: the moment that it bears.
        step: called again and again meanwhile; may raise what ends the work.
    """
    comments = Comments(wording)
    body = Body(outgoing, comments)
    sections: list[str] = []
    for section in outgoing.text.sections:
        step()
        sections.append(body.section(section))
    return _file(_package("".join(sections), comments, wording, audience, now))


def _package(
    body: str, comments: Comments, wording: Wording, audience: Audience, now: datetime
) -> OpcPackage:
    runs, tr, script = Runs(wording.script), wording.tr, wording.script
    title = wording.memorandum.title(script)
    day = now.astimezone(wording.zone).date().isoformat()
    said = tr("Exported {date}; for whom: {audience}").format(
        date=day, audience=tr(AUDIENCE_NAMES[audience])
    )
    head = paragraph("Header", runs.run(f"{title}\t{said}"))
    foot = paragraph("Footer", f"{_counter('PAGE')}{runs.run(' / ')}{_counter('NUMPAGES')}")
    related = [
        (KIND.WML_HEADER, RELATION.HEADER, "header", f"<w:hdr {_SPACES}>{head}</w:hdr>"),
        (KIND.WML_FOOTER, RELATION.FOOTER, "footer", f"<w:ftr {_SPACES}>{foot}</w:ftr>"),
        (KIND.WML_STYLES, RELATION.STYLES, "styles", styles_xml(script)),
        (KIND.WML_FONT_TABLE, RELATION.FONT_TABLE, "fontTable", fonts_xml(script)),
        (KIND.WML_SETTINGS, RELATION.SETTINGS, "settings", settings_xml(script)),
    ]
    if len(comments):
        related += [
            (KIND.WML_COMMENTS, RELATION.COMMENTS, "comments", comments.comments_xml()),
            (_THREADS, _HAS_THREADS, "commentsExtended", comments.threads_xml()),
        ]
    page = _PAGE.format(header="rId1", footer="rId2")
    content = f"<w:document {_SPACES}><w:body>{body}{page}</w:body></w:document>"
    package = OpcPackage()
    document = _part("document", KIND.WML_DOCUMENT_MAIN, content)
    package.relate_to(document, RELATION.OFFICE_DOCUMENT)
    for kind, relation, name, xml in related:
        # Header and footer come first, and so have the ids by which the page names them.
        document.relate_to(_part(name, kind, xml), relation)
    facts = package.core_properties
    facts.title = title
    facts.author = facts.last_modified_by = tr("ZJHK Memorandum Reviewer")
    facts.language = script.tag
    facts.created = facts.modified = now.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    return package


def _part(name: str, kind: str, xml: str) -> Part:
    return Part(PackURI(f"/word/{name}.xml"), kind, (_HEAD + xml).encode())


def _counter(field: str) -> str:
    """Return a number that Word counts."""
    return (
        f'<w:fldSimple w:instr=" {field} "><w:r><w:rPr><w:noProof/></w:rPr><w:t>1</w:t></w:r>'
        "</w:fldSimple>"
    )


def _file(package: OpcPackage) -> bytes:
    """Return the file of a package, without the moment at which it was packed."""
    packed, repacked = BytesIO(), BytesIO()
    package.save(packed)
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(repacked, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _UNDATED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return repacked.getvalue()
