"""What is hard on a writer: words that some reader takes for mark-up, nothing to say, and very much to say."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from tests.briefing import invented
from tests.briefing.sample import sample
from tests.briefing.writers.markdown.opened import READERS, Opened, made
from tests.briefing.writers.questions import document_of
from viewer.base.work import Cancelled
from viewer.briefing.briefing import Briefing
from viewer.briefing.content import normal
from viewer.briefing.document import (
    NOTE,
    BulletList,
    Cell,
    Footnote,
    Heading,
    Item,
    Paragraph,
    Quote,
    Retold,
    Row,
    Run,
    Table,
    text_of,
)
from viewer.briefing.writers.markdown import write

AWKWARD = (
    "<b>&amp;\"'`",
    "=cmd|' /C calc'!A0",
    "1. first",
    "(a) first",
    "#. x",
    "- item",
    "+ item",
    "* item",
    "= ===",
    "~~~",
    ": defined",
    "Table: name",
    "% title",
    "> said",
    "# head #",
    "|a|b|",
    "a\\|b\\",
    "---",
    "it's -- so...",
    "$x$ and $y$",
    "x^2^ H~2~O",
    "@name [@name]",
    "[a](b) ![a](b) [^1] [^1]: x",
    "{#id .class}",
    "https://example.org/a_b_c www.example.org a@example.org",
    "<https://example.org>",
    "<!-- x --> </div>",
    "*a* _b_ **c** __d__ `e`",
    "\\alpha \\( \\[",
    ":smile: ::: x",
    "&copy; &#65; AT&T",
    "a [x] [ ]",  # at the beginning of an item pandoc makes a box of it whatever is escaped
    "“a ‘b’ c”",
    "𝔘 😀",
    "x" * 400,
)
SIGNS = st.text(st.sampled_from("\\`*_[]<>#|~^$@{}\"'-.=+%:!&();/,01ai \u00a0ế"), min_size=1, max_size=12)
BITS = st.lists(st.sampled_from([*AWKWARD[:-1], "a", "Việt", " ", "(", ")", "“", "–"]), min_size=1, max_size=3)
ANY = st.text(st.characters(exclude_categories=("Cc", "Cn", "Cs", "Zl", "Zp")), max_size=12)  # as the model promises
WORDS = st.one_of(SIGNS, ANY, BITS.map(" ".join))
RUN = st.builds(Run, WORDS, st.booleans(), st.booleans(), st.none(), st.sampled_from(["", "", "", "#there"]))


@pytest.mark.parametrize("reader", READERS)
def test_names_are_read_as_they_are(reader: str) -> None:
    """Nothing that a name holds is taken for mark-up, wherever the name stands."""
    for name in AWKWARD:
        run = (Run(name),)
        note = Footnote(1, run, 1, 1)
        cell = Cell((Paragraph(run, "en"), Paragraph((Run(name, bold=True),), "en")))
        opened = Opened(
            made(
                document_of(
                    Heading(1, run, "there", "en"),
                    Paragraph((Run(name, footnote=note),), "en"),
                    BulletList((Item(run),), "en"),
                    BulletList((Item(run),), "en", numbered=True),
                    Table((run,), (Row((cell,)),), (1.0,), "en", run),
                    Quote(run, 1, 1, "en"),
                    Retold((Run(name, link="#there"),), 1, 1, "en"),
                )
            ),
            reader,
        )
        wanted = normal(name)
        assert opened.said("h2") == [wanted]
        assert opened.said("p") == [wanted] * 4
        assert opened.said("li") == [wanted] * 2
        assert opened.said("th", "td") == [wanted, f"{wanted} {wanted}"]
        assert opened.notes == [wanted]


@given(st.lists(RUN, min_size=1, max_size=4))
@example([Run("0"), Run(":", italic=True), Run("", bold=True), Run("0")])
def test_whatever_is_written_is_read(pieces: list[Run]) -> None:
    """Runs of any words, bold or slanted or linked, read as their text in a paragraph, a heading, an item, a cell."""
    runs = tuple(pieces)
    cell = Cell((Paragraph(runs, "en"),))
    blocks = (Paragraph(runs, "en"), Heading(1, runs, "there", "en"), BulletList((Item(runs),), "en"))
    opened = Opened(made(document_of(*blocks, Table(((Run("h"),),), (Row((cell,)),), (1.0,), "en"))))
    wanted = normal(text_of(runs))
    assert " ".join(opened.said("p")) in (wanted, f"{wanted} {wanted}")
    assert [opened.said(tag) for tag in ("h2", "li", "td")] == [[wanted]] * 3


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.lists(st.lists(RUN, min_size=1, max_size=3), min_size=20, max_size=60))
def test_pandoc_reads_whatever_is_written(paragraphs: list[list[Run]]) -> None:
    """Words of any kind read as they are in pandoc, too, which knows far more mark-up.

    Curly quotation marks are left out here: pandoc pairs them, and takes white space off their inner sides.
    """
    texts = [tuple(Run(_straight(run.text), run.bold, run.italic, None, run.link) for run in one) for one in paragraphs]
    wanted = [normal(text_of(runs)) for runs in texts]
    blocks = [Heading(1, (Run("x"),), "there", "en")]
    items = tuple(Item(runs) for runs in texts)
    rows = tuple(Row((Cell((Paragraph(runs, "en"),)),)) for runs in texts)
    opened = Opened(
        made(document_of(*blocks, BulletList(items, "en"), Table(((Run("h"),),), rows, (1.0,), "en"))), "pandoc"
    )
    assert opened.said("li") == wanted
    assert opened.said("td") == wanted


def test_what_no_text_may_hold_is_left_out() -> None:
    """A control character or half a character, should one get into a document, does not break the file."""
    assert made(document_of(Paragraph((Run("a\x00b\x1b\ud800c\nd"),), "en"))) == "abc d\n"


def test_numbers_of_two_footnotes_do_not_run_together() -> None:
    """Between the marks of two notes at one place stands a space."""
    notes = [Run("", footnote=Footnote(number, (Run(f"S{number}"),), number, 1)) for number in (1, 2)]
    assert "word[^1] [^2]\n" in made(document_of(Paragraph((Run("word"), *notes), "en")))


@pytest.mark.parametrize(
    ("run", "written"),
    [
        (
            Run("there", link="https://example.org/a b?q=(ế)&r=1"),
            "[there](https://example.org/a%20b?q=%28%E1%BA%BF%29&r=1)",
        ),
        (Run("https://example.org/a-b?c=1", link="https://example.org/a-b?c=1"), "<https://example.org/a-b?c=1>"),
        (Run("there", link="javascript:alert(1)"), "there"),
        (Run("there", link="#nowhere"), "there"),
    ],
)
def test_links_lead_to_the_web_or_nowhere(run: Run, written: str) -> None:
    """An address is written in ASCII; what is none, or would run something, leaves its words without a link."""
    assert made(document_of(Paragraph((run,), "en"))) == f"{written}\n"


@pytest.mark.parametrize("reader", READERS)
def test_links_lead_to_rows_and_items(reader: str) -> None:
    """What a link leads to has a place there, also in a table or a list; what none leads to has none."""
    rows = tuple(Row((Cell((Paragraph((Run(key),), "en"),)),), anchor=key) for key in ("row", "other"))
    items = BulletList((Item((Run("x"),), anchor="item"),), "en")
    links = Paragraph((Run("a", link="#row"), Run(" b", link="#item")), "en")
    opened = Opened(made(document_of(links, items, Table(((Run("h"),),), rows, (1.0,), "en"))), reader)
    places = {one.get("id"): one.getparent() for one in opened.tree.iter("span")}
    assert {key: found.tag for key, found in places.items() if found is not None} == {"row": "td", "item": "li"}


def test_marks_that_would_not_be_read_are_tags() -> None:
    """Bold words that end with a sign right before a letter are bold all the same."""
    runs = (Run("Place:", bold=True), Run("here"), Run("(x)", italic=True), Run("there"))
    opened = Opened(made(document_of(Paragraph(runs, "en"))))
    assert (opened.said("b", "strong"), opened.said("i", "em")) == (["Place:"], ["(x)"])
    assert opened.body == "Place:here(x)there"


def test_an_empty_selection_is_a_text_with_a_sentence() -> None:
    """A briefing without events becomes a text with its title and the sentence that says so."""
    opened = Opened(made(invented.made(Briefing(language="en"))))
    assert opened.said("h1") == ["Trial registry"]
    assert "No event is selected" in opened.body


def test_a_document_without_blocks_is_a_text() -> None:
    """Even nothing at all can be written."""
    assert made(document_of()) == "\n"


def test_four_hundred_participants_and_a_long_note_are_whole() -> None:
    """A table of 400 people keeps every name in its order, and a note of 5,000 words is one paragraph."""
    names = [f"Person {number} <&>" for number in range(400)]
    words = " ".join(f"word{number}" for number in range(5000))
    rows = tuple(Row((Cell((Paragraph((Run(name),), "en"),)), Cell())) for name in names)
    table = Table(((Run("Name"),), (Run("Office"),)), rows, (0.5, 0.5), "en")
    opened = Opened(made(document_of(table, Paragraph((Run(words),), "en", NOTE))))
    assert [text for text in opened.said("td") if text] == names
    assert opened.said("p") == [words]


def test_two_thousand_rows_are_written_block_by_block() -> None:
    """All rows of long tables are there, and whoever waits hears of every block."""
    rows = tuple(Row((Cell((Paragraph((Run(f"r{row}"),), "en"),)),)) for row in range(2000))
    tables = [Table(((Run("h"),),), rows[at : at + 500], (1.0,), "en") for at in range(0, 2000, 500)]
    heard: list[tuple[int, int]] = []
    text = write(document_of(*tables), {}, "made.md", lambda done, total: heard.append((done, total)))["made.md"]
    assert [line for line in text.decode().splitlines() if line.startswith("| r")] == [
        f"| r{row} |" for row in range(2000)
    ]
    assert heard == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_writing_can_be_stopped() -> None:
    """What a report raises ends the writing, and no file comes of it."""

    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(sample(), {}, "made.md", stop)


def _straight(text: str) -> str:
    return "".join("x" if char in "“”‘’«»„‚" else char for char in text)
