"""What poppler says of the PDF of three questions about the shipped registry, as the command line writes them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = {
    "eu": ("party:EU", "kind:dialogue"),
    "italy": ("party:IT",),
    "chien": ("person:hoang-xuan-chien",),
}
TOOLS = ("pdfinfo", "pdffonts", "pdftotext")

pytestmark = pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="poppler is not installed")


def said(*command: str) -> str:
    """Return what a program writes."""
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


@pytest.fixture(scope="module", params=[(name, lang) for name in QUESTIONS for lang in ("vi", "en")], ids="-".join)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the path of the PDF about one question in one language."""
    name, lang = request.param
    path = str(tmp_path_factory.mktemp("pdf") / f"{name}.pdf")
    words = [sys.executable, "-m", "viewer", "brief", "events.yaml", *QUESTIONS[name], "-o", path, "--lang", lang]
    given = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(words, cwd=ROOT, env=given, capture_output=True, check=True, timeout=120)
    return path


def test_every_font_is_embedded(made: str) -> None:
    """Each font is one of those that come with the program, embedded, in part, and with its letters' meanings."""
    lines = said("pdffonts", made).splitlines()[2:]
    assert lines
    for line in lines:
        assert re.match(r"[A-Z]{6}\+IBMPlex", line), line
        assert re.search(r" yes +yes +yes +\d+ +\d+$", line), line


def test_the_file_is_tagged(made: str) -> None:
    """The file is PDF 1.7, tagged, not encrypted, with a title, on A4."""
    info = dict(line.split(":", 1) for line in said("pdfinfo", made).splitlines() if ":" in line)
    found = {key: info[key].split()[0] for key in ("Tagged", "PDF version", "Encrypted", "JavaScript")}
    assert found == {"Tagged": "yes", "PDF version": "1.7", "Encrypted": "no", "JavaScript": "no"}
    assert info["Title"].strip()
    assert "A4" in info["Page size"]


def test_the_figure_is_on_the_first_page(made: str) -> None:
    """The words of the figure's caption stand on the first page, and no letter is missing from any page."""
    pages = said("pdftotext", "-layout", made, "-").split("\f")
    assert re.search("Dòng thời gian|Timeline", pages[0])
    assert re.search("Ký hiệu có số|Marks with a number", pages[0])
    assert not any("\ufffd" in page or "□" in page for page in pages)


def test_no_heading_ends_a_page(made: str) -> None:
    """Above the notes and the foot of a page there is more than a heading."""
    outline = {" ".join(line.split()) for line in _headings(made)}
    assert outline
    for page in said("pdftotext", "-layout", made, "-").split("\f")[:-1]:
        lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        body = [line for line in lines[:-1] if not re.match(r"\d+ S\d+, ", line)]
        assert body[-1] not in outline, body[-1]


def _headings(path: str) -> list[str]:
    import pypdfium2

    return [mark.get_title() for mark in pypdfium2.PdfDocument(path).get_toc()]
