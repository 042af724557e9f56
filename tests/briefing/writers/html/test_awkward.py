"""What is hard on a writer: nothing to say, very much to say, words that look like mark-up, missing pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.briefing import invented
from tests.briefing.sample import sample
from tests.briefing.writers.figure import pictures
from tests.briefing.writers.html.opened import Nesting, Opened, made, text
from tests.briefing.writers.questions import document_of
from viewer.base import resources
from viewer.base.value import replace
from viewer.base.work import Cancelled
from viewer.briefing.briefing import Briefing
from viewer.briefing.content import normal
from viewer.briefing.document import (
    NOTE,
    Cell,
    Figure,
    Footnote,
    Heading,
    Paragraph,
    Quote,
    Retold,
    Row,
    Run,
    Table,
    Title,
)
from viewer.briefing.writers.html import markup, styles, write
from viewer.briefing.writers.picture import Picture

AWKWARD = ("<b>&amp;\"'`", "=cmd|' /C calc'!A0", "</style><script>alert(1)</script>", "]]>-->", "“‘’”", "𝔘 😀", "&lt;")
FIGURE = Figure("timeline-vi", "what it shows", (), "en")


def with_picture(svg: bytes) -> Opened:
    """Return the page of one figure."""
    return Opened(made(document_of(FIGURE), {"timeline-vi": Picture(svg, b"", 170, 40)}))


@pytest.mark.parametrize("name", AWKWARD)
def test_names_are_written_as_they_are(name: str) -> None:
    """Nothing that a name holds is taken for mark-up, wherever the name stands."""
    note = Footnote(1, (Run(name),), 1, 1)
    cell = Cell((Paragraph((Run(name),), "en"),))
    table = Table(((Run(name),),), (Row((cell,), event=name),), (1.0,), "en", (Run(name),))
    figure = replace(FIGURE, alt=name, caption=(Run(name),))
    title = Title(name, name, name, name, "en", "en")
    head = Heading(1, (Run(name),), "h", "en")
    body = Paragraph((Run(name, bold=True, footnote=note),), "en", event=name)
    page = made(replace(document_of(title, head, body, table, figure), title=name))
    opened = Opened(page)
    assert opened.said("h2", id="h") == [normal(name)]
    assert opened.tree.findtext("head/title") == normal(name)
    for tag in ("h1", "b", "th", "td", "caption", "figcaption"):
        assert opened.said(tag) == [normal(name)]
    assert opened.notes == [normal(name)]
    assert opened.all("tr")[1].get("data-event") == name
    assert opened.all("svg")[0][0].text == name
    assert not opened.all("script")
    assert (Nesting(page).faults, page.count("</style>")) == ([], 1)


@given(st.text(), st.text())
def test_whatever_is_written_is_read(one: str, other: str) -> None:
    """Any text between tags or in an attribute comes back, but for what no page may hold."""
    made_ = markup.element("p", markup.words(one), title=other)
    element = Opened(f"<main>{made_}</main>").all("p")[0]
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "", one)
    assert normal(element.text_content()) == normal(re.sub("[\ufdd0-\ufdef\ufffe\uffff]", "", kept))
    assert not list(element)


@given(st.text())
def test_words_in_rules_end_neither_their_string_nor_the_rules(words: str) -> None:
    """A title in the foot of a page is a string of the style sheet, whatever it holds."""
    inside = styles.string(words)[1:-1]
    assert not set(inside) & set("\"'<>{}()\n\r\f")
    back = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), inside)
    assert back == words


def test_what_no_page_may_hold_is_left_out() -> None:
    """A control character or half a character, should one get into a document, does not break the file."""
    opened = Opened(made(document_of(Paragraph((Run("a\x00b\x1b\ud800c\ufffed"),), "en"))))
    assert opened.said("p") == ["abcd"]


def test_an_empty_selection_is_a_page_with_a_sentence() -> None:
    """A briefing without events becomes a page with its title and the sentence that says so."""
    opened = Opened(made(invented.made(Briefing(language="en"))))
    assert opened.said("h1") == ["Trial registry"]
    assert "No event is selected" in opened.body
    assert not opened.all("section")


def test_a_document_without_blocks_is_a_page() -> None:
    """Even nothing at all can be opened."""
    assert Opened(made(document_of())).said("title") == ["T"]


def test_a_figure_without_a_picture_is_left_out() -> None:
    """Without a picture neither an empty frame nor its caption is written."""
    assert not Opened(made(sample(), {})).all("figure", class_="picture")


def test_two_figures_share_no_ids() -> None:
    """What a picture refers to within itself is its own, though another has the same names."""
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><clipPath id="c">'
        b'<path d="M0 0h9"/></clipPath></defs><g clip-path="url(#c)"><path d="M1 1h3"/><g></g></g></svg>'
    )
    page = made(document_of(FIGURE, FIGURE), {"timeline-vi": Picture(svg, b"", 170, 40)})
    assert re.findall(r'clipPath id="(.*?)"', page) == ["f0_1_c", "f0_2_c"]
    assert re.findall(r"url\(#(.*?)\)", page) == ["f0_1_c", "f0_2_c"]
    assert "<g />" not in page


def test_a_picture_brings_nothing_that_runs() -> None:
    """Scripts, what happens on clicks, and what lies elsewhere do not come into the page with a picture."""
    opened = with_picture(
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
        b'<script>x</script><image xlink:href="https://example.org/x.png"/><path onclick="x" d="M0 0h9"/></svg>'
    )
    assert [one.tag for one in opened.all("svg")[0]] == ["title", "image", "path"]
    assert not [key for one in opened.all("svg")[0].iter() for key in one.attrib if key in ("href", "onclick")]


def test_a_picture_that_cannot_be_read_leaves_its_words() -> None:
    """A broken vector shows nothing, and what it would have shown is still said."""
    assert [one[0].text for one in with_picture(b"<svg").all("svg")] == ["what it shows"]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://example.org/a b?q=<ế>&r=1", "https://example.org/a%20b?q=%3C%E1%BA%BF%3E&r=1"),
        ("mailto:somebody@example.org", "mailto:somebody@example.org"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org", ""),
        ("https://[broken", ""),
        ("https://example.org:port/", ""),
        ("#nowhere", ""),
    ],
)
def test_links_lead_to_the_web_or_nowhere(link: str, target: str) -> None:
    """An address is written in ASCII; what is none, or would run something, leaves its words without a link."""
    opened = Opened(made(document_of(Paragraph((Run("there", link=link),), "en"))))
    assert [one.get("href") for one in opened.all("a")] == ([target] if target else [])
    assert opened.said("p") == ["there"]


def test_numbers_of_two_footnotes_do_not_run_together() -> None:
    """Between the numbers of two notes at one place stands a comma, raised as they are."""
    notes = [Run("", footnote=Footnote(number, (Run(f"S{number}"),), number, 1)) for number in (1, 2)]
    opened = Opened(made(document_of(Paragraph((Run("word"), *notes), "en"))))
    assert [one.text_content() for one in opened.all("sup")] == ["1", ",", "2"]


def test_what_is_about_one_event_is_set_as_one() -> None:
    """Notes on an event share a ground, its passages a bar, and the line about them stands outside the quotation."""
    about = (Run("about"),)
    note = Footnote(1, (Run("S1", link="#en-s1"),), 1, 1)
    opened = Opened(
        made(
            document_of(
                *[Paragraph((Run(word),), "en", NOTE, "e") for word in "ab"],
                Quote((Run("c", footnote=note),), 1, 1, "en", "e"),
                Quote((Run("d"),), 1, 1, "en", "e", about),
                Retold((Run("e"),), 1, 1, "en", "e"),
                Paragraph((Run("S1", means="source"), Run(" Paper")), "en", anchor="en-s1"),
            )
        )
    )
    assert opened.said("aside") == ["a b"]
    assert opened.said("blockquote") == ["c d"]
    assert opened.all("blockquote")[0].get("cite") == "#en-s1"
    assert opened.said("figcaption") == ["about"]
    assert opened.said("div", class_="retold") == ["e"]


def test_four_hundred_participants_are_all_there() -> None:
    """A table of 400 people keeps every name, in its order."""
    names = [f"Person {number} <&>" for number in range(400)]
    rows = tuple(Row((Cell((Paragraph((Run(name),), "en"),)), Cell())) for name in names)
    table = Opened(made(document_of(Table(((Run("Name"),), (Run("Office"),)), rows, (0.5, 0.5), "en")))).all("table")[0]
    assert [text(row[0]) for row in table.iter("tr")] == ["Name", *names]


def test_long_words_and_long_notes_are_whole() -> None:
    """A note of 5,000 words and a word of 400 letters are written as they are; the rules let both break."""
    words = " ".join(f"word{number}" for number in range(5000))
    page = made(document_of(Paragraph((Run(words),), "en", NOTE), Paragraph((Run("ạ" * 400),), "en")))
    assert Opened(page).said("p") == [words, "ạ" * 400]
    assert "overflow-wrap: anywhere" in page


def test_two_thousand_rows_are_written_block_by_block() -> None:
    """All rows of long tables are there, and whoever waits hears of every block."""
    cells = [[f"{row}.{column}" for column in range(4)] for row in range(2000)]
    rows = tuple(Row(tuple(Cell((Paragraph((Run(one),), "en"),)) for one in row)) for row in cells)
    heads = tuple((Run("h"),) for _ in range(4))
    document = document_of(*[Table(heads, rows[at : at + 500], (0.25,) * 4, "en") for at in range(0, 2000, 500)])
    heard: list[tuple[int, int]] = []
    page = write(document, {}, "made.html", lambda done, total: heard.append((done, total)))["made.html"].decode()
    assert [one.text_content() for one in Opened(page).all("td")] == [one for row in cells for one in row]
    assert heard[0] == (0, 4)
    assert sorted(set(heard)) == [(done, 4) for done in range(5)]
    assert heard == sorted(heard)


def test_writing_can_be_stopped() -> None:
    """What a report raises ends the writing, and no file comes of it."""

    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(sample(), pictures(), "made.html", stop)


def test_missing_fonts_do_no_harm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the fonts were not installed, the page is set in others."""
    whole = resources.path
    styles.faces.__globals__["_encoded"].cache_clear()
    monkeypatch.setattr(resources, "path", lambda name: tmp_path / name if name.endswith(".ttf") else whole(name))
    page = made(sample())
    styles.faces.__globals__["_encoded"].cache_clear()
    assert "@font-face" not in page
    assert "system-ui" in page
