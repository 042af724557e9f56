"""A small picture of nothing, where a test needs a figure."""

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
