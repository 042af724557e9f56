from urllib.parse import unquote

import pytest

from tests.briefing.sample import sample
from tests.briefing.writers.figure import SVG, pictures
from tests.briefing.writers.markdown.opened import READERS, Opened, made, words
from tests.briefing.writers.questions import QUESTIONS, printed, texts
from viewer.briefing.content import missing, normal, plain
from viewer.briefing.document import Document, Heading, Quote, Retold, Table, Title, text_of
from viewer.briefing.writers.markdown import write


@pytest.fixture(params=QUESTIONS)
def document(request: pytest.FixtureRequest) -> Document:
    """Return one of the documents."""
    return QUESTIONS[request.param]()


@pytest.fixture(params=READERS)
def opened(request: pytest.FixtureRequest, document: Document) -> Opened:
    """Return the document as a reader takes its text."""
    return Opened(made(document), request.param)


def test_every_text_is_there_in_its_order(document: Document, opened: Opened) -> None:
    """Titles, headings, paragraphs, items, cells and captions are all there, but for captions that repeat a heading."""
    assert missing(texts(printed(document)), opened.body) == ()


def test_events_dates_people_and_passages_are_there(document: Document, opened: Opened) -> None:
    """What the document names is named in the text, in the same order and as often."""
    listed = plain(printed(document))
    assert missing(listed.events, opened.body) == ()
    assert missing(listed.dates, opened.body) == ()
    assert missing(listed.people, opened.body) == ()
    assert missing([one.text for one in listed.passages], opened.body) == ()


def test_notes_are_footnotes(document: Document, opened: Opened) -> None:
    """Each note is a footnote of the reader's, with its text, its source's number, and one reference to it."""
    listed = plain(document)
    assert opened.notes == list(listed.footnotes)
    assert opened.references == [str(number) for number in range(1, len(listed.footnotes) + 1)]
    everything = " ".join((opened.body, *opened.notes))
    numbers = sorted(f"S{number}" for number in listed.sources)
    assert all(everything.count(label) >= numbers.count(label) for label in set(numbers))


def test_only_an_originals_words_are_quoted(document: Document, opened: Opened) -> None:
    """Quotations of the text are those of the document; nothing that is retold stands in one."""
    wanted = [normal(text_of(block.runs)) for block in document.blocks if isinstance(block, Quote)]
    assert opened.said("blockquote") == wanted
    retold = [normal(text_of(block.runs)) for block in document.blocks if isinstance(block, Retold)]
    assert missing(retold, " ".join(opened.said("p"))) == ()


def test_headings_have_their_levels(document: Document, opened: Opened) -> None:
    """A part's title is the first heading, and those below it go down with their levels."""
    wanted = []
    for block in document.blocks:
        if isinstance(block, Title):
            wanted.append(("h1", normal(block.text)))
        elif isinstance(block, Heading):
            wanted.append((f"h{block.level + 1}", normal(text_of(block.runs))))
    found = [(one.tag, words(one)) for one in opened.tree.iter("h1", "h2", "h3", "h4")]
    assert [one for one in found if one in wanted] == wanted
    assert len(found) - len(wanted) <= len(document.languages)  # the contents of each part


def test_tables_have_the_cells_of_the_document(document: Document, opened: Opened) -> None:
    """Rows and columns are as many as in the document, and each cell says the same."""
    blocks = [block for block in document.blocks if isinstance(block, Table)]
    for table, block in zip(opened.tree.iter("table"), blocks, strict=True):
        cells = [[normal(text_of(head)) for head in block.header]]
        cells += [
            [normal(" ".join(text_of(line.runs) for line in cell.paragraphs)) for cell in row.cells]
            for row in block.rows
        ]
        assert [[words(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")] == cells


def test_links_lead_somewhere(opened: Opened) -> None:
    """Every link within the text leads to a place in it, and no place has the name of another."""
    ids = [one.get("id", "") for one in opened.tree.iter("span") if one.get("id")]
    links = {one.get("href", "") for one in opened.tree.iter("a")}
    within = {link[1:] for link in links if link.startswith("#") and not link.startswith("#fn")}
    assert within <= set(ids)
    assert len(ids) == len(set(ids))


def test_parts_say_their_language(document: Document, opened: Opened) -> None:
    """Each part is marked with its language, and has its handling line above and below."""
    titles = [block for block in document.blocks if isinstance(block, Title)]
    parts = [one for one in opened.tree.iter("div", "section") if one.get("lang")]
    assert [part.get("lang") for part in parts] == [title.lang for title in titles]
    for part, title in zip(parts, titles, strict=True):
        lines = [words(one) for one in part.iter("strong")]
        assert lines.count(title.handling) == 2 * bool(title.handling)


def test_figures_lie_beside_the_text() -> None:
    """The text comes first, then each figure under the name by which the text shows it."""
    name = "Tài liệu (1) 100%.md"
    files = write(sample(), pictures(), name)
    assert list(files) == [name, "Tài liệu (1) 100%-timeline-vi.svg"]
    assert files["Tài liệu (1) 100%-timeline-vi.svg"] == SVG
    shown = next(Opened(files[name].decode()).tree.iter("img"))
    assert unquote(shown.get("src", "")) == "Tài liệu (1) 100%-timeline-vi.svg"
    assert shown.get("alt") == "Dòng thời gian: hai sự kiện"


def test_a_figure_without_a_picture_is_left_out() -> None:
    """Without a picture neither a broken link nor a caption is written."""
    files = write(sample(), {}, "made.md")
    assert list(files) == ["made.md"]
    assert b"![" not in files["made.md"]


def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    """Writing twice gives the same text."""
    assert made(document) == made(document)
