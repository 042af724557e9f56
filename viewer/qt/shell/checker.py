"""Checks what is shown at a quiet moment, and a large registry beside the window, which goes on answering.

A check only reads: registries do not change, and what they build when asked they keep. Each check carries a number;
an answer to an earlier one is dropped.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.base.collection import no_collection
from viewer.base.problems import Problem
from viewer.registry.registry import Registry
from viewer.session import Session
from viewer.sources.library import Library

if TYPE_CHECKING:
    from viewer.search.match import Matcher

_AFTER_MS = 30  # behind the paint that a change brings
_LATER_MS = 500  # between two looks at whether the check before has ended
_WARMED = 100  # events made ready between two looks at whether they are still wanted
LARGE = 1500  # events; below this a check is over before anybody notices


class Checker(QObject):
    """Keeps the session's list of problems in step with its registry."""

    checked = Signal(float)  # milliseconds that the last check took
    _found = Signal(int, object, float)  # number of the check, its problems, milliseconds

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._number = 0
        self._running = False  # beside the window; a second check would only slow both
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._on_quiet)
        self._found.connect(self._on_found)

    def check_soon(self) -> None:
        """Check what is shown once the window has painted."""
        self._number += 1
        self._timer.start(_AFTER_MS)

    def stop(self) -> None:
        """Forget the check that was to come, and the one that is under way."""
        self._number += 1
        self._timer.stop()

    def check_now(self) -> None:
        """Check what is shown without waiting."""
        self.stop()
        session = self._session
        self._on_found(self._number, *_problems(session.registry, session.texts, session.today))

    def _on_quiet(self) -> None:
        session = self._session
        if len(session.registry.heads) < LARGE:
            self.check_now()
            return
        if self._running:
            self._timer.start(_LATER_MS)
            return
        from threading import Thread

        self._running = True
        asked = (self._number, session.registry, Library(session.registry.folder), session.today, session.matcher())
        Thread(target=self._run, args=asked, daemon=True).start()

    def _run(self, number: int, registry: Registry, library: Library, today: int, matcher: Matcher) -> None:
        """Check, then make the events ready for searching, so that the first query answers at once."""
        try:
            with no_collection():
                if number == self._number:
                    self._found.emit(number, *_problems(registry, library, today))
                while number == self._number and matcher.warm(_WARMED):
                    pass
                gc.freeze()  # what was made of a large registry is kept, and need not be walked through again
        finally:
            self._running = False

    def _on_found(self, number: int, problems: tuple[Problem, ...], took: float) -> None:
        if number == self._number and not self._session.outdated:
            self._session.set_problems(problems)
            self.checked.emit(took)


def _problems(registry: Registry, library: Library, today: int) -> tuple[tuple[Problem, ...], float]:
    """Return all problems, and how many milliseconds it took to find them."""
    from time import perf_counter

    from viewer.checking import all_problems  # the window paints before it checks

    began = perf_counter()
    found = all_problems(registry, library, today)
    return found, (perf_counter() - began) * 1000
