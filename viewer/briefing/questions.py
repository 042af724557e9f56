"""What is still open about the chosen events: the problems that the checks found, in the document's language.

Problems of how the file is written are left out, since they are no questions about the matter; any other check joins by
itself, with the sentence of the problems list where there is none in the document's words here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from viewer.base.i18n import language
from viewer.base.problems import Problem
from viewer.briefing.document import Block, BulletList, Item, Paragraph, Run, Runs
from viewer.briefing.fields import all_evidence
from viewer.briefing.followup import is_settled
from viewer.briefing.page import Page, clean
from viewer.registry.records import Event, Evidence
from viewer.registry.registry import Registry

# Codes that speak of the file, not of what it tells.
# fmt: off
FORMAL = frozenset((
    "not-yaml", "not-a-registry", "not-utf8", "control-character", "too-deep", "several-documents", "duplicate-key",
    "key-not-text", "comma-in-text", "empty-value", "tag", "alias-unknown", "alias-expands", "unknown-key",
    "missing-key", "wrong-type", "unknown-value", "bad-format", "out-of-range", "unknown-format", "duplicate-id",
    "unknown-person", "unknown-party", "unknown-series", "unknown-source", "unknown-part-of", "unknown-event",
    "derived-id", "supports-nothing", "bad-date", "bad-time", "part-of-loop", "unusual-word", "unknown-code",
    "passage-moved", "changed-since-review", "text-outside", "text-directory", "text-binary", "text-too-large",
    "text-unreadable", "text-encoding",
))
# fmt: on
_PASSAGES = {"passage-lost": "q-lost", "passage-ambiguous": "q-ambiguous"}


def questions(page: Page) -> list[Block]:
    """Return everything that is open, by event in the order of time; then series, sources, and missing events."""
    items = [*_of_events(page), *_of_others(page)]
    gone = (clean(page.word("q-missing").format(id=event)) for event in page.matter.choice.missing)
    items += [Item((Run(words),)) for words in gone]
    heading = page.heading("questions")
    if not items:
        return [heading, Paragraph((Run(page.word("q-none")),), page.lang)]
    return [heading, BulletList(tuple(dict.fromkeys(items)), page.lang)]


def _of_events(page: Page) -> Iterator[Item]:
    problems: dict[str, list[Problem]] = {}
    for problem in page.matter.given.problems:
        if problem.code not in FORMAL and problem.event is not None:
            problems.setdefault(problem.event, []).append(problem)
    for one in page.pace.each(page.matter.choice.in_time):
        subject = (page.title(one.head), Run(": "))
        found = problems.get(one.event.id, [])
        if any(problem.code == "announced-past" for problem in found) and is_settled(page, one.head):
            found = [problem for problem in found if problem.code != "announced-past"]
        said = [_sentence(page, problem, one.event) for problem in found]
        said += _of_passages(page, one.event)
        yield from (Item((*subject, *words), one.event.id) for words in said)


def _of_passages(page: Page, event: Event) -> Iterator[Runs]:
    """Yield what became of the passages that were handed in; the same as a problem says, once more at worst."""
    for passage in page.matter.given.passages.get(event.id, ()):
        key = _PASSAGES.get(f"passage-{passage.state}")
        if key is not None:
            yield _about_words(page, key, passage.source, passage.exact)


def _of_others(page: Page) -> Iterator[Item]:
    """Yield what is open about the series and sources of the chosen events."""
    chosen = page.matter.choice.in_time
    series = {one.head.series for one in chosen}
    sources = {key for one in chosen for key in one.head.sources}
    numbers = _numbers(page.registry, series)
    for problem in page.matter.given.problems:
        if problem.code in FORMAL or problem.event is not None or len(problem.place) < 2:
            continue
        section, key = problem.place[0], str(problem.place[1])
        if section == "series" and key in series and key in page.registry.series:
            subject: Runs = (page.said(page.registry.series[key].name), Run(": "))
            yield Item((*subject, *_of_series(page, problem, numbers.get(key, []))))
        elif section == "sources" and key in sources:
            label = page.source(key)
            subject = (label, Run(": ")) if label is not None else ()
            missing = problem.code == "text-missing"  # whose own sentence speaks of the writer's computer
            yield Item((*subject, Run(page.word("q-no-text")) if missing else _foreign(page, problem)))


def _numbers(registry: Registry, series: set[str]) -> dict[str, list[int]]:
    """Return which numbers of each of the `series` are there."""
    found: dict[str, list[int]] = {}
    for head in registry.heads:
        if head.series in series and head.number is not None and head.number > 0:
            found.setdefault(head.series, []).append(head.number)
    return found


def _of_series(page: Page, problem: Problem, numbers: Iterable[int]) -> Runs:
    if problem.code != "series-gap":
        return (_foreign(page, problem),)
    return (Run(page.word("q-gap").format(numbers=", ".join(_gaps(numbers)))),)


def _gaps(numbers: Iterable[int]) -> Iterator[str]:
    """Yield which numbers are not there, three and more in a row as first–last."""
    for before, after in pairwise([0, *sorted(numbers)]):
        first, last = before + 1, after - 1
        if last - first > 1:
            yield f"{first}–{last}"
        else:
            yield from (str(number) for number in range(first, last + 1))


def _sentence(page: Page, problem: Problem, event: Event) -> Runs:
    match problem.code:
        case "no-source":
            return (Run(page.word("q-no-source")),)
        case "announced-past" if event.date is not None:
            before, _mark, behind = page.word("q-announced").partition("{date}")
            return Run(before), page.date(event.date), Run(behind)
        case "passage-lost" | "passage-ambiguous":
            found = _evidence_at(event, problem.place)
            if found is not None:
                return _about_words(page, _PASSAGES[problem.code], found.source, found.exact)
    return (_foreign(page, problem),)


def _evidence_at(event: Event, place: tuple[str | int, ...]) -> Evidence | None:
    return next((one for one in all_evidence(event) if one.path == place), None)


def _about_words(page: Page, key: str, source: str, words: str) -> Runs:
    """Return the sentence about a passage, whose words are not known to be the source's and stand without marks."""
    before, _mark, rest = page.word(key).partition("{source}")
    between, _other, behind = rest.partition("{words}")
    label = page.source(source) or Run(clean(source))
    runs = (Run(before), label, Run(between), Run(clean(words), italic=True), Run(behind))
    return tuple(run for run in runs if run.text)


def _foreign(page: Page, problem: Problem) -> Run:
    """Return a problem's own sentence, marked where the window speaks another language."""
    spoken = language()
    return Run(clean(problem.message), lang=spoken if spoken != page.lang else "")
