"""What stands in each cell of a table of events: texts that tell what the registry says, as exactly as it does."""

from __future__ import annotations

from viewer.base.value import field, record
from viewer.exchange import lines
from viewer.exchange.columns import Column, Kind
from viewer.exchange.selection import event_data
from viewer.registry import shape
from viewer.registry.records import Event, Text
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data

_SHORT = {"place": "city", "series": "id"}  # what a plain text stands for


@record
class Row:
    """One event while its cells are made.

    Args:
        registry: whose event it is.
        index: of the event among the heads.
    """

    registry: Registry
    index: int
    data: dict[str, Data] = field(default_factory=dict)

    @staticmethod
    def of(registry: Registry, index: int) -> Row:
        """Return the row of the event at `index`."""
        return Row(registry, index, event_data(registry, index))

    @property
    def event(self) -> Event:
        """Return everything about the event."""
        return self.registry.event_at(self.index)

    def at(self, path: tuple[str, ...]) -> Data:
        """Return what stands at a path of the event."""
        value: Data = self.data.get(path[0])
        if len(path) == 1 or value is None:
            return value
        if not isinstance(value, dict):
            return value if _SHORT.get(path[0]) == path[1] else None
        return value.get(path[1])

    def text(self, path: tuple[str, ...]) -> Text:
        """Return a text of the event, in the languages in which it is written."""
        return shape.text(self.at(path), self.registry.language)

    def cell(self, column: Column, language: str) -> str:
        """Return what stands in a column; `language` is that of lines which have one language alone."""
        if column.kind is Kind.TEXT:
            text = self.text(column.path)
            return (text.vi if column.language == "vi" else text.en).strip()
        if column.kind is Kind.OUTCOMES:
            return self._outcomes(column.language)
        return self._other(column, language)

    def _other(self, column: Column, language: str) -> str:
        head, event = self.registry.heads[self.index], self.event
        match column.key:
            case "id":
                return head.id
            case "date":
                return shape.date_text(self.data.get("date"))
            case "kind" | "status":
                return str(getattr(head, column.key))
            case "background":
                return "true" if head.background else ""
            case "organisers" | "aliases":
                texts: tuple[Text, ...] = getattr(event, column.key)
                return "\n".join(lines.of_line(text.pick(language)) for text in texts)
            case "parties" | "sources":
                return "; ".join(getattr(head, column.key))
            case "topics":
                return ("\n" if any(";" in topic for topic in head.topics) else "; ").join(head.topics)
            case "participants":
                told = (lines.participant_line(self.registry, item, language) for item in event.participants)
                return "\n".join(told)
            case "related":
                return "\n".join(map(lines.relation_line, event.related))
            case _:
                return shape.plain(self.at(column.path)).strip()

    def _outcomes(self, language: str) -> str:
        texts = [text for text, _item in lines.outcome_texts(self.data.get("outcomes"), self.registry.language)]
        written = [lines.outcome_line(text, language) for text in texts]
        return "\n".join(written) if any((text.vi if language == "vi" else text.en) for text in texts) else ""
