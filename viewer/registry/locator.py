"""From a path in the data to a line and column of the file, for problems and for opening an editor."""

from __future__ import annotations

from bisect import bisect_right

from viewer.registry.document import Document
from viewer.registry.finding import DataPath
from viewer.registry.layout import Section, first_key, sections
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
        text, line, inner = self._event_text(path) or self._section_text(path)
        row, column = locate(text, inner, key=key)
        return line + row + 1, column + 1

    def item_at(self, line: int) -> DataPath:
        """Return the path of the event or entry whose lines include the 1-based `line`; () when none does."""
        index = bisect_right(self._document.event_lines, line - 1) - 1
        at = self._starts()[line - 1]
        start, end = self.event_span(index)
        if start <= at < end:
            return ("events", index)
        for section in self._known_sections().values():
            for item in section.items:
                if item.start <= at < item.end:
                    key = first_key(self._document.text[item.start : item.end])
                    return () if key is None else (section.key, key)
        return ()

    def event_span(self, index: int) -> tuple[int, int]:
        """Return the characters [start, end) of the lines that event `index` covers."""
        lines = self._document.event_lines
        starts = self._starts()
        if not 0 <= index < len(lines):
            return (0, 0)
        lost = self._document.lost_lines
        after = lost[bisect_right(lost, lines[index]) :][:1] + lines[index + 1 : index + 2]
        start = starts[lines[index]]
        return start, starts[min(after)] if after else self._events_end(start)

    def _event_text(self, path: DataPath) -> tuple[str, int, DataPath] | None:
        """Return the text that holds the event of `path`; None where the event does not begin its line."""
        if len(path) < 2 or path[0] != "events" or not isinstance(path[1], int):
            return None
        start, end = self.event_span(path[1])
        text = self._document.text[start:end]
        if not text.lstrip().startswith("-"):
            return None
        return text, self._document.event_lines[path[1]], (0, *path[2:])

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
                if first_key(text) == path[1]:
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
