"""The language of the search box and of QUERY on the command line.

    words and "phrases"     found where a word begins with them; a phrase is found as whole words
    person:vinh  kind:"…"   a field and its value: an id, or the beginning of a word of a name
    is:undated              a state: undated, background, unsourced
    2018..2020  2018-06..   the date may lie in this time; the ends are EDTF dates and belong to it
    -word  -kind:visit      everything but this

Terms are joined by *and*. A single `2018` is a word like others; it is also looked for in the text of dates.
Accents are optional, but those that are typed must be there (see `viewer.search.needles`). `-` excludes,
unless that would leave a time that ends before it begins: `-0500..-0300` lies before our era.

Parsing never fails: what cannot be understood becomes a problem that says what to write instead, and the
other terms still hold. Positions count characters of the text in NFC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from viewer.base.fold import fold, nfc
from viewer.base.i18n import _
from viewer.registry.dates import DateError
from viewer.search.period import Period, is_period, period

FIELDS = ("person", "party", "kind", "series", "status", "source", "place", "topic", "is")
STATES = ("undated", "background", "unsourced")

_DATE_WORDS = ("date", "in", "time", "year")
_QUOTES = str.maketrans("“”„«»", '"""""')
_TOKEN = re.compile(
    r"""(?=\S) (?P<minus>-)? (?:(?P<name>[^\W\d_]+):(?!//))?
        (?: "(?P<quoted>[^"]*) (?P<closed>"?) | (?P<plain>[^\s"]*) )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One condition; `start` and `end` say where it stands in the query."""

    excluded: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTerm(Term):
    """Look for `text`; `whole` asks for whole words, else the last word may go on."""

    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTerm(Term):
    """Look for `value` in the field `name`, one of FIELDS; for `is` the value is one of STATES."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodTerm(Term):
    """Look for dates that may lie within `period`."""

    period: Period


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """What could not be understood, where, and what to write instead where that is evident."""

    message: str
    start: int = 0
    end: int = 0
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood."""

    terms: tuple[Term, ...] = ()
    problems: tuple[QueryProblem, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is asked: no term was understood."""
        return not self.terms

    @property
    def words(self) -> tuple[WordTerm, ...]:
        """Return the words and phrases that are to be found."""
        return tuple(term for term in self.terms if isinstance(term, WordTerm) and not term.excluded)


def parse(text: str) -> Query:
    """Return the query that `text` says; never raises."""
    terms: list[Term] = []
    problems: list[QueryProblem] = []
    for match in _TOKEN.finditer(nfc(text).translate(_QUOTES)):
        read = _read(match)
        if isinstance(read, QueryProblem):
            problems.append(read)
        elif read is not None:
            terms.append(read)
    return Query(tuple(terms), tuple(problems))


def field_text(name: str, value: str) -> str:
    """Return how `value` in the field `name` is written in a query, in quotes where it needs them."""
    bare = value.replace('"', " ").strip()
    return f'{name}:"{bare}"' if re.search(r"\s", bare) else f"{name}:{bare}"


def _read(match: re.Match[str]) -> Term | QueryProblem | None:
    """Return what one token says, or None for a token without letters and digits."""
    name, quoted = match["name"], match["quoted"]
    value = (quoted if quoted is not None else match["plain"]).strip()
    if name and (value or fold(name) in FIELDS):
        return _read_field(match, fold(name), value)
    if quoted is None and is_period(value):
        return _read_period(match, value)
    word = _trimmed(f"{name} {value}" if name else value)
    if not word:
        return None
    start, end = match.span()
    return WordTerm(text=word, whole=bool(match["closed"]), excluded=bool(match["minus"]), start=start, end=end)


def _read_field(match: re.Match[str], name: str, value: str) -> Term | QueryProblem:
    start, end = match.span()
    if name not in FIELDS:
        return _unknown_field(match, name)
    if not value:
        return QueryProblem(_("Write what to look for after “{name}:”.").format(name=name), start, end)
    if name == "is" and fold(value) not in STATES:
        return _unknown_state(match, value)
    return FieldTerm(
        name=name,
        value=fold(value) if name == "is" else value,
        excluded=bool(match["minus"]),
        start=start,
        end=end,
    )


def _read_period(match: re.Match[str], value: str) -> Term | QueryProblem:
    start, end = match.span()
    excluded = bool(match["minus"])
    try:
        return PeriodTerm(period=period(value), excluded=excluded, start=start, end=end)
    except DateError as error:
        before_our_era = _period_or_none(f"-{value}") if excluded else None
        if before_our_era is None:
            return QueryProblem(error.message, start, end, error.hint)
    return PeriodTerm(period=before_our_era, start=start, end=end)


def _period_or_none(text: str) -> Period | None:
    try:
        return period(text)
    except DateError:
        return None


def _unknown_field(match: re.Match[str], name: str) -> QueryProblem:
    start, end = match.span()
    near = None if name in _DATE_WORDS else _nearest(name, FIELDS)
    if near:
        message = _("There is no field “{name}:”. Did you mean “{near}:”?").format(name=name, near=near)
    elif name in _DATE_WORDS:
        message = _("Write a time as 2018..2020, without “{name}:”.").format(name=name)
    else:
        message = _("There is no field “{name}:”. To look for words, put them in quotes.").format(name=name)
    fixed = match[0].replace(f"{match['name']}:", f"{near}:", 1) if near else None
    return QueryProblem(message, start, end, fixed)


def _unknown_state(match: re.Match[str], value: str) -> QueryProblem:
    start, end = match.span()
    near = _nearest(fold(value), STATES)
    known = ", ".join(f"is:{state}" for state in STATES)
    if near:
        message = _("There is no “is:{value}”. Did you mean “is:{near}”?").format(value=value, near=near)
    else:
        message = _("There is no “is:{value}”. Write one of these: {known}.").format(value=value, known=known)
    return QueryProblem(message, start, end, f"{match['minus'] or ''}is:{near}" if near else None)


def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    import difflib  # slow to import, and needed for mistakes only

    found = difflib.get_close_matches(word, known, 1, 0.6)
    return found[0] if found else None


def _trimmed(word: str) -> str:
    """Return `word` without the signs around it, and with single spaces."""
    letters = [place for place, character in enumerate(word) if character.isalnum()]
    return " ".join(word[letters[0] : letters[-1] + 1].split()) if letters else ""
