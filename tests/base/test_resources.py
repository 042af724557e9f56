from pathlib import Path

import pytest

from viewer.base import resources


def test_resources_are_found_in_a_checkout() -> None:
    """Schema, template, fonts and icons lie where the program looks for them."""
    for name in ("events.schema.json", "templates/events.yaml", "icons/app.svg", "fonts/OFL.txt"):
        assert resources.path(name).is_file()


def test_texts_are_utf8() -> None:
    """A text comes as it was written."""
    assert "–" in resources.read_text("events.schema.json") + resources.read_text("templates/registry-format.md")


def test_the_sample_lies_with_its_texts() -> None:
    """The shipped registry and the folder that its paths start from are found."""
    assert resources.sample().name == "events.yaml"
    assert (resources.sample().parent / "resources" / "articles").is_dir()


def test_a_missing_resource_is_an_error() -> None:
    """A damaged installation is noticed when the resource is read, not before."""
    assert not resources.path("none.txt").exists()
    with pytest.raises(OSError, match="none"):
        resources.read_text("none.txt")


def test_an_installed_program_carries_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package has a folder of data, that comes before what lies beside it."""
    (tmp_path / "viewer" / "_data").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "viewer")
    assert resources.path("a.txt") == tmp_path / "viewer" / "_data" / "resources" / "a.txt"
    assert resources.sample() == tmp_path / "viewer" / "_data" / "events.yaml"
