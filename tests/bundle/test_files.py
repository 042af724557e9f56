from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.bundle.small import TEXT, written
from viewer.base.problems import UserError
from viewer.bundle.archive import save_folder, zip_bytes
from viewer.bundle.texts import article_files
from viewer.registry.registry import Registry
from viewer.sources.library import Library


def files_of(registry: Registry, *sources: str) -> tuple[dict[str, bytes], list[str]]:
    """Return the article files of some sources, and what is said of others."""
    return article_files(registry, Library(registry.folder), sources)


def renamed(folder: Path, file: str) -> Registry:
    """Return the registry with another name for the text of its first source."""
    return written(folder, TEXT.replace("texts/news.txt", file))


def test_texts_are_the_files_bytes_at_the_registrys_own_paths(tmp_path: Path) -> None:
    """Line ends stay, and so do names that are not ASCII."""
    files, notes = files_of(written(tmp_path), "news", "post")
    assert files == {"texts/news.txt": b"They met on 1 February.\n", "texts/báo.txt": b"A post.\r\n"}
    assert not notes


def test_a_missing_text_is_told_and_costs_nothing_else(tmp_path: Path) -> None:
    """What is not on the computer is a sentence; the others come along."""
    files, notes = files_of(written(tmp_path), "last", "wire")
    assert list(files) == ["texts/wire.txt"]
    assert notes == ["Source text is not on this computer: texts/last.txt."]


@pytest.mark.parametrize("name", ["../secret.txt", "texts/../../secret.txt", "/etc/hostname", "C:/x.txt"])
def test_nothing_outside_the_folder_is_handed_over(tmp_path: Path, name: str) -> None:
    """Paths that lead out of the registry's folder are refused, with the reason."""
    (tmp_path / "secret.txt").write_text("secret")
    files, notes = files_of(renamed(tmp_path / "registry", name), "news")
    assert not files
    assert len(notes) == 1
    assert "leads out" in notes[0]


def test_a_link_that_leads_outside_is_refused(tmp_path: Path) -> None:
    """A link within the folder to a file elsewhere hands nothing over."""
    (tmp_path / "secret.txt").write_text("secret")
    registry = renamed(tmp_path / "registry", "texts/link.txt")
    (registry.folder / "texts" / "link.txt").symlink_to(tmp_path / "secret.txt")
    files, notes = files_of(registry, "news")
    assert not files
    assert len(notes) == 1


@pytest.mark.parametrize("name", ["timeline.html", "README.TXT", "briefings/a.txt", "events.yaml"])
def test_a_text_never_takes_the_place_of_the_bundles_own_files(tmp_path: Path, name: str) -> None:
    """A text that has the name of one of the bundle's files is left out, and that is told."""
    registry = renamed(tmp_path, name)
    path = registry.folder / name
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_text("text")
    files, notes = files_of(registry, "news")
    assert not files
    assert len(notes) == 1


def test_a_zip_is_the_same_each_time_whatever_the_order() -> None:
    """Names are sorted, times fixed, modes plain, and Vietnamese names marked as UTF-8."""
    made = zip_bytes({"b.txt": b"b", "báo.txt": b"x" * 999})
    assert made == zip_bytes({"báo.txt": b"x" * 999, "b.txt": b"b"})
    with zipfile.ZipFile(BytesIO(made)) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    assert [one.filename for one in entries] == ["b.txt", "báo.txt"]
    assert {(one.date_time, one.external_attr >> 16, one.create_system) for one in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644, 3)
    }
    assert entries[1].flag_bits & 0x800


def test_a_folder_is_made_whole(tmp_path: Path) -> None:
    """Files lie in their folders, and nothing else is left beside."""
    save_folder(tmp_path / "new", {"a.txt": b"a", "in/b.txt": b"b"})
    assert (tmp_path / "new" / "in" / "b.txt").read_bytes() == b"b"
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written into a folder that has a file already."""
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(UserError, match="there is something already"):
        save_folder(tmp_path, {"a.txt": b"a"})
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_folder_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """Where the place is no folder's, a sentence says so."""
    (tmp_path / "file").write_text("file")
    with pytest.raises(UserError, match="cannot be written"):
        save_folder(tmp_path / "file" / "new", {"a.txt": b"a"})
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
