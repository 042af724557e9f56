"""The schema's titles and descriptions in the program's language.

They are written in English, in the schema itself, so that every editor can show them; the Vietnamese ones stand
beside it in `resources/events.schema.vi.json`, under the English.
"""

from __future__ import annotations

from functools import cache

from viewer.base import resources
from viewer.base.i18n import language

_FILE = "events.schema.vi.json"


def term(english: str) -> str:
    """Return a title or description of the schema in the program's language; English where there is no other."""
    return _vietnamese().get(english, english) if language() == "vi" else english


@cache
def _vietnamese() -> dict[str, str]:
    import json

    terms: dict[str, str] = json.loads(resources.read_text(_FILE))
    return terms
