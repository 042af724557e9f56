from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.bundle import bundled
from tests.bundle.small import TEXT, written
from viewer.base import i18n, resources
from viewer.briefing.briefing import Briefing
from viewer.bundle.facts import date_words
from viewer.bundle.words import PAGE
from viewer.registry.reader import read
from viewer.timeline import card

EVIL = "</script><script>alert(1)</script>"
ALL = Briefing(query="party:AA", language="en")


def page_of(folder: Path, text: str = TEXT, *events: str) -> str:
    """Return the page of everything in an invented registry."""
    bundle = bundled.made(written(folder, text), ALL, bundled.drawn(*events) if events else None)
    return bundle.files["timeline.html"].decode()


def data_of(page: str) -> dict[str, Any]:
    """Return what the page's script reads."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_only_the_pages_own_script_may_run(tmp_path: Path) -> None:
    """The policy lets nothing be loaded, and names the digest of the one script."""
    page = page_of(tmp_path)
    script = page.rpartition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; script-src 'sha256-{digest}'" in page
    assert page.count("<script") == 2
    for risky in ("innerHTML", "eval(", "document.write", "fetch(", "XMLHttpRequest", "insertAdjacentHTML"):
        assert risky not in script


def test_nothing_is_fetched(tmp_path: Path) -> None:
    """No address outside the file stands where a browser would load it."""
    page = page_of(tmp_path, TEXT, "talks-1")
    loaded = re.findall(r'(?:src|href|url)\s*[=(]\s*"?([^"\s)]+)', page.partition("<script>")[0])
    assert all(one.startswith(("data:", "#")) for one in loaded)


def test_names_cannot_become_markup(tmp_path: Path) -> None:
    """A title, a lane, a name or a text with markup stays text, in the list and in the data."""
    text = TEXT.replace("Far & <away>", f"Far {EVIL}").replace("Ada Quill", f"Ada {EVIL}").replace("Trial", f"T {EVIL}")
    (tmp_path / "texts").mkdir()
    page = page_of(tmp_path, text, "far", "talks-1")
    assert EVIL not in page
    assert "<Lane>" not in page
    assert page.count("<script") == 2
    data = data_of(page)
    assert data["events"][-1]["t"] == f"Far {EVIL}"
    assert data["title"] == ["Sổ thử", f"T {EVIL} registry"]


def test_every_event_is_in_the_list_without_scripts(tmp_path: Path) -> None:
    """The list stands in the file itself, in the order of time, parts beneath their visit."""
    page = page_of(tmp_path)
    rows = re.findall(r'<li id="e(\d+)"><a [^>]*>(.*?)</a></li>', page)
    assert [row[0] for row in rows] == ["0", "1", "2"]
    assert "The trip" in rows[0][1]
    assert "First talks" in rows[1][1]
    assert "Far &amp; &lt;away&gt;" in rows[2][1]
    assert 'class="inner"' in page


def test_a_page_without_pictures_says_so(tmp_path: Path) -> None:
    """Where nothing could be drawn, a sentence stands in the timeline's place."""
    assert PAGE["not-drawn"][1] in page_of(tmp_path)
    assert PAGE["not-drawn"][1] not in page_of(tmp_path, TEXT, "far")


def test_marks_lead_to_their_events(tmp_path: Path) -> None:
    """Each spot is a link to the event's line, whose words name title and date."""
    page = page_of(tmp_path, TEXT, "far")
    assert '<a class="hit" href="#e2" data-e="2"><title>Far &amp; &lt;away&gt;, 2031 · year only</title>' in page


def test_dates_are_said_as_in_the_window() -> None:
    """The words for a date and how surely it is known are those of the window, in both languages."""
    registry = read(resources.sample())
    spoken = i18n.language()
    try:
        for lang in ("vi", "en"):
            i18n.set_language(lang)
            undated = PAGE["undated"][lang == "en"]
            for head in registry.heads:
                expected = card.date_words(head) if head.date is not None else undated
                assert date_words(head, lang) == expected
    finally:
        i18n.set_language(spoken)


def test_passages_are_handed_over_with_their_places(tmp_path: Path) -> None:
    """A passage names its text and the units where it begins and ends, beyond signs of two units."""
    registry = written(tmp_path)
    (tmp_path / "texts" / "news.txt").write_text("😀 met on 1 February.\n", encoding="utf-8")
    data = data_of(bundled.made(registry, ALL).files["timeline.html"].decode())
    passage = data["events"][1]["passages"][0]
    text = data["texts"][passage["x"]]
    units = text["text"].encode("utf-16-le")
    assert units[2 * passage["a"] : 2 * passage["z"]].decode("utf-16-le") == "met on 1 February"
    assert (text["own"], text["told"], passage["line"]) == (False, True, 1)


def test_a_lost_passage_and_a_missing_text_are_said(tmp_path: Path) -> None:
    """What is not found says so, and so does a source without a text."""
    registry = written(tmp_path, TEXT.replace("met on 1 February", "was never said"))
    passage = data_of(bundled.made(registry, ALL).files["timeline.html"].decode())["events"][1]["passages"][0]
    assert passage["state"] == "not-found"
    assert "x" not in passage
    (tmp_path / "texts" / "news.txt").unlink()
    passage = data_of(bundled.made(written_again(registry.path), ALL).files["timeline.html"].decode())["events"][1]
    assert passage["passages"][0]["state"] == "no-text"


def written_again(path: Path) -> Any:
    """Return the registry of a file as it lies there now."""
    return read(path)


def test_ranks_come_with_their_attestation(tmp_path: Path) -> None:
    """A rank that an event's own source does not print names the date of the source that does."""
    person = data_of(page_of(tmp_path))["events"][1]["people"][0]
    assert person[0] == "Ada Quill"
    assert person[1] == ["Colonel (theo nguồn ngày 01/01/2030)", "Colonel (as of 1 Jan 2030)"]


def test_relations_name_only_events_that_are_handed_over(tmp_path: Path) -> None:
    """A relation to an event that is not in the bundle is not told."""
    registry = written(tmp_path)
    bundle = bundled.made(registry, Briefing(query="First", language="en"))
    data = data_of(bundle.files["timeline.html"].decode())
    assert [one["id"] for one in data["events"]] == ["trip", "talks-1"]
    assert data["events"][1]["related"] == [[0, "within"]]
    assert "far" not in json.dumps(data["events"])


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_only_addresses_of_the_web_are_links(tmp_path: Path, address: str) -> None:
    """An address that is none of the web is not handed to the page."""
    text = TEXT.replace('title: "News", ', f'title: "News", url: "{address}", ')
    assert not any("url" in one for one in data_of(page_of(tmp_path, text))["sources"])


def test_words_of_the_page_are_in_both_languages() -> None:
    """Each word has a Vietnamese and an English form with the same places for values."""
    for vi, en in PAGE.values():
        assert vi
        assert en
        assert re.findall(r"{\w+}", vi) == re.findall(r"{\w+}", en)


def test_the_scripts_words_are_all_handed_over(tmp_path: Path) -> None:
    """Every word that the script asks for by name is in its data."""
    script = resources.read_text("bundle/timeline.js")
    asked = set(re.findall(r'(?:word|heading)\("([\w-]+)"', script)) | {"part-of", "parts"}
    assert asked <= data_of(page_of(tmp_path))["words"].keys()
