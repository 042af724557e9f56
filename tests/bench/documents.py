"""Briefings: making a document of 200 events, and writing it, beside the libraries that it is written with.

The baseline of a format is its library alone, writing as many plain paragraphs as the document has pieces of text
(paragraphs, items, cells, headings, notes), each as long as theirs. Both are timed by turns, from data in memory to the
bytes of the file, in processes of their own, since typst keeps what it has once worked out.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.figures import Figure

if TYPE_CHECKING:
    from viewer.briefing.document import Document

ROOT = Path(__file__).resolve().parents[2]
EVENTS, ROUNDS = 200, 5
FORMATS = ("DOCX", "PDF")


def figures() -> list[Figure]:
    """Return all figures of documents."""
    _document, seconds = _composed()
    found = [Figure(f"document of {EVENTS} events, made", seconds * 1000, "ms", None, "chosen, looked up, composed")]
    for name in FORMATS:
        base, own = _by_turns(name)
        how = f"plain paragraphs {base:.2f} s; median of {ROUNDS}, each in a process of its own"
        found.append(Figure(f"{name} of {EVENTS} events / plain paragraphs", own / base, "ratio", None, how))
        found.append(Figure(f"{name} of {EVENTS} events", own * 1000, "ms", None, how))
    return found


def _by_turns(name: str) -> tuple[float, float]:
    """Return the median seconds of the library alone, and of the writer."""
    seconds: dict[str, list[float]] = {"plain": [], "ours": []}
    for _round in range(ROUNDS):
        for which, taken in seconds.items():
            command = [sys.executable, "-m", "tests.bench.documents", name, which]
            said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
            taken.append(float(said.stdout))
    return statistics.median(seconds["plain"]), statistics.median(seconds["ours"])


def _seconds(name: str, which: str) -> float:
    """Return how long this process takes, the library being loaded."""
    document, _seconds = _composed()
    texts = _texts(document)
    works: dict[str, Callable[[], object]] = {
        "DOCX plain": lambda: _plain_docx(texts),
        "PDF plain": lambda: _plain_pdf(texts),
        "DOCX ours": lambda: _written(document, "docx"),
        "PDF ours": lambda: _written(document, "pdf"),
    }
    import docx
    import typst

    assert docx.Document is not None
    assert typst.Compiler is not None
    begin = time.perf_counter()
    works[f"{name} {which}"]()
    return time.perf_counter() - begin


def _composed() -> tuple[Document, float]:
    from tests.bench.generate import registry_text
    from viewer import preparing
    from viewer.briefing.briefing import Briefing
    from viewer.registry.reader import read
    from viewer.sources.library import Library

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events.yaml")
        path.write_text(registry_text(EVENTS), encoding="utf-8")
        registry = read(path)
        begin = time.perf_counter()
        document = preparing.document(Briefing(), registry, Library(registry.folder), 739_000, everything=True)
        return document, time.perf_counter() - begin


def _texts(document: Document) -> list[str]:
    """Return paragraphs without a look, as many and as long as the document's."""
    from viewer.briefing.document import all_runs, text_of

    lengths = [len(text_of(runs)) for runs in all_runs(document.blocks)]
    lengths += [len(text_of(note.runs)) for note in document.footnotes]
    word = "chữ "
    return [(word * (length // len(word) + 1)).strip() for length in lengths]


def _written(document: Document, suffix: str) -> object:
    from viewer.briefing.writers import table

    return table.write(document, {}, f"briefing.{suffix}")


def _plain_docx(texts: list[str]) -> bytes:
    import docx

    document, file = docx.Document(), io.BytesIO()
    for text in texts:
        document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def _plain_pdf(texts: list[str]) -> bytes:
    import typst

    from viewer.base import resources

    compiler = typst.Compiler(font_paths=[str(resources.path("fonts"))], ignore_system_fonts=True)
    source = '#set text(font: "IBM Plex Sans")\n' + "\n\n".join(texts)
    return bytes(compiler.compile(source.encode(), format="pdf"))


if __name__ == "__main__":
    sys.stdout.write(f"{_seconds(*sys.argv[1:])}\n")
