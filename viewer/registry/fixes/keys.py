"""Keys that the format does not know, and keys that are missing where their value is evident."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry import shape
from viewer.registry.fixes.fix import Case, Fix, at, name_of, replace_by
from viewer.registry.patching.model import Delete, Edit, Path, RenameKey, SetValue


def unknown_key(case: Case) -> Iterator[Fix]:
    """Yield the key that was meant, keeping it as one's own, and leaving it out."""
    if not case.path:
        return
    beside = shape.mapping(at(case.registry.document.data, case.path[:-1]))
    key, near = str(case.path[-1]), case.problem.suggestion
    if near:
        renamed = (*case.path[:-1], near)
        edits: tuple[Edit, ...] = (RenameKey(case.path, near),)
        if _is_list(renamed) and isinstance(case.value, str):
            edits += (SetValue(renamed, [case.value]),)
        yield Fix(replace_by(near), edits, preferred=True)
    own = f"x-{key}"
    if own not in beside and set(beside) - {key, "vi", "en"}:
        yield Fix(_("Keep it as “{key}”").format(key=own), (RenameKey(case.path, own),))
    if len(beside) > 1:
        yield Fix(_("Remove “{key}”").format(key=key), (Delete(case.path),))


def _is_list(path: Path) -> bool:
    """Return whether only a list may stand at `path`."""
    from viewer.registry.assist.schema_at import allowed_at

    allowed = allowed_at(path)
    return allowed is not None and allowed.types == {"array"}


def missing_key(case: Case) -> Iterator[Fix]:
    """Yield the first line of a registry, what a key must be here, and leaving out what says nothing without it."""
    value = case.value
    if case.path in ((), ("format",)):
        yield Fix(_("Write “format: 1” at the top"), (SetValue(("format",), 1),), preferred=True)
        return
    missing = _missing(case)
    if missing == ["source"] and len(sources := shape.strings(case.entry.get("sources"))) == 1:
        path = (*case.path, "source")
        yield Fix(_("Name the source “{id}”").format(id=sources[0]), (SetValue(path, sources[0]),), preferred=True)
    if missing == ["title"] and (known := shape.plain(shape.mapping(value).get("id"))):
        words = name_of(known)
        yield Fix(_("Call it “{title}”").format(title=words), (SetValue((*case.path, "title"), words),))
    if isinstance(case.path[-1], int) and isinstance(value, dict) and len(case.path) > 2:
        yield Fix(_("Remove this entry"), (Delete(case.path),))


def _missing(case: Case) -> list[str]:
    """Return the keys that the place of the problem needs and does not have."""
    from viewer.registry.assist.schema_at import allowed_at

    allowed = allowed_at(case.path)
    value = case.value
    if allowed is None or not isinstance(value, dict):
        return []
    return [key for key in allowed.needed if value.get(key) is None]


def empty_value(case: Case) -> Iterator[Fix]:
    """Yield leaving out a key that has no value."""
    from viewer.registry.fixes.places import path_at  # reading kept no path

    path = path_at(case)
    if path:
        yield Fix(_("Remove “{key}”").format(key=path[-1]), (Delete(path),), preferred=True)
