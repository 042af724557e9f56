"""What a picture of the timeline holds, worked out without drawing: time across, pages, and what is only listed.

Every selected event is either drawn or listed: what has no room in its lane is counted in a chip and named
beneath, so are undated events and those before and after the time that is drawn. Only where the time was asked
for are events beyond it left out, and then they are counted.

Files are written beside their place first and renamed when all of them are whole.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.base.value import frozen
from viewer.registry.registry import Registry
from viewer.timeline import overview, style, views
from viewer.timeline.layout import Place
from viewer.timeline.scale import MINUTES_PER_DAY
from viewer.timeline.views import View

_EDGE = 0.01  # minutes; what ends or begins just where a picture does is not in it
SUFFIXES = (".svg", ".png", ".pdf")


class NothingToDraw(UserError):  # noqa: N818 — it is a refusal that is said, not a fault
    """Nothing was selected, so that there is no picture."""


@frozen
class Wish:
    """What is to be drawn.

    Attributes:
        selected: indexes of heads.
        grouping: what lanes are made of.
        titles: language of the registry's content, vi or en.
        today: day number of the line of today, or None for none.
        bounds: first and last minute to be drawn, None where the events decide; None alone for what the window would
            show first.
        about: how the events were selected, to stand beside the title.
    """

    selected: tuple[int, ...]
    grouping: str = "partner"
    titles: str = "vi"
    today: int | None = None
    bounds: tuple[float | None, float | None] | None = None
    about: str = ""


class Rest(NamedTuple):
    """Selected events that are not drawn one by one, as indexes of heads in order."""

    folded: tuple[int, ...]
    undated: tuple[int, ...]
    earlier: tuple[int, ...]
    later: tuple[int, ...]


Intervals = Sequence[tuple[int, int] | None]


def across(registry: Registry, wish: Wish, intervals: Intervals) -> View:
    """Return the time to be drawn: as asked, else that of the events which sources report for their own sake.

    Raises:
        NothingToDraw: no event is selected, or none within the time that was asked for.
    """
    if not wish.selected:
        raise NothingToDraw(_("No event is selected, so there is no picture to write."))
    if wish.bounds is not None:
        return _asked(*wish.bounds, [interval for at in wish.selected if (interval := intervals[at]) is not None])
    reported = overview.extent(intervals[at] for at in wish.selected if not registry.heads[at].background)
    reach = reported or overview.extent(intervals[at] for at in wish.selected)
    if reach is None:  # all are undated
        start = (wish.today or 0) * MINUTES_PER_DAY
        return views.around(start, start + 366 * MINUTES_PER_DAY)
    return views.around(*(reach if wish.today is None else reach.including((wish.today + 1) * MINUTES_PER_DAY)))


def _asked(start: float | None, end: float | None, found: Sequence[tuple[int, int]]) -> View:
    """Return the time that was asked for; an end that was not named is that of the events."""
    first = min((at[0] for at in found), default=0.0) if start is None else start
    last = max((at[1] for at in found), default=0.0) if end is None else end
    view = View(first + _EDGE, views.limited_span(last - first - 2 * _EDGE))
    if last <= first or not any(view.overlaps(*at) for at in found):
        raise NothingToDraw(_("No selected event lies within these dates, so there is no picture to write."))
    return view


def stacked(places: Sequence[Place], view: View) -> tuple[Place, ...]:
    """Return the lanes that have an undated event or one with a part in `view`, closed up."""
    found: list[Place] = []
    y = 0
    for place in places:
        lane = place.lane
        if lane.undated or any(view.overlaps(start, end) for start, end, _at in lane.dated):
            found.append(place._replace(y=y))
            y += place.height
    return tuple(found)


def rest(wish: Wish, intervals: Intervals, view: View, drawn: Collection[int] | None) -> Rest:
    """Return which selected events are not drawn; `drawn` is None where columns show all that are in view."""
    folded: list[int] = []
    undated: list[int] = []
    earlier: list[int] = []
    later: list[int] = []
    for at in wish.selected:
        interval = intervals[at]
        if interval is None:
            undated.append(at)
        elif interval[1] < view.start:
            earlier.append(at)
        elif interval[0] > view.end:
            later.append(at)
        elif drawn is not None and at not in drawn:
            folded.append(at)
    return Rest(tuple(folded), tuple(undated), tuple(earlier), tuple(later))


def cuts(places: Sequence[Place], room: float) -> list[tuple[int, int]]:
    """Return top and bottom, in px of all lanes, of what stands on each page that has `room` px for lanes.

    Pages end between lanes; a lane that is higher than a page ends between its rows.
    """
    total = places[-1].y + places[-1].height if places else 0
    found: list[tuple[int, int]] = []
    top = 0
    while top < total:
        bottom = _page_end(places, top, max(int(room), style.ROW))
        found.append((top, bottom))
        top = bottom
    return found


def _page_end(places: Sequence[Place], top: int, room: int) -> int:
    ends = [place.y + place.height for place in places if top < place.y + place.height <= top + room]
    if ends:
        return ends[-1]
    lane = next(place for place in places if place.y + place.height > top)
    first = lane.y + style.LANE_TOP
    rows = (top + room - first) // style.ROW
    return max(first + rows * style.ROW, top + style.ROW)


def page_paths(path: Path, pages: int) -> list[Path]:
    """Return where each page goes: the first to `path`, the others beside it as name-2, name-3 and so on."""
    return [path, *(path.with_name(f"{path.stem}-{page}{path.suffix}") for page in range(2, pages + 1))]


def save(files: Mapping[Path, bytes]) -> None:
    """Write all files, or none: each beside its place first, then renamed.

    Raises:
        UserError: one cannot be written.
    """
    made: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, data in files.items():
            if path.is_dir():
                raise IsADirectoryError(0, _("it is a folder"))
            beside = path.with_name(f".{path.name}.{os.getpid()}.part")
            made.append((beside, path))
            beside.write_bytes(data)
        for beside, path in made:
            beside.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(_("{path} cannot be written: {reason}").format(path=path, reason=reason)) from None
    finally:
        for beside, _path in made:
            with suppress(OSError):  # what has too long a name was never there
                beside.unlink(missing_ok=True)
