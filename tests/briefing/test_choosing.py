from hypothesis import given
from hypothesis import strategies as st

from viewer.briefing import choosing
from viewer.briefing.briefing import Briefing, Entry
from viewer.registry.records import Text


def shown(briefing: Briefing, found: tuple[str, ...] = ()) -> list[str]:
    """Return the events of a briefing in order, as `choice.choose` orders them; ids are in order of time."""
    by_hand = list(dict.fromkeys(entry.event for entry in briefing.entries if not entry.event.startswith("gone")))
    more = [event for event in sorted(found) if event not in by_hand and event not in briefing.leave_out]
    return sorted(by_hand + more) if briefing.order == "date" else by_hand + more


def of(*events: str, order: str = "date") -> Briefing:
    """Return a briefing of events that were chosen by hand."""
    return Briefing(entries=tuple(Entry(event) for event in events), order=order)


def test_an_event_is_added_once() -> None:
    """What is there already, by hand or by the query, is not added again."""
    after = choosing.added(of("a"), ["b", "a", "c", "b"], ["a", "c"])
    assert [entry.event for entry in after.entries] == ["a", "b"]


def test_adding_takes_back_what_was_left_out() -> None:
    """An event that was left out of a live query comes back when somebody adds it."""
    before = Briefing(query="x", leave_out=("a", "b"))
    assert choosing.added(before, ["a"], []).leave_out == ("b",)


def test_removing_leaves_out_what_the_query_finds() -> None:
    """An event that the query finds does not come back by itself."""
    after = choosing.removed(of("a", "b"), ["a", "c"], {"c": 1, "d": 1})
    assert (shown(after), after.leave_out) == (["b"], ("c",))


def test_another_query_can_keep_what_the_one_before_found() -> None:
    """Events that only the old query found are chosen by hand, in the order in which they were shown."""
    after = choosing.asking(of("b"), " kind:call ", {"c", "a"}, ["a", "b", "c"])
    assert (after.query, [entry.event for entry in after.entries]) == ("kind:call", ["b", "a", "c"])


def test_moving_makes_the_order_one_by_hand() -> None:
    """A row that is moved in the order of time stays where it was put, and the others where they were."""
    after = choosing.moved(of("c", "a", "b", "d"), ["c"], 0, ["a", "b", "c", "d"])
    assert (after.order, shown(after)) == ("hand", ["c", "a", "b", "d"])


def test_what_the_query_finds_behind_the_moved_row_stays_live() -> None:
    """Only events up to the moved one are chosen by hand; the others still come and go with the query."""
    found = ("a", "b", "c", "d", "e")
    before = Briefing(query="x")
    after = choosing.moved(before, ["b"], 0, shown(before, found))
    assert shown(after, found) == ["b", "a", "c", "d", "e"]
    assert [entry.event for entry in after.entries] == ["b", "a"]


def test_moving_to_its_own_place_changes_nothing() -> None:
    """A row that is dropped where it was leaves the order of time as it is."""
    before = of("a", "b", "c")
    assert choosing.moved(before, ["b"], 1, shown(before)) is before
    assert choosing.moved(before, ["b"], 2, shown(before)) is before


def test_a_note_on_a_found_event_moves_nothing() -> None:
    """In an order by hand, a note on an event that only the query finds leaves every row where it is."""
    found = ("a", "b", "c")
    before = Briefing(entries=(Entry("d"),), order="hand", query="x")
    order = shown(before, found)
    after = choosing.with_note(before, "b", Text("n"), order)
    assert shown(after, found) == order == ["d", "a", "b", "c"]
    assert after.entries[-1] == Entry("b", Text("n"))


def test_an_empty_note_makes_no_entry() -> None:
    """Looking into the empty note of a found event chooses nothing."""
    before = Briefing(query="x")
    assert choosing.with_note(before, "b", Text(), ["a", "b"]) is before


def test_entries_that_the_registry_lacks_are_kept() -> None:
    """A deleted event keeps its entry and its note through a move."""
    before = Briefing(entries=(Entry("a"), Entry("gone", Text("n")), Entry("b")))
    after = choosing.moved(before, ["b"], 0, ["a", "b"])
    assert set(after.entries) == set(before.entries)


def test_a_section_comes_back_at_its_place() -> None:
    """A section that is switched on stands where the list of all sections has it."""
    order = ("summary", "figure", "events", "sources")
    without = choosing.with_section(Briefing(), "figure", False, order, order)
    assert without.sections == ("summary", "events", "sources")
    again = choosing.with_section(without, "figure", True, without.sections, order)
    assert again.sections == order


def test_a_text_is_said_in_one_language() -> None:
    """What is typed in one language leaves the other one alone."""
    assert choosing.said(Text("a", "b"), "en", "c") == Text("a", "c")
    assert choosing.said(Text("a", "b"), "vi", "") == Text("", "b")


EVENTS = st.sampled_from("abcdefgh")


@given(
    hand=st.lists(EVENTS, unique=True),
    found=st.lists(EVENTS, unique=True),
    order=st.sampled_from(("date", "hand")),
    moving=st.sets(EVENTS),
    to=st.integers(0, 8),
)
def test_every_move_shows_just_the_order_that_was_asked_for(
    hand: list[str], found: list[str], order: str, moving: set[str], to: int
) -> None:
    """Whatever is moved where: the rows stand as asked, none is lost, none is new."""
    before = of(*hand, order=order)
    rows = shown(before, tuple(found))
    to = min(to, len(rows))
    after = choosing.moved(before, moving, to, rows)
    wanted = [one for one in rows[:to] if one not in moving]
    wanted += [one for one in rows if one in moving]
    wanted += [one for one in rows[to:] if one not in moving]
    assert shown(after, tuple(found)) == wanted
