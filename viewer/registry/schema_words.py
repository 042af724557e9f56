"""Says in plain words what the schema finds wrong.

A validator reports a place in the registry and the rule of the schema that was broken there. Everything a
reader needs is looked up again in these two, the registry and the schema, so that no wording of the validator
and no detail of its version shows through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from viewer.base.i18n import _
from viewer.base.problems import Severity
from viewer.base.value import frozen

_Types = frozenset[str]
Step = str | int
Path = tuple[Step, ...]
Rule = Mapping[str, Any]

CODES = (
    "unknown-key",
    "missing-key",
    "wrong-type",
    "unknown-value",
    "bad-format",
    "out-of-range",
    "unknown-format",
)

# Without these the registry is still understood: there is only one format, and a reason is for people.
_MISSED_GENTLY = frozenset({"format", "reason"})

_OTHER_WORDS = {
    "author": "authors",
    "category": "kind",
    "description": "note",
    "end": "date",
    "link": "url",
    "location": "place",
    "organizers": "organisers",
    "outcome": "outcomes",
    "people": "participants",
    "quote": "exact",
    "relations": "related",
    "result": "outcomes",
    "start": "date",
    "subject": "topics",
    "summary": "note",
    "tags": "topics",
    "type": "kind",
    "when": "date",
    "where": "place",
    "who": "participants",
}

_YES = frozenset({"yes", "y", "on", "true", "1", "có", "đúng"})
_NO = frozenset({"no", "n", "off", "false", "0", "không", "sai"})


@frozen
class Violation:
    """One thing in a registry that its schema does not allow.

    Attributes:
        path: keys and 0-based positions that lead to the node; for an unknown or missing key, to its mapping.
        key: the unknown or missing key, otherwise None.
        code: one of `CODES`.
        severity: unknown keys, and a few missing ones, are warnings; the rest are errors.
        message: a sentence in plain words, in the program's language.
        suggestion: the key or value to write instead, where that is evident.
    """

    path: Path
    key: str | None
    code: str
    severity: Severity
    message: str
    suggestion: str | None = None


@lru_cache(maxsize=4096)
def nearest(word: str, choices: tuple[str, ...]) -> str | None:
    """Return the one of `choices` that `word` was probably meant to be, or None."""
    import difflib

    folded = word.strip().casefold().replace(" ", "-")
    by_fold = {choice.casefold(): choice for choice in choices}
    for candidate in (folded, folded.replace("-", "_"), _OTHER_WORDS.get(folded, folded)):
        if candidate in by_fold:
            return by_fold[candidate]
    close = difflib.get_close_matches(folded, by_fold, n=1, cutoff=0.72)
    return by_fold[close[0]] if close else None


@frozen
class Fault:
    """A place in a registry where a rule of the schema is broken.

    Attributes:
        value: the node of the registry.
        path: where it stands.
        rule: the part of the schema that holds for it.
        keyword: the keyword of `rule` that it breaks.
        whole: what to call the node at the empty path, "the registry" for instance.
    """

    value: object
    path: Path
    rule: Rule
    keyword: str
    whole: str

    @property
    def what(self) -> str:
        """Return what to call the node in a sentence."""
        return _subject(self.path, self.whole)

    def violation(self, code: str, message: str, suggestion: str | None = None) -> Violation:
        """Return the error `code` at this place."""
        return Violation(self.path, None, code, Severity.ERROR, message, suggestion)


def explain(fault: Fault) -> Iterator[Violation]:
    """Yield each thing that is wrong at one place, in plain words."""
    yield from _EXPLAINERS.get(fault.keyword, _not_allowed)(fault)


def _unknown_keys(fault: Fault) -> Iterator[Violation]:
    if not isinstance(fault.value, dict):
        return
    allowed = tuple(fault.rule["properties"])
    for key in fault.value:
        if key in allowed or key.startswith("x-"):
            continue
        meant = nearest(key, allowed)
        suggestion = None if meant in fault.value else meant
        message = _unknown_key_message(key, allowed, suggestion)
        yield Violation(fault.path, key, "unknown-key", Severity.WARNING, message, suggestion)


def _unknown_key_message(key: str, allowed: tuple[str, ...], suggestion: str | None) -> str:
    if set(allowed) == {"vi", "en"}:
        return _("“{key}” is not a language of the registry; write vi or en.").format(key=key)
    if suggestion:
        return _("“{key}” is not a key of the format here; did you mean “{suggestion}”?").format(
            key=key, suggestion=suggestion
        )
    return _("“{key}” is not a key of the format here; a key of your own begins with “x-”.").format(key=key)


def _missing_keys(fault: Fault) -> Iterator[Violation]:
    if isinstance(fault.value, dict):
        for key in fault.rule["required"]:
            if key not in fault.value:
                yield _missing(fault.path, key, fault.whole)


def _missing(path: Path, key: str, whole: str) -> Violation:
    severity = Severity.WARNING if key in _MISSED_GENTLY else Severity.ERROR
    if key == "format":
        message = _("“format: 1” is missing; write it at the top of the file.")
    elif key == "title":
        message = _("{what} needs a title.").format(what=_subject(path, whole))
    else:
        message = _("{what} needs “{key}”.").format(what=_subject(path, whole), key=key)
    return Violation(path, key, "missing-key", severity, message)


def _wrong_type(fault: Fault) -> Iterator[Violation]:
    if fault.value is None and fault.path and isinstance(fault.path[-1], str):
        yield _missing(fault.path[:-1], fault.path[-1], fault.whole)
        return
    types = fault.rule["type"]
    wanted = frozenset([types] if isinstance(types, str) else types) - {"null"}
    keys = ", ".join(tuple(fault.rule.get("properties", ()))[:3])
    template = _type_message(fault.value, wanted, fault.rule)
    message = template.format(what=fault.what, keys=keys, known=fault.rule.get("const"))
    yield fault.violation("wrong-type", message, _plain_reading(fault.value, wanted))


def _type_message(value: object, wanted: _Types, rule: Rule) -> str:
    if wanted == {"integer"}:
        return _("{what} must be {known}.") if "const" in rule else _("{what} must be a whole number such as 2.")
    if wanted == {"boolean"}:
        return _("{what} must be true or false.")
    if isinstance(value, dict):
        return _mapping_message(wanted)
    if isinstance(value, list):
        return _list_message(wanted, rule)
    if wanted == {"array"}:
        return _("{what} must be a list; write “- ” before each one.")
    if "string" in wanted:
        return _("{what} cannot be read as it stands; put quotes around it.")
    if "properties" in rule:
        return _("{what} cannot be a plain text; write keys such as {keys} below it.")
    return _("{what} cannot be a plain text; write each one under an id of its own.")


def _mapping_message(wanted: _Types) -> str:
    if wanted == {"array"}:
        return _("{what} is a mapping here and must be a list; write “- ” before each one.")
    return _("{what} is a mapping here; put quotes around it.")


def _list_message(wanted: _Types, rule: Rule) -> str:
    if wanted == {"object"} and "properties" not in rule:
        return _("{what} is a list here; write each one under an id of its own, without “- ”.")
    if wanted == {"object"}:
        return _("{what} is a list here; write keys such as {keys} without “- ”.")
    if "object" in wanted:
        return _("{what} is a list here; write one text, or keys such as {keys}.")
    return _("{what} is a list here; write a single text, in quotes if it begins with “[”.")


def _plain_reading(value: object, wanted: _Types) -> str | None:
    """Return what a text under a key for numbers or yes and no was meant to be, where that is evident."""
    text = str(value).strip().casefold()
    if isinstance(value, dict | list):
        return None
    if wanted == {"boolean"}:
        return "true" if text in _YES else "false" if text in _NO else None
    if wanted == {"integer"}:
        numbers = re.findall(r"\d+", text)
        return str(int(numbers[0])) if len(numbers) == 1 else None
    return None


def _unknown_value(fault: Fault) -> Iterator[Violation]:
    options = tuple(option for option in fault.rule["enum"] if option is not None)
    key, choices = str(fault.path[-1]), ", ".join(options)
    if isinstance(fault.value, dict | list):
        message = _("“{key}” must be one of these words: {choices}.").format(key=key, choices=choices)
        yield fault.violation("wrong-type", message)
        return
    value = _shortened(fault.value)
    suggestion = nearest(value, options)
    template = _did_you_mean(key) if suggestion else _one_of(key)
    message = template.format(value=value, key=key, suggestion=suggestion, choices=choices)
    yield fault.violation("unknown-value", message, suggestion)


def _did_you_mean(key: str) -> str:
    if key == "is":
        return _("“{value}” is not a kind of text; did you mean “{suggestion}”?")
    return _("“{value}” is not a {key}; did you mean “{suggestion}”?")


def _one_of(key: str) -> str:
    if key == "is":
        return _("“{value}” is not a kind of text; write one of these: {choices}.")
    return _("“{value}” is not a {key}; write one of these: {choices}.")


def _other_format(fault: Fault) -> Iterator[Violation]:
    if isinstance(fault.value, int) and not isinstance(fault.value, bool):
        known = fault.rule["const"]
        message = _("This registry is in format {value}, but only format {known} is known here.")
        yield fault.violation("unknown-format", message.format(value=fault.value, known=known), str(known))


def _bad_time(fault: Fault) -> Iterator[Violation]:
    value = _shortened(fault.value)
    words = tuple(word for word in fault.rule["examples"] if word.isalpha())
    message = _("“{value}” is not a time; write a time such as 09:30, or one of these: {choices}.")
    yield fault.violation("bad-format", message.format(value=value, choices=", ".join(words)), nearest(value, words))


def _too_small(fault: Fault) -> Iterator[Violation]:
    message = _("{what} must be {least} or more.").format(what=fault.what, least=fault.rule["minimum"])
    yield fault.violation("out-of-range", message)


def _not_allowed(fault: Fault) -> Iterator[Violation]:
    yield fault.violation("bad-format", _("{what} is not allowed here.").format(what=fault.what))


def _subject(path: Path, whole: str) -> str:
    """Return what to call the node at `path` in a sentence."""
    if not path:
        return whole
    last = path[-1]
    if isinstance(last, int):
        if path == ("events", last):
            return _("Event {number}").format(number=last + 1)
        return _("Item {number} of “{key}”").format(number=last + 1, key=path[-2] if len(path) > 1 else whole)
    if len(path) == 2 and path[0] in ("parties", "people", "series", "sources"):
        return _("“{key}” under “{parent}”").format(key=last, parent=path[0])
    return f"“{last}”"


def _shortened(value: object) -> str:
    text = ("true" if value else "false") if isinstance(value, bool) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


_EXPLAINERS: Mapping[str, Callable[[Fault], Iterator[Violation]]] = {
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "type": _wrong_type,
    "enum": _unknown_value,
    "const": _other_format,
    "pattern": _bad_time,
    "minimum": _too_small,
}
