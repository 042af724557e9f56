"""What the window says while a large file is read, and afterwards when only a part of it was.

Words in the status bar while it goes on; a sentence above the timeline, with the way to the rest, when it was
cancelled. When all is there, a view in which nobody has moved yet is opened up to everything, and what nobody has
asked for yet is worked out behind that picture (`loading_behind`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from viewer.base.i18n import _, thousands
from viewer.qt.shell.loading_bar import LoadingBar, rounded
from viewer.qt.shell.loading_behind import steps
from viewer.qt.shell.slices import Slices

if TYPE_CHECKING:
    from viewer.qt.shell.loader import Loader
    from viewer.qt.shell.reading import Reading
    from viewer.qt.shell.window import MainWindow
    from viewer.session import Session

_PAINTED_MS = 100  # after which all is painted, more or less


class Loading(QObject):
    """Shows the readings of one window.

    Args:
        window: where they are shown.
        session: what is shown.
        loader: reads.
    """

    def __init__(self, window: MainWindow, session: Session, loader: Loader) -> None:
        super().__init__(window)
        self._window, self._session, self._loader = window, session, loader
        self.bar = LoadingBar(window.status)
        self._cancelled_again = False  # a reading of the file as it is now was cancelled
        self._opened_view: object = None  # what was in view when the file was opened
        self._behind = Slices(self)
        window.status.addPermanentWidget(self.bar)
        self.bar.cancel_requested.connect(self._on_cancel_requested)
        loader.reading_ended.connect(self._on_reading_ended)
        loader.opened.connect(self._on_opened)
        loader.reading_began.connect(lambda _reading: self._behind.run(None))
        loader.completed.connect(self._on_completed)
        session.problems_changed.connect(lambda _nothing: self._say_partial())
        session.registry_changed.connect(lambda _registry: self._say_partial())
        self._on_opened()

    def expect(self) -> None:
        """Show what is there of a file whose reading is about to begin."""
        shown, missing = len(self._session.registry.heads), self._session.registry.document.missing
        self.bar.show_progress(shown, shown + missing if shown else 0)
        self.bar.show()
        self._window.timeline.set_reading(True)

    def follow(self, reading: Reading) -> None:
        """Show how far `reading` is until it ends."""
        self._cancelled_again = False
        self._window.banner.hide()
        reading.progressed.connect(self._on_progressed)
        reading.shown = lambda: self._session.registry
        if self._session.is_partial:
            self.expect()
        else:
            self.bar.show_progress(0, 0)
            self.bar.show()
            self._window.timeline.set_reading(True)

    def _on_progressed(self, events: int, expected: int) -> None:
        self.bar.show_progress(events, expected)

    def _on_cancel_requested(self) -> None:
        reading = self._loader.reading
        self._cancelled_again = reading is not None and reading.is_again
        self._loader.cancel()

    def _on_reading_ended(self) -> None:
        self.bar.hide()
        self._window.timeline.set_reading(False)
        self._say_partial()

    def _say_partial(self) -> None:
        """Say what is missing, where a reading was cancelled."""
        if self._loader.reading is not None:
            return
        registry, banner = self._session.registry, self._window.banner
        if self._cancelled_again:
            words = _("The file has changed; what is shown is how it was before.")
            banner.say(words, _("Read again"), self._loader.reload)
        elif registry.document.missing:
            shown = len(registry.heads)
            words = _("Only the first {n} of about {total} events are shown; the others have not been read.")
            words = words.format(n=thousands(shown), total=thousands(rounded(shown + registry.document.missing)))
            banner.say(words, _("Read the rest"), self._loader.read_rest)

    def _on_opened(self) -> None:
        self._opened_view = self._window.timeline.viewport.view

    def _on_completed(self) -> None:
        if self._window.timeline.viewport.view == self._opened_view:
            self._window.timeline.fit()
            self._loader.opened.emit()  # returns to the view and the event at which the registry was left
        QTimer.singleShot(_PAINTED_MS, self, lambda: self._behind.run(steps(self._session)))
