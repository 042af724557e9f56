import pytest

from tests.timeline.generated import assembled, head
from viewer import session
from viewer.base.value import replace
from viewer.registry import partners
from viewer.registry.records import Person, Place, Post, Source, Text
from viewer.timeline.grouping import GROUPINGS, Group, group
from viewer.timeline.style import GREY
from viewer.timeline.traits import Traits


def heads() -> list[object]:
    """Return events of several partners, kinds, people and series."""
    return [
        head(0, parties=("HOME", "BB"), kind="visit"),
        head(1, parties=("HOME", "AA"), part_of="e0"),
        head(2, parties=("HOME", "AA", "BB"), kind="dialogue", series="s1", number=1),
        head(3, parties=("HOME",), people=("p1",)),
        head(4, parties=("HOME", "CC"), people=("p1", "p2"), series="s1"),
        head(5, None, parties=("HOME", "ZZ")),
    ]


def grouped(by: str, language: str = "en") -> dict[str, Group]:
    """Return the lanes of all events by key."""
    traits = Traits(assembled(heads()))  # type: ignore[arg-type]  # a list of heads
    return {at.key: at for at in group(traits, range(6), by, language)}


def test_partner_lanes_stand_in_declared_order_then_others() -> None:
    """Declared parties come first, then undeclared ones, Multilateral, and what has no partner."""
    lanes = grouped("partner")
    assert list(lanes) == ["BB", "CC", "ZZ", partners.MULTILATERAL, partners.NO_PARTNER]
    assert [at.title for at in lanes.values()] == ["Country BB", "Country CC", "ZZ", "Multilateral", "No partner"]


def test_a_part_stands_in_its_parents_lane() -> None:
    """By partner, an event that is part of another stands where that one does."""
    assert grouped("partner")["BB"].members.tolist() == [0, 1]


def test_hues_go_in_order_to_partners_with_events() -> None:
    """Hues are counted over the partners that have events, Multilateral after them; the filter changes none."""
    registry = assembled(heads())  # type: ignore[arg-type]  # a list of heads
    traits = Traits(registry)
    assert [traits.hue(at) for at in range(6)] == [0, 0, 3, GREY, 1, 2]
    (only,) = group(traits, [4], "partner", "en")
    assert only.hue == 1


def test_what_has_no_partner_is_grey() -> None:
    """The lane of events without a partner has no colour, nor have its marks, though they have a lane of their own."""
    registry = assembled(heads())  # type: ignore[arg-type]  # a list of heads
    traits = Traits(registry)
    assert grouped("partner")[partners.NO_PARTNER].hue is None
    (event,) = grouped("partner")[partners.NO_PARTNER].members
    assert (traits.hue(event), traits.place(event)) == (GREY, 4)


def test_other_groupings_have_no_hue_of_their_own() -> None:
    """Only partner lanes have a colour; elsewhere marks keep their partner's."""
    for by in GROUPINGS[1:]:
        assert {at.hue for at in grouped(by).values()} == {None}


def test_an_event_stands_in_every_lane_it_belongs_to() -> None:
    """By person, an event of two people stands in both lanes; the busiest person comes first."""
    lanes = grouped("person")
    assert list(lanes) == ["p1", "p2", ""]
    assert (list(lanes["p1"].members), list(lanes["p2"].members)) == ([3, 4], [4])
    assert lanes[""].title == "Nobody named"


def test_kinds_stand_in_the_order_of_the_vocabulary() -> None:
    """Kind lanes follow the vocabulary, named in the language of the titles, with the other one beneath."""
    lanes = grouped("kind", "vi")
    assert list(lanes) == ["dialogue", "meeting", "visit"]
    assert (lanes["dialogue"].title, lanes["dialogue"].subtitle) == ("Đối thoại", "Dialogue")


def test_events_of_no_series_stand_last() -> None:
    """By series, what belongs to none is in the last lane."""
    lanes = grouped("series")
    assert list(lanes) == ["s1", ""]
    assert list(lanes["s1"].members) == [2, 4]


def test_a_person_is_subtitled_with_an_office() -> None:
    """The lane of a person says the first office of the newest attestation."""
    registry = assembled(heads())  # type: ignore[arg-type]  # a list of heads
    posts = (Post(None, offices=(Text("", "Envoy"),)), Post(None, offices=(Text("", "Minister"), Text("", "Chair"))))
    people = {"p1": Person("p1", "Someone", posts=posts)}
    object.__setattr__(registry, "people", people)
    lanes = group(Traits(registry), range(6), "person", "en")
    assert lanes[0].subtitle == "Minister"


