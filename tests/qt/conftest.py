"""What tests of widgets share: nobody is there to answer a question."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox


@pytest.fixture(autouse=True)
def _nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a window that is closed with unsaved text do without it, instead of waiting for an answer."""
    from viewer.qt.shell.saver import Saver

    monkeypatch.setattr(Saver, "ask", lambda _saver: QMessageBox.StandardButton.Discard)
