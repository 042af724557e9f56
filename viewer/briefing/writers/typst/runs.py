"""Turns runs into what the template reads: a plain run is its text, any other a dictionary of what it needs."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from viewer.briefing.document import Footnote, Run, Runs
from viewer.briefing.writers.typst.words import fitted

LONGEST = 60  # characters of a word that fit into a line of the page

Said = list[str | dict[str, Any]]


def said(runs: Runs, anchors: Set[str], longest: int = LONGEST, *, together: bool = False) -> Said:
    """Return `runs` for the template; links lead to `anchors` of the document or to addresses.

    With `together` all footnotes are printed where the first of them is: on one page.
    """
    notes = [run.footnote for run in runs if run.footnote is not None]
    made: Said = []
    before: Run | None = None
    for run in runs:
        entries = _looks(run, anchors)
        if run.footnote is not None:
            if together and run.footnote is not notes[0]:
                entries["m"] = run.footnote.number
            else:
                entries["n"] = [_note(note, anchors) for note in (notes if together else [run.footnote])]
            if not run.text and before is not None and before.footnote is not None:
                entries["after"] = True  # or 1 and 2 would be read as 12
        text = fitted(run.text, longest)
        made.append({"t": text, **entries} if entries else text)
        before = run
    return made


def _looks(run: Run, anchors: Set[str]) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    if run.bold:
        entries["b"] = True
    if run.italic:
        entries["i"] = True
    if run.lang:
        entries["l"] = run.lang
    if run.link.startswith("#"):
        if run.link[1:] in anchors:
            entries["to"] = run.link[1:]
    elif run.link:
        entries["u"] = run.link
    return entries


def _note(note: Footnote, anchors: Set[str]) -> tuple[int, Said]:
    return note.number, said(note.runs, anchors)
