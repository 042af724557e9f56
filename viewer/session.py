"""The one place where the parts meet: registry, texts, selection, query, filter, grouping.

A session holds what the window shows, without any window. Each setter compares, stores and announces once;
widgets listen and draw. A reload replaces the registry and keeps the rest: a selection survives as long as an
event of that id exists, the query and the filter are applied anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.base.observe import Signal
from viewer.base.value import frozen
from viewer.registry.kept import follow
from viewer.search.facets import NO_FILTER, Filter
from viewer.sources.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from viewer.base.problems import Problem
    from viewer.registry.records import Evidence, Head
    from viewer.registry.registry import Registry
    from viewer.search.match import Matcher
    from viewer.search.query import Query

GROUPINGS = ("partner", "series", "kind", "person", "place", "source", "status", "topic", "none")

_AT_ONCE = 5000  # events; among more, a query is answered while the window is idle
_STEP = 500  # events


@frozen
class PassageRef:
    """A passage that the user follows: the source's id and the evidence's exact words."""

    source: str
    exact: str


class Session:
    """Holds what is looked at, and announces each change once.

    Args:
        registry: what is shown first.
        today: day number of the today line and of relative rules.
        titles: language of registry content, vi or en.
        grouping: one of GROUPINGS.
    """

    def __init__(self, registry: Registry, *, today: int, titles: str = "vi", grouping: str = "partner") -> None:
        self.registry_changed: Signal[Registry] = Signal()
        self.selection_changed: Signal[str | None] = Signal()
        self.chosen_changed: Signal[frozenset[str]] = Signal()
        self.query_changed: Signal[str] = Signal()
        self.passing_changed: Signal[None] = Signal()
        self.grouping_changed: Signal[str] = Signal()
        self.titles_changed: Signal[str] = Signal()
        self.passage_changed: Signal[PassageRef | None] = Signal()
        self.problems_changed: Signal[None] = Signal()
        self.texts_changed: Signal[None] = Signal()
        self.today = today
        self.selected: str | None = None
        self.chosen: frozenset[str] = frozenset()  # events that are edited together
        self.query = ""
        self.found: tuple[int, ...] = ()
        self.searching = False  # what the query finds is not known yet
        self.in_slices: Callable[[Iterator[None] | None], None] | None = None  # takes what is to be done while idle
        self.show_only = False
        self.filter: Filter = NO_FILTER
        self.grouping = grouping if grouping in GROUPINGS else GROUPINGS[0]
        self.titles = titles
        self.passage: PassageRef | None = None
        self.problems: tuple[Problem, ...] = registry.problems
        self.outdated = False  # the file is broken just now; what is shown is its last good version
        self.found_in_articles: frozenset[int] = frozenset()  # those of `found` that only an article tells of
        self.texts = Library(registry.folder)
        self._matcher: Matcher | None = None
        self._sought = False
        self._adopt(registry)

    def successor(self) -> Session:
        """Return a session that shows the same, and to which nobody listens yet."""
        after = Session(self.registry, today=self.today, titles=self.titles, grouping=self.grouping)
        after.set_query(self.query)
        after.set_show_only(self.show_only)
        after.set_filter(self.filter)
        after.select(self.selected)
        after.choose_many(self.chosen)
        after.set_problems(self.problems, outdated=self.outdated)
        after.passage = self.passage
        return after

    def set_registry(self, registry: Registry) -> None:
        """Show another reading of the file, keeping selection, query and filter where they still apply."""
        if registry is self.registry:
            return
        self._adopt(registry, self.registry)
        lost = self.selected is not None and registry.head(self.selected) is None
        dropped = lost and self.passage is not None
        chosen, self.chosen = self.chosen, frozenset(event for event in self.chosen if event in registry.by_id)
        if lost:
            self.selected = self.passage = None  # before anybody hears, so that all see one state
        self.registry_changed.emit(registry)
        self.passing_changed.emit(None)
        if self.query:
            self.query_changed.emit(self.query)
        if dropped:
            self.passage_changed.emit(None)
        if lost:
            self.selection_changed.emit(None)
        if chosen != self.chosen:
            self.chosen_changed.emit(self.chosen)

    def set_problems(self, problems: tuple[Problem, ...], *, outdated: bool = False) -> None:
        """List `problems`; `outdated` tells that they belong to a broken text whose last good version is shown."""
        if problems == self.problems and outdated == self.outdated:
            return
        self.problems = problems
        self.outdated = outdated
        self.problems_changed.emit(None)

    def select(self, event_id: str | None) -> None:
        """Make `event_id` the selected event of every pane; ids that are not in the registry are ignored."""
        if event_id == self.selected or (event_id is not None and self.registry.head(event_id) is None):
            return
        self.selected = event_id
        if self.passage is not None:
            self.passage = None
            self.passage_changed.emit(None)
        self.selection_changed.emit(event_id)

    def choose_many(self, event_ids: Iterable[str]) -> None:
        """Make just these events the ones that are edited together; ids that are not in the registry are ignored."""
        chosen = frozenset(event for event in event_ids if event in self.registry.by_id)
        if chosen != self.chosen:
            self.chosen = chosen
            self.chosen_changed.emit(chosen)

    def set_query(self, text: str) -> None:
        """Find `text` in the search box's language; the registry is not filtered unless `show_only`."""
        if text == self.query:
            return
        self.query = text
        self._find()
        if self.show_only:
            self._sift()
        self.query_changed.emit(text)
        if self.show_only:
            self.passing_changed.emit(None)

    def set_show_only(self, flag: bool) -> None:
        """Hide what the query does not match, or show it again."""
        if flag == self.show_only:
            return
        self.show_only = flag
        self._sift()
        self.query_changed.emit(self.query)
        self.passing_changed.emit(None)

    def set_filter(self, chosen: Filter) -> None:
        """Show only the events that `chosen` lets pass."""
        if chosen == self.filter:
            return
        self.filter = chosen
        self._sift()
        self.passing_changed.emit(None)

    def look_at_everything(self) -> None:
        """Forget query and filter, as for another file."""
        self.set_query("")
        self.set_show_only(False)
        self.set_filter(NO_FILTER)

    def set_grouping(self, grouping: str) -> None:
        """Group lanes by one of GROUPINGS; other words are ignored."""
        if grouping == self.grouping or grouping not in GROUPINGS:
            return
        self.grouping = grouping
        self.grouping_changed.emit(grouping)

    def set_titles(self, language: str) -> None:
        """Show registry content in `language` (vi or en) where it has both."""
        if language == self.titles:
            return
        self.titles = language
        self.titles_changed.emit(language)

    def texts_touched(self) -> None:
        """Tell everybody that article texts may have changed on disk; the library reads anew what did."""
        found, passing = self.found, self.passing
        self._matcher = None
        self._find()
        self._sift()
        self.texts_changed.emit(None)
        if found != self.found:
            self.query_changed.emit(self.query)
        if passing != self.passing:
            self.passing_changed.emit(None)

    def focus_passage(self, source: str, evidence: Evidence | None) -> None:
        """Follow a fact to its passage, or a passage to its fact; None lets go."""
        passage = None if evidence is None else PassageRef(source, evidence.exact)
        if passage == self.passage:
            return
        self.passage = passage
        self.passage_changed.emit(passage)

    @property
    def is_partial(self) -> bool:
        """Return whether the file has more events than the registry: reading goes on, or was cancelled."""
        return self.registry.document.missing > 0

    @property
    def selected_head(self) -> Head | None:
        """Return the head of the selected event, or None."""
        return None if self.selected is None else self.registry.head(self.selected)

    def matcher(self) -> Matcher:
        """Return what finds events of the present registry; made at the first call, then kept."""
        if self._matcher is None:
            from viewer.search.match import Matcher

            self._matcher = Matcher(self.registry, self.article_text)
        return self._matcher

    def article_text(self, source_id: str) -> str:
        """Return the texts of a source that can be read, joined by blank lines; empty when there is none."""
        source = self.registry.sources.get(source_id)
        if source is None:
            return ""
        return self.texts.joined(source)

    def _adopt(self, registry: Registry, before: Registry | None = None) -> None:
        if registry.folder != self.texts.folder:
            self.texts = Library(registry.folder)
        self.registry = registry
        if self._matcher is not None:
            self._matcher = self._matcher.successor(registry)
        if before is not None:
            follow(before, registry)
        self._find()
        self._sift()

    def _find(self) -> None:
        """Find what the query asks for: at once, or among many events while the window is idle."""
        self.found, self.found_in_articles, self._sought = (), frozenset(), False
        if self.searching and self.in_slices is not None:
            self.in_slices(None)
        self.searching = False
        if not self.query.strip():
            return
        from viewer.search.query import parse

        query = parse(self.query)
        if query.is_empty:  # a field without a value yet: nothing is looked for
            return
        if self.in_slices is not None and len(self.registry.heads) > _AT_ONCE:
            self.searching = True
            self.in_slices(self._find_later(query))
            return
        for _step in self._finding(query):
            pass

    def _finding(self, query: Query) -> Iterator[None]:
        matches = yield from self.matcher().steps(query)
        heads = self.registry.heads
        both = (*matches.events, *matches.articles)
        keys: list[tuple[bool, int, int]] = []
        for start in range(0, len(both), _STEP):
            keys += [time_order(heads[index]) for index in both[start : start + _STEP]]
            yield
        keys.sort()
        self.found = tuple([key[-1] for key in keys])
        self.found_in_articles = frozenset(matches.articles)
        self._sought = True

    def _find_later(self, query: Query) -> Iterator[None]:
        """Find a little at a time, and tell what was found."""
        yield from self._finding(query)
        self.searching = False
        if self.show_only:
            self._sift()
        self.query_changed.emit(self.query)
        if self.show_only:
            self.passing_changed.emit(None)

    def _sift(self) -> None:
        passing = tuple(range(len(self.registry.heads)))
        if self.filter != NO_FILTER:
            from viewer.search.facets import apply

            passing = apply(self.registry, self.filter)
        if self.show_only and self._sought:
            found = set(self.found)
            passing = tuple(index for index in passing if index in found)
        self.passing = passing


def newest_held(registry: Registry) -> str | None:
    """Return the newest event that was held and is reported for its own sake; None when there is none.

    Of several at one time a numbered one comes first, then the one with most participants.
    """
    held = [head for head in registry.heads if head.status == "held" and not head.background and head.date is not None]

    def rank(head: Head) -> tuple[int, bool, int]:
        return time_order(head)[1], head.number is not None, head.participants

    return max(held, key=rank).id if held else None


def time_order(head: Head) -> tuple[bool, int, int]:
    """Return the key that sorts events by time; undated ones come last."""
    date = head.date
    if date is None:
        return (True, 0, head.index)
    start = date.earliest if date.earliest is not None else date.latest
    return (False, start if start is not None else 0, head.index)
