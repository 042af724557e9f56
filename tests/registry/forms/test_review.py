"""A review knows which state of an event was read."""

from tests.registry.reading import reading
from viewer.registry.checks.reviewed import findings
from viewer.registry.forms.review import changed_since, digest, reviewed, when_and_who, words
from viewer.registry.yamlread import Data


def test_the_digest_is_of_what_the_event_says() -> None:
    """Order of keys, empty keys, kinds of numbers and the review itself do not count."""
    event: Data = {"title": "A", "date": "2020", "note": None, "reviewed": {"by": "me"}}
    assert digest(event) == digest({"date": 2020, "title": "A"})
    assert digest(event) != digest({"date": 2021, "title": "A"})
    assert digest("A") == digest({"title": "A"})


def test_the_digest_is_fixed() -> None:
    """The eight digits are those that files already hold."""
    assert digest({"title": "Đối thoại", "topics": ["a", "b"]}) == "8a9d674b"


def test_a_review_holds_until_the_event_changes() -> None:
    """Ticking writes a digest that fits; one changed word does not."""
    event: dict[str, Data] = {"title": "A"}
    event["reviewed"] = dict(reviewed(event, "Ada", "2020-01-02"))
    assert not changed_since(event)
    assert changed_since({**event, "title": "B"})
    assert not changed_since({"title": "B", "reviewed": {"by": "Ada"}})


def test_a_change_since_the_review_is_a_hint_at_the_digest() -> None:
    """The check names who reviewed it."""
    registry = reading('format: 1\nevents:\n- {title: A, reviewed: {by: Ada, text: "00000000"}}\n- {title: B}\n')
    found = list(findings(registry))
    assert [(one.code, one.path) for one in found] == [("changed-since-review", ("events", 0, "reviewed", "text"))]
    assert found[0].message == "This has changed since Ada reviewed it."


def test_a_review_is_said_with_its_date_and_who_made_it() -> None:
    """Whatever is missing is left out."""
    value: Data = {"by": "Ada", "date": "2020-01-02"}
    assert words(value, outdated=False) == "Reviewed 2 Jan 2020 by Ada"
    assert words(value, outdated=True) == "Changed since the review (2 Jan 2020 by Ada)"
    assert when_and_who({"by": "Ada"}) == "by Ada"
