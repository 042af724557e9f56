"""A registry as the rest of the program sees it: read-only, complete, derived from one text.

Heads of all events are ready; full events are built when asked for and kept. Nothing here changes: an edit or
a reload makes a new `Registry`, sharing what did not change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from viewer.base.problems import Problem
from viewer.base.value import field, frozen
from viewer.registry.document import Document
from viewer.registry.locator import Locator
from viewer.registry.records import NO_TEXT, Event, Head, Party, Person, Series, Source, Text


@frozen(slots=False, eq=False)
class Registry:
    """All records of one file, and the problems found while reading it.

    Attributes:
        path: the file; relative paths of article texts start at its folder.
        language: what plain texts are written in (vi or en).
        home: id of the party whose registry this is; empty when not said.
        parties, people, series, sources: by id, in the file's order.
        heads: one for each event, in the file's order.
        by_id: index into `heads` by event id.
        children: ids of the events that are `part_of` an event, by that event's id, in the file's order.
        problems: what reading and checking found, ordered by place.
        document: the text and its plain data, from which all this is derived.
        locator: finds the place of anything in the text.
    """

    path: Path
    title: Text = NO_TEXT
    language: str = "vi"
    home: str = ""
    parties: Mapping[str, Party] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    heads: tuple[Head, ...] = ()
    by_id: Mapping[str, int] = field(default_factory=dict)
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    document: Document = field(default_factory=lambda: Document(""))
    locator: Locator = field(default_factory=lambda: Locator(Document("")))
    build_event: Callable[[int], Event] | None = None
    _events: dict[int, Event] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Return the folder from which the registry's relative paths start."""
        return self.path.parent

    @property
    def article_files(self) -> tuple[Path, ...]:
        """Return the files of the article texts that the sources name; they need not exist."""
        return tuple(self.folder / text.file for source in self.sources.values() for text in source.texts)

    def head(self, event_id: str) -> Head | None:
        """Return the head of the event `event_id`, or None when there is no such event."""
        index = self.by_id.get(event_id)
        return None if index is None else self.heads[index]

    def event(self, event_id: str) -> Event | None:
        """Return everything about the event `event_id`, or None when there is no such event."""
        index = self.by_id.get(event_id)
        return None if index is None else self.event_at(index)

    def event_at(self, index: int) -> Event:
        """Return everything about the event at `index` of `heads`; built at the first call, then kept.

        Raises:
            IndexError: no such event.
        """
        known = self._events.get(index)
        if known is None:
            head = self.heads[index]
            known = self.build_event(index) if self.build_event else Event(head)
            self._events[index] = known
        return known

    def party_name(self, party: str, language: str) -> str:
        """Return the name of a party in `language`, or its id when it is not declared."""
        known = self.parties.get(party)
        return (known.name.pick(language) or party) if known else party
