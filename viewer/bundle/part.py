"""The part of a registry that a briefing rests on, as a registry of its own: cut out of the user's own text.

    needs ─ cut ─ read back and compared ─ ids and relations ─ note at the top

Comments, quotes and layout of what is kept stay. Sources keep their numbers, so that S4 is the same in the part, in the
briefing and in the whole registry: where one in between is not handed over, a line that names nothing stands in its
place. Relations to events that are not in the part are taken out, and told. A text that cannot be cut line by line (it
is written in one line, or with anchors) is written anew from its data, without comments, and that is told too.
"""

from __future__ import annotations

from collections.abc import Iterable

from viewer.base.i18n import _, ngettext
from viewer.base.problems import UserError
from viewer.base.value import field, frozen
from viewer.bundle.cutting import GONE, KEPT, Cut, cut
from viewer.bundle.needs import SECTIONS, Needs, needs_of, relations_to_drop, shape_list
from viewer.registry import shape
from viewer.registry.document import Document, read_document
from viewer.registry.patch import Delete, Edit, Refused, SetValue, plan
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data

_LEFT_OUT = "left-out-{n}"
_LEFT_OUT_TITLE = {"vi": "(nguồn này không thuộc phần được giao)", "en": "(this source is not in this part)"}
_INSTEAD = '{id}: {{title: {{vi: "{vi}", en: "{en}"}}}}'
_SCHEMA = "# yaml-language-server: $schema="


class CannotTakePart(UserError):  # noqa: N818 — it is a refusal that is said, not a fault
    """No part can be taken out of this registry; the text says why."""


@frozen
class Part:
    """A part of a registry.

    Attributes:
        text: of its own events.yaml.
        events: places of its events in the whole registry's heads, in the file's order.
        sources: ids of its sources, in order, without those that only keep their places.
        notes: sentences about what is not as in the whole registry.
    """

    text: str
    events: tuple[int, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...] = field(default_factory=tuple)


def part_of(registry: Registry, chosen: Iterable[int], about: str = "", schema: str = "events.schema.json") -> Part:
    """Return the part of a registry that some events need.

    Args:
        registry: the whole one.
        chosen: places of the events in its heads.
        about: what the part is of, and as of when; lines that become comments at its top.
        schema: where its schema lies beside it.

    Raises:
        CannotTakePart: some of the file was not read, or what is made of it would not say the same.
    """
    document = registry.document
    if document.missing:
        raise CannotTakePart(_("Wait until the whole file has been read; only some of its events are known so far."))
    needs = needs_of(registry, chosen)
    expected = _expected(document.data, needs)
    notes = []
    made = _cut(document, needs, expected)
    if made is None:
        made = _written(expected)
        notes.append(_("events.yaml is written anew, without its comments, since its text cannot be cut by lines."))
    made, more = _joined(registry, made, needs)
    text = _headed(made.text, about, schema)
    if read_document(text).data != made.data:
        raise CannotTakePart(_("The part of the registry cannot be taken out of its file."))
    sources = tuple(one for one in shape.mapping(document.data.get("sources")) if one in needs.sources)
    return Part(text, needs.events, sources, (*notes, *more))


def _expected(data: dict[str, Data], needs: Needs) -> dict[str, Data]:
    """Return the plain data of the part."""
    found: dict[str, Data] = {}
    for key, value in data.items():
        if key == "events":
            listed = shape_list(value)
            found[key] = [listed[at] for at in needs.events]
        elif key == "sources" and isinstance(value, dict):
            found[key] = _sources(value, needs)
        elif key in SECTIONS and isinstance(value, dict):
            found[key] = {one: item for one, item in value.items() if one in needs.of(key)}
        else:
            found[key] = value
        if key in SECTIONS and not found[key]:
            del found[key]
    return found


def _sources(sources: dict[str, Data], needs: Needs) -> dict[str, Data]:
    last = max((at for at, one in enumerate(sources, 1) if one in needs.sources), default=0)
    found: dict[str, Data] = {}
    for at, (one, item) in enumerate(sources.items(), 1):
        if one in needs.sources:
            found[one] = item
        elif at < last:
            found[_LEFT_OUT.format(n=at)] = {"title": dict(_LEFT_OUT_TITLE)}
    return found


