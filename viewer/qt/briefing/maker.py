"""Makes the pages of a briefing beside the window, which goes on answering; the newest wish wins.

    wish ─150 ms─ prepare, compose (thread) ─ figures (window: Qt draws them) ─ lay out, draw what is seen (thread)
    scrolled or zoomed ─ draw what is seen (thread)

The figures, and what stands below them, are kept as long as they would look the same. A wish that comes while another
one is being fulfilled ends that at its next report; pages that were made meanwhile are shown all the same, since they
are newer than those that stand there.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.base.value import frozen, replace
from viewer.base.work import Cancelled, Report
from viewer.briefing.document import Document, Figure
from viewer.qt.briefing.setting import Setter
from viewer.qt.shell.beside import Beside

if TYPE_CHECKING:
    from viewer.briefing.writers.picture import Pictures

QUIET_MS = 150
_LONG_S, _LONG_QUIET_MS = 1.5, 1200  # pages that take longer wait for a longer rest

Seen = tuple[tuple[int, ...], float]  # pages in view, from 1, and how many pixels an inch of them takes


@frozen(eq=False)
class Wish:
    """Pages of one state of a briefing.

    Attributes:
        document: makes the document; called in a thread.
        figures: draws its figures, and says in their captions what they lack; called in the window's thread.
        registry: what the figures are drawn from.
    """

    document: Callable[[Report], Document]
    figures: Callable[[Document], tuple[Document, Pictures]]
    registry: object


@frozen(eq=False)
class _Figures:
    """Figures that were drawn: from what, as they were asked for, as they then are in the document, and themselves."""

    registry: object
    asked: tuple[Figure, ...]
    told: tuple[Figure, ...]
    pictures: Pictures


class PageMaker(QObject):
    """Fulfils wishes one after the other.

    Args:
        wish: tells what is wanted when its time has come; None for nothing.
        seen: tells which pages are looked at, and how large.
        parent: owner.
    """

    made = Signal(object, object, object)  # the document, how it is laid out, the pages that were drawn
    drawn = Signal(object)  # further pages
    failed = Signal(str)
    progressed = Signal(float)  # the share that is done, negative where nobody knows it; 1 at the end

    _reported = Signal(int, float)

    def __init__(self, wish: Callable[[], Wish | None], seen: Callable[[], Seen], parent: QObject) -> None:
        super().__init__(parent)
        self._wish, self._seen = wish, seen
        self._setter = Setter()
        self._number = 0
        self._running: Beside | None = None
        self._again = self._more = False
        self._began = self._took = 0.0  # seconds
        self._figures: _Figures | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        self._reported.connect(self._on_reported)

    @property
    def busy(self) -> bool:
        """Return whether something is wanted that is not there yet."""
        return self._running is not None or self._timer.isActive()

    def want(self, after: int | None = None) -> None:
        """Make the pages anew once nothing more has been wanted for `after` ms."""
        usual = _LONG_QUIET_MS if self._took > _LONG_S else QUIET_MS
        self._timer.start(usual if after is None else after)

    def draw(self) -> None:
        """Draw the pages that are seen just now."""
        self._more = True
        self._go_on()

    def finish(self) -> None:
        """Want nothing any more; what is under way ends by itself, and nobody is told.

        Typst cannot be stopped, and nobody who closes a window wants to wait for pages.
        """
        self._timer.stop()
        self._number += 1
        self._again = self._more = False
        self.blockSignals(True)
        if self._running is None:
            self._setter.close()

    # One wish

    def _begin(self) -> None:
        self._number += 1
        self._again = True
        self._go_on()

    def _go_on(self) -> None:
        """Begin what is wanted most, unless something is under way."""
        if self._running is not None or self.signalsBlocked():
            return
        wish = self._wish() if self._again else None
        more, self._again = self._more, False
        if wish is not None:
            report, self._more = self._report(self._number), False
            self._began = monotonic()
            self._running = Beside(lambda: wish.document(report), lambda answer: self._on_document(wish, answer), self)
        elif more:
            self._more = False
            seen, ppi = self._seen()
            self._running = Beside(lambda: self._setter.draw(seen, ppi), self._on_drawn, self)

    def _on_document(self, wish: Wish, answer: object) -> None:
        self._running = None
        if isinstance(answer, Exception):
            self._end(answer)
            return
        composed: Document = answer  # type: ignore[assignment]  # what `wish.document` returns
        try:
            document, pictures = self._with_figures(wish, composed)
        except Exception as error:  # whatever it is, the next wish is to be fulfilled
            self._end(error)
            return
        seen, ppi = self._seen()
        self.progressed.emit(-1.0)
        self._running = Beside(
            lambda: self._setter.set(document, pictures, seen, ppi), lambda pages: self._on_set(document, pages), self
        )

    def _on_set(self, document: Document, answer: object) -> None:
        self._running = None
        if isinstance(answer, Exception):
            self._end(answer)
            return
        assert isinstance(answer, tuple)  # what `Setter.set` returns
        self._took = monotonic() - self._began
        self.made.emit(document, *answer)
        self._end(None)

    def _on_drawn(self, answer: object) -> None:
        self._running = None
        if not isinstance(answer, Exception):
            self.drawn.emit(answer)
        self._end(answer if isinstance(answer, Exception) else None)

    def _end(self, error: Exception | None) -> None:
        self.progressed.emit(1.0)
        known = isinstance(error, UserError | Cancelled)
        if error is not None and not isinstance(error, Cancelled) and not self._again:
            self.failed.emit(str(error) if known else _("The pages could not be made: {reason}").format(reason=error))
        self._go_on()
        if error is not None and not known:
            raise error

    def _with_figures(self, wish: Wish, document: Document) -> tuple[Document, Pictures]:
        """Return the document with what its captions have to say, and its figures; drawn only where they are new."""
        figures = _figures(document)
        known = self._figures
        if known is None or known.registry is not wish.registry or known.asked != figures:
            drawn, pictures = wish.figures(document)
            self._figures = _Figures(wish.registry, figures, _figures(drawn), pictures)
            return drawn, pictures
        told = dict(zip(figures, known.told, strict=True))
        blocks = tuple(told[block] if isinstance(block, Figure) else block for block in document.blocks)
        return replace(document, blocks=blocks), known.pictures

    def _report(self, number: int) -> Report:
        def told(done: int, total: int) -> None:
            if number != self._number:
                raise Cancelled
            if total > 0:
                self._reported.emit(number, done / total)

        return told

    def _on_reported(self, number: int, share: float) -> None:
        if number == self._number and self._running is not None:
            self.progressed.emit(min(share, 0.99))


def _figures(document: Document) -> tuple[Figure, ...]:
    return tuple(block for block in document.blocks if isinstance(block, Figure))
