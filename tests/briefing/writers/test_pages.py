import threading
from collections.abc import Iterator

import pytest

from tests.briefing import shipped
from tests.briefing.sample import sample
from tests.briefing.test_shipped import QUESTIONS
from tests.briefing.writers.figure import levels, pictures
from tests.briefing.writers.pdf_file import File
from viewer.base.problems import UserError
from viewer.base.value import replace
from viewer.briefing import content
from viewer.briefing.document import Document, Heading, Paragraph, Run, Title, text_of
from viewer.briefing.writers import look, pdf
from viewer.briefing.writers.pages import Pages
from viewer.briefing.writers.picture import Picture
from viewer.briefing.writers.places import MM

PNG = b"\x89PNG"


@pytest.fixture
def pages() -> Iterator[Pages]:
    """Return something that lays out, and clear up behind it."""
    made = Pages()
    yield made
    made.close()


def typed(document: Document, words: str) -> Document:
    """Return a document in whose first paragraph `words` were typed."""
    blocks = list(document.blocks)
    place = next(at for at, block in enumerate(blocks) if isinstance(block, Paragraph))
    blocks[place] = replace(blocks[place], runs=(Run(words),))
    return replace(document, blocks=tuple(blocks))


def long(document: Document) -> Document:
    """Return a document with some twenty pages more."""
    lines = tuple(Paragraph((Run(f"Line {number} of many."),), "vi", event=f"e{number}") for number in range(700))
    return replace(document, blocks=(*document.blocks[:4], *lines, *document.blocks[4:]))


def test_there_is_a_picture_of_every_page(pages: Pages) -> None:
    """Each page of the document can be drawn, at the size that the resolution asks for."""
    laid = pages.lay_out(sample(), pictures())
    drawn = pages.draw((1, 2), 110)
    assert (round(laid.width), round(laid.height)) == (595, 842)
    assert sorted(drawn) == [1, 2]
    for png in drawn.values():
        assert png.startswith(PNG)
        assert abs(int.from_bytes(png[16:20], "big") - laid.width * 110 / 72) <= 1


def test_pages_that_do_not_exist_are_left_out(pages: Pages) -> None:
    """Nothing is drawn before a document is laid out, nor beyond its last page."""
    assert pages.draw((1,), 110) == {}
    pages.lay_out(sample(), pictures())
    assert sorted(pages.draw((0, 2, 3), 50)) == [2]


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_every_event_has_its_places(pages: Pages, name: str) -> None:
    """All events of a document stand somewhere, inside the pages, and their titles stand in the text there."""
    document = shipped.document(QUESTIONS[name])
    laid = pages.lay_out(document, pictures())
    assert tuple(dict.fromkeys(one.event for one in laid.places)) == content.plain(document).event_ids
    file = File(pdf.write(document, pictures(), "a.pdf")["a.pdf"])
    assert len(file.pages) == len(laid.digests)
    for block in document.blocks:
        if isinstance(block, Heading) and block.event:
            found = [text_in(file, one) for one in laid.of(block.event)]
            assert any(content.normal(text_of(block.runs)) in text for text in found)
    for one in laid.places:
        assert 0 < one.x < one.x + one.width < laid.width
        assert look.MARGIN_TOP * MM - 1 <= one.y < one.y + one.height <= laid.height - look.MARGIN_BOTTOM * MM + 1


def text_in(file: File, place: object) -> str:
    """Return the text of the PDF inside a place of the preview."""
    page = file.pdf[place.page - 1]  # type: ignore[attr-defined]  # a Place
    height = page.get_height()
    left, top, right = place.x, height - place.y, place.x + place.width  # type: ignore[attr-defined]  # the same
    bottom = top - place.height  # type: ignore[attr-defined]  # the same
    text: str = page.get_textpage().get_text_bounded(left, bottom, right, top)
    return content.normal(text.replace("\ufffe", "-"))


