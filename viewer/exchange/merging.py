"""Puts the cells of one row into an event, and notes each that changes it."""

from __future__ import annotations

from collections.abc import Collection

from viewer.base.i18n import _, ngettext
from viewer.exchange import lines, values
from viewer.exchange.cells import Row
from viewer.exchange.columns import CLEARED, NOTHING, ORDER, Column, Kind
from viewer.exchange.plan import Change, Fault
from viewer.exchange.tables import LONGEST
from viewer.registry import shape
from viewer.registry.forms.changes import text
from viewer.registry.records import Event, Text
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data

_SHORT = {"place": "city", "series": "id"}
_INNER = ("id", "number", "city", "country", "venue", "note")


class Merge:
    """One event, old or new, into which a row's cells go.

    Args:
        registry: where it is or shall be.
        index: of the event among the heads; -1 for a new one.
        ids: of all events that there are or will be.
    """

    def __init__(self, registry: Registry, index: int, ids: Collection[str]) -> None:
        self._registry, self._ids = registry, ids
        self._row = Row.of(registry, index) if index >= 0 else None
        self._data: dict[str, Data] = dict(self._row.data) if self._row is not None else {}
        self._outcomes: dict[str, list[str]] = {}
        self.changes: list[Change] = []
        self.faults: list[Fault] = []
        self.notes: list[str] = []

    def take(self, column: Column, cell: str) -> None:
        """Let a cell say what it says; an empty one says nothing."""
        if not cell:
            return
        old = [self._row.cell(column, language) for language in ("vi", "en")] if self._row is not None else [""]
        if any(_alike(cell, known) for known in old):
            return
        try:
            if not self._put(column, None if cell in CLEARED else cell):
                return
        except values.CellError as error:
            self.faults.append(Fault(column.key, str(error)))
            return
        self.changes.append(Change(column.key, old[0], "" if cell in CLEARED else cell))

    def data(self, event_id: str) -> Data:
        """Return the event as it would be; a new one has `event_id`, its keys in the format's order."""
        self._join_outcomes()
        series = self._data.get("series")
        if isinstance(series, dict) and "number" in series and not series.get("id"):
            self.faults.append(Fault("number", _("A number needs the series in which it counts.")))
        if self._row is not None:
            return self._data
        made = {"id": event_id, **self._data} if event_id else self._data
        return {key: _ordered(made[key]) for key in sorted(made, key=ORDER.index)}

    def _put(self, column: Column, cell: str | None) -> bool:
        """Put a value in place; return whether that changes anything."""
        if column.kind is Kind.OUTCOMES:
            self._outcomes[column.language] = [] if cell is None else cell.split("\n")
            return True
        value = self._value(column, cell)
        was = self._at(column.path)
        if value == was or (value is False and was is None):
            return False
        if value is None and column.path == ("title",):
            raise values.CellError(_("An event needs a title."))
        self._set(column.path, value)
        return True

    def _value(self, column: Column, cell: str | None) -> Data:
        if column.kind is Kind.TEXT:
            old = self._at(column.path)
            known = shape.text(old, self._registry.language)
            words = {"vi": known.vi, "en": known.en, column.language: cell or ""}
            return text(old, self._registry.language, words["vi"], words["en"])
        if cell is None:
            return None
        if column.kind in (Kind.NAMES, Kind.PARTICIPANTS, Kind.RELATIONS):
            return self._items(column, values.split(cell))
        value = values.value(self._registry, column, cell, self._ids)
        if column.key == "sources":
            return self._sources(value)
        if column.key == "parties" and isinstance(value, list):
            new = [shape.plain(key) for key in value if key not in self._registry.parties]
            if new:
                self.notes.append(_("Not among the parties yet: {names}.").format(names=", ".join(new)))
        return value

    def _items(self, column: Column, written: list[str]) -> Data:
        """Return the items that lines stand for; what is known again keeps what the lines do not say."""
        registry, key = self._registry, column.path[0]
        old = self._data.get(key)
        event = self._row.event if self._row is not None else None
        if column.kind is Kind.PARTICIPANTS:
            known = lines.participants_known(registry, event, old) if event else []
            made = lines.merged(
                written,
                known,
                lambda line: lines.said(line).who,
                lambda line, was: lines.participant(registry, line, was),
            )
            self.notes += [
                _("“{who}” is not among the people; kept as a name.").format(who=shape.plain(item["name"]))
                for item in made
                if isinstance(item, dict) and "name" in item and item not in shape.items(old)
            ]
        elif column.kind is Kind.RELATIONS:
            for line in written:
                if lines.relation_about(line) not in self._ids:
                    raise values.CellError(_("There is no event “{id}”.").format(id=lines.relation_about(line)))
            known = lines.relations_known(event, old) if event else []
            made = lines.merged(written, known, lines.relation_about, lines.relation)
        else:
            made = lines.merged(written, self._names(event, key, old), lambda line: line, lambda line, _was: line)
        self._say_lost(old, made)
        return made

    def _names(self, event: Event | None, key: str, old: Data) -> list[lines.Known]:
        if event is None:
            return []
        texts: tuple[Text, ...] = getattr(event, key)
        items = [item for item in shape.items(old) if shape.text(item, self._registry.language)]
        if not isinstance(old, list):
            items = [old] if texts else []
        return [
            lines.Known(tuple(lines.of_line(words) for words in found.all()), (), item)
            for found, item in zip(texts, items, strict=True)
        ]

    def _sources(self, value: Data) -> Data:
        """Return the ids to be written; those that passages name are there without being written."""
        wanted = list(shape.strings(value))
        written = list(shape.strings(self._data.get("sources")))
        there = self._registry.heads[self._row.index].sources if self._row is not None else ()
        kept = [key for key in there if key not in written]  # by their passages
        lost = [key for key in kept if key not in wanted]
        if lost:
            words = _("{id} stays a source: passages of the event name it.")
            raise values.CellError(words.format(id=", ".join(lost)))
        return [key for key in wanted if key not in kept] or None

    def _join_outcomes(self) -> None:
        """Put the outcomes in place: lines of both languages that stand at the same height are one."""
        if not self._outcomes:
            return
        language = self._registry.language
        known = self._known_outcomes()
        sides = {}
        for lang in ("vi", "en"):
            before = [lines.outcome_line(words, lang) for words, _item in known]
            given = self._outcomes.get(lang)
            sides[lang] = before if given is None else [lines.of_line(line) or NOTHING for line in given]
            if given is None and not any((words.vi if lang == "vi" else words.en) for words, _item in known):
                sides[lang] = []
        vi, en = self._padded(sides, len(known))
        if vi and en and len(vi) != len(en):
            words = _("There are {vi} Vietnamese and {en} English lines; – stands where an outcome lacks a language.")
            self.faults.append(Fault(f"outcomes_{next(iter(self._outcomes))}", words.format(vi=len(vi), en=len(en))))
            return
        count = max(len(vi), len(en))
        pairs = list(zip(vi or [NOTHING] * count, en or [NOTHING] * count, strict=True))
        made = _outcomes([pair for pair in pairs if pair != (NOTHING, NOTHING)], known, language)
        self._say_lost(self._data.get("outcomes"), made)
        self._set(("outcomes",), made or None)

    def _padded(self, sides: dict[str, list[str]], before: int) -> tuple[list[str], list[str]]:
        """Return the lines of both languages; where one only got more of them, – stands in the other."""
        for lang, other in (("vi", "en"), ("en", "vi")):
            more = len(sides[lang]) - len(sides[other])
            if other not in self._outcomes and sides[other] and more > 0:
                known = [lines.outcome_line(words, lang) for words, _item in self._known_outcomes()]
                if sides[lang][:before] == known:
                    sides[other] = [*sides[other], *([NOTHING] * more)]
        return sides["vi"], sides["en"]

    def _known_outcomes(self) -> list[tuple[Text, Data]]:
        return lines.outcome_texts(self._data.get("outcomes"), self._registry.language)

    def _say_lost(self, old: Data, new: list[Data]) -> None:
        lost = _passages(shape.items(old)) - _passages(new)
        if lost > 0:
            words = ngettext(
                "{n} passage goes with what is taken away.", "{n} passages go with what is taken away.", lost
            )
            self.notes.append(words.format(n=lost))

    def _at(self, path: tuple[str, ...]) -> Data:
        value = self._data.get(path[0])
        if len(path) == 1 or value is None:
            return value
        return shape.mapping(self._full(path[0])).get(path[1])

    def _full(self, key: str) -> Data:
        value = self._data.get(key)
        short = _SHORT.get(key)
        return value if value is None or isinstance(value, dict) or short is None else {short: value}

    def _set(self, path: tuple[str, ...], value: Data) -> None:
        if len(path) == 1:
            self._data[path[0]] = value
            return
        inner = {**shape.mapping(self._full(path[0])), path[1]: value}
        kept: dict[str, Data] = {key: item for key, item in inner.items() if item is not None}
        short = _SHORT.get(path[0])
        was_plain = self._data.get(path[0]) is not None and not isinstance(self._data[path[0]], dict)
        only = was_plain and list(kept) == [short] and not isinstance(kept[str(short)], dict)
        self._data[path[0]] = kept[str(short)] if only else kept or None


