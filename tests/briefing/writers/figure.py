"""A small picture of nothing, where a test needs a figure, and what stands in a picture."""

from __future__ import annotations

import struct
import zlib

from viewer.briefing.writers.picture import Picture

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 170 40"><path d="M10 20H160" stroke="#2b66ae"/>'
    b'<circle cx="40" cy="20" r="3" fill="#2b66ae"/></svg>'
)


def pictures(width: float = 170, height: float = 40) -> dict[str, Picture]:
    """Return the figure of each language, that size in mm."""
    return {f"timeline-{lang}": Picture(SVG, _png(), width, height) for lang in ("vi", "en")}


def levels(png: bytes) -> bytearray:
    """Return all samples of a picture of 8 bits with colour and opacity (PNG, sections 9 and 11)."""
    width, height = struct.unpack(">II", png[16:24])
    data, at = b"", 8
    while at < len(png):
        size = int.from_bytes(png[at : at + 4], "big")
        data += png[at + 8 : at + 8 + size] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += size + 12
    raw, row, step = zlib.decompress(data), width * 4, 4
    found, above = bytearray(), bytes(row)
    for start in range(0, height * (row + 1), row + 1):
        line = bytearray(raw[start + 1 : start + 1 + row])
        for place in range(row):
            left, corner = (line[place - step], above[place - step]) if place >= step else (0, 0)
            line[place] = (line[place] + _guess(raw[start], left, above[place], corner)) % 256
        found += line
        above = bytes(line)
    return found


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    """Return what a filter expects of a sample (PNG, section 9.2)."""
    if kind < 4:
        return (0, left, up, (left + up) // 2)[kind]
    return min((left, up, corner), key=lambda one: abs(left + up - corner - one))


def _png() -> bytes:
    """Return a picture of one grey pixel (PNG, sections 5 and 11)."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\x80")),
        (b"IEND", b""),
    )
    made = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)
