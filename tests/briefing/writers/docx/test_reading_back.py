"""What a file says when it is read again, with python-docx, mammoth, and the programs that are installed."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
import mammoth
import pytest
from docx.document import Document as Word
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from tests.briefing import shipped
from tests.briefing.sample import sample
from tests.briefing.writers.docx.opened import Opened, made, said, style_of
from viewer.base.value import replace
from viewer.briefing import content
from viewer.briefing.briefing import Briefing
from viewer.briefing.content import missing, normal, plain
from viewer.briefing.document import Document, Figure, Heading, PageBreak, Quote, Retold, Table, Title, text_of

QUESTIONS = {
    "sample": sample,
    "eu": lambda: shipped.document(Briefing(query="party:EU kind:dialogue", language="both")),
    "italy": lambda: shipped.document(Briefing(query="party:IT", language="vi", passages="all")),
    "chien": lambda: shipped.document(
        Briefing(query="person:hoang-xuan-chien", language="en", people=("hoang-xuan-chien",))
    ),
}


@pytest.fixture(params=QUESTIONS)
def document(request: pytest.FixtureRequest) -> Document:
    """Return one of the documents."""
    return QUESTIONS[request.param]()


def test_python_docx_reads_every_text_in_its_order(document: Document) -> None:
    """Titles, headings, paragraphs, items, cells and captions are all there, one behind the other."""
    read = " ".join(_said_by(docx.Document(io.BytesIO(made(document)))))
    wanted = _texts(document)
    assert missing(wanted, read) == ()


def test_python_docx_reads_events_dates_people_and_sources(document: Document) -> None:
    """What the document names is named in the file, in the same order and as often."""
    read = " ".join(_said_by(docx.Document(io.BytesIO(made(document)))))
    listed = plain(_printed(document))
    assert missing(listed.events, read) == ()
    assert missing(listed.dates, read) == ()
    assert missing(listed.people, read) == ()
    assert missing([one.text for one in listed.passages], read) == ()
    notes = " ".join(_notes(Opened(made(document))))
    assert len(re.findall(r"\bS\d+\b", read + " " + notes)) >= len(plain(document).sources)


def test_footnotes_are_footnotes(document: Document) -> None:
    """Each footnote of the document is one of the file, with its number and its text, referred to once."""
    opened = Opened(made(document))
    wanted = plain(document).footnotes
    if wanted:
        assert _notes(opened) == list(wanted)
    references = [one.get(_W("id")) for one in opened.body.iter(_W("footnoteReference"))]
    assert references == [str(number) for number in range(1, len(wanted) + 1)]


def test_headings_have_the_styles_of_their_levels(document: Document) -> None:
    """python-docx finds each heading under its level, and each part's title as Title."""
    word = docx.Document(io.BytesIO(made(document)))
    styles = [(one.style.name if one.style else "", normal(one.text)) for one in word.paragraphs]
    headings = [
        (f"Heading {one.level}", normal(text_of(one.runs))) for one in document.blocks if isinstance(one, Heading)
    ]
    assert [pair for pair in styles if pair[0].startswith("Heading ")] == headings
    assert [text for name, text in styles if name == "Title"] == [normal(one.text) for one in _titles(document)]


def test_tables_have_the_cells_of_the_document(document: Document) -> None:
    """Rows and columns are as many as in the document, and each cell says the same."""
    tables = docx.Document(io.BytesIO(made(document))).tables
    wanted = [block for block in document.blocks if isinstance(block, Table)]
    assert len(tables) == len(wanted)
    for table, block in zip(tables, wanted, strict=True):
        cells = [[normal(text_of(head)) for head in block.header]]
        cells += [
            [normal(" ".join(text_of(line.runs) for line in cell.paragraphs)) for cell in row.cells]
            for row in block.rows
        ]
        assert [[normal(cell.text) for cell in row.cells] for row in table.rows] == cells


