"""Settings accept their own values and nothing else."""

from enum import StrEnum

import pytest

from zjhk_desktop.domain.setting import Setting


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


SIZE = Setting("size", int, 18, least=12, most=36)
SHOWN = Setting("shown", bool, default=True)
COLOUR = Setting("colour", Colour, Colour.RED)
NAME = Setting("name", str, "x")


@pytest.mark.parametrize(
    ("setting", "stored"), [(SIZE, 12), (SIZE, 36), (SHOWN, False), (NAME, "")]
)
def test_a_value_of_its_own_is_taken(setting: Setting, stored: object) -> None:
    assert setting.read(stored) == stored


def test_a_stored_word_becomes_the_member() -> None:
    assert COLOUR.read("blue") is Colour.BLUE


@pytest.mark.parametrize(
    ("setting", "stored"),
    [
        (SIZE, 11),
        (SIZE, 37),
        (SIZE, True),
        (SIZE, 18.5),
        (SIZE, "18"),
        (SIZE, None),
        (SHOWN, 1),
        (SHOWN, "false"),
        (COLOUR, "green"),
        (COLOUR, ["red"]),
        (COLOUR, None),
        (NAME, 3),
        (NAME, {}),
    ],
)
def test_anything_else_gives_the_default(setting: Setting, stored: object) -> None:
    assert setting.read(stored) == setting.default
    assert type(setting.read(stored)) is type(setting.default)
