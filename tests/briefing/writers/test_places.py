from viewer.briefing.writers import look
from viewer.briefing.writers.places import ASIDE, MM, Mark, places

TOP, BOTTOM = look.MARGIN_TOP * MM, (look.PAGE_HEIGHT - look.MARGIN_BOTTOM) * MM


def spots(*marks: tuple[str, str, int, float]) -> list[tuple[str, int, float, float]]:
    """Return event, page, upper and lower edge of the places that marks tell."""
    found = places(Mark(event, side, (page, y)) for event, side, page, y in marks)
    return [(one.event, one.page, round(one.y, 2), round(one.y + one.height, 2)) for one in found]


def test_a_piece_reaches_from_its_beginning_to_its_end() -> None:
    """A piece is a place as wide as the text, and a little more."""
    (place,) = places([Mark("a", "begin", (1, 100.0)), Mark("a", "end", (1, 150.0))])
    assert (place.y, place.height) == (100, 50)
    assert abs(place.x + ASIDE - look.MARGIN_SIDE * MM) < 0.01
    assert abs(place.width - 2 * ASIDE - look.TEXT_WIDTH * MM) < 0.01
    assert place.holds(place.x + 1, 149)
    assert not place.holds(place.x + 1, 151)


def test_pieces_of_one_event_are_one_place() -> None:
    """What stands below each other about the same event is one place, another event a second."""
    marks = (("a", "begin", 1, 100), ("a", "end", 1, 110), ("a", "begin", 1, 115), ("a", "end", 1, 130))
    assert spots(*marks, ("b", "begin", 1, 140), ("b", "end", 1, 150)) == [("a", 1, 100, 130), ("b", 1, 140, 150)]


def test_a_row_and_the_piece_below_are_two_places() -> None:
    """The heading between a table's last row and what is told of the same event belongs to neither."""
    marks = (("a", "row", 1, 100), ("a", "cell", 1, 113), ("a", "begin", 1, 125), ("a", "end", 1, 150))
    pad = look.CELL_PAD
    assert spots(*marks) == [("a", 1, 100 - pad, 113 + pad), ("a", 1, 125, 150)]
    assert len(spots(*marks[2:], *marks[:2])) == 2
    assert len(spots(*marks[:2], *marks[:2])) == 2


def test_pieces_with_a_heading_between_are_two_places() -> None:
    """What is quoted of an event under the next heading is a place of its own."""
    marks = (("a", "begin", 1, 100), ("a", "end", 1, 110), ("a", "begin", 1, 140), ("a", "end", 1, 150))
    assert spots(*marks) == [("a", 1, 100, 110), ("a", 1, 140, 150)]


def test_a_piece_over_pages_is_a_place_on_each() -> None:
    """Pages between beginning and end are covered from margin to margin."""
    found = spots(("a", "begin", 1, 700), ("a", "end", 3, 90))
    assert found == [
        ("a", 1, 700, round(BOTTOM, 2)),
        ("a", 2, round(TOP, 2), round(BOTTOM, 2)),
        ("a", 3, round(TOP, 2), 90),
    ]


def test_a_row_reaches_to_the_end_of_its_longest_cell() -> None:
    """A row is as high as its highest cell, with the space around the words."""
    pad = look.CELL_PAD
    row = (("a", "row", 1, 100), ("a", "cell", 1, 113), ("a", "cell", 1, 140), ("a", "cell", 1, 113))
    assert spots(*row, ("b", "row", 1, 147), ("b", "cell", 1, 160)) == [
        ("a", 1, 100 - pad, 140 + pad),
        ("b", 1, 147 - pad, 160 + pad),
    ]


def test_nothing_is_nowhere() -> None:
    """Without marks there are no places."""
    assert places([]) == ()
