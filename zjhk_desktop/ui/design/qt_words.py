"""Qt's own words (context menus of fields, dialogs) in the interface language."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from zjhk_desktop.domain.language import Language
from zjhk_desktop.ui.design.look import Look

_CATALOGUES = {Language.HANT: "qtbase_zh_TW", Language.HANS: "qtbase_zh_CN"}


class QtWords(QObject):
    """Installs the translator of Qt that goes with the look's language."""

    def __init__(self, look: Look) -> None:
        """Follow a look."""
        super().__init__(look)
        self._look = look
        self._translator: QTranslator | None = None
        look.language_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        name = _CATALOGUES.get(self._look.tr_.language)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator = QTranslator(self)
        if name is not None and translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            self._translator = translator
