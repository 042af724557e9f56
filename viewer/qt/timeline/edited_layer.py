"""Keeps the layer of what was edited for the frame that is shown; made anew with each frame, and only if need be.

The difference from the file on disk is worked out once for each reading, the faults once for each list of problems.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from viewer.base.i18n import _
from viewer.base.problems import Severity
from viewer.registry import datewords
from viewer.registry.changed import Change, changes
from viewer.timeline import edited
from viewer.timeline.draw import DrawList
from viewer.timeline.edit_layer import EditLayer

if TYPE_CHECKING:
    from viewer.base.problems import Problem
    from viewer.manuscript import Manuscript
    from viewer.qt.timeline.canvas import TimelineCanvas
    from viewer.registry.registry import Registry

_ICONS = {Severity.ERROR: "circle-x", Severity.WARNING: "triangle-alert"}
_MOST = 4  # lines that a card adds
_OF_DATES = frozenset(("announced-past", "date-order", "date-outside-parent", "series-order"))  # what a drag can cause


class EditedLayer:
    """What lies over the frames of a canvas while one edits.

    Args:
        canvas: the lanes.
        manuscript: the text that is edited.
    """

    def __init__(self, canvas: TimelineCanvas, manuscript: Manuscript) -> None:
        self._canvas, self._manuscript = canvas, manuscript
        self._layer: tuple[DrawList, int | None, EditLayer] | None = None
        self._changes: tuple[Registry, Registry, tuple[Change, ...]] | None = None
        self._faults: tuple[object, Registry, dict[int, tuple[str, bool]]] | None = None

    def forget(self) -> None:
        """Make the layer anew when it is next asked for."""
        self._layer = None

    def over(self, drawn: DrawList, held: int | None = None) -> EditLayer:
        """Return the layer of a frame; what is `held` just now (an index) has no old place in it."""
        if self._layer is None or self._layer[0] is not drawn or self._layer[1] != held:
            self._layer = drawn, held, self._make(drawn, held)
        return self._layer[2]

    def words(self, event: int) -> tuple[tuple[str, str], ...]:
        """Return what a card adds about an event: its date on disk where that is another, and its faults."""
        lines: list[tuple[str, str]] = []
        registry = self._canvas.session.registry
        now = registry.heads[event]
        before = next((change.before for change in self._changed() if change.event == event), None)
        if before is not None and before.date is not None and before.date != now.date:
            lines.append(("history", _("on disk: {date}").format(date=datewords.short(before.date))))
        for problem in self._canvas.session.problems:
            if problem.event == now.id and problem.severity in _ICONS and len(lines) < _MOST:
                lines.append((_ICONS[problem.severity], problem.message))
        return tuple(lines)

    def _make(self, drawn: DrawList, held: int | None) -> EditLayer:
        canvas, session = self._canvas, self._canvas.session
        changed, faults = self._changed(), self._faulty()
        if not (changed or faults or session.chosen):
            return EditLayer()
        if held is not None:
            changed = tuple(change for change in changed if change.event != held)
        scene = edited.Scene(
            drawn,
            canvas.viewport.scale,
            session.registry,
            self._manuscript.on_disk,
            session.grouping,
            session.titles,
            canvas.stage.measure,
            faults,
        )
        known = session.registry.by_id
        return edited.draw(scene, changed, {known[event] for event in session.chosen if event in known})

    def _changed(self) -> tuple[Change, ...]:
        """Return what differs from the file on disk; worked out once for each reading."""
        before, now = self._manuscript.on_disk, self._canvas.session.registry
        if not self._manuscript.modified or before is now:
            return ()
        if self._changes is None or self._changes[0] is not before or self._changes[1] is not now:
            self._changes = before, now, changes(before, now)
        return self._changes[2]

    def _faulty(self) -> dict[int, tuple[str, bool]]:
        """Return the code of the worst fault of each event, and whether it is an error."""
        session = self._canvas.session
        problems, registry = session.problems, session.registry
        if self._faults is None or self._faults[0] is not problems or self._faults[1] is not registry:
            self._faults = problems, registry, _by_event(problems, registry)
        return self._faults[2]


def _by_event(problems: Sequence[Problem], registry: Registry) -> dict[int, tuple[str, bool]]:
    """Return the first error of each event, else its first warning that a date can cause."""
    found: dict[int, tuple[str, bool]] = {}
    for severity in (Severity.ERROR, Severity.WARNING):
        for problem in problems:
            index = registry.by_id.get(problem.event) if problem.event and problem.severity is severity else None
            if index is not None and (severity is Severity.ERROR or problem.code in _OF_DATES):
                found.setdefault(index, (problem.code, severity is Severity.ERROR))
    return found
