from __future__ import annotations

from pathlib import Path

import pytest

from tests.registry.reading import TODAY
from viewer.manuscript import Manuscript
from viewer.registry.history import Change, Step
from viewer.registry.reader import read_bytes
from viewer.session import Session

TEXT = """\
format: 1
language: en
events:
  - id: one
    title: "First talks"   # a remark
    date: 2020
  - id: two
    title: "Second talks"
"""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return a session on the small registry."""
    return Session(read_bytes(tmp_path / "events.yaml", TEXT.encode()), today=TODAY, titles="en")


def titles(session: Session) -> list[str]:
    """Return what the events are called on the screen."""
    return [head.title.pick("en") for head in session.registry.heads]


def typed(text: str, old: str, new: str) -> Step:
    """Return the step that puts `new` where `old` stands in `text`."""
    return Step("Type", (Change(text.index(old), old, new),), "typing")


def test_typing_shows_once_it_is_read(session: Session) -> None:
    """What is typed is in the text at once, and on the screen as soon as it is read."""
    manuscript = Manuscript(session)
    manuscript.rewrite(typed(TEXT, "First", "1st"))
    assert titles(session) == ["First talks", "Second talks"]
    assert manuscript.read()
    assert titles(session) == ["1st talks", "Second talks"]


def test_broken_moment_keeps_the_last_good_registry(session: Session) -> None:
    """A text that is broken for a moment leaves the events on the screen and says what is wrong."""
    manuscript = Manuscript(session)
    manuscript.rewrite(typed(TEXT, "date: 2020", 'date: "2020'))
    assert not manuscript.read()
    assert session.outdated
    assert titles(session) == ["First talks", "Second talks"]
    manuscript.undo()
    assert not session.outdated
    assert manuscript.text == TEXT


def test_every_listener_hears_each_change_of_the_text(session: Session) -> None:
    """Whoever shows the text is told what changed and who changed it, also by undo and redo."""
    manuscript = Manuscript(session)
    heard: list[tuple[str, object]] = []
    manuscript.rewritten.connect(lambda what: heard.append((what.step.changes[0].new, what.origin)))
    manuscript.rewrite(typed(TEXT, "First", "1st"), self_origin := object())
    manuscript.undo()
    manuscript.redo()
    assert heard == [("1st", self_origin), ("First", None), ("1st", None)]


def test_change_from_outside_is_a_step_and_no_modification(session: Session) -> None:
    """What another program wrote can be undone, and until then the text is the one on disk."""
    manuscript = Manuscript(session)
    manuscript.took_from_disk(TEXT.replace("Second", "2nd"))
    assert titles(session) == ["First talks", "2nd talks"]
    assert not manuscript.modified
    manuscript.undo()
    assert manuscript.modified
    assert titles(session) == ["First talks", "Second talks"]


def test_registry_on_disk_stays_as_it_was_saved(session: Session) -> None:
    """While the text is modified, the registry of the text on disk is known, until the text is saved."""
    manuscript = Manuscript(session)
    manuscript.rewrite(typed(TEXT, "First", "1st"))
    manuscript.read()
    assert manuscript.modified
    assert manuscript.on_disk.heads[0].title.pick("en") == "First talks"
    manuscript.saved()
    assert manuscript.on_disk is session.registry
    assert not manuscript.modified


def test_step_for_another_text_changes_nothing(session: Session) -> None:
    """A step that does not fit the text is refused, and neither text nor history change."""
    manuscript = Manuscript(session)
    with pytest.raises(ValueError, match="does not fit"):
        manuscript.rewrite(Step("Type", (Change(0, "nothing like it", ""),)))
    assert manuscript.text == TEXT
    assert not manuscript.history.done
