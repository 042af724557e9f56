from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.registry.reading import TODAY
from viewer.base.observe import Signal
from viewer.registry.partners import partners
from viewer.registry.reader import check, of_document, read_bytes
from viewer.registry.records import Evidence
from viewer.registry.registry import Registry
from viewer.registry.reread import reread
from viewer.search.facets import NO_FILTER
from viewer.session import GROUPINGS, PassageRef, Session, newest_held, time_order

TEXT = """\
format: 1
language: en
home: FRD
parties: {FRD: {name: Freedonia}, SYL: {name: Sylvania}}
sources: {s: {title: S, texts: [{file: s.txt}]}}
events:
  - {id: late, title: "Late talks", date: 2022, kind: dialogue, parties: [SYL], sources: [s]}
  - {id: early, title: "Early talks", date: 2020, kind: dialogue, sources: [s]}
  - {id: none, title: "Undated visit", kind: visit, sources: [s]}
  - {id: middle, title: "Middle visit", date: 2021, kind: visit, sources: [s]}
"""

SHOWN = [
    "registry",
    "today",
    "selected",
    "chosen",
    "query",
    "found",
    "found_in_articles",
    "show_only",
    "filter",
    "passing",
    "grouping",
    "titles",
    "passage",
    "problems",
    "outdated",
]


def registry(folder: Path, text: str = TEXT) -> Registry:
    """Return a registry that lies in `folder` with one article."""
    (folder / "s.txt").write_text("They spoke of hovercraft.", encoding="utf-8")
    return read_bytes(folder / "events.yaml", text.encode())


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return a session on the small registry."""
    return Session(registry(tmp_path), today=TODAY, titles="en")


class Heard:
    """Notes what a session announces, in order."""

    def __init__(self, session: Session) -> None:
        self.facts: list[str] = []
        for name, signal in vars(session).items():
            if isinstance(signal, Signal):
                signal.connect(lambda value, name=name: self.facts.append(f"{name}: {self._short(value)}"))

    @staticmethod
    def _short(value: object) -> str:
        return "registry" if isinstance(value, Registry) else str(value)

    def take(self) -> list[str]:
        """Return what was announced since the last call."""
        facts, self.facts = self.facts, []
        return facts


@pytest.fixture
def heard(session: Session) -> Heard:
    """Return a listener to everything that the session announces."""
    return Heard(session)


def ids(session: Session, indexes: tuple[int, ...]) -> list[str]:
    """Return the ids of events by their places."""
    return [session.registry.heads[index].id for index in indexes]


def test_a_new_session_shows_everything(session: Session) -> None:
    """Nothing is selected, found or left out."""
    assert ids(session, session.passing) == ["late", "early", "none", "middle"]
    assert (session.selected, session.selected_head, session.found, session.query) == (None, None, (), "")
    assert (session.grouping, session.titles, session.today, session.filter) == ("partner", "en", TODAY, NO_FILTER)


def test_selecting_is_announced_once(session: Session, heard: Heard) -> None:
    """The same selection again is silent; unknown ids are ignored; None lets go."""
    session.select("early")
    session.select("early")
    session.select("zzz")
    assert session.selected == "early"
    assert session.selected_head is session.registry.heads[1]
    session.select(None)
    assert heard.take() == ["selection_changed: early", "selection_changed: None"]


def test_a_query_finds_in_time_order(session: Session, heard: Heard) -> None:
    """What is found comes by date, undated last; nothing is left out of what is shown."""
    session.set_query("visit")
    session.set_query("visit")
    assert ids(session, session.found) == ["middle", "none"]
    assert len(session.passing) == 4
    assert heard.take() == ["query_changed: visit"]
    session.set_query("  ")
    assert session.found == ()
    assert len(heard.take()) == 1


def test_a_query_finds_what_only_an_article_says(session: Session) -> None:
    """Words in a source's text find the events that rest on it."""
    session.set_query("hovercraft")
    assert ids(session, session.found) == ["early", "middle", "late", "none"]


