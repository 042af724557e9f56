import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.registry.records import SourceText
from viewer.sources.article_text import ArticleText
from viewer.sources.body import Body, Fold, LineKind, body
from viewer.sources.library import Library

PARAGRAPH = "Hai đoàn đã trao đổi về việc mở thêm đường bay thẳng giữa hai thủ đô, và hẹn gặp lại vào mùa thu năm sau."
OTHER = "Phía chủ nhà cảm ơn các vị khách, và cho biết sẽ cử một nhóm chuyên gia sang khảo sát sân bay trong tháng."
LONG = f"{PARAGRAPH} {OTHER} {PARAGRAPH}"
PAGE = f"""Báo Mùa Xuân
Trang chủ > Thế giới
Hai nước bàn về đường bay thẳng
Thứ ba, 03/04/2018, 09:00
Đoàn khách tại sân bay. Ảnh: Lan Anh
{LONG}

Hai trưởng đoàn bắt tay.

{LONG}
Một tiểu mục ngắn
{OTHER}
Toàn cảnh cuộc họp. (Ảnh: Lan Anh)
Lan Anh (Báo Mùa Xuân)

Tin liên quan:
{OTHER}
"""


def judged(text: str, kind: str = "original") -> Body:
    """Return the body of a text."""
    return body(ArticleText("a.txt", kind, text))


def test_a_page_falls_into_its_parts() -> None:
    """Body, captions, headline, date line, byline and furniture are told apart."""
    parts = judged(PAGE)
    assert (parts.start_line, parts.end_line) == (5, 12)
    assert parts.captions == {5, 8}
    assert parts.folds == (Fold(1, 2), Fold(16, 17))
    named = {number: kind for number, kind in enumerate(parts.kinds, 1) if kind not in ("body", "blank")}
    assert named == {
        1: LineKind.FURNITURE,
        2: LineKind.FURNITURE,
        3: LineKind.HEADLINE,
        4: LineKind.DATELINE,
        5: LineKind.CAPTION,
        8: LineKind.CAPTION,
        13: LineKind.CAPTION,
        14: LineKind.BYLINE,
        16: LineKind.FURNITURE,
        17: LineKind.FURNITURE,
    }


def test_a_heading_that_stands_twice_opens_teasers() -> None:
    """Without any known words, a repeated heading behind the article ends its body."""
    teaser = f"Một tin khác hẳn\n\nMột tin khác hẳn\n\n{OTHER}\n"
    parts = judged(f"{PARAGRAPH}\n\n{OTHER}\n\n{teaser}")
    assert (parts.start_line, parts.end_line) == (1, 3)
    assert parts.folds == (Fold(5, 9),)


def test_what_ends_a_body_must_stand_below_it() -> None:
    """A heading that stands twice, or a word that opens teasers, above the first paragraph ends nothing."""
    parts = judged(f"Hai nước bàn về đường bay\nHai nước bàn về đường bay\nXem thêm\n{PARAGRAPH}\n{OTHER}")
    assert (parts.start_line, parts.end_line) == (4, 5)


def test_a_short_paragraph_is_no_caption() -> None:
    """A short sentence among paragraphs not much longer is one of them."""
    parts = judged(f"{PARAGRAPH}\nHai bên hẹn gặp lại nhau vào mùa thu năm sau.\n{OTHER}")
    assert parts.captions == frozenset()


def test_a_paragraph_that_begins_like_a_footer_is_a_paragraph() -> None:
    """Running text that begins with "Chia sẻ" or "More on" does not end the body."""
    text = f"{PARAGRAPH}\nChia sẻ: {OTHER}\nMore on this is to be said, {PARAGRAPH}"
    assert judged(text).end_line == 3


@pytest.mark.parametrize("kind", ["retelling", "excerpt"])
def test_a_text_made_for_the_registry_is_all_body(kind: str) -> None:
    """A retelling or an excerpt has no page around it; captions that say so are still captions."""
    parts = judged(f"Ngắn thôi\n\n{PAGE}\n", kind)
    assert (parts.start_line, parts.folds, parts.captions) == (1, (), {7, 15})
    assert parts.end_line == 19


@pytest.mark.parametrize("text", ["", "\n\n", "Một dòng", "Một dòng\nHai dòng\nTin mới:\n"])
def test_without_paragraphs_all_is_body(text: str) -> None:
    """A text in which no paragraph can be told from the rest is shown whole."""
    parts = judged(text)
    assert parts.folds == ()
    assert 1 <= parts.start_line <= parts.end_line


def test_lines_of_fixed_width_are_not_folded_away() -> None:
    """A text broken into short lines stays whole, even when one line looks like a paragraph."""
    short = "Hai đoàn đã trao đổi về việc mở thêm\n" * 12
    parts = judged(f"{short}{PARAGRAPH}\n{short}")
    assert parts.folds == ()
    assert (parts.start_line, parts.end_line) == (1, 25)


LINES = st.sampled_from([PARAGRAPH, OTHER, "", "Tin mới:", "Một tin khác hẳn", "Cảnh. Ảnh: An", "01/02/2020", "Ngắn."])


@given(st.lists(LINES, max_size=30))
def test_every_line_is_accounted_for(lines: list[str]) -> None:
    """Folds hold no body line and no overlap, and every furniture line is in one."""
    parts = judged("\n".join(lines))
    folded = [number for fold in parts.folds for number in range(fold.first, fold.last + 1)]
    assert len(folded) == len(set(folded))
    assert all(parts.kinds[number - 1] in (LineKind.FURNITURE, LineKind.BLANK) for number in folded)
    furniture = {number for number, kind in enumerate(parts.kinds, 1) if kind is LineKind.FURNITURE}
    assert furniture <= set(folded)
    assert all(parts.start_line <= number <= parts.end_line for number in parts.captions)


ORIGINALS = os.environ.get("TIMELINE_ORIGINALS", "")
WITH_ORIGINALS = pytest.mark.skipif(not ORIGINALS, reason="TIMELINE_ORIGINALS names no folder with originals")


@WITH_ORIGINALS
@pytest.mark.parametrize(
    ("number", "lines", "captions"),
    [
        ("000", (4, 22), {6, 14}),
        ("001", (10, 28), {13, 22}),
        ("002", (8, 16), set()),
        ("003", (2, 14), {3}),
        ("004", (1, 17), {1, 13}),
    ],
)
def test_bodies_of_the_five_documents(number: str, lines: tuple[int, int], captions: set[int]) -> None:
    """The documents of the first registry have their bodies at these lines, captions included."""
    folder = Path(ORIGINALS)
    (file,) = folder.glob(f"{number}_*.txt")
    parts = body(Library(folder).read(SourceText(file.name)))
    assert (parts.start_line, parts.end_line) == lines
    assert parts.captions == captions
