from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from viewer.briefing import schema
from viewer.briefing.briefing import LANGUAGES, ORDERS, PASSAGES, SECTIONS
from viewer.briefing.reading import read
from viewer.briefing.saving import edits
from viewer.registry.yamlread import Data

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures" / "briefings").glob("*.yaml"))


def keys(node: dict[str, Any], where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every key of the format with its rule, as "events.note" and so on."""
    for name, rule in node.get("properties", {}).items():
        yield f"{where}{name}", rule
    for name, definition in node.get("$defs", {}).items():
        yield from keys(definition, f"{name}.")


def used(value: Data, where: str = "") -> Iterator[str]:
    """Yield every key that stands in plain data, by the name of the definition that it belongs to."""
    names = {"events": "event.", "passages": "passage.", "title": "text.", "heading": "text."}
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{where}{key}"
            yield from used(inner, names.get(key, "text."))
    elif isinstance(value, list):
        for item in value:
            yield from used(item, where)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_valid_briefings_have_no_problems(path: Path) -> None:
    """Nothing is found wrong with them, and saving what was read changes nothing."""
    loaded = read(path.read_text(encoding="utf-8"), path.name)
    assert loaded.problems == ()
    assert edits(loaded.document.data, loaded.briefing) == []


def test_every_key_is_used_by_a_fixture() -> None:
    """What an outside editor is held against leaves no key out."""
    data = read(FIXTURES[0].read_text(encoding="utf-8"), "every-key.yaml").document.data
    assert {name for name, _rule in keys(schema.load())} <= set(used(data))


def test_every_key_says_what_it_is() -> None:
    """Each has a title and a sentence, which editors show."""
    for name, rule in keys(schema.load()):
        assert rule.get("title"), name
        assert rule.get("description", "").endswith("."), name


def test_choices_are_those_that_the_program_knows() -> None:
    """Languages, orders, passages and sections of the schema are the reader's."""
    properties = schema.load()["properties"]
    wanted = {"language": tuple(LANGUAGES), "order": ORDERS, "passages": PASSAGES}
    for key, known in wanted.items():
        assert tuple(one for one in properties[key]["enum"] if one) == known
    assert tuple(one for one in properties["sections"]["items"]["enum"] if one) == SECTIONS
