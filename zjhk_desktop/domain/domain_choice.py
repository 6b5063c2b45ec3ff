"""A choice of domains or of measures, as typed: `3,5-7`."""

import re

from zjhk_desktop.domain.errors import UnknownDomains, UnknownMeasures

_PART = re.compile(r"([0-9]{1,4})(?:[-–]([0-9]{1,4}))?")
_COMMAS = re.compile(r"[,，、]")


def parse_domains(text: str, last: int) -> tuple[int, ...]:
    """Return the numbers of the chosen domains, in order, each once.

    Numbers and ranges are joined by commas (Chinese ones too); spaces do not matter and full-width
    digits count as digits.

    Args:
        text: what was typed, for example `3,5-7`.
        last: the number of the memorandum's last domain.

    Raises:
        UnknownDomains: nothing is named, a part is no number or range, or it reaches outside
            1…last.
    """
    return _parse(text, last, UnknownDomains)


def parse_measures(text: str, last: int) -> tuple[int, ...]:
    """Return the numbers of the chosen measures, typed as domains are.

    Raises:
        UnknownMeasures: as `parse_domains` does.
    """
    return _parse(text, last, UnknownMeasures)


def spell_numbers(numbers: tuple[int, ...]) -> str:
    """Return numbers as they are printed, those that follow each other as a range: `3, 12–15`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _parse(
    text: str, last: int, refusal: type[UnknownDomains] | type[UnknownMeasures]
) -> tuple[int, ...]:
    chosen: set[int] = set()
    for part in _COMMAS.split(_narrow(text)):
        match = _PART.fullmatch("".join(part.split()))
        if match is None:
            raise refusal(text=text, last=last)
        low = int(match[1])
        high = int(match[2]) if match[2] else low
        if not 1 <= low <= high <= last:
            raise refusal(text=text, last=last)
        chosen.update(range(low, high + 1))
    return tuple(sorted(chosen))


def _narrow(text: str) -> str:
    """Return the text with full-width digits and hyphens made narrow."""
    wide = {ord("０") + digit: str(digit) for digit in range(10)}
    return text.translate({**wide, ord("－"): "-", ord("～"): "-", ord("~"): "-"})
