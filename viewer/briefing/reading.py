"""Reads a briefing's file: forgivingly, with everything that is wrong named at its line and column.

The YAML is read as a registry's is (scalars are text, a text with mistakes is read piece by piece), the schema speaks
in the same words, and what the registry lacks is kept in the briefing and said here.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.base.problems import Problem, Severity
from viewer.base.value import frozen
from viewer.briefing import briefing as model
from viewer.briefing.briefing import SECTIONS, Briefing, Entry, Wanted
from viewer.registry import shape
from viewer.registry.dates import DateError, Form, parse
from viewer.registry.document import Document, read_document
from viewer.registry.finding import Finding, error, warning
from viewer.registry.locator import Locator
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data


@frozen
class Loaded:
    """A briefing, the text that it was read from, and what is wrong with it, ordered by place."""

    briefing: Briefing
    document: Document
    problems: tuple[Problem, ...]


def read(text: str, name: str, registry: Registry | None = None) -> Loaded:
    """Return the briefing that `text` says; never raises.

    Args:
        text: of the file.
        name: the file as the user named it, for problems.
        registry: whose events are chosen; without it, references are not looked up.
    """
    document = read_document(text)
    briefing = of_data(document.data)
    found = [*_of_schema(document.data), *_of_doubles(briefing)]
    if registry is not None:
        found += _of_references(briefing, registry)
    locator = Locator(document)
    problems = [*_of_yaml(document, name), *(_placed(one, locator, name) for one in found)]
    return Loaded(briefing, document, tuple(sorted(problems, key=lambda problem: problem.order)))


def of_data(data: dict[str, Data]) -> Briefing:
    """Return the briefing that plain data say; what does not fit is left out."""
    language = _one_of(data.get("language"), tuple(model.LANGUAGES))
    plain = texts_language(language)
    return Briefing(
        title=shape.text(data.get("title"), plain),
        subtitle=shape.text(data.get("subtitle"), plain),
        as_of=_day(shape.plain(data.get("as_of"))),
        handling=shape.text(data.get("handling"), plain),
        language=language,
        query=shape.plain(data.get("query")),
        order=_one_of(data.get("order"), model.ORDERS),
        entries=tuple(entries_of(data.get("events"), plain)),
        leave_out=shape.strings(data.get("leave_out")),
        summary=shape.text(data.get("summary"), plain),
        passages=_one_of(data.get("passages"), model.PASSAGES),
        sections=_sections(data.get("sections")),
        people=shape.strings(data.get("people")),
        since=shape.plain(data.get("since")),
    )


def texts_language(language: str) -> str:
    """Return the language in which plain texts of a briefing are written whose `language` is vi, en or both."""
    return "en" if language == "en" else "vi"


def entries_of(value: Data, language: str) -> Iterator[Entry]:
    """Yield the entries of a list as it stands in a file; what names no event is left out."""
    for number, item in shape.numbered(value):
        data = shape.mapping(item)
        event = shape.plain(data.get("id")) if data else shape.plain(item)
        if event:
            yield Entry(
                event,
                shape.text(data.get("note"), language),
                _passages(data.get("passages")),
                shape.strings(data["participants"]) if isinstance(data.get("participants"), list) else None,
                shape.text(data.get("heading"), language),
                ("events", number),
            )


def _passages(value: Data) -> tuple[Wanted, ...] | None:
    if not isinstance(value, list):
        return None
    found = []
    for item in value:
        data = shape.mapping(item)
        exact = shape.plain(data.get("exact")) if data else shape.plain(item)
        if exact:
            found.append(Wanted(exact, shape.plain(data.get("source"))))
    return tuple(found)


def _sections(value: Data) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(dict.fromkeys(name for name in shape.strings(value) if name in SECTIONS))


def _one_of(value: Data, known: tuple[str, ...]) -> str:
    words = shape.plain(value)
    return words if words in known else known[0]


def _day(words: str) -> str:
    return words if words and day_mistake(words) is None else ""


def day_mistake(words: str) -> DateError | None:
    """Return what is wrong with a date that must be one certain day of the years 1 to 9999; None for nothing."""
    try:
        date = parse(words)
    except DateError as mistake:
        return mistake
    sound = date.form is Form.DAY and len(words) == 10 and not words.startswith("-") and words[:4] != "0000"
    return None if sound else DateError(_("“{date}” is not a day; write one such as 2023-12-31.").format(date=words))


def _of_schema(data: dict[str, Data]) -> Iterator[Finding]:
    from viewer.briefing.schema import violations  # the validator takes longer to import than the file to read

    for one in violations(data):
        at_key = one.key is not None and one.code == "unknown-key"
        path = (*one.path, one.key) if at_key and one.key is not None else one.path
        yield Finding(one.severity, one.code, one.message, path, at_key, one.suggestion)
    words = shape.plain(data.get("as_of"))
    mistake = day_mistake(words) if words else None
    if mistake is not None:
        yield error("bad-date", str(mistake), ("as_of",), mistake.hint)


def _of_doubles(briefing: Briefing) -> Iterator[Finding]:
    """Yield what is said twice."""
    seen: set[str] = set()
    for entry in briefing.entries:
        if entry.event in seen:
            words = _("“{event}” is chosen twice; the first one counts.").format(event=entry.event)
            yield warning("chosen-twice", words, entry.path)
        seen.add(entry.event)


def _of_references(briefing: Briefing, registry: Registry) -> Iterator[Finding]:
    """Yield what the registry does not have; it stays in the briefing."""
    events = tuple(registry.by_id)
    for entry in briefing.entries:
        if entry.event not in registry.by_id:
            words = _("There is no event “{id}” in the registry, so it is missing from the document.")
            yield _unknown("unknown-event", words, entry.event, events, entry.path)
    for number, event in enumerate(briefing.leave_out):
        if event not in registry.by_id:
            words = _("There is no event “{id}” in the registry.")
            yield _unknown("unknown-event", words, event, events, ("leave_out", number))
    for number, person in enumerate(briefing.people):
        if person not in registry.people:
            words = _("There is no person “{id}” in the registry.")
            yield _unknown("unknown-person", words, person, tuple(registry.people), ("people", number))


def _unknown(code: str, words: str, name: str, known: tuple[str, ...], path: tuple[str | int, ...]) -> Finding:
    from viewer.registry.schema_words import nearest

    near = nearest(name, known)
    message = words.format(id=name)
    if near is not None:
        message += " " + _("Did you mean “{near}”?").format(near=near)
    return warning(code, message, path, near)


def _of_yaml(document: Document, name: str) -> Iterator[Problem]:
    for one in document.remarks:
        message = one.message
        if one.code == "not-a-registry":
            message = _("This file is not a briefing: it should begin with keys such as “format: 1” and “events:”.")
        yield Problem(Severity(one.severity), one.code, message, name, one.line + 1, one.column + 1)


def _placed(found: Finding, locator: Locator, name: str) -> Problem:
    line, column = locator.place(found.path, key=found.key)
    return Problem(
        found.severity,
        found.code,
        found.message,
        name,
        line,
        column,
        suggestion=found.suggestion,
        place=found.path,
        at_key=found.key,
    )
