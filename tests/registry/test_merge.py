from __future__ import annotations

from pathlib import Path

import pytest

from tests.registry.reading import VALID
from viewer.registry.document import read_document
from viewer.registry.merge import Merge, merge, resolve

BASE = """\
# What this is.
format: 1
title: "Registry"

people:
  ada: {name: Ada}
  # Of the second party.
  ben:
    name: Ben

events:
  - id: a
    title: A
    date: 2021

  # About the second.
  - id: b
    title: B
    note: |
      Two
      lines
  - {id: c, title: C}
  - title: Nameless
    date: 2022
# The end.
"""


def ids(text: str) -> list[str]:
    """Return the ids of the events of a text, or their titles."""
    return [event.get("id", event["title"]) for event in read_document(text).data["events"]]


def both(mine: tuple[str, str], theirs: tuple[str, str], base: str = BASE) -> Merge:
    """Return what comes of replacing one piece of the base on each side."""
    assert mine[0] in base
    assert theirs[0] in base
    return merge(base, base.replace(*mine, 1), base.replace(*theirs, 1))


def test_nothing_to_merge_is_mine() -> None:
    """Where they changed nothing, or the same as I, my text is the result, to the letter."""
    mine = BASE.replace("title: A\n", "title: Mine\n")
    for theirs in (BASE, mine):
        merged = merge(BASE, mine, theirs)
        assert (merged.text, merged.conflicts, merged.changed) == (mine, (), ())
        assert resolve(merged, {}) == mine
    assert merge(BASE, BASE, mine).text == mine


def test_changes_to_different_events_are_merged() -> None:
    """Each side's change is in the result, and everything else stays to the letter."""
    merged = both(("title: A\n", "title: Mine\n"), ("      Two\n", "      Their two\n"))
    assert merged.conflicts == ()
    assert merged.changed == ("b",)
    assert merged.text == BASE.replace("title: A\n", "title: Mine\n").replace("      Two\n", "      Their two\n")


def test_changes_to_different_entries_and_keys_are_merged() -> None:
    """People, parties, the title and the comments are merged as events are."""
    merged = both(("name: Ben", "name: Benjamin"), ("name: Ada", "name: Ada L."))
    assert (merged.conflicts, merged.changed) == ((), ("ada",))
    merged = both(("name: Ben", "name: Benjamin"), ('title: "Registry"', 'title: "Their registry"'))
    assert (merged.conflicts, merged.changed) == ((), ("title",))
    assert "Benjamin" in merged.text
    assert "Their registry" in merged.text


def test_changes_to_the_same_event_ask() -> None:
    """An event that both changed is a conflict with all three texts, and mine stays until it is decided."""
    merged = both(("title: A\n", "title: Mine\n"), ("date: 2021\n", "date: 2021-05\n"))
    (conflict,) = merged.conflicts
    assert (conflict.section, conflict.what) == ("events", "a")
    assert conflict.base == "  - id: a\n    title: A\n    date: 2021\n"
    assert conflict.mine == conflict.base.replace("title: A", "title: Mine")
    assert conflict.theirs == conflict.base.replace("2021", "2021-05")
    assert merged.text == BASE.replace("title: A\n", "title: Mine\n")
    assert resolve(merged, {0: "mine"}) == merged.text
    assert resolve(merged, {0: "theirs"}) == BASE.replace("2021\n", "2021-05\n")


def test_both_keeps_both() -> None:
    """Keeping both puts theirs behind mine under a name of its own that nobody has."""
    base = BASE.replace("id: c,", "id: a-2,")
    merged = both(("title: A\n", "title: Mine\n"), ("title: A\n", "title: Theirs\n"), base)
    text = resolve(merged, {0: "both"})
    assert ids(text) == ["a", "a-3", "b", "a-2", "Nameless"]
    assert read_document(text).remarks == []
    merged = both(("name: Ada", "name: A. Mine"), ("name: Ada", "name: A. Theirs"))
    people = read_document(resolve(merged, {0: "both"})).data["people"]
    assert people == {"ada": {"name": "A. Mine"}, "ada-2": {"name": "A. Theirs"}, "ben": {"name": "Ben"}}


