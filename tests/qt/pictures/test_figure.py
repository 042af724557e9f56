import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.bench.generate import registry_text
from viewer import preparing
from viewer.base import i18n
from viewer.base.work import Cancelled
from viewer.briefing.briefing import Briefing
from viewer.briefing.document import Document, Figure, text_of
from viewer.qt.pictures import figure
from viewer.qt.pictures.figure import MOST_HEIGHT, PAPER_WIDTH, WIDTH
from viewer.qt.pictures.figure_lanes import laid, near
from viewer.qt.shell.look import Look
from viewer.registry.reader import read_bytes
from viewer.registry.registry import Registry
from viewer.sources.library import Library

HEAD = """\
format: 1
language: en
home: AA
parties:
  AA: {name: "Aland"}
  BB: {name: "Beland & <Sons>"}
series:
  talks: {name: "Talks", parties: [AA, BB]}
events:
"""
POINTS = 72 / 25.4  # of type in a mm


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Have an application, since fonts need one."""


def registry(*events: str) -> Registry:
    """Return a registry of events that are written in flow style, each with home and partner."""
    lines = [f"  - {{parties: [AA, BB], {event}}}\n" for event in events]
    return read_bytes(Path("/nowhere/events.yaml"), (HEAD + "".join(lines)).encode())


def composed(known: Registry, language: str = "en") -> Document:
    """Return a document about all events."""
    return preparing.document(Briefing(language=language), known, Library(known.folder), 0, everything=True)


def caption(document: Document) -> str:
    """Return the caption of the first figure."""
    return next(text_of(block.caption) for block in document.blocks if isinstance(block, Figure))


SMALL = (
    'id: one, title: "First <talks> & more", date: 2030-01-02, kind: dialogue, series: {id: talks, number: 2}',
    "id: two, title: Later talks, date: 2030-09, kind: meeting",
    "id: three, title: A plan, date: 2031-03-04, kind: visit, status: announced",
    "id: rumour, title: A rumour, date: 2030-05-06, kind: meeting, background: true",
)


def test_a_figure_is_as_wide_as_the_text_and_not_too_high() -> None:
    """Both forms show the same, 170 mm wide."""
    picture = figure.figures(composed(registry(*SMALL)), registry(*SMALL))["timeline-en"]
    root = ET.fromstring(picture.svg)
    image = QImage.fromData(picture.png)
    assert (picture.width, root.get("width")) == (PAPER_WIDTH, str(WIDTH))
    assert picture.height < MOST_HEIGHT
    assert abs(image.width() / image.height() - picture.width / picture.height) < 0.02
    assert 215 < image.width() / PAPER_WIDTH * 25.4 < 225


def test_letters_are_outlines_and_nothing_is_fetched() -> None:
    """The vector holds shapes alone; its title is the words for those who do not see it, with every sign escaped."""
    known = registry(*SMALL)
    picture = figure.figures(composed(known), known)["timeline-en"]
    root = ET.fromstring(picture.svg)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert not tags & {"text", "image", "script", "style", "a", "use"}
    assert "4 events" in (root.findtext("{http://www.w3.org/2000/svg}title") or "")
    assert b"href" not in picture.svg


def test_the_smallest_letters_are_seven_points_on_paper() -> None:
    """Every font of the figure is at least 7 pt high at 170 mm."""
    look = Look()
    sizes = [look.font(role).pixelSize() for role in ("label", "label_semibold", "small", "ruler", "ruler_major")]
    assert min(sizes) * PAPER_WIDTH / WIDTH * POINTS >= 7


def test_the_same_document_gives_the_same_bytes() -> None:
    """Nothing depends on the time or on what was drawn before."""
    known = registry(*SMALL)
    first, second = (figure.figures(composed(known), known)["timeline-en"] for _time in range(2))
    assert first == second


def test_a_caption_explains_the_signs_that_are_there() -> None:
    """What no mark shows is not explained."""
    known = registry(*SMALL)
    words = caption(figure.drawn(composed(known), known)[0])
    for said in ("Marks with a number", "Dashed circles", "Hollow marks", "A bar under a mark", "A tint between"):
        assert said in words
    plain = registry("id: one, title: One, date: 2030-01-02, kind: meeting")
    assert caption(figure.drawn(composed(plain), plain)[0]) == ""


def test_what_is_only_mentioned_has_a_bar_where_colours_are_gone() -> None:
    """In black and white a mark of something that is only mentioned differs from the same mark of something held."""
    dark = []
    for background in ("true", "false"):
        known = registry(f"id: one, title: One, date: 2030-01-02, kind: meeting, background: {background}")
        image = QImage.fromData(figure.figures(composed(known), known)["timeline-en"].png)
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        rows = [
            sum(grey.pixelColor(x, y).value() < 130 for x in range(grey.width() // 4, grey.width() // 4 * 3))
            for y in range(50, grey.height() - 4)
        ]
        dark.append(max(at for at, count in enumerate(rows) if 10 < count < 40))
    assert dark[0] > dark[1] + 4


def test_undated_and_folded_events_are_counted_below() -> None:
    """Each event is drawn, or the caption counts it."""
    crowd = [f"id: e{at}, title: Meeting {at}, date: 2030-01-{at + 1:02}, kind: meeting" for at in range(20)]
    far = "id: far, title: Far, date: 2039-01-01, kind: meeting"
    known = registry(*crowd, far, "id: never, title: Never, kind: meeting")
    document, pictures = figure.drawn(composed(known), known)
    words = caption(document)
    assert "Not drawn: 1 event without a date." in words
    folded = re.search(r"mark of their own: (\d+) events?", words)
    assert folded is not None
    shown = laid(known, list(range(21)), "en", lambda text, _role: 6.0 * len(text), 600.0, 400.0)
    drawn = {hit.event for hit in shown.drawn.hits}
    assert len(drawn) + shown.folded == 21
    assert pictures["timeline-en"].height <= MOST_HEIGHT


def test_every_event_of_a_quiet_time_is_drawn_with_its_name() -> None:
    """Where there is room, nothing is folded, and no label reaches beyond an edge."""
    known = registry(*SMALL)
    shown = laid(known, [0, 1, 2, 3], "en", lambda text, _role: 6.0 * len(text), 600.0, 400.0)
    assert {hit.event for hit in shown.drawn.hits} == {0, 1, 2, 3}
    assert shown.folded == 0
    for hit in shown.drawn.hits:
        assert hit.label2 > hit.label1
        assert hit.label1 >= 0
        assert hit.label2 <= 600


def test_titles_are_cut_only_where_others_need_the_room() -> None:
    """One event has its whole title; beside others of its row none is cut to a stub."""
    title = "Meeting of the two sides about what both of them ask for"

    def measure(text: str, _role: str) -> float:
        return 6.0 * len(text)

    def titles(*days: str) -> list[str]:
        known = registry(*(f"id: e{at}, title: {title}, date: {day}" for at, day in enumerate(days)))
        return [text.title for text in laid(known, list(range(len(days))), "en", measure, 900.0, 400.0).drawn.texts]

    assert titles("2030-01-01") == [title]
    assert all(len(words) >= 14 for words in titles(*(f"2030-{month:02}-01" for month in range(1, 13))))


@pytest.mark.parametrize("count", [160, 1000])
def test_many_events_become_columns(count: int, tmp_path: Path) -> None:
    """More events than have room are counted in columns, and the caption says so."""
    known = read_bytes(tmp_path / "events.yaml", registry_text(count).encode())
    document, pictures = figure.drawn(composed(known, "vi"), known)
    assert caption(document).startswith("Mỗi cột đếm các sự kiện")
    assert pictures["timeline-vi"].height <= MOST_HEIGHT


def test_more_partners_than_have_room_are_shown_by_kind(tmp_path: Path) -> None:
    """A lane is never lower than a name."""
    lines = [
        f"  - {{id: e{at}, title: E{at}, date: {1990 + at // 12}-01-02, parties: [AA, P{at}]}}\n" for at in range(60)
    ]
    known = read_bytes(tmp_path / "events.yaml", (HEAD + "".join(lines)).encode())
    assert figure.figures(composed(known), known)["timeline-en"].height <= MOST_HEIGHT


def test_a_single_early_mention_does_not_squeeze_the_rest() -> None:
    """An event that is only mentioned, decades before the others, is counted in the caption instead."""
    later = [f"id: e{at}, title: E{at}, date: {2030 + at}-01-02, kind: meeting" for at in range(6)]
    old = "id: old, title: Old, date: 1950, background: true"
    known = registry(*later, old)
    assert near(known, list(range(7))) == list(range(6))
    assert "1 event long before these" in caption(figure.drawn(composed(known), known)[0])
    reported = registry(*later, "id: old, title: Old, date: 1950")
    assert near(reported, list(range(7))) == list(range(7))
    assert near(registry(later[0], old), [0, 1]) == [0, 1]  # of two events, one is half


def test_without_dated_events_there_is_no_picture() -> None:
    """Nothing could be drawn of them."""
    known = registry("id: never, title: Never")
    assert figure.figures(composed(known), known) == {}


def test_both_languages_have_a_picture_of_their_own_and_the_window_keeps_its_own() -> None:
    """Drawing for a document in another language leaves the program's language alone."""
    spoken = i18n.language()
    known = registry(*SMALL)
    pictures = figure.figures(composed(known, "both"), known)
    assert set(pictures) == {"timeline-vi", "timeline-en"}
    assert pictures["timeline-vi"] != pictures["timeline-en"]
    assert i18n.language() == spoken


def test_drawing_can_be_stopped() -> None:
    """A report that raises leaves nothing behind, and the language as it was."""
    spoken = i18n.language()

    def report(_done: int, _total: int) -> None:
        raise Cancelled

    known = registry(*SMALL)
    with pytest.raises(Cancelled):
        figure.figures(composed(known), known, report)
    assert i18n.language() == spoken


def test_a_chip_of_parts_that_are_drawn_elsewhere_is_explained_too() -> None:
    """A meeting of a series that is part of a visit stands in its series, and in the visit's chip."""
    visit = "id: visit, title: A visit, date: 2030-01-02/2030-01-05, kind: visit"
    talks = (
        "id: talks-1, title: Talks, date: 2030-01-03, kind: dialogue, part_of: visit, series: {id: talks, number: 2}"
    )
    known = registry(visit, talks)
    assert "A “›” with a number: the parts of an event." in caption(figure.drawn(composed(known), known)[0])
