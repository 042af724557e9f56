"""Opens registries, reads them again when they change, and checks them once the window has painted.

A broken save keeps what is shown: the session keeps its registry, lists the problems of the broken text and says
that it is outdated. The next good save replaces both. What is edited and not saved yet is merged with what another
program writes (`keeper`), once that program has finished (`settle`).

A large file is read beside the window (`reading`). What is there is shown a few times on the way, as a registry that
knows that events are missing; only the last one is checked.
"""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.base.messages import Messages
from viewer.base.problems import Severity
from viewer.keeper import Keeper
from viewer.manuscript import Manuscript
from viewer.qt.shell.checker import Checker
from viewer.qt.shell.follow import FileFollower
from viewer.registry.outcome import Outcome, What
from viewer.registry.parallel import LARGE
from viewer.registry.reader import ReadError, is_large, read_bytes, read_file
from viewer.registry.registry import Registry
from viewer.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viewer.qt.shell.file_rest import FileRest
    from viewer.qt.shell.reading import Reading
    from viewer.qt.shell.slices import Slices
    from viewer.qt.shell.taking_over import TakingOver
    from viewer.registry.large import Stamp

_MANY = 3_000  # events; so many are let go of a little at a time
_AGAIN_MS = 300  # after which a file that was written into while it was read is read again


