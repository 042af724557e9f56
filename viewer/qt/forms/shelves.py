"""What a picker chooses from: what the registry has, the text files beside it, and what a passage may support."""

from __future__ import annotations

from viewer.qt.forms.context import FormContext
from viewer.registry.assist.attested import shelf
from viewer.registry.assist.choices import Choice, Shelf
from viewer.registry.assist.text_files import text_files
from viewer.registry.forms.fields import fields

_NO_FACTS = ("id", "sources", "evidence", "reviewed", "accept")


def shelf_called(context: FormContext, name: str) -> Shelf:
    """Return the choices called `name`: a name of `attested.NAMES`, files, or facts."""
    if name == "files":
        return Shelf(Choice(file, "file") for file in text_files(context.registry))
    if name == "facts":
        facts = [Choice(one.key, "key", one.title, 0, (one.title,)) for one in fields(("events", 0))]
        people = context.registry.people.items()
        named = [Choice(f"person:{key}", "person", one.name, 0, (one.name, *one.aliases)) for key, one in people]
        return Shelf([*(fact for fact in facts if fact.value not in _NO_FACTS), *named])
    return shelf(context.registry, name, context.lang)
