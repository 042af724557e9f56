"""Reads a registry file: bytes → text → plain data → records, and everything that is wrong with it.

Reading comes in two steps, so that a window can paint between them. `read` gives the records and what reading
itself noticed; `check` adds what the schema and the rules find. Neither raises for anything that a file can
hold; only a file that cannot be opened at all is a `ReadError`.

Garbage collection is off while a file is read: it would walk the same growing heap over and over, and costs more
than the reading (measured: 10,000 events, 4.9 s with and 2.0 s without).
"""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import compress
from operator import is_not
from pathlib import Path

from viewer.base.collection import no_collection
from viewer.base.i18n import _
from viewer.base.problems import Problem, Severity, UserError
from viewer.base.value import replace
from viewer.registry import sections, shape
from viewer.registry.details import accepts, build_event
from viewer.registry.document import Document, read_document
from viewer.registry.encoding import Oddity, decode
from viewer.registry.finding import DataPath, Finding
from viewer.registry.heads import HeadBuilder, written_ids
from viewer.registry.locator import Locator
from viewer.registry.parallel import LARGE
from viewer.registry.records import Event, Head
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data


class ReadError(UserError):
    """A file that cannot be opened or is no file; its text says so in plain words."""


def read(path: Path) -> Registry:
    """Return the registry that the file at `path` holds, with the problems that reading noticed.

    Raises:
        ReadError: there is no such file, it is a folder, or reading it is not allowed.
    """
    return read_bytes(path, read_file(path))