class Loader(QObject):
    """Keeps a session in step with a file."""

    leaving = Signal()  # another file is about to be shown
    opened = Signal()  # another file is open
    disk_changed = Signal(object)  # the Outcome of taking over what another program wrote
    taking_over = Signal(bool)  # whether that goes on beside the window
    lost = Signal()  # the file is no longer there
    reading_began = Signal(object)  # the Reading of a large file
    reading_ended = Signal()  # it is through, or was cancelled
    completed = Signal()  # the large file that is shown is there as a whole

    def __init__(
        self, session: Session, messages: Messages, before: Loader | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.messages = messages
        if before is None:
            self.manuscript = Manuscript(session)
            self.keeper = Keeper(self.manuscript, session, os.environ)
        else:
            self.manuscript = before.manuscript.successor(session)
            self.keeper = before.keeper.successor(self.manuscript, session, os.environ)
        self.may_leave: Callable[[], bool] = lambda: True  # whether what is unsaved may go; the window asks
        self._over: TakingOver | None = None
        self.manuscript.read_again.connect(self._on_read_again)
        self.reading: Reading | None = None
        self.stamp: Stamp | None = (
            before.stamp if before else None
        )  # of the large file that is shown; its bytes are not kept
        self._follower = FileFollower(self)
        self._followed: tuple[Path, ...] = ()  # the article texts
        self._rest: FileRest | None = None
        self._follower.file_changed.connect(self._on_file_stirred)
        self._follower.texts_changed.connect(self._on_texts_changed)
        self.checker = Checker(session, self)
        session.in_slices = self._in_slices
        self._slices: Slices | None = None

    def open(self, path: Path) -> bool:
        """Show the registry at `path`, a large one soon; say why and keep what is shown when it cannot be read.

        Returns:
            Whether it is shown or being read; not when the user would rather keep what is unsaved.
        """
        if not self.may_leave():
            return False
        if is_large(path) and self._read_beside(path):
            return True
        try:
            data = read_file(path)
        except ReadError as error:
            self.messages.say(str(error), Severity.ERROR, lasting=True)
            return False
        self._stop_reading()
        self.leaving.emit()
        self.adopt(read_bytes(path, data), data)
        self.opened.emit()
        return True

    def adopt(self, registry: Registry, data: bytes) -> None:
        """Show `registry`, which was read from `data`; follow its file and check it after the next paint."""
        gc.freeze()
        self._turn_to(registry)
        self._begin(data)
        self.start_following()

    def start_following(self) -> None:
        """Watch the file that is shown, and check it soon; read the rest of one that is not there as a whole."""
        registry = self._session.registry
        if registry.path == Path():
            self._follower.follow(None)
            return
        self._follow(registry)
        if self._session.is_partial:
            self.read_rest()
            return
        self.checker.check_soon()
        self.reload()  # a save between reading and following would go unnoticed

    def remember(self, data: bytes | None) -> None:
        """Take `data` for what the session shows, so that only a change of it counts as one; None for a large file."""
        self.keeper.begin(data)

    def release(self) -> None:
        """Stop following the file; another loader takes over."""
        self._stop_reading()
        if self._rest is not None:
            self._rest.stop()
        self.checker.stop()
        self._follower.follow(None)

    def close(self) -> None:
        """Stop following the file; nobody takes over."""
        self.release()
        self.keeper.neighbours.leave()

    def save_as(self, path: Path) -> None:
        """Write the text to another file and go on with that one.

        Raises:
            CannotWrite: nothing was written.
        """
        self.keeper.save_as(path)
        self.note_saved()
        self.start_following()

    def note_saved(self) -> None:
        """Take the file as the last save left it for what is shown, so that a large one is not read again."""
        state = self.keeper.saved_state
        if state is not None and state.st_size >= LARGE:
            from viewer.registry.large import stamp_of

            self.stamp = stamp_of(state)

    def reload(self) -> None:
        """Read the file again if its content changed; a broken text keeps the last good picture."""
        before = self._session.registry
        if before.path == Path() or self.reading is not None or self.keeper.saving:
            return  # a reading notices by itself that the file changed, and after a save it is looked at again
        if is_large(before.path) and self._reload_beside(before):
            return
        try:
            data = read_file(before.path)
        except ReadError as error:
            if before.path.exists():
                self.messages.say(str(error), Severity.WARNING, lasting=True)
            else:
                self.keeper.lost()
                self.lost.emit()
            return
        self.stamp = None
        self.take(data)

    def take(self, data: bytes, then: Callable[[Outcome], None] | None = None) -> None:
        """Show what the same file says now, beside what is unsaved; a large one soon.

        Args:
            data: what the file holds.
            then: called when that is done.
        """
        if data == self.keeper.data and not self.keeper.gone and then is None:
            return  # as after each start and each save
        self._taking_over().take(data, then)

    def _taking_over(self) -> TakingOver:
        """Return what takes over; made when another program has written for the first time."""
        if self._over is None:
            from viewer.qt.shell.taking_over import TakingOver

            self._over = TakingOver(self.keeper, self.messages, self)
            self._over.taken.connect(self._on_taken)
            self._over.busy.connect(self.taking_over)
            self._over.read.connect(self._on_read_beside)
        return self._over

    def _on_taken(self, outcome: Outcome) -> None:
        if outcome.what is not What.BROKEN:
            self.start_following()
        elif outcome.problem is None:  # it is what is shown
            self.checker.stop()
        self.disk_changed.emit(outcome)

    def _on_read_beside(self, stamp: Stamp) -> None:
        self.stamp = stamp

    def _show_again(self, registry: Registry) -> None:
        """Show what the same large file says now, beside what is unsaved."""
        if self.manuscript.modified:
            self.take(read_file(registry.path))
            return
        if registry.document.broken and self._session.registry.heads:
            self.checker.stop()
            self._session.set_problems(registry.problems, outdated=True)
            return
        self.keeper.took(registry)
        self.start_following()
        self.disk_changed.emit(Outcome(What.TAKEN))

    def _begin(self, data: bytes | None) -> None:
        """Begin to edit what is shown."""
        self.manuscript.start(self._session.registry)
        self.keeper.begin(data)

    def _on_read_again(self, registry: Registry) -> None:
        """Check what was edited, and follow the texts that it names."""
        self.checker.check_soon()
        if registry.article_files != self._followed:
            self._follow(registry)

    def _on_file_stirred(self) -> None:
        """Wait until whoever writes the file has finished, and read it then."""
        path = self._session.registry.path
        if is_large(path):
            self.reload()
            return
        if self._rest is None:
            from viewer.qt.shell.file_rest import FileRest  # nobody else has written before the first paint

            self._rest = FileRest(self)
            self._rest.ended.connect(self._on_file_rests)
        self._rest.await_rest(path, self.keeper.data or b"")

    def _on_file_rests(self, data: bytes | None) -> None:
        if data is None:
            self.reload()  # gone, or written without end: say so, or take it as it is
        elif self.reading is None:
            self.take(data)

    def _turn_to(self, registry: Registry) -> None:
        """Show `registry`, of another file or of the same one from the start."""
        before = self._session.registry
        if len(before.heads) >= _MANY:
            from viewer.qt.shell.discard import Discard  # few registries are large

            Discard(before, self)
        self._session.select(None)
        if registry.path != before.path:
            self._session.look_at_everything()
        self._session.set_registry(registry)
        self._session.set_problems(registry.problems)

    def _follow(self, registry: Registry) -> None:
        self._followed = registry.article_files
        self._follower.follow(registry.path, self._followed)

    def _on_texts_changed(self) -> None:
        self._session.texts_touched()
        if self.reading is None:
            self.checker.check_soon()

    # Large files

    def _in_slices(self, steps: Iterator[None] | None) -> None:
        """Do what takes long with many events while the window is idle."""
        if self._slices is None:
            from viewer.qt.shell.slices import Slices  # few registries are large

            self._slices = Slices(self)
        self._slices.run(steps)

    def read_rest(self) -> None:
        """Read all of the file of which the session shows a part."""
        path = self._session.registry.path
        if not self._read_beside(path):
            self._read_here(path)

    def cancel(self) -> None:
        """End the reading that is under way; what has been read of a file that was not shown before stays."""
        reading = self.reading
        if reading is None:
            return
        registry = None if reading.is_again else reading.cancel()
        self._stop_reading()
        if registry is not None:
            self._on_grown(registry)
            self._begin(None)
            self._follow(registry)
            self.checker.check_soon()
        self.reading_ended.emit()

    def _read_beside(self, path: Path, before: Registry | None = None) -> bool:
        """Begin to read a large file in other processes; return False when it cannot be opened."""
        from viewer.qt.shell.reading import Reading  # few files are large

        try:
            reading = Reading(path, before, self)
        except OSError:
            return False
        self._stop_reading()
        self.checker.stop()
        self.reading = reading
        reading.grown.connect(self._on_grown)
        reading.finished.connect(self._on_finished)
        reading.stale.connect(self._on_stale)
        reading.failed.connect(lambda: self._on_failed(path))
        self.reading_began.emit(reading)
        reading.start()
        return True

    def _reload_beside(self, before: Registry) -> bool:
        """Read a large file that is shown once more if it changed; return False when it cannot be opened."""
        from viewer.registry.large import stamp_of

        try:
            changed = stamp_of(before.path.stat()) != self.stamp
        except OSError:
            return False
        if changed and self.manuscript.modified:
            self._taking_over().take_file(before.path)
            return True
        return not changed or self._read_beside(before.path, before)

    def _on_grown(self, registry: Registry) -> None:
        """Show what has been read so far."""
        shown = self._session.registry
        if registry.path != shown.path or (not shown.document.missing and registry.document.missing):
            self.leaving.emit()
            self._turn_to(registry)
            self.opened.emit()
        elif len(registry.heads) > len(shown.heads) or not registry.document.missing:
            self._session.set_registry(registry)

    def _on_finished(self, registry: Registry) -> None:
        reading = self.reading
        assert reading is not None
        self.stamp = reading.file.stamp
        again = reading.is_again
        self._stop_reading()
        self.reading_ended.emit()
        if again:
            self._show_again(registry)
            return
        self._on_grown(registry)
        self._session.set_problems(registry.problems)
        self._begin(None)
        self.start_following()
        self.completed.emit()

    def _on_stale(self) -> None:
        reading = self.reading
        assert reading is not None
        path, before = reading.path, reading.before
        self._stop_reading()
        self.reading_ended.emit()
        QTimer.singleShot(_AGAIN_MS, self, lambda: self._read_once_more(path, before))

    def _read_once_more(self, path: Path, before: Registry | None) -> None:
        if self.reading is None and not self._read_beside(path, before):
            self.reload()

    def _on_failed(self, path: Path) -> None:
        """Read the file here after all, where no other process could."""
        self._stop_reading()
        self.reading_ended.emit()
        self._read_here(path)

    def _read_here(self, path: Path) -> None:
        try:
            data = read_file(path)
        except ReadError as error:
            self.messages.say(str(error), Severity.ERROR, lasting=True)
            return
        self._on_grown(read_bytes(path, data))
        self._begin(data)
        self._follow(self._session.registry)
        self.checker.check_soon()

    def _stop_reading(self) -> None:
        if self.reading is not None:
            self.reading.stop()
            self.reading.deleteLater()
            self.reading = None
