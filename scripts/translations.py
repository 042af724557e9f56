"""Collects the program's words and compiles the Vietnamese catalogue; run by `make translations`.

`resources/translations/timeline-viewer.pot` is made from the source, the catalogue `vi/…/timeline-viewer.po` is
brought up to date with it (nothing is guessed: `fuzzy` entries are not made, and what the source no longer says
is dropped), and compiled to the `.mo` that the program reads. All three are kept in the repository, so that
running needs no tools. The same source gives the same bytes, whatever the clock, Python and Babel: messages are
found in the syntax tree, since a reader of tokens misses those inside f-strings before Python 3.12.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "viewer"
FOLDER = ROOT / "resources" / "translations"
TEMPLATE = FOLDER / "timeline-viewer.pot"
CATALOGUE = FOLDER / "vi" / "LC_MESSAGES" / "timeline-viewer.po"
COMPILED = CATALOGUE.with_suffix(".mo")
_ARGUMENTS = {"_": 1, "N_": 1, "ngettext": 2, "pgettext": 2}  # how many of a call's arguments are words
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)  # no clock in the files: the same words give the same bytes
_WIDTH = 110


class Words(NamedTuple):
    """One message of the source: its words (with the plural, where it has one) and the context they are said in."""

    id: str | tuple[str, str]
    context: str | None = None


class _Catalog(Catalog):
    """A catalogue whose header names neither people nor the version of Babel."""

    def __init__(self, locale: str | None = None) -> None:
        super().__init__(
            locale=locale,
            project="Timeline Viewer",
            header_comment=f"# {'Vietnamese words' if locale else 'Words'} of Timeline Viewer.\n#",
            creation_date=_EPOCH,
            revision_date=_EPOCH,
            fuzzy=False,
        )

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return what a reader of the file needs to know."""
        needed = ("Language", "Plural-Forms", "MIME-Version", "Content-Type")
        kept = [pair for pair in super().mime_headers if pair[0] in needed]
        return [("Project-Id-Version", self.project), *kept, ("Content-Transfer-Encoding", "8bit\n")]


def spoken() -> set[Words]:
    """Return every message of the source."""
    return {words for path in SOURCE.rglob("*.py") for words in _words_in(ast.parse(path.read_bytes()))}


def template() -> Catalog:
    """Return the messages of the source without translations."""
    catalog = _Catalog()
    for words in spoken():
        catalog.add(words.id, context=words.context)
    return catalog


def catalogue() -> Catalog:
    """Return the Vietnamese catalogue as it stands in its file."""
    if not CATALOGUE.exists():
        return _Catalog("vi")
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="vi")


def updated() -> Catalog:
    """Return the Vietnamese catalogue for the messages that the source has now."""
    known = catalogue()
    catalog = _Catalog("vi")
    for words in spoken():
        message = known.get(words.id, words.context)
        catalog.add(words.id, message.string if message else None, context=words.context)
    return catalog


def written(catalog: Catalog) -> bytes:
    """Return a catalogue as the bytes of its `.pot` or `.po` file."""
    out = io.BytesIO()
    write_po(out, catalog, sort_output=True, no_location=True, width=_WIDTH)
    return out.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as the bytes of its `.mo` file."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def files() -> dict[Path, bytes]:
    """Return the three files as they should be."""
    catalog = updated()
    return {TEMPLATE: written(template()), CATALOGUE: written(catalog), COMPILED: compiled(catalog)}


def missing(catalog: Catalog) -> list[Message]:
    """Return the messages that have no translation, or not all of its forms."""
    return [message for message in catalog if message.id and not all(forms(message))]


def forms(message: Message) -> tuple[str, ...]:
    """Return the translations of a message: one for each plural form."""
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string or "",)


def _words_in(tree: ast.AST) -> Iterator[Words]:
    """Yield the words of each call of gettext; what is no plain text there cannot be collected."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        name = node.func.id
        given = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
        texts = [text for text in given if isinstance(text, str)]
        if name not in _ARGUMENTS or len(texts) < _ARGUMENTS[name]:
            continue
        if name == "pgettext":
            yield Words(texts[1], texts[0])
        else:
            yield Words((texts[0], texts[1]) if name == "ngettext" else texts[0])


def main() -> int:
    """Update the template, the catalogue and the compiled file; name the words that have no translation."""
    for path, content in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    without = missing(catalogue())
    sys.stdout.writelines(f"not translated: {message.id}\n" for message in without)
    sys.stdout.write(f"{len(spoken())} messages, {len(without)} not translated\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