def read_file(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        ReadError: as for `read`.
    """
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise ReadError(_("{path} is a folder; open the registry file in it.").format(path=path)) from None
    except FileNotFoundError:
        raise ReadError(_("There is no file {path}.").format(path=path)) from None
    except PermissionError:
        raise ReadError(_("{path} may not be read; change its permissions.").format(path=path)) from None
    except OSError as error:
        raise ReadError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror or error)
        ) from None


def is_large(path: Path) -> bool:
    """Return whether the file at `path` is so large that a window reads it in portions (`assembly`)."""
    try:
        found = path.stat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size >= LARGE


def read_bytes(path: Path, data: bytes, before: Registry | None = None) -> Registry:
    """Return the registry that `data` holds, as if it had been read from `path`; never raises.

    Args:
        path: what the registry is called, and where its relative paths start.
        data: the bytes of the file.
        before: an earlier reading of the same file, whose unchanged events need not be parsed again.
    """
    with no_collection():
        decoded = decode(data)
        if before is None:
            document = read_document(decoded.text)
        else:
            from viewer.registry.reread import reread  # a start reads each file once

            document = reread(before.document, decoded.text)
        registry = _records(path, document)
    return with_problems(registry, decoded.oddities)


def of_document(path: Path, document: Document, before: Registry | None = None) -> Registry:
    """Return the registry that a text says which has been read already, as if it stood in the file at `path`.

    Args:
        path: as for `read_bytes`.
        document: what the text says; it shares the data of events that did not change with that of `before`.
        before: an earlier reading, whose heads of such events are used again.
    """
    with no_collection():
        registry = _records(path, document, before)
    return with_problems(registry, ())


def with_problems(registry: Registry, oddities: Iterable[Oddity]) -> Registry:
    """Return `registry` with what reading noticed: `oddities` of the bytes, and the remarks of its document."""
    name = str(registry.path)
    problems = [Problem(Severity.ERROR, odd.code, odd.message, name, odd.line, odd.column) for odd in oddities]
    problems += [
        Problem(
            Severity(remark.severity),
            remark.code,
            remark.message,
            name,
            remark.line + 1,
            remark.column + 1,
            _event_of(registry, registry.locator.item_at(remark.line + 1)),
            remark.suggestion,
        )
        for remark in registry.document.remarks
    ]
    return replace(registry, problems=tuple(sorted(problems, key=lambda problem: problem.order)))


def check(registry: Registry, today: int) -> tuple[Problem, ...]:
    """Return everything that is wrong with `registry`: what reading noticed, the schema and the rules.

    Args:
        registry: as `read` returned it.
        today: the day number that announced dates are compared with.
    """
    from viewer.registry.checks.all import findings  # the window paints before it checks

    with no_collection():
        silenced = Silenced(registry)
        problems = [one for one in registry.problems if not silenced.covers(one.code, _owner(registry, one))]
        cut = {(one.line, one.column) for one in problems if one.code == "comma-in-text"}
        problems += [
            one
            for one in placed(registry, findings(registry, today))
            if one.code != "unknown-key" or (one.line, one.column) not in cut  # half of a text is no key
        ]
    return tuple(sorted(problems, key=lambda problem: problem.order))


def placed(registry: Registry, found: Iterable[Finding]) -> Iterator[Problem]:
    """Yield findings as problems with line and column, without those that the file accepts."""
    silenced = Silenced(registry)
    name = str(registry.path)
    for finding in found:
        event = _event_of(registry, finding.path)
        if silenced.covers(finding.code, finding.path):
            continue
        line, column = registry.locator.place(finding.path, key=finding.key)
        yield Problem(
            finding.severity,
            finding.code,
            finding.message,
            name,
            line,
            column,
            event,
            finding.suggestion,
            finding.path,
            finding.key,
        )


class Silenced:
    """Knows which codes a registry accepts, and where: `accept` in an event, person, series, source or on top."""

    def __init__(self, registry: Registry) -> None:
        self._data = registry.document.data
        self._everywhere = {accept.code for accept in accepts(self._data.get("accept"))}

    def covers(self, code: str, path: DataPath) -> bool:
        """Return whether `code` is accepted at `path`."""
        if code in self._everywhere:
            return True
        if len(path) < 2:
            return False
        section = self._data.get(path[0])  # type: ignore[arg-type]  # a path begins with a section's key
        if isinstance(section, list) and isinstance(path[1], int) and path[1] < len(section):
            owner = section[path[1]]
        elif isinstance(section, dict):
            owner = section.get(path[1])
        else:
            return False
        return isinstance(owner, dict) and any(accept.code == code for accept in accepts(owner.get("accept")))


def _records(path: Path, document: Document, before: Registry | None = None) -> Registry:
    events = _events(document)
    lines = document.event_lines
    written = _Ids(events)
    heads = Heads(document.data, written)
    if before is not None and before.language == heads.language and before.people.keys() == heads.known_people:
        few = _few_changed(before, document, Heads(document.data, written))
        if few is not None:
            return registry_of(path, document, few)
        known = zip(_events(before.document), before.heads, strict=False)
        by_data = {id(event): head for event, head in known if isinstance(event, dict)}
    else:
        by_data = {}
    for index, event in enumerate(events):
        heads.add(event, lines[index] + 1 if index < len(lines) else 0, by_data.get(id(event)))
    return registry_of(path, document, heads)


def _few_changed(before: Registry, document: Document, heads: Heads) -> Heads | None:
    """Return the heads of a reading in which events changed that kept id, place and parent; None for any other."""
    known, events = _events(before.document), _events(document)
    if len(events) != len(before.heads) or len(known) != len(events):
        return None
    if before.document.event_lines != document.event_lines:
        return None
    heads.heads = list(before.heads)
    for at in compress(range(len(events)), map(is_not, known, events)):
        head, event = before.heads[at], events[at]
        if head.derived_id or not isinstance(event, dict) or shape.plain(event.get("id")) != head.id:
            return None
        heads.heads[at] = new = heads.builder.build(at, event, head.line)
        if new.id != head.id or new.part_of != head.part_of:
            return None
    heads.by_id.update(before.by_id)
    heads.children.update((parent, list(ids)) for parent, ids in before.children.items())
    return heads


class _Ids(Set[str]):
    """The ids that events have in the file; gathered when somebody asks, since few readings need them."""

    def __init__(self, events: list[Data]) -> None:
        self._events = events
        self._found: frozenset[str] | None = None

    def _ids(self) -> frozenset[str]:
        if self._found is None:
            self._found = frozenset(written_ids(self._events))
        return self._found

    def __contains__(self, item: object) -> bool:
        return item in self._ids()

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids())

    def __len__(self) -> int:
        return len(self._ids())


def _events(document: Document) -> list[Data]:
    events = document.data.get("events")
    return events if isinstance(events, list) else []


class Heads:
    """Collects the heads of a registry's events, and where each id leads.

    Args:
        data: the registry's data, of which language and people count here.
        written: the ids that events have in the file; it may grow while heads are added.
    """

    def __init__(self, data: Mapping[str, Data], written: Set[str]) -> None:
        self.language = "en" if shape.plain(data.get("language")) == "en" else "vi"
        self.people = sections.people(data.get("people"), self.language)
        self.known_people = frozenset(self.people)
        self.builder = HeadBuilder(self.language, self.known_people, written)
        self.heads: list[Head] = []
        self.by_id: dict[str, int] = {}
        self.children: dict[str, list[str]] = {}

    def add(self, event: Data, line: int, before: Head | None = None) -> None:
        """Add the next event; `before` is the head of an earlier reading of the same data for the same people."""
        index = len(self.heads)
        builder = self.builder
        head = builder.build(index, event, line) if before is None else builder.again(before, index, event, line)
        self.heads.append(head)
        self.by_id[head.id] = index
        if head.part_of:
            self.children.setdefault(head.part_of, []).append(head.id)


def registry_of(path: Path, document: Document, found: Heads) -> Registry:
    """Return the registry that `document` makes with the heads of its events, without problems."""
    data, language, people = document.data, found.language, found.known_people
    events = _events(document)
    heads = tuple(found.heads)

    def event_at(index: int) -> Event:
        return build_event(heads[index], events[index], language, people)

    return Registry(
        path=path,
        title=shape.text(data.get("title"), language),
        language=language,
        home=shape.plain(data.get("home")),
        parties=sections.parties(data.get("parties"), language),
        people=found.people,
        series=sections.series(data.get("series"), language),
        sources=sections.sources(data.get("sources"), language),
        heads=heads,
        by_id=dict(found.by_id),
        children={parent: tuple(ids) for parent, ids in found.children.items()},
        document=document,
        locator=Locator(document),
        build_event=event_at,
    )


def _event_of(registry: Registry, path: DataPath) -> str | None:
    if len(path) >= 2 and path[0] == "events" and isinstance(path[1], int) and path[1] < len(registry.heads):
        return registry.heads[path[1]].id
    return None


def _owner(registry: Registry, problem: Problem) -> DataPath:
    """Return what a problem that reading noticed belongs to."""
    return registry.locator.item_at(problem.line) if problem.line else ()
