"""Relations seen from their other end, and the order of a series."""

from pathlib import Path

from viewer.registry.links import Incoming, links
from viewer.registry.reader import read_bytes
from viewer.registry.records import Text
from viewer.registry.registry import Registry

TEXT = """\
format: 1
language: en
series: {talks: {name: "Talks"}, plain: {name: "Plain"}}
events:
  - {id: third, title: "Third", date: 2003, series: {id: talks, number: 3}, related: [{event: pact, as: discusses, note: "At length."}]}
  -
  - {id: first, title: "First", date: 2009, series: {id: talks, number: 1}}
  - {id: pact, title: "Pact", date: 1999, related: [third, {as: after}, {event: nowhere, as: before}]}
  - {id: later, title: "Later", date: 2010, series: plain, related: [{event: pact, as: implements}]}
  - {id: undated, title: "Undated", series: plain}
  - {id: earlier, title: "Earlier", date: 2005, series: {id: plain, number: 7}}
"""  # noqa: E501 — an event is easier to read in one line


def registry() -> Registry:
    """Return a registry with an empty item among its events."""
    return read_bytes(Path("events.yaml"), TEXT.encode())


def test_relations_are_known_from_their_other_end() -> None:
    """An event learns who names it, as what, and with which note; a name without relation counts too."""
    read = registry()
    third, later = read.by_id["third"], read.by_id["later"]
    assert links(read).incoming("pact") == (
        Incoming(third, "discusses", Text(en="At length.")),
        Incoming(later, "implements", Text()),
    )
    assert links(read).incoming("third") == (Incoming(read.by_id["pact"], "", Text()),)
    assert links(read).incoming("first") == ()


def test_a_numbered_series_is_ordered_by_its_numbers() -> None:
    """Where every event has a number, numbers decide, whatever the dates."""
    assert [head.id for head in links(registry()).series("talks")] == ["first", "third"]


def test_a_series_without_all_numbers_is_ordered_by_date() -> None:
    """Where some have no number, dates decide, and undated events come last."""
    assert [head.id for head in links(registry()).series("plain")] == ["earlier", "later", "undated"]
    assert links(registry()).series("unknown") == ()


def test_links_are_read_once_for_a_registry() -> None:
    """Asking again gives the same links."""
    read = registry()
    assert links(read) is links(read)
