from dataclasses import replace
from pathlib import Path

import pytest

from tests.sources import samples
from viewer.base.problems import Severity
from viewer.registry.records import Event, Evidence, Outcome, Person, Post, SourceText, Text
from viewer.registry.registry import Registry
from viewer.sources.checks import evidence, texts
from viewer.sources.library import Library


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a registry's folder with one article."""
    (tmp_path / "a.txt").write_text("Ngày 3/4 hai bên họp.\nHôm sau hai bên họp – lần nữa.\n", encoding="utf-8")
    return tmp_path


def event(*quotes: Evidence) -> Event:
    """Return an event with an outcome that rests on these quotes."""
    return Event(samples.head(), outcomes=(Outcome(Text("Kết quả"), evidence=quotes),))


class Places:
    """Stands for a locator: evidence carries its line and column as its path, texts stand on line 101."""

    def place(self, path: tuple[str | int, ...], *, key: bool = False) -> tuple[int, int]:
        """Return the place that a path of these tests stands for."""
        del key
        return (101, 1) if path[0] == "sources" else (int(path[0]), int(path[1]))


def judged(registry: Registry) -> list[tuple[str, str, int, int, str | None]]:
    """Return what the evidence check finds, without the sentences."""
    found = evidence.check(replace(registry, locator=Places()), Library(registry.folder))
    return [(one.severity, one.code, one.line, one.column, one.event) for one in found]


def test_states_of_passages_become_problems(home: Path) -> None:
    """Lost is an error, ambiguous a warning, moved a hint; a found passage is no problem."""
    quotes = [
        Evidence("s1", "Hôm sau", path=(1, 9)),
        Evidence("s1", "họp - lần nữa", path=(2, 9)),
        Evidence("s1", "hai bên họp", path=(3, 9)),
        Evidence("s1", "giá lúa mì tăng mạnh", path=(4, 9)),
    ]
    registry = samples.registry(home, event(*quotes), sources=(samples.source(1, SourceText("a.txt")),))
    assert judged(registry) == [
        ("hint", "passage-moved", 2, 9, "event-0"),
        ("warning", "passage-ambiguous", 3, 9, "event-0"),
        ("error", "passage-lost", 4, 9, "event-0"),
    ]
    sentences = [one.message for one in evidence.check(replace(registry, locator=Places()), Library(home))]
    assert sentences == [
        "Passage found in S1 on line 2, but not quite as written.",
        "Passage stands 2 times in S1 (lines 1, 2); a prefix or suffix tells which.",
        "Passage not found in S1.",
    ]


def test_what_cannot_be_read_is_not_lost(home: Path) -> None:
    """A source without texts, or whose other text is missing, leaves its passages unjudged; a found one counts."""
    partly = samples.source(1, SourceText("none.txt"), SourceText("a.txt", "retelling"))
    quotes = (
        Evidence("s1", "giá lúa mì"),
        Evidence("s1", "hai bên họp", path=(7, 0)),
        Evidence("s1", "giá lúa mì", text="none.txt"),
        Evidence("s2", "giá lúa mì"),
        Evidence("nobody", "giá lúa mì"),
    )
    registry = samples.registry(home, event(*quotes), sources=(partly, samples.source(2)))
    assert judged(registry) == [("warning", "passage-ambiguous", 7, 0, "event-0")]


def test_a_text_that_the_source_does_not_have_loses_the_passage(home: Path) -> None:
    """Evidence that names a text outside its source's list can never be found."""
    quote = Evidence("s1", "Hôm sau", text="b.txt", path=(5, 0))
    registry = samples.registry(home, event(quote), sources=(samples.source(1, SourceText("a.txt")),))
    assert judged(registry) == [("error", "passage-lost", 5, 0, "event-0")]


def test_a_quote_for_several_facts_is_told_of_once(home: Path) -> None:
    """Evidence that supports two keys is one problem."""
    quote = Evidence("s1", "giá lúa mì", supports=("date", "series"), path=(5, 0))
    one = Event(samples.head(), evidence=(quote,))
    registry = samples.registry(home, one, sources=(samples.source(1, SourceText("a.txt")),))
    assert len(judged(registry)) == 1


def test_posts_of_people_are_judged_too(home: Path) -> None:
    """Evidence for what a person was belongs to no event."""
    post = Post(None, evidence=(Evidence("s1", "giá lúa mì", path=(8, 2)),))
    registry = Registry(
        home / "events.yaml",
        people={"lan": Person("lan", "Trần Hải Lân", posts=(post,))},
        sources={"s1": samples.source(1, SourceText("a.txt"))},
    )
    assert judged(registry) == [("error", "passage-lost", 8, 2, None)]


def test_texts_that_cannot_be_read_are_problems(home: Path) -> None:
    """Each text that is missing, outside or a folder is told of at its source; a missing one is a warning."""
    (home / "folder").mkdir()
    names = ("a.txt", "none.txt", "../up.txt", "folder")
    one = samples.source(1, *(SourceText(name) for name in names))
    registry = samples.registry(home, sources=(one,))
    found = list(texts.check(replace(registry, locator=Places()), Library(home)))
    assert [(problem.severity, problem.code, problem.line) for problem in found] == [
        (Severity.WARNING, "text-missing", 101),
        (Severity.ERROR, "text-outside", 101),
        (Severity.ERROR, "text-directory", 101),
    ]
    assert {problem.path for problem in found} == {str(home / "events.yaml")}
