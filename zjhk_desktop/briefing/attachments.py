"""Files inside a PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zjhk_desktop.briefing.pdf_objects import (
    Named,
    array,
    date,
    dictionary,
    reference,
    stream,
    string,
)

_FILES = "ZJHK.Files"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a PDF.

    Attributes:
        media: what kind of file it is, as an internet media type.
        about: what it is, in a few words.
    """

    name: str
    media: str
    about: str
    content: bytes


def attachment_objects(attachments: Sequence[Attachment], made: datetime) -> Iterator[Named]:
    """Yield the objects of files: of each its content and what is said of it, then their names."""
    entries: list[object] = []
    for each in sorted(attachments, key=lambda one: one.name):
        content, said = f"ZJHK.Content.{each.name}", _file(each)
        yield content, _embedded(each, made)
        embedded = reference(content)
        yield (
            said,
            dictionary(
                Type="/Filespec",
                F=string(each.name),
                UF=string(each.name),
                Desc=string(each.about),
                AFRelationship="/Data",
                EF=dictionary(F=embedded, UF=embedded),
            ),
        )
        entries += [string(each.name), reference(said)]
    yield _FILES, dictionary(Names=array(entries))


def attachment_entries(attachments: Sequence[Attachment]) -> dict[str, Any]:
    """Return what the catalogue says of files, by ISO 32000-1 and by ISO 32000-2."""
    if not attachments:
        return {}
    return {
        "Names": dictionary(EmbeddedFiles=reference(_FILES)),
        "AF": array(reference(_file(each)) for each in attachments),
    }


def _file(attachment: Attachment) -> str:
    return f"ZJHK.File.{attachment.name}"


def _embedded(attachment: Attachment, made: datetime) -> Any:  # noqa: ANN401 - reportlab is untyped
    return stream(
        attachment.content,
        Type="/EmbeddedFile",
        Subtype="/" + attachment.media.replace("/", "#2F"),
        Params=dictionary(
            Size=len(attachment.content), CreationDate=date(made), ModDate=date(made)
        ),
    )
