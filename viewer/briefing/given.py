"""What a document is made from, beside the briefing and the registry: looked up by whoever composes, and handed in.

Briefings read no article and run no query. The passages come with the words of the text in which they were found, the
problems as the checks found them, the events of the query as places in the registry.
"""

from __future__ import annotations

from collections.abc import Mapping

from viewer.base.problems import Problem
from viewer.base.value import field, frozen
from viewer.registry.registry import Registry

OWN_WORDS = ("original", "excerpt")  # kinds of text that have an original's own words


@frozen
class Passage:
    """A passage on which an event rests, as it was found in a text of its source.

    Attributes:
        source: id of the source.
        exact: its words as the registry quotes them.
        words: the words that stand in the text at its place; empty when it was not found.
        kind: of the text in which it was found (original, retelling, translation, excerpt); empty when it was not.
        state: found, moved, ambiguous or lost; "unread" where the source has no text that can be read.
        line: 1-based line of its text; 0 when it was not found.
        facts: which facts of the event it supports, such as "date", "person:<id>", "outcome:1".
    """

    source: str
    exact: str
    words: str = ""
    kind: str = ""
    state: str = "found"
    line: int = 0
    facts: tuple[str, ...] = ()

    @property
    def is_original(self) -> bool:
        """Return whether the words are an original's, so that they may stand in quotation marks."""
        return self.kind in OWN_WORDS and bool(self.words)


@frozen
class Given:
    """Everything that is handed in.

    Attributes:
        found: places in `registry.heads` of what the briefing's query finds.
        passages: of each event that may be chosen, by its id, in the order in which they are to be printed.
        problems: what the checks found in the registry.
        since: the registry that changes are told against; None for none.
        found_since: ids of what the query finds there, so that events that are gone can be told.
    """

    found: tuple[int, ...] = ()
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    since: Registry | None = None
    found_since: tuple[str, ...] = ()
