"""What every table of events leaves behind, and what one format of tables cannot hold."""

from __future__ import annotations

from viewer.base.i18n import ngettext, thousands
from viewer.exchange.remarks import Remark
from viewer.exchange.selection import Selection
from viewer.registry.records import Outcome, Participant, Relation

LONGEST = 32_767  # characters of a cell (Excel specifications and limits)


def of_tables(chosen: Selection) -> tuple[Remark, ...]:
    """Return what a table cannot carry of these events."""
    passages = reviews = notes = 0
    for index in chosen.indexes:
        event = chosen.event(index)
        items: tuple[Participant | Outcome | Relation, ...] = (*event.participants, *event.outcomes, *event.related)
        passages += len(event.evidence) + sum(len(item.evidence) for item in items)
        passages += len(event.head.place.evidence) if event.head.place else 0
        reviews += int(event.reviewed is not None)
        notes += sum(bool(item.note) for item in items)
    found = []
    if passages:
        words = ngettext("{n} passage has no place in a table.", "{n} passages have no place in a table.", passages)
        found.append(Remark(words.format(n=thousands(passages))))
    if notes:
        words = ngettext(
            "{n} note on a participant, an outcome or a relation has no place in a table.",
            "{n} notes on participants, outcomes or relations have no place in a table.",
            notes,
        )
        found.append(Remark(words.format(n=thousands(notes))))
    if reviews:
        words = ngettext("{n} review has no place in a table.", "{n} reviews have no place in a table.", reviews)
        found.append(Remark(words.format(n=thousands(reviews))))
    return tuple(found)


def cut(names: tuple[str, ...]) -> tuple[Remark, ...]:
    """Return that texts of events were cut, which are longer than a cell can be."""
    if not names:
        return ()
    words = ngettext(
        "{n} text is longer than a cell can be, and ends there with …",
        "{n} texts are longer than a cell can be, and end there with …",
        len(names),
    )
    return (Remark(words.format(n=thousands(len(names))), names),)
