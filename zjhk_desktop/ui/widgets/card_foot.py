"""The last row of what an open card says of itself: who may see it, its history, delete, done."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zjhk_desktop.domain.annotation import Visibility
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import VISIBILITY_NAMES, Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import IconButton, PushButton
from zjhk_desktop.ui.widgets.segmented import Segmented


class CardFoot(QWidget):
    """Four controls in a row, whose signals are their own."""

    def __init__(self, look: Look, width: int, parent: QWidget | None = None) -> None:
        """Start with the narrowest visibility, `width` px wide."""
        super().__init__(parent)
        self._look = look
        self.setFixedWidth(width)
        self.visibility = Segmented(
            look, [v.value for v in Visibility], self._segment_face, height=28, padding=9
        )
        self.history = IconButton(look, "history", side=Space.CONTROL_SMALL)
        self.bin = IconButton(look, "trash-2", side=Space.CONTROL_SMALL)
        self.done = PushButton(look, primary=True, height=Space.CONTROL_SMALL, padding=12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.visibility)
        row.addStretch(1)
        row.addWidget(self.history)
        row.addWidget(self.bin)
        row.addSpacing(Space.ONE)
        row.addWidget(self.done)
        look.language_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Take all words in the interface language."""
        words = self._look.words
        self.history.set_name(words("History of the note"), "Ctrl+Alt+H")
        self.bin.set_name(words("Delete note"))
        self.done.set_label(words("Finish"))
        others = (self.history, self.bin, self.done)
        taken = sum(each.sizeHint().width() for each in others) + 2 * Space.ONE
        self.visibility.set_labels(
            words("Who may see it"),
            {v.value: words(VISIBILITY_NAMES[v]) for v in Visibility},
            self.width() - taken,
        )

    def _segment_face(self, _key: str, chosen: bool) -> QFont:
        return self._look.font(Type.SMALL, Weight.MEDIUM if chosen else Weight.REGULAR)
