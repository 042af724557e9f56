import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.registry.reading import problems, reading, told
from viewer.registry.encoding import Oddity, decode, place

TEXT = """\
format: 1
language: vi
events:
  - id: first
    title: "Đối thoại quốc phòng lần thứ nhất"
    date: 2019-11-19
  - id: second
    title: "Hội đàm ở Hà Nội"
    date: 2019-13
"""

FORMS = {
    "plain": TEXT.encode(),
    "mark": codecs.BOM_UTF8 + TEXT.encode(),
    "crlf": TEXT.replace("\n", "\r\n").encode(),
    "mark and crlf": codecs.BOM_UTF8 + TEXT.replace("\n", "\r\n").encode(),
    "cr": TEXT.replace("\n", "\r").encode(),
    "decomposed": unicodedata.normalize("NFD", TEXT).encode(),
    "decomposed and crlf": unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n").encode(),
    "utf-16 little": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "utf-16 big": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "utf-16 and crlf": codecs.BOM_UTF16_LE + TEXT.replace("\n", "\r\n").encode("utf-16-le"),
    "mixed line ends": TEXT.replace("\n", "\r\n", 3).replace("1\r\n", "1\r").encode(),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_way_to_write_the_same_text_reads_the_same(form: str) -> None:
    """Byte order marks, line ends, UTF-16 and decomposed letters change neither the text nor the lines."""
    registry = reading(FORMS[form])
    assert [head.title.vi for head in registry.heads] == ["Đối thoại quốc phòng lần thứ nhất", "Hội đàm ở Hà Nội"]
    assert [head.line for head in registry.heads] == [4, 7]
    assert told(registry) == ["9:11 error bad-date"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_bytes_that_are_no_utf8_are_told_of_and_the_rest_is_read(end: str) -> None:
    """The first byte that cannot be read has its line and column; everything around it loads."""
    data = TEXT.replace("\n", end).encode().replace("Hội đàm ở".encode(), "Hội ".encode() + b"\xf0\xe0m")
    registry = reading(data)
    assert [head.id for head in registry.heads] == ["first", "second"]
    assert registry.heads[1].title.vi == "Hội ��m Hà Nội"
    assert told(registry) == ["8:17 error not-utf8", "9:11 error bad-date"]
    assert "UTF-8" in problems(registry)[0].message


def test_a_character_that_no_text_contains_is_told_of() -> None:
    """A NUL byte is read as a replacement character, at its place, and the rest loads."""
    registry = reading(TEXT.replace("Hội", "H\0ội"))
    assert registry.heads[1].title.vi == "H�ội đàm ở Hà Nội"
    assert told(registry) == ["8:14 error control-character", "9:11 error bad-date"]
    assert "U+0000" in problems(registry)[0].message


@pytest.mark.parametrize("sign", ["\x01", "\x0c", "\x7f", "\x80", "\x9f", "￾", "\uffff"])
def test_each_character_that_yaml_forbids_is_found(sign: str) -> None:
    """Control characters and non-characters are told of once, however many there are."""
    decoded = decode(f"a\nb{sign}{sign}".encode())
    assert decoded.text == "a\nb��"
    assert [(odd.code, odd.line, odd.column) for odd in decoded.oddities] == [("control-character", 2, 2)]


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_other_line_ends_of_unicode_do_not_shift_lines(sign: str) -> None:
    """Signs that only some readers take for line ends are spaces, so that lines are those of an editor."""
    registry = reading(TEXT.replace("quốc phòng", f"quốc{sign}phòng"))
    assert registry.heads[0].title.vi == "Đối thoại quốc phòng lần thứ nhất"
    assert [head.line for head in registry.heads] == [4, 7]
    assert told(registry) == ["9:11 error bad-date"]


def test_utf16_without_a_mark_is_told_of() -> None:
    """Text in UTF-16 that does not say so is full of NULs, which is said; nothing is raised."""
    assert "1:2 error control-character" in told(TEXT.encode("utf-16-le"))


def test_half_a_character_at_the_end_is_told_of() -> None:
    """A file that was cut within its last character is read up to there."""
    decoded = decode("ab\nố".encode()[:-1])
    assert decoded.text == "ab\n�"
    assert decoded.oddities == (Oddity("not-utf8", decoded.oddities[0].message, 2, 1),)


def test_a_mark_before_bytes_that_are_no_utf8_does_not_shift_the_place() -> None:
    """A byte order mark counts as nothing when the place of the first unreadable byte is told."""
    decoded = decode(codecs.BOM_UTF8 + b"a\n# \xff")
    assert decoded.text == "a\n# \ufffd"
    assert [(odd.line, odd.column) for odd in decoded.oddities] == [(2, 3)]


def test_an_empty_file_is_an_empty_text() -> None:
    """No bytes, and a byte order mark alone, are an empty text."""
    for data in (b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE):
        assert decode(data).text == ""
        assert decode(data).oddities == ()


def test_a_place_counts_from_one() -> None:
    """Lines and columns begin at 1; the sign that ends a line belongs to it."""
    text = "ab\nc\n"
    assert [place(text, offset) for offset in range(6)] == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1)]


@given(st.binary(max_size=200))
def test_decoding_never_fails(data: bytes) -> None:
    """Any bytes give a text that libyaml can take: composed, with line feeds, without forbidden characters."""
    text = decode(data).text
    assert unicodedata.is_normalized("NFC", text)
    assert not set("\r\0\x85\u2028\u2029") & set(text)
    text.encode()