def test_both_of_a_value_keeps_theirs_as_a_comment() -> None:
    """A key that can stand only once keeps mine, and theirs as a comment below."""
    merged = both(('"Registry"', '"Mine"'), ('"Registry"', '"Theirs"'))
    assert [(one.section, one.what) for one in merged.conflicts] == [("title", "title")]
    text = resolve(merged, {0: "both"})
    assert 'title: "Mine"\n# title: "Theirs"\n' in text
    assert read_document(text).data["title"] == "Mine"


@pytest.mark.parametrize("deleter", ["mine", "theirs"])
def test_deleting_what_the_other_changed_asks(deleter: str) -> None:
    """A deletion against a change is a conflict; either choice, and both, give what they say."""
    event = "  - {id: c, title: C}\n"
    gone, changed = BASE.replace(event, ""), BASE.replace("title: C", "title: New")
    merged = merge(BASE, gone, changed) if deleter == "mine" else merge(BASE, changed, gone)
    (conflict,) = merged.conflicts
    assert (conflict.what, conflict.base) == ("c", event)
    assert merged.text == (gone if deleter == "mine" else changed)
    other = "theirs" if deleter == "mine" else "mine"
    assert resolve(merged, {0: "theirs"}) == (changed if deleter == "mine" else gone)
    assert resolve(merged, {0: "both"}) == resolve(merged, {0: "theirs" if other == "theirs" else "mine"}) == changed


def test_a_deleted_event_takes_its_comment_along() -> None:
    """What stands above an event goes with it, whoever deletes it."""
    gone = BASE.replace("\n  # About the second.\n", "\n").replace("  - id: b\n    title: B\n", "")
    gone = gone.replace("    note: |\n      Two\n      lines\n", "").replace("\n\n  - {id: c", "\n  - {id: c")
    mine = BASE.replace("title: A\n", "title: Mine\n")
    for merged in (merge(BASE, mine, gone), merge(BASE, gone, mine)):
        assert merged.conflicts == ()
        assert ids(merged.text) == ["a", "c", "Nameless"]
        assert "About the second" not in merged.text
        assert "title: Mine" in merged.text


def test_deleting_on_both_sides_is_no_conflict() -> None:
    """What both deleted is gone, whatever else they changed."""
    gone = BASE.replace("  - {id: c, title: C}\n", "")
    merged = merge(BASE, gone.replace("title: A\n", "title: Mine\n"), gone.replace("Ada", "Their Ada"))
    assert merged.conflicts == ()
    assert ids(merged.text) == ["a", "b", "Nameless"]


def test_what_both_add_at_one_place_stays() -> None:
    """Events that both sides added at the end are both there, mine first; the same event only once."""
    end = "# The end.\n"
    merged = both((end, "  - {id: m, title: M}\n" + end), (end, "\n  - {id: t, title: T}\n" + end))
    assert merged.conflicts == ()
    assert merged.changed == ("t",)
    assert ids(merged.text) == ["a", "b", "c", "Nameless", "m", "t"]
    assert merged.text.endswith("  - {id: m, title: M}\n\n  - {id: t, title: T}\n# The end.\n")
    same = "  - {id: n, title: N}\n" + end
    merged = both((end, same), (end, same.replace("# The", "# This is the")))
    assert merged.conflicts == ()
    assert ids(merged.text) == ["a", "b", "c", "Nameless", "n"]


def test_two_new_events_of_one_id_ask() -> None:
    """Two different events that were added under one id are a conflict without a base."""
    end = "# The end.\n"
    merged = both((end, "  - {id: n, title: M}\n" + end), (end, "  - {id: n, title: T}\n" + end))
    (conflict,) = merged.conflicts
    assert (conflict.base, conflict.what) == ("", "n")
    assert ids(resolve(merged, {0: "both"}))[-2:] == ["n", "n-2"]


