"""One piece of long work beside the window, with a dialog that shows how far it is and can end it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from viewer.base.i18n import _
from viewer.base.work import Cancelled, Report
from viewer.qt.shell.beside import Beside

_STEPS = 1000
_PATIENCE_MS = 500  # what is done sooner shows no dialog


class Work(QObject):
    """Does one thing at a time.

    Args:
        window: before which the dialog stands.
    """

    stopped = Signal()  # somebody cancelled what was being done
    _reported = Signal(float)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._running: Beside | None = None
        self._dialog: QProgressDialog | None = None
        self._cancelled = self._finished = False
        self._reported.connect(self._on_reported)

    @property
    def busy(self) -> bool:
        """Return whether something is being done."""
        return self._running is not None

    def begin(
        self, words: str, run: Callable[[Report], object], done: Callable[[object], None], *, writes: bool = False
    ) -> None:
        """Begin to `run` in a thread; `done` hears its answer or its exception, and nothing where it was cancelled.

        Args:
            words: what is done, for the dialog.
            run: does it.
            done: hears the answer, in the window's thread.
            writes: whether an answer that came in spite of the wish to cancel counts: the file is there.

        Raises:
            RuntimeError: something is being done.
        """
        if self._running is not None:
            raise RuntimeError("one thing at a time")
        self._cancelled = False
        self._show(words)
        self._running = Beside(lambda: run(self._report), lambda answer: self._end(answer, done, writes), self)

    def finish(self) -> None:
        """End what is under way for good, and wait for that."""
        self._cancelled = self._finished = True
        if self._running is not None:
            self._running.wait()

    def _report(self, done: int, total: int) -> None:
        if self._cancelled:
            raise Cancelled
        if total > 0:
            self._reported.emit(min(done / total, 1.0))

    def _end(self, answer: object, done: Callable[[object], None], writes: bool) -> None:
        self._running = None
        cancelled = isinstance(answer, Cancelled) or self._finished or (self._cancelled and not writes)
        if self._dialog is not None:
            self._dialog.canceled.disconnect(self._on_cancelled)  # Qt takes closing for that
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
        if not cancelled:
            done(answer)
        elif not self._finished:
            self.stopped.emit()

    def _show(self, words: str) -> None:
        dialog = self._dialog = QProgressDialog(words, _("Cancel"), 0, _STEPS, self._window)
        dialog.setWindowTitle(words)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(_PATIENCE_MS)
        dialog.setAutoReset(False)
        dialog.setAutoClose(False)
        dialog.setValue(0)
        dialog.canceled.connect(self._on_cancelled)

    def _on_cancelled(self) -> None:
        self._cancelled = True

    def _on_reported(self, share: float) -> None:
        if self._dialog is not None:
            self._dialog.setValue(round(share * _STEPS))
