from pathlib import Path

import pytest

from tests.registry.reading import reading
from viewer.registry.registry import Registry

TEXT = """\
language: en
home: FRD
parties: {FRD: {name: {vi: "Nước F", en: "Freedonia"}}, SYL: }
events:
  - {id: visit, title: A}
  - {id: second, title: B, part_of: visit}
  - {id: first, title: C, part_of: visit}
  - {id: lost, title: D, part_of: nowhere}
"""


def test_events_are_found_by_id_and_by_place() -> None:
    """Heads and events are the same by id and by place; unknown ids are None."""
    registry = reading(TEXT)
    assert registry.head("second") is registry.heads[1]
    assert registry.event("second") is registry.event_at(1)
    assert registry.head("zzz") is None
    assert registry.event("zzz") is None
    with pytest.raises(IndexError):
        registry.event_at(4)


def test_children_stand_in_the_order_of_the_file() -> None:
    """The events that are part of an event are known by its id, also when it is not in the file."""
    assert reading(TEXT).children == {"visit": ("second", "first"), "nowhere": ("lost",)}


def test_a_party_has_a_name_or_its_id() -> None:
    """The name is in the language asked for; a party without a name, or not declared, is called by its id."""
    registry = reading(TEXT)
    assert [registry.party_name("FRD", language) for language in ("vi", "en")] == ["Nước F", "Freedonia"]
    assert registry.party_name("SYL", "vi") == "SYL"
    assert registry.party_name("ZZ", "vi") == "ZZ"


def test_relative_paths_start_at_the_file_s_folder() -> None:
    """The folder is that of the file."""
    assert Registry(Path("a/b/events.yaml")).folder == Path("a/b")


def test_an_empty_registry_is_one() -> None:
    """A registry of nothing has no heads, no problems, and no events."""
    registry = Registry(Path("events.yaml"))
    assert (registry.heads, registry.problems, registry.event("a")) == ((), (), None)
