from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bundle.small import TEXT, places, written
from viewer.base import resources
from viewer.base.problems import Severity
from viewer.bundle.part import CannotTakePart, part_of
from viewer.checking import all_problems
from viewer.registry.reader import read, read_bytes
from viewer.registry.registry import Registry
from viewer.search.match import Matcher
from viewer.search.query import parse
from viewer.sources.anchors import State
from viewer.sources.library import Library
from viewer.sources.support import passages

FIXTURES = Path(__file__).parents[1] / "fixtures"
ERROR = Severity.ERROR
TODAY = 740000
QUERIES = ("party:EU", "party:IT", "person:hoang-xuan-chien")


def again(registry: Registry, *events: str) -> Registry:
    """Return the part that some events need, read back."""
    return read_bytes(registry.path, part_of(registry, places(registry, *events)).text.encode())


def shipped(query: str) -> tuple[Registry, list[int]]:
    """Return the shipped registry and what a query finds in it."""
    registry = read(resources.sample())
    return registry, sorted(Matcher(registry, lambda _source: "").find(parse(query)))


@pytest.mark.parametrize("query", QUERIES)
def test_a_part_of_the_shipped_registry_holds_every_chosen_event_and_has_no_error(query: str) -> None:
    """A part of the shipped registry reads back with the chosen events and without errors."""
    registry, found = shipped(query)
    made = read_bytes(registry.path, part_of(registry, found).text.encode())
    assert found
    assert {registry.heads[at].id for at in found} <= made.by_id.keys()
    problems = all_problems(made, Library(registry.folder), TODAY)
    assert not [one for one in problems if one.severity is Severity.ERROR]


@pytest.mark.parametrize("query", QUERIES)
def test_what_is_kept_stays_letter_by_letter(query: str) -> None:
    """Each line of a part stands in the whole file, but for the note at its top and places of sources."""
    registry, found = shipped(query)
    lines = set(registry.document.text.splitlines())
    body = part_of(registry, found, "A note.").text.splitlines()[3:]
    odd = [line for line in body if line not in lines and line.strip() != "#"]
    assert all(re.match(r"  left-out-\d+: ", line) for line in odd)


@pytest.mark.parametrize("query", QUERIES)
def test_evidence_of_a_part_is_found_as_in_the_whole(query: str) -> None:
    """Every passage of a part is found at the same place as before."""
    registry, found = shipped(query)
    library = Library(registry.folder)
    made = read_bytes(registry.path, part_of(registry, found).text.encode())
    for head in made.heads:
        event, before = made.event(head.id), registry.event(head.id)
        assert event is not None
        assert before is not None
        for key in head.sources:
            texts = library.readable(made.sources[key])
            now = [one.anchor for one in passages(event, made.sources[key], texts)]
            assert now == [one.anchor for one in passages(before, registry.sources[key], texts)]
            assert all(anchor.state is State.FOUND for anchor in now)


@pytest.mark.parametrize("query", QUERIES)
def test_sources_keep_their_numbers(query: str) -> None:
    """S4 of a part is S4 of the whole registry."""
    registry, found = shipped(query)
    part = part_of(registry, found)
    made = read_bytes(registry.path, part.text.encode())
    assert part.sources
    assert [made.sources[key].number for key in part.sources] == [registry.sources[key].number for key in part.sources]


def test_a_chosen_part_brings_its_visit_and_all_that_both_name(tmp_path: Path) -> None:
    """The parent comes along, and people, series, sources of posts and reprints, and parties with them."""
    made = again(written(tmp_path), "talks-1")
    assert set(made.by_id) == {"talks-1", "trip"}
    assert set(made.people) == {"ada"}
    assert set(made.parties) == {"AA", "BB"}
    assert set(made.series) == {"talks"}
    assert list(made.sources) == ["news", "left-out-2", "post"]


def test_a_place_of_a_source_that_is_not_handed_over_tells_nothing_of_it(tmp_path: Path) -> None:
    """Neither name nor id of a source that is not in the part stands in it."""
    registry = written(tmp_path)
    text = part_of(registry, places(registry, "talks-1")).text
    assert not re.search(r"wire|Wire|Last|last\.txt|bob|Celand", text)


def test_relations_out_of_the_part_are_dropped_and_told(tmp_path: Path) -> None:
    """A relation to an event that is not in the part goes, the other one stays, and a note counts it."""
    registry = written(tmp_path)
    part = part_of(registry, places(registry, "talks-1"))
    made = read_bytes(registry.path, part.text.encode())
    event = made.event("talks-1")
    assert event is not None
    assert [one.event for one in event.related] == ["trip"]
    assert part.notes == ("1 relation to an event that is not in the part was taken out of events.yaml.",)


