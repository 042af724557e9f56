"""Checks that the texts that a registry names can be read, and that none leads out of its folder.

A missing text is a warning, because originals often stay on one computer; what is there and cannot be shown is
an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from viewer.base.problems import Severity
from viewer.registry.finding import Finding
from viewer.sources.library import TextProblem

if TYPE_CHECKING:
    from viewer.registry.registry import Registry
    from viewer.sources.library import Library


def check(registry: Registry, library: Library) -> Iterator[Finding]:
    """Yield each text of a source that cannot be read; the code is the library's."""
    for source in registry.sources.values():
        for text in source.texts:
            if not text.file:
                continue  # the schema says that it is missing
            try:
                library.read(text)
            except TextProblem as problem:
                severity = Severity.WARNING if problem.code == "text-missing" else Severity.ERROR
                yield Finding(severity, problem.code, problem.message, text.path)
