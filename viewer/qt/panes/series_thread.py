"""The part of a series that the event pane draws: a few numbers around the event that is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from viewer.qt.panes.facts import Link, Node, Thread
from viewer.registry import datewords
from viewer.registry.links import links
from viewer.registry.records import Head
from viewer.registry.registry import Registry

AT_MOST = 4


def thread(registry: Registry, head: Head, hue: Callable[[Head], int]) -> Thread:
    """Return the thread around `head`, which belongs to a series; missing numbers are nodes without an event."""
    series = links(registry).series(head.series)
    at = next(place for place, one in enumerate(series) if one.id == head.id)
    nodes = _nodes(series, head, hue)
    middle = next(place for place, node in enumerate(nodes) if node.current)
    first = max(min(middle - AT_MOST // 2, len(nodes) - AT_MOST), 0)
    shown = nodes[first : first + AT_MOST]
    return Thread(
        tuple(shown),
        first > 0,
        first + AT_MOST < len(nodes),
        _neighbour(series[at - 1]) if at > 0 else None,
        _neighbour(series[at + 1]) if at + 1 < len(series) else None,
    )


def _nodes(series: Sequence[Head], head: Head, hue: Callable[[Head], int]) -> list[Node]:
    nodes: list[Node] = []
    before = 0
    numbered = all(one.number is not None for one in series)
    for one in series:
        if numbered and one.number is not None:
            missing = range(max(before + 1, one.number - AT_MOST), one.number)
            nodes += [Node(str(number), None, -1) for number in missing]
            before = one.number
        number = "" if one.number is None else str(one.number)
        nodes.append(Node(number, one.id, -1 if one.background else hue(one), one.id == head.id))
    return nodes


def _neighbour(head: Head) -> Link:
    """Return a link that is named by the date of `head`, else by its number."""
    if head.date is not None:
        return Link(datewords.short(head.date), head.id)
    return Link("…" if head.number is None else str(head.number), head.id)
