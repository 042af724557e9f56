"""Chips of passages: those that stand on the same line of the same source share one.

A chip is lit while one of its passages is followed; a click follows its first passage, and each further click
the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.sources.anchors import State
from viewer.sources.support import Passage, chip

Key = tuple[str, str]
"""A passage that is followed: the source's id and the exact words."""


def key(passage: Passage) -> Key:
    """Return what tells the passage from others."""
    return passage.source.id, passage.evidence.exact


def shared(passages: Iterable[Passage]) -> tuple[tuple[Passage, ...], ...]:
    """Return passages in groups that share a chip, in order; lost ones share none with those that are found."""
    groups: dict[tuple[str, bool], list[Passage]] = {}
    for passage in passages:
        groups.setdefault((chip(passage), is_lost(passage)), []).append(passage)
    return tuple(tuple(group) for group in groups.values())


def is_lost(passage: Passage) -> bool:
    """Return whether the passage is not found in its source."""
    return passage.anchor.state is State.LOST


def is_lit(group: Iterable[Passage], followed: Key | None) -> bool:
    """Return whether one of the passages is the one that is followed."""
    return followed is not None and any(key(passage) == followed for passage in group)


def following(group: Sequence[Passage], followed: Key | None) -> Passage:
    """Return the passage that a click follows: the one after the one that is followed, else the first."""
    at = next((at for at, passage in enumerate(group) if key(passage) == followed), -1)
    return group[(at + 1) % len(group)]
