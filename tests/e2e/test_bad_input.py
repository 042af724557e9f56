"""Registries that nobody expects: each opens, obeys a key and the pointer, and leaves neither fault nor warning."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop

HEAD = "format: 1\nlanguage: en\nhome: A\nparties: {A: {name: Aland}, B: {name: Borduria}, C: {name: Cascara}}\n"
LONG = "word " * 400
STILL: dict[str, object] = {"language": "en", "titles": "en", "reduced_motion": True}


def one_day() -> str:
    """Return ten thousand events of one day."""
    lines = (f'- {{title: "Talk {at}", date: 2020-05-05, parties: [A, {"BC"[at % 2]}]}}\n' for at in range(10_000))
    return f"{HEAD}events:\n{''.join(lines)}"


def long_event() -> str:
    """Return one event of five thousand years and one of a day."""
    return (
        f'{HEAD}events:\n- {{id: a, title: "Five thousand years", date: "-2980/2020", parties: [A, B]}}\n'
        '- {id: b, title: "One day", date: 2019-03-03, parties: [A, B]}\n'
    )


def many_people() -> str:
    """Return a thousand people, each in two events and with a topic of their own."""
    people = "".join(f'  p{at}: {{name: "Person {at}", party: B}}\n' for at in range(1000))
    events = "".join(
        f'- {{title: "Talk {at}", date: 20{at % 24:02}-{at % 12 + 1:02}, parties: [A, B], topics: ["t {at % 1000}"], '
        f"participants: [p{at % 1000}]}}\n"
        for at in range(2000)
    )
    return f"{HEAD}people:\n{people}events:\n{events}"


def long_words() -> str:
    """Return titles, names and places of hundreds of words, and a word of two thousand letters."""
    return (
        f'{HEAD}people: {{ada: {{name: "{"Ada Quill " * 30}"}}}}\nseries: {{r: {{name: "{LONG}"}}}}\nevents:\n'
        f'- {{id: a, title: "{LONG}", date: 2020-01-10, kind: dialogue, parties: [A, B], participants: [ada], '
        f'series: {{id: r, number: 1}}, place: {{city: "{LONG}"}}, topics: ["{LONG}"], note: "{"y" * 2000}"}}\n'
        f'- {{id: b, title: "{"x" * 2000}", date: 2020-06, parties: [A, B], series: {{id: r, number: 2}}}}\n'
    )


def strange_letters() -> str:
    """Return emoji, letters from right to left, stacked accents, control characters and markup as titles."""
    titles = (
        "Talks 🤝 of the 👩‍👩‍👧‍👦 family",
        "שיחות בנושא (2020) ביטחון and English",
        "Đo\\u0302\\u0301i thoa\\u0323i Z\\u0337\\u0327\\u0322\\u0353alg\\u0334o",
        "Tab\\tline\\nend \\u200b\\u202Ereversed",
        "<b>bold</b> & <img src=x> &amp; %s {n}",
    )
    lines = (f'- {{title: "{words}", date: 2020-0{at + 1}-10, parties: [A, B]}}\n' for at, words in enumerate(titles))
    return f"{HEAD}events:\n{''.join(lines)}"


def undated() -> str:
    """Return events without a date."""
    return f'{HEAD}events:\n- {{title: "Sometime"}}\n- {{title: "Someday", parties: [A, B]}}\n'


def without_events() -> str:
    """Return a registry in which nothing happened."""
    return f"{HEAD}events: []\n"


CASES = (one_day, long_event, many_people, long_words, strange_letters, undated, without_events)


@pytest.mark.parametrize("made", CASES, ids=lambda made: made.__name__)
@pytest.mark.parametrize("grouping", ["partner", "person"])
def test_it_opens_and_answers(
    start: Start, desktop: Desktop, tmp_path: Path, made: Callable[[], str], grouping: str
) -> None:
    """The window appears, zooms, opens the chronology and closes it again, and ends without a word."""
    path = tmp_path / "given.yaml"
    path.write_text(made(), encoding="utf-8")
    program = start(path, settings={**STILL, "grouping": grouping})
    before = desktop.wait_for_rest(program.ruler())
    desktop.turn_wheel(*program.body().centre, 2, held="ctrl")
    desktop.wait_for_change(before, "the ruler shows another scale")
    below = desktop.wait_for_rest(program.part(0.3, 0.6, 0.3, 0.3))
    desktop.press("ctrl+l")
    desktop.wait_for_change(below, "the chronology opens")
    desktop.press("End", "shift+F6", "Home", "ctrl+0")
    assert program.quit() == 0


@pytest.mark.parametrize("made", [many_people, long_words], ids=lambda made: made.__name__)
def test_lanes_of_topics_scroll_and_fold(
    start: Start, desktop: Desktop, tmp_path: Path, made: Callable[[], str]
) -> None:
    """A thousand lanes scroll under the wheel, and fold all at once."""
    path = tmp_path / "given.yaml"
    path.write_text(made(), encoding="utf-8")
    program = start(path, settings={**STILL, "grouping": "topic"})
    before = desktop.wait_for_rest(program.body())
    program.command("collapse all")
    desktop.wait_for_change(before, "the lanes are folded")
    desktop.turn_wheel(*program.body().centre, -3)
    assert program.quit() == 0


@pytest.mark.parametrize("factor", ["1.25", "2"])
def test_the_window_fits_the_screen_at_any_scale(start: Start, desktop: Desktop, registry: Path, factor: str) -> None:
    """However large a pixel is, the window stays on the screen, also with the chronology open."""
    program = start(registry, settings=STILL, QT_SCALE_FACTOR=factor)
    before = desktop.wait_for_rest(program.box)
    desktop.press("ctrl+l")
    desktop.wait_for_change(before, "the chronology opens")
    desktop.wait_for_rest(program.box)
    assert program.box.width <= desktop.size[0]
    assert program.box.height <= desktop.size[1]
    assert program.quit() == 0


def test_a_window_as_small_as_a_matchbox_obeys(start: Start, desktop: Desktop, registry: Path) -> None:
    """At 200 by 150 px the timeline still zooms, and the window grows again."""
    program = start(registry, settings=STILL)
    program.resize(200, 150)
    before = desktop.wait_for_rest(program.box)
    desktop.press("plus", "plus", "plus")
    desktop.wait_for_change(before, "something is drawn at another scale")
    program.resize(1300, 800)
    assert program.quit() == 0


def test_a_filter_that_nothing_passes_says_so_everywhere(start: Start, desktop: Desktop, registry: Path) -> None:
    """Timeline and chronology are empty and legible; clearing the filter brings the events back."""
    program = start(registry, settings=STILL)
    full = desktop.wait_for_rest(program.body())
    desktop.press("ctrl+k")
    desktop.type("nothingofthekind")
    desktop.press("Return")
    program.command("show only")
    desktop.wait_for_change(full, "the lanes are gone")
    desktop.press("ctrl+l")
    desktop.wait_for_rest(program.box)
    program.command("clear filter")
    desktop.press("ctrl+l", "ctrl+End")
    assert program.copied_title() == "A rescue pact is signed"
    assert program.quit() == 0
