"""Checks that the texts that a registry names can be read, and that none leads out of its folder.

A missing text is a warning, because originals often stay on one computer; what is there and cannot be shown is
an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from viewer.base.problems import Problem, Severity
from viewer.sources.library import TextProblem

if TYPE_CHECKING:
    from viewer.registry.registry import Registry
    from viewer.sources.library import Library


def check(registry: Registry, library: Library) -> Iterator[Problem]:
    """Yield a problem for each text of a source that cannot be read; its code is the library's."""
    for source in registry.sources.values():
        for number, text in enumerate(source.texts):
            try:
                library.read(text)
            except TextProblem as problem:
                severity = Severity.WARNING if problem.code == "text-missing" else Severity.ERROR
                place = registry.locator.place(("sources", source.id, "texts", number, "file"))
                yield Problem(severity, problem.code, problem.message, str(registry.path), *place)
