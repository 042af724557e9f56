"""The bundle's README: how to open what, in plain words, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.briefing.document import Document
from viewer.bundle.articles import LANGUAGES, Both
from viewer.bundle.words import ABOUT_PART, AS_OF, COUNT, NOTES, README

_RULE = "-" * 60


def text(
    document: Document, written: Sequence[str], counts: tuple[int, int, int], notes: Sequence[str], as_of: Both
) -> bytes:
    """Return the file, with the line ends and the mark at its beginning that old editors want.

    Args:
        document: the briefing.
        written: names of its files.
        counts: of events, sources and texts.
        notes: sentences about what is not in the bundle.
        as_of: its date in words.
    """
    events, sources, texts = counts
    parts = []
    for at, lang in enumerate(LANGUAGES):
        about = "\n".join(_said_of(document, as_of, at, lang))
        held = COUNT[at].format(events=events, sources=sources, texts=texts)
        said = README[at].format(title=document.title, about=about, documents=", ".join(written), count=held)
        parts.append(said if written else _without(said))
    if notes:
        parts.append("\n".join((" / ".join(NOTES), "", *(f"- {note}" for note in notes), "")))
    return f"\n{_RULE}\n\n".join(parts).replace("\n", "\r\n").encode("utf-8-sig")


def about(name: str, document: Document, as_of: Both) -> list[str]:
    """Return the lines at the top of the part: what it is a part of, and as of when."""
    found = []
    for at, lang in enumerate(LANGUAGES):
        said = ABOUT_PART[at].format(name=name, title=" ".join(document.title.split()))
        found.append(f"{said} {AS_OF[at].format(date=_in(as_of, lang))}" if as_of else said)
    return [*found, *([document.handling] if document.handling else [])]


def _said_of(document: Document, as_of: Both, at: int, lang: str) -> list[str]:
    said = [AS_OF[at].format(date=_in(as_of, lang))] if as_of else []
    return [*said, *([document.handling] if document.handling else [])]


def _without(said: str) -> str:
    """Return the words without the line about documents, of which there are none."""
    return "\n".join(line for line in said.split("\n") if not line.startswith("3. "))


def _in(said: Both, lang: str) -> str:
    return said if isinstance(said, str) else said[0 if lang == "vi" else 1]
