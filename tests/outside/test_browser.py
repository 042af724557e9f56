from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from tests.briefing.sample import sample
from tests.briefing.writers.figure import pictures
from tests.briefing.writers.questions import italian, printed, texts
from tests.outside.fetching import PROGRAM, asked, opened
from viewer.base.value import replace
from viewer.briefing.content import missing, normal
from viewer.briefing.document import Document, Paragraph, Run, Title
from viewer.briefing.writers.html import write
from viewer.briefing.writers.picture import Picture

pytestmark = pytest.mark.skipif(not PROGRAM, reason="chromium is not installed")

ELSEWHERE = "http://elsewhere.example"
FETCHING = (
    f'<img src="{ELSEWHERE}/a.png"><script src="{ELSEWHERE}/b.js"></script>',
    f"</style><style>@import url({ELSEWHERE}/c.css);</style>",
    f'"><link rel="stylesheet" href="{ELSEWHERE}/d.css">',
)
NARROW = """<!DOCTYPE html><body><iframe id="page" src="made.html" style="width:320px;height:900px;border:0"></iframe>
<script>
page.onload = () => {
  const root = page.contentDocument.documentElement
  document.body.dataset.beyond = root.scrollWidth - root.clientWidth
}
</script>
"""


def hostile() -> Document:
    """Return the sample with words that would fetch something if they were mark-up, and a link to where."""
    first, *others = sample().blocks
    assert isinstance(first, Title)
    title = replace(first, text=first.text + FETCHING[1])
    words = [Paragraph((Run(one, link=f"{ELSEWHERE}/link"),), "vi") for one in FETCHING]
    return replace(sample(), blocks=(title, *others[:4], *words, *others[4:]))


def written(document: Document, folder: Path, svg: bytes = b"") -> Path:
    """Return the page of a document in a folder."""
    drawn = {key: Picture(svg or one.svg, one.png, one.width, one.height) for key, one in pictures().items()}
    path = folder / "made.html"
    path.write_bytes(write(document, drawn, path.name)[path.name])
    return path


def test_a_page_fetches_nothing_and_has_no_faults(tmp_path: Path) -> None:
    """Whatever words and pictures hold, the browser asks nobody, and finds no fault with fonts, rules and policy."""
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
        b'<image xlink:href="http://elsewhere.example/e.png" width="9" height="9"/></svg>'
    )
    page = written(hostile(), tmp_path, svg)
    with asked() as proxy:
        shown, console = opened(page, "--dump-dom", proxy=proxy)
    assert (proxy.others, console) == ([], [])
    assert "Họp" in shown


def test_a_page_that_fetches_would_be_seen(tmp_path: Path) -> None:
    """The same browser, opening a page that does fetch, asks the proxy: so its silence means something."""
    page = tmp_path / "made.html"
    page.write_text(f"<!DOCTYPE html>{FETCHING[0]}", encoding="utf-8")
    with asked() as proxy:
        opened(page, "--dump-dom", proxy=proxy)
    assert {f"{ELSEWHERE}/a.png", f"{ELSEWHERE}/b.js"} <= set(proxy.others)


@pytest.mark.parametrize("make", [hostile, italian])
def test_a_page_fits_a_phone(make: Callable[[], Document], tmp_path: Path) -> None:
    """On a screen of 320 px nothing but the figure reaches beyond its sides."""
    document = make()
    wide = Paragraph((Run("x" * 400),), "vi")
    written(replace(document, blocks=(*document.blocks, wide)), tmp_path)
    frame = tmp_path / "frame.html"
    frame.write_text(NARROW, encoding="utf-8")
    shown, _console = opened(frame, "--virtual-time-budget=4000", "--dump-dom")
    assert re.findall('data-beyond="(.*?)"', shown) == ["0"]


def test_printed_pages_have_their_words_number_and_handling_line(tmp_path: Path) -> None:
    """On paper every page has its number and its part's handling line, and all words of the document are there."""
    document = sample()
    pdf = tmp_path / "made.pdf"
    opened(written(document, tmp_path), "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    with pypdfium2.PdfDocument(pdf) as paper:
        pages = [normal(page.get_textpage().get_text_bounded()) for page in paper]
    assert len(pages) == 2
    for number, (text, handling) in enumerate(zip(pages, ("Nội bộ", "Internal"), strict=True), 1):
        assert f"{number} / 2" in text
        assert handling in text
    whole = "".join(" ".join(pages).split())
    assert not [words for words in texts(printed(document)) if "".join(words.split()) not in whole]
    assert missing(["Họp"], pages[0]) == ()
