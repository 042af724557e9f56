"""Exporting from the window: files appear whole or not at all, and every mistake is a sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.briefing.invented import TEXT
from viewer.qt.briefing.desk import Desk
from viewer.qt.shell.window import MainWindow

PATIENCE = 60_000  # ms; typst and python-docx are loaded on the way


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    """Return the desk with two events, in the Brief workspace."""
    window.desk.actions.add(["talks-1", "drill"])
    window.desk.actions.note("talks-1", "Kênh =cmd <riêng> & “khác”")
    window.menus.actions["workspace_brief"].trigger()
    return window.desk


def export(qtbot: QtBot, desk: Desk, path: Path) -> None:
    """Write the briefing to a file, and wait for the end."""
    wishes = desk.workplace.wishes
    desk.exporter.write(path, wishes.document(), wishes.ready(path.suffix))
    qtbot.waitUntil(lambda: not desk.exporter.busy, timeout=PATIENCE)


@pytest.mark.parametrize(
    ("suffix", "magic"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!"), ("md", b""), ("zip", b"PK")]
)
def test_each_format_is_written_whole(qtbot: QtBot, desk: Desk, tmp_path: Path, suffix: str, magic: bytes) -> None:
    """The file is there, is of its kind, and the window says where, with a button that opens the folder."""
    path = tmp_path / f"out.{suffix}"
    export(qtbot, desk, path)
    assert path.read_bytes().startswith(magic)
    assert str(path) in desk.workplace.preview.banner.words
    kind = {"md": "Markdown"}.get(suffix, suffix.upper())
    assert desk.workplace.exported.startswith(f"Last export: {kind}")
    assert not list(tmp_path.glob(".*.part"))


def test_the_note_is_in_the_exported_file(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    """What was typed stands in the DOCX as it was typed."""
    path = tmp_path / "out.docx"
    export(qtbot, desk, path)
    text = zipfile.ZipFile(path).read("word/document.xml").decode()
    assert "Kênh =cmd &lt;riêng&gt; &amp; “khác”" in text


def test_a_place_that_cannot_be_written_is_said(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    """Where a folder stands, or none, the window says why, and nothing is left behind."""
    (tmp_path / "taken.docx").mkdir()
    for path in (tmp_path / "taken.docx", tmp_path / "none" / "out.docx"):
        export(qtbot, desk, path)
        assert "cannot be written" in desk.workplace.preview.banner.words
    assert not list(tmp_path.glob(".*.part"))


def test_an_export_that_is_cancelled_leaves_no_file(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    """Cancel ends the export at its next report; the file that was there stays."""
    path = tmp_path / "out.docx"
    path.write_bytes(b"before")
    wishes = desk.workplace.wishes
    desk.exporter.write(path, wishes.document(), wishes.ready(path.suffix))
    desk.exporter._on_cancelled()
    qtbot.waitUntil(lambda: not desk.exporter.busy, timeout=PATIENCE)
    assert path.read_bytes() == b"before"
    assert not list(tmp_path.glob(".*.part"))


def test_the_dialog_proposes_the_briefings_name(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The button DOCX asks with the name of the briefing; a name without an ending gets that of the format."""
    asked: list[Path] = []

    def answer(_parent: object, _title: str, proposed: Path, forms: str) -> tuple[Path, str]:
        asked.append(proposed)
        return tmp_path / "mine", forms.split(";;")[0]

    monkeypatch.setattr("viewer.qt.shell.file_dialogs.save_file", answer)
    desk.workplace.toolbar.formats["docx"].click()
    qtbot.waitUntil(lambda: not desk.exporter.busy, timeout=PATIENCE)
    assert asked[0].suffix == ".docx"
    assert (tmp_path / "mine.docx").exists()


def test_changes_since_another_file_become_a_section(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    """An older registry is compared with; one that is not there is named, and the pages stay."""
    (tmp_path / "old.yaml").write_text(TEXT.replace("First talks", "Talks"), encoding="utf-8")
    desk.actions.compare("old.yaml")
    qtbot.waitUntil(lambda: not desk.workplace.maker.busy, timeout=PATIENCE)
    assert "changes" in desk.actions.sections
    assert "First talks" in str(desk.workplace.document)
    desk.actions.compare("gone.yaml")
    qtbot.waitUntil(lambda: not desk.workplace.maker.busy, timeout=PATIENCE)
    assert "gone.yaml" in desk.workplace.preview.banner.words
    assert desk.workplace.preview.pages.laid is not None


def test_changes_can_be_a_document_of_their_own(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    """The document tells the changes and nothing else."""
    (tmp_path / "old.yaml").write_text(TEXT.replace("First talks", "Talks"), encoding="utf-8")
    wishes = desk.workplace.wishes
    path = tmp_path / "changes.docx"
    desk.exporter.write(path, wishes.changes("old.yaml"), wishes.ready(".docx"))
    qtbot.waitUntil(lambda: not desk.exporter.busy, timeout=PATIENCE)
    assert "First talks" in zipfile.ZipFile(path).read("word/document.xml").decode()
