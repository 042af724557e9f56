"""The pages of a picture: title, ruler, lanes with headers, key, what is only listed, and a foot.

The pages are worked out once, in steps, from the same stage and scene as the window's; painting then goes page by
page on whatever device it is given. Lengths are logical pixels; a page may be laid out larger than its device and
shrunk, so that somewhat more than a page still stands on one. Events that are drawn as columns are all in the list.
Where a picture may have only so many pages, the last one says how many events are in no list.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QPainter

from viewer.base import i18n
from viewer.qt.pictures.frame import FOOT, TITLE, PageFrame, Words
from viewer.qt.pictures.listing import LINE, EventList
from viewer.qt.pictures.stepwise import Steps, at_once, part
from viewer.qt.pictures.vector import PictureHeaders, VectorScenePainter
from viewer.qt.shell.look import Look
from viewer.qt.timeline import legend, ruler
from viewer.registry.registry import Registry
from viewer.rendering import Wish, across, cuts, rest, stacked
from viewer.session import Session, time_order
from viewer.timeline import density, scene, style
from viewer.timeline.draw import DrawList
from viewer.timeline.grid import grid
from viewer.timeline.scale import Scale
from viewer.timeline.scene import State
from viewer.timeline.stage import Stage
from viewer.timeline.style import HEADER_WIDTH
from viewer.timeline.viewport import Viewport

_SHRINKS = (0.9, 0.8)  # tried before a second page is begun
_LEAST_LANES = 120  # px for lanes below which a page is not made lower
_NEARLY_ONE = 3  # pages that may have room on a larger one
_REMARK = LINE + 10  # px of the sentence about events that are in no list


class Page(NamedTuple):
    """One page: its lanes (None where it has none), and which blocks of the list."""

    drawn: DrawList | None
    first_block: int
    blocks: int


class Pages:
    """A picture on pages of one size.

    Args:
        look: colours and fonts.
        registry: where the events are.
        wish: what is drawn.
        width, height: logical px of a page.
        most: how many pages there may be; None is as many as it takes.
        now: whether it is worked out at once; else `steps` do it.

    Raises:
        NothingToDraw: see `rendering.across`.
    """

    def __init__(
        self,
        look: Look,
        registry: Registry,
        wish: Wish,
        width: int,
        height: int,
        most: int | None = None,
        *,
        now: bool = True,
    ) -> None:
        self.width, self.height = width, height
        self.unlisted = 0
        self._look, self._registry, self._wish, self._most = look, registry, wish, most
        if now:
            at_once(self.steps())

    def steps(self) -> Steps[None]:
        """Work out the pages; yield what share is done.

        Raises:
            NothingToDraw: see `rendering.across`.
        """
        look, registry, wish, width = self._look, self._registry, self._wish, self.width
        self._painter = VectorScenePainter(look)
        self._headers = PictureHeaders(look, self._painter.labels)
        self._stage = Stage(self._painter.labels.measure)
        self._stage.show(registry, wish.selected, wish.grouping, wish.titles)
        intervals = self._stage.model.intervals
        yield 0.1
        self._viewport = Viewport(max(width - HEADER_WIDTH, 1))
        self._viewport.set_view(across(registry, wish, intervals))
        drawn = self._frames()
        self._dense = self._stage.dense
        yield 0.2
        shown = frozenset(() if self._dense else (hit.event for page in drawn for hit in page.hits))
        self.rest = rest(self._ordered(), intervals, self._viewport.view, shown)
        self.count = len(wish.selected) - sum(map(len, self.rest))
        self.nameless = self._nameless(drawn, shown)
        yield 0.3
        counted = wish.bounds is not None
        self._list = EventList(
            look, registry, self.rest, self.nameless, wish.titles, width, counted=counted, columns=self._dense
        )
        yield from part(self._list.steps(), 0.3, 1.0)
        self.pages = self._paged(drawn)
        self._frame = self._framed()

    def _nameless(self, frames: list[DrawList], shown: frozenset[int]) -> tuple[int, ...]:
        """Return the events that are drawn and whose label has no room, is cut by an edge or is a long title's."""
        across = self.scale.width
        whole = {
            hit.event
            for drawn in frames
            for hit in drawn.hits
            if hit.label2 > hit.label1 and not hit.cut and hit.label1 >= -1.0 and hit.label2 <= across + 1.0
        }
        long = {at for at in shown if len(self._registry.heads[at].title.pick(self._wish.titles)) > style.LABEL_LIMIT}
        unread = shown - (whole - long) - {at for part in self.rest for at in part}
        return tuple(at for at in self._ordered().selected if at in unread)

    def _ordered(self) -> Wish:
        """Return the wish with its events in the order of time."""
        heads = self._registry.heads
        ordered = sorted(self._wish.selected, key=lambda at: time_order(heads[at]))
        wish = self._wish
        return Wish(tuple(ordered), wish.grouping, wish.titles, wish.today, wish.bounds, wish.about)

    @property
    def scale(self) -> Scale:
        """Return where each minute stands."""
        return self._viewport.scale

    @property
    def lane_room(self) -> int:
        """Return the px that a page has for lanes."""
        return max(self.height - TITLE - ruler.HEIGHT - legend.HEIGHT - FOOT, _LEAST_LANES)

    def _frames(self) -> list[DrawList]:
        """Return the draw list of each page's lanes."""
        stage, scale = self._stage, self.scale
        stage.dense = density.is_dense(stage.model, scale, before=False)
        places = stage.places(self.lane_room)
        if self._wish.bounds is not None:
            places = stacked(places, self._viewport.view)
        frames = []
        for top, bottom in cuts(places, self.lane_room):
            state = State(today=self._wish.today)
            drawn = scene.build(scale, places, top, bottom - top, state, dense=stage.dense)
            lines = grid(scale, lambda text: self._painter.labels.measure(text, "ruler"), i18n.language())
            drawn.grid, drawn.rests = lines.lines, lines.rests
            frames.append(drawn)
        return frames

    def _paged(self, frames: list[DrawList]) -> tuple[Page, ...]:
        """Return the pages: lanes first, then the list, which begins beneath the last lanes where it has room."""
        pages = [Page(drawn, 0, 0) for drawn in frames]
        block, total = 0, len(self._list.blocks)
        if pages and total:
            room = self.lane_room - pages[-1].drawn.height if pages[-1].drawn is not None else 0
            block = self._list.taken(0, room)
            pages[-1] = Page(pages[-1].drawn, 0, block)
        room = self.height - TITLE - FOOT
        last = total + len(frames) if self._most is None else max(self._most, len(frames) + 1)
        while block < total and len(pages) < last:
            taken = max(self._list.taken(block, room), 1)
            if len(pages) + 1 == last and block + taken < total:
                taken = max(self._list.taken(block, room - _REMARK), 1)
            pages.append(Page(None, block, taken))
            block += taken
        self.unlisted = total - block
        return tuple(pages)

    def _framed(self) -> PageFrame:
        wish = self._wish
        session = Session(self._registry, today=wish.today or 0, titles=wish.titles, grouping=wish.grouping)
        words = Words(self._registry, wish, self.rest, self.count, self._dense, self.unlisted, len(self.pages))
        return PageFrame(self._look, session, self._viewport, words, self.width)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint the page `number`, from 0, with the painter's origin as its top left corner."""
        at_once(self.painting(painter, number))

    def painting(self, painter: QPainter, number: int) -> Steps[None]:
        """Paint a page as `paint` does, in steps; yield what share is done."""
        page = self.pages[number]
        painter.fillRect(0, 0, self.width, self.height, self._look.color("canvas"))
        self._frame.title(painter)
        y = TITLE
        if page.drawn is not None:
            y = self._paint_lanes(painter, page.drawn)
        if page.blocks:
            yield 0.1
            yield from part(self._list.painting(painter, page.first_block, page.blocks, y), 0.1, 1.0)
        if self.unlisted and number == len(self.pages) - 1:
            self._list.remark(painter, self.unlisted, self.height - FOOT)
        self._frame.foot(painter, self.height - FOOT, number)

    def _paint_lanes(self, painter: QPainter, drawn: DrawList) -> int:
        """Paint ruler, lanes and key; return the px that are taken from the top on."""
        y, height = TITLE + ruler.HEIGHT, round(drawn.height)
        self._frame.ruler(painter, TITLE, dense=drawn.dense)
        painter.save()
        painter.translate(HEADER_WIDTH, y)
        painter.setClipRect(0, 0, self.width - HEADER_WIDTH, height)
        self._painter.paint(painter, drawn)
        painter.restore()
        painter.save()
        painter.translate(0, y)
        painter.setClipRect(0, 0, HEADER_WIDTH, height)
        self._headers.paint(painter, drawn, None)
        painter.restore()
        self._frame.key(painter, y + height, drawn)
        return y + height + legend.HEIGHT


def fitted(look: Look, registry: Registry, wish: Wish, width: int, height: int, most: int | None = None) -> Pages:
    """Return pages for a device of this size: somewhat larger ones where that saves a second page."""
    return at_once(fitting(look, registry, wish, width, height, most))


def fitting(
    look: Look, registry: Registry, wish: Wish, width: int, height: int, most: int | None = None
) -> Steps[Pages]:
    """Make what `fitted` returns in steps; yield what share is done."""
    wanted = Pages(look, registry, wish, width, height, most, now=False)
    yield from part(wanted.steps(), 0.0, 0.5)
    if 1 < len(wanted.pages) <= _NEARLY_ONE:
        for shrink in _SHRINKS:
            pages = Pages(look, registry, wish, round(width / shrink), round(height / shrink), most, now=False)
            yield from part(pages.steps(), 0.5, 1.0)
            if len(pages.pages) == 1:
                return pages
    return wanted
