"""Accepting a problem with a reason, where the format has room for it; and codes that nothing is called."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry import shape
from viewer.registry.finding import DataPath
from viewer.registry.fixes.fix import Asks, Case, Fix, replace_by
from viewer.registry.patching.model import Delete, Edit, InsertItem, SetValue
from viewer.registry.references import SECTIONS

_OWNERS = frozenset(("events", *SECTIONS.values())) - {"parties"}


def accept(case: Case) -> Iterator[Fix]:
    """Yield the fix that silences a problem in what it belongs to, with a reason that is asked for."""
    owner = _owner(case)
    if owner is None:
        return
    path: DataPath = (*owner, "accept")
    count = len(shape.mapping(case.entry).get("accept") or ())

    def with_reason(reason: str) -> tuple[Edit, ...]:
        return (InsertItem(path, count, {"code": case.problem.code, "reason": reason}),)

    yield Fix(_("Accept it with a reason…"), asks=Asks.REASON, make=with_reason)


def unknown_code(case: Case) -> Iterator[Fix]:
    """Yield the code that was meant, and leaving the whole entry out."""
    near = case.problem.suggestion
    if near:
        yield Fix(replace_by(near), (SetValue(case.path, near),), preferred=True)
    entry = case.path[:-1] if case.path[-1:] == ("code",) else case.path
    yield Fix(_("Remove this entry"), (Delete(entry),))


def _owner(case: Case) -> DataPath | None:
    """Return the entry that can accept the problem; None when it is in none, or in one that is no mapping."""
    path = case.path[:2] if case.path else case.registry.locator.item_at(case.problem.line)
    if len(path) < 2 or path[0] not in _OWNERS:
        return None
    section = case.registry.document.data.get(str(path[0]))
    if isinstance(section, list) and isinstance(path[1], int) and path[1] < len(section):
        entry = section[path[1]]
    else:
        entry = section.get(path[1]) if isinstance(section, dict) else None
    if not isinstance(entry, dict) or not isinstance(entry.get("accept") or [], list):
        return None
    return path
