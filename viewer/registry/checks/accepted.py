"""What a registry accepts exists: a code that no check has silences nothing, and the problem goes on being told."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from viewer.base.i18n import _
from viewer.registry import shape
from viewer.registry.finding import DataPath, Finding, warning
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data

_SECTIONS = ("people", "series", "sources")


def findings(registry: Registry, codes: Collection[str]) -> Iterator[Finding]:
    """Yield each accepted code that is not among `codes`, with the nearest one."""
    for value, path in _accepted(registry.document.data):
        for number, item in shape.numbered(value):
            entry = shape.mapping(item)
            code = shape.plain(entry.get("code")) if entry else shape.plain(item)
            if code and code not in codes:
                near = _nearest(code, codes)
                words = _("No check has the code “{code}”, so this accepts nothing.").format(code=code)
                if near:
                    words += " " + _("Did you mean “{near}”?").format(near=near)
                yield warning("unknown-code", words, (*path, number, "code") if entry else (*path, number), near)


def _accepted(data: dict[str, Data]) -> Iterator[tuple[Data, DataPath]]:
    """Yield every `accept` with its path: on top, in a person, a series, a source or an event."""
    yield data.get("accept"), ("accept",)
    for section in _SECTIONS:
        for key, item in shape.mapping(data.get(section)).items():
            if isinstance(item, dict) and "accept" in item:
                yield item["accept"], (section, key, "accept")
    events = data.get("events")
    for index, event in enumerate(events if isinstance(events, list) else ()):
        if isinstance(event, dict) and "accept" in event:
            yield event["accept"], ("events", index, "accept")


def _nearest(code: str, codes: Collection[str]) -> str | None:
    import difflib  # only a mistake needs it

    close = difflib.get_close_matches(code, codes, n=1, cutoff=0.6)
    return close[0] if close else None
