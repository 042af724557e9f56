"""The registry's words and their labels."""

from __future__ import annotations

import json

import pytest

from viewer.base import resources
from viewer.registry import vocabulary

DEFINITIONS = json.loads(resources.read_text("events.schema.json"))["$defs"]


def _words(definition: str, key: str) -> tuple[str, ...]:
    spec = DEFINITIONS[definition]["properties"][key]
    return tuple(word for word in spec.get("enum", spec.get("examples")) if word is not None)


@pytest.mark.parametrize(
    ("words", "definition", "key"),
    [
        (vocabulary.KINDS, "event", "kind"),
        (vocabulary.STATUSES, "event", "status"),
        (vocabulary.MODES, "event", "mode"),
        (vocabulary.PARTY_KINDS, "party", "kind"),
        (vocabulary.TEXT_KINDS, "sourceText", "is"),
        (vocabulary.ROLES, "participant", "role"),
        (vocabulary.RELATIONS, "relation", "as"),
    ],
)
def test_the_schema_offers_the_same_words(words: tuple[str, ...], definition: str, key: str) -> None:
    """The schema offers each vocabulary's words in the same order, so that editors and forms agree."""
    assert _words(definition, key) == words


def test_the_schema_offers_the_same_times() -> None:
    """The schema's examples of a time end with the parts of the day."""
    assert _words("event", "time")[-len(vocabulary.TIMES) :] == vocabulary.TIMES


def test_a_post_has_the_keys_of_the_schema() -> None:
    """The keys of a post are those that the schema allows."""
    assert set(vocabulary.POST_KEYS) == set(DEFINITIONS["post"]["properties"])


@pytest.mark.parametrize("name", vocabulary.VOCABULARIES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_labels_differ_within_a_vocabulary(name: str, language: str) -> None:
    """No two words of one vocabulary share a label, so that a label in a filter means one thing."""
    words = vocabulary.words(name)
    labels = [vocabulary.label(name, word, language) for word in words]
    assert all(labels)
    assert len(set(labels)) == len(words)


def test_labels_are_in_the_language_asked_for() -> None:
    """A label is Vietnamese when Vietnamese is asked for and English otherwise."""
    assert vocabulary.label("role", "co-chair", "vi") == "Đồng chủ trì"
    assert vocabulary.label("role", "co-chair", "en") == "Co-chair"
    assert vocabulary.label("role", "co-chair", "fr") == "Co-chair"


def test_an_unknown_word_is_shown_as_typed() -> None:
    """A word outside a vocabulary is returned as it was typed."""
    assert vocabulary.label("role", "Phiên dịch", "en") == "Phiên dịch"


@pytest.mark.parametrize("relation", vocabulary.RELATIONS)
def test_the_inverse_of_an_inverse_is_the_relation(relation: str) -> None:
    """Reading a relation from the other end and back gives the relation again."""
    other = vocabulary.inverse(relation)
    assert other is not None
    assert vocabulary.inverse(other) == relation


def test_a_typed_relation_has_no_known_other_end() -> None:
    """The other end of a relation outside the vocabulary is not guessed."""
    assert vocabulary.inverse("contradicts") is None


def test_relations_that_are_their_own_inverse() -> None:
    """Only being on the same day and possibly being the same read alike from both ends."""
    assert {word for word in vocabulary.RELATIONS if vocabulary.inverse(word) == word} == {
        "same-day",
        "possibly-same",
    }