def _ordered(value: Data) -> Data:
    """Return a place or a series with its keys in the format's order; anything else as it is."""
    if not isinstance(value, dict):
        return value
    return {key: value[key] for key in sorted(value, key=lambda key: _INNER.index(key) if key in _INNER else 0)}


def _outcomes(pairs: list[tuple[str, str]], known: list[tuple[Text, Data]], language: str) -> list[Data]:
    """Return the outcomes that pairs of lines stand for.

    Those that stay keep their passages; of others as many as there were before take the places of these.
    """
    left = list(known)
    found: list[Data] = [None] * len(pairs)
    fresh = []
    for number, pair in enumerate(pairs):
        same = next(
            (at for at in left if pair == tuple(lines.outcome_line(at[0], lang) for lang in ("vi", "en"))), None
        )
        if same is None:
            fresh.append(number)
        else:
            left.remove(same)
            found[number] = same[1]
    take_places = len(fresh) == len(left)
    for place, number in enumerate(fresh):
        vi, en = ("" if words == NOTHING else words for words in pairs[number])
        old = left[place][1] if take_places else None
        inner = old["text"] if isinstance(old, dict) and "text" in old else old
        words = text(inner, language, vi, en)
        found[number] = {**old, "text": words} if isinstance(old, dict) and "text" in old else words
    return found


def _passages(items: list[Data]) -> int:
    return sum(len(shape.items(shape.mapping(item).get("evidence"))) for item in items)


def _alike(cell: str, known: str) -> bool:
    """Return whether a cell says what an export says, blanks aside; or the part of it that a cell can hold."""
    if _squeezed(cell) == _squeezed(known):
        return True
    return len(known) > LONGEST and cell == f"{known[: LONGEST - 1]}…"


def _squeezed(words: str) -> list[str]:
    return [" ".join(line.split()) for line in words.strip().split("\n")]
