"""The article files of a part's sources, as they lie below the registry's folder; what is missing is told.

Nothing outside the folder is ever read, and names stay what the registry calls them, so that the part finds them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from viewer.base.i18n import _
from viewer.registry.records import SourceText
from viewer.registry.registry import Registry
from viewer.sources.library import Library, TextProblem

RESERVED = frozenset(
    {
        *("events.yaml", "events.schema.json", "timeline.html", "readme.txt", "briefings"),
        *("briefing.docx", "briefing.pdf", "briefing.html"),
    }
)
"""Names at the bundle's top that are no article's, in small letters."""


def article_files(registry: Registry, library: Library, sources: Iterable[str]) -> tuple[dict[str, bytes], list[str]]:
    """Return the files of the texts of some sources by their relative paths, and sentences about those left out.

    What the program cannot show as a text is left out too: it supports nothing.
    """
    found: dict[str, bytes] = {}
    notes: list[str] = []
    for key in sources:
        for text in registry.sources[key].texts:
            name = _plain(text.file)
            if name in found:
                continue
            try:
                library.read(text)
                data = _bytes(library, text)
            except TextProblem as problem:
                notes.append(problem.message)
                continue
            if _is_taken(name, found):
                words = _("{file} is left out: the bundle has a file of that name.")
                notes.append(words.format(file=text.file))
                continue
            found[name] = data
    return found, notes


def _bytes(library: Library, text: SourceText) -> bytes:
    """Return the file's own bytes.

    Raises:
        TextProblem: it is not where the registry says (the user has named another place), or cannot be read any more.
    """
    path = library.locate(text.file)
    try:
        return path.read_bytes()
    except OSError:
        words = _("Source text is not on this computer: {file}.").format(file=text.file)
        raise TextProblem("text-missing", words) from None


def _plain(name: str) -> str:
    """Return a path without steps that lead nowhere, with forward slashes."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", "."))


def _is_taken(name: str, found: Mapping[str, bytes]) -> bool:
    return name.split("/")[0].lower() in RESERVED or name.lower() in {known.lower() for known in found}
