"""What can be done about a problem, worked out when somebody looks at it.

A fix is only offered where it takes the problem away. What has none, and why, is said in `WITHOUT`; warnings and hints
can be accepted with a reason as well, and so can quotations that are lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from viewer.base.problems import Problem, Severity
from viewer.registry.fixes import accepting
from viewer.registry.fixes.fix import Case, Fix
from viewer.registry.registry import Registry
from viewer.sources.library import Library

_MOST = 14  # fixes of one problem

WITHOUT: Mapping[str, str] = {
    "not-utf8": "what the bytes meant is lost; the file is saved as UTF-8",
    "too-deep": "brackets or indentation went wrong somewhere, and nothing tells where",
    "several-documents": "putting two documents together decides between two values of each key",
    "key-not-text": "a list or mapping as a key tells nothing of what was meant",
    "alias-expands": "writing out what it repeats makes the file too large to read",
    "out-of-range": "the right number is known to the writer alone",
    "unknown-format": "a file of a newer format does not become older by its number",
    "text-outside": "the text has to be copied into the registry's folder first",
    "text-directory": "which of the files in the folder is meant is not known",
    "text-binary": "the file has to be converted to text first",
    "text-too-large": "the file has to be cut first",
    "text-unreadable": "permissions are changed outside the registry",
    "text-encoding": "the text is saved as UTF-8 in another program",
    "changed-since-review": "somebody has to read the event again",
}


def fixes_for(registry: Registry, problem: Problem, library: Library) -> tuple[Fix, ...]:
    """Return what can be done about `problem`, the best first; nothing for a problem of another reading.

    Args:
        registry: as it was checked.
        problem: one of its problems.
        library: reads its article texts.
    """
    case = Case(registry, problem)
    if problem.line < 1 or _is_stale(case):
        return ()
    found = [fix for fix in _found(case, library) if _can_be_made(case, fix)]
    found.sort(key=lambda fix: not fix.preferred)
    return tuple(found[:_MOST])


def _is_stale(case: Case) -> bool:
    """Return whether the problem stands elsewhere now than its place in the data."""
    problem = case.problem
    if problem.place:
        return case.registry.locator.place(problem.place, key=problem.at_key) != (problem.line, problem.column)
    return problem.line > case.registry.document.text.count("\n") + 1


def _can_be_made(case: Case, fix: Fix) -> bool:
    """Return whether the edits of a fix can be made: where anchors and tags occur, some cannot."""
    document = case.registry.document
    if fix.changes or fix.passage or not document.special:
        return True
    from viewer.registry.patch import Refused, plan

    try:
        plan(document, fix.answered("-").edits)
    except Refused:
        return False
    return True


def _found(case: Case, library: Library) -> Iterator[Fix]:
    from viewer.registry.fixes.all import MAKERS  # the window paints before it offers fixes

    code = case.problem.code
    if code in MAKERS:
        yield from MAKERS[code](case)
    elif code in _WITH_TEXTS:
        yield from _WITH_TEXTS[code](case, library)
    if case.problem.severity is not Severity.ERROR or code == "passage-lost":
        yield from accepting.accept(case)


def _lost(case: Case, library: Library) -> Iterator[Fix]:
    from viewer.sources.fixes import passages

    yield from passages.lost(case, library)


def _ambiguous(case: Case, library: Library) -> Iterator[Fix]:
    from viewer.sources.fixes import passages

    yield from passages.ambiguous(case, library)


def _moved(case: Case, library: Library) -> Iterator[Fix]:
    from viewer.sources.fixes import passages

    yield from passages.moved(case, library)


def _missing(case: Case, _library: Library) -> Iterator[Fix]:
    from viewer.sources.fixes import texts

    yield from texts.missing(case)


_WITH_TEXTS: Mapping[str, Callable[[Case, Library], Iterator[Fix]]] = {
    "passage-lost": _lost,
    "passage-ambiguous": _ambiguous,
    "passage-moved": _moved,
    "text-missing": _missing,
}
