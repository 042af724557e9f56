"""References that lead nowhere: the nearest id, an entry that is made for it, or no reference."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry import shape
from viewer.registry.edits import give_id
from viewer.registry.fixes.fix import Case, Fix, at, name_of, replace_by, short
from viewer.registry.patching.model import Delete, InsertItem, Path, Plain, RenameKey, SetValue

_ID = re.compile(r"[\w+.-]+\Z")


def unknown_person(case: Case) -> Iterator[Fix]:
    """Yield the person who was meant, a new one, and writing the id as a name."""
    yield from _nearest(case)
    item = shape.mapping(at(case.registry.document.data, case.path[:-1]))
    printed = shape.plain(item.get("name")) or name_of(case.text)
    if _ID.match(case.text):
        person: dict[str, Plain] = {"name": printed}
        if party := shape.plain(item.get("party")):
            person["party"] = party
        title = _("Create the person “{name}”").format(name=short(printed))
        yield Fix(title, (SetValue(("people", case.text), person),), preferred=not case.problem.suggestion)
    if "name" not in item:
        renamed = RenameKey(case.path, "name")
        edits = (renamed,) if printed == case.text else (renamed, SetValue((*case.path[:-1], "name"), printed))
        yield Fix(_("Write it as a name: “{name}”").format(name=short(printed)), edits)


def unknown_party(case: Case) -> Iterator[Fix]:
    """Yield the party that was meant, or a new one."""
    from viewer.base.i18n import language
    from viewer.registry.country_names import country_name

    yield from _nearest(case)
    name: Plain = {code: country_name(case.text, code) or case.text for code in ("vi", "en")}
    shown = country_name(case.text, language()) or case.text
    if shown == case.text:
        name = case.text
    edits = (SetValue(("parties", case.text), {"name": name}),)
    title = _("Create the party “{name}”").format(name=short(shown))
    yield Fix(title, edits, preferred=not case.problem.suggestion)


def unknown_series(case: Case) -> Iterator[Fix]:
    """Yield the series that was meant, or a new one."""
    yield from _nearest(case)
    yield from _created(case, "series", "name", _("Create the series “{name}”"))


def unknown_source(case: Case) -> Iterator[Fix]:
    """Yield the source that was meant, or a new one."""
    yield from _nearest(case)
    yield from _created(case, "sources", "title", _("Create the source “{name}”"))
    if case.path[2:3] == ("sources",):
        yield _without(case, case.path)


def unknown_event(case: Case) -> Iterator[Fix]:
    """Yield the event that was meant, a new one, and leaving the reference out."""
    yield from _nearest(case)
    if _ID.match(case.text) and case.registry.head(case.text) is None:
        event: dict[str, Plain] = {"id": case.text, "title": name_of(case.text)}
        edit = InsertItem(("events",), case.index + 1, event)
        yield Fix(_("Create the event “{name}”").format(name=short(name_of(case.text))), (edit,))
    yield _without(case, case.path[:-1] if case.path[-1] == "event" else case.path)


def derived(case: Case) -> Iterator[Fix]:
    """Yield writing the id of the event that is meant into the file."""
    head = case.registry.head(case.text)
    if head is not None:
        edits = tuple(give_id(case.registry, head.index))
        yield Fix(_("Write the id “{id}” into that event").format(id=head.id), edits, preferred=True)


def supports_nothing(case: Case) -> Iterator[Fix]:
    """Yield the key that was meant, and not claiming to support this one."""
    import difflib  # only a mistake needs it

    close = difflib.get_close_matches(case.text, [key for key in case.entry if key != "evidence"], n=1, cutoff=0.65)
    if close:
        yield Fix(replace_by(close[0]), (SetValue(case.path, close[0]),), preferred=True)
    yield _without(case, case.path)


def _nearest(case: Case) -> Iterator[Fix]:
    near = case.problem.suggestion
    if near and case.path:
        around = at(case.registry.document.data, case.path[:-1])
        twice = isinstance(around, list) and near in around  # it is named already
        edit = Delete(case.path) if twice else SetValue(case.path, near)
        yield Fix(replace_by(near), (edit,), preferred=True)


def _created(case: Case, section: str, key: str, title: str) -> Iterator[Fix]:
    """Yield the fix that makes an entry for an id, named by it."""
    if _ID.match(case.text):
        name = name_of(case.text)
        edit = SetValue((section, case.text), {key: name})
        yield Fix(title.format(name=short(name)), (edit,), preferred=not case.problem.suggestion)


def _without(case: Case, path: Path) -> Fix:
    """Return the fix that leaves out what stands at `path`, and the list around it where nothing else is in it."""
    around = at(case.registry.document.data, path[:-1])
    alone = isinstance(around, list) and len(around) == 1
    edits = (Delete(path[:-1] if alone else path),)
    return Fix(_("Leave out “{word}”").format(word=short(case.text)), edits)
