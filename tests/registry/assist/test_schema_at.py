from __future__ import annotations

from collections.abc import Iterator

from viewer.registry import schema
from viewer.registry.assist.nodes import Path
from viewer.registry.assist.schema_at import Allowed, allowed_at
from viewer.registry.assist.values import IDS, WORDS


def places(here: Allowed, path: Path = ()) -> Iterator[tuple[Path, Allowed]]:
    """Yield every place of the format below a path, with what may stand there."""
    yield path, here
    steps: list[str | int | None] = list(here.keys)
    steps += [0] if "items" in here.rule else []
    steps += ["entry"] if isinstance(here.rule.get("additionalProperties"), dict) else []
    for step in steps:
        below = allowed_at((*path, step))
        assert below is not None, (*path, step)
        yield from places(below, (*path, step))


def everywhere() -> dict[Path, Allowed]:
    """Return every place of the format."""
    top = allowed_at(())
    assert top is not None
    return dict(places(top))


def test_every_place_is_explained() -> None:
    """Each place has a title and a description, but for the dates in a list of dates."""
    found = everywhere()
    assert len(found) > 150
    without = [here for here in found.values() if not (here.title and here.description)]
    assert all(here.entry and here.types == {"string", "integer"} for here in without)


def test_a_key_says_what_it_is_for_at_its_place() -> None:
    """Title and description are the key's own, types those of the definition it refers to."""
    here = allowed_at(("events", None, "date"))
    assert here is not None
    assert here.description.startswith("When it took place")
    assert (here.name, here.owner, here.key) == ("date", "event", "date")
    assert "integer" in here.types


def test_languages_of_a_text() -> None:
    """A language of a text belongs to the key that holds the text."""
    here = allowed_at(("events", None, "participants", 0, "office", 1, "vi"))
    assert here is not None
    assert (here.owner, here.key, here.language) == ("participant", "office", "vi")


def test_what_the_format_does_not_know() -> None:
    """Unknown keys, items of what is no list and keys of one's own have no rule."""
    for path in (("nope",), ("events", None, "x-own"), ("title", 0), ("events", "a"), ("format", "a")):
        assert allowed_at(path) is None


def test_the_tables_name_places_of_the_schema() -> None:
    """Every row for ids and words stands for a key that the schema has, and every enumeration has labels."""
    definitions = {"": schema.load(), **schema.load()["$defs"]}
    for owner, key in (*IDS, *WORDS):
        assert key in definitions[owner]["properties"], (owner, key)
    for here in everywhere().values():
        assert "enum" not in here.rule or (here.owner, here.key) in WORDS or here.key == "language"
