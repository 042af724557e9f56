from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.briefing.held import Held, InTime
from viewer.registry.reader import read_bytes
from viewer.registry.records import Head
from viewer.registry.registry import Registry
from viewer.registry.time_order import first_day, time_key

DATES = (
    "2030-01-01",
    "2030-01",
    "2030",
    "2030-02-03/2030-03-04",
    "2031-05-06",
    "2031",
    "2029-12/2031-01",
    "../2030-06-01",
)


def registry(dates: list[str]) -> Registry:
    """Return a registry with an event for each date; an empty one has none."""
    lines = [f'  - {{id: e{at}, title: E{at}, date: "{date}"}}\n' for at, date in enumerate(dates) if date]
    lines += [f"  - {{id: n{at}, title: N{at}}}\n" for at, date in enumerate(dates) if not date]
    return read_bytes(Path("/nowhere/events.yaml"), ("format: 1\nevents:\n" + "".join(lines)).encode())


def in_common(one: Head, other: Head) -> bool:
    """Return whether two closed times have a day in common, told the slow way."""
    dates = one.date, other.date
    if dates[0] is None or dates[1] is None:
        return False
    days = [day for date in dates if date is not None for day in (date.earliest, date.latest)]
    first, last, other_first, other_last = days
    if first is None or last is None or other_first is None or other_last is None:
        return False
    return first <= other_last and other_first <= last


@settings(deadline=None)
@given(st.lists(st.sampled_from((*DATES, "")), min_size=1, max_size=12), st.sampled_from(DATES))
def test_events_are_found_by_time_as_if_each_were_looked_at(dates: list[str], asked: str) -> None:
    """Days in common, and days after one, give the same events in the same order as looking at all of them."""
    heads = sorted(registry(dates).heads, key=time_key)
    matter = registry([asked]).heads[0]
    found = InTime(heads)
    assert list(found.during(matter.date)) == [head for head in heads if in_common(matter, head)]
    day = first_day(matter)
    assert day is not None
    assert list(found.after(day)) == [head for head in heads if (first_day(head) or day) > day]


def test_without_a_time_nothing_is_found() -> None:
    """An undated matter has no day in common with anything."""
    assert list(InTime(list(registry(list(DATES)).heads)).during(None)) == []


def test_only_what_took_place_is_held() -> None:
    """Plans, and events of other series or without a kind and parties, are not found."""
    text = """\
format: 1
events:
  - {id: a, title: A, date: 2030-01-01, kind: dialogue, parties: [AA, BB], series: {id: talks, number: 1}}
  - {id: b, title: B, date: 2031, kind: dialogue, parties: [BB, AA], series: {id: talks, number: 2}, status: proposed}
  - {id: c, title: C, date: 2030-01-01}
"""
    known = read_bytes(Path("/nowhere/events.yaml"), text.encode())
    held = Held(known)
    first, plan, plain = known.heads
    assert [head.id for head in held.of_series("talks").after(0)] == ["a"]
    assert [head.id for head in held.numbered("talks", 1)] == ["a"]
    assert held.numbered("talks", 2) == []
    assert [head.id for head in held.like(plan).during(first.date)] == ["a"]
    assert list(held.like(plain).during(first.date)) == []
    assert list(held.of_series("").after(0)) == []
