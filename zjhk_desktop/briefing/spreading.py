"""Things in a row that must not overlap, each as near as possible to where it belongs."""

from collections.abc import Sequence


def spread(
    wanted: Sequence[float], sizes: Sequence[float], gap: float, low: float, high: float
) -> list[float]:
    """Return where each thing begins, in the order given, none overlapping.

    The sum of squared distances from the wanted places is the least possible (isotonic
    regression by pooling neighbours), within `[low, high]`.

    Args:
        wanted: where each would like to begin, along an axis.
        sizes: how long each one is.
        gap: what stays free between two.
        low: where the first may begin at the earliest.
        high: where the last must have ended; if all together are longer, they run beyond it.
    """
    offsets: list[float] = []
    total = 0.0
    for size in sizes:
        offsets.append(total)
        total += size + gap
    pools: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=True):
        mean, count = place - offset, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean = (mean * count + other * others) / (count + others)
            count += others
        pools.append((mean, count))
    latest = max(low, high - (total - gap))
    starts = [min(max(mean, low), latest) for mean, count in pools for _ in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