def test_a_list_of_relations_that_all_lead_out_goes_with_its_key(tmp_path: Path) -> None:
    """No empty key `related` is left."""
    registry = written(tmp_path, TEXT.replace("      - {event: trip, as: within}\n", ""))
    assert "related" not in part_of(registry, places(registry, "talks-1")).text


def test_comments_go_and_stay_with_what_they_stand_above(tmp_path: Path) -> None:
    """Comments above what is kept stay, those above what is cut go, and one inside a text is no comment."""
    registry = written(tmp_path)
    text = part_of(registry, places(registry, "talks-1")).text
    for kept in ("About the whole file", "The order", "Only a place", "The first talks", "The trip.", "looks like"):
        assert f"# {kept}" in text or f"# and one that {kept}" in text
    for gone in ("# Bob", "# What was far", "# third"):
        assert gone not in text


def test_the_note_stands_at_the_top_with_the_schema_beside_the_part(tmp_path: Path) -> None:
    """The first line names the schema, the next ones say what the part is."""
    registry = written(tmp_path)
    lines = part_of(registry, places(registry, "far"), "A part.\nMột phần.", "events.schema.json").text.splitlines()
    assert lines[0] == "# yaml-language-server: $schema=events.schema.json"
    assert lines[1:4] == ["#", "# A part.", "# Một phần."]
    assert "elsewhere.json" not in "".join(lines)


def test_a_section_of_which_nothing_is_needed_goes(tmp_path: Path) -> None:
    """There is no empty `series:` in a part without series."""
    made = again(written(tmp_path), "far")
    assert "series" not in made.document.data
    assert not made.problems


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("series:\n  talks: {", "series: {talks: {"),
        ('title: "The trip"', 'title: &name "The trip"'),
        ("    note: |", "    x-b: 'open\n    note: |"),
    ],
    ids=["flow", "anchor", "broken"],
)
def test_what_cannot_be_cut_by_lines_still_says_the_same(tmp_path: Path, before: str, after: str) -> None:
    """A section in one line, an anchor or a broken event cost comments at most, never facts."""
    text = TEXT.replace(before, after)
    if after.startswith("series: {"):
        text = text.replace("parties: [AA, BB]}\n\nsources", "parties: [AA, BB]}}\n\nsources")
    registry = written(tmp_path, text)
    part = part_of(registry, places(registry, "far"))
    made = read_bytes(registry.path, part.text.encode())
    event, whole = made.event("far"), registry.event("far")
    assert event is not None
    assert whole is not None
    assert (event.title, event.date, event.participants) == (whole.title, whole.date, whole.participants)
    assert set(made.by_id) == {"far"}


def test_an_event_keeps_the_id_that_it_had_beside_one_like_it(tmp_path: Path) -> None:
    """The second of two events without id and alike is known by the same id when it stands alone."""
    alike = '  - {title: "Same", date: 2030-05-01}\n' * 2
    registry = written(tmp_path, TEXT.replace("# The end.\n", alike))
    second = registry.heads[-1].id
    assert registry.heads[-2].id != second
    assert set(again(registry, second).by_id) == {second}


def test_a_file_of_which_some_was_not_read_gives_no_part(tmp_path: Path) -> None:
    """While a large file is still being read, a part of it is refused."""
    registry = written(tmp_path)
    registry.document.missing = 3
    with pytest.raises(CannotTakePart):
        part_of(registry, [0])


def test_a_part_of_all_is_all(tmp_path: Path) -> None:
    """Where everything is chosen, the whole text stays, but for a last source that nobody names."""
    registry = written(tmp_path)
    part = part_of(registry, range(3), schema="elsewhere.json")
    assert part.text == TEXT.replace('  last: {title: "Last", texts: [{file: texts/last.txt}]}\n', "")
    assert not part.notes


@pytest.mark.parametrize(
    "path",
    sorted([*FIXTURES.glob("valid/*.yaml"), *FIXTURES.glob("invalid/*.yaml")]),
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_any_event_of_any_fixture_can_be_handed_over_alone(path: Path) -> None:
    """A part of one event has that event, and no error that the whole registry does not have."""
    registry = read(path)
    library = Library(registry.folder)
    errors = {one.code for one in all_problems(registry, library, TODAY) if one.severity is ERROR}
    for head in registry.heads[:30]:
        made = read_bytes(path, part_of(registry, [head.index]).text.encode())
        event = made.event(head.id)
        assert event is not None, head.id
        assert (event.title, event.date) == (head.title, head.date)
        found = {one.code for one in all_problems(made, library, TODAY) if one.severity is ERROR}
        assert found <= errors
