"""JSON that goes out."""

from __future__ import annotations

import json

from tests.exchange.sample import sample
from viewer import exporting, listing


def test_events_are_those_of_list() -> None:
    """The same keys and values as `list --format json`, with what they name beside them."""
    registry = sample()
    made = exporting.export(".json", registry, range(len(registry.heads)), "en")
    whole = json.loads(made.data)
    assert list(whole) == [
        "format", "version", "title", "language", "home", "parties", "people", "series", "sources", "events",
    ]  # fmt: skip
    assert (whole["format"], whole["version"]) == ("timeline-viewer-events", 1)
    by_id = {event["id"]: event for event in whole["events"]}
    rows = json.loads(listing.as_json(listing.rows(registry, range(len(registry.heads)), "en")))
    assert by_id == {row["id"]: row for row in rows}
    assert [event["id"] for event in whole["events"]][-1] == "bare"


def test_what_chosen_events_name_goes_with_them() -> None:
    """Of a part of the registry only the people, series, sources and parties that it names; of all, everything."""
    registry = sample()
    part = json.loads(exporting.export(".json", registry, [registry.by_id["third"]]).data)
    assert [person["id"] for person in part["people"]] == ["ada-quill"]
    assert [source["id"] for source in part["sources"]] == ["post"]
    assert part["sources"][0]["published"] == "2021-03-15"
    whole = json.loads(exporting.export(".json", registry, range(len(registry.heads))).data)
    assert [person["id"] for person in whole["people"]] == ["ada-quill", "boris-tern"]


def test_what_is_not_carried_is_said() -> None:
    """Passages, notes and reviews are not there."""
    made = exporting.export(".json", sample(), [0])
    assert [remark.words for remark in made.left_out] == ["Passages, notes and reviews are not in JSON."]
