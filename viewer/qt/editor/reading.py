"""Reads what was typed, when typing pauses; a large file is not read as a whole while one event of it is broken.

To read what can be read of a broken text of 10,000 events takes seconds. While the lines of the event at the cursor
are no YAML by themselves, the whole is not either: so it is said what is wrong there, and what was read last stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.base.problems import Problem, Severity
from viewer.registry.assist.chunks import chunk_at
from viewer.registry.yaml_words import YamlSyntaxError
from viewer.registry.yamlread import parse

if TYPE_CHECKING:
    from viewer.manuscript import Manuscript
    from viewer.session import Session

_LARGE = 300_000  # characters; what is shorter is read at once, broken or not


def read(manuscript: Manuscript, session: Session, offset: int) -> None:
    """Read the present text, in which somebody has just typed at `offset`."""
    problem = None
    if len(manuscript.text) > _LARGE and not manuscript.read_last.special and session.registry.heads:
        problem = broken_at(manuscript.text, offset, str(session.registry.path))
    if problem is None:
        manuscript.read()
    else:
        session.set_problems((problem,), outdated=True)


def broken_at(text: str, offset: int, path: str) -> Problem | None:
    """Return why the lines of the event or entry at `offset` are no YAML; None where they are."""
    chunk = chunk_at(text, offset)
    if not chunk.section or chunk.whole:
        return None
    start = text.rfind("\n", 0, chunk.start) + 1
    try:
        parse(text[start : chunk.end])
    except YamlSyntaxError as error:
        line = text.count("\n", 0, start) + error.line + 1
        return Problem(Severity.ERROR, error.code, str(error), path, line, error.column + 1)
    return None