def test_showing_only_what_is_found_filters(session: Session, heard: Heard) -> None:
    """With show_only the query leaves out the rest, in the file's order; an empty query leaves out nothing."""
    session.set_show_only(True)
    heard.take()
    session.set_query("visit")
    assert ids(session, session.passing) == ["none", "middle"]
    assert heard.take() == ["query_changed: visit", "passing_changed: None"]
    session.set_query("")
    assert len(session.passing) == 4
    session.set_query("no such thing")
    assert session.passing == ()
    session.set_show_only(False)
    session.set_show_only(False)
    assert len(session.passing) == 4
    assert heard.take().count("passing_changed: None") == 3


def test_a_filter_leaves_out(session: Session, heard: Heard) -> None:
    """A filter and the query hold together."""
    visits = NO_FILTER.without("kind", ["dialogue"])
    session.set_filter(visits)
    session.set_filter(NO_FILTER.without("kind", ["dialogue"]))
    assert ids(session, session.passing) == ["none", "middle"]
    assert heard.take() == ["passing_changed: None"]
    session.set_show_only(True)
    session.set_query("middle")
    assert ids(session, session.passing) == ["middle"]
    session.set_filter(NO_FILTER)
    session.set_query("")
    assert len(session.passing) == 4


@pytest.mark.parametrize("grouping", GROUPINGS[1:])
def test_grouping_is_one_of_four(session: Session, heard: Heard, grouping: str) -> None:
    """A grouping is announced once; other words are ignored, at the start too."""
    session.set_grouping(grouping)
    session.set_grouping(grouping)
    session.set_grouping("colour")
    assert session.grouping == grouping
    assert heard.take() == [f"grouping_changed: {grouping}"]
    assert Session(session.registry, today=TODAY, grouping="colour").grouping == "partner"


def test_the_language_of_titles_is_announced_once(session: Session, heard: Heard) -> None:
    """The same language again is silent."""
    session.set_titles("en")
    session.set_titles("vi")
    assert heard.take() == ["titles_changed: vi"]


def test_a_passage_is_followed_and_let_go(session: Session, heard: Heard) -> None:
    """A passage is its source and its words; another selection lets it go first."""
    passage = PassageRef("s", "hovercraft")
    session.select("early")
    session.focus_passage("s", Evidence("s", "hovercraft"))
    session.focus_passage("s", Evidence("s", "hovercraft", supports=("date",)))
    assert session.passage == passage
    session.select("late")
    assert session.passage is None
    session.focus_passage("s", None)
    assert heard.take() == [
        "selection_changed: early",
        f"passage_changed: {passage}",
        "passage_changed: None",
        "selection_changed: late",
    ]


def test_problems_are_announced_once(session: Session, heard: Heard) -> None:
    """Problems, and that they belong to a broken text, are one fact."""
    problems = check(session.registry, TODAY)
    session.set_problems(problems)
    session.set_problems(problems)
    assert heard.take() == ([] if problems == session.registry.problems else ["problems_changed: None"])
    session.set_problems(problems, outdated=True)
    assert session.outdated
    assert heard.take() == ["problems_changed: None"]


def test_a_selection_survives_a_reload(session: Session, heard: Heard, tmp_path: Path) -> None:
    """An event of the same id stays selected, wherever it has moved and whatever its title is now."""
    session.select("middle")
    heard.take()
    after = TEXT.replace("Middle visit", "Other visit").replace(
        "  - {id: early", "  - {id: new, title: N}\n  - {id: early"
    )
    session.set_registry(registry(tmp_path, after))
    assert session.selected == "middle"
    assert session.selected_head is not None
    assert session.selected_head.title.en == "Other visit"
    assert heard.take() == ["registry_changed: registry", "passing_changed: None"]


