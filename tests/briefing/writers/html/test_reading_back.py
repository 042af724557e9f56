import re
from collections import Counter

import pytest

from tests.briefing.writers.html.opened import Nesting, Opened, made, text
from tests.briefing.writers.questions import QUESTIONS, texts
from viewer.briefing.content import missing, normal, plain
from viewer.briefing.document import Document, Figure, Heading, Quote, Retold, Table, Title, text_of


@pytest.fixture(params=QUESTIONS)
def document(request: pytest.FixtureRequest) -> Document:
    """Return one of the documents."""
    return QUESTIONS[request.param]()


@pytest.fixture
def page(document: Document) -> Opened:
    """Return the page of the document."""
    return Opened(made(document))


def test_every_text_is_there_in_its_order(document: Document, page: Opened) -> None:
    """Titles, headings, paragraphs, items, cells and captions are all there, one behind the other."""
    assert missing(texts(document), page.body) == ()


def test_events_dates_people_and_sources_are_marked(document: Document, page: Opened) -> None:
    """What means an event, a date, a person or a source is marked so, as often and in the same order."""
    listed = plain(document)
    assert page.meaning("event") == list(listed.events)
    assert page.meaning("date") == list(listed.dates)
    assert page.meaning("person") == list(listed.people)
    labels = [text(one) for one in page.tree.xpath("//*[@class='source']")]
    assert Counter(labels) == Counter(f"S{number}" for number in listed.sources)
    ids = [one.get("data-event") for one in page.tree.iter() if one.get("data-event")]
    assert tuple(dict.fromkeys(ids)) == listed.event_ids


def test_passages_are_quoted_only_where_an_original_says_them(document: Document, page: Opened) -> None:
    """An original's words stand in a quotation, those of a retelling outside, each with its source's note."""
    listed = plain(document).passages
    quoted = [text(one) for one in page.tree.xpath("//blockquote//*[@class='passage']")]
    retold = [text(one) for one in page.tree.xpath("//*[@class='retold']//*[@class='passage']")]
    assert quoted == [one.text for one in listed if one.original]
    assert retold == [one.text for one in listed if not one.original]
    for block in document.blocks:
        if isinstance(block, Quote | Retold):
            for run in block.runs:
                if run.footnote is not None:
                    assert page.notes[run.footnote.number - 1].startswith(f"S{block.source}")


def test_notes_lead_there_and_back(document: Document, page: Opened) -> None:
    """Each note is in the list under its number, is referred to once, and leads back to that place."""
    listed = plain(document).footnotes
    assert page.notes == list(listed)
    numbers = [str(number) for number in range(1, len(listed) + 1)]
    assert page.references == [f"#note_{number}" for number in numbers]
    assert [one.get("value") for one in page.tree.xpath("//section[@role='doc-endnotes']//li")] == numbers
    backs = [one.get("href") for one in page.all("a", role="doc-backlink")]
    assert backs == [f"#ref_{number}" for number in numbers]


def test_headings_have_their_levels(document: Document, page: Opened) -> None:
    """A part's title is the first heading, and those below it go down with their levels."""
    wanted = []
    for block in document.blocks:
        if isinstance(block, Title):
            wanted.append(("h1", normal(block.text)))
        elif isinstance(block, Heading):
            wanted.append((f"h{block.level + 1}", normal(text_of(block.runs))))
    ours = page.tree.xpath("//h1|//h2|//h3|//h4")
    found = [(one.tag, text(one)) for one in ours if not re.match("(contents|notes)_", one.get("id", ""))]
    assert found == wanted


def test_tables_have_the_cells_of_the_document(document: Document, page: Opened) -> None:
    """Rows and columns are as many as in the document, each cell says the same, and heads and captions are such."""
    blocks = [block for block in document.blocks if isinstance(block, Table)]
    for table, block in zip(page.all("table"), blocks, strict=True):
        heads = [normal(text_of(head)) for head in block.header]
        rows = [
            [normal(" ".join(text_of(line.runs) for line in cell.paragraphs)) for cell in row.cells]
            for row in block.rows
        ]
        assert [text(one) for one in table.iter("th")] == heads
        assert {one.get("scope") for one in table.iter("th")} == {"col"}
        assert [[text(cell) for cell in row.iter("td")] for row in table.iter("tr")][1:] == rows
        assert [text(one) for one in table.iter("caption")] == [normal(text_of(block.caption))] * bool(block.caption)


def test_parts_say_their_language_and_handling(document: Document, page: Opened) -> None:
    """Each part is marked with its language, and has its handling line above and below."""
    titles = [block for block in document.blocks if isinstance(block, Title)]
    parts = page.all("article")
    assert [part.get("lang") for part in parts] == [title.lang for title in titles]
    for part, title in zip(parts, titles, strict=True):
        lines = [text(one) for one in part.iter("p") if one.get("class") == "handling"]
        assert lines == [title.handling] * 2 * bool(title.handling)


def test_figures_say_what_they_show(document: Document, page: Opened) -> None:
    """Each figure is a picture with its words for those who do not see it."""
    alts = [block.alt for block in document.blocks if isinstance(block, Figure)]
    drawn = page.all("svg", role="img")
    assert [one[0].text for one in drawn] == alts
    assert [one.get("aria-labelledby") for one in drawn] == [one[0].get("id") for one in drawn]


def test_ids_are_unique_and_links_lead_somewhere(page: Opened) -> None:
    """No id stands twice, and every link within the page leads to one."""
    ids = [one.get("id", "") for one in page.tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    names = ("href", "aria-labelledby", "cite")
    links = [one.get(name, "") for one in page.tree.iter() for name in names if one.get(name)]
    within = {link.removeprefix("#") for link in links if not link.startswith("https://")}
    assert within <= set(ids)
    assert set(re.findall(r"url\(#(.*?)\)", page.page)) <= set(ids)


def test_nothing_is_fetched_and_nothing_runs(page: Opened) -> None:
    """The page refers to nothing outside itself but by links to click, and forbids its browser everything else."""
    assert not page.tree.xpath("//script|//link|//img|//iframe|//object|//embed|//base|//form|//*[@src]")
    assert {one.tag for one in page.tree.iter() if one.get("href")} <= {"a"}
    assert set(re.findall(r"url\(([^)]{0,5})", page.page)) <= {"data:", *re.findall(r"url\((#[^)]{4})", page.page)}
    assert "@import" not in page.page
    assert not [name for one in page.tree.iter() for name in one.attrib if name.startswith("on")]
    policy = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy[0].startswith("default-src 'none'; ")
    assert "script-src" not in policy[0]


def test_elements_are_closed_in_order(page: Opened) -> None:
    """A page is put together soundly: whatever is opened is closed, the last one first."""
    nesting = Nesting(page.page)
    assert (nesting.faults, nesting.open) == ([], [])


def test_the_same_document_gives_the_same_bytes(document: Document, page: Opened) -> None:
    """Writing twice gives the same file, which can be sent."""
    assert made(document) == page.page
    assert len(page.page.encode()) < 1_500_000
