"""From the cell of a table to the value of an event: in any habit of writing that leaves no doubt, else a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from viewer.base.fold import fold
from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.exchange.columns import Column, Kind
from viewer.registry import vocabulary
from viewer.registry.dates import DateError, parse, parse_time
from viewer.registry.edtf_guess import NUMBERS, tidy
from viewer.registry.forms.paste import party_called
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Data

_TRUE = ("true", "yes", "x", "1", "co", "dung", "wahr", "vrai")
_FALSE = ("false", "no", "0", "khong", "sai", "falsch", "faux")
_ERRORS = ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
_CLOCK = re.compile(r"(\d{1,2})[:h](\d{2})(?::00)?")


class CellError(UserError):
    """A cell that cannot be taken for a value; its text is a sentence."""


def value(registry: Registry, column: Column, cell: str, events: Iterable[str]) -> Data:
    """Return what a cell says.

    Args:
        registry: whose words, parties, series and sources count.
        column: in which the cell stands; none of the kinds that depend on what is known of the event.
        cell: the text, which is not empty.
        events: ids that events have or will have.

    Raises:
        CellError: it says nothing that could stand there.
    """
    if cell in _ERRORS:
        raise CellError(_("The cell holds an error, {error}.").format(error=cell))
    match column.kind:
        case Kind.DATE:
            return _date(cell)
        case Kind.TIME:
            return _time(cell)
        case Kind.WORD:
            return _word(column.words, cell)
        case Kind.YES_NO:
            return _yes_no(cell)
        case Kind.NUMBER:
            return _number(cell)
        case Kind.IDS:
            return _ids(registry, column.words, cell)
        case Kind.TOPICS:
            return _topics(cell)
        case Kind.ID:
            return _id(registry, column.words, cell, events)
        case _:
            return party_called(registry, cell) or cell if column.key in ("country", "host") else cell


def split(cell: str) -> list[str]:
    """Return the lines of a cell that say something."""
    return [words for line in cell.split("\n") if (words := " ".join(line.split()))]


def _date(cell: str) -> str:
    """Return a date in EDTF: as it stands there, or 3/12/2018 where that can only be a day before its month."""
    try:
        return parse(cell).text
    except DateError as error:
        numbers = NUMBERS.fullmatch(tidy(cell))
        if numbers is not None:
            return _plain_day(numbers, error)
        words = _("{reason} Did you mean {date}?") if error.hint else "{reason}"
        raise CellError(words.format(reason=error, date=error.hint)) from None


def _plain_day(numbers: re.Match[str], error: DateError) -> str:
    first, second, year = numbers.groups()
    if int(first) <= 12 and int(second) <= 12 and first != second:
        words = _("{date} may mean two days; write it as 2020-12-01.")
        raise CellError(words.format(date=numbers[0]))
    try:
        return parse(error.hint or f"{year}-{int(second):02}-{int(first):02}").text
    except DateError as wrong:
        raise CellError(str(wrong)) from None


def _time(cell: str) -> str:
    known = _known("time", cell)
    clock = _CLOCK.fullmatch(cell.strip())
    words = known or (f"{int(clock[1]):02}:{clock[2]}" if clock else cell.strip())
    try:
        return parse_time(words).text
    except DateError as error:
        raise CellError(str(error)) from None


def _known(words: str, cell: str) -> str:
    """Return the word of a vocabulary that a cell says, by key or by either label; empty for none."""
    wanted = _bare(cell)
    for key in vocabulary.words(words):
        labels = (vocabulary.label(words, key, language) for language in ("vi", "en"))
        if wanted in (_bare(key), *map(_bare, labels)):
            return key
    return ""


def _bare(words: str) -> str:
    return " ".join(fold(words).replace("-", " ").split())


def _word(words: str, cell: str) -> str:
    found = _known(words, cell)
    if not found:
        known = ", ".join(vocabulary.words(words))
        raise CellError(_("“{word}” is not one of: {known}.").format(word=cell, known=known))
    return found


def _yes_no(cell: str) -> bool:
    word = _bare(cell)
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise CellError(_("“{word}” is neither true nor false.").format(word=cell))


def _number(cell: str) -> int:
    whole = re.fullmatch(r"(\d{1,9})(?:[.,]0+)?", cell.strip())
    if whole is None:
        raise CellError(_("“{word}” is not a whole number.").format(word=cell))
    return int(whole[1])


def _ids(registry: Registry, section: str, cell: str) -> list[Data]:
    """Return ids, each once; parties may be called by their names, sources by their labels."""
    found: list[Data] = []
    for words in re.split(r"[;\n]|,(?=\s|$)" if section == "parties" else r"[;,\n]", cell):
        key = words.strip()
        if not key:
            continue
        key = (party_called(registry, key) or key) if section == "parties" else _source(registry, key)
        if key not in found:
            found.append(key)
    return found


def _source(registry: Registry, words: str) -> str:
    if words in registry.sources:
        return words
    labelled = next((key for key, source in registry.sources.items() if source.label == words.upper()), "")
    if not labelled:
        raise CellError(_("There is no source “{id}”.").format(id=words))
    return labelled


def _topics(cell: str) -> list[Data]:
    return list(dict.fromkeys(split(cell if "\n" in cell else cell.replace(";", "\n"))))


def _id(registry: Registry, section: str, cell: str, events: Iterable[str]) -> str:
    words = cell.strip()
    if section == "series" and words not in registry.series:
        named = [key for key, series in registry.series.items() if fold(words) in map(fold, series.name.all())]
        if len(named) != 1:
            raise CellError(_("There is no series “{id}”.").format(id=words))
        return named[0]
    if section == "events" and words not in events:
        raise CellError(_("There is no event “{id}”.").format(id=words))
    return words
