"""The two columns of an event: what is said of it; who took part, and what the sources say."""

from __future__ import annotations

from viewer.briefing.slides import EventStep, Person
from viewer.briefing.words import word
from viewer.qt.presenting.column import Section
from viewer.qt.presenting.style import MOST, Style, beyond
from viewer.qt.presenting.words import Words

_LINE = "\u2028"


class EventWords:
    """Makes the columns of events.

    Args:
        style: fonts and colours.
        lang: of the document's words, vi or en.
        notes: whether the author's notes are shown.
    """

    def __init__(self, style: Style, lang: str, *, notes: bool) -> None:
        self._style, self._lang, self._notes = style, lang, notes

    def columns(self, step: EventStep, share: float) -> tuple[list[Section], list[Section]]:
        """Return the two columns of an event: what is said of it, and who took part and what the sources say."""
        gap, indent = self._style.px(9 * share), self._style.px(30 * share)
        note = tuple(
            Words(self._style.span(text, "body", "text", share), bar=self._style.look.color("control"), indent=indent)
            for text in (step.note if self._notes else ())
        )
        if note:
            note[0].above = gap
        remarks = tuple(self._style.words(text, "small", "text2", share, above=10) for text in step.remarks)
        outcomes = tuple(
            Words(
                self._style.span(one.text, "body", "text", share),
                self._style.source(one.sources, share),
                above=gap, indent=indent, hang=self._style.dot(share),
            )
            for one in step.outcomes
        )  # fmt: skip
        text = tuple(self._style.words(line, "body", "text2", share, above=9) for line in step.text)
        left = [
            Section(None, note, False),
            Section(self._style.heading(step.outcomes_title, share), outcomes),
            Section(None, text, False),
            Section(None, remarks, False),
        ]
        people = [
            Section(
                self._style.heading(word("participants", self._lang), share),
                tuple(self._people(step, share)),
                beyond=beyond(step.people),
            )
        ]
        passages = [
            Section(
                self._style.heading(word(key, self._lang), share),
                tuple(
                    Words(
                        self._style.span(one.text, "quote" if original else "body", "text", share),
                        self._style.source(one.source, share),
                        above=gap,
                        bar=self._style.look.color("evidence_bar") if original else None,
                        indent=indent if original else 0,
                    )
                    for one in step.passages
                    if one.original is original
                ),
            )
            for key, original in (("quotations", True), ("retold", False))
        ]
        left = [section for section in left if section.items]
        right = [section for section in (*people, *passages) if section.items]
        if not left:
            return [one for one in people if one.items], [one for one in passages if one.items]
        return left, right

    def _people(self, step: EventStep, share: float) -> list[Words]:
        """Return those who took part, the first of each party below its name."""
        found, party = [], ""
        for one in step.people[:MOST]:
            label = f"{one.party}{_LINE}" if one.party and one.party != party else ""
            party = one.party or party
            found.append(self._person(one, label, share))
        return found

    def _person(self, one: Person, label: str, share: float) -> Words:
        behind = ", ".join(part for part in (one.post, one.role) if part)
        return Words(
            self._style.span(label, "small", "text3", share),
            self._style.span(one.name, "strong" if one.named else "body", "text", share),
            self._style.span(f", {behind}" if behind else "", "body", "text2", share),
            above=self._style.px((12 if label else 6) * share),
        )