def test_mammoth_reads_the_same(document: Document) -> None:
    """A reader for the web finds all texts, headings, links, notes and the words for the picture."""
    page = mammoth.convert_to_html(io.BytesIO(made(document))).value
    wanted = _texts(document)
    body, _mark, notes = page.partition('<ol><li id="footnote-1"')
    assert missing(wanted, _bare(body)) == ()
    assert missing(plain(document).footnotes, _bare("<li" + notes)) == ()
    level_one = [normal(text_of(one.runs)) for one in document.blocks if isinstance(one, Heading) and one.level == 1]
    found = [_bare(one) for one in re.findall(r"<h1>(.*?)</h1>", page)]
    assert [text for text in found if text in level_one] == level_one
    for figure in (block for block in document.blocks if isinstance(block, Figure)):
        assert f'alt="{html.escape(figure.alt)}"' in page


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_reads_the_same(document: Document, tmp_path: Path) -> None:
    """Pandoc finds all texts in their order, quotations as such, and each footnote where it is referred to."""
    path = tmp_path / "read.docx"
    path.write_bytes(made(document))
    run = subprocess.run(
        ["pandoc", "--from", "docx", "--to", "html", str(path)], capture_output=True, check=True, timeout=120
    )
    page = run.stdout.decode()
    assert run.stderr == b""
    # A title at the very beginning is what pandoc calls metadata, which it does not print here.
    wanted = _texts(document, heads=False)
    body, _mark, notes = page.partition('<section class="footnotes')
    assert missing(wanted, _bare(body)) == ()
    assert missing(plain(document).footnotes, _bare("<" + notes)) == ()
    quoted = " ".join(_bare(one) for one in re.findall(r"<blockquote>(.*?)</blockquote>", page, re.DOTALL))
    assert missing([one.text for one in plain(document).passages if one.original], quoted) == ()
    retold = [normal(text_of(one.runs)) for one in document.blocks if isinstance(one, Retold)]
    assert not [text for text in retold if text in quoted]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_pages_that_say_the_same(tmp_path: Path) -> None:
    """What LibreOffice saves after opening the file has all texts, notes and the handling line of each part."""
    document = replace(sample())
    path = tmp_path / "read.docx"
    path.write_bytes(made(document))
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), str(path)],
        capture_output=True,
        check=True,
        timeout=240,
    )
    page = (tmp_path / "read.fodt").read_text(encoding="utf-8")
    body = page[page.index("<office:text") :]
    noteless = re.sub(r"<text:note .*?</text:note>", "", body, flags=re.DOTALL)
    wanted = _texts(document)
    assert missing(wanted, _bare(noteless)) == ()
    assert (
        missing(plain(document).footnotes, _bare(" ".join(re.findall(r"<text:note .*?</text:note>", body, re.S)))) == ()
    )
    assert all(one.handling in page for one in _titles(document))


def test_passages_look_like_what_they_are(document: Document) -> None:
    """An original's words stand in the style Quote, what is retold in one of its own, and nothing else in either."""
    opened = Opened(made(document))
    for style, kind in (("Quote", Quote), ("Retold", Retold)):
        wanted = [normal(text_of(block.runs)) for block in document.blocks if isinstance(block, kind)]
        assert opened.styled(style) == wanted


def test_bold_and_italic_words_are_so(document: Document) -> None:
    """Exactly the runs that the document has bold or italic are so in the file."""
    opened = Opened(made(document))
    for mark, has in (("b", "bold"), ("i", "italic")):
        wanted = [
            normal(run.text)
            for runs in content.all_runs(document.blocks)
            for run in runs
            if getattr(run, has) and run.text
        ]
        found = [
            normal(_text(run)) for run in opened.body.iter(_W("r")) if run.find(f"{_W('rPr')}/{_W(mark)}") is not None
        ]
        assert found == wanted


