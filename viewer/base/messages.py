"""The one door through which the Qt-free parts speak to the user.

Whoever owns a screen connects to `said`; without a screen the command line prints to stderr.
"""

from __future__ import annotations

from viewer.base.observe import Signal
from viewer.base.problems import Severity
from viewer.base.value import frozen


@frozen
class Message:
    """One sentence to the user; `lasting` ones stay until they are dismissed."""

    text: str
    severity: Severity = Severity.HINT
    lasting: bool = False


class Messages:
    """Carries sentences from any part to the user."""

    def __init__(self) -> None:
        self.said: Signal[Message] = Signal()

    def say(self, text: str, severity: Severity = Severity.HINT, *, lasting: bool = False) -> None:
        """Tell the user `text`."""
        self.said.emit(Message(text, severity, lasting))
