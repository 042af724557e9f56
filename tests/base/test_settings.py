import json
from pathlib import Path

import pytest

from viewer.base.settings import SETTINGS, Settings, config_folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where settings are kept; neither file nor folder exists."""
    return tmp_path / "config" / "settings.json"


def written(path: Path, text: str) -> Settings:
    """Return the settings that a file with `text` gives."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Settings(path)


def test_every_setting_has_a_sentence() -> None:
    """Keys are told apart, and each has a sentence in plain words."""
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    assert all(setting.sentence for setting in SETTINGS)


def test_without_a_file_there_are_defaults(path: Path) -> None:
    """Nothing is written by looking."""
    settings = Settings(path)
    assert {setting.key: settings.get(setting.key) for setting in SETTINGS} == {
        setting.key: setting.default for setting in SETTINGS
    }
    assert not path.parent.exists()


def test_what_was_saved_is_read_again(path: Path) -> None:
    """Values of every type come back, in any language."""
    values = {"theme": "dark", "wheel_zooms": True, "recent": ["/tmp/sự kiện.yaml"], "views": {"a": [1, 2]}}
    settings = Settings(path)
    for key, value in values.items():
        settings.set(key, value)
    settings.save()
    again = Settings(path)
    assert {key: again.get(key) for key in values} == values
    assert again.get("titles") == "vi"
    assert [one.name for one in path.parent.iterdir()] == ["settings.json"]


def test_nothing_new_is_not_written(path: Path) -> None:
    """Saving without a change, or with a value that was there already, leaves the disk alone."""
    settings = Settings(path)
    settings.set("theme", "system")
    settings.save()
    assert not path.exists()
    settings.set("theme", "light")
    settings.save()
    path.unlink()
    settings.save()
    assert not path.exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '"text"', "null", "\ufffe", "[" * 100_000])
def test_a_damaged_file_counts_as_none(path: Path, text: str) -> None:
    """What is no JSON, or no mapping, gives defaults, and can be replaced."""
    settings = written(path, text)
    assert settings.get("theme") == "system"
    settings.set("theme", "dark")
    settings.save()
    assert Settings(path).get("theme") == "dark"


def test_bytes_that_are_no_text_count_as_none(path: Path) -> None:
    """A file that is not UTF-8 gives defaults."""
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe{\x00")
    assert Settings(path).get("theme") == "system"


def test_values_of_another_type_count_as_defaults(path: Path) -> None:
    """A number for a truth, a text for a list and an unknown key are passed over; the rest holds."""
    settings = written(path, json.dumps({"wheel_zooms": 1, "recent": "a", "zzz": 1, "theme": "dark", "titles": None}))
    assert (settings.get("wheel_zooms"), settings.get("recent"), settings.get("titles")) == (False, [], "vi")
    assert settings.get("theme") == "dark"


def test_what_is_not_declared_is_an_error(path: Path) -> None:
    """Unknown keys are a mistake of the program, as are values of another type."""
    settings = Settings(path)
    with pytest.raises(KeyError):
        settings.get("zzz")
    with pytest.raises((KeyError, TypeError)):
        settings.set("zzz", 1)
    with pytest.raises(TypeError, match="wheel_zooms takes bool"):
        settings.set("wheel_zooms", 1)


def test_a_list_that_was_handed_out_is_a_copy(path: Path) -> None:
    """Changing what was got, or what was set, changes neither the setting nor its default."""
    settings = Settings(path)
    settings.get("recent").append("a")
    assert settings.get("recent") == []
    assert Settings(path).get("recent") == []
    mine = ["a"]
    settings.set("recent", mine)
    mine.append("b")
    assert settings.get("recent") == ["a"]
    settings.set("recent", mine)
    settings.save()
    assert Settings(path).get("recent") == ["a", "b"]


def test_a_folder_that_cannot_be_written_is_borne(tmp_path: Path) -> None:
    """Where nothing can be saved, the values hold for this run."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.set("theme", "dark")
    settings.save()
    assert settings.get("theme") == "dark"


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"XDG_CONFIG_HOME": "/a/b"}, Path("/a/b/timeline-viewer")),
        ({"APPDATA": "/c"}, Path("/c/timeline-viewer")),
        ({"XDG_CONFIG_HOME": "", "APPDATA": ""}, None),
        ({}, None),
    ],
)
def test_the_folder_is_the_system_s(environ: dict[str, str], folder: Path | None) -> None:
    """XDG_CONFIG_HOME, else Windows' own, else .config in the home."""
    assert config_folder(environ) == (folder or Path.home() / ".config" / "timeline-viewer")
