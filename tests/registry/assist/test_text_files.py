from __future__ import annotations

from pathlib import Path

from viewer.registry.assist.text_files import text_files
from viewer.registry.reader import read_bytes


def test_texts_in_the_folders_that_are_used(tmp_path: Path) -> None:
    """Texts in the usual folders and in those that sources name are listed, and no other files."""
    for name in ("articles/b.txt", "bài/a.TXT", "bài/c.pdf", "elsewhere/d.txt", "originals/e.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    text = "sources:\n  s:\n    texts:\n      - {file: bài/a.TXT}\n"
    registry = read_bytes(tmp_path / "events.yaml", text.encode())
    assert text_files(registry) == ["articles/b.txt", "bài/a.TXT", "originals/e.md"]


def test_folders_outside_are_left_alone(tmp_path: Path) -> None:
    """A path that leads outside the registry's folder lists nothing, and a folder that is missing neither."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text("x", encoding="utf-8")
    text = f"sources:\n  s:\n    texts:\n      - {{file: ../out.txt}}\n      - {{file: '{tmp_path}/out.txt'}}\n"
    assert text_files(read_bytes(tmp_path / "in" / "events.yaml", text.encode())) == []
