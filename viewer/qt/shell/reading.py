"""Reads a large registry beside the window: other processes parse it, the window takes over a little at a time.

Each process is given the next portion when it has handed one back. Pieces are taken in the order of the file, in
slices shorter than a frame, one for each turn of the event loop, so that panning and typing go on meanwhile. Where a
piece shows that the file cannot be read in portions, one process reads the rest of it, or all of it, in one go.
"""

from __future__ import annotations

import gc
import marshal
import os
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from viewer.registry import kept, portion_worker
from viewer.registry.assembly import Assembly
from viewer.registry.large import LargeFile
from viewer.registry.portion_worker import LENGTH
from viewer.registry.portions import MORE, Piece, Portion
from viewer.registry.registry import Registry
from viewer.timeline.arrays import fetch_numpy

_SLICE = 0.008  # s in one turn of the event loop
_PAUSE_MS = 1  # between two slices
_AHEAD = 8  # pieces that wait to be taken, at most
_ASKED = 2  # portions that one process is to read, so that it need not wait
_MOST_PROCESSES = 4
_GROWN = (400, 3_000)  # events at which what is there is shown; more often would only cost time
_SOON = 4  # where there are no more than so many times as many events, all are there soon enough

_ending: set[_Worker] = set()  # killed and not gone yet