def test_a_file_that_does_not_end_gets_an_end_only_where_needed() -> None:
    """An event that is added behind a last line without an end stands on a line of its own."""
    base = BASE.removesuffix("# The end.\n").rstrip("\n")
    mine, theirs = base.replace("title: A\n", "title: Mine\n"), base + "\n  - {id: t, title: T}"
    merged = merge(base, mine, theirs)
    assert merged.conflicts == ()
    assert merged.text == mine + "\n  - {id: t, title: T}"
    mine = base + "\n  - {id: m, title: M}\n"
    assert merge(base, mine, theirs).text == mine + "  - {id: t, title: T}\n"


def test_a_moved_event_is_moved_with_the_others_change() -> None:
    """Where one side moves an event and the other changes it, it is changed at its new place."""
    event = "  - {id: c, title: C}\n"
    moved = BASE.replace(event, "").replace("events:\n", "events:\n" + event)
    changed = BASE.replace("title: C", "title: New")
    for merged in (merge(BASE, moved, changed), merge(BASE, changed, moved)):
        assert merged.conflicts == ()
        assert ids(merged.text) == ["c", "a", "b", "Nameless"]
        assert merged.text == moved.replace("title: C", "title: New")


def test_both_may_move_events() -> None:
    """Moves of different events are both made; where both move the same event, mine counts."""

    def text(letters: str) -> str:
        return "format: 1\nevents:\n" + "".join(f"  - {{id: {one}, title: T}}\n" for one in letters)

    assert ids(merge(text("abcdef"), text("bcadef"), text("abcfde")).text) == list("bcfade")
    assert ids(merge(text("abcd"), text("dabc"), text("adbc")).text) == list("dabc")
    merged = merge(text("abcdef"), text("bcdefa"), text("feabcd"))
    assert sorted(ids(merged.text)) == list("abcdef")


def test_an_event_whose_id_changed_is_still_that_event() -> None:
    """A change to an event whose id the other side changed is a question, not two events."""
    merged = both(("id: b\n", "id: new\n"), ("      Two\n", "      Their two\n"))
    assert [one.what for one in merged.conflicts] == ["new"]


def test_events_without_id_are_known_by_date_and_title() -> None:
    """A nameless event that one side changed elsewhere in its text is merged under its derived name."""
    merged = both(("title: A\n", "title: Mine\n"), ("date: 2022\n", "date: 2022\n    kind: visit\n"))
    assert merged.conflicts == ()
    assert merged.changed == ("2022-nameless",)


def test_comments_never_ask() -> None:
    """Comments and blank lines that both changed both stay."""
    merged = both(("# About the second.", "# Mine."), ("# About the second.", "# Theirs."))
    assert merged.conflicts == ()
    assert "  # Mine.\n  # Theirs.\n  - id: b\n" in merged.text
    merged = both(("# What this is.\n", "# What this is.\n# Mine.\n"), ("# What", "# Theirs, what"))
    assert merged.conflicts == ()
    assert "Mine" in merged.text
    assert "Theirs" in merged.text


def test_whole_parts_come_and_go() -> None:
    """A part that one side added, moved or removed is so in the result."""
    series = "series:\n  s: {name: S}\n\n"
    merged = both(("title: A\n", "title: Mine\n"), ("people:\n", series + "people:\n"))
    assert (merged.conflicts, merged.changed) == ((), ("series",))
    assert series + "people:\n" in merged.text
    people = BASE[BASE.index("people:") : BASE.index("\nevents:")]
    merged = both(("title: A\n", "title: Mine\n"), (people, ""))
    assert (merged.conflicts, merged.changed) == ((), ("people",))
    assert "people" not in read_document(merged.text).data
    merged = both(("name: Ben", "name: Mine"), (people, ""))
    assert [one.what for one in merged.conflicts] == ["people"]
    assert "name: Mine" in merged.text
    series_too = series.replace(" s:", " t:").replace("S}", "T}")
    merged = both(("people:\n", series + "people:\n"), ("people:\n", series_too + "people:\n"))
    assert merged.conflicts == ()
    assert list(read_document(merged.text).data["series"]) == ["s", "t"]


