"""Values that are none of the words that stand there, or of another shape than the format wants."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry import shape
from viewer.registry.dates import DateError, parse
from viewer.registry.fixes.fix import Case, Fix, at, replace_by, short
from viewer.registry.heads import derived_id
from viewer.registry.patching.model import Delete, Plain, SetValue
from viewer.registry.records import Text
from viewer.registry.schema import event_violations, violations
from viewer.registry.vocabulary import BOOLEAN_KEYS, INTEGER_KEYS
from viewer.registry.yamlread import Data

_MOST = 12  # words that are offered where none resembles what was written


def unknown_value(case: Case) -> Iterator[Fix]:
    """Yield the word that was meant, or else every word that may stand here."""
    near = case.problem.suggestion
    if near:
        yield Fix(replace_by(near), (SetValue(case.path, near),), preferred=True)
        return
    for word in _words(case)[:_MOST]:
        yield Fix(replace_by(word), (SetValue(case.path, word),))


def suggested(case: Case) -> Iterator[Fix]:
    """Yield what the rule itself suggests."""
    near = case.problem.suggestion
    if near and case.path:
        yield Fix(replace_by(near), (SetValue(case.path, _typed(case, near)),), preferred=True)


def wrong_type(case: Case) -> Iterator[Fix]:
    """Yield other shapes of what is written that fit: a number, a list, one text, a date in quotes."""
    if not case.path:
        return
    for title, value in _shapes(case):
        if value != case.value and _fits(case, value):
            yield Fix(title, (SetValue(case.path, value),), preferred=True)
            return
    if case.path[-1] in BOOLEAN_KEYS:
        for word in ("true", "false"):
            yield Fix(replace_by(word), (SetValue(case.path, word == "true"),))
    if isinstance(case.path[-1], str) and case.text:
        yield Fix(_("Remove “{key}”").format(key=case.path[-1]), (Delete(case.path),))


def _shapes(case: Case) -> Iterator[tuple[str, Plain]]:
    value, near = case.value, case.problem.suggestion
    if near:
        yield replace_by(near), _typed(case, near)
    if case.path == ("format",):
        yield replace_by("1"), 1
    if isinstance(value, dict) and value and not any(item is not None for item in value.values()):
        words = "{" + ",".join(value) + "}"
        if _is_date(words):
            yield _("Put quotes around the set: “{date}”").format(date=words), words
    if isinstance(value, list):
        yield from _of_list(case, value)
    elif value is not None:
        yield _("Make it a list of one"), [value]
    if isinstance(value, str):
        yield from _under_key(case, value)


def _of_list(case: Case, value: list[Data]) -> Iterator[tuple[str, Plain]]:
    words = [shape.plain(item) for item in value]
    if len(value) == 1 and isinstance(value[0], dict | list):
        yield _("Take it out of the list"), value[0]
    elif len(value) == 1 and words[0]:
        yield _("Make it one text: “{words}”").format(words=short(words[0])), value[0]
        yield from _under_key(case, words[0])
    if value and len(case.path) == 1:
        entries = [_entry(item) for item in value]
        known = {key: entry for key, entry in entries if key}
        if len(known) == len(value):
            yield _("Write each one under an id of its own"), known


def _under_key(case: Case, words: str) -> Iterator[tuple[str, Plain]]:
    """Yield a text under the key that the mapping here cannot do without."""
    from viewer.registry.assist.schema_at import allowed_at

    allowed = allowed_at(case.path)
    for key in allowed.needed if allowed is not None else ():
        yield _("Write it under “{key}”").format(key=key), {key: words}


def _entry(item: Data) -> tuple[str, Plain]:
    """Return an item of a list as an entry under an id of its own."""
    name = shape.plain(item)
    if name:
        return name, {"name": name}
    name = shape.plain(shape.mapping(item).get("name") or shape.mapping(item).get("title"))
    return (derived_id("", Text(name)) if name else ""), item


def _fits(case: Case, value: Plain) -> bool:
    """Return whether `value` may stand at the place of the problem."""
    data = case.registry.document.data
    if case.index >= 0:  # the others need not be looked at
        path = case.path[2:]
        found = event_violations(_with(at(data, case.path[:2]), path, value))
    else:
        path = case.path
        found = violations(_with({key: data[key] for key in data if key in ("format", path[0])}, path, value))
    return not any(one.path[: len(path)] == path for one in found)


def _with(data: Data, path: tuple[str | int, ...], value: Plain) -> Data:
    """Return `data` with another value at `path`; only what leads there is copied."""
    if not path:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = _with(at(data, path[:1]), path[1:], value)  # type: ignore[index]  # the problem's own path
    return copy


def _typed(case: Case, word: str) -> Plain:
    """Return a word as the key's type: a number, true or false, or a text."""
    key = case.path[-1]
    if key in BOOLEAN_KEYS and word in ("true", "false"):
        return word == "true"
    return int(word) if key in INTEGER_KEYS and word.isdecimal() else word


def _words(case: Case) -> list[str]:
    """Return the words that may stand at the place of the problem."""
    from viewer.registry.assist.schema_at import allowed_at
    from viewer.registry.assist.values import words_at

    allowed = allowed_at(case.path)
    return [choice.value for choice in words_at(allowed)] if allowed is not None else []


def _is_date(words: str) -> bool:
    try:
        parse(words)
    except DateError:
        return False
    return True
