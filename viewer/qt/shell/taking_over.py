"""Takes over what another program wrote; of a large file beside the window, which goes on answering.

What comes of it is shown only if the text is still the one that it was brought together with; else it begins again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.base.messages import Messages
from viewer.base.problems import Severity, UserError
from viewer.qt.shell.beside import Beside
from viewer.registry.large import stamp_of
from viewer.registry.outcome import Outcome, What
from viewer.registry.parallel import LARGE
from viewer.registry.reader import read_file
from viewer.registry.settle import settled

if TYPE_CHECKING:
    from viewer.keeper import Keeper
    from viewer.registry.large import Stamp
    from viewer.registry.taking import Taken, Taking

Then = Callable[[Outcome], None] | None


class TakingOver(QObject):
    """Brings the file's new text together with the one that is edited.

    Args:
        keeper: has both.
        messages: hear why a file cannot be read.
        parent: owner.
    """

    taken = Signal(object)  # the Outcome, where there was anything to do
    busy = Signal(bool)  # whether something goes on beside the window
    read = Signal(object)  # the Stamp of a large file that was read

    def __init__(self, keeper: Keeper, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._keeper, self._messages = keeper, messages
        self._reading: Beside | None = None

    def take(self, data: bytes, then: Then = None) -> None:
        """Take over what the file holds; a large one soon.

        Args:
            data: the file's bytes.
            then: called when that is done.
        """
        taking = self._keeper.taking(data)
        if taking is None:
            self._tell(Outcome(What.NOTHING), then)
        elif len(data) < LARGE:
            self._on_taken(taking, taking.run(), then)
        else:
            self.busy.emit(True)
            Beside(taking.run, lambda answer: self._on_taken(taking, answer, then), self)

    def take_file(self, path: Path) -> None:
        """Read a large file once it is written whole, and take it over."""
        if self._reading is not None and self._reading.under_way:
            return
        stamp = stamp_of(path.stat())
        self.busy.emit(True)
        self._reading = Beside(lambda: settled(path) or read_file(path), lambda data: self._on_read(stamp, data), self)

    def _on_read(self, stamp: Stamp, answer: object) -> None:
        self.busy.emit(False)
        if isinstance(answer, UserError):
            self._messages.say(str(answer), Severity.WARNING, lasting=True)
        elif isinstance(answer, bytes):
            self.read.emit(stamp)
            self.take(answer)
        elif isinstance(answer, Exception):
            raise answer

    def _on_taken(self, taking: Taking, answer: object, then: Then) -> None:
        """Show what came of it; once more when somebody has typed meanwhile."""
        self.busy.emit(False)
        if isinstance(answer, Exception):
            raise answer
        taken: Taken = answer  # type: ignore[assignment]  # the answer of Taking.run
        if taking.path != self._keeper.path:
            return
        outcome = self._keeper.take(taking, taken)
        if outcome is None:
            self.take(taking.data, then)
        else:
            self._tell(outcome, then)

    def _tell(self, outcome: Outcome, then: Then) -> None:
        if then is not None:
            then(outcome)
        if outcome.what is not What.NOTHING:
            self.taken.emit(outcome)
