"""Everything that is wrong with a registry and its article texts, in the order of the file.

This is what `check` prints and what the problems list shows: the reader's remarks, the schema, the rules about
the registry, and the rules that need the texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.base.problems import Problem
from viewer.registry.reader import check, placed
from viewer.registry.registry import Registry
from viewer.sources.library import Library


def all_problems(registry: Registry, library: Library, today: int) -> tuple[Problem, ...]:
    """Return all problems of `registry`, sorted by place; `today` is the day number for dates that have passed."""
    problems = [*check(registry, today), *_of_accepted(registry), *_of_texts(registry, library)]
    return tuple(sorted(problems, key=lambda problem: problem.order))


def _of_accepted(registry: Registry) -> Iterator[Problem]:
    from viewer.explain import known_codes
    from viewer.registry.checks import accepted  # the window paints before it checks

    yield from placed(registry, accepted.findings(registry, known_codes()))


def _of_texts(registry: Registry, library: Library) -> Iterator[Problem]:
    from viewer.sources.checks import evidence, texts  # the window paints before it checks

    yield from placed(registry, texts.check(registry, library))
    yield from placed(registry, evidence.check(registry, library))
