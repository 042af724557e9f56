"""Merges two changed texts of one registry, event by event.

Both texts come from the same third one, the base. Whatever only one side changed is taken from that side: events,
people, sources, series and parties as wholes, by their text or their name, wherever they were moved to. Only what both
sides changed differently is a conflict: there `mine` stays in the text until somebody chooses. Comments and blank
lines never conflict; of those that both changed, both stay.

A text whose layout cannot be trusted, because it is broken or written in an unusual way, is merged line by line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from viewer.base.value import frozen
from viewer.registry.line_ends import Ends, ends_of
from viewer.registry.merge_lines import regions
from viewer.registry.merge_parts import Merging
from viewer.registry.merge_pieces import cut, renamed
from viewer.registry.yaml_words import YamlSyntaxError
from viewer.registry.yamlread import is_special, parse

Choice = Literal["mine", "theirs", "both"]


@frozen
class Conflict:
    """One thing that both sides changed differently.

    Attributes:
        section: the top-level key that holds it; empty for a stretch of lines.
        what: the event's id, or the entry's key; the section's key when its own value is meant.
        base, mine, theirs: its text in each; empty where it is not there.
    """

    section: str
    what: str
    base: str
    mine: str
    theirs: str


@frozen
class Merge:
    """What came of merging.

    Attributes:
        text: all changes that are no conflicts, and mine where there is one.
        conflicts: what both sides changed differently, in the order of the text.
        changed: names of what theirs changed, added, removed or moved.
        pieces: the text in pieces; a number stands for the conflict of that index.
        ends: what to put on the joined pieces; None when nothing had to be merged.
    """

    text: str
    conflicts: tuple[Conflict, ...] = ()
    changed: tuple[str, ...] = ()
    pieces: tuple[str | int, ...] = ()
    ends: Ends | None = None


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Return what both sides have made of `base`, together."""
    if mine == theirs or theirs == base:
        return Merge(mine)
    ends = ends_of(base, mine, theirs)
    texts = [ends.plain(text) for text in (base, mine, theirs)]
    merging = _by_entries(*texts) or _by_lines(*texts)
    return Merge(
        ends.dressed("".join(merging.shown())),
        tuple(Conflict(*one) for one in merging.conflicts),
        tuple(dict.fromkeys(name for name in merging.changed if name)),
        tuple(merging.pieces),
        ends,
    )


def resolve(merged: Merge, choices: Mapping[int, Choice]) -> str:
    """Return the merged text with the conflicts decided.

    Args:
        merged: what `merge` returned.
        choices: by the index of the conflict; what is not named stays mine. With "both", theirs follows mine: an
            entry under a name of its own, anything else as comments.
    """
    if merged.ends is None:
        return merged.text
    found = [
        piece if isinstance(piece, str) else _chosen(merged, merged.conflicts[piece], choices.get(piece, "mine"))
        for piece in merged.pieces
    ]
    return merged.ends.dressed("".join(found))


def _chosen(merged: Merge, conflict: Conflict, choice: Choice) -> str:
    if choice == "mine":
        return conflict.mine
    if choice == "theirs" or not conflict.mine:
        return conflict.theirs
    if conflict.section and conflict.what != conflict.section:
        return conflict.mine + renamed(conflict.section, conflict.theirs, merged.text)
    return conflict.mine + "".join(f"# {line}" for line in conflict.theirs.splitlines(keepends=True))


def _by_entries(base: str, mine: str, theirs: str) -> Merging | None:
    """Merge by entries; None when the texts are not written so that this can be trusted."""
    cuts = [cut(text) for text in (base, mine, theirs)]
    old, ours, others = cuts
    if old is None or ours is None or others is None or not (ours.parts and others.parts):
        return None
    special = any(is_special(text) for text in (base, mine, theirs))
    merging = Merging(alone=not special)
    merging.take(old, ours, others)
    if merging.misled:
        return None
    if special and _is_yaml(mine) and not _is_yaml("".join(merging.shown())):
        return None
    return merging


def _by_lines(base: str, mine: str, theirs: str) -> Merging:
    merging = Merging(alone=False)
    for region in regions(base, mine, theirs):
        both = region.both
        if both is None:
            merging.conflict("", "", region.base, region.mine, region.theirs)
            continue
        if both != region.mine:
            merging.changed.append((region.theirs or region.base).strip().split("\n", 1)[0])
        merging.pieces.append(both)
    return merging


def _is_yaml(text: str) -> bool:
    try:
        parse(text)
    except YamlSyntaxError:
        return False
    return True
