from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bundle import bundled
from tests.bundle.small import written
from viewer import cli
from viewer.base import resources
from viewer.base.work import Cancelled
from viewer.briefing.briefing import Briefing, Entry
from viewer.briefing.reading import read as read_briefing
from viewer.bundle import making
from viewer.bundle.archive import save_folder, zip_bytes
from viewer.bundle.making import Bundle, NothingToHandOver, bundle_events
from viewer.registry.reader import read
from viewer.registry.records import Text
from viewer.registry.registry import Registry

TALKS = Briefing(query="talks", entries=(Entry("talks-1"),), language="en")


@pytest.fixture(scope="module")
def shipped() -> Registry:
    """Return the registry that comes with the program."""
    return read(resources.sample())


@pytest.fixture(scope="module")
def italy(shipped: Registry) -> Bundle:
    """Return the bundle of everything with Italy."""
    return bundled.made(shipped, Briefing(query="party:IT"))


def unpacked(folder: Path, bundle: Bundle) -> Path:
    """Return the registry of a bundle that was unpacked into an empty folder."""
    save_folder(folder / "bundle", bundle.files)
    return folder / "bundle" / making.REGISTRY


def test_a_bundle_holds_what_somebody_needs_who_has_nothing_else(italy: Bundle) -> None:
    """The registry's part, its schema, the texts, the briefing, the page and a README are in it."""
    assert set(italy.files) == {
        *("README.txt", "events.yaml", "events.schema.json", "timeline.html"),
        *("briefings/briefing.yaml", "briefings/briefing.schema.json"),
        *("resources/articles/eeas-2020.txt", "resources/articles/ttxvn-2023.txt"),
    }


def test_an_unpacked_bundle_lists_and_checks(
    tmp_path: Path, shipped: Registry, italy: Bundle, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a machine that has nothing else, `list` names the same events and `check` finds no error."""
    registry = unpacked(tmp_path, italy)
    assert cli.main(["check", str(registry), "--today", "2024-01-01"]) == 0
    assert ": error " not in capsys.readouterr().out
    assert cli.main(["list", str(registry), "party:IT", "--format", "json"]) == 0
    listed = [event["id"] for event in json.loads(capsys.readouterr().out)]
    given = bundled.wanted(shipped, Briefing(query="party:IT")).given
    assert sorted(listed) == sorted(shipped.heads[at].id for at in given.found)


def test_the_briefing_of_a_bundle_chooses_the_same_events(tmp_path: Path, shipped: Registry, italy: Bundle) -> None:
    """The briefing that lies in the bundle, read with the bundle's registry, is about the same events and day."""
    path = unpacked(tmp_path, italy)
    registry = read(path)
    loaded = read_briefing((path.parent / "briefings" / "briefing.yaml").read_text(), "briefing.yaml", registry)
    assert not loaded.problems
    whole = bundled.wanted(shipped, Briefing(query="party:IT"))
    part = bundled.wanted(registry, loaded.briefing)
    ids = [shipped.heads[at].id for at in bundle_events(whole.briefing, shipped, whole.given)]
    assert [registry.heads[at].id for at in bundle_events(loaded.briefing, registry, part.given)] == ids
    assert part.document.as_of == whole.document.as_of


def test_a_briefing_about_everything_names_its_events(tmp_path: Path) -> None:
    """Where no query was asked, the bundle's briefing lists the events, since a file without either is empty."""
    registry = written(tmp_path)
    asked = bundled.wanted(registry, Briefing(), everything=True)
    text = making.make(asked, {}).files["briefings/briefing.yaml"].decode()
    assert all(event in text for event in registry.by_id)


def test_two_bundles_of_the_same_are_the_same_bytes(tmp_path: Path) -> None:
    """Nothing of the clock or of chance is in a bundle."""
    one, other = (zip_bytes(bundled.made(written(tmp_path), TALKS, bundled.drawn("talks-1")).files) for _time in "ab")
    assert one == other


def test_documents_come_in_all_formats(tmp_path: Path) -> None:
    """The briefing is in the bundle as DOCX, PDF and HTML, and the README names them."""
    files = making.make(bundled.wanted(written(tmp_path), TALKS), {}).files
    assert files["briefing.docx"].startswith(b"PK")
    assert files["briefing.pdf"].startswith(b"%PDF")
    assert files["briefing.html"].lower().startswith(b"<!doctype html")
    assert "briefing.docx, briefing.pdf, briefing.html" in files["README.txt"].decode("utf-8-sig")


def test_an_empty_selection_is_refused(tmp_path: Path) -> None:
    """A briefing that chooses no event, or only one that is gone, hands nothing over."""
    registry = written(tmp_path)
    with pytest.raises(NothingToHandOver):
        bundled.made(registry, Briefing(entries=(Entry("gone"),)))


def test_what_is_missing_is_told_to_maker_and_reader(tmp_path: Path) -> None:
    """A missing text and a dropped relation are among the notes and in the README."""
    registry = written(tmp_path)
    (tmp_path / "texts" / "news.txt").unlink()
    bundle = bundled.made(registry, TALKS)
    readme = bundle.files["README.txt"].decode("utf-8-sig")
    assert len(bundle.notes) == 2
    assert all(note in readme for note in bundle.notes)


def test_the_readme_is_in_both_languages_with_old_line_ends(italy: Bundle) -> None:
    """It begins with a mark that old editors want, speaks both languages and counts what is in the bundle."""
    data = italy.files["README.txt"]
    text = data.decode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf")
    assert text.count("\n") == text.count("\r\n")
    assert "Cách mở" in text
    assert "How to open it" in text
    assert "Events: 13. Sources: 2. Texts: 2." in text


def test_making_can_be_stopped(tmp_path: Path) -> None:
    """A report that raises ends the work."""

    def stop(done: int, total: int) -> None:
        if done * 2 > total:
            raise Cancelled

    with pytest.raises(Cancelled):
        making.make(bundled.wanted(written(tmp_path), TALKS), {}, stop)


def test_reports_never_go_back(tmp_path: Path) -> None:
    """What is told grows up to the whole."""
    told: list[float] = []
    making.make(bundled.wanted(written(tmp_path), TALKS), {}, lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_the_handling_line_is_wherever_somebody_looks_first(tmp_path: Path) -> None:
    """How the bundle is to be handled stands in the README, on the page and at the top of the registry's part."""
    briefing = Briefing(entries=(Entry("far"),), handling=Text(en="For the delegation only"), language="en")
    files = bundled.made(written(tmp_path), briefing).files
    for name in ("README.txt", "timeline.html", "events.yaml", "briefings/briefing.yaml"):
        assert "For the delegation only" in files[name].decode("utf-8-sig"), name
