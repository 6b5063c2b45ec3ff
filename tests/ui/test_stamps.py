"""Stamps are drawn once for what they show, their size and the pixels they are copied to."""

import pytest
from PySide6.QtGui import QColor, QPainter, QPixmap

from zjhk_desktop.ui.design.stamps import Stamps


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_stamp_is_drawn_once_in_the_pixels_of_its_place(qapp: object, ratio: float) -> None:
    place = QPixmap(round(40 * ratio), round(20 * ratio))
    place.setDevicePixelRatio(ratio)
    drawn: list[str] = []

    def draw(onto: QPainter) -> None:
        drawn.append("drawn")
        onto.fillRect(0, 0, 10, 6, QColor("#102030"))

    stamps = Stamps()
    painter = QPainter(place)
    for _ in range(3):
        stamp = stamps.stamp(painter, ("a", 1), 10, 6, draw)
    assert drawn == ["drawn"]
    assert (stamp.width(), stamp.height()) == (round(10 * ratio), round(6 * ratio))
    assert stamp.toImage().pixelColor(stamp.width() - 1, stamp.height() - 1).name() == "#102030"
    stamps.stamp(painter, ("a", 2), 10, 6, draw)
    stamps.stamp(painter, ("a", 1), 11, 6, draw)
    painter.end()
    assert len(drawn) == 3


def test_what_is_not_drawn_on_stays_clear(qapp: object) -> None:
    place = QPixmap(20, 20)
    painter = QPainter(place)
    stamp = Stamps().stamp(painter, "nothing", 8, 8, lambda _onto: None)
    painter.end()
    assert stamp.toImage().pixelColor(4, 4).alpha() == 0
