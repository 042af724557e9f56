"""Addresses of the web as files may link to them: in ASCII, and only such that nothing is run by following them."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

_SCHEMES = ("http", "https", "mailto")
_KEPT = ":/?#[]@!$&'*+,;=%-._~"  # parentheses and spaces are not, since Markdown ends an address at them


def address(link: str) -> str:
    """Return an address in ASCII; empty where it is none, or of a scheme that no document should lead to."""
    target = quote(link, safe=_KEPT, errors="ignore")
    try:
        split = urlsplit(target)
        return target if split.scheme in _SCHEMES and (split.port is None or split.port >= 0) else ""
    except ValueError:
        return ""
