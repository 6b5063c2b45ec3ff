"""The options of printing: what, in which script and colours, with which notes, for whom."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.domain_choice import parse_domains
from zjhk_desktop.domain.errors import UnknownDomains
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.print_names import audience_words
from zjhk_desktop.ui.widgets.choice_grid import ChoiceGrid
from zjhk_desktop.ui.widgets.find_label import Label, muted, warning
from zjhk_desktop.ui.widgets.framed_field import FramedField
from zjhk_desktop.ui.widgets.segmented import Segmented
from zjhk_desktop.ui.widgets.top_bar import PARALLEL, SCRIPT_LABELS

WIDTH = 424
_GRID = 288
_LABEL = 88
_ALL, _SOME = "all", "some"
_COLOUR, _MONO = "colour", "mono"
_CONVERTED, _TYPED = "converted", "typed"
_SEPARATORS = str.maketrans({";": ",", "；": ","})


class PrintOptionsPanel(QWidget):
    """The column of options; each change is announced at once.

    Signals:
        options_changed(BriefingOptions): the options are others, and can be printed.
        options_refused(): what is typed names no domains; there is nothing to print.
        closed(): Escape was pressed in the field.
    """

    options_changed = Signal(object)
    options_refused = Signal()
    closed = Signal()

    def __init__(self, look: Look, last_domain: int, parent: QWidget | None = None) -> None:
        """Offer the options; domains are numbered 1…`last_domain`."""
        super().__init__(parent)
        self._look = look
        self._last = last_domain
        self.range = Segmented(look, (_ALL, _SOME), self._face, parent=self)
        self.domains = FramedField(look, self)
        self.colour = Segmented(look, (_COLOUR, _MONO), self._face, parent=self)
        self.script = Segmented(look, (*Script, PARALLEL), self._script_face, parent=self)
        layouts = (Layout.CLEAN, Layout.MARGIN, Layout.ENDNOTES, Layout.MATRIX)
        self.layout_choice = ChoiceGrid(
            look, layouts, self._face, columns=3, width=_GRID, parent=self
        )
        self.comments = Segmented(look, (_CONVERTED, _TYPED), self._face, parent=self)
        self.audience = Segmented(look, tuple(Audience), self._face, parent=self)
        self._refusal = Label(look, muted, Type.SMALL, parent=self)
        self._mono_words = Label(look, muted, Type.SMALL, parent=self)
        self._script_words = Label(look, muted, Type.SMALL, parent=self)
        self._left_out = Label(look, warning, Type.SMALL, Weight.MEDIUM, self)
        self._labels = [Label(look, muted, Type.BASE, parent=self) for _ in range(6)]
        self.layout_choice.set_value(Layout.MARGIN)
        self.setFixedWidth(WIDTH)
        self._build()
        self._connect()
        self._retranslate()

    @property
    def options(self) -> BriefingOptions:
        """Return the options.

        Raises:
            UnknownDomains: what is typed names no domains.
        """
        chosen: tuple[int, ...] = ()
        if self.range.value == _SOME:
            chosen = self._chosen_domains(self.domains.entry.text())
        both = self.script.value == PARALLEL
        return BriefingOptions(
            script=Script.HANT if both else Script(self.script.value),
            layout=Layout(self.layout_choice.value),
            domains=chosen,
            audience=Audience(self.audience.value),
            mono=self.colour.value == _MONO,
            convert_notes=self.comments.value == _CONVERTED,
            parallel=both and self.layout_choice.value != Layout.MATRIX,
        )

    def set_script(self, script: Script, *, parallel: bool = False) -> None:
        """Choose a script, or both side by side, without announcing it."""
        self.script.set_value(PARALLEL if parallel else script)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the rule at the right."""
        painter = QPainter(self)
        colours = self._look.colours
        painter.fillRect(self.rect(), QColor(colours.sidebar))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(colours.rule))

    def _chosen_domains(self, typed: str) -> tuple[int, ...]:
        try:
            return parse_domains(typed.translate(_SEPARATORS), self._last)
        except UnknownDomains:
            # In the words that were typed, with their own separators.
            raise UnknownDomains(text=typed.strip(), last=self._last) from None

    def _build(self) -> None:
        range_row = QHBoxLayout()
        range_row.setSpacing(Space.ONE)
        range_row.addWidget(self.range)
        range_row.addWidget(self.domains, 1)
        for label in (self._refusal, self._mono_words, self._script_words, self._left_out):
            label.setWordWrap(True)
        rows: tuple[tuple[QWidget | QLayout, Label | None], ...] = (
            (range_row, self._refusal),
            (self.colour, self._mono_words),
            (self.script, self._script_words),
            (self.layout_choice, None),
            (self.comments, None),
            (self.audience, self._left_out),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(Space.HALF)
        grid.setColumnMinimumWidth(0, _LABEL)
        grid.setColumnStretch(1, 1)
        for number, ((control, below), label) in enumerate(zip(rows, self._labels, strict=True)):
            label.setFixedHeight(Space.CONTROL)
            grid.addWidget(label, 3 * number, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(control, QLayout):
                grid.addLayout(control, 3 * number, 1)
            else:
                grid.addWidget(control, 3 * number, 1, Qt.AlignmentFlag.AlignLeft)
            if below is not None:
                grid.addWidget(below, 3 * number + 1, 1)
            grid.setRowMinimumHeight(3 * number + 2, Space.ONE)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.THREE, Space.TWO, Space.THREE, Space.TWO)
        column.addLayout(grid)
        column.addStretch(1)

    def _connect(self) -> None:
        for choice in (
            self.range,
            self.colour,
            self.script,
            self.layout_choice,
            self.comments,
            self.audience,
        ):
            choice.chosen.connect(self._chosen)
        self.domains.entry.textEdited.connect(self._typed)
        self.domains.entry.closed.connect(self.closed)
        self._look.language_changed.connect(self._retranslate)

    def _typed(self, text: str) -> None:
        """Typing domains means that domains are wanted; emptying the field, that all are."""
        self.range.set_value(_SOME if text.strip() else _ALL)
        self._changed()

    def _chosen(self, _key: str) -> None:
        if self.range.value == _SOME and not self.domains.entry.text().strip():
            self.domains.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    def _changed(self) -> None:
        try:
            options = self.options
        except UnknownDomains:
            self._describe()
            self.options_refused.emit()
            return
        self._describe()
        self.options_changed.emit(options)

    def _describe(self) -> None:
        """Bring the sentences below the controls up to date."""
        words = self._look.words
        typed = self.domains.entry.text().strip()
        refusal = ""
        try:
            options: BriefingOptions | None = self.options
        except UnknownDomains as error:
            options = None
            refusal = error.sentence(self._look.tr_)
        if options is None and not typed:
            refusal = words("Type the numbers of domains, 1 to {last}.").format(last=self._last)
        self.domains.set_refused(options is None and bool(typed))
        self._refusal.set_colour(warning if typed else muted)
        self._refusal.setText(refusal)
        self._refusal.setVisible(bool(refusal))
        both = self.script.value == PARALLEL
        self._script_words.setVisible(both and self.layout_choice.value == Layout.MATRIX)
        audience = Audience(self.audience.value)
        self._left_out.set_colour(muted if audience is Audience.SELF else warning)
        self._left_out.setText(audience_words(self._look.tr_, audience))
        self._left_out.setVisible(self.layout_choice.value != Layout.CLEAN)

    def _retranslate(self) -> None:
        words = self._look.words
        names = (
            words("Range"),
            words("Colours"),
            words("Script"),
            words("Notes"),
            words("Comments"),
            words("For"),
        )
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        self.range.set_labels(names[0], {_ALL: words("All"), _SOME: words("Domains")})
        self.colour.set_labels(names[1], {_COLOUR: words("Colour"), _MONO: words("Mono")})
        self.script.set_labels(names[2], {**SCRIPT_LABELS, PARALLEL: words("Parallel")})
        self.layout_choice.set_labels(
            names[3],
            {
                Layout.CLEAN: words("None"),
                Layout.MARGIN: words("In the margin"),
                Layout.ENDNOTES: words("After the text"),
                Layout.MATRIX: words("Matrix"),
            },
        )
        self.comments.set_labels(
            names[4], {_CONVERTED: words("In this script"), _TYPED: words("As typed")}
        )
        self.audience.set_labels(
            words("For whom"),
            {
                Audience.SELF: words("Myself"),
                Audience.SIDE: words("Our side"),
                Audience.BOTH: words("Both sides"),
            },
        )
        self.domains.entry.setPlaceholderText(words("e.g. 3-6;9"))
        self.domains.entry.setAccessibleName(words("Domains to print"))
        self._script_words.setText(words("The matrix is printed in Traditional only."))
        self._mono_words.setText(words("Mono tells categories apart by lines and letters."))
        self._describe()

    def _face(self, _key: str, chosen: bool) -> QFont:
        return self._look.font(Type.BASE, Weight.MEDIUM if chosen else Weight.REGULAR)

    def _script_face(self, key: str, chosen: bool) -> QFont:
        """Return each script's own face, whatever the interface's language."""
        if key == PARALLEL:
            return self._face(key, chosen)
        return faces.sans(Script(key), Type.BASE, Weight.MEDIUM if chosen else Weight.REGULAR)
