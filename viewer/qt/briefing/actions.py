"""What a window does to its briefing: each wish becomes one named step of the history.

Texts are written in one language at a time: that of the briefing, or where it has both, the language of the titles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from viewer.base.i18n import _, ngettext
from viewer.base.value import replace
from viewer.briefing import choosing
from viewer.briefing.briefing import SECTIONS, Entry, Wanted
from viewer.briefing.compose import sections
from viewer.briefing.given import Given
from viewer.registry.records import NO_TEXT, Text

if TYPE_CHECKING:
    from viewer.briefcase import Briefcase
    from viewer.session import Session

TEXTS = ("title", "subtitle", "handling", "summary")


class Actions:
    """Changes one briefing.

    Args:
        case: the briefing.
        session: has the language of the titles.
    """

    def __init__(self, case: Briefcase, session: Session) -> None:
        self._case, self._session = case, session

    @property
    def language(self) -> str:
        """Return the language in which texts are written just now, vi or en."""
        language = self._case.briefing.language
        return self._session.titles if language == "both" else language

    # Events

    def add(self, events: Iterable[str]) -> int:
        """Choose events by hand; return how many were not there yet."""
        case = self._case
        before = set(case.shown)
        wanted = [event for event in dict.fromkeys(events) if event not in before and event in case.registry.by_id]
        if not wanted:
            return 0
        name = ngettext("Add {n} event", "Add {n} events", len(wanted)).format(n=len(wanted))
        case.change(name, choosing.added(case.briefing, wanted, case.shown))
        return len(wanted)

    def ask(self, query: str, *, keep: bool = False) -> None:
        """Make `query` the live one; with `keep`, what the one before found stays, chosen by hand."""
        case = self._case
        before = case.found_ids.intersection(case.shown) if keep else ()
        name = _("Live query “{query}”").format(query=query) if query else _("Without live query")
        case.change(name, choosing.asking(case.briefing, query, before, case.shown))

    def remove(self, events: Sequence[str], headings: Sequence[str] = ()) -> None:
        """Take events out, and headings away."""
        case = self._case
        after = choosing.removed(case.briefing, events, case.found_ids) if events else case.briefing
        for event in headings:
            if event not in events:
                after = choosing.with_heading(after, event, NO_TEXT, case.shown)
        count = len(events)
        name = ngettext("Remove {n} event", "Remove {n} events", count).format(n=count) if count else _("Heading")
        case.change(name, after)

    def take_back(self, event: str) -> None:
        """Show an event again that was left out."""
        self._case.change(_("Take back an event"), choosing.taken_back(self._case.briefing, event))

    # Order

    def move(self, events: Sequence[str], to: int) -> None:
        """Put events before the one that stands at place `to`; the order is one by hand from then on."""
        case = self._case
        case.change(_("Move"), choosing.moved(case.briefing, events, to, case.shown))

    def step(self, events: Sequence[str], step: int) -> None:
        """Move events by one place up (-1) or down (1)."""
        shown = self._case.shown
        places = [at for at, event in enumerate(shown) if event in events]
        if places:
            to = places[0] - 1 if step < 0 else places[-1] + 2
            if 0 <= to <= len(shown):
                self.move(events, to)

    def order(self, order: str) -> None:
        """Order by date or by hand."""
        case = self._case
        by_hand = order == "hand"
        name = _("Order by hand") if by_hand else _("Order by date")
        briefing = case.briefing
        case.change(name, choosing.by_hand(briefing, case.shown) if by_hand else choosing.by_date(briefing))

    # What is said about an event

    def note(self, event: str, words: str) -> None:
        """Write the note of an event; what is typed in one go is one step."""
        case = self._case
        text = choosing.said(self._entry(event).note, self.language, words)
        case.change(_("Note"), choosing.with_note(case.briefing, event, text, case.shown), f"note:{event}")

    def heading(self, event: str, words: str) -> None:
        """Write the heading before an event; an empty one goes."""
        case = self._case
        text = choosing.said(self._heading(event), self.language, words)
        case.change(_("Heading"), choosing.with_heading(case.briefing, event, text, case.shown), f"heading:{event}")

    def passages(self, event: str, passages: tuple[Wanted, ...] | None) -> None:
        """Choose the passages of an event; None for the usual ones."""
        case = self._case
        case.change(_("Passages"), choosing.with_passages(case.briefing, event, passages, case.shown))

    def participants(self, event: str, names: tuple[str, ...] | None) -> None:
        """Choose the participants of an event that are listed; None for all."""
        case = self._case
        case.change(_("Participants"), choosing.with_participants(case.briefing, event, names, case.shown))

    # The document as a whole

    def text(self, key: str, words: str) -> None:
        """Write one of TEXTS; what is typed in one go is one step."""
        self.text_in(key, self.language, words)

    def text_in(self, key: str, language: str, words: str) -> None:
        """Write one of TEXTS in a language, vi or en."""
        briefing = self._case.briefing
        said = choosing.said(getattr(briefing, key), language, words)
        self._case.change(_text_name(key), replace(briefing, **{key: said}), key)

    def as_of(self, day: str) -> None:
        """Date the document, with an ISO date; empty for the newest date among events and sources."""
        self._case.change(_("As-of date"), replace(self._case.briefing, as_of=day))

    def speak(self, language: str) -> None:
        """Print the document in vi, en or both."""
        self._case.change(_("Language"), replace(self._case.briefing, language=language))

    def all_passages(self, which: str) -> None:
        """Print the passages of outcomes, all or none, of events for which none were chosen."""
        self._case.change(_("Passages"), replace(self._case.briefing, passages=which))

    def appearances(self, people: tuple[str, ...]) -> None:
        """List the appearances of these people."""
        self._case.change(_("Appearances"), replace(self._case.briefing, people=people))

    def compare(self, since: str) -> None:
        """Tell what changed since an older registry."""
        self._case.change(_("What changed"), replace(self._case.briefing, since=since))

    @property
    def sections(self) -> tuple[str, ...]:
        """Return the sections of the document as it is."""
        case = self._case
        given = Given(case.found, since=case.registry if case.briefing.since else None)
        return sections(case.briefing, case.choice, given)

    def section(self, name: str, *, on: bool) -> None:
        """Print a section, or not."""
        case = self._case
        case.change(_("Sections"), choosing.with_section(case.briefing, name, on, self.sections, SECTIONS))

    def arrange(self, names: Sequence[str] | None) -> None:
        """Print these sections in this order; None for the usual ones."""
        case = self._case
        case.change(_("Sections"), replace(case.briefing, sections=None if names is None else tuple(names)))

    def _entry(self, event: str) -> Entry:
        return next((one for one in self._case.briefing.entries if one.event == event), Entry(event))

    def _heading(self, event: str) -> Text:
        return self._entry(event).heading


def _text_name(key: str) -> str:
    names = {"title": _("Title"), "subtitle": _("Subtitle"), "handling": _("Handling line"), "summary": _("Summary")}
    return names[key]
