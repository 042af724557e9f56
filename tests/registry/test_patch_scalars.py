"""What is written reads back as the same text, to this program and to other readers of YAML."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from yamlcore import CCoreLoader

from viewer.registry.patching.scalars import (
    UnwritableError,
    block,
    double,
    fresh,
    key_text,
    plain_fits,
    rewritten,
    single,
    single_fits,
)
from viewer.registry.yamlread import parse

PARTS = [
    *"aNnyYxXeE019-+.:_~?#,&*!|>%@`'\"\\{}[]=/ \t\n",
    "NO",
    "yes",
    "null",
    "0x1F",
    "12:30",
    "1e3",
    "đ",
    "\u2028",
    "\x07",
]
TEXT = st.lists(st.sampled_from(PARTS), max_size=6).map("".join)


def readers(written: str, *, flow: bool) -> list[object]:
    """Return what three readers take for the value of a key."""
    text = "x-a: {k: " + written + ", l: 1}\n" if flow else f"x-a:\n  k: {written}\n  l: 1\n"
    ours = parse(text).data["x-a"]["k"]
    old = yaml.load(text, Loader=yaml.CSafeLoader)["x-a"]["k"]
    new = yaml.load(text, Loader=CCoreLoader)["x-a"]["k"]
    return [ours, old, new]


@settings(max_examples=600, deadline=None, derandomize=True)
@given(TEXT, st.booleans())
@example("2020-12-01", False)
@example("1_000", False)
@example(".inf", False)
@example("=", False)
@example("0o17", False)
@example("a:b", True)
def test_what_is_written_is_the_same_text_to_every_reader(text: str, flow: bool) -> None:
    """Whatever style is chosen for a new text, YAML 1.1, YAML 1.2 and this program read that text."""
    for written in fresh(text, "id", flow=flow, indent=4):
        assert readers(written, flow=flow) == [text] * 3


@settings(max_examples=600, deadline=None, derandomize=True)
@given(TEXT, st.sampled_from(["", "'", '"', "|", ">"]))
def test_every_style_holds_the_text(text: str, style: str) -> None:
    """Rewriting in any old style gives the same text, if the way is taken at all."""
    ways = list(rewritten(text, "note", ">-\n    old" if style == ">" else "|\n    old", style, flow=False, indent=4))
    assert ways
    assert readers(ways[-1], flow=False) == [text] * 3
    for written in ways:
        if not written.startswith(("|", ">")):
            assert readers(written, flow=False) == [text] * 3


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["word", "từ", "a", "\n", " ", "x" * 50]), max_size=30).map("".join), st.booleans())
def test_a_block_holds_the_text(text: str, folded: bool) -> None:
    """Literal and folded blocks read back as the text; folded lines are no longer than they need be."""
    for written in block(text, 4, folded=folded):
        assert readers(written, flow=False) == [text] * 3
        assert not folded or all(len(line) <= 120 or " " not in line.strip() for line in written.split("\n"))


@given(TEXT)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_key_is_the_same_to_every_reader(key: str) -> None:
    """Keys have quotes where they need them."""
    for flow in (False, True):
        text = "x: {" + key_text(key, flow=flow) + ": 1}\n" if flow else f"x:\n  {key_text(key, flow=flow)}: 1\n"
        assert list(yaml.load(text, Loader=yaml.CSafeLoader)["x"]) == [key]
        assert list(yaml.load(text, Loader=CCoreLoader)["x"]) == [key]


def test_half_a_character_cannot_be_written() -> None:
    """No style holds half of a pair of surrogates."""
    with pytest.raises(UnwritableError):
        double("\ud83d")
    assert not single_fits("a\nb")
    assert single("it's") == "'it''s'"


def test_dates_and_numbers_stand_plain_under_their_keys() -> None:
    """The same text needs quotes under one key and none under another."""
    assert plain_fits("2020-12-01", "date", flow=True)
    assert not plain_fits("2020-12-01", "note", flow=False)
    assert plain_fits("3", "number", flow=True)
    assert not plain_fits("3", "id", flow=False)
    assert not plain_fits("[2020..2021]", "date", flow=False)
