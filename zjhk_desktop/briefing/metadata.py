"""What a PDF says of itself, as XMP: the same as its information dictionary."""

from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from zjhk_desktop.briefing.characters import is_hidden

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<pdf:Producer>{creator}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:MetadataDate>{made}</xmp:MetadataDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What the PDF says of itself.

    Attributes:
        languages: BCP 47 tags, that of what is said about the text first.
        made: when it was printed; the same pages with the same time give the same bytes.
    """

    title: str
    subject: str
    creator: str
    languages: tuple[str, ...]
    made: datetime


def xmp(facts: DocumentFacts) -> bytes:
    """Return the packet of a document."""
    languages = "".join(f"<rdf:li>{_safe(each)}</rdf:li>" for each in facts.languages)
    return _PACKET.format(
        title=_safe(facts.title),
        subject=_safe(facts.subject),
        creator=_safe(facts.creator),
        languages=languages,
        made=_date(facts.made),
    ).encode("utf-8")


def _safe(text: str) -> str:
    """Return text as XML has it; what XML cannot hold is left out."""
    return escape("".join(each for each in text if not is_hidden(each)))


def _date(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
