"""Collects the program's words and compiles the Vietnamese catalogue; run by `make translations`.

`resources/translations/timeline-viewer.pot` is made from the source, the catalogue `vi/…/timeline-viewer.po` is
brought up to date with it (nothing is guessed: `fuzzy` entries are not made), and compiled to the `.mo` that the
program reads. Both are kept in the repository, so that running needs no tools.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
TEMPLATE = FOLDER / "timeline-viewer.pot"
CATALOGUE = FOLDER / "vi" / "LC_MESSAGES" / "timeline-viewer.po"
COMPILED = CATALOGUE.with_suffix(".mo")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)  # no clock in the files: the same words give the same bytes


def template() -> Catalog:
    """Return all messages of the source, sorted, without line numbers."""
    catalog = Catalog(project="Timeline Viewer", creation_date=_EPOCH, revision_date=_EPOCH)
    found = extract_from_dir(str(ROOT / "viewer"), [("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, comments, context in sorted(found, key=lambda item: (item[0], item[1])):
        catalog.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return catalog


def catalogue() -> Catalog:
    """Return the Vietnamese catalogue as it stands in its file."""
    if not CATALOGUE.exists():
        return Catalog(locale="vi", project="Timeline Viewer", creation_date=_EPOCH, revision_date=_EPOCH)
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="vi")


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as the bytes of its `.mo` file."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def _is_complete(message: Message) -> bool:
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(forms)


def main() -> int:
    """Update the template, the catalogue and the compiled file; say how many words are missing."""
    words = template()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with TEMPLATE.open("wb") as file:
        write_po(file, words, sort_output=True, no_location=True, width=110)
    translated = catalogue()
    translated.update(words, no_fuzzy_matching=True, update_header_comment=False)
    translated.obsolete.clear()
    translated.creation_date = translated.revision_date = _EPOCH
    with CATALOGUE.open("wb") as file:
        write_po(file, translated, sort_output=True, no_location=True, width=110)
    COMPILED.write_bytes(compiled(translated))
    missing = [message.id for message in translated if message.id and not _is_complete(message)]
    sys.stdout.write(f"{len(list(words)) - 1} messages, {len(missing)} not translated\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
