from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.registry.assist.writing import SAMPLE
from viewer.registry.assist.highlight import TokenRole, spans
from viewer.registry.assist.lines import LONGEST


def roles(text: str) -> list[list[tuple[str, str]]]:
    """Return for each line its stretches with their roles, without punctuation."""
    state, found = 0, []
    for line in text.split("\n"):
        tokens, state = spans(line, state)
        found.append(
            [(line[at : at + length], role.value) for at, length, role in tokens if role is not TokenRole.PUNCTUATION]
        )
    return found


def values(line: str) -> list[tuple[str, str]]:
    """Return the stretches of one line that are no keys."""
    return [pair for pair in roles(line)[0] if pair[1] != "key"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("    title: Hội đàm # ghi chú", [("Hội đàm", "text"), ("# ghi chú", "comment")]),
        ("    date: 2019-11-26", [("2019-11-26", "date")]),
        ('    date: "[2019-11-19..2019-11-24]"', [('"[2019-11-19..2019-11-24]"', "date")]),
        ("    date: 2018-12~", [("2018-12~", "date")]),
        ("    x-year: 2018", [("2018", "date")]),
        ("    count: 12", [("12", "number")]),
        ("    background: true", [("true", "constant")]),
        ("    kind: seminar", [("seminar", "constant")]),
        ("    part_of: chuyen-tham", [("chuyen-tham", "reference")]),
        ('    parties: [FRD, "NO"]', [("FRD", "reference"), ('"NO"', "reference")]),
        ("  - {person: ada, name: 'a, b'}", [("ada", "reference"), ("'a, b'", "text")]),
        ("    x: &neo !thẻ *neo", [("&neo", "anchor"), ("!thẻ", "tag"), ("*neo", "anchor")]),
        ("    url: http://a.b/c#d", [("http://a.b/c#d", "text")]),
        ('    note: "a # b"', [('"a # b"', "text")]),
        ("# chỉ ghi chú: thôi", [("# chỉ ghi chú: thôi", "comment")]),
    ],
)
def test_values(line: str, expected: list[tuple[str, str]]) -> None:
    """Texts, dates, numbers, words of the format, ids and comments are told apart."""
    assert values(line) == expected


def test_keys() -> None:
    """Keys are found behind dashes, in quotes and in braces; a colon inside a text makes none."""
    found = roles('- id: a\n"hai từ": b\nx: {c: 1, "d": 2}\ny: 12:30 http://e')
    assert [text for line in found for text, role in line if role == "key"] == ["id", '"hai từ"', "x", "c", '"d"', "y"]


def test_texts_in_block_style() -> None:
    """A text in block style goes on while lines are indented more than its key, whatever they look like."""
    found = roles("    note: >-\n      kind: x\n\n      # không phải ghi chú\n    kind: call")
    assert found[1] == [("kind: x", "text")]
    assert found[3] == [("# không phải ghi chú", "text")]
    assert found[4] == [("kind", "key"), ("call", "constant")]


def test_quotes_and_brackets_over_several_lines() -> None:
    """A quote or a bracket that is still open colours the next line; what closes it ends that."""
    found = roles('  a: "một\n    hai" # c\n  parties: [FRD,\n    SYL]\n  b: \'ba\n    ""bốn\'')
    assert found[1] == [('hai"', "text"), ("# c", "comment")]
    assert found[3] == [("SYL", "reference")]
    assert found[5] == [('""bốn\'', "text")]


def test_an_open_quote_ends_with_its_key() -> None:
    """A quote or bracket that is never closed does not colour the keys below it."""
    for opened in ('"đang gõ', "'đang gõ", "[a, b", "{a: b"):
        found = roles(f"    note: {opened}\n    kind: call\n  - id: x")
        assert found[1] == [("kind", "key"), ("call", "constant")]
        assert found[2] == [("id", "key"), ("x", "reference")]


def test_ids_in_a_list_below_their_key() -> None:
    """Items below a key for ids are references; those below another key are text."""
    assert roles("  sources:\n    - a\n    - b\n  topics:\n    - c")[1:5:1] == [
        [("a", "reference")],
        [("b", "reference")],
        [("topics", "key")],
        [("c", "text")],
    ]


def test_tabs_in_the_indentation() -> None:
    """A tab in the indentation is an error, but not on a blank line or inside a text."""
    assert roles("\tkind: call")[0][0] == ("\t", "error")
    assert roles("a: |\n \tb")[1] == [("b", "text")]
    assert roles("\t") == [[]]


def test_the_state_is_zero_where_nothing_is_open() -> None:
    """At the end of whatever is closed the next line begins afresh."""
    for line in ("a: b", 'a: "b"', "a: [b]", "a: {b: [c]}", "", "# c", "- a: 'b''c'"):
        assert spans(line, 0)[1] == 0


@pytest.mark.parametrize("line", ["x", '"a\\"', "{", "a:", " ", "- ", "{a: ", "'", "[#", "a #", "? &a"])
def test_very_long_lines_are_cut(line: str) -> None:
    """Of a line of a million characters no more than the beginning is looked at."""
    tokens, _state = spans(line * (1_000_000 // len(line)), 0)
    assert all(token.start + token.length <= LONGEST for token in tokens)


@given(st.lists(st.text(alphabet="ab:-{}[]\"'#|> ,&!\t0đ2", max_size=30), max_size=6))
def test_any_text_is_covered(lines: list[str]) -> None:
    """Whatever the lines, stretches are in order, inside the line, without overlap, and only blanks are left out."""
    state = 0
    for line in lines:
        tokens, state = spans(line, state)
        at = 0
        for start, length, _role in tokens:
            assert length > 0
            assert not line[at:start].strip()
            at = start + length
        assert not line[at:].strip()
        assert 0 <= state < 1 << 31


def test_the_sample_has_no_errors() -> None:
    """In a registry as people write it nothing is an error, and nothing stays open."""
    found = roles(SAMPLE)
    assert not [pair for line in found for pair in line if pair[1] == "error"]
    assert ("evidence", "key") in found[-5]
