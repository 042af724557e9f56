from pathlib import Path

import pytest

from tests.timeline.generated import assembled, head
from tests.timeline.test_density import MODEL
from viewer.registry import calendar
from viewer.registry.records import Event, Evidence, Head, Outcome, Participant, Person, Place, Text
from viewer.registry.registry import Registry
from viewer.timeline.card import chip_card, column_card, event_card, place_card
from viewer.timeline.draw import Holding
from viewer.timeline.hits import Column
from viewer.timeline.scale import MINUTES_PER_DAY


def registry(made: Head, **fields: object) -> Registry:
    """Return a registry of one event with these details."""
    plain = assembled([made])
    event = Event(made, **fields)  # type: ignore[arg-type]  # the fields of an event
    return Registry(
        path=Path("x.yaml"),
        home="HOME",
        parties=plain.parties,
        people={"p1": Person("p1", "Ana Lind"), "p2": Person("p2", "Bo Ek")},
        heads=(made,),
        by_id={made.id: 0},
        build_event=lambda _index: event,
    )


def lines(made: Registry) -> dict[str, str]:
    """Return the lines of the event's card by icon."""
    return dict(event_card(made, 0, "en").lines)


def test_a_card_says_date_certainty_place_people_and_sources() -> None:
    """The card tells when, how surely, where, who and from how many sources and passages."""
    proof = Evidence("s", "words")
    made = head(
        0,
        "2020-12-01",
        title=Text("Hội đàm", "Talks"),
        mode="online",
        place=Place(city=Text("", "Springfield"), country="AA"),
        sources=("s",),
    )
    card = lines(
        registry(
            made,
            host="AA",
            participants=(Participant(person="p1", evidence=(proof,)), Participant(name="Cy Day")),
            outcomes=(Outcome(Text("", "More talks"), evidence=(proof, proof)),),
            evidence=(proof,),
        )
    )
    assert card == {
        "calendar-days": "Tuesday 1 December 2020 · exact day",
        "video": "Springfield, Country AA, online, hosted by Country AA",
        "users": "Ana Lind, Cy Day",
        "file-text": "1 source, 4 passages",
    }


def test_a_card_claims_nothing_that_is_not_there() -> None:
    """Without place, people and sources, the card says no source and leaves the rest out."""
    card = lines(registry(head(0, "2020-05?", sources=())))
    assert card["file-text"] == "No source"
    assert "uncertain" in card["calendar-days"]
    assert set(card) == {"calendar-days", "file-text"}


def test_what_was_not_held_says_so() -> None:
    """The status stands behind the date of an event that was only announced."""
    assert lines(registry(head(0, status="announced")))["calendar-days"].endswith("· announced")


def test_unnamed_and_many_people_are_counted() -> None:
    """Participants without names are said to be unnamed; beyond three names the others are counted."""
    unnamed = registry(head(0), participants=(Participant(offices=(Text("", "Envoy"),)),))
    assert lines(unnamed)["users"] == "Nobody named"
    many = registry(head(0), participants=tuple(Participant(name=name) for name in "ABCDE"))
    assert lines(many)["users"] == "A, B, C and 2 more"


def test_the_title_follows_the_titles_and_the_date_the_window() -> None:
    """Registry content is in the language of the titles, the program's words in that of the window."""
    card = event_card(registry(head(0, title=Text("Hội đàm", "Talks"))), 0, "vi")
    assert card.title == "Hội đàm"
    assert card.lines[0][1].startswith("Tuesday 5 May 2020")


def test_a_chip_lists_what_is_folded() -> None:
    """A chip's card counts the events and names the first of them."""
    made = assembled([head(at) for at in range(9)])
    card = chip_card(made, range(9), "en")
    assert card.title == "9 events without room here"
    assert [text for _icon, text in card.lines][-1] == "and 2 more"
    assert len(card.lines) == 8
    assert chip_card(made, [0], "en").title == "1 event without room here"


def test_a_column_says_its_dates_and_counts() -> None:
    """A column's card names lane and dates, and what was held of all events."""
    start = calendar.day_number(1998, 8, 1) * MINUTES_PER_DAY
    end = calendar.day_number(1998, 10, 13) * MINUTES_PER_DAY
    card = column_card(Column(MODEL.lanes[0], start, end, 1300, 2900, 10.0))
    assert card.title == f"{MODEL.lanes[0].group.title}, 1 Aug – 12 Oct 1998"
    assert [value for _name, value in card.sums] == ["1,300", "1,600", "2,900"]


def test_a_column_of_minutes_says_which() -> None:
    """A column within a day names its times, so that an empty one denies nothing that is on that day."""
    start = calendar.day_number(2020, 5, 5) * MINUTES_PER_DAY + 9 * 60 + 20
    card = column_card(Column(MODEL.lanes[0], start, start + 4, 0, 0, 10.0))
    assert card.title == f"{MODEL.lanes[0].group.title}, 5 May 2020 09:20–09:24"


@pytest.mark.parametrize("near", [(50.0, 50.0), (750.0, 40.0), (400.0, 580.0), (790.0, 590.0)])
def test_a_card_never_covers_mark_or_label(near: tuple[float, float]) -> None:
    """Near any corner the card stands within the bounds and off the boxes to avoid."""
    avoid = [
        (near[0] - 8, near[1] - 8, near[0] + 8, near[1] + 8),
        (near[0] + 10, near[1] - 8, near[0] + 160, near[1] + 8),
    ]
    left, top, right, bottom = place_card(260.0, 150.0, avoid, near, (0.0, 0.0, 800.0, 600.0))
    assert left >= 0
    assert right <= 800
    assert top >= 0
    assert bottom <= 600
    assert (right - left, bottom - top) == (260.0, 150.0)
    assert all(right <= box[0] or left >= box[2] or bottom <= box[1] or top >= box[3] for box in avoid)


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2017-12-05~", "About 5 December 2017"),
        ("[..2017-12-05]", "On or before 5 December 2017"),
        ("2018-12?", "December 2018 (uncertain) · month only"),
        ("2018-12~", "About December 2018"),
    ],
)
def test_a_card_says_once_how_a_date_is_known(date: str, said: str) -> None:
    """What the date in full says of itself is not said again behind it."""
    assert lines(registry(head(0, date)))["calendar-days"] == said


def test_a_card_tells_how_a_date_was_inferred() -> None:
    """The note on a date stands in the card, where the ⁱ on the axis leads."""
    made = registry(head(0, "2020-12-01", noted=True), date_note=Text("", "From the order of the text."))
    assert lines(made)["info"] == "From the order of the text."


def test_a_chip_says_why_events_are_in_it() -> None:
    """Parts without a row and events without a date are told from events without room."""
    made = assembled([head(0), head(1, None)])
    titles = [chip_card(made, (0, 1), "en", holding).title for holding in Holding]
    assert titles == ["2 events without room here", "2 more parts", "2 events without a date"]
