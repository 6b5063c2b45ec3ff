"""Edits as pure functions of a state."""

import pytest

from tests.unit.sample import sample_state
from zjhk_desktop.domain.annotation import Category, Visibility
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.editing import edit_state, kind_of_edit, tidy_tags
from zjhk_desktop.domain.errors import UnstorableText

OLD = sample_state("一")


def test_nothing_given_changes_nothing() -> None:
    assert edit_state(OLD) == OLD


@pytest.mark.parametrize(
    ("edit", "kind"),
    [
        ({"comment": ""}, ChangeKind.EDITED),
        ({"tags": ["甲"]}, ChangeKind.EDITED),
        ({"category": Category.DONE}, ChangeKind.RECOLOURED),
        ({"visibility": Visibility.BOTH}, ChangeKind.SHARED),
        ({"resolved": True}, ChangeKind.RESOLVED),
        ({"visibility": Visibility.BOTH, "resolved": True}, ChangeKind.EDITED),
    ],
)
def test_what_is_given_changes_and_nothing_else(edit: dict, kind: ChangeKind) -> None:
    new = edit_state(OLD, **edit)
    differing = {name for name in edit if getattr(new, name) != getattr(OLD, name)}
    assert differing == set(edit)
    assert kind_of_edit(OLD, new) is kind
    assert (new.anchor, new.author, new.created) == (OLD.anchor, OLD.author, OLD.created)


def test_tags_are_tidied_and_checked() -> None:
    assert tidy_tags([" 乙", "甲", "", " ", "乙 "]) == ("乙", "甲")
    with pytest.raises(UnstorableText):
        tidy_tags(["\0"])
