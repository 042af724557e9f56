"""What an event offers to be followed."""

from tests.timeline.generated import assembled, head
from viewer.search.follow import people_of, series_of
from viewer.search.match import Matcher
from viewer.search.query import parse


def test_a_series_is_followed_by_its_id() -> None:
    """The query holds the series' id, the name is in the language of the titles; without a series there is none."""
    registry = assembled([head(0, series="s1"), head(1, series="odd one"), head(2)])
    heads = registry.heads
    assert series_of(registry, heads[0], "en") == ("series:s1", "Series 1")
    assert series_of(registry, heads[1], "en") == ('series:"odd one"', "odd one")
    assert series_of(registry, heads[2], "en") is None


def test_people_are_followed_by_id_and_others_by_name() -> None:
    """Each named participant is offered once; the query finds the events with that participant."""
    heads = [head(0, people=("p1", "p2", "p1"), names=("An Odd Guest",)), head(1, people=("p2",)), head(2)]
    registry = assembled(heads)
    threads = people_of(registry, registry.heads[0])
    assert [thread.name for thread in threads] == ["Person 1", "Person 2", "An Odd Guest"]
    matcher = Matcher(registry, lambda _source: "")
    assert [sorted(matcher.find(parse(thread.query))) for thread in threads] == [[0], [0, 1], [0]]
    assert people_of(registry, registry.heads[2]) == ()
