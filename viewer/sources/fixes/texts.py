"""Texts of sources that are not where the registry says: a file of nearly that name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from viewer.registry.fixes.fix import Case, Fix, replace_by
from viewer.registry.patching.model import SetValue

_MOST = 3


def missing(case: Case) -> Iterator[Fix]:
    """Yield the files there are whose names resemble the one that is missing."""
    import difflib  # only a mistake needs it

    from viewer.registry.assist.text_files import text_files

    taken = {text.file for source in case.registry.sources.values() for text in source.texts}
    there = [file for file in text_files(case.registry) if file not in taken]
    name = PurePosixPath(case.text).name
    same = [file for file in there if PurePosixPath(file).name == name]
    near = difflib.get_close_matches(case.text, there, n=_MOST, cutoff=0.75)
    for number, file in enumerate(dict.fromkeys((*same, *near))):
        if number < _MOST:
            yield Fix(replace_by(file), (SetValue(case.path, file),), preferred=number == 0)