def test_a_selection_that_is_gone_is_let_go_before_anybody_hears(session: Session, tmp_path: Path) -> None:
    """Who hears of the new registry sees no selection of an event that it has not, nor its passage."""
    session.select("middle")
    session.focus_passage("s", Evidence("s", "hovercraft"))
    seen: list[object] = []
    session.registry_changed.connect(lambda _registry: seen.append((session.selected, session.passage)))
    heard = Heard(session)
    session.set_registry(registry(tmp_path, TEXT.replace("id: middle", "id: other")))
    assert seen == [(None, None)]
    assert heard.take() == [
        "registry_changed: registry",
        "passing_changed: None",
        "passage_changed: None",
        "selection_changed: None",
    ]


def test_a_query_is_applied_anew_after_a_reload(session: Session, heard: Heard, tmp_path: Path) -> None:
    """What the query finds, and what show_only leaves, is that of the new text."""
    session.set_query("visit")
    session.set_show_only(True)
    heard.take()
    session.set_registry(registry(tmp_path, TEXT.replace("Early talks", "Early visit")))
    assert ids(session, session.found) == ["early", "middle", "none"]
    assert ids(session, session.passing) == ["early", "none", "middle"]
    assert heard.take() == ["registry_changed: registry", "passing_changed: None", "query_changed: visit"]


def test_a_filter_is_applied_anew_after_a_reload(session: Session, tmp_path: Path) -> None:
    """Values that were left out stay left out; new ones are shown."""
    session.set_filter(NO_FILTER.without("kind", ["visit"]))
    session.set_registry(registry(tmp_path, TEXT + "  - {id: call, title: C, kind: call}\n"))
    assert ids(session, session.passing) == ["late", "early", "call"]


def test_the_same_registry_is_no_news(session: Session, heard: Heard) -> None:
    """Setting what is shown already says nothing."""
    session.set_registry(session.registry)
    assert heard.take() == []


def test_a_successor_shows_the_same(session: Session, heard: Heard) -> None:
    """Everything that can be set is carried over, and nobody listens to the new session."""
    session.select("middle")
    session.focus_passage("s", Evidence("s", "hovercraft"))
    session.set_query("visit")
    session.set_show_only(True)
    session.set_filter(NO_FILTER.without("status", ["held"]))
    session.set_grouping("kind")
    session.set_titles("vi")
    session.set_problems(check(session.registry, TODAY), outdated=True)
    heard.take()
    after = session.successor()
    for name in SHOWN:
        assert getattr(after, name) == getattr(session, name), name
    after.select("late")
    after.set_query("")
    assert heard.take() == []
    assert session.selected == "middle"


def test_touched_texts_are_searched_anew(session: Session, heard: Heard, tmp_path: Path) -> None:
    """After an article has changed on disk the query finds what stands in it now."""
    session.set_query("airships")
    assert session.found == ()
    (tmp_path / "s.txt").write_text("They spoke of airships.", encoding="utf-8")
    heard.take()
    session.texts_touched()
    assert len(session.found) == 4
    assert heard.take() == ["texts_changed: None", "query_changed: airships"]
    session.texts_touched()
    assert heard.take() == ["texts_changed: None"]


def test_touched_texts_change_what_is_shown_only(session: Session, heard: Heard, tmp_path: Path) -> None:
    """Where only what is found is shown, a changed article changes what is shown."""
    session.set_show_only(True)
    session.set_query("airships")
    assert session.passing == ()
    (tmp_path / "s.txt").write_text("They spoke of airships.", encoding="utf-8")
    heard.take()
    session.texts_touched()
    assert len(session.passing) == 4
    assert heard.take()[-1] == "passing_changed: None"


def test_what_an_article_alone_says_is_told_apart(session: Session) -> None:
    """Events that are found through an article are marked as such, among all that are found."""
    session.set_query("hovercraft")
    assert session.found_in_articles == frozenset(session.found)
    session.set_query("visit")
    assert session.found_in_articles == frozenset()


def test_a_query_that_is_not_finished_hides_nothing(session: Session) -> None:
    """A field without a value yet looks for nothing, so everything is shown."""
    session.set_show_only(True)
    session.set_query("kind:")
    assert (session.found, len(session.passing)) == ((), 4)


