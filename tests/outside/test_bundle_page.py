from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.bundle import bundled
from tests.outside.browser import Browser, program
from viewer.base import resources
from viewer.briefing.briefing import Briefing
from viewer.bundle import making
from viewer.qt.pictures.levels import levels
from viewer.registry.reader import read

pytestmark = pytest.mark.skipif(program() is None, reason="there is no Chromium here")

SCALE = "[+document.querySelector('.level:not([hidden])').dataset.level, +getComputedStyle(document.documentElement)"
SCALE += ".getPropertyValue('--s')]"
HEADING = "document.getElementById('panel').hidden ? '' : document.querySelector('#content h2').textContent"
COUNT = "document.getElementById('count').textContent"
LEFT = "document.querySelector('.scroller').scrollLeft"
EVENT = "vn-eu-security-2"
TITLE = {"vi": "Tham vấn An ninh – Quốc phòng EU – Việt Nam lần thứ hai", "en": "Second EU–Viet Nam security"}


@pytest.fixture(scope="module")
def page(
    qapp: QApplication,  # noqa: ARG001 — Qt draws only with an application
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Return the page of a bundle of the shipped registry, in a folder of its own."""
    registry = read(resources.sample())
    briefing = Briefing(query="-zzz")
    given = bundled.wanted(registry, briefing).given
    drawn = levels(registry, making.bundle_events(briefing, registry, given))
    path = tmp_path_factory.mktemp("stick") / "timeline.html"
    path.write_bytes(bundled.made(registry, briefing, drawn).files["timeline.html"])
    return path


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a running browser."""
    made = Browser(tmp_path_factory.mktemp("profile"))
    yield made
    made.close()


@pytest.fixture
def browser(running: Browser, page: Path) -> Iterator[Browser]:
    """Return the browser with the page open; afterwards nothing was told and nothing was fetched."""
    running.told.clear()
    running.asked.clear()
    running.open(page.as_uri())
    yield running
    assert running.told == []
    assert [one for one in running.asked if not one.startswith(("data:", "about:", page.as_uri()))] == []


def middle(browser: Browser, selector: str) -> tuple[float, float]:
    """Return where the middle of what a selector finds first stands in the window."""
    box: Any = browser.run(
        f"(() => {{ const box = document.querySelector({selector!r}).getBoundingClientRect();"
        " return [box.left + Math.min(box.width / 2, 20), box.top + box.height / 2] })()"
    )
    return box[0], box[1]


def test_a_page_of_a_usb_stick_runs_its_script(browser: Browser) -> None:
    """Opened as a file, the script runs, every event is in the list, and one level is shown."""
    assert browser.run("document.documentElement.classList.contains('scripted')")
    assert browser.run("document.querySelectorAll('.events li:not([hidden])').length") == 63
    assert browser.run("document.querySelectorAll('.level:not([hidden])').length") == 1
    assert browser.run("[...document.fonts].filter(font => font.status === 'loaded').length >= 3")


def test_a_click_on_a_mark_shows_the_event(browser: Browser) -> None:
    """A mark opens the panel with title and date, rings the mark, and the address names the event."""
    at = browser.run(
        f"JSON.parse(document.getElementById('data').textContent).events.findIndex(e => e.id === '{EVENT}')"
    )
    browser.click(*middle(browser, f".level:not([hidden]) .hit[data-e='{at}']"))
    assert browser.run(HEADING) == TITLE["vi"]
    assert browser.run("document.querySelector('#content .when').textContent").startswith("Thứ ba, 1 tháng 12 năm 2020")
    assert browser.run("document.querySelectorAll('.level:not([hidden]) .hit.on').length") >= 1
    assert browser.run("location.hash") == f"#event={EVENT}"
    browser.press("Escape", 27)
    assert browser.run(HEADING) == ""


def test_an_address_opens_event_and_language(browser: Browser, page: Path) -> None:
    """The part of the address behind “#” chooses event and language."""
    browser.open(f"{page.as_uri()}#event={EVENT}&lang=en")
    assert browser.run(HEADING).startswith(TITLE["en"])
    assert browser.run("document.documentElement.lang") == "en"


def test_a_passage_leads_to_its_lines_in_the_text(browser: Browser, page: Path) -> None:
    """A retold passage has no quotation marks; its link opens the text with the passage marked among the others."""
    browser.open(f"{page.as_uri()}#event={EVENT}")
    quoted = browser.run("[...document.querySelectorAll('#content blockquote')].map(one => one.textContent)")
    assert quoted
    assert all(one.startswith("Thuật lại: ") and "“" not in one for one in quoted)
    browser.run("[...document.querySelectorAll('#content li .small .link')][0].click()")
    marked = browser.run("document.querySelector('mark.here').textContent")
    assert marked in quoted[0]
    assert browser.run("document.querySelectorAll('#content mark').length") > 3
    assert "thuật lại" in browser.run("document.getElementById('content').textContent")
    browser.press("Escape", 27)
    assert browser.run(HEADING) == TITLE["vi"]


def test_finding_needs_no_accents(browser: Browser) -> None:
    """What is typed with accents or without narrows the list."""
    browser.click(*middle(browser, "#find"))
    browser.write("doi thoai chinh sach")
    plain = browser.run(COUNT)
    browser.run("document.getElementById('find').value = ''")
    browser.write("đối thoại chính sách")
    assert browser.run(COUNT) == plain == "5 sự kiện"
    browser.run("document.getElementById('find').value = ''")
    browser.write("hoang xuan chien")
    assert browser.run(COUNT) == "4 sự kiện"
    browser.write(" zzz")
    assert browser.run("!document.getElementById('none').hidden")


def test_zooming_keeps_the_date_under_the_pointer(browser: Browser) -> None:
    """Ctrl and wheel go through the levels about the pointer, smoothly in between."""
    minute = "(() => { const all = JSON.parse(document.getElementById('data').textContent).levels.vi;"
    minute += (
        f" const [k, s] = {SCALE}; return [all[k].start + ({LEFT} + 600 - 124) * all[k].per / s, all[k].per / s] }})()"
    )
    before, scale = browser.run(minute)
    for _time in range(4):
        browser.wheel(600, 300, -150, ctrl=True)
    after, finer = browser.run(minute)
    assert browser.run(SCALE)[0] > 0
    assert finer < scale / 3
    assert abs(after - before) < scale / 2 + finer  # places can be read to half a px only


def test_dragging_pans_and_chooses_nothing(browser: Browser) -> None:
    """A drag moves the picture by as much, and no mark beneath is chosen."""
    before = browser.run(LEFT)
    browser.drag((400, 131), (520, 131))
    assert browser.run(LEFT) == before - 120
    assert browser.run(HEADING) == ""


def test_keys_zoom_move_and_choose(browser: Browser) -> None:
    """Plus and minus zoom, arrows go from mark to mark, Enter opens."""
    before = browser.run(SCALE)
    browser.press("+")
    assert browser.run(SCALE)[0] == before[0] + 1
    browser.press("-")
    assert browser.run(SCALE) == pytest.approx(before)
    browser.run("document.querySelector('.level:not([hidden]) .hit[tabindex=\"0\"]').focus()")
    browser.press("ArrowRight", 39)
    said = browser.run("document.activeElement.querySelector('title').textContent")
    browser.press("Enter", 13)
    assert said.startswith(browser.run(HEADING))


def test_a_chip_lists_its_events(browser: Browser) -> None:
    """Folded events are listed, and one button shows all again."""
    spot = ".level:not([hidden]) .hit[data-e*=' ']"
    size = browser.run(f"document.querySelector(\"{spot}\").dataset.e.split(' ').length")
    browser.run(f'document.querySelector("{spot}").dispatchEvent(new MouseEvent("click", {{bubbles: true}}))')
    assert browser.run(COUNT) == f"{size} sự kiện"
    browser.click(*middle(browser, "#all"))
    assert browser.run(COUNT) == "63 sự kiện"


def test_a_phone_pinches_and_nothing_is_wider_than_it(browser: Browser, page: Path) -> None:
    """At 390 px nothing sticks out, two fingers zoom, a tap opens."""
    browser.open(page.as_uri(), 390, 844, touch=True)
    assert browser.run("document.documentElement.scrollWidth") == 390
    before = browser.run(SCALE)
    browser.touch(*(((240.0 - 10 * at, 250.0), (260.0 + 10 * at, 250.0)) for at in range(8)))
    after = browser.run(SCALE)
    assert after[0] > before[0]
    x, y = middle(browser, ".events li:nth-child(3) a")
    browser.touch(((x, y),))
    assert browser.run(HEADING) == "Công ước Liên hợp quốc về Luật Biển (UNCLOS)"


def test_everything_that_can_be_used_has_a_name(browser: Browser) -> None:
    """A screen reader hears a name for each button, link and field, and none of them is only drawn."""
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    roles = ("button", "link", "searchbox", "textbox")
    used = [one for one in nodes if not one["ignored"] and one["role"]["value"] in roles]
    assert len(used) > 100
    assert [one for one in used if not one.get("name", {}).get("value")] == []


def test_without_scripts_list_and_picture_are_there(browser: Browser, page: Path) -> None:
    """Where scripts do not run, a sentence says so, and the first level and the list can be read."""
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.call("Page.navigate", url="about:blank")
        browser.call("Page.navigate", url=page.as_uri())
        while browser.run("document.readyState") != "complete" or browser.run("location.protocol") != "file:":
            continue
        text = browser.run("document.body.innerText")
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    for words in ("Trình duyệt không chạy tập lệnh", TITLE["vi"], "Liên minh châu Âu"):
        assert words in text
