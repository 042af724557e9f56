"""From the bytes of a file to text, and what was odd on the way.

UTF-8 with or without a byte order mark is read, UTF-16 when it has one. Lines keep their numbers; CRLF and CR
count as one line end, as in YAML (1.2.2, section 5.4). The other signs that Unicode knows for line ends are spaces
here: libyaml, which follows YAML 1.1, would end a line at them, and no editor counts them. Text that is not in
normalisation form C is composed for reading, so that a name typed on another system finds itself; the file is not
touched.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from viewer.base.i18n import _
from viewer.base.value import frozen

# What YAML 1.2.2 (section 5.1, c-printable) does not allow in a stream, but for tab and line ends.
_NOT_PRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_CONTROL_BYTES = bytes(code for code in range(32) if code not in b"\t\n\r") + b"\x7f"
_C1_BYTES = re.compile(b"\xc2[\x80-\x84\x86-\x9f]")
_OTHER_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "   ")


@frozen
class Oddity:
    """Something about the bytes that the user should know, with its 1-based place."""

    code: str
    message: str
    line: int
    column: int


@frozen
class Decoded:
    """The text of a file, ready for parsing, and what was odd about its bytes."""

    text: str
    oddities: tuple[Oddity, ...] = ()


def place(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of `offset` in `text`."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def decode(data: bytes) -> Decoded:
    """Return the text of `data`; bytes and characters that cannot be read become U+FFFD and an oddity each."""
    oddities: list[Oddity] = []
    text = _to_text(data, oddities)
    text = _with_line_feeds(text)
    if "\x85" in text or "\u2028" in text or "\u2029" in text:
        text = text.translate(_OTHER_LINE_ENDS)
    if _may_hold_controls(data) and _NOT_PRINTABLE.search(text):
        text = _without_controls(text, oddities)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return Decoded(text, tuple(oddities))


def encode(text: str, like: bytes) -> bytes:
    """Return the bytes of `text` as a new state of a file whose bytes were `like`.

    What `text` shares with the text of `like` keeps its very bytes: byte order mark, encoding, line ends, letters
    that are not composed, bytes that cannot be read. See `encoding_back`.
    """
    from viewer.registry.encoding_back import back  # not needed to read

    return back(text, like)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _may_hold_controls(data: bytes) -> bool:
    """Return False when UTF-8 `data` surely has no character that YAML forbids; six times faster than looking."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    return (
        len(data.translate(None, _CONTROL_BYTES)) != len(data)
        or _C1_BYTES.search(data) is not None
        or b"\xef\xbf" in data
    )


def _to_text(data: bytes, oddities: list[Oddity]) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _with_line_feeds(error.object[: error.start].decode("utf-8"))  # without the byte order mark
        line, column = place(before, len(before))
        oddities.append(
            Oddity(
                "not-utf8",
                _("This file is not UTF-8 from here on; save it as UTF-8. What could not be read shows as �."),
                line,
                column,
            )
        )
        return data.decode("utf-8-sig", errors="replace")


def _without_controls(text: str, oddities: list[Oddity]) -> str:
    first = _NOT_PRINTABLE.search(text)
    if first is not None:
        line, column = place(text, first.start())
        oddities.append(
            Oddity(
                "control-character",
                _("There is a character here that no text contains (code {code}); remove it.").format(
                    code=f"U+{ord(first.group()):04X}"
                ),
                line,
                column,
            )
        )
    return _NOT_PRINTABLE.sub("\ufffd", text)
