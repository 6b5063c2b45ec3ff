"""Every kind of change has a name for the menus."""

from zjhk_desktop.domain.change import CHANGE_NAMES, ChangeKind


def test_every_kind_has_a_name() -> None:
    assert set(CHANGE_NAMES) == set(ChangeKind)
    assert all(CHANGE_NAMES.values())
