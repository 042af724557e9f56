"""Makes briefings about the registry that comes with the program, with all that the program looks up for them."""

from __future__ import annotations

from functools import cache

from viewer import preparing
from viewer.base import resources
from viewer.briefing.briefing import Briefing
from viewer.briefing.document import Document
from viewer.briefing.given import Given
from viewer.registry.reader import read
from viewer.registry.registry import Registry
from viewer.sources.library import Library

TODAY = 738000  # a day of 2021, for documents without a date


@cache
def registry() -> Registry:
    """Return the registry that comes with the program."""
    return read(resources.sample())


def document(briefing: Briefing) -> Document:
    """Return a briefing about the shipped registry, with all that can be looked up for it."""
    return preparing.document(briefing, registry(), Library(registry().folder), TODAY)


def given(known: Registry, query: str) -> Given:
    """Return what is looked up for a query in a registry."""
    return preparing.prepare(Briefing(query=query), known, Library(known.folder), TODAY)
