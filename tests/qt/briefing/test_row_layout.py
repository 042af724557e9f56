"""Where the parts of a line stand."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from viewer.briefing.lines import Kind, Line
from viewer.qt.briefing.row_layout import RowLayout
from viewer.qt.shell.look import Look

WORDS = "Đối thoại Chính sách quốc phòng Việt Nam – Italy lần thứ tư, AVAVAVAV Tư Ảnh fi WWW ill"


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Have an application, since fonts need one."""


@pytest.mark.parametrize("width", [160, 240, 352, 700])
def test_the_height_is_that_of_the_parts(width: int) -> None:
    """A height that is told without breaking words into lines is the one that comes of it, for each length of title."""
    look = Look()
    for length in range(1, len(WORDS)):
        line = Line(Kind.EVENT, "a", WORDS[:length], "22/11/2019 · 2 nguồn", "", 1)
        quick = RowLayout(look).height(line, width)
        assert quick == RowLayout(look).parts(line, width).height, WORDS[:length]


def test_other_lines_are_laid_out() -> None:
    """Notes, long facts and headings have the height that their words take."""
    layout = RowLayout(Look())
    for line in (
        Line(Kind.EVENT, "a", "Talks", "2030", "A note. " * 30),
        Line(Kind.EVENT, "a", "Talks", "a long list of facts " * 6),
        Line(Kind.EVENT, "a", "Talks"),
        Line(Kind.HEADING, "a", "Before"),
    ):
        height = RowLayout(Look()).height(line, 300)
        assert height == layout.parts(line, 300).height
