"""Passages that share a chip."""

import pytest

from tests.sources import samples
from viewer.qt.panes.chips import following, is_lit, key, shared
from viewer.registry.records import Evidence
from viewer.sources.anchors import Anchor, State
from viewer.sources.support import Passage

SOURCE = samples.source(1)


def passage(words: str, line: int = 0) -> Passage:
    """Return a passage on a line of the source; a lost one without a line."""
    anchor = Anchor(State.FOUND, "a.txt", 0, 1, line) if line else Anchor(State.LOST)
    return Passage(SOURCE, Evidence("s1", words), anchor, ("date",))


ONE, TWO, THREE, LOST = passage("one", 4), passage("two", 7), passage("three", 4), passage("lost")


def test_passages_on_one_line_share_a_chip() -> None:
    """Groups keep the order in which their first passage came; lost ones stand apart."""
    assert shared([ONE, TWO, LOST, THREE]) == ((ONE, THREE), (TWO,), (LOST,))


@pytest.mark.parametrize(("followed", "next_one"), [(None, ONE), (ONE, THREE), (THREE, ONE), (TWO, ONE)])
def test_clicks_go_through_the_passages_of_a_chip(followed: Passage | None, next_one: Passage) -> None:
    """The first click follows the first passage, each further one the next, and then the first again."""
    assert following((ONE, THREE), None if followed is None else key(followed)) is next_one


def test_a_chip_is_lit_by_any_of_its_passages() -> None:
    """It is lit while one of them is followed, and never while none is."""
    assert is_lit((ONE, THREE), key(THREE))
    assert not is_lit((ONE, THREE), key(TWO))
    assert not is_lit((ONE, THREE), None)