def test_missing_numbers_are_those_of_no_event_at_all() -> None:
    """A number counts as missing when no event of the series bears it, whatever the filter shows."""
    registry = assembled([head(0, series="s1", number=2), head(1, series="s1", number=5)])
    assert Traits(registry).missing("s1", 5) == [1, 3, 4]


def test_unknown_groupings_are_refused() -> None:
    """There is no lane by weather."""
    with pytest.raises(KeyError):
        grouped("weather")


def placed() -> list[object]:
    """Return events in cities, in a country alone, at a place in plain words, and at none."""
    hanoi = Place(city=Text("Hà Nội", "Hanoi"), country="AA")
    return [
        head(0, place=Place(city=Text("Rừng", "Forest"), country="BB")),
        head(1, place=hanoi),
        head(2, place=Place(country="AA", venue=Text("", "A hall"))),
        head(3, place=Place(city=Text("hà nội"), country="AA")),
        head(4, place=Place(plain=Text("", "On board a ship"))),
        head(5),
        head(6, place=Place(country="BE")),
    ]


def lanes_of(heads: list[object], by: str, language: str = "en") -> list[tuple[str, str, tuple[int, ...]]]:
    """Return title, subtitle and events of each lane."""
    traits = Traits(assembled(heads))  # type: ignore[arg-type]  # a list of heads
    return [(at.title, at.subtitle, tuple(at.members)) for at in group(traits, range(len(heads)), by, language)]


def test_places_of_a_country_stand_together() -> None:
    """By place, lanes are cities, else countries; the busiest country and its busiest city come first."""
    assert lanes_of(placed(), "place") == [
        ("Hanoi", "Country AA", (1, 3)),
        ("Country AA", "City not stated", (2,)),
        ("Forest", "Country BB", (0,)),
        ("On board a ship", "", (4,)),
        ("Belgium", "City not stated", (6,)),
        ("No place", "Không nêu nơi", (5,)),
    ]
    assert lanes_of(placed(), "place", "vi")[0] == ("Hà Nội", "Nước AA", (1, 3))


def test_sources_stand_in_the_order_of_their_numbers() -> None:
    """By source, declared sources come by number, then others, then what has none."""
    heads = [head(0, sources=("b", "zz")), head(1, sources=("a", "b")), head(2, sources=())]
    sources = {
        "a": Source("a", 1, Text("", "A report"), publisher="Gazette"),
        "b": Source("b", 2, Text("", "Another report")),
    }
    registry = replace(assembled(heads), sources=sources)
    lanes = group(Traits(registry), range(3), "source", "en")
    assert [(at.title, at.subtitle, tuple(at.members)) for at in lanes] == [
        ("S1 Gazette", "A report", (1,)),
        ("S2 Another report", "", (0, 1)),
        ("zz", "", (0,)),
        ("No source", "Không có nguồn", (2,)),
    ]


def test_mentioned_events_have_a_lane_among_the_statuses() -> None:
    """By status, what is only mentioned stands behind what was held, whatever status it has."""
    heads = [head(0, status="announced"), head(1, background=True), head(2), head(3, status="odd")]
    assert [(at[0], at[2]) for at in lanes_of(heads, "status")] == [
        ("Held", (2,)),
        ("Mentioned", (1,)),
        ("Announced", (0,)),
        ("odd", (3,)),
    ]


def test_the_busiest_topic_comes_first() -> None:
    """By topic, an event stands under each of its topics; capitals do not tell topics apart."""
    heads = [head(0, topics=("Ports", "Rescue")), head(1, topics=("rescue",)), head(2)]
    assert lanes_of(heads, "topic") == [
        ("Rescue", "", (0, 1)),
        ("Ports", "", (0,)),
        ("No topic", "Không nêu chủ đề", (2,)),
    ]


def test_no_grouping_is_one_lane() -> None:
    """Without a grouping every event stands in one lane, and keeps its partner's hue."""
    assert lanes_of([head(0), head(1)], "none") == [("All events", "Mọi sự kiện", (0, 1))]


def test_session_and_timeline_know_the_same_groupings() -> None:
    """What can be asked for can be drawn."""
    assert session.GROUPINGS == GROUPINGS
