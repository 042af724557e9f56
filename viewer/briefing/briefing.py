"""A briefing as it was chosen: events by hand, a query that stays live, notes, and which sections are printed.

Only what somebody decided stands in its file, `briefings/<name>.yaml` beside the registry. Everything else (titles,
dates, passages) is looked up anew each time the document is made, so that a briefing never contradicts its registry.
"""

from __future__ import annotations

from viewer.base.value import frozen
from viewer.registry.records import NO_TEXT, Text

FORMAT = 1
LANGUAGES = {"vi": ("vi",), "en": ("en",), "both": ("vi", "en")}
ORDERS = ("date", "hand")
PASSAGES = ("outcomes", "all", "none")
SECTIONS = (
    "contents",
    "summary",
    "figure",
    "chronology",
    "events",
    "follow-up",
    "participants",
    "appearances",
    "passages",
    "questions",
    "sources",
    "changes",
)
Path = tuple[str | int, ...]


@frozen
class Wanted:
    """A passage that was chosen: its exact words or how they begin, and the id of its source; both may be empty."""

    exact: str
    source: str = ""


@frozen
class Entry:
    """One event of a briefing.

    Attributes:
        event: its id; there may be no such event any more.
        note: what the author says about it.
        passages: those that are printed; None where nothing was chosen, empty for none.
        participants: those who are listed: ids of people, or names, organisations or offices as printed; None for all.
        heading: a heading that stands before it.
        path: where it stands in the file's data.
    """

    event: str
    note: Text = NO_TEXT
    passages: tuple[Wanted, ...] | None = None
    participants: tuple[str, ...] | None = None
    heading: Text = NO_TEXT
    path: Path = ()


@frozen
class Briefing:
    """Everything that a briefing's file says.

    Attributes:
        title: empty where the registry's is taken.
        subtitle: what the document is; empty for the usual word.
        as_of: ISO date; empty for the newest date among the events and their sources.
        handling: the handling line.
        language: vi, en or both.
        query: in the search box's language; its events join by themselves.
        order: one of ORDERS.
        entries: events by hand, in the file's order.
        leave_out: ids of events that the query finds and nobody wants.
        summary: the author's own; empty for a counted one.
        passages: one of PASSAGES: which passages are printed of events for which none were chosen.
        sections: names out of SECTIONS, in the order of the document; None for the usual ones.
        people: ids of those whose appearances are listed.
        since: an older registry that the document is compared with, as the user named it.
    """

    title: Text = NO_TEXT
    subtitle: Text = NO_TEXT
    as_of: str = ""
    handling: Text = NO_TEXT
    language: str = "vi"
    query: str = ""
    order: str = "date"
    entries: tuple[Entry, ...] = ()
    leave_out: tuple[str, ...] = ()
    summary: Text = NO_TEXT
    passages: str = "outcomes"
    sections: tuple[str, ...] | None = None
    people: tuple[str, ...] = ()
    since: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of the document, in the order of its parts."""
        return LANGUAGES.get(self.language, ("vi",))
