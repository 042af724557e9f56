import re

import pytest

from tests.briefing import shipped
from tests.briefing.sample import sample
from tests.briefing.test_shipped import QUESTIONS
from tests.briefing.writers.figure import pictures
from tests.briefing.writers.pdf_file import File, Words
from viewer.base.problems import UserError
from viewer.base.value import replace
from viewer.base.work import Cancelled
from viewer.briefing import content
from viewer.briefing.briefing import Briefing
from viewer.briefing.compose import compose
from viewer.briefing.document import (
    DATE,
    EVENT,
    NOTE,
    PERSON,
    SMALL,
    Block,
    Cell,
    Contents,
    Document,
    Heading,
    Paragraph,
    Row,
    Run,
    Table,
    Title,
    all_runs,
    text_of,
)
from viewer.briefing.writers import look, pdf
from viewer.briefing.writers.picture import Picture
from viewer.briefing.writers.places import MM

AWKWARD = (
    "#let x = 1",
    "$a$ and $ b $",
    "*b* _c_ `d`",
    "@ref <label> <to-vi>",
    'back\\slash \\" \\u{41} "quotes" \'single\'',
    "#panic() #read(1)",
    "= not a heading",
    "- not a list // no comment /* nor this */",
    "<b>&amp;</b> =cmd",
    "]] }} )) ;",
    "https://example.org/~a_b#c",
    "a -- b --- c ~ d",
)


def made(document: Document) -> File:
    """Return a document as written and read back."""
    return File(pdf.write(document, pictures(), "a.pdf")["a.pdf"])


def about(*blocks: Block, title: str = "Trial") -> Document:
    """Return a document of one part with these blocks."""
    return Document(title, "2031-05-04", "", ("en",), (Title(title, "Briefing", "", "", "en", "en"), *blocks))


def table(rows: tuple[Row, ...], widths: tuple[float, ...] = (0.2, 0.6, 0.2)) -> Table:
    """Return a table of three columns."""
    return Table(((Run("Head one"),), (Run("Head two"),), (Run("Head three"),)), rows, widths, "en")


def row(*texts: str, style: str = "body", event: str = "") -> Row:
    """Return a row of one paragraph a cell."""
    return Row(tuple(Cell((Paragraph((Run(text),), "en", style),)) for text in texts), event)


def squeezed(text: str) -> str:
    """Return a text without blanks, as `content.normal` gives it."""
    return content.normal(text).replace(" ", "")


def lacking(document: Document, text: str) -> list[tuple[str, ...]]:
    """Return which events, dates, people, passages and footnotes of a document a text lacks."""
    said = content.plain(document)
    passages = [one.text for one in said.passages]
    return [content.missing(words, text) for words in (said.events, said.dates, said.people, passages, said.footnotes)]


@pytest.fixture(
    scope="module", params=[(name, lang) for name in QUESTIONS for lang in ("vi", "en", "both")], ids="-".join
)
def asked(request: pytest.FixtureRequest) -> tuple[Document, File]:
    """Return a document from the shipped registry, and its file as read back."""
    name, lang = request.param
    document = shipped.document(replace(QUESTIONS[name], language=lang))
    return document, made(document)


def test_a_document_reads_back_with_all_it_says(asked: tuple[Document, File]) -> None:
    """Events, dates, people, passages and footnotes stand in the file in their order, and every source's label."""
    document, file = asked
    assert lacking(document, file.text) == [()] * 5
    for number in set(content.plain(document).sources):
        named = content.plain(document).sources.count(number)
        assert len(re.findall(rf"\bS{number}\b", file.text)) >= named


def test_headings_are_bookmarks(asked: tuple[Document, File]) -> None:
    """The outline has the document's bookmarks, those of two parts below the titles of these."""
    document, file = asked
    marks = [(mark.level, content.normal(mark.text)) for mark in document.bookmarks]
    lowest = min(level for level, _text in marks)
    assert [(level, content.normal(text)) for level, text in file.outline] == [
        (level - lowest, text) for level, text in marks
    ]


def is_bold(one: Words) -> bool:
    """Return whether words are those of a heading, a label or the head of a table."""
    return "SmBld" in one.font


def check_ends(file: File) -> None:
    """Check that the lowest line above the footnotes of each page is neither a heading nor the head of a table."""
    for page in range(len(file.pages)):
        words = [one for one in file.words(page) if one.size > look.FOOTNOTE.size + 0.01]
        lowest = min(one.bottom for one in words)
        assert not all(is_bold(one) for one in words if one.bottom < lowest + 5), file.pages[page]


def test_no_page_ends_with_a_heading(asked: tuple[Document, File]) -> None:
    """No page of the documents about three questions ends with a heading, a label, or the head of a table."""
    check_ends(asked[1])


@pytest.mark.parametrize("height", range(10, 100, 6))
def test_no_page_ends_with_a_heading_wherever_it_begins(height: int) -> None:
    """However high the figure is that moves all else down, headings stay with what follows, notes or not."""
    document = shipped.document(replace(QUESTIONS["italy"], language="en"))
    check_ends(File(pdf.write(document, pictures(height=height), "a.pdf")["a.pdf"]))


