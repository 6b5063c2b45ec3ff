"""What a setting is: a key, the kind of its value, its default and the values it accepts."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Value = TypeVar("Value", str, int, bool)


@dataclass(frozen=True, slots=True)
class Setting(Generic[Value]):
    """One choice of the user that is remembered between starts.

    Attributes:
        key: its name in the settings file.
        type: `str`, `int`, `bool`, or a StrEnum whose values are the only ones accepted.
        default: its value until the user chooses.
        label: its name for the user in English, marked for the catalogues; empty for what
            is remembered without being chosen (the place, the size of the window).
        least: the smallest number accepted.
        most: the greatest number accepted.
    """

    key: str
    type: type[Value]
    default: Value
    label: str = ""
    least: int | None = None
    most: int | None = None

    def read(self, stored: object) -> Value:
        """Return the value that a stored one stands for: the default if it is none of ours."""
        if issubclass(self.type, StrEnum):
            accepted = isinstance(stored, str) and stored in {member.value for member in self.type}
            return self.type(stored) if accepted else self.default
        # bool is a kind of int, so the exact type decides.
        if type(stored) is not self.type or not self._within(stored):
            return self.default
        return stored

    def _within(self, value: object) -> bool:
        if not isinstance(value, int) or isinstance(value, bool):
            return True
        above = self.least is None or value >= self.least
        return above and (self.most is None or value <= self.most)
