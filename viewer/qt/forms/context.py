"""What every part of a form uses: the registry that is shown, and the one way to change it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from viewer.base.i18n import _
from viewer.base.problems import Severity
from viewer.base.settings import Settings
from viewer.manuscript import Manuscript
from viewer.qt.shell.look import Look
from viewer.registry.patch import Edit, Refused
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data
from viewer.session import Session


class FormContext(QObject):
    """Hands out what is shown, applies edits, and passes wishes on.

    Args:
        session: the registry, its texts, the language of titles.
        manuscript: the text, in which edits are made.
        settings: who reviews.
        look: colours, fonts, icons.
    """

    entry_requested = Signal(object)  # an Entry whose form shall be shown
    text_requested = Signal(int, int)  # 1-based line and column of the file

    def __init__(self, session: Session, manuscript: Manuscript, settings: Settings, look: Look) -> None:
        super().__init__()
        self.session, self.manuscript, self.settings, self.look = session, manuscript, settings, look

    @property
    def registry(self) -> Registry:
        """Return the registry as it was read last."""
        return self.session.registry

    @property
    def data(self) -> Data:
        """Return the registry's plain data."""
        return self.session.registry.document.data

    @property
    def lang(self) -> str:
        """Return the language of titles: vi or en."""
        return self.session.titles

    def apply(self, name: str, edits: Sequence[Edit]) -> Refused | None:
        """Make the edits as one step called `name`; return the refusal, or None when they were made."""
        if not edits:
            return None
        try:
            self.manuscript.apply(name, edits)
        except Refused as refusal:
            return refusal
        return None

    def fault(self) -> Refused | None:
        """Read what was typed in the text meanwhile; return why nothing can be edited while it is broken, or None."""
        _present = self.manuscript.document
        if not self.manuscript.broken:
            return None
        first = next((one for one in self.session.problems if one.severity is Severity.ERROR), None)
        words = _("The text cannot be read just now; mend it, and the form can be used again.")
        return Refused(words, *((first.line, first.column) if first is not None else (1, 1)))

    @staticmethod
    def settle() -> None:
        """Take what is being typed, before something else is done: the focused field is left."""
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
