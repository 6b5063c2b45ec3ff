"""One line of the table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Absent:
    """A row that cannot be measured here, and why; it breaks no promise."""

    name: str
    reason: str
    is_kept: bool = True

    def line(self) -> str:
        """Return the row as a line of the table."""
        return f"{self.name:38} not measured: {self.reason}"


@dataclass(frozen=True, slots=True)
class Row:
    """A measured figure beside the figure it is held against.

    Attributes:
        name: what is measured.
        measured: of the program.
        baseline: of the thing it is compared with, in the same run.
        unit: of both.
        limit: the ratio that must not be exceeded; None where there is no promise.
        against: what the baseline is.
    """

    name: str
    measured: float
    baseline: float
    unit: str
    limit: float | None
    against: str

    @property
    def ratio(self) -> float:
        """Return how many times the baseline the program takes."""
        return self.measured / self.baseline

    @property
    def is_kept(self) -> bool:
        """Return whether the promise is kept."""
        return self.limit is None or self.ratio <= self.limit

    def line(self) -> str:
        """Return the row as a line of the table."""
        limit = "" if self.limit is None else f"≤ {self.limit:g}"
        verdict = "ok" if self.is_kept else "TOO MUCH"
        figures = f"{self.measured:9.1f} {self.baseline:9.1f} {self.unit:3} {self.ratio:7.2f}"
        return f"{self.name:38} {figures} {limit:>6}  {verdict:8} {self.against}"
