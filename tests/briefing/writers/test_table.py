from collections.abc import Sequence

import pytest

from tests.briefing import invented
from tests.briefing.sample import sample
from viewer.briefing import content
from viewer.briefing.briefing import Briefing
from viewer.briefing.document import Block, Contents, Document, Figure, Heading, PageBreak, Paragraph, Run
from viewer.briefing.writers import table
from viewer.briefing.writers.picture import Picture

PICTURE = Picture(b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'/>", b"", 20.0, 10.0)
FIGURE = Figure("timeline-en", "Timeline", (), "en")


def document(*blocks: Block) -> Document:
    """Return a document of some blocks."""
    return Document("Title", "2030-01-01", "", ("en",), blocks)


def heading(level: int, anchor: str) -> Heading:
    """Return a heading."""
    return Heading(level, (Run(anchor),), anchor, "en")


WORDS = Paragraph((Run("Words."),), "en")
FIRST, SECOND, BELOW = heading(1, "first"), heading(1, "second"), heading(2, "below")


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ((FIRST, FIGURE, SECOND, WORDS), (SECOND, WORDS)),
        ((WORDS, FIRST, FIGURE), (WORDS,)),
        ((FIRST, FIGURE, PageBreak("en"), SECOND), (PageBreak("en"), SECOND)),
        ((FIRST, FIGURE, WORDS), (FIRST, WORDS)),
        ((FIRST, FIGURE, BELOW, WORDS), (FIRST, BELOW, WORDS)),
        ((FIRST, WORDS, FIGURE, SECOND), (FIRST, WORDS, SECOND)),
        ((FIGURE, SECOND), (SECOND,)),
    ],
)
def test_a_figure_without_a_picture_leaves_no_heading_behind(blocks: Sequence[Block], kept: Sequence[Block]) -> None:
    """Its heading goes with it where nothing else stands there."""
    assert table.pictured(document(*blocks), {}).blocks == tuple(kept)


def test_a_figure_with_a_picture_stays() -> None:
    """Nothing is taken out of a document whose pictures are all there."""
    whole = document(FIRST, FIGURE, SECOND)
    assert table.pictured(whole, {"timeline-en": PICTURE}) is whole


def test_a_document_without_figures_keeps_its_promises() -> None:
    """Contents and links lead to what is left."""
    made = table.pictured(invented.made(Briefing(language="both"), "talks-1", "drill"), {})
    assert content.faults(made) == ()
    assert not any(isinstance(block, Figure) for block in made.blocks)
    assert any(isinstance(block, Heading) for block in made.blocks)
    assert not any(isinstance(block, Contents) for block in made.blocks)


def test_an_unknown_ending_is_no_format() -> None:
    """Whoever asks for a format looks into the table first."""
    with pytest.raises(KeyError):
        table.writer(".txt")


def test_the_ending_chooses_the_format() -> None:
    """Endings may be written large."""
    files = table.write(sample(), {}, "A.DOCX")
    assert list(files) == ["A.DOCX"]
    assert files["A.DOCX"].startswith(b"PK")
