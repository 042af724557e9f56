import pytest

from viewer.registry.records import NO_TEXT, Participant, Source, Text


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [(Text("a", "b"), "a", "b"), (Text("a"), "a", "a"), (Text(en="b"), "b", "b"), (NO_TEXT, "", "")],
)
def test_a_text_falls_back_to_its_other_language(text: Text, vi: str, en: str) -> None:
    """What was written in one language only is shown in that one."""
    assert (text.pick("vi"), text.pick("en")) == (vi, en)
    assert bool(text) == bool(vi)
    assert text.all() == tuple(word for word in (text.vi, text.en) if word)


def test_a_source_is_called_by_its_number() -> None:
    """S1, S2 … by position."""
    assert Source("x", 12, NO_TEXT).label == "S12"


def test_records_do_not_change() -> None:
    """A record is a value."""
    with pytest.raises(AttributeError):
        Participant().name = "x"  # type: ignore[misc]  # that it is refused is the point