class Reading(QObject):
    """One reading of a large file; made anew for each.

    Args:
        path: the file.
        before: an earlier reading, whose unchanged events are not parsed again; then nothing is shown on the way.
        parent: owner.

    Raises:
        OSError: the file cannot be opened.
    """

    progressed = Signal(int, int)  # events that have been read, about how many there are (0: not known)
    grown = Signal(object)  # a registry of what has been read so far
    finished = Signal(object)  # the whole registry
    stale = Signal()  # the file was changed while it was read
    failed = Signal()  # no process could be started, or one has ended

    def __init__(self, path: Path, before: Registry | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path, self.before = path, before
        self.file = LargeFile(path)
        self._portions = deque(self.file.portions())
        self._sizes = {portion.number: portion for portion in self._portions}
        self._assembly = Assembly(path, self.file.size, before)
        self._workers: list[_Worker] = []
        self._pieces: dict[int, bytes] = {}
        self._frames: deque[bytes] = deque()  # of a file that is read whole
        self._next = 0
        self._whole = False
        self._steps: Iterator[None] | None = None
        self._shown = 0
        self._over = False
        nothing = Registry(path)
        self.shown: Callable[[], Registry] = lambda: nothing  # by the window, until all is read
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_turn)

    def start(self) -> None:
        """Begin."""
        gc.disable()  # it would walk the growing heap again and again
        Thread(target=fetch_numpy, daemon=True).start()  # so many events need it, and importing it takes long
        if not self._portions:
            self._read_whole()
            return
        digests = b"" if self.before is None else self.before.document.digests
        for _number in range(max(1, min(os.cpu_count() or 1, _MOST_PROCESSES, len(self._portions)))):
            worker = self._start_worker()
            if digests:
                worker.ask(portion_worker.known_job(digests))
            self._feed(worker)
            self._feed(worker)

    @property
    def is_again(self) -> bool:
        """Return whether the file has been read before."""
        return self.before is not None

    def cancel(self) -> Registry | None:
        """End here; return a registry of what has been read, None when that is nothing yet."""
        registry = self._assembly.partial() if self._assembly.events and not self._whole else None
        self.stop()
        return registry

    def stop(self) -> None:
        """End at once and tell nothing more."""
        if self._over:
            return
        self._over = True
        self._timer.stop()
        self._end_workers()
        self.file.close()
        gc.freeze()
        gc.enable()

    # Processes

    def _start_worker(self) -> _Worker:
        worker = _Worker(self.path, self)
        worker.opened.connect(self._on_opened)
        worker.answered.connect(self._on_answered)
        worker.ended.connect(self._on_ended)
        self._workers.append(worker)
        return worker

    def _end_workers(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers = []

    def _feed(self, worker: _Worker) -> None:
        """Let a process read the next portion, unless too many wait to be taken."""
        if self._portions and not self._whole and len(self._pieces) < _AHEAD and len(worker.asked) < _ASKED:
            cut = self.file.cut
            assert cut is not None
            portion = self._portions.popleft()
            worker.asked.append(portion.number)
            worker.ask(portion_worker.portion_job(portion, cut.indent))

    def _on_opened(self, stamp: object) -> None:
        if stamp != self.file.stamp and not self._over:
            self.stop()
            self.stale.emit()

    def _on_answered(self, worker: _Worker, data: bytes) -> None:
        if self._over:
            return
        if self._whole:
            self._frames.append(data)
        else:
            self._pieces[worker.asked.popleft()] = data
            self._feed(worker)
        if not self._timer.isActive():
            self._timer.start()

    def _on_ended(self) -> None:
        if not self._over:
            self.stop()
            self.failed.emit()

    # Taking over

    def _on_turn(self) -> None:
        """Take over for a slice of time."""
        end = perf_counter() + _SLICE
        while not self._over and perf_counter() < end:
            if self._steps is None:
                self._steps = self._whole_steps() if self._whole else self._piece_steps()
                if self._steps is None:
                    self._timer.stop()
                    return
            try:
                next(self._steps)
            except StopIteration:
                self._steps = None

    def _piece_steps(self) -> Iterator[None] | None:
        """Return the steps that take the next piece; None when it has not come yet."""
        data = self._pieces.pop(self._next, None)
        return None if data is None else self._take(self._next, data)

    def _take(self, number: int, data: bytes) -> Iterator[None]:
        for worker in self._workers:
            self._feed(worker)
        piece = Piece(*marshal.loads(data)[2:])
        portion = self._sizes[number]
        if piece.trouble == MORE:
            self._read_tail(portion)
            return
        if piece.trouble or not self._assembly.fits(piece):
            self._read_whole()
            return
        yield
        yield from self._assembly.take(piece, portion.end - portion.start)
        self._next = number + 1
        self.progressed.emit(self._assembly.events, self._assembly.expected)
        if portion.end == self.file.size:
            yield from self._finish()
        elif self._is_worth_showing():
            yield
            self._shown += 1
            self.grown.emit(self._assembly.partial())

    def _is_worth_showing(self) -> bool:
        """Return whether what is there is to be shown now, and not all of it soon."""
        if self.before is not None or self._shown == len(_GROWN):
            return False
        assembly, least = self._assembly, _GROWN[self._shown]
        return assembly.events >= least and (not self._shown or assembly.expected > _SOON * least)

    def _read_tail(self, portion: Portion) -> None:
        """Read everything from `portion` on in one piece: sections stand behind the events."""
        self._end_workers()
        self._pieces.clear()
        tail = portion._replace(end=self.file.size, tail=True)
        self._sizes[portion.number] = tail
        self._portions = deque([tail])
        self._feed(self._start_worker())

    def _read_whole(self) -> None:
        """Read the whole file in one process, which also saves what is whole of a broken one."""
        self._end_workers()
        self._pieces.clear()
        self._whole = True
        self._assembly.begin_whole()
        self.progressed.emit(0, 0)
        self._start_worker().ask(portion_worker.WHOLE_JOB)

    def _whole_steps(self) -> Iterator[None] | None:
        return self._take_whole(marshal.loads(self._frames.popleft())) if self._frames else None

    def _take_whole(self, frame: tuple[Any, ...]) -> Iterator[None]:
        kind, *values = frame
        if kind == portion_worker.PIECE:
            self._assembly.take_whole(Piece(*values[1:]))
        elif kind == portion_worker.END:
            self._assembly.end_whole(tuple(values))
            yield from self._finish()

    def _finish(self) -> Iterator[None]:
        yield from self._assembly.finish()
        registry = self._assembly.registry
        assert registry is not None
        yield from kept.prepare_asked(self.shown(), registry)  # what the panes ask for at once
        unchanged = self.file.is_unchanged
        self.stop()
        if unchanged:
            self.finished.emit(registry)
        else:
            self.stale.emit()


class _Worker(QObject):
    """One process and what it answers."""

    opened = Signal(object)  # the stamp of the file that it has opened
    answered = Signal(object, object)  # itself, a frame
    ended = Signal()

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.asked: deque[int] = deque()
        self._told_stamp = False
        self._wanted = 0  # bytes of the frame that is coming
        self._process = QProcess(self)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._on_ready)
        self._process.finished.connect(self.ended)
        self._process.errorOccurred.connect(self._on_error)
        program, *arguments = portion_worker.command(path)
        self._process.start(program, arguments)

    def ask(self, job: bytes) -> None:
        """Send a job."""
        self._process.write(job)

    def end(self) -> None:
        """End the process without a word."""
        self._process.readyReadStandardOutput.disconnect(self._on_ready)
        self._process.finished.disconnect(self.ended)
        self._process.errorOccurred.disconnect(self._on_error)
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self.deleteLater()
            return
        self.setParent(None)
        _ending.add(self)
        self._process.finished.connect(self._on_killed)
        self._process.kill()

    def _on_killed(self) -> None:
        _ending.discard(self)
        self.deleteLater()

    def _on_ready(self) -> None:
        process = self._process
        while True:
            if not self._wanted:
                if process.bytesAvailable() < LENGTH:
                    return
                self._wanted = int.from_bytes(process.read(LENGTH).data(), "little")
            if process.bytesAvailable() < self._wanted:
                return
            data, self._wanted = process.read(self._wanted).data(), 0
            if self._told_stamp:
                self.answered.emit(self, data)
            else:
                self._told_stamp = True
                self.opened.emit(marshal.loads(data)[1])

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.ended.emit()
