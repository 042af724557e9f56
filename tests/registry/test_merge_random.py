"""Random edits on both sides: of different events, which must merge, and of the same, which must ask."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.registry.document import read_document
from viewer.registry.merge import merge, resolve
from viewer.registry.merge_lines import regions, together
from viewer.registry.merge_match import arrange, pairs
from viewer.registry.merge_pieces import cut

WORDS = st.text(alphabet="abc #:-'\"ạ", min_size=1, max_size=8).map(lambda words: words.replace("'", "''"))
LEADS = st.sampled_from(["", "", "\n", "  # A comment.\n", "\n  # Two\n\n# comments.\n"])
FORMS = st.sampled_from(
    [
        "  - id: {id}\n    title: '{words}'\n",
        "  - {{id: {id}, title: '{words}'}}\n",
        "  - title: '{words}'\n    id: {id}\n    note: |\n      # no comment\n\n      - no item\n",
        "  -\n    id: {id}\n    # inside\n    title: '{words}'\n",
    ]
)
Events = list[tuple[str, str, str]]  # lead, id, text


@st.composite
def events(draw: st.DrawFn, prefix: str, least: int = 0, most: int = 6) -> Events:
    """Return invented events whose ids begin with `prefix`."""
    return [
        (draw(LEADS), f"{prefix}{number}", draw(FORMS).format(id=f"{prefix}{number}", words=draw(WORDS)))
        for number in range(draw(st.integers(least, most)))
    ]


@st.composite
def edited(draw: st.DrawFn, before: Events, allowed: set[str], prefix: str) -> Events:
    """Return `before` with events of `allowed` changed, removed and moved, and others added."""
    after: Events = []
    for lead, name, text in before:
        act = draw(st.sampled_from(["keep", "change", "remove"])) if name in allowed else "keep"
        if act == "change":
            after.append((lead, name, f"  - id: {name}\n    title: '{draw(WORDS)}'\n    date: 20{len(prefix)}1\n"))
        elif act == "keep":
            after.append((lead, name, text))
    movable = [event for event in after if event[1] in allowed]
    if movable and draw(st.booleans()):
        event = draw(st.sampled_from(movable))
        after.remove(event)
        after.insert(draw(st.integers(0, len(after))), event)
    for event in draw(events(prefix, most=3)):
        after.insert(draw(st.integers(0, len(after))), event)
    return after


def written(given_events: Events, ending: str = "") -> str:
    """Return the registry of some events."""
    head = "# On top.\nformat: 1\n\npeople:\n  p: {name: P}\nevents:\n"
    return head + "".join(lead + text for lead, _name, text in given_events) + ending


def said(text: str) -> dict[str, object]:
    """Return what each event of a text says, by id."""
    document = read_document(text)
    assert [remark for remark in document.remarks if remark.code != "empty-value"] == []
    found = document.data["events"] or []
    assert len({event["id"] for event in found}) == len(found)
    return {event["id"]: event for event in found}


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_edits_of_different_events_merge(data: st.DataObject) -> None:
    """Whatever each side does to events of its own, the result reads as both say, and nothing asks."""
    base = data.draw(events("e", most=7))
    names = [name for _lead, name, _text in base]
    owned = set(data.draw(st.lists(st.sampled_from(names), unique=True))) if names else set()
    mine = data.draw(edited(base, owned, "m"))
    theirs = data.draw(edited(base, set(names) - owned, "tt"))
    texts = written(base), written(mine), written(theirs)
    merged = merge(*texts)
    assert merged.conflicts == ()
    old, ours, others = (said(text) for text in texts)
    expected = {name: event for name, event in ours.items() if name not in old or name in owned}
    expected |= {name: event for name, event in others.items() if name not in old or name not in owned}
    assert said(merged.text) == expected
    assert merged.text.count("  p: {name: P}\n") == 1
    crlf = merge(*(text.replace("\n", "\r\n") for text in texts))
    assert crlf.text == merged.text.replace("\n", "\r\n")
    assert resolve(merged, {}) == merged.text


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_edits_of_the_same_event_ask(data: st.DataObject) -> None:
    """An event that both sides change differently is a conflict, and no choice loses what is not chosen elsewhere."""
    base = data.draw(events("e", least=1))
    number = data.draw(st.integers(0, len(base) - 1))
    lead, name, _text = base[number]
    sides = []
    for words in ("Of mine", "Of theirs"):
        text = f"  - id: {name}\n    title: '{words}'\n"
        sides.append([*base[:number], (lead, name, text), *base[number + 1 :], *data.draw(events(words[3], most=2))])
    mine, theirs = written(sides[0]), written(sides[1])
    merged = merge(written(base), mine, theirs)
    assert [(one.section, one.what) for one in merged.conflicts] == [("events", name)]
    ours, others = said(mine), said(theirs)
    assert said(merged.text) == {**others, **ours}
    assert said(resolve(merged, {0: "theirs"})) == {**ours, **others}
    assert len(said(resolve(merged, {0: "both"}))) == len({**ours, **others}) + 1


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(alphabet="ab#\n -:e", max_size=30), min_size=3, max_size=3))
def test_any_three_texts_can_be_merged(texts: list[str]) -> None:
    """Whatever the texts are, merging does not fail; what nobody else changed comes out as it is."""
    base, mine, theirs = texts
    merged = merge(base, mine, theirs)
    assert merge(base, mine, base).text == mine
    assert merge(base, base, theirs).text == theirs or not theirs.strip()
    for choice in ("mine", "theirs", "both"):
        resolve(merged, dict.fromkeys(range(len(merged.conflicts)), choice))  # type: ignore[arg-type]  # a literal


@given(st.lists(st.text(alphabet="ab\n", max_size=12), min_size=3, max_size=3))
def test_regions_are_the_texts(texts: list[str]) -> None:
    """Joined, the regions' parts are the three texts; lines that only one side has stay."""
    found = list(regions(*texts))
    for number, name in enumerate(("base", "mine", "theirs")):
        assert "".join(getattr(region, name) for region in found) == texts[number]
    assert together(texts[0], texts[1], texts[0]) == texts[1]
    assert together(texts[0], texts[0], texts[2]) == texts[2]


@given(st.permutations("abcdef"), st.permutations("abcdef"))
def test_arranging_loses_nothing(mine: list[str], theirs: list[str]) -> None:
    """Whatever both sides move, everything is there once, and a side that moved nothing yields to the other."""
    base = list("abcdef")
    assert sorted(arrange(base, mine, theirs)) == base
    assert arrange(base, mine, base) == mine
    assert arrange(base, base, theirs) == theirs
    added = arrange(base, [*mine, "m"], ["t", *theirs])
    assert sorted(added) == [*base, "m", "t"]


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abcd")))
def test_pairs_are_of_different_texts(old: list[str], new: list[str]) -> None:
    """No old text is paired twice, and what is the same is paired as often as both have it."""
    found = [number for number in pairs(old, new, lambda text: text) if number is not None]
    assert len(set(found)) == len(found)
    assert all(
        len([1 for number in found if old[number] == one]) >= min(old.count(one), new.count(one)) for one in "abc"
    )


@given(st.text(alphabet="ab#\n -:", max_size=60))
def test_the_pieces_are_the_text(text: str) -> None:
    """Put together again, the pieces of a text are that text."""
    found = cut(text)
    if found is not None:
        assert found.top + "".join(part.text for part in found.parts) + found.tail == text
