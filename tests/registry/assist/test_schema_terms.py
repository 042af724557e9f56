from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from tests.registry.assist.writing import event, offered
from viewer.base import i18n, resources
from viewer.registry import schema
from viewer.registry.assist.schema_terms import term

VIETNAMESE: dict[str, str] = json.loads(resources.read_text("events.schema.vi.json"))


def terms(node: object) -> Iterator[str]:
    """Yield every title and description of a part of the schema."""
    if isinstance(node, dict):
        yield from (node[key] for key in ("title", "description") if isinstance(node.get(key), str))
        yield from node.get("enumDescriptions", ())
        for key, child in node.items():
            if key not in ("examples", "default"):
                yield from terms(child)


@pytest.fixture
def _in_vietnamese() -> Iterator[None]:
    i18n.set_language("vi")
    yield
    i18n.set_language("en")


def test_every_term_is_translated() -> None:
    """The Vietnamese file has the schema's terms in the schema's order, and no others."""
    assert list(VIETNAMESE) == list(dict.fromkeys(terms(schema.load())))
    assert all(VIETNAMESE.values())


def test_what_is_written_as_code_stays() -> None:
    """Dates and numbers that an English term shows stand in the Vietnamese one too."""
    for english, vietnamese in VIETNAMESE.items():
        assert re.findall(r"\d[\d~?/.-]*\d", english) == re.findall(r"\d[\d~?/.-]*\d", vietnamese), english


@pytest.mark.usefixtures("_in_vietnamese")
def test_keys_are_explained_in_the_programs_language() -> None:
    """Completion speaks Vietnamese where the program does, and finds keys by their Vietnamese titles."""
    found = offered(event("    dia diem¦"))
    assert [(one.label, one.detail) for one in found if one.kind == "key"] == [("place", "Địa điểm")]
    assert term("nothing of the schema") == "nothing of the schema"


def test_english_needs_no_file() -> None:
    """In English the terms are the schema's own."""
    assert term("Place") == "Place"
