from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.registry.test_encoding import FORMS
from viewer.registry.encoding import decode, encode


@pytest.mark.parametrize("form", FORMS)
def test_what_has_not_changed_keeps_its_bytes(form: str) -> None:
    """A changed date is the one change in the bytes, whatever the line ends, the encoding and the form of letters."""
    old = FORMS[form]
    text = decode(old).text
    codec = next(
        (
            name
            for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
            if old.startswith(mark)
        ),
        "utf-8",
    )
    new = encode(text.replace("2019-11-19", "2020-01-02"), old)
    assert new == old.replace("2019-11-19".encode(codec), "2020-01-02".encode(codec))
    assert encode(text, old) == old


def test_letters_around_a_change_keep_their_form() -> None:
    """In a line of letters that are not composed, those that stay are not composed either."""
    old = unicodedata.normalize("NFD", 'title: "Đối thoại quốc phòng ở Hà Nội"\r\n').encode()
    text = decode(old).text
    new = encode(text.replace("quốc phòng", "an ninh"), old)
    assert new == unicodedata.normalize("NFD", 'title: "Đối thoại an ninh ở Hà Nội"\r\n').encode()


def test_bytes_that_cannot_be_read_stay() -> None:
    """A line that is not UTF-8 and one with a NUL keep their bytes, beside a change and within the same line."""
    old = b'a: "H\xf0\xe0m" # \x00 x\r\nb: 1\n# \xff\n'
    text = decode(old).text
    assert encode(text.replace("b: 1", "b: 2"), old) == old.replace(b"b: 1", b"b: 2")
    assert encode(text.replace("# ", "## ", 1), old) == old.replace(b"# ", b"## ", 1)


def test_new_lines_end_as_most_do() -> None:
    """A line that is new ends as most lines of the file; the last one of a file without a final end has none."""
    old = b"a: 1\r\nb: 2\r\nc: 3\nd: 4"
    assert encode("a: 1\nnew\nb: 2\nc: 3\nd: 4", old) == b"a: 1\r\nnew\r\nb: 2\r\nc: 3\nd: 4"
    assert encode("a: 1\nb: 2\nc: 3\nd: 4\ne: 5", old) == b"a: 1\r\nb: 2\r\nc: 3\nd: 4\r\ne: 5"
    assert encode("a: 1\nb: 2", old) == b"a: 1\r\nb: 2"


LINES = st.lists(st.sampled_from(["a", "é", "e\u0301", "\u2028", "\x00", "x: y", "", "\ufeff", "ố", " "]), max_size=6)
BYTES = st.builds(
    lambda mark, lines, ends: (
        mark + b"".join("".join(line).encode() + end for line, end in zip(lines, ends, strict=False))
    ),
    st.sampled_from([b"", codecs.BOM_UTF8]),
    st.lists(LINES, max_size=5),
    st.lists(st.sampled_from([b"\n", b"\r\n", b"\r", b"\xff\n", b""]), min_size=5, max_size=5),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(BYTES, BYTES)
@example(b"\xef\xbb\xbf\xef\xbb\xbfa\r", b"b")
def test_any_new_text_is_written_over_any_old_bytes(old: bytes, new: bytes) -> None:
    """The bytes read back as the text, and the same text gives the same bytes."""
    text = decode(new).text
    assert decode(encode(text, old)).text == text
    assert encode(decode(old).text, old) == old


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.binary(max_size=40), st.sampled_from([b"", codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE]))
def test_the_same_text_gives_the_same_bytes(data: bytes, mark: bytes) -> None:
    """A file that is not changed is written as it was, even when it is no text at all."""
    assert encode(decode(mark + data).text, mark + data) == mark + data