def test_everything_can_be_looked_at_again(session: Session) -> None:
    """Query, show_only and filter are forgotten together."""
    session.set_query("visit")
    session.set_show_only(True)
    session.set_filter(NO_FILTER.without("kind", ["visit"]))
    session.look_at_everything()
    assert (session.query, session.show_only, session.filter, len(session.passing)) == ("", False, NO_FILTER, 4)


def test_the_newest_event_was_held_for_its_own_sake(tmp_path: Path) -> None:
    """Announced, background and undated events are none; of several a numbered one, then a larger one, comes first."""
    text = """\
events:
  - {id: announced, title: A, date: 2025, status: announced}
  - {id: mentioned, title: A, date: 2024, background: true}
  - {id: undated, title: A}
  - {id: large, title: A, date: 2023, participants: [a, b, c]}
  - {id: small, title: A, date: 2023, participants: [a]}
  - {id: old, title: A, date: 2020, series: {id: s, number: 9}}
"""
    assert newest_held(registry(tmp_path, text)) == "large"
    numbered = text.replace("{id: small, title: A", "{id: small, title: A, series: {id: s, number: 1}")
    assert newest_held(registry(tmp_path, numbered)) == "small"
    assert newest_held(registry(tmp_path, "events: []")) is None


def test_many_events_are_chosen_at_once(session: Session, tmp_path: Path) -> None:
    """What is chosen is announced once, without ids that are not there; a reload drops those that are gone."""
    heard: list[frozenset[str]] = []
    session.chosen_changed.connect(heard.append)
    session.choose_many(["late", "middle", "zzz"])
    session.choose_many(["middle", "late"])
    assert heard == [frozenset({"late", "middle"})]
    session.set_registry(registry(tmp_path, "events: [{id: late, title: A}]"))
    assert session.chosen == heard[-1] == frozenset({"late"})


def test_article_text_is_that_of_the_source(session: Session) -> None:
    """The text of a source can be had by its id; an unknown source has none."""
    assert session.article_text("s") == "They spoke of hovercraft."
    assert session.article_text("zzz") == ""


def test_time_order_puts_undated_events_last(tmp_path: Path) -> None:
    """Events come by their first possible day, else their last one, then by the file's order."""
    dates = ["~", "2021", "2020-06", "'[..2019-05-01]'", "2020-06", "/2018", "-0043", "2020-01-01/.."]
    text = "events:\n" + "".join(f"  - {{id: e{n}, title: A, date: {date}}}\n" for n, date in enumerate(dates))
    heads = registry(tmp_path, text).heads
    assert [head.id for head in sorted(heads, key=time_order)] == ["e6", "e5", "e3", "e7", "e2", "e4", "e1", "e0"]


def test_many_events_are_searched_while_the_window_is_idle(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is found at first, which is told; then what the query finds, which is told again."""
    monkeypatch.setattr("viewer.session._AT_ONCE", 2)
    begun: list[Iterator[None] | None] = []
    told: list[tuple[str, bool, int]] = []
    session.in_slices = begun.append
    session.query_changed.connect(lambda query: told.append((query, session.searching, len(session.found))))
    session.set_query("kind:visit")
    session.set_query("kind:dialogue")
    assert [steps is None for steps in begun] == [False, True, False]
    assert begun[-1] is not None
    for _step in begun[-1]:
        assert session.found == ()
    assert ids(session, session.found) == ["early", "late"]
    assert told == [("kind:visit", True, 0), ("kind:dialogue", True, 0), ("kind:dialogue", False, 2)]


def test_what_is_kept_of_a_registry_follows_to_the_next(session: Session) -> None:
    """After an edit nothing is worked out of all events anew."""
    known = session.registry
    before = partners(known)
    document = reread(known.document, known.document.text.replace("Late talks", "Later talks"))
    edited = of_document(known.path, document, known)
    session.set_registry(edited)
    assert partners(edited) is before