def test_rows_are_places(pages: Pages) -> None:
    """The places of two rows lie below each other and do not overlap, and each holds its row's words alone."""
    document = sample()
    laid = pages.lay_out(document, pictures())
    first, second = laid.of("first")[0], laid.of("second")[0]
    assert first.page == second.page == 1
    assert first.y + first.height <= second.y + 0.6
    file = File(pdf.write(document, pictures(), "a.pdf")["a.pdf"])
    assert text_in(file, first) == "04/05/2031 Họp lần 1 Năm suy ra từ nội dung. S1"
    assert text_in(file, second) == "5/2031 Họp lần 2"


def test_a_click_finds_the_event(pages: Pages) -> None:
    """The middle of an event's place belongs to it, the margin to none."""
    laid = pages.lay_out(sample(), pictures())
    for one in laid.places:
        assert laid.at(one.page, one.x + one.width / 2, one.y + one.height / 2) == one.event
    assert laid.at(1, 5, 5) == ""


def test_what_runs_over_a_page_has_a_place_on_each(pages: Pages) -> None:
    """A note of several pages is a place on every one of them."""
    note = Paragraph((Run(" ".join(f"word{number}" for number in range(3000))),), "en", "note", "far")
    laid = pages.lay_out(Document("T", "", "", ("en",), (Title("T", "", "", "", "en", "en"), note)), {})
    assert [one.page for one in laid.of("far")] == list(range(1, len(laid.digests) + 1))
    assert len(laid.digests) > 2


def test_a_page_that_did_not_change_keeps_its_digest(pages: Pages) -> None:
    """Typing on the first page leaves the others as they were, and these are not drawn again."""
    before = pages.lay_out(long(sample()), pictures())
    kept = pages.draw((2, 3), 60)
    after = pages.lay_out(typed(long(sample()), "Other words."), pictures())
    assert len(after.digests) > 15
    assert [old == new for old, new in zip(before.digests, after.digests, strict=True)] == [
        False,
        *[True] * (len(after.digests) - 1),
    ]
    again = pages.draw((1, 2, 3), 60)
    assert again[2] is kept[2]
    assert again[1].startswith(PNG)


def test_a_page_drawn_alone_looks_like_one_drawn_with_all(pages: Pages) -> None:
    """The two ways of drawing give pictures of the same size whose pixels are nearly the same."""
    pages.lay_out(long(sample()), pictures())
    alone = pages.draw((2,), 20)[2]
    fresh = Pages()
    laid = fresh.lay_out(long(sample()), pictures())
    whole = fresh.draw(range(1, len(laid.digests) + 1), 20)[2]
    fresh.close()
    assert alone[16:24] == whole[16:24]
    differences = [abs(one - other) for one, other in zip(levels(alone), levels(whole), strict=True)]
    assert sum(differences) / len(differences) < 2
    assert min(levels(whole)) < 200


def test_pages_are_made_in_any_thread(pages: Pages) -> None:
    """What was made in one thread lays out and draws in another, and this thread runs meanwhile."""
    ticks: list[int] = []
    made: list[dict[int, bytes]] = []

    def work() -> None:
        pages.lay_out(long(sample()), pictures())
        made.append(pages.draw(range(1, 12), 110))

    thread = threading.Thread(target=work)
    thread.start()
    while thread.is_alive():
        ticks.append(len(made))
        thread.join(0.001)
    assert len(made[0]) == 11
    assert len(ticks) > 10


def test_a_broken_picture_is_a_sentence(pages: Pages) -> None:
    """What typst refuses comes as a sentence, and the next document is laid out as ever."""
    with pytest.raises(UserError, match="could not be made"):
        pages.lay_out(sample(), {"timeline-vi": Picture(b"no picture", b"", 100, 40)})
    assert len(pages.lay_out(sample(), pictures()).digests) == 2


def test_letters_of_no_font_are_still_drawn(pages: Pages) -> None:
    """A letter that no font has is a box on the page, not a fault."""
    laid = pages.lay_out(typed(sample(), "A \U0010fffd box"), pictures())
    assert pages.draw((1,), 50)[1].startswith(PNG)
    assert len(laid.digests) == 2
