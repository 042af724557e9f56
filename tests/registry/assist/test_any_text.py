"""Whatever is typed, wherever the cursor is, nothing raises."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.registry.assist.writing import SAMPLE, sample
from viewer.registry.assist.breadcrumb import crumbs
from viewer.registry.assist.complete import completions
from viewer.registry.assist.context import context_at
from viewer.registry.assist.folding import folds
from viewer.registry.assist.highlight import spans
from viewer.registry.assist.hover import hover_at
from viewer.registry.assist.indent import backspace, enter, tab

REGISTRY = sample()
_BREAKS = st.sampled_from(
    ['"', "'", "{", "}", "[", "]", ":", "\n", "  ", "- ", "#", "|", ">", ",", "&", "\t", "", "đ", "\\"]
)


def _everything(text: str, offset: int) -> None:
    context = context_at(text, offset)
    for one in completions(REGISTRY, context, "vi"):
        assert one.label
        assert 0 <= one.caret <= len(one.insert)
    found = hover_at(REGISTRY, text, offset, "en", lambda evidence: evidence.exact)
    assert found is None or 0 <= found.start <= offset <= found.end <= len(text)
    assert all(0 <= crumb.offset <= len(text) for crumb in crumbs(text, offset, deep=True))
    before = text[:offset]
    assert enter(before)[0] <= offset
    assert backspace(before) <= offset
    assert tab(before)


def test_every_offset_of_a_registry() -> None:
    """At every place of a registry, whole or cut off there, everything can be asked."""
    for offset in range(len(SAMPLE) + 1):
        _everything(SAMPLE, offset)
        if offset % 3 == 0:
            _everything(SAMPLE[:offset], offset)


@given(st.integers(0, len(SAMPLE)), _BREAKS, st.integers(0, 30), st.integers(-3, 3))
def test_any_edit(place: int, typed: str, removed: int, beside: int) -> None:
    """Whatever is put in or taken out, everything can be asked around it."""
    text = SAMPLE[:place] + typed + SAMPLE[place + removed :]
    _everything(text, min(max(place + len(typed) + beside, 0), len(text)))
    state = 0
    for line in text.split("\n"):
        state = spans(line, state)[1]
    folds(text)


@given(st.text(alphabet=" \n-:{}[]\"'#|>abđ,&!\t", max_size=60), st.integers(0, 60))
def test_any_text(text: str, offset: int) -> None:
    """Whatever the text, everything can be asked at every place of it."""
    _everything(text, min(offset, len(text)))


def test_a_line_without_end() -> None:
    """A line of a million characters, of whatever sort, is answered like any other."""
    for part in ("a", '"', "{", "[a, ", "a: ", "- ", "'b' ", " ", "#"):
        text = "events:\n  - note: " + part * (1_000_000 // len(part))
        for offset in (20, 500_000, len(text)):
            context_at(text, offset)
            crumbs(text, offset)
