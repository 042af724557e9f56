"""The records of a registry: frozen values, as the file says and no more.

`Head` is the part of an event that the timeline, the filters and the lists need; all heads are built on
loading. `Event` is everything about one event, built from its text when somebody looks at it. Free text comes
as `Text`, which knows in which languages it was written.
"""

from __future__ import annotations

from viewer.base.tuples import NamedTuple
from viewer.base.value import frozen
from viewer.registry.dates import Edtf


@frozen
class Text:
    """A text in one or both languages; empty strings mean: not given."""

    vi: str = ""
    en: str = ""

    def pick(self, language: str) -> str:
        """Return the text in `language` (vi or en), else in the other one; empty when there is none."""
        return (self.vi or self.en) if language == "vi" else (self.en or self.vi)

    def __bool__(self) -> bool:
        return bool(self.vi or self.en)

    def all(self) -> tuple[str, ...]:
        """Return each text that was given."""
        return tuple(text for text in (self.vi, self.en) if text)


NO_TEXT = Text()


@frozen
class Place:
    """Where something took place; any part may be empty. Country is a party id or a country code."""

    city: Text = NO_TEXT
    country: str = ""
    venue: Text = NO_TEXT
    note: Text = NO_TEXT
    evidence: tuple[Evidence, ...] = ()
    plain: Text = NO_TEXT  # a place written as plain text


@frozen
class Evidence:
    """A passage that supports facts: W3C Web Annotation text-quote selector (section 4.2.4) in a source.

    `supports` names keys of the event, or `person:<id>`; it is empty for evidence inside an item's long form.
    `text` names one file of the source's texts, or is empty: all are searched, originals first.
    """

    source: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    supports: tuple[str, ...] = ()
    text: str = ""
    note: Text = NO_TEXT
    path: tuple[str | int, ...] = ()  # where its words stand in the data; the registry's locator knows the line


@frozen
class Party:
    """A country or organisation that meets."""

    id: str
    name: Text
    kind: str = "country"  # country, organisation or forum
    note: Text = NO_TEXT


@frozen
class Post:
    """An attestation: what a source says a person was at a date."""

    as_of: Edtf | None
    rank: Text = NO_TEXT
    offices: tuple[Text, ...] = ()
    source: str = ""
    note: Text = NO_TEXT
    evidence: tuple[Evidence, ...] = ()


@frozen
class Person:
    """One identity with its spellings and attested posts."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    party: str = ""
    posts: tuple[Post, ...] = ()
    note: Text = NO_TEXT


@frozen
class Series:
    """Numbered or recurring meetings."""

    id: str
    name: Text
    parties: tuple[str, ...] = ()
    note: Text = NO_TEXT


@frozen
class SourceText:
    """One text of a source: a file below the registry's folder and what it is to the source."""

    file: str
    kind: str = "original"  # original, retelling, translation, excerpt
    language: str = ""
    note: Text = NO_TEXT
    path: tuple[str | int, ...] = ()  # where the file's name stands in the data


@frozen
class Source:
    """Where facts come from. `number` is its place in the registry's list: 1 is shown as S1 everywhere."""

    id: str
    number: int
    title: Text
    publisher: str = ""
    authors: tuple[str, ...] = ()
    agency: str = ""
    reprint_of: str = ""
    url: str = ""
    reference: str = ""
    language: str = ""
    published: Edtf | None = None
    published_note: Text = NO_TEXT
    retrieved: Edtf | None = None
    note: Text = NO_TEXT
    texts: tuple[SourceText, ...] = ()

    @property
    def label(self) -> str:
        """Return the short name by which chips and lists call this source, such as S1."""
        return f"S{self.number}"


@frozen
class Participant:
    """Somebody who took part, exactly as far as the source names them.

    Exactly one of `person`, `name`, `organisation`, `party` or `offices` says who it is; a participant without
    person and name is unnamed.
    """

    person: str = ""
    name: str = ""
    organisation: Text = NO_TEXT
    offices: tuple[Text, ...] = ()
    rank: Text = NO_TEXT
    party: str = ""
    role: str = ""
    count: int | None = None
    note: Text = NO_TEXT
    evidence: tuple[Evidence, ...] = ()

    @property
    def named(self) -> bool:
        """Return whether the source names this participant."""
        return bool(self.person or self.name)


@frozen
class Outcome:
    """Something that was agreed, said or done, with its passages."""

    text: Text
    note: Text = NO_TEXT
    evidence: tuple[Evidence, ...] = ()


@frozen
class Relation:
    """*This event R that event*: `kind` is R as written, `event` the other one's id."""

    event: str
    kind: str
    note: Text = NO_TEXT
    evidence: tuple[Evidence, ...] = ()


@frozen
class Accept:
    """A problem code that is silenced here, with the reason."""

    code: str
    reason: str


@frozen
class Reviewed:
    """Who read the event against its sources, when, and the digest of the text that they read."""

    by: str = ""
    date: str = ""
    text: str = ""


class Head(NamedTuple):
    """The part of an event that is needed for all events at once.

    `index` is its place in the file; `id` is as written, or derived from date and title. `people` are ids of
    `people` among the participants; `names` are the participants that are names only. `sources` includes the
    sources of the event's evidence. `line` is 1-based, where the event begins. `noted` tells that a note says how
    the date was inferred.
    """

    index: int  # type: ignore[assignment]  # a head is never searched as a tuple
    id: str
    derived_id: bool
    title: Text
    date: Edtf | None
    time: str
    kind: str
    status: str
    background: bool
    mode: str
    parties: tuple[str, ...]
    series: str
    number: int | None
    part_of: str
    people: tuple[str, ...]
    names: tuple[str, ...]
    participants: int
    sources: tuple[str, ...]
    topics: tuple[str, ...]
    place: Place | None
    line: int
    noted: bool = False


@frozen
class Event:
    """Everything that the file says about one event."""

    head: Head
    aliases: tuple[Text, ...] = ()
    date_note: Text = NO_TEXT
    host: str = ""
    organisers: tuple[Text, ...] = ()
    participants: tuple[Participant, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    related: tuple[Relation, ...] = ()
    note: Text = NO_TEXT
    evidence: tuple[Evidence, ...] = ()
    accept: tuple[Accept, ...] = ()
    reviewed: Reviewed | None = None
    extra: tuple[tuple[str, str], ...] = ()  # x- keys, as text

    @property
    def id(self) -> str:
        """Return the event's id."""
        return self.head.id

    @property
    def title(self) -> Text:
        """Return the event's title; never empty (an untitled event is titled by its id)."""
        return self.head.title

    @property
    def date(self) -> Edtf | None:
        """Return the event's date, or None when it is undated."""
        return self.head.date
