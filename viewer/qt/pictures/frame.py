"""What stands around the lanes of a picture: title and counts, ruler, key, foot."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from viewer.base import i18n
from viewer.base.i18n import _, ngettext, thousands
from viewer.base.value import frozen
from viewer.qt.shell.look import Look
from viewer.qt.timeline.corner import Corner, grouping_name
from viewer.qt.timeline.legend import Legend
from viewer.qt.timeline.paint import Texts
from viewer.qt.timeline.ruler import HEIGHT as RULER_HEIGHT
from viewer.qt.timeline.ruler import Ruler
from viewer.registry import calendar, datewords
from viewer.registry.dates import parse
from viewer.registry.registry import Registry
from viewer.rendering import Rest, Wish
from viewer.session import Session
from viewer.timeline.draw import DrawList
from viewer.timeline.style import HEADER_WIDTH
from viewer.timeline.viewport import Viewport

TITLE, FOOT = 40, 26
_SIDE = 16
_GAP = 12


@frozen
class Words:
    """What title and foot say.

    Attributes:
        registry: what is shown.
        wish: what was asked for.
        rest: what is not drawn one by one.
        drawn: how many events are drawn.
        columns: whether what is folded is in columns.
        unlisted: how many events are in no list for want of pages.
        pages: how many pages there are.
    """

    registry: Registry
    wish: Wish
    rest: Rest
    drawn: int
    columns: bool
    unlisted: int
    pages: int

    @property
    def title(self) -> str:
        """Return the registry's title, or its file's name."""
        return self.registry.title.pick(self.wish.titles) or self.registry.path.name

    def counts(self) -> str:
        """Return how many events were selected, and how many of them are where."""
        total = len(self.wish.selected)
        parts = [ngettext("{n} event", "{n} events", total).format(n=thousands(total))]
        said = (
            (_("{n} drawn"), self.drawn),
            (_("{n} drawn as columns") if self.columns else _("{n} folded"), len(self.rest.folded)),
            (_("{n} earlier"), len(self.rest.earlier)),
            (_("{n} later"), len(self.rest.later)),
            (_("{n} undated"), len(self.rest.undated)),
            (_("{n} not listed"), self.unlisted),
        )
        if self.drawn != total:
            parts += [words.format(n=thousands(count)) for words, count in said if count]
        return " · ".join(parts)

    def foot(self, page: int) -> str:
        """Return today's date, where there is one, and the page, where there are several."""
        parts = []
        if self.wish.today is not None:
            day = parse(calendar.iso(self.wish.today))
            parts.append(_("As of {date}").format(date=datewords.long(day, i18n.language())))
        if self.pages > 1:
            parts.append(_("Page {page} of {pages}").format(page=page + 1, pages=self.pages))
        return " · ".join(parts)


class PageFrame:
    """Paints what stands around the lanes, with the window's own ruler, corner and key.

    Args:
        look: colours and fonts.
        session: for the widgets.
        viewport: what part of time is drawn.
        words: what title and foot say.
        width: px of a page.
    """

    def __init__(self, look: Look, session: Session, viewport: Viewport, words: Words, width: int) -> None:
        self._look, self._words, self._width = look, words, width
        self._ruler = Ruler(session, look, viewport)
        self._ruler.resize(width - HEADER_WIDTH, RULER_HEIGHT)
        self._ruler.names_today = words.wish.today is not None
        self._corner, self._legend = Corner(look), Legend(look)
        self._legend.resize(width, self._legend.sizeHint().height())

    def title(self, painter: QPainter) -> None:
        """Write the title, how the events were selected, and the counts."""
        words, small = self._words, Texts(self._look.font("label"))
        counts = words.counts()
        right = self._width - _SIDE - small.width(counts)
        self._write(painter, small, right, 0, TITLE, counts, "text2")
        strong = Texts(self._look.font("event_title"))
        shown = strong.elided(words.title, right - _GAP - _SIDE)
        self._write(painter, strong, _SIDE, 0, TITLE, shown, "text")
        x = _SIDE + strong.width(shown) + _GAP
        about = small.elided(words.wish.about, right - _GAP - x) if right - _GAP - x > 40 else ""
        self._write(painter, small, x, 1, TITLE, about, "text2")
        painter.fillRect(0, TITLE - 1, self._width, 1, self._look.color("border"))

    def ruler(self, painter: QPainter, y: int, *, dense: bool) -> None:
        """Draw the ruler and, over the headers, what the lanes are."""
        self._corner.set_words(grouping_name(self._words.wish.grouping), _("shared scale") if dense else "")
        painter.save()
        painter.translate(0, y)
        self._corner.paint(painter)
        painter.translate(HEADER_WIDTH, 0)
        painter.setClipRect(self._ruler.rect())
        self._ruler.paint(painter)
        painter.restore()

    def key(self, painter: QPainter, y: int, drawn: DrawList) -> None:
        """Draw the key to the signs of one page."""
        self._legend.set_seen(drawn.seen, dense=drawn.dense)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, y)
        self._legend.paint(painter)
        painter.restore()
        painter.fillRect(0, y + self._legend.height() - 1, self._width, 1, self._look.color("hairline"))

    def foot(self, painter: QPainter, y: int, page: int) -> None:
        """Write the foot of a page."""
        painter.fillRect(0, y, self._width, 1, self._look.color("hairline"))
        small = Texts(self._look.font("small"))
        right = self._words.foot(page)
        self._write(painter, small, self._width - _SIDE - small.width(right), y, FOOT, right, "text2")
        room = self._width - 2 * _SIDE - small.width(right) - _GAP
        self._write(painter, small, _SIDE, y, FOOT, small.elided(self._words.title, room), "text2")

    def _write(self, painter: QPainter, texts: Texts, x: float, y: int, height: int, text: str, color: str) -> None:
        painter.setFont(texts.font)
        painter.setPen(self._look.color(color))
        painter.drawText(QPointF(round(x), round(texts.baseline(y, height))), text)
