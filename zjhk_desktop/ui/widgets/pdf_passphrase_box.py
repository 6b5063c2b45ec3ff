"""Whether the PDF is encrypted, and with which passphrase: kept nowhere, and soon forgotten."""

import unicodedata

from PySide6.QtWidgets import QVBoxLayout, QWidget

from zjhk_desktop.domain.archive_errors import PassphrasesDiffer
from zjhk_desktop.domain.encryption_errors import EncryptionError, PdfPassphraseMissing
from zjhk_desktop.domain.errors import ZjhkError
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.passphrase import normalise
from zjhk_desktop.domain.pdf_passphrase import prepared
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.check_box import CheckBox
from zjhk_desktop.ui.widgets.find_label import Label, muted, warning
from zjhk_desktop.ui.widgets.passphrase_field import PassphraseField
from zjhk_desktop.ui.widgets.strength_label import StrengthLabel


class PdfPassphraseBox(QWidget):
    """A tick, and below it the passphrase twice while it is ticked."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start without a passphrase."""
        super().__init__(parent)
        self._look = look
        self.wanted = CheckBox(look, self)
        self.passphrase = PassphraseField(look, N_("Passphrase of the PDF"), self)
        self.again = PassphraseField(look, N_("The same again"), self)
        self.strength = StrengthLabel(look, self)
        self.hint = Label(look, muted, Type.SMALL, parent=self)
        self.hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HALF)
        for widget in (self.wanted, self.passphrase, self.again, self.strength, self.hint):
            column.addWidget(widget)
        self.wanted.toggled.connect(self._decided)
        self.wanted.clicked.connect(self.passphrase.setFocus)
        self.passphrase.changed.connect(self._describe)
        self.again.changed.connect(self._describe)
        look.language_changed.connect(self._retranslate)
        self._decided(False)
        self._retranslate()

    def read(self) -> str:
        """Return the passphrase that the PDF is to be encrypted with; "" if it is not to be.

        Raises:
            PassphrasesDiffer: it was typed in two ways.
            PdfPassphraseMissing, PdfPassphraseUnusable, PdfPassphraseTooLong: see `prepared`.
        """
        if not self.wanted.isChecked():
            return ""
        if not self.passphrase.text:
            raise PdfPassphraseMissing
        if self.passphrase.text != self.again.text:
            raise PassphrasesDiffer
        return prepared(self.passphrase.text)

    def complain(self) -> None:
        """Lead to the field that is to be filled in otherwise."""
        same = self.passphrase.text == self.again.text
        (self.passphrase if same else self.again).setFocus()

    def forget(self) -> None:
        """Forget the passphrase, and that there should be one."""
        self.wanted.setChecked(False)

    def _decided(self, wanted: bool) -> None:
        for field in (self.passphrase, self.again):
            field.clear()
            field.setVisible(wanted)
        self.hint.setVisible(wanted)
        self._describe()

    def _describe(self) -> None:
        """Say how good the passphrase is, and what is wrong with it or should be known of it."""
        self.strength.show_of(self.passphrase.text)
        problem = self._problem()
        self.hint.set_colour(warning if problem else muted)
        self.hint.setText(problem or self._look.words(self._hint()))

    def _problem(self) -> str:
        """Return why what is typed cannot be the passphrase; nothing while it is being typed."""
        try:
            self.read()
        except PdfPassphraseMissing:
            return ""
        except EncryptionError as error:
            return error.sentence(self._look.tr_)
        except ZjhkError as error:
            return error.sentence(self._look.tr_) if self.again.text else ""
        return ""

    def _hint(self) -> str:
        text = self.passphrase.text
        if text and unicodedata.normalize("NFKC", text) != normalise(text):
            return N_(
                "It has full-width or other special forms of characters: in some programs it "
                "opens only if the ordinary ones are typed."
            )
        return N_(
            "Only the saved PDF is encrypted, not paper or Word. Nobody can open it if the "
            "passphrase is forgotten."
        )

    def _retranslate(self) -> None:
        words = self._look.words
        self.wanted.set_label(words("Encrypt the saved PDF"))
        self._describe()