def test_every_part_has_its_language_and_its_handling_line() -> None:
    """In a document in both languages each part's words are marked, and its pages bear its own handling line."""
    document = sample()
    opened = Opened(made(document))
    styles = opened.tree("word/styles.xml")
    assert styles.find(f"{_W('docDefaults')}//{_W('lang')}").get(_W("val")) == "vi-VN"  # type: ignore[union-attr]  # it is
    turn = next(one for one in opened.body if one.find(f"{_W('pPr')}/{_W('sectPr')}") is not None)
    blocks = list(turn.getparent())  # type: ignore[arg-type]  # the body
    ahead, behind = blocks[: blocks.index(turn)], blocks[blocks.index(turn) + 1 :]
    assert not [run for one in ahead for run in one.iter(_W("lang"))]
    languages = {_language(run) for one in behind for run in one.iter(_W("r")) if normal(_text(run))}
    assert languages == {"en-US", ""}
    foreign = [_text(run) for one in behind for run in one.iter(_W("r")) if _text(run) and not _language(run)]
    assert foreign == ["kênh riêng"]
    word = docx.Document(io.BytesIO(made(document)))
    assert [section.header.paragraphs[0].text for section in word.sections] == ["Nội bộ", "Internal"]
    assert [one.handling for one in _titles(document)] == ["Nội bộ", "Internal"]
    assert sum(isinstance(block, PageBreak) for block in document.blocks) == len(word.sections) - 1


def _titles(document: Document) -> list[Title]:
    return [block for block in document.blocks if isinstance(block, Title)]


def _printed(document: Document) -> Document:
    """Return a document without captions that only repeat the heading above: these are told to screen readers alone."""
    blocks = list(document.blocks)
    for place, (heading, table) in enumerate(zip(document.blocks, document.blocks[1:], strict=False), 1):
        if (
            isinstance(heading, Heading)
            and isinstance(table, Table)
            and text_of(heading.runs) == text_of(table.caption)
        ):
            blocks[place] = replace(table, caption=())
    return replace(document, blocks=tuple(blocks))


def _texts(document: Document, *, heads: bool = True) -> list[str]:
    """Return what is printed on the pages below their head, on request without what stands below a title."""
    without = {normal(one.handling) for one in _titles(document)}
    if not heads:
        without |= {normal(text) for one in _titles(document) for text in (one.text, one.subtitle, one.as_of)}
    return [text for text in plain(_printed(document)).texts if text not in without]


def _said_by(word: Word) -> Iterator[str]:
    """Yield what python-docx finds in the body, tables at their places."""
    for block in word.iter_inner_content():
        if isinstance(block, WordParagraph):
            yield said(block._p)
        else:
            yield from _cells(block)


def _cells(table: WordTable) -> Iterator[str]:
    for row in table.rows:
        for cell in row.cells:
            yield from (said(paragraph._p) for paragraph in cell.paragraphs)


def _notes(opened: Opened) -> list[str]:
    notes = [one for one in opened.tree("word/footnotes.xml") if one.get(_W("type")) is None]
    assert [one.get(_W("id")) for one in notes] == [str(number) for number in range(1, len(notes) + 1)]
    assert {style_of(paragraph) for one in notes for paragraph in one} == {"FootnoteText"}
    return [said(paragraph) for one in notes for paragraph in one]


def _bare(page: str) -> str:
    """Return the text of a page, without tags, numbers of notes and the arrows that lead back from them."""
    page = re.sub(r"<sup>.*?</sup>", "", page, flags=re.DOTALL)
    page = re.sub(r"<a [^>]*(footnote-ref|footnote-back)[^>]*>.*?</a>", "", page, flags=re.DOTALL)
    page = re.sub(r"<text:(s|tab)\b[^>]*>", " ", page)
    page = re.sub(r"</(p|li|td|th|h\d|tr|table|text:p|text:h)>", " ", page)
    return normal(html.unescape(re.sub(r"<[^>]*>", "", page)))


def _W(name: str) -> str:  # noqa: N802 — as the prefix of the names is written
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def _text(run: object) -> str:
    return "".join(one.text or "" for one in run.iter(_W("t")))  # type: ignore[attr-defined]  # elements only


def _language(run: object) -> str:
    found = run.find(f"{_W('rPr')}/{_W('lang')}")  # type: ignore[attr-defined]  # elements only
    return "" if found is None else str(found.get(_W("val")))
