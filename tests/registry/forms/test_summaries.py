"""Items of lists are called by what they are."""

import pytest

from tests.registry.reading import reading
from viewer.registry.forms.summaries import summary
from viewer.registry.yamlread import Data

_REGISTRY = reading(
    """\
format: 1
language: en
parties: {SYL: {name: "Sylvania"}}
people: {ada: {name: "Ada Quill"}}
sources: {post: {title: "The Post"}}
events: [{id: pact, title: "Pact", date: 2020-05}]
"""
)


@pytest.mark.parametrize(
    ("name", "item", "words"),
    [
        ("participant", {"person": "ada", "role": "chair", "rank": "Major"}, ("Ada Quill", "Chair · Major")),
        ("participant", {"office": "Envoy", "party": "SYL"}, ("Envoy", "Sylvania")),
        ("outcome", {"text": "A hotline"}, ("A hotline", "")),
        ("relation", {"event": "pact", "as": "after"}, ("took place after Pact", "May 2020")),
        ("evidence", {"source": "post", "exact": "so\n it was"}, ("S1: so it was", "")),
        ("post", {"as_of": "2020-05", "rank": "Major"}, ("May 2020", "Major")),
        ("sourceText", {"file": "a.txt"}, ("a.txt", "Original")),
        ("accept", {"code": "no-source", "reason": "known"}, ("no-source", "known")),
        ("participant", {}, ("nothing yet", "")),
    ],
)
def test_an_item_is_named_in_a_line(name: str, item: Data, words: tuple[str, str]) -> None:
    """First what it is, then what else is known."""
    assert summary(_REGISTRY, name, item, "en") == words
