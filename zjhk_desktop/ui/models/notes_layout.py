"""How wide the columns of the page of all notes are."""

from zjhk_desktop.ui.models.notes_model import Column

_FIXED: dict[Column, int] = {
    Column.NUMBER: 66,
    Column.PLACE: 112,
    Column.CATEGORY: 112,
    Column.AUTHOR: 104,
    Column.DATE: 84,
    Column.VISIBILITY: 76,
    Column.STATE: 98,
}
_GIVING_WAY = (Column.VISIBILITY, Column.DATE, Column.AUTHOR, Column.STATE, Column.CATEGORY)
"""In a narrow window these columns go, in this order."""
_READABLE = 280
"""So wide, in px, words and comment together must be."""


def column_widths(room: int) -> dict[Column, int]:
    """Return the width in px of each column that there is room for; the rest are left out."""
    fixed = dict(_FIXED)
    for column in _GIVING_WAY:
        if room - sum(fixed.values()) >= _READABLE:
            break
        del fixed[column]
    rest = max(0, room - sum(fixed.values()))
    quote = round(rest * 0.45)
    widths = {**fixed, Column.QUOTE: quote, Column.COMMENT: rest - quote}
    return {column: widths[column] for column in Column if column in widths}
