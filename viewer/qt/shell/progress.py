"""Goes through the steps of something long over a dialog that shows how far it is and can end it.

Steps take less than a tenth of a second each; between two of them the window paints itself and hears the dialog.
What is done within half a second shows no dialog.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

from viewer.base.i18n import _

_Flag = QEventLoop.ProcessEventsFlag
_STEPS = 1000
_PATIENCE_MS = 500

Answer = TypeVar("Answer")


def follow(parent: QWidget, words: str, steps: Generator[float, None, Answer]) -> Answer | None:
    """Go through `steps`, which yield what share is done; return their answer, or None where the user ended them.

    Raises:
        Exception: what the steps raise.
    """
    dialog = QProgressDialog(words, _("Cancel"), 0, _STEPS, parent)
    bar = QProgressBar(dialog)
    bar.setRange(0, _STEPS)
    bar.setTextVisible(False)  # the bar is lower than a line of text
    dialog.setBar(bar)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setWindowTitle(words)
    dialog.setMinimumDuration(_PATIENCE_MS)
    dialog.setAutoReset(False)
    dialog.setValue(0)
    try:
        while not dialog.wasCanceled():
            try:
                dialog.setValue(round(next(steps) * _STEPS))
            except StopIteration as end:
                answer: Answer = end.value
                return answer
            # As long as no dialog stands before it, the window is not to hear anything.
            QCoreApplication.processEvents(_Flag.AllEvents if dialog.isVisible() else _Flag.ExcludeUserInputEvents)
        return None
    finally:
        steps.close()
        dialog.close()
        dialog.deleteLater()
