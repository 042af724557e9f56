from __future__ import annotations

import gc
from weakref import ref

import pytest

from tests.registry.assist.writing import sample
from tests.registry.reading import reading
from viewer.registry.assist.attested import NAMES
from viewer.registry.assist.attested import shelf as shelf_of


def shelf(name: str, lang: str = "vi") -> list[tuple[str, str, int]]:
    """Return value, detail and frequency of each choice of the sample."""
    return [(one.value, one.told(), one.frequency) for one in shelf_of(sample(), name, lang).find("")]


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_registry_has_nothing_but_countries(name: str) -> None:
    """Where nothing was written nothing is offered."""
    assert len(shelf_of(reading("format: 1\n"), name, "vi")) == 0 or name == "countries"


def test_people_with_their_parties() -> None:
    """People are named with their party, the most frequent first."""
    assert shelf("people") == [("le-van-ho", "Lê Văn Hổ, Freedonia", 1), ("ada-quill", "Ada Quill, Xin-va-ni", 1)]


def test_events_with_their_dates() -> None:
    """Events are named by title and date; among what others are part of, visits come first."""
    assert [value for value, _detail, _count in shelf("parents")] == ["chuyen-tham", "doi-thoai-3"]
    assert shelf("events", "en")[1][1] == "Third dialogue, 14 Mar 2021"


def test_ranks_and_offices_of_posts_and_participants() -> None:
    """Ranks are counted over posts and participants, the other language being what they mean."""
    assert shelf("ranks") == [("Trung tướng", "Lieutenant General", 2), ("Thiếu tướng", "Major General", 1)]
    assert {value for value, _detail, _count in shelf("offices")} == {"Cục trưởng", "Thứ trưởng", "Ủy viên"}


def test_a_registry_is_not_kept() -> None:
    """What was counted goes with its registry."""
    registry = sample()
    for name in NAMES:
        shelf_of(registry, name, "vi")
    gone = ref(registry)
    del registry
    gc.collect()
    assert gone() is None
