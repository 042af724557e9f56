import threading
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from viewer.base import i18n, resources


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a small Vietnamese catalogue in place of the shipped one."""
    words = Catalog(locale="vi", domain=i18n.DOMAIN)
    words.add("Yes", "Có")
    words.add("Open", "Mở", context="menu")
    words.add(("{n} event", "{n} events"), ("{n} sự kiện",))
    folder = tmp_path / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / f"{i18n.DOMAIN}.mo").open("wb") as file:
        write_mo(file, words)
    monkeypatch.setattr(resources, "path", lambda _name: tmp_path)


@pytest.mark.usefixtures("catalogue")
def test_words_are_said_in_the_language_that_was_set() -> None:
    """English is in the source; Vietnamese comes from the catalogue, and where it has nothing, English stays."""
    said = {}
    for code in ("en", "vi"):
        i18n.set_language(code)
        said[code] = (
            i18n._("Yes"),
            i18n._("No"),
            i18n.ngettext("{n} event", "{n} events", 1).format(n=1),
            i18n.ngettext("{n} event", "{n} events", 2).format(n=2),
            i18n.pgettext("menu", "Open"),
            i18n.pgettext("state", "Open"),
        )
    assert said["en"] == ("Yes", "No", "1 event", "2 events", "Open", "Open")
    assert said["vi"] == ("Có", "No", "1 sự kiện", "2 sự kiện", "Mở", "Open")


@pytest.mark.usefixtures("catalogue")
def test_a_marked_text_stays_as_it_is() -> None:
    """A table's texts are marked for the catalogue and translated only when they are shown."""
    i18n.set_language("vi")
    assert i18n.N_("Yes") == "Yes"


@pytest.mark.parametrize("code", ["fr", "", "VI", "en_GB"])
def test_an_unknown_language_is_english(code: str) -> None:
    """Only vi and en are languages of the program."""
    i18n.set_language("vi")
    i18n.set_language(code)
    assert i18n.language() == "en"


def test_without_a_catalogue_vietnamese_is_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing catalogue is borne: the language is set, and the words are the source's."""
    monkeypatch.setattr(resources, "path", lambda _name: tmp_path)
    i18n.set_language("vi")
    assert i18n.language() == "vi"
    assert i18n._("Yes") == "Yes"


def test_what_is_written_in_another_language_leaves_the_words_to_the_user() -> None:
    """While one thread writes a document in Vietnamese, others tell the user things in the language of the program."""
    said: list[str] = []
    with i18n.speaking("vi"):
        other = threading.Thread(target=lambda: said.append(i18n.language()))
        other.start()
        other.join()
        said += [i18n.language(), i18n.thousands(1234)]
    assert said == ["en", "vi", "1.234"]
    assert i18n.language() == "en"


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
        ({"LC_ALL": "vi_VN", "LANG": "en_GB"}, "vi"),
        ({"LC_ALL": "C", "LANG": "vi_VN"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "vi", "LANG": "C"}, "vi"),
    ],
)
def test_the_environment_chooses_the_language(environ: dict[str, str], language: str) -> None:
    """LC_ALL comes before LC_MESSAGES and LANG; an empty variable says nothing."""
    assert i18n.system_language(environ) == language