def test_nothing_leaves_the_text_area(asked: tuple[Document, File]) -> None:
    """All words stand between the margins of their page."""
    left, right = look.MARGIN_SIDE * MM, (look.PAGE_WIDTH - look.MARGIN_SIDE) * MM
    for page in range(len(asked[1].pages)):
        for one in asked[1].words(page):
            assert one.left > left - 1
            assert one.right < right + 1
            assert one.bottom > 0


def test_a_footnote_stands_on_the_page_that_refers_to_it(asked: tuple[Document, File]) -> None:
    """Each note is at the foot of the page on which its number stands behind the words that it is about."""
    document, file = asked
    pages = [squeezed(page) for page in file.pages]
    for runs in all_runs(document.blocks):
        words, before = "", False
        for run in runs:
            words += run.text
            if run.footnote is not None:
                number = run.footnote.number
                words += f",{number}" if before and not run.text else f"{number}"
                note = squeezed(f"{number}{text_of(run.footnote.runs)}")
                assert any(squeezed(words)[-25:] in page and note in page for page in pages), words
            before = run.footnote is not None


def test_the_file_is_tagged_and_claims_its_standards() -> None:
    """A file is PDF/A-2a and PDF/UA-1 by its metadata, and has tags for what the blocks are."""
    file = made(sample())
    assert file.pdf.is_tagged()
    assert file.claims == {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    assert {"H1", "H2", "Table", "TH", "TD", "L", "LI", "BlockQuote", "Note", "Figure", "TOC", "Link", "P"} <= file.tags
    assert b"/Lang(vi)" in file.data
    assert b"/Lang(en)" in file.data


def test_the_figure_says_what_it_shows() -> None:
    """The alternative text of the figure is in the file, and its caption stands below it."""
    file = made(sample())
    assert "Dòng thời gian: hai sự kiện".encode("utf-16-be") in file.data or b"/Alt" in file.data
    assert "Hình 1. Hai cuộc họp." in content.normal(file.text)


def test_fonts_are_embedded() -> None:
    """All fonts are in the file, and they are those that come with the program."""
    file = made(shipped.document(QUESTIONS["eu"]))
    words = [one for page in range(len(file.pages)) for one in file.words(page)]
    assert all(one.embedded for one in words)
    assert {one.font.partition("+")[2] for one in words} <= {
        "IBMPlexSans", "IBMPlexSans-SmBld", "IBMPlexSans-Italic", "IBMPlexSerif", "IBMPlexSerif-Regular",
    }  # fmt: skip


def test_the_same_document_gives_the_same_bytes() -> None:
    """Two files of one document are equal, and their date is the document's."""
    first, second = (pdf.write(sample(), pictures(), "a.pdf")["a.pdf"] for _ in range(2))
    assert first == second
    assert b"/CreationDate(D:20310504" in first


def test_a_document_without_a_date_has_none() -> None:
    """A file of an undated document bears no date, and claims the standard that demands none."""
    file = made(replace(sample(), as_of=""))
    assert file.claims == {"pdfuaid:part": "1"}
    assert b"CreationDate" not in file.data


def test_the_file_is_called_as_asked() -> None:
    """One file is handed back, by the name that was given."""
    assert list(pdf.write(sample(), pictures(), "tên.pdf")) == ["tên.pdf"]


def test_a_document_without_its_picture_has_no_figure() -> None:
    """Where no picture is handed in, the figure is left out."""
    assert "Hình 1" not in File(pdf.write(sample(), {}, "a.pdf")["a.pdf"]).text


def test_a_picture_larger_than_the_page_is_made_smaller() -> None:
    """A very tall picture still stands on one page, with its caption."""
    tall = {"timeline-vi": Picture(pictures()["timeline-vi"].svg, b"", 400, 900)}
    assert "Hình 1" in File(pdf.write(sample(), tall, "a.pdf")["a.pdf"]).text


@pytest.mark.parametrize("text", AWKWARD)
def test_words_are_never_code(text: str) -> None:
    """Text that would be mark-up stands in the file as it was typed: in titles, cells, items, notes and headings."""
    runs = (Run(text, means=EVENT),)
    document = about(
        Contents(text, 2, "en"),
        Heading(1, runs, "en-one", "en", "one"),
        Paragraph(runs, "en", NOTE),
        table((row(text, text, text),), (0.34, 0.33, 0.33)),
        title=text,
    )
    file = made(document)
    assert content.missing([text] * 6, file.text) == ()
    assert file.outline == [(0, content.normal(text))]
    assert file.pdf.get_metadata_dict()["Title"] == text


def test_the_handling_line_stands_on_every_page() -> None:
    """Each page has the handling line once, and its number of all pages."""
    document = sample()
    long = tuple(Paragraph((Run(f"Line {number}."),), "vi") for number in range(200))
    file = made(replace(document, blocks=(*document.blocks[:2], *long, *document.blocks[2:])))
    total = len(file.pages)
    assert total > 5
    for number, text in enumerate(file.pages, 1):
        assert text.count("Nội bộ") + text.count("Internal") == 1
        assert f"{number} / {total}" in text


def test_an_empty_document_is_a_page() -> None:
    """A document that says only that it is empty is one page in each language."""
    document = compose(Briefing(language="both"), shipped.registry(), shipped.given(shipped.registry(), ""))
    file = made(document)
    assert len(file.pages) == 2
    assert content.missing(content.plain(document).texts, file.text) == ()


def test_the_head_of_a_table_is_repeated() -> None:
    """Two thousand rows are all there, in order, below the table's head on every page."""
    rows = tuple(row(f"{number}", f"Event {number}", "S1", event=f"e{number}") for number in range(2000))
    file = made(about(table(rows)))
    assert content.missing([f"Event {number}" for number in range(2000)], file.text) == ()
    assert len(file.pages) > 30
    assert all("Head two" in text for text in file.pages)


def test_four_hundred_participants_are_all_there() -> None:
    """A table of four hundred people, one of them with many roles, has each name."""
    people = tuple(
        Row(
            (
                Cell((Paragraph((Run("Aland"),), "en"),)),
                Cell((Paragraph((Run(f"Person {number}", means=PERSON),), "en"),)),
                Cell((Paragraph((Run("member"),), "en"),)),
            )
        )
        for number in range(400)
    )
    document = about(table(people))
    assert lacking(document, made(document).text) == [()] * 5


@pytest.mark.parametrize("style", [NOTE, SMALL, "body"])
def test_a_note_of_many_pages_loses_nothing(style: str) -> None:
    """Five thousand words run over pages, in a paragraph and in a cell, and all words stay above the foot."""
    words = [f"word{number}" for number in range(5000)]
    document = about(
        Paragraph((Run(" ".join(words)),), "en", style), table((row("1", " ".join(words), "2", style=style),))
    )
    file = made(document)
    assert content.missing(words * 2, file.text) == ()
    for page in range(len(file.pages)):
        assert all(one.bottom > look.MARGIN_BOTTOM * MM - 3 for one in file.words(page) if one.size != look.PAGE.size)


def test_one_endless_word_breaks() -> None:
    """A word of four hundred letters stays inside its column and the page, and loses no letter."""
    word = "".join(chr(ord("a") + number % 26) for number in range(400))
    document = about(
        Heading(1, (Run(word),), "en-a", "en"), Paragraph((Run(word),), "en"), table((row(word, word, word),))
    )
    file = made(document)
    right = (look.PAGE_WIDTH - look.MARGIN_SIDE) * MM
    assert all(one.right < right + 1 for page in range(len(file.pages)) for one in file.words(page))
    letters = re.sub(r"\s|\u200b", "", file.text)
    assert letters.count(word) >= 2


def test_letters_that_no_font_has_make_no_false_claim() -> None:
    """A file with letters that no font can show is written without claiming a standard."""
    document = about(Paragraph((Run("A \U0010fffd letter of nobody"),), "en"))
    file = made(document)
    assert file.claims == {}
    assert "letter of nobody" in file.text


def test_work_can_be_stopped() -> None:
    """What the report raises ends the work."""

    def stop(done: int, _total: int) -> None:
        if done > 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        pdf.write(sample(), {}, "a.pdf", stop)


def test_the_report_hears_of_all_blocks() -> None:
    """Progress goes from none to all."""
    heard: list[tuple[int, int]] = []
    pdf.write(sample(), {}, "a.pdf", lambda done, total: heard.append((done, total)))
    total = len(sample().blocks)
    assert heard == [(number, total) for number in range(total + 1)]


def test_what_typst_refuses_is_a_sentence() -> None:
    """A picture that is none is refused in words."""
    broken = {"timeline-vi": Picture(b"no picture", b"", 100, 40)}
    with pytest.raises(UserError, match="could not be made"):
        pdf.write(sample(), broken, "a.pdf")


def test_links_lead_to_places_and_addresses() -> None:
    """The file has a link for an address and for places of the document."""
    data = made(sample()).data
    assert b"https://example.org/?a=1&b=2" in data
    assert data.count(b"/Subtype/Link") >= 4


def test_a_link_to_nowhere_is_plain_text() -> None:
    """A link to an anchor that the document lacks is set without a link."""
    document = about(Paragraph((Run("nowhere", link="#en-nowhere", means=DATE),), "en"))
    assert "nowhere" in made(document).text


def test_only_tables_of_some_hundred_rows_have_links() -> None:
    """Rows of a table lead to their events, but not in a document that has very many."""
    for rows, links in ((3, True), (400, False)):
        cells = (Cell((Paragraph((Run("here", link="#en-a"),), "en"),)), Cell(), Cell())
        document = about(Heading(1, (Run("A"),), "en-a", "en"), table(tuple(Row(cells) for _ in range(rows))))
        assert (b"/Subtype/Link" in made(document).data) is links
