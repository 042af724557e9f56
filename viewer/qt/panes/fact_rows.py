"""Gathers the facts of an event for the event pane.

Every fact ends in the chips of its passages. A fact that a source should show and no passage does says so
quietly; an event without any passage says so once, at its end. Dates and the registry's vocabulary speak the
program's language, names and titles that of the titles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from viewer.base import i18n
from viewer.base.i18n import _, ngettext, thousands
from viewer.base.value import field, record
from viewer.qt.panes import chips
from viewer.qt.panes.facts import Badge, Chip, Line, Link, Row, Run, Sheet, Tone, Topic, Words
from viewer.qt.panes.series_thread import thread
from viewer.registry import citation, datewords, edtf_certainty, shape, vocabulary
from viewer.registry.links import links
from viewer.registry.records import NO_TEXT, Event, Head, Text
from viewer.registry.registry import Registry
from viewer.sources.article_text import ArticleText
from viewer.sources.support import Passage, passages

Texts = Callable[[str], Sequence[ArticleText]]
"""From a source's id to its texts that can be read."""
Hue = Callable[[Head], int]
"""From an event to the index of its lane's hue."""

_SHOWN_ELSEWHERE = ("person:", "participant:", "participants")
_CHILDREN = 8
_BADGES = {"held": "ok", "postponed": "warning", "cancelled": "error"}


def sheet(registry: Registry, event: Event, titles: str, texts: Texts, hue: Hue) -> Sheet:
    """Return all that the pane says of `event`.

    Args:
        registry: the event's registry.
        event: what is shown.
        titles: language of names and titles (vi or en).
        texts: the texts of a source.
        hue: the hue of an event's lane.
    """
    return _Facts(registry, event, titles, hue, gathered(registry, event, texts)).sheet()


def gathered(registry: Registry, event: Event, texts: Texts) -> tuple[Passage, ...]:
    """Return the passages of `event` in all its sources, in the order of the registry's sources."""
    sources = [registry.sources[key] for key in registry.sources if key in event.head.sources]
    return tuple(passage for source in sources for passage in passages(event, source, texts(source.id)))


