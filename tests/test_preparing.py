from collections import Counter
from pathlib import Path

import pytest

from tests.bench.generate import registry_text
from viewer import preparing
from viewer.base.value import replace
from viewer.base.work import Cancelled
from viewer.briefing import content
from viewer.briefing.briefing import Briefing, Entry
from viewer.briefing.document import Heading, Table
from viewer.registry.reader import read_bytes
from viewer.registry.registry import Registry
from viewer.sources.library import Library

TODAY = 750000
TEXT = """\
format: 1
language: en
home: AA
sources:
  post: {title: "The post", published: 2030-04-01, texts: [{file: post.txt}]}
  lost: {title: "A lost text", texts: [{file: no-such.txt}]}
events:
  - id: first
    title: "First"
    date: 2030-02-01
    kind: dialogue
    sources: [post]
    evidence: [{source: post, exact: "met by the lake"}, {source: lost, exact: "never read"}]
  - {id: plan, title: "Plan", date: 2030-03, status: announced, kind: exercise, sources: [post]}
  - {id: other, title: "Other", date: 2035-01-01, kind: dialogue}
"""


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """Return a small registry with one of its two texts."""
    (tmp_path / "post.txt").write_text("On Monday\nthey met by the lake.\n", encoding="utf-8")
    return read_bytes(tmp_path / "events.yaml", TEXT.encode())


def many(count: int, folder: Path) -> Registry:
    """Return a registry of invented events."""
    return read_bytes(folder / "events.yaml", registry_text(count).encode())


def test_passages_are_looked_up_with_their_words_and_lines(registry: Registry) -> None:
    """A passage comes with the text's own words; one whose source has no readable text says that it is unread."""
    given = preparing.prepare(Briefing(entries=(Entry("first"),)), registry, Library(registry.folder), TODAY)
    found = [(one.source, one.words, one.kind, one.state, one.line) for one in given.passages["first"]]
    assert found == [("post", "met by the lake", "original", "found", 2), ("lost", "", "", "unread", 0)]


def test_only_events_of_the_document_have_their_passages_looked_up(registry: Registry) -> None:
    """What is left out of the query's events is not looked up either."""
    briefing = Briefing(query="kind:dialogue", entries=(Entry("plan"),), leave_out=("other",))
    given = preparing.prepare(briefing, registry, Library(registry.folder), TODAY)
    assert set(given.passages) == {"first", "plan"}
    assert given.found == (0, 2)


def test_no_query_finds_nothing_unless_everything_is_meant(registry: Registry) -> None:
    """A briefing by hand has its own events only; a command without a query means all."""
    library = Library(registry.folder)
    assert preparing.prepare(Briefing(), registry, library, TODAY).found == ()
    assert preparing.prepare(Briefing(), registry, library, TODAY, everything=True).found == (0, 1, 2)


def test_checks_look_at_dates_as_of_the_document(registry: Registry) -> None:
    """Whether a plan's day has passed is asked of the document's date, so that it is the same on any day."""
    library = Library(registry.folder)
    for day, passed in (("2030-02-15", False), ("2030-06-01", True)):
        briefing = Briefing(entries=(Entry("plan"),), as_of=day)
        codes = {problem.code for problem in preparing.prepare(briefing, registry, library, TODAY).problems}
        assert ("announced-past" in codes) is passed


def test_events_that_are_gone_are_found_in_the_older_registry(registry: Registry) -> None:
    """What the query finds in the older registry is told too."""
    older = read_bytes(registry.path, TEXT.replace("id: other", "id: before").encode())
    given = preparing.prepare(Briefing(query="kind:dialogue"), registry, Library(registry.folder), TODAY, older)
    assert given.found_since == ("first", "before")


@pytest.mark.parametrize("language", ["vi", "both"])
def test_every_one_of_2000_events_is_in_the_document(language: str, tmp_path: Path) -> None:
    """Counted: each selected event has its row in the chronology and its heading, in each language."""
    known = many(2000, tmp_path)
    briefing = Briefing(language=language)
    made = preparing.document(briefing, known, Library(known.folder), TODAY, everything=True)
    rows = [row.event for table in made.blocks if isinstance(table, Table) for row in table.rows if row.event]
    headings = [block.event for block in made.blocks if isinstance(block, Heading) and block.event]
    parts = len(briefing.languages)
    wanted = sorted([head.id for head in known.heads] * parts)
    assert sorted(headings) == wanted
    assert Counter(rows) >= Counter(wanted)
    assert {head.title.pick(lang) for head in known.heads for lang in briefing.languages} <= set(
        content.plain(made).events
    )


def test_long_work_tells_how_far_it_is(tmp_path: Path) -> None:
    """Reports never go back, and end at the end."""
    known = many(300, tmp_path)
    heard: list[tuple[int, int]] = []
    preparing.document(
        Briefing(language="both"),
        known,
        Library(known.folder),
        TODAY,
        report=lambda done, total: heard.append((done, total)),
        everything=True,
    )
    shares = [done / total for done, total in heard]
    assert shares == sorted(shares)
    assert len(set(heard)) > 30
    assert shares[-1] > 0.9


@pytest.mark.parametrize("share", [0.1, 0.4, 0.6, 0.9])
def test_work_can_be_stopped_anywhere(share: float, tmp_path: Path) -> None:
    """Whoever hears a report may stop the work: no document comes of it."""
    known = many(300, tmp_path)

    def report(done: int, total: int) -> None:
        if done / total >= share:
            raise Cancelled

    with pytest.raises(Cancelled):
        preparing.document(Briefing(), known, Library(known.folder), TODAY, report=report, everything=True)


def test_a_stage_counts_as_its_share() -> None:
    """A stage from 200 to 600 that is half done makes 400 of 1000; one without anything to do is done."""
    heard: list[tuple[int, int]] = []
    half = preparing.stage(lambda done, total: heard.append((done, total)), 200, 600)
    half(1, 2)
    half(0, 0)
    half(9, 2)
    assert heard == [(400, 1000), (600, 1000), (600, 1000)]


def test_steps_of_composing_grow_with_the_events_alone(tmp_path: Path) -> None:
    """Twice the plans take about twice the calls, also where all are of one series: nothing looks at every pair."""
    import cProfile
    import pstats

    def calls(count: int) -> int:
        lines = ["format: 1\nlanguage: en\nhome: AA\nseries: {talks: {name: Talks}}\nevents:\n"]
        for at in range(count):
            status = "announced" if at % 2 else "held"
            number = f", number: {at + 5}" if at % 4 else ""
            lines.append(
                f"  - {{id: e{at}, title: E{at}, date: {1000 + at}-01-02, kind: dialogue, parties: [AA, BB], "
                f"status: {status}, series: {{id: talks{number}}}}}\n"
            )
        known = read_bytes(tmp_path / "events.yaml", "".join(lines).encode())
        library = Library(known.folder)
        briefing = replace(Briefing(), language="en", as_of="9999-12-31")
        given = preparing.prepare(briefing, known, library, TODAY, everything=True)
        profile = cProfile.Profile()
        profile.runcall(preparing.compose, briefing, known, given)
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]  # it is there, and not in the stubs

    assert calls(400) / calls(200) < 2.2
