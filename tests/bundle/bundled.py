"""Makes bundles without a window: all but the documents, whose writers have tests of their own."""

from __future__ import annotations

import pytest

from viewer import preparing
from viewer.briefing.briefing import Briefing
from viewer.briefing.compose import compose
from viewer.bundle import making
from viewer.bundle.drawn import Drawn, Lane, Level, Spot, Tick, Timelines
from viewer.bundle.making import Bundle, Wanted
from viewer.registry.registry import Registry
from viewer.sources.library import Library

TODAY = 740000


def wanted(registry: Registry, briefing: Briefing, *, everything: bool = False) -> Wanted:
    """Return what a bundle of a briefing is made from."""
    library = Library(registry.folder)
    given = preparing.prepare(briefing, registry, library, TODAY, everything=everything)
    return Wanted(briefing, registry, library, given, compose(briefing, registry, given), {})


def drawn(*events: str) -> Timelines:
    """Return a timeline of one level, as if some events had been drawn."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><rect width="9" height="9"/></svg>'
    spots = tuple(Spot(10.0 * at, 5, 8, 20, (event,)) for at, event in enumerate(events))
    lanes = (Lane("<Lane>", "#2b66ae", 0, 50, len(events), 1),)
    level = Level(svg, 100, 50, 0.0, 10.0, False, lanes, (Tick(0, 100, "2030"),), (Tick(0, 50, "Q1"),), spots)
    one = Drawn((level,), 0.0, 900.0, dict.fromkeys(events, (0, 100)), 1)
    return {"vi": one, "en": one}


def made(registry: Registry, briefing: Briefing, timelines: Timelines | None = None) -> Bundle:
    """Return a bundle without documents."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "DOCUMENTS", ())
        return making.make(wanted(registry, briefing), timelines or {})
