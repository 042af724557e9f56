from collections.abc import Callable, Iterable
from pathlib import Path
from textwrap import indent

import pytest

from viewer.base.problems import Problem, Severity
from viewer.registry.finding import Finding
from viewer.registry.reader import placed, read
from viewer.registry.registry import Registry
from viewer.sources.checks import evidence, texts
from viewer.sources.library import Library

HEAD = """\
format: 1
people:
  lan: {name: "Trần Hải Lân"}
sources:
  one:
    title: "Một bài"
    texts:
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a registry's folder with one article."""
    (tmp_path / "a.txt").write_text("Ngày 3/4 hai bên họp.\nHôm sau hai bên họp – lần nữa.\n", encoding="utf-8")
    return tmp_path


def written(home: Path, quotes: str, files: tuple[str, ...] = ("a.txt",)) -> list[str]:
    """Write a registry with one event that rests on `quotes`; return its lines."""
    names = "".join(f"      - {{file: {file}}}\n" for file in files)
    event = 'events:\n  - id: talks\n    title: "Một cuộc họp"\n    evidence:\n'
    text = f'{HEAD}{names}  two: {{title: "Bài không có văn bản"}}\n{event}{indent(quotes, " " * 6)}'
    (home / "events.yaml").write_text(text, encoding="utf-8")
    return text.splitlines()


def problems(home: Path, check: Callable[[Registry, Library], Iterable[Finding]]) -> list[Problem]:
    """Return what a check finds in the written registry, with its places."""
    registry = read(home / "events.yaml")
    return list(placed(registry, check(registry, Library(home))))


def judged(home: Path) -> list[tuple[str, str, int, str | None]]:
    """Return what the evidence check finds, without the sentences."""
    return [(one.severity, one.code, one.line, one.event) for one in problems(home, evidence.check)]


def line_with(lines: list[str], words: str) -> int:
    """Return the 1-based line in which `words` stand."""
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_states_of_passages_become_problems(home: Path) -> None:
    """Lost is an error, ambiguous a warning, moved a hint, each at its line; a found passage is no problem."""
    lines = written(
        home,
        '- {supports: [date], source: one, exact: "Hôm sau"}\n'
        '- {supports: [date], source: one, exact: "họp - lần nữa"}\n'
        '- {supports: [date], source: one, exact: "hai bên họp"}\n'
        '- {supports: [date], source: one, exact: "giá lúa mì tăng mạnh"}\n',
    )
    assert judged(home) == [
        ("hint", "passage-moved", line_with(lines, "lần nữa"), "talks"),
        ("warning", "passage-ambiguous", line_with(lines, "hai bên họp"), "talks"),
        ("error", "passage-lost", line_with(lines, "giá lúa mì"), "talks"),
    ]
    sentences = [one.message for one in problems(home, evidence.check)]
    assert sentences == [
        "Passage found in S1 on line 2, but not quite as written.",
        "Passage stands 2 times in S1 (lines 1, 2); a prefix or suffix tells which.",
        "Passage not found in S1.",
    ]


def test_what_cannot_be_read_is_not_lost(home: Path) -> None:
    """With a text missing, or none at all, passages are left unjudged; one that is found counts."""
    lines = written(
        home,
        '- {supports: [date], source: one, exact: "giá lúa mì"}\n'
        '- {supports: [date], source: one, exact: "hai bên họp"}\n'
        '- {supports: [date], source: one, exact: "giá lúa mì", text: none.txt}\n'
        '- {supports: [date], source: two, exact: "giá lúa mì"}\n'
        '- {supports: [date], source: nobody, exact: "giá lúa mì"}\n',
        files=("none.txt", "a.txt"),
    )
    assert judged(home) == [("warning", "passage-ambiguous", line_with(lines, "hai bên họp"), "talks")]


def test_a_text_that_the_source_does_not_have_loses_the_passage(home: Path) -> None:
    """Evidence that names a text outside its source's list can never be found."""
    lines = written(home, '- {supports: [date], source: one, exact: "Hôm sau", text: b.txt}\n')
    assert judged(home) == [("error", "passage-lost", line_with(lines, "b.txt"), "talks")]


def test_a_quote_for_several_facts_is_told_of_once(home: Path) -> None:
    """Evidence that supports two keys is one problem."""
    written(home, '- {supports: [date, title], source: one, exact: "giá lúa mì"}\n')
    assert len(judged(home)) == 1


def test_posts_of_people_are_judged_too(home: Path) -> None:
    """Evidence for what a person was belongs to no event."""
    written(home, '- {supports: [date], source: one, exact: "Hôm sau"}\n')
    file = home / "events.yaml"
    post = 'posts: [{rank: "Đại tá", evidence: [{source: one, exact: "giá lúa mì"}]}]'
    file.write_text(file.read_text("utf-8").replace('Lân"}', f'Lân", {post}}}'), encoding="utf-8")
    assert judged(home) == [("error", "passage-lost", 3, None)]


def test_texts_that_cannot_be_read_are_problems(home: Path) -> None:
    """Each text that is missing, outside or a folder is told of where it is named; a missing one is a warning."""
    (home / "folder").mkdir()
    lines = written(home, "[]\n", files=("a.txt", "none.txt", "../up.txt", "folder"))
    found = problems(home, texts.check)
    assert [(problem.severity, problem.code, problem.line) for problem in found] == [
        (Severity.WARNING, "text-missing", line_with(lines, "none.txt")),
        (Severity.ERROR, "text-outside", line_with(lines, "up.txt")),
        (Severity.ERROR, "text-directory", line_with(lines, "folder")),
    ]
    assert {problem.path for problem in found} == {str(home / "events.yaml")}
