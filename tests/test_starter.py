from pathlib import Path

import pytest

from tests.registry.reading import TODAY
from viewer.base import resources
from viewer.base.problems import UserError
from viewer.checking import all_problems
from viewer.registry.reader import read
from viewer.sources.library import Library
from viewer.starter import copy_sample, make_registry


def files(folder: Path) -> list[str]:
    """Return what lies in a folder, by relative path."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_new_registry_has_a_schema_and_an_article(tmp_path: Path) -> None:
    """Folders are made as needed; the schema is the program's."""
    target = make_registry(tmp_path / "a" / "b")
    assert target == tmp_path / "a" / "b" / "events.yaml"
    assert files(target.parent) == ["articles/example.txt", "events.schema.json", "events.yaml"]
    assert (target.parent / "events.schema.json").read_text("utf-8") == resources.read_text("events.schema.json")
    first = target.read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=events.schema.json"


def test_a_new_registry_has_nothing_wrong(tmp_path: Path) -> None:
    """The commented example has neither errors nor warnings, and its passages are found."""
    registry = read(make_registry(tmp_path))
    assert len(registry.heads) >= 2
    assert [
        (one.line, one.code, one.message)
        for one in all_problems(registry, Library(tmp_path), TODAY)
        if one.severity != "hint"
    ] == []


def test_an_existing_registry_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written where a registry is, not even what is missing beside it."""
    (tmp_path / "events.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError, match="exists already; nothing was written"):
        make_registry(tmp_path)
    assert files(tmp_path) == ["events.yaml"]
    assert (tmp_path / "events.yaml").read_text("utf-8") == "mine"


def test_other_files_in_the_folder_are_kept(tmp_path: Path) -> None:
    """A schema or an article that is there already is not written over."""
    (tmp_path / "events.schema.json").write_text("{}", encoding="utf-8")
    make_registry(tmp_path)
    assert (tmp_path / "events.schema.json").read_text("utf-8") == "{}"


@pytest.mark.parametrize("make", [make_registry, copy_sample])
def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path, make: object) -> None:
    """A file in the way is named in the refusal."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UserError, match=r"file.* cannot be written: .+\."):
        make(tmp_path / "file" / "folder")  # type: ignore[operator]  # one of the two above


def test_a_folder_whose_name_is_too_long_is_refused(tmp_path: Path) -> None:
    """The system's words are passed on."""
    with pytest.raises(UserError, match=r"cannot be written: .+\."):
        make_registry(tmp_path / ("a" * 300))


def test_a_registry_that_is_a_dead_link_is_refused(tmp_path: Path) -> None:
    """A link to nowhere is not followed to write there."""
    (tmp_path / "events.yaml").symlink_to(tmp_path / "nowhere.yaml")
    with pytest.raises(UserError, match="cannot be written"):
        make_registry(tmp_path)
    assert not (tmp_path / "nowhere.yaml").exists()


def test_a_copy_of_the_sample_is_complete(tmp_path: Path) -> None:
    """Registry, texts and schema are copied, so that the copy has nothing wrong that the sample has not."""
    target = copy_sample(tmp_path / "Documents")
    assert target.read_bytes() == resources.sample().read_bytes()
    registry = read(target)
    assert [one for one in all_problems(registry, Library(target.parent), TODAY) if one.severity == "error"] == []
    assert (target.parent / "resources" / "events.schema.json").is_file()


def test_a_copy_that_exists_is_kept(tmp_path: Path) -> None:
    """What the user has changed in the copy is not lost at the next start."""
    target = copy_sample(tmp_path)
    target.write_text("mine", encoding="utf-8")
    assert copy_sample(tmp_path).read_text("utf-8") == "mine"


def test_trouble_with_several_files_has_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where copying says no single reason, what it says is passed on."""
    import shutil

    def fail(*_given: object, **_named: object) -> None:
        raise shutil.Error([("a", "b", "no space")])

    monkeypatch.setattr(shutil, "copytree", fail)
    with pytest.raises(UserError, match="no space"):
        copy_sample(tmp_path)
