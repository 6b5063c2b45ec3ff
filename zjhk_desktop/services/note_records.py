"""An annotation as the JSON object that other programs read, from every place that writes it."""

from typing import Any

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.revision import author_record


def annotation_record(annotation: Annotation) -> dict[str, Any]:
    """Return an annotation for `notes` and `annotate`; offsets are code points."""
    state = annotation.state
    return {
        "id": annotation.id,
        "passage": state.anchor.passage,
        "start": state.anchor.start,
        "end": state.anchor.end,
        "whole": state.anchor.whole,
        "quote": state.anchor.quote,
        "category": state.category.value,
        "comment": state.comment,
        "tags": list(state.tags),
        "author": author_record(state.author),
        "created": state.created,
        "modified": annotation.modified,
        "visibility": state.visibility.value,
        "resolved": state.resolved,
        "replies": [],
    }
