"""From a path in the data to a line and column of the file, for problems and for opening an editor."""

from __future__ import annotations

from viewer.registry.document import Document
from viewer.registry.finding import DataPath
from viewer.registry.layout import Section, sections
from viewer.registry.positions import locate


class Locator:
    """Finds places in one document; parses only the piece that a path leads into.

    Args:
        document: the text and the lines on which its events start.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._line_starts: list[int] | None = None
        self._sections: dict[str, Section] | None = None

    def place(self, path: DataPath, *, key: bool = False) -> tuple[int, int]:
        """Return the 1-based line and column of what stands at `path`; the nearest that exists when it is missing."""
        if len(path) >= 2 and path[0] == "events" and isinstance(path[1], int):
            text, line = self._event_text(path[1])
            inner: DataPath = (0, *path[2:])
        else:
            text, line, inner = self._section_text(path)
        row, column = locate(text, inner, key=key)
        return line + row + 1, column + 1

    def event_span(self, index: int) -> tuple[int, int]:
        """Return the characters [start, end) of the lines that event `index` covers."""
        lines = self._document.event_lines
        starts = self._starts()
        if not 0 <= index < len(lines):
            return (0, 0)
        start = starts[lines[index]]
        if index + 1 < len(lines):
            return start, starts[lines[index + 1]]
        return start, self._events_end(start)

    def _event_text(self, index: int) -> tuple[str, int]:
        start, end = self.event_span(index)
        line = self._document.event_lines[index] if index < len(self._document.event_lines) else 0
        return self._document.text[start:end], line

    def _events_end(self, start: int) -> int:
        for section in self._known_sections().values():
            if section.span.start > start:
                return section.span.start
        return len(self._document.text)

    def _section_text(self, path: DataPath) -> tuple[str, int, DataPath]:
        section = self._known_sections().get(str(path[0])) if path else None
        if section is None:
            return self._document.text[:2000].split("\n", 1)[0], 0, ()
        if len(path) >= 2 and isinstance(path[1], str):
            for item in section.items:
                text = self._document.text[item.start : item.end]
                if _begins_with(text, path[1]):
                    return text, item.line, path[1:]
        span = section.span
        return self._document.text[span.start : span.end], span.line, path

    def _known_sections(self) -> dict[str, Section]:
        if self._sections is None:
            self._sections = {section.key: section for section in sections(self._document.text)}
        return self._sections

    def _starts(self) -> list[int]:
        if self._line_starts is None:
            starts = [0]
            text = self._document.text
            found = text.find("\n")
            while found >= 0:
                starts.append(found + 1)
                found = text.find("\n", found + 1)
            starts.append(len(text))
            self._line_starts = starts
        return self._line_starts


def _begins_with(text: str, key: str) -> bool:
    """Return whether an item's text begins with `key`, quoted or not, and its colon."""
    stripped = text.lstrip()
    return stripped.startswith((f"{key}:", f'"{key}":', f"'{key}':"))
