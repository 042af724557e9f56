"""The facets as they are listed: which values, in which order, under which names.

Values follow the registry (its parties, its series) or the vocabulary; people follow their counts. Names of
the registry's things come in the language of titles, the program's own words in the program's language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from viewer.base.fold import fold
from viewer.base.i18n import _, language
from viewer.base.value import frozen
from viewer.registry import vocabulary
from viewer.registry.datewords import PRECISION_CLASSES, precision_class_label
from viewer.registry.partners import MULTILATERAL, NO_PARTNER
from viewer.registry.registry import Registry
from viewer.search.columns import FACETS, MENTIONED, NONE, columns
from viewer.search.facets import Filter, counts

# Vietnamese and English: these stand among names of the registry, and are lanes as they are.
_PARTNERS = {MULTILATERAL: ("Đa phương", "Multilateral"), NO_PARTNER: ("Không có đối tác", "No partner")}


@frozen
class FacetValue:
    """One value: how many events have it, and the hue that its lane has, where it has one."""

    key: str
    label: str
    count: int
    lane_index: int | None = None


@frozen
class Facet:
    """One group of the filter with its values in order; values that no event has are left away."""

    key: str
    label: str
    values: tuple[FacetValue, ...]


def facet_counts(
    registry: Registry, chosen: Filter, titles: str, within: Iterable[int] | None = None
) -> tuple[Facet, ...]:
    """Return the facets to list; counts are those of `facets.counts`.

    Args:
        registry: whose events.
        chosen: what is left out; its values stay in the list with their counts.
        titles: language of the registry's names, vi or en.
        within: places in `heads` of the events that count at all, or None for all.
    """
    counted = counts(registry, chosen, within)
    return tuple(
        Facet(facet, _facet_label(facet), tuple(_VALUES[facet](registry, counted[facet], titles))) for facet in FACETS
    )


def _facet_label(facet: str) -> str:
    return {
        "partner": _("Partner"),
        "series": _("Series"),
        "kind": _("Kind"),
        "status": _("Status"),
        "precision": _("Date known to"),
        "people": _("People"),
    }[facet]


def _partners(registry: Registry, counted: Counter[str], titles: str) -> Iterable[FacetValue]:
    for lane, key in enumerate(columns(registry).partners):
        label = _PARTNERS[key][titles == "en"] if key in _PARTNERS else registry.party_name(key, titles)
        yield FacetValue(key, label, counted[key], lane if key else None)


def _series(registry: Registry, counted: Counter[str], titles: str) -> Iterable[FacetValue]:
    met = set(columns(registry).totals["series"])
    for key in (*registry.series, *sorted(met - set(registry.series) - {NONE})):
        if key in met:
            known = registry.series.get(key)
            yield FacetValue(key, (known.name.pick(titles) if known else "") or key, counted[key])
    if NONE in met and met != {NONE}:
        yield FacetValue(NONE, _("No series"), counted[NONE])


def _kinds(registry: Registry, counted: Counter[str], _titles: str) -> Iterable[FacetValue]:
    met = set(columns(registry).totals["kind"])
    for key in _in_order(vocabulary.KINDS, met):
        label = _("Meeting or call") if key == "meeting" else vocabulary.label("kind", key, language())
        yield FacetValue(key, label, counted[key])


def _statuses(registry: Registry, counted: Counter[str], _titles: str) -> Iterable[FacetValue]:
    met = set(columns(registry).totals["status"])
    held, *others = vocabulary.STATUSES
    for key in _in_order((held, MENTIONED, *others), met):
        label = _("Mentioned") if key == MENTIONED else vocabulary.label("status", key, language())
        yield FacetValue(key, label, counted[key])


def _precisions(registry: Registry, counted: Counter[str], _titles: str) -> Iterable[FacetValue]:
    met = set(columns(registry).totals["precision"])
    for key in _in_order(PRECISION_CLASSES, met):
        label = _("Open or undated") if key == "open" else precision_class_label(key)
        yield FacetValue(key, label, counted[key])


def _people(registry: Registry, counted: Counter[str], _titles: str) -> Iterable[FacetValue]:
    totals = columns(registry).totals["people"]
    names = {key: registry.people[key].name if key in registry.people else key for key in totals if key}
    for key in sorted(names, key=lambda key: (-totals[key], fold(names[key]))):
        yield FacetValue(key, names[key], counted[key])
    if names and totals[NONE]:
        yield FacetValue(NONE, _("No known person"), counted[NONE])


def _in_order(known: Iterable[str], met: set[str]) -> Iterable[str]:
    """Yield the values met, known ones first in their order."""
    ordered = tuple(known)
    yield from (key for key in ordered if key in met)
    yield from sorted(met.difference(ordered))


_VALUES: dict[str, Callable[[Registry, Counter[str], str], Iterable[FacetValue]]] = {
    "partner": _partners,
    "series": _series,
    "kind": _kinds,
    "status": _statuses,
    "precision": _precisions,
    "people": _people,
}
