import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.qt.panes.article_gutter import MOST_LINES, STACKED, Label, stacked
from viewer.qt.panes.article_page import Page, Piece, RowKind
from viewer.sources.article_text import ArticleText
from viewer.sources.body import Fold, body

PARAGRAPH = "Hai đoàn đã trao đổi về việc mở thêm đường bay thẳng giữa hai thủ đô, và hẹn gặp lại vào mùa thu năm sau."
CAPTION = "Hai trưởng đoàn. Ảnh: An"
TEXT = f"Hai nước bàn về đường bay thẳng\n\n{PARAGRAPH}\n\n{CAPTION}\n{PARAGRAPH}\nTin liên quan:\n\nMột tin"


def page(text: str, kind: str = "original", opened: frozenset[Fold] = frozenset()) -> Page:
    """Return the page of a text."""
    article = ArticleText("a.txt", kind, text)
    return Page(article, body(article), opened)


def test_rows_leave_out_blank_and_folded_lines() -> None:
    """Each line with words is a row with its number, a fold is one row that names its lines."""
    rows = page(TEXT).rows
    assert [(row.kind, row.line) for row in rows] == [
        (RowKind.HEADLINE, 1),
        (RowKind.TEXT, 3),
        (RowKind.CAPTION, 5),
        (RowKind.TEXT, 6),
        (RowKind.FOLD, 7),
    ]
    assert rows[-1].text == "lines 7–9 folded: Tin liên quan"


def test_an_open_fold_shows_its_lines_below_its_row() -> None:
    """The fold's row stays, so that it can be closed again."""
    rows = page(TEXT, opened=frozenset({Fold(7, 9)})).rows
    assert [(row.kind, row.line) for row in rows[-3:]] == [
        (RowKind.FOLD, 7),
        (RowKind.FURNITURE, 7),
        (RowKind.FURNITURE, 9),
    ]
    assert rows[-3].text == "lines 7–9: Tin liên quan"


def test_an_empty_text_has_one_row() -> None:
    """There is always something to show."""
    assert len(page("").rows) == 1
    assert page("").pieces(0, 0) == ()


def test_a_stretch_over_lines_falls_into_pieces() -> None:
    """A passage that goes on in the next paragraph has a piece in each row, without the line's end."""
    shown = page("một hai\n\nba bốn", "retelling")
    assert shown.pieces(4, 11) == (Piece(0, 4, 7), Piece(1, 0, 2))
    assert shown.pieces(0, 7) == (Piece(0, 0, 7),)


def test_what_is_folded_away_has_no_pieces() -> None:
    """A place in a closed fold is not on the page, and the fold that hides it is known."""
    shown = page(TEXT)
    start = TEXT.index("Một tin")
    assert shown.pieces(start, start + 3) == ()
    assert shown.fold_of(start) == Fold(7, 9)
    assert shown.fold_of(0) is None


def test_columns_count_as_qt_counts() -> None:
    """A character beyond the basic plane takes two columns."""
    shown = page("a😀bc", "retelling")
    assert shown.pieces(2, 4) == (Piece(0, 3, 5),)
    assert [shown.offset(0, column) for column in (0, 1, 3, 4, 5)] == [0, 1, 2, 3, 4]


def test_paragraph_signs_within_a_line_are_shown_as_spaces() -> None:
    """Characters at which Qt would begin a new block keep their place as spaces."""
    shown = page("một\u2029hai\u2028ba", "retelling")
    assert [row.text for row in shown.rows] == ["một hai ba"]
    assert shown.pieces(4, 7) == (Piece(0, 4, 7),)


def test_copied_text_is_the_articles_own() -> None:
    """Between two places the article's lines are copied, blank lines as one, and no words of folds."""
    shown = page(TEXT)
    copied = shown.copied((0, 4), (4, 0))
    assert copied == f"nước bàn về đường bay thẳng\n\n{PARAGRAPH}\n\nHai trưởng đoàn. Ảnh: An\n{PARAGRAPH}"
    assert shown.copied((1, 0), (1, 3)) == "Hai"


def test_short_lines_without_gaps_are_one_paragraph() -> None:
    """Lines broken at a fixed width stand close; a blank line, a long line or another kind leaves a gap."""
    rows = page("ngắn\nngắn\n\nngắn", "retelling").rows
    assert [row.gap for row in rows] == [False, True, True]


@given(st.text(alphabet=st.sampled_from("aĐ 😀\n\u2029"), max_size=40), st.data())
def test_places_come_back(text: str, data: st.DataObject) -> None:
    """Every place that is shown leads back to its offset."""
    shown = page(text, "retelling")
    offset = data.draw(st.integers(0, max(0, len(text) - 1)))
    for piece in shown.pieces(offset, offset + 1):
        assert shown.offset(piece.row, piece.start) == offset


def label(y: float, *texts: str) -> Label:
    """Return a label at a height."""
    return Label(0, y, texts, "")


def test_labels_stand_beside_their_lines() -> None:
    """Labels with room stand where they belong, with all their lines."""
    placed = stacked([label(100, "b"), label(0, "a", "aa")])
    assert [(one.text, one.y, one.first) for one in placed] == [
        ("a", 0, True),
        ("aa", STACKED, False),
        ("b", 100, True),
    ]


def test_labels_give_way_downwards() -> None:
    """Of two labels at one height the second goes below the first, which keeps one line."""
    placed = stacked([label(0, "a", "aa"), label(0, "b")])
    assert [(one.text, one.y) for one in placed] == [("a", 0), ("b", STACKED)]


def test_labels_without_room_tell_how_many_are_left_out() -> None:
    """The last line that fits counts the rest."""
    placed = stacked([label(0, "a", "b", "c", "d"), label(2 * STACKED, "e")])
    assert [one.text for one in placed] == ["a", "+3", "e"]
    assert len(stacked([label(0, *"abcdefg")])) == MOST_LINES


@pytest.mark.parametrize("labels", [[], [Label(0, 5, (), "")]])
def test_nothing_to_say_is_nothing_placed(labels: list[Label]) -> None:
    """No labels, or a label without words, place nothing."""
    assert stacked(labels) == []
