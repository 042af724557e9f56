"""Makes fixes as the window does, and reads what they leave."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

from tests.registry.reading import TODAY
from viewer.base.problems import Problem
from viewer.checking import all_problems
from viewer.fixing import fixes_for
from viewer.registry.document import read_document
from viewer.registry.fixes.fix import Asks, Fix
from viewer.registry.history import Step
from viewer.registry.patch import plan
from viewer.registry.reader import of_document, read_bytes
from viewer.registry.registry import Registry
from viewer.sources.library import Library

_ANSWERS = {Asks.REASON: "The paper says so", Asks.ID: "an-id-of-its-own"}


def registry_of(text: str, folder: Path = Path()) -> Registry:
    """Return the registry that `text` holds, as if it stood in `folder`."""
    return read_bytes(folder / "events.yaml", text.encode())


def problems_of(registry: Registry) -> tuple[Problem, ...]:
    """Return all that is wrong with a registry on 14 March 2021."""
    return all_problems(registry, Library(registry.folder), TODAY)


def problem(registry: Registry, code: str) -> Problem:
    """Return the first problem with this code."""
    return next(one for one in problems_of(registry) if one.code == code)


def fixes(registry: Registry, code: str) -> tuple[Fix, ...]:
    """Return what can be done about the first problem with this code."""
    return fixes_for(registry, problem(registry, code), Library(registry.folder))


def titles(registry: Registry, code: str) -> list[str]:
    """Return the titles of what can be done about the first problem with this code."""
    return [fix.title for fix in fixes(registry, code)]


def fixed(registry: Registry, fix: Fix) -> str:
    """Return the text after a fix, with the usual answer to what it asks."""
    if fix.asks is not None:
        fix = fix.answered(_ANSWERS[fix.asks])
    if fix.edits:
        return plan(registry.document, fix.edits).text
    return Step(fix.title, fix.changes).applied(registry.document.text)


def after(registry: Registry, fix: Fix) -> Registry:
    """Return the registry after a fix, read from the start."""
    return of_document(registry.path, read_document(fixed(registry, fix)))


def changed(registry: Registry, fix: Fix) -> list[str]:
    """Return the lines that a fix removes (-) and adds (+)."""
    before, now = registry.document.text.split("\n"), fixed(registry, fix).split("\n")
    return [line for line in unified_diff(before, now, n=0, lineterm="") if line[:3] not in ("---", "+++", "@@ ")]