def _cut(document: Document, needs: Needs, expected: dict[str, Data]) -> Document | None:
    """Return the text with everything cut out that is not needed; None where it does not say what is expected."""
    if document.broken or document.special:
        return None
    events = shape_list(document.data.get("events"))
    kept = frozenset(needs.events)
    wanted: dict[str, list[Cut]] = {"events": [KEPT if at in kept else GONE for at in range(len(events))]}
    for section in SECTIONS:
        known = document.data.get(section)
        if isinstance(known, dict) and known:
            wanted[section] = [KEPT if one in needs.of(section) else GONE for one in known]
            if section == "sources":
                wanted[section] = _source_cuts(known, expected)
    text = cut(document.text, wanted)
    made = read_document(text) if text is not None else None
    return made if made is not None and made.data == expected else None


def _source_cuts(known: dict[str, Data], expected: dict[str, Data]) -> list[Cut]:
    kept = shape.mapping(expected.get("sources"))
    found = []
    for at, one in enumerate(known, 1):
        instead = _LEFT_OUT.format(n=at)
        line = _INSTEAD.format(id=instead, **_LEFT_OUT_TITLE) if instead in kept else ""
        found.append(KEPT if one in kept else Cut(kept=False, instead=line))
    return found


def _written(data: dict[str, Data]) -> Document:
    """Return plain data as a text of its own."""
    import yaml  # what is cut needs no writer

    return read_document(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110))


def _joined(registry: Registry, made: Document, needs: Needs) -> tuple[Document, list[str]]:
    """Return the part with the ids by which its events are known, without relations that lead out of it; and notes."""
    kept = {registry.heads[at].id for at in needs.events}
    edits: list[Edit] = []
    dropped = 0
    for place, event in enumerate(shape_list(made.data.get("events"))):
        head = registry.heads[needs.events[place]]
        edits += _named(event, place, head.id)
        numbers = relations_to_drop(event, kept)
        dropped += len(numbers)
        if numbers and len(numbers) == len(shape_list(shape.mapping(event).get("related"))):
            edits.append(Delete(("events", place, "related")))
        else:
            edits += [Delete(("events", place, "related", number)) for number in reversed(numbers)]
    notes = []
    if dropped:
        words = ngettext(
            "{n} relation to an event that is not in the part was taken out of events.yaml.",
            "{n} relations to events that are not in the part were taken out of events.yaml.",
            dropped,
        )
        notes.append(words.format(n=dropped))
    return _edited(made, edits), notes


def _named(event: Data, place: int, event_id: str) -> list[Edit]:
    """Return the edit that writes an event's id, where alone it would not be known by it."""
    written = shape.plain(shape.mapping(event).get("id"))
    if event_id == (written or _derived_alone(event_id)):
        return []
    if isinstance(event, dict):
        return [SetValue(("events", place, "id"), event_id)]
    return [SetValue(("events", place), {"id": event_id, "title": shape.plain(event)})]


def _derived_alone(event_id: str) -> str:
    """Return a derived id without the number that tells it from one like it."""
    stem, _dash, number = event_id.rpartition("-")
    return stem if stem and number.isdigit() and len(number) < 3 else event_id


def _edited(made: Document, edits: list[Edit]) -> Document:
    if not edits:
        return made
    try:
        return read_document(plan(made, edits).text)
    except Refused:
        whole = _written(made.data)  # what was refused stood in an odd place; written plainly it can be edited
        try:
            return read_document(plan(whole, edits).text)
        except Refused as error:
            raise CannotTakePart(str(error)) from error


def _headed(text: str, about: str, schema: str) -> str:
    """Return the text with lines about what it is at its top, and with its schema beside it."""
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    if lines and lines[0].startswith(_SCHEMA):
        del lines[0]
    head = f"{_SCHEMA}{schema}\n"
    said = "".join(f"# {line}".rstrip() + "\n" for line in about.splitlines())
    parted = said and not (lines and lines[0].strip() == "#")
    return head + (f"#\n{said}" if said else "") + ("#\n" if parted else "") + "".join(lines)
