"""One registry text as plain data with places: parsed whole, or saved piece by piece when it is broken.

A text that YAML accepts is parsed in one go. Otherwise each section, and in a broken section each item, is
parsed alone: one broken event costs that event and no other. `Document` remembers which lines each event covers;
the place of a key inside an event is found again by parsing that event's lines (`positions`).
"""

from __future__ import annotations

from viewer.base.i18n import _
from viewer.base.value import field, record
from viewer.registry.layout import Section, Span, sections
from viewer.registry.parallel import parse_large
from viewer.registry.yaml_words import YamlSyntaxError
from viewer.registry.yamlread import Anchors, Data, Parsed, Remark, parse

_KEYS = frozenset(("format", "title", "language", "home", "parties", "people", "series", "sources", "events", "accept"))


@record
class Document:
    """What a registry's text says, before it becomes records.

    Attributes:
        text: the text that was parsed.
        data: the top-level mapping.
        event_lines: 0-based line on which each item of `events` starts, in step with `data["events"]`; below a
            dash that stands alone, the line of what it holds.
        lost_lines: 0-based line on which each item of `events` starts that could not be read.
        remarks: what reading noticed, with 0-based places in `text`.
        broken: whether the text as a whole is not YAML, so that only pieces of it were read.
        special: whether anchors, aliases or tags occur: pieces of the text may not stand alone.
        missing: about how many events of the file have not been read, because reading goes on or was cancelled.
        digests: what tells the texts of the events apart (see `portions`), where a large file was read in portions.
    """

    text: str
    data: dict[str, Data] = field(default_factory=dict)
    event_lines: list[int] = field(default_factory=list)
    lost_lines: list[int] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    broken: bool = False
    special: bool = False
    missing: int = 0
    digests: bytes = b""


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
    anchors = Anchors()
    for section in _plausible_sections(text):
        _recover_section(document, section, anchors)
    if not any(remark.severity == "error" for remark in document.remarks):
        document.remarks.insert(0, Remark(error.code, str(error), error.line, error.column))
    return document


def _plausible_sections(text: str) -> tuple[Section, ...]:
    """Return the sections of `text`, without those that are only a line which slipped to the margin.

    Such a line looks like a key that the format does not know, and what follows it cannot be parsed as its value.
    """
    slipped = [
        section.span.start
        for section in sections(text)
        if section.key not in _KEYS and not section.key.startswith("x-") and not _can_be_parsed(text, section.span)
    ]
    return sections(text, ignore=slipped)


def _can_be_parsed(text: str, span: Span) -> bool:
    try:
        parse(text[span.start : span.end])
    except YamlSyntaxError:
        return False
    return True


def _recover_section(document: Document, section: Section, anchors: Anchors) -> None:
    try:
        parsed = _parse_span(document, section.span, anchors)
    except YamlSyntaxError as error:
        if section.items:
            _recover_items(document, section, anchors)
        else:
            document.remarks.append(_moved(error, section.span))
        return
    if isinstance(parsed.data, dict):
        lines = [line + section.span.line for line in parsed.items.get("events", ())]
        for key, value in parsed.data.items():
            _take(document, key, value, section, lines)


def _take(document: Document, key: str, value: Data, section: Section, lines: list[int]) -> None:
    """Take the value of a section; `lines` are those of the events, if it holds them."""
    if key in document.data:
        words = _("“{key}” stands here a second time; the last one counts. Remove one of them.").format(key=key)
        document.remarks.append(Remark("duplicate-key", words, section.span.line, 0))
    document.data[key] = value
    if key == "events":
        document.event_lines = lines
        document.lost_lines = []


def _recover_items(document: Document, section: Section, anchors: Anchors) -> None:
    """Parse each item of a broken section alone and keep those that are whole."""
    listed: list[Data] = []
    keyed: dict[str, Data] = {}
    lines: list[int] = []
    lost: list[int] = []
    for item in section.items:
        try:
            data = _parse_span(document, item, anchors).data
        except YamlSyntaxError as error:
            document.remarks.append(_moved(error, item))
            lost.append(item.line)
            continue
        if isinstance(data, list):
            listed.extend(data)
            lines.extend([item.line] * len(data))
        elif isinstance(data, dict):
            keyed.update(data)
    _take(document, section.key, listed or keyed or None, section, lines)
    if section.key == "events":
        document.lost_lines = lost


def _parse_span(document: Document, span: Span, anchors: Anchors) -> Parsed:
    parsed = parse(document.text[span.start : span.end], anchors)
    for remark in parsed.remarks:
        remark.line += span.line
    document.remarks.extend(parsed.remarks)
    return parsed


def _moved(error: YamlSyntaxError, span: Span) -> Remark:
    return Remark(error.code, str(error), error.line + span.line, error.column)
