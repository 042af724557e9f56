"""What is hard on a writer: nothing to say, very much to say, letters that no XML can bear, missing pictures."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from tests.briefing import invented
from tests.briefing.sample import sample
from tests.briefing.writers.docx.opened import PICTURES, PIXEL, SVG, Opened, R, W, made, said
from viewer.base import resources
from viewer.base.value import replace
from viewer.base.work import Cancelled
from viewer.briefing.briefing import Briefing
from viewer.briefing.document import (
    NOTE,
    Cell,
    Document,
    Figure,
    Footnote,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
)
from viewer.briefing.writers.docx import write
from viewer.briefing.writers.docx.fonts import obfuscated
from viewer.briefing.writers.picture import Picture

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ASVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def _of(*blocks: object) -> Document:
    return Document("T", "2031-05-04", "", ("en",), blocks)  # type: ignore[arg-type]  # blocks they are


def _read(document: Document) -> list[str]:
    word = docx.Document(io.BytesIO(made(document)))
    return [said(paragraph._p) for paragraph in word.paragraphs]


@pytest.mark.parametrize("name", ["<b>&amp;\"'`", "=cmd|' /C calc'!A0", "&#0;", "]]>", "a  b", "“‘’”", "𝔘 😀"])
def test_names_are_written_as_they_are(name: str) -> None:
    """Nothing that a name holds is taken for mark-up, wherever the name stands."""
    note = Footnote(1, (Run(name),), 1, 1)
    cell = Cell((Paragraph((Run(name),), "en"),))
    table = Table(((Run(name),),), (Row((cell,)),), (1.0,), "en", (Run(name),))
    figure = Figure("timeline-vi", name, (Run(name),), "en")
    opened = Opened(made(_of(Paragraph((Run(name, footnote=note),), "en"), table, figure)))
    found = [one.text for one in opened.body.iter(f"{W}t")]
    assert found == [name] * 5
    assert next(opened.body.iter(f"{WP}docPr")).get("descr") == name
    assert [one.text for one in opened.tree("word/footnotes.xml").iter(f"{W}t")] == [name]
    assert next(opened.body.iter(f"{W}tblCaption")).get(f"{W}val") == name


def test_what_no_xml_can_bear_is_left_out() -> None:
    """A control character or half a character, should one get into a document, does not break the file."""
    assert _read(_of(Paragraph((Run("a\x00b\x1b\ud800c\ufffed"),), "en"))) == ["abcd"]


def test_an_empty_selection_is_a_page_with_a_sentence() -> None:
    """A briefing without events becomes a file with its title and the sentence that says so."""
    read = _read(invented.made(Briefing(language="en")))
    assert read[0] == "Trial registry"
    assert "No event is selected" in read[-1]
    assert "word/footnotes.xml" not in Opened(made(invented.made(Briefing(language="en")))).parts


def test_a_document_without_blocks_is_a_file() -> None:
    """Even nothing at all can be opened."""
    assert _read(_of()) == []


def test_a_figure_is_a_vector_with_pixels_behind_it() -> None:
    """Word finds the vector, other programs the pixels, in the size of the picture, and words say what it shows."""
    opened = Opened(made(sample()))
    blip = next(opened.body.iter(f"{DRAWING}blip"))
    vector = next(blip.iter(f"{ASVG}svgBlip"))
    assert opened.parts["word/" + opened.target(blip.get(f"{R}embed", ""))] == PIXEL
    assert opened.parts["word/" + opened.target(vector.get(f"{R}embed", ""))] == SVG
    extent = next(opened.body.iter(f"{WP}extent"))
    assert (extent.get("cx"), extent.get("cy")) == (str(160 * 36000), str(32 * 36000))
    assert next(opened.body.iter(f"{WP}docPr")).get("descr") == "Dòng thời gian: hai sự kiện"


def test_a_picture_larger_than_the_page_is_made_smaller() -> None:
    """Neither side of a figure is larger than its place, and its shape stays the same."""
    opened = Opened(made(sample(), {"timeline-vi": Picture(SVG, PIXEL, 340, 900)}))
    extent = next(opened.body.iter(f"{WP}extent"))
    assert (int(extent.get("cx", "")), int(extent.get("cy", ""))) == (85 * 36000, 225 * 36000)


def test_a_figure_without_a_picture_is_left_out() -> None:
    """Without a picture neither an empty frame nor its caption is written."""
    opened = Opened(made(sample(), {}))
    assert not list(opened.body.iter(f"{W}drawing"))
    assert opened.styled("Caption") == ["Các sự kiện theo thời gian"]


def test_a_picture_that_is_shown_twice_is_kept_once() -> None:
    """Two figures of one picture have numbers of their own and share its files."""
    figure = Figure("timeline-vi", "what it shows", (), "en")
    opened = Opened(made(_of(figure, figure)))
    assert [one.get("id") for one in opened.body.iter(f"{WP}docPr")] == ["1", "2"]
    assert [name for name in opened.parts if "media" in name] == ["word/media/image1.png", "word/media/image1.svg"]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://example.org/a b?q=<ế>&r=1", "https://example.org/a%20b?q=%3C%E1%BA%BF%3E&r=1"),
        ("https://example.org/%20x", "https://example.org/%20x"),
        ("https://[broken", ""),
        ("https://example.org:port/", ""),
    ],
)
def test_addresses_are_such_that_word_opens_the_file(link: str, target: str) -> None:
    """An address is written in ASCII; one that is none leaves its words without a link."""
    opened = Opened(made(_of(Paragraph((Run("there", link=link),), "en"))))
    found = [opened.target(one.get(f"{R}id", "")) for one in opened.body.iter(f"{W}hyperlink")]
    assert found == ([target] if target else [])
    assert opened.styled("BodyText") == ["there"]


def test_a_link_that_leads_nowhere_is_plain_text() -> None:
    """A link to an anchor that the document lacks is not made."""
    opened = Opened(made(_of(Paragraph((Run("there", link="#nowhere"),), "en"))))
    assert not list(opened.body.iter(f"{W}hyperlink"))


def test_numbers_of_two_footnotes_do_not_run_together() -> None:
    """Between the numbers of two notes at one place stands a comma, raised as they are."""
    notes = [Run("", footnote=Footnote(number, (Run(f"S{number}"),), number, 1)) for number in (1, 2)]
    opened = Opened(made(_of(Paragraph((Run("word"), *notes), "en"))))
    runs = list(opened.body.iter(f"{W}r"))
    assert [runs[2].findtext(f"{W}t"), len(runs)] == [",", 4]
    assert opened.styled("BodyText") == ["word"]


def test_tables_that_follow_each_other_stay_two() -> None:
    """Between two tables stands a paragraph, without which a word processor makes one of them."""
    table = Table(((Run("h"),),), (Row((Cell(),)),), (1.0,), "en")
    tags = [one.tag.removeprefix(W) for one in Opened(made(_of(table, table))).body]
    assert tags == ["tbl", "p", "tbl", "p", "sectPr"]


def test_four_hundred_participants_are_all_there() -> None:
    """A table of 400 people keeps every name, in its order."""
    names = [f"Person {number} <&>" for number in range(400)]
    rows = tuple(Row((Cell((Paragraph((Run(name),), "en"),)), Cell())) for name in names)
    word = docx.Document(io.BytesIO(made(_of(Table(((Run("Name"),), (Run("Office"),)), rows, (0.5, 0.5), "en")))))
    assert [cell.text for cell in word.tables[0].columns[0].cells] == ["Name", *names]


def test_a_note_of_five_thousand_words_is_whole_and_may_break() -> None:
    """A long note is one paragraph; in a cell it lets its row go on on the next page, or nobody could read its end."""
    words = " ".join(f"word{number}" for number in range(5000))
    assert _read(_of(Paragraph((Run(words),), "en", NOTE))) == [words]
    cells = (Cell((Paragraph((Run(words),), "en", NOTE),)),)
    body = Opened(made(_of(Table(((Run("h"),),), (Row(cells),), (1.0,), "en")))).body
    assert len(list(body.iter(f"{W}cantSplit"))) == 1  # of the head


def test_two_thousand_rows_are_written_block_by_block() -> None:
    """All rows of long tables are there, and whoever waits hears of every block."""
    rows = tuple(
        Row(tuple(Cell((Paragraph((Run(f"{number}.{column}"),), "en"),)) for column in range(4)), anchor=f"r{number}")
        for number in range(2000)
    )
    document = _of(
        *[
            Table(tuple((Run("h"),) for _ in range(4)), rows[at : at + 500], (0.25,) * 4, "en")
            for at in range(0, 2000, 500)
        ]
    )
    heard: list[tuple[int, int]] = []
    content = write(document, {}, "made.docx", lambda done, total: heard.append((done, total)))["made.docx"]
    texts = [one.text for one in Opened(content).body.iter(f"{W}t")]
    assert [text for text in texts if text != "h"] == [
        f"{number}.{column}" for number in range(2000) for column in range(4)
    ]
    assert heard == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_writing_can_be_stopped() -> None:
    """What a report raises ends the writing, and no file comes of it."""

    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(sample(), PICTURES, "made.docx", stop)


def test_fonts_are_in_the_file_as_far_as_they_are_used() -> None:
    """The fonts that the document is set in come with it, and turned back with their key they are the shipped ones."""
    opened = Opened(made(sample()))
    embedded = 0
    for font in opened.tree("word/fontTable.xml"):
        for one in font.iter(f"{W}embedRegular", f"{W}embedBold", f"{W}embedItalic"):
            target = opened.target(one.get(f"{R}id", ""), "fontTable")
            shipped = resources.path("fonts") / Path(target).with_suffix(".ttf").name
            assert opened.parts[f"word/{target}"] != shipped.read_bytes()
            assert obfuscated(opened.parts[f"word/{target}"], one.get(f"{W}fontKey", "")) == shipped.read_bytes()
            embedded += 1
    assert embedded == 5
    without = Opened(made(_of(Paragraph((Run("plain"),), "en"))))
    assert [name for name in without.parts if name.endswith("odttf")] == [
        "word/fonts/IBMPlexSans-Regular.odttf",
        "word/fonts/IBMPlexSans-SemiBold.odttf",
    ]


def test_missing_fonts_do_no_harm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the fonts were not installed, the file names them and what is like them."""
    monkeypatch.setattr(resources, "path", lambda name: tmp_path / name)
    opened = Opened(made(sample()))
    assert not [name for name in opened.parts if name.endswith("odttf")]
    fonts = {one.get(f"{W}name"): one.find(f"{W}altName") for one in opened.tree("word/fontTable.xml")}
    assert {name: one.get(f"{W}val") for name, one in fonts.items() if one is not None} == {
        "IBM Plex Sans": "Arial",
        "IBM Plex Serif": "Georgia",
    }


def test_bars_of_passages_about_different_things_are_apart() -> None:
    """Passages about one thing share a bar; those about the next have one of their own, without an indent."""
    about = (Run("about"),)
    quotes = [Quote((Run(text),), 1, 1, "en", about=line) for text, line in (("a", ()), ("b", about), ("c", about))]
    body = Opened(made(_of(*quotes))).body
    bars = [one.find(f"{W}pPr/{W}pBdr") is not None for one in body.iter(f"{W}p")]
    assert bars == [False, False, False, True, True]
    assert not list(body.iter(f"{W}ind"))


def test_a_long_title_is_cut_at_a_word_in_the_foot() -> None:
    """The foot has the title's first words, and the page all of it."""
    blocks = list(sample().blocks)
    title = replace(blocks[0], text="word " * 60 + "end")
    word = docx.Document(io.BytesIO(made(replace(sample(), blocks=(title, *blocks[1:])))))
    foot = word.sections[0].footer.paragraphs[0].text.partition("\t")[0]
    assert foot == ("word " * 18).strip() + " …"
    assert word.paragraphs[0].text.endswith("word end")