@record
class _Facts:
    """One event on its way into rows."""

    registry: Registry
    event: Event
    titles: str
    hue: Hue
    passages: tuple[Passage, ...]
    ui: str = field(default_factory=i18n.language)
    _used: set[int] = field(default_factory=set)

    def sheet(self) -> Sheet:
        second = self._second_title()
        rows = tuple(row for rows in self._rows() for row in rows)
        return Sheet(
            self.event.id,
            self._note(),
            self.event.title.pick(self.titles),
            second,
            self._badge(),
            (*rows, *self._remaining()),
            self.passages,
        )

    def _rows(self) -> tuple[Iterator[Row], ...]:
        return (
            self._date(),
            self._place(),
            self._series(),
            self._parties(),
            self._organisers(),
            self._part_of(),
            self._children(),
            self._topics(),
            self._outcomes(),
            self._related(),
            self._plain(_("Note"), self.event.note, "note"),
            self._aliases(),
            self._reviewed(),
            self._accepted(),
            self._own_keys(),
        )

    # Head

    def _note(self) -> str:
        kind = self.event.head.kind
        words = [vocabulary.label("kind", kind, lang).lower() for lang in dict.fromkeys((self.titles, self.ui))]
        return f"E{self.event.head.index + 1} · " + " / ".join(dict.fromkeys(words))

    def _second_title(self) -> Line:
        title = self.event.title
        other = title.pick("en" if self.titles == "vi" else "vi")
        words = (Words(other, Tone.SECOND),) if other != title.pick(self.titles) else ()
        return Line((*words, *self._chips("title")))

    def _badge(self) -> Badge:
        head = self.event.head
        if head.background:
            return Badge(_("Mentioned"))
        return Badge(vocabulary.label("status", head.status, self.ui), _BADGES.get(head.status, "plain"))

    # Rows

    def _date(self) -> Iterator[Row]:
        date, note = self.event.date, self.event.date_note.pick(self.titles)
        mark = (Words("ⁱ"),) if note else ()
        if date is None:
            said: tuple[Run, ...] = (Words(_("Not known")), *mark, *self._chips("date"))
        else:
            long = datewords.long(date, self.ui)
            known = edtf_certainty.beside(date, self.ui)
            time = citation.time_words(self.event.head.time, self.ui)
            words = (Words(f"{long}, {time}" if time else long, Tone.STRONG), *mark)
            beside = (Words(f" · {known}", Tone.QUIET),) if known else ()
            said = (*words, *beside, *self._chips("date", "time", expected=True))
        lines = [Line(said)]
        if note:
            lines.append(Line((Words(note, Tone.SECOND), *self._chips("date_note")), small=True))
        yield Row(_("Date"), tuple(lines))

    def _place(self) -> Iterator[Row]:
        place, mode = self.event.head.place, self.event.head.mode
        where = citation.place_line(self.registry, place, self.titles) if place is not None else ""
        how = vocabulary.label("mode", mode, self.ui) if mode else ""
        if not (where or how):
            return
        words = [Words(where)] if where else []
        if how:
            words.append(Words(f" · {how.lower()}", Tone.QUIET) if where else Words(how))
        lines = [Line((*words, *self._chips("place", "mode", expected=bool(where))))]
        if place is not None and place.note:
            lines.append(Line((Words(place.note.pick(self.titles), Tone.SECOND),), small=True))
        yield Row(_("Place"), tuple(lines))

    def _series(self) -> Iterator[Row]:
        head = self.event.head
        if not head.series:
            return
        known = self.registry.series.get(head.series)
        name = (known.name.pick(self.titles) if known else "") or head.series
        number: tuple[Run, ...] = ()
        if head.number is not None:
            said = _("no. {n}").format(n=head.number).replace(" ", "\N{NO-BREAK SPACE}")  # it never breaks
            number = (Words(f" · {said}", Tone.QUIET),)
        line = Line((Words(name), *number, *self._chips("series", expected=True)))
        yield Row(_("Series"), (line,), thread(self.registry, head, self.hue))

    def _parties(self) -> Iterator[Row]:
        names: list[Run] = []
        host = self.event.host
        for party in dict.fromkeys((*self.event.head.parties, *([host] if host else []))):
            if names:
                names.append(Words(" – "))
            names.append(Words(self.registry.party_name(party, self.titles)))
            if party == host:
                names.append(Words(f" ({_('host')})", Tone.QUIET))
        if names:
            yield Row(_("Parties"), (Line((*names, *self._chips("parties", "host"))),))

    def _organisers(self) -> Iterator[Row]:
        names = [self._party_or_text(text) for text in self.event.organisers]
        if names:
            yield Row(_("Organisers"), (Line((Words(", ".join(names)), *self._chips("organisers"))),))

    def _part_of(self) -> Iterator[Row]:
        head = self.event.head
        if not head.part_of:
            return
        count = len(self.registry.children.get(head.part_of, ()))
        events = ngettext("{n} event", "{n} events", count).format(n=thousands(count))
        runs = (*self._link(head.part_of), Words(f" · {events}", Tone.QUIET), *self._chips("part_of"))
        yield Row(_("Part of"), (Line(runs),))

    def _children(self) -> Iterator[Row]:
        ids = self.registry.children.get(self.event.id, ())
        lines = [Line(tuple(self._link(child))) for child in ids[:_CHILDREN]]
        if len(ids) > _CHILDREN:
            more = len(ids) - _CHILDREN
            text = ngettext("and {n} more", "and {n} more", more).format(n=thousands(more))
            lines.append(Line((Words(text, Tone.QUIET),)))
        if lines:
            yield Row(_("Includes"), tuple(lines))

    def _topics(self) -> Iterator[Row]:
        if self.event.head.topics:
            topics = tuple(Topic(topic) for topic in self.event.head.topics)
            yield Row(_("Topics"), (Line((*topics, *self._chips("topics"))),))

    def _outcomes(self) -> Iterator[Row]:
        lines = []
        for number, outcome in enumerate(self.event.outcomes, 1):
            shown = self._chips(f"outcome:{number}", expected=True)
            lines.append(Line((Words(outcome.text.pick(self.titles)), *shown)))
            if outcome.note:
                lines.append(Line((Words(outcome.note.pick(self.titles), Tone.SECOND),), small=True))
        if lines:
            lines[-1] = Line((*lines[-1].runs, *self._chips("outcomes")), lines[-1].small)
            yield Row(_("Outcomes"), tuple(lines))

    def _related(self) -> Iterator[Row]:
        lines = []
        for number, relation in enumerate(self.event.related, 1):
            shown = self._chips(f"related:{number}", expected=True)
            lines.append(self._relation(relation.kind, relation.event, relation.note, shown))
        for found in links(self.registry).incoming(self.event.id):
            other = self.registry.heads[found.index]
            inverse = vocabulary.inverse(found.kind)
            if inverse is not None or not found.kind:
                lines.append(self._relation(inverse or "", other.id, found.note, ()))
            else:  # the other end of a word of one's own is not known, so it is told from that end
                said = (*self._link(other.id), Words(f" · {found.kind}", Tone.QUIET))
                lines.append(Line((*said, *self._remark(found.note))))
        lines = list(dict.fromkeys(lines))
        if lines:
            yield Row(_("Related"), tuple(lines))

    def _aliases(self) -> Iterator[Row]:
        names = [Line((Words(alias.pick(self.titles)),)) for alias in self.event.aliases]
        if names:
            names[-1] = Line((*names[-1].runs, *self._chips("aliases")))
            yield Row(_("Also called"), tuple(names))

    def _reviewed(self) -> Iterator[Row]:
        if self.event.reviewed is not None:
            from viewer.registry.forms import review  # few events are reviewed at first

            events = self.registry.document.data.get("events")
            event = events[self.event.head.index] if isinstance(events, list) else None
            value, outdated = shape.mapping(event).get("reviewed"), review.changed_since(event)
            words = review.words(value, outdated=True) if outdated else review.when_and_who(value)
            yield Row(_("Reviewed"), (Line((Words(words or _("yes")),)),))

    def _accepted(self) -> Iterator[Row]:
        lines = tuple(
            Line((Words(accept.code, Tone.QUIET), Words(f" {accept.reason}", Tone.SECOND)), small=True)
            for accept in self.event.accept
        )
        if lines:
            yield Row(_("Accepted"), lines)

    def _own_keys(self) -> Iterator[Row]:
        for key, value in self.event.extra:
            yield Row(key, (Line((Words(value), *self._chips(key))),))

    def _remaining(self) -> Iterator[Row]:
        """Yield what supports the event as a whole, or that nothing supports it."""
        rest = [
            number
            for number, passage in enumerate(self.passages)
            if number not in self._used and any(not fact.startswith(_SHOWN_ELSEWHERE) for fact in passage.facts)
        ]
        if rest:
            yield Row(_("Evidence"), (Line(self._shared(rest)),))
        elif not self.passages:
            yield Row(_("Evidence"), (Line((Words(_("No passage is linked to this event."), Tone.QUIET),)),))

    # Pieces

    def _plain(self, label: str, text: Text, key: str) -> Iterator[Row]:
        if text:
            yield Row(label, (Line((Words(text.pick(self.titles)), *self._chips(key))),))

    def _chips(self, *facts: str, expected: bool = False) -> tuple[Run, ...]:
        """Return the chips of facts; where one is expected and none is there, a remark that says so."""
        found = [number for number, passage in enumerate(self.passages) if set(facts) & set(passage.facts)]
        self._used.update(found)
        if found or not expected or not self.passages:
            return self._shared(found)
        return (Words(f" · {_('no passage')}", Tone.QUIET),)

    def _shared(self, numbers: Sequence[int]) -> tuple[Chip, ...]:
        groups = chips.shared(self.passages[number] for number in numbers)
        places = {id(self.passages[number]): number for number in numbers}
        return tuple(Chip(tuple(places[id(passage)] for passage in group)) for group in groups)

    def _link(self, event_id: str) -> tuple[Run, ...]:
        head = self.registry.head(event_id)
        if head is None:
            return (Words(event_id, Tone.QUIET),)
        link = Link(head.title.pick(self.titles), head.id)
        return (link,) if head.date is None else (link, Words(f", {datewords.short(head.date, self.ui)}"))

    def _relation(self, kind: str, event_id: str, note: Text, behind: tuple[Run, ...]) -> Line:
        label = vocabulary.label("relation", kind, self.ui) if kind else _("related to")
        return Line((Words(f"{label} "), *self._link(event_id), *self._remark(note), *behind))

    def _remark(self, note: Text) -> tuple[Run, ...]:
        return () if note == NO_TEXT else (Words(f" ({note.pick(self.titles)})", Tone.SECOND),)

    def _party_or_text(self, text: Text) -> str:
        said = text.pick(self.titles)
        return self.registry.party_name(said, self.titles)
