"""Every fix of every problem: it takes the problem away, brings no new mistake, and touches a few lines."""

from collections import Counter
from pathlib import Path

import pytest

from tests.fixing import after, changed, fixed, fixes, problems_of, registry_of
from tests.registry.reading import INVALID
from viewer.base.problems import Problem, Severity
from viewer.explain import known_codes
from viewer.fixing import _WITH_TEXTS, WITHOUT, fixes_for
from viewer.registry.fixes.all import MAKERS
from viewer.registry.fixes.fix import Case
from viewer.registry.reader import read
from viewer.sources.library import Library

# What a text says once it can be read may have mistakes of its own, which were hidden before.
HIDING = ("not-yaml", "wrong-type", "alias-unknown", "tag", "comma-in-text", "not-a-registry", "duplicate-key")
MOST_LINES = 16
ROOT = Path(__file__).parents[1]


def kinds(problems: tuple[Problem, ...], *, errors: bool = False) -> Counter[tuple[str, str]]:
    """Return how often each problem is told."""
    return Counter((one.code, one.message) for one in problems if not errors or one.severity is Severity.ERROR)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_every_fix_takes_its_problem_away(path: Path) -> None:
    """After any fix of any problem of a faulty file, that problem is told once less."""
    registry = read(path)
    problems = problems_of(registry)
    for problem in problems:
        for fix in fixes_for(registry, problem, Library(path.parent)):
            if fix.passage is None:
                key = problem.code, problem.message
                left = kinds(problems_of(after(registry, fix)))
                assert left[key] < kinds(problems)[key], (problem, fix.title)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_no_fix_brings_a_new_mistake(path: Path) -> None:
    """A fix leaves no more errors of any code than before, but for those that a broken text had hidden."""
    registry = read(path)
    problems = problems_of(registry)
    before = Counter(one.code for one in problems if one.severity is Severity.ERROR)
    for problem in problems:
        for fix in fixes_for(registry, problem, Library(path.parent)):
            if fix.passage is None and problem.code not in HIDING:
                now = Counter(one.code for one in problems_of(after(registry, fix)) if one.severity is Severity.ERROR)
                assert not now - before, (problem, fix.title)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_every_fix_is_small(path: Path) -> None:
    """A fix changes a few lines at one or two places, and no other event is read differently."""
    registry = read(path)
    for problem in problems_of(registry):
        for fix in fixes_for(registry, problem, Library(path.parent)):
            if fix.passage is None:
                assert 0 < len(changed(registry, fix)) <= MOST_LINES, (problem, fix.title)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_titles_are_words_for_a_button(path: Path) -> None:
    """Each fix has another title, which is short, has nothing left to fill in and no full stop; one is preferred."""
    registry = read(path)
    for problem in problems_of(registry):
        found = fixes_for(registry, problem, Library(path.parent))
        said = [fix.title for fix in found]
        assert len(set(said)) == len(said)
        assert sum(fix.preferred for fix in found) <= 1
        assert all(title and len(title) < 130 and "{" not in title.replace("“{", "") for title in said), said
        assert not any(title.endswith(".") for title in said)
        assert all(title.endswith("…") for fix, title in zip(found, said, strict=True) if fix.asks)


def test_each_code_has_fixes_or_a_reason_why_not() -> None:
    """Every code of the program is either known to have fixes, or it is said why it has none."""
    known = {*MAKERS, *_WITH_TEXTS}
    assert known | set(WITHOUT) >= set(known_codes())
    assert not known & set(WITHOUT)
    assert known | set(WITHOUT) <= set(known_codes()) | {"changed-since-review"}


def test_what_was_found_in_another_reading_has_no_fix() -> None:
    """A problem whose place in the data stands on another line now is not fixed by mistake."""
    text = "format: 1\nevents:\n  - {id: a, title: A, date: 5/12/2017, sources: []}\n"
    registry = registry_of(text)
    problem = next(one for one in problems_of(registry) if one.code == "bad-date")
    moved = registry_of("# a line more\n" + text)
    assert fixes_for(registry, problem, Library(Path()))
    assert fixes_for(moved, problem, Library(Path())) == ()


def test_a_problem_of_the_whole_file_has_no_place() -> None:
    """What concerns the file as a whole has no fix, and a place beyond the end neither."""
    registry = registry_of("format: 1\n")
    for line in (0, 99):
        problem = Problem(Severity.ERROR, "not-yaml", "It is none.", "events.yaml", line, line)
        assert fixes_for(registry, problem, Library(Path())) == ()


def test_what_stands_behind_an_alias_is_offered_no_edit() -> None:
    """Where an edit would be refused, because the value is repeated from elsewhere, the fix is not offered."""
    registry = registry_of("format: 1\nx-a: &a {date: 5/12/2017, title: A}\nevents:\n  - *a\n")
    assert [fix.title for fix in fixes(registry, "no-source")] == []


def test_a_case_knows_where_it_stands() -> None:
    """The offset of a problem is its line and column in the text."""
    registry = registry_of("format: 1\nevents:\n  - {title: A, datte: 2020}\n")
    problem = next(one for one in problems_of(registry) if one.code == "unknown-key")
    assert registry.document.text[Case(registry, problem).offset :].startswith("datte")


def test_a_quote_left_open_anywhere_is_closed_where_it_was() -> None:
    """Where a quote is missing at the end of any line of the shipped registry, the first fix puts it back."""
    lines = (ROOT / "events.yaml").read_text(encoding="utf-8").split("\n")
    quoted = [number for number, line in enumerate(lines) if line.endswith('"') and line.count('"') == 2]
    for number in quoted[:: len(quoted) // 6]:
        text = "\n".join((*lines[:number], lines[number][:-1], *lines[number + 1 :]))
        registry = registry_of(text, ROOT)
        if registry.document.broken:
            assert fixed(registry, fixes(registry, "not-yaml")[0]) == "\n".join(lines), lines[number]
