"""One registry text as plain data with places: parsed whole, or saved piece by piece when it is broken.

A text that YAML accepts is parsed in one go. Otherwise each section, and in a broken section each item, is
parsed alone: one broken event costs that event and no other. `Document` remembers which lines each event covers;
the place of a key inside an event is found again by parsing that event's lines (`positions`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from viewer.base.i18n import _
from viewer.registry.layout import Section, Span, sections
from viewer.registry.parallel import parse_large
from viewer.registry.yamlread import Data, Parsed, Remark, YamlSyntaxError, parse


@dataclass(slots=True)
class Document:
    """What a registry's text says, before it becomes records.

    Attributes:
        text: the text that was parsed.
        data: the top-level mapping.
        event_lines: 0-based line on which each item of `events` starts, in step with `data["events"]`.
        remarks: what reading noticed, with 0-based places in `text`.
        broken: whether the text as a whole is not YAML, so that only pieces of it were read.
        special: whether anchors, aliases or tags occur: pieces of the text may not stand alone.
    """

    text: str
    data: dict[str, Data] = field(default_factory=dict)
    event_lines: list[int] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    broken: bool = False
    special: bool = False


def read_document(text: str) -> Document:
    """Return what `text` says; never raises: whatever cannot be read becomes a remark."""
    try:
        parsed = parse_large(text) or parse(text)
    except YamlSyntaxError as error:
        return _recover(text, error)
    return _document(text, parsed)


def _document(text: str, parsed: Parsed) -> Document:
    document = Document(text, remarks=parsed.remarks, special=parsed.special)
    data = parsed.data
    if isinstance(data, dict):
        document.data = data
        document.event_lines = parsed.items.get("events", [])
    elif isinstance(data, list):
        document.remarks.append(
            Remark(
                "not-a-registry",
                _("This file is a list; a registry begins with keys such as “format: 1” and “events:”."),
                0,
                0,
            )
        )
    elif data is not None:
        document.remarks.append(
            Remark(
                "not-a-registry",
                _("This file is not a registry: it should begin with keys such as “format: 1” and “events:”."),
                0,
                0,
            )
        )
    return document


def _recover(text: str, error: YamlSyntaxError) -> Document:
    """Read what can be read of a text that is not YAML as a whole."""
    document = Document(text, broken=True)
    found = sections(text)
    for section in found:
        _recover_section(document, section)
    if not any(remark.severity == "error" for remark in document.remarks):
        document.remarks.insert(0, Remark(error.code, str(error), error.line, error.column))
    return document


def _recover_section(document: Document, section: Section) -> None:
    try:
        parsed = _parse_span(document, section.span)
    except YamlSyntaxError as error:
        if section.items:
            _recover_items(document, section)
        else:
            document.remarks.append(_moved(error, section.span))
        return
    if isinstance(parsed.data, dict):
        _take(document, section, parsed.data)
        if section.key == "events":
            document.event_lines.extend(line + section.span.line for line in parsed.items.get("events", []))


def _take(document: Document, section: Section, data: dict[str, Data]) -> None:
    for key, value in data.items():
        if key in document.data:
            document.remarks.append(
                Remark(
                    "duplicate-key",
                    _("“{key}” stands here a second time; the last one counts. Remove one of them.").format(key=key),
                    section.span.line,
                    0,
                )
            )
        document.data[key] = value


def _recover_items(document: Document, section: Section) -> None:
    """Parse each item of a broken section alone and keep those that are whole."""
    listed: list[Data] = []
    keyed: dict[str, Data] = {}
    for item in section.items:
        try:
            data = _parse_span(document, item).data
        except YamlSyntaxError as error:
            document.remarks.append(_moved(error, item))
            continue
        if isinstance(data, list):
            listed.extend(data)
            if section.key == "events":
                document.event_lines.extend([item.line] * len(data))
        elif isinstance(data, dict):
            keyed.update(data)
    document.data[section.key] = listed or keyed or None


def _parse_span(document: Document, span: Span) -> Parsed:
    parsed = parse(document.text[span.start : span.end])
    for remark in parsed.remarks:
        remark.line += span.line
    document.remarks.extend(parsed.remarks)
    return parsed


def _moved(error: YamlSyntaxError, span: Span) -> Remark:
    return Remark(error.code, str(error), error.line + span.line, error.column)
