"""Reads registries that tests write in a few lines, and tells what was found in them."""

from __future__ import annotations

from pathlib import Path

from viewer.base.problems import Problem
from viewer.registry.dates import parse
from viewer.registry.reader import check, read_bytes
from viewer.registry.registry import Registry

VALID = sorted((Path(__file__).parent.parent / "fixtures" / "valid").glob("*.yaml"))
INVALID = sorted((Path(__file__).parent.parent / "fixtures" / "invalid").glob("*.yaml"))


def day(text: str) -> int:
    """Return the day number of a day."""
    number = parse(text).earliest
    assert number is not None
    return number


TODAY = day("2021-03-14")


def reading(text: str | bytes) -> Registry:
    """Return the registry that `text` holds."""
    return read_bytes(Path("events.yaml"), text.encode() if isinstance(text, str) else text)


def events(text: str, head: str = "format: 1\nlanguage: en\n") -> Registry:
    """Return a registry with these events; `text` is what stands below `events:`."""
    return reading(f"{head}events:\n{text}")


def problems(registry: Registry | str | bytes, *, sources: bool = False, today: int = TODAY) -> list[Problem]:
    """Return what is wrong with a registry; that an event has no source only when `sources` asks for it."""
    found = check(registry if isinstance(registry, Registry) else reading(registry), today)
    return [problem for problem in found if sources or problem.code != "no-source"]


def told(registry: Registry | str | bytes, *, sources: bool = False, today: int = TODAY) -> list[str]:
    """Return each problem as `line:column severity code`, in the order of the file."""
    return [
        f"{problem.line}:{problem.column} {problem.severity} {problem.code}"
        for problem in problems(registry, sources=sources, today=today)
    ]


def messages(registry: Registry | str | bytes) -> list[str]:
    """Return the sentences about a registry."""
    return [problem.message for problem in problems(registry)]
