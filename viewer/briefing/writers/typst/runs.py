"""Turns runs into what the template reads: a plain run is its text, any other a dictionary of what it needs."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from viewer.briefing.document import Run, Runs
from viewer.briefing.writers.typst.words import fitted

LONGEST = 60  # characters of a word that fit into a line of the page

Said = list[str | dict[str, Any]]


def said(runs: Runs, anchors: Set[str], longest: int = LONGEST) -> Said:
    """Return `runs` for the template; links lead to `anchors` of the document or to addresses."""
    made: Said = []
    before: Run | None = None
    for run in runs:
        made.append(_run(run, anchors, longest, before))
        before = run
    return made


def _run(run: Run, anchors: Set[str], longest: int, before: Run | None) -> str | dict[str, Any]:
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
    if run.footnote is not None:
        entries["n"] = said(run.footnote.runs, anchors)
        if not run.text and before is not None and before.footnote is not None:
            entries["again"] = True  # numbers side by side are parted, or 1 and 2 would be read as 12
    text = fitted(run.text, longest)
    return {"t": text, **entries} if entries else text