@pytest.mark.parametrize("empty", ["events: []\n", "events:\n", "events: []  # none yet\n", ""])
def test_the_first_events_of_both_sides_are_both_kept(empty: str) -> None:
    """Where there were no events, those that both sides begin with are all there."""
    base = "format: 1\n" + empty
    text = "format: 1\nevents:\n  - {id: %s, title: T}\n"
    merged = merge(base, text % "m", text % "t")
    assert merged.conflicts == ()
    assert ids(merged.text) == ["m", "t"]
    merged = merge(base, text % "m", base.replace("format: 1\n", "format: 1\ntitle: T\n"))
    assert merged.conflicts == ()
    assert ids(merged.text) == ["m"]


def test_an_emptied_list_stays_empty() -> None:
    """Events that I removed, to the last, are gone though the other side changed something else."""
    base = "format: 1\nevents:\n  - {id: a, title: A}\n"
    merged = merge(base, "format: 1\nevents: []\n", "format: 1\ntitle: T\nevents:\n  - {id: a, title: A}\n")
    assert merged.text == "format: 1\ntitle: T\nevents: []\n"


def test_line_ends_stay() -> None:
    """CRLF stays CRLF; a side that changed all line ends and nothing else is followed."""
    mine, theirs = BASE.replace("title: A\n", "title: Mine\n"), BASE.replace("      Two\n", "      Their two\n")
    expected = merge(BASE, mine, theirs).text
    crlf = [text.replace("\n", "\r\n") for text in (BASE, mine, theirs, expected)]
    assert merge(*crlf[:3]).text == crlf[3]
    assert merge(BASE, mine, crlf[2]).text == crlf[3]
    assert merge(BASE, crlf[1], theirs).text == crlf[3]
    mixed = [text.replace("format: 1\n", "format: 1\r\n") for text in (BASE, mine, theirs, expected)]
    assert merge(*mixed[:3]).text == mixed[3]
    marked = ["\ufeff" + text for text in (BASE, mine, theirs, expected)]
    assert merge(*marked[:3]).text == marked[3]


def test_an_unusual_layout_is_merged_by_lines() -> None:
    """A text whose events cannot be told apart by indentation is merged line by line, and asks by lines."""
    base = "format: 1\nevents: [\n  {id: a, title: A},\n  {id: b, title: B},\n  {id: c, title: C},\n]\n---\n"
    merged = both(("title: A", "title: Mine"), ("title: C", "title: Theirs"), base)
    assert merged.conflicts == ()
    assert merged.text == base.replace("title: A", "title: Mine").replace("title: C", "title: Theirs")
    merged = both(("title: A", "title: Mine"), ("title: A", "title: Theirs"), base)
    assert [(one.section, one.mine) for one in merged.conflicts] == [("", "  {id: a, title: Mine},\n")]
    assert resolve(merged, {0: "both"}).count("# ") == 1


def test_a_text_that_is_broken_for_the_moment_is_merged() -> None:
    """While I am typing something that cannot be read, their change to another event still comes in."""
    for broken in ('title: "Mine\n', "title: [Mine\n", "\ntitle: slipped\n"):
        merged = both(("title: A\n", broken), ("title: C", "title: Theirs"))
        assert merged.conflicts == ()
        assert merged.text == BASE.replace("title: A\n", broken, 1).replace("title: C", "title: Theirs")


def test_an_alias_is_not_cut_off_from_its_anchor() -> None:
    """Where one side removes what the other side's new text refers to, lines are compared instead of events."""
    base = "format: 1\nevents:\n  - id: a\n    place: &p {city: Hanoi}\n  - {id: b, title: B}\n"
    mine = base + "  - {id: c, place: *p}\n"
    theirs = base.replace("  - id: a\n    place: &p {city: Hanoi}\n", "")
    merged = merge(base, mine, theirs)
    assert "*p" in merged.text
    assert merge(base, mine, base.replace("title: B", "title: T")).text == mine.replace("title: B", "title: T")


@pytest.mark.parametrize("path", VALID, ids=lambda path: str(path.name))
def test_any_valid_file_can_be_merged(path: Path) -> None:
    """A comment on top from one side and one at the end from the other leave any file as it was between them."""
    base = path.read_text(encoding="utf-8")
    merged = merge(base, "# Mine.\n" + base, base + "# Theirs.\n")
    assert merged.conflicts == ()
    assert merged.text == "# Mine.\n" + base + "# Theirs.\n"
