from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QStyleOptionTab
from pytestqt.qtbot import QtBot

from tests.sources import samples
from viewer.base.tokens import DARK, LIGHT
from viewer.qt.panes.article import ArticlePane
from viewer.qt.panes.article_find import matches
from viewer.qt.panes.article_gutter import LINE
from viewer.qt.panes.article_marks import MarkKind, rects
from viewer.qt.panes.article_page import Piece
from viewer.qt.shell import file_dialogs
from viewer.qt.shell.look import Look
from viewer.registry.records import Event, Evidence, Outcome, Participant, Place, Source, SourceText, Text
from viewer.session import Session
from viewer.sources.article_text import ArticleText

TALKS = (
    "Ngày 3/12/2018, Trần Hải Lân gặp Marek Nowicki tại Bruges và hai bên cùng chủ trì phiên họp đầu tiên của năm.",
    "Hai bên nhất trí mở đường bay thẳng giữa hai thủ đô từ mùa xuân năm sau, và cùng khảo sát các sân bay liên quan.",
)
FILLER = "Hai đoàn đã trao đổi kinh nghiệm trong nhiều lĩnh vực và hẹn sẽ gặp lại nhau vào mùa thu của năm sau nữa."
RETELLING = "\n\n".join([TALKS[0], *[FILLER] * 25, TALKS[1]])
ORIGINAL = f"Hai nước họp\n\n{FILLER}\n\n{TALKS[1]}\n\nTin liên quan:\n\nMột tin khác về chim di cư\n"


def talks() -> Event:
    """Return an event with passages in two sources, one of which can no longer be found."""
    head = samples.head(
        0, date="2018-12-03", sources=("s1", "s2", "s3"), place=Place(city=Text("Bruges")), number=2, kind="visit"
    )
    return Event(
        head,
        evidence=(
            Evidence("s1", "Ngày 3/12/2018", supports=("date", "title")),
            Evidence("s2", "không còn trong bài nữa", supports=("date",)),
        ),
        participants=(Participant(person="lan", role="co-chair", evidence=(Evidence("s1", "hai bên cùng chủ trì"),)),),
        outcomes=(Outcome(Text("Bay thẳng"), evidence=(Evidence("s1", "mở đường bay thẳng"),)),),
    )


def bare() -> Event:
    """Return an event without any source."""
    return Event(samples.head(1))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return a session over three sources: one readable, one readable, one whose text is missing."""
    (tmp_path / "retelling.txt").write_text(RETELLING, encoding="utf-8")
    (tmp_path / "original.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "plain.txt").write_text(f"{FILLER}\n\n{FILLER}", encoding="utf-8")
    sources = (
        samples.source(1, SourceText("retelling.txt", "retelling")),
        samples.source(2, SourceText("plain.txt")),
        samples.source(3, SourceText("articles/none.txt")),
    )
    return Session(samples.registry(tmp_path, talks(), bare(), sources=sources), today=0)


def with_original(session: Session) -> Session:
    """Return a session whose first source has an original beside its retelling."""
    registry = session.registry
    texts = (SourceText("retelling.txt", "retelling"), SourceText("original.txt"))
    sources = (samples.source(1, *texts), *list(registry.sources.values())[1:])
    return Session(samples.registry(registry.folder, talks(), bare(), sources=sources), today=0)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Session], ArticlePane]:
    """Return what shows a pane for a session, with what comes after the first frame done."""

    def shown(session: Session) -> ArticlePane:
        pane = ArticlePane(session, Look())
        qtbot.addWidget(pane)
        pane.set_reduced_motion(True)
        pane.resize(460, 300)
        with qtbot.waitExposed(pane):
            pane.show()
        return pane

    return shown


@pytest.fixture
def pane(session: Session, show: Callable[[Session], ArticlePane], qtbot: QtBot) -> ArticlePane:
    """Return a pane that shows the talks."""
    session.select("event-0")
    pane = show(session)
    qtbot.waitUntil(lambda: any(mark.kind is MarkKind.PERSON for mark in pane.view.marks))
    return pane


def texts_of(pane: ArticlePane) -> list[str]:
    """Return the paragraphs that are shown."""
    return pane.view.toPlainText().split("\n")


def family(pane: ArticlePane) -> str:
    """Return the font family of the first words."""
    return pane.view.document().begin().begin().fragment().charFormat().font().family()


def marked(pane: ArticlePane, kind: MarkKind) -> list[str]:
    """Return the words that are marked as `kind`."""
    lines = texts_of(pane)
    pieces = [piece for mark in pane.view.marks if mark.kind is kind for piece in mark.pieces]
    return [lines[piece.row][piece.start : piece.end] for piece in pieces]


def test_without_a_selection_the_pane_says_what_to_do(session: Session, show: Callable[[Session], ArticlePane]) -> None:
    """Nothing selected, no source and a missing text are each told in one sentence."""
    pane = show(session)
    assert pane.missing.words.text() == "Select an event to read its facts and sources."
    assert pane.head.isHidden()
    session.select("event-1")
    assert pane.missing.words.text() == "This event names no source."
    session.select("event-0")
    pane.head.tabs.setCurrentIndex(2)
    assert pane.missing.words.isVisible()
    assert pane.missing.words.text() == "Source text is not on this computer: articles/none.txt."


def test_the_selected_events_text_is_there_at_once(session: Session, show: Callable[[Session], ArticlePane]) -> None:
    """Selecting an event shows its first source's text with the passages, before any event is processed."""
    pane = show(session)
    session.select("event-0")
    assert texts_of(pane)[0] == TALKS[0]
    assert marked(pane, MarkKind.EVIDENCE) == ["Ngày 3/12/2018", "hai bên cùng chủ trì", "mở đường bay thẳng"]
    assert pane.head.badge == "Retelling"
    assert pane.head.switch == ()


def test_tabs_name_the_sources(pane: ArticlePane) -> None:
    """Each source of the event has a tab, and the note counts sources and passages."""
    tabs = pane.head.tabs
    assert [tabs.tabText(index) for index in range(tabs.count())] == ["S1 Bài 1", "S2 Bài 2", "S3 Bài 3"]
    assert pane.note == "3 sources · 4 passages"


def test_names_too_long_for_their_tab_are_cut_at_the_end(pane: ArticlePane) -> None:
    """A tab's words fit beside its padding, so that no end is lost without a sign."""
    tabs = pane.head.tabs
    tabs.setTabText(0, "S1 " + "Báo Mùa Xuân " * 10)
    option = QStyleOptionTab()
    tabs.initStyleOption(option, 0)
    assert option.text.startswith("S1 Báo")
    assert option.text.endswith("…")


def test_a_name_that_has_room_is_whole(pane: ArticlePane) -> None:
    """A tab is as wide as its words in bold, so that nothing is cut while the strip has room."""
    tabs = pane.head.tabs
    tabs.resize(900, tabs.height())
    name = "S1 Báo Mùa Xuân, 15/3/2021, trang nhất"
    for length in range(3, len(name) + 1):
        tabs.setTabText(0, name[:length])
        option = QStyleOptionTab()
        tabs.initStyleOption(option, 0)
        assert option.text == name[:length]


def test_tabs_follow_the_titles_switch(pane: ArticlePane, session: Session) -> None:
    """Titles of sources are shown in the language of the titles."""
    session.set_titles("en")
    assert pane.head.tabs.tabText(0) == "S1 Article 1"


def test_the_note_is_announced(session: Session, show: Callable[[Session], ArticlePane], qtbot: QtBot) -> None:
    """The dock hears the words behind the title when they change."""
    pane = show(session)
    with qtbot.waitSignal(pane.title_note, check_params_cb=lambda note: note == "3 sources · 4 passages"):
        session.select("event-0")


def test_mentions_are_marked_after_the_first_frame(pane: ArticlePane) -> None:
    """People, dates and places of the text are marked, each in its own way."""
    assert marked(pane, MarkKind.PERSON) == ["Trần Hải Lân", "Marek Nowicki"]
    assert marked(pane, MarkKind.DATE) == ["Ngày 3/12/2018"]
    assert marked(pane, MarkKind.PLACE) == ["Bruges"]


def test_labels_name_the_facts(pane: ArticlePane) -> None:
    """Beside each passage stands what it supports, the most telling fact first, and a tip says it in full."""
    notes = pane.view.notes
    assert [note.texts for note in notes] == [("trip dates", "title"), ("co-chair",), ("outcome 1",)]
    assert notes[0].tip == "S1:1 · trip dates, title"


def test_following_a_passage_scrolls_to_it_and_lights_it(pane: ArticlePane, session: Session) -> None:
    """The followed passage comes into view, its fill and its label are lit, and letting go unlights them."""
    outcome = talks().outcomes[0].evidence[0]
    assert pane.view.verticalScrollBar().value() == 0
    session.focus_passage("s1", outcome)
    assert marked(pane, MarkKind.LIT) == ["mở đường bay thẳng"]
    assert [note.lit for note in pane.view.notes] == [False, False, True]
    box = next(rects(pane.view.document(), pane.view.notes[2].piece))
    scrolled = pane.view.verticalScrollBar().value()
    assert scrolled < box.top() < box.bottom() < scrolled + pane.view.viewport().height()
    session.focus_passage("s1", None)
    assert marked(pane, MarkKind.LIT) == []


def test_scrolling_to_a_passage_cuts_no_line_at_the_top(pane: ArticlePane) -> None:
    """Wherever a passage begins, the text above it begins with a whole line, or between two."""
    view = pane.view
    for at_once in (True, False):
        for row in (4, 9, 14):
            for column in (0, 60):
                view.verticalScrollBar().setValue(0)
                view.reveal(Piece(row, column, column + 9), at_once=at_once)
                assert 0 < view.verticalScrollBar().value() < view.verticalScrollBar().maximum()
                top = view.cursorRect(view.cursorForPosition(QPoint(0, 0))).top()
                assert top >= 0 or top <= -LINE


def test_scrolling_to_a_passage_glides_unless_motion_is_reduced(
    pane: ArticlePane, session: Session, qtbot: QtBot
) -> None:
    """With motion the pane is on its way at first and arrives where it would have been at once."""
    outcome = talks().outcomes[0].evidence[0]
    session.focus_passage("s1", outcome)
    goal = pane.view.verticalScrollBar().value()
    assert goal > 0
    session.focus_passage("s1", None)
    pane.view.verticalScrollBar().setValue(0)
    pane.set_reduced_motion(False)
    session.focus_passage("s1", outcome)
    assert pane.view.verticalScrollBar().value() < goal
    qtbot.waitUntil(lambda: pane.view.verticalScrollBar().value() == goal)


def test_a_click_on_a_label_follows_its_passage(pane: ArticlePane, session: Session) -> None:
    """The session hears which passage is followed; a second click lets go."""
    pane.view.gutter.grab()
    QTest.mouseClick(pane.view.gutter, Qt.MouseButton.LeftButton, pos=QPoint(60, 18))
    assert session.passage is not None
    assert (session.passage.source, session.passage.exact) == ("s1", "Ngày 3/12/2018")
    QTest.mouseClick(pane.view.gutter, Qt.MouseButton.LeftButton, pos=QPoint(60, 18))
    assert session.passage is None


def test_a_passage_of_another_source_brings_its_tab(pane: ArticlePane, session: Session) -> None:
    """A fact's chip leads to the source that it names, and back."""
    session.focus_passage("s2", talks().evidence[1])
    assert pane.head.tabs.currentIndex() == 1
    session.focus_passage("s1", talks().evidence[0])
    assert pane.head.tabs.currentIndex() == 0
    session.focus_passage("nobody", talks().evidence[0])
    assert pane.head.tabs.currentIndex() == 0


def test_a_lost_passage_is_told_of(pane: ArticlePane, qtbot: QtBot) -> None:
    """A passage that no text holds is told of above the text of its source, and of no other."""
    assert pane.banner.text == ""
    pane.next_source()
    qtbot.waitUntil(lambda: pane.banner.text == "Passage not found in S2.")


def test_the_closest_place_of_a_lost_passage_is_shown(
    session: Session, show: Callable[[Session], ArticlePane], qtbot: QtBot
) -> None:
    """What resembles a lost passage is named by its line, and shown when asked for."""
    lost = Evidence("s1", "mở những đường bay thẳng", supports=("date",))
    event = Event(samples.head(0, sources=("s1",)), evidence=(lost,))
    registry = session.registry
    session.set_registry(samples.registry(registry.folder, event, sources=tuple(registry.sources.values())))
    session.select("event-0")
    pane = show(session)
    qtbot.waitUntil(lambda: pane.banner.text == "Passage not found in S1; the closest is on line 53.")
    assert pane.view.verticalScrollBar().value() == 0
    pane.banner.show_requested.emit()
    assert pane.view.verticalScrollBar().value() > 0


def test_next_source_goes_round(pane: ArticlePane) -> None:
    """After the last source comes the first."""
    seen = []
    for _step in range(3):
        pane.next_source()
        seen.append(pane.head.tabs.currentIndex())
    assert seen == [1, 2, 0]


def test_an_original_is_offered_beside_the_retelling(session: Session, show: Callable[[Session], ArticlePane]) -> None:
    """With both texts a switch chooses; original words are in serif, retold ones in sans."""
    session = with_original(session)
    session.select("event-0")
    pane = show(session)
    assert [button.text() for button in pane.head.switch] == ["Original", "Retelling"]
    assert pane.head.badge == ""
    assert "Serif" in family(pane)
    pane.head.switch[1].click()
    assert texts_of(pane)[0] == TALKS[0]
    assert "Serif" not in family(pane)


def test_a_passage_of_the_other_text_brings_it(
    session: Session, show: Callable[[Session], ArticlePane], qtbot: QtBot
) -> None:
    """Passages that stand in the retelling only are told of, and following one shows the retelling."""
    session = with_original(session)
    session.select("event-0")
    pane = show(session)
    qtbot.waitUntil(lambda: pane.banner.text == "2 passages stand in the other text only (retelling).")
    session.focus_passage("s1", talks().evidence[0])
    assert texts_of(pane)[0] == TALKS[0]
    assert marked(pane, MarkKind.LIT) == ["Ngày 3/12/2018"]


def test_furniture_is_folded_until_it_is_clicked(session: Session, show: Callable[[Session], ArticlePane]) -> None:
    """A fold is one row; a click shows its lines, another hides them."""
    session = with_original(session)
    session.select("event-0")
    pane = show(session)
    rows = texts_of(pane)
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum())
    pane.view.fold_clicked.emit(len(rows) - 1)
    assert texts_of(pane)[-1] == "Một tin khác về chim di cư"
    pane.view.fold_clicked.emit(len(rows) - 1)
    assert texts_of(pane) == rows


def test_a_click_on_a_folds_row_is_a_click_on_the_fold(
    session: Session, show: Callable[[Session], ArticlePane], qtbot: QtBot
) -> None:
    """Both the words of the fold and the sign beside them can be clicked."""
    session = with_original(session)
    session.select("event-0")
    pane = show(session)
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum())
    pane.view.gutter.grab()
    y = pane.view.row_top(len(texts_of(pane)) - 1) - pane.view.verticalScrollBar().value() + 8
    with qtbot.waitSignal(pane.view.fold_clicked):
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, round(y)))
    with qtbot.waitSignal(pane.view.fold_clicked):
        QTest.mouseClick(pane.view.gutter, Qt.MouseButton.LeftButton, pos=QPoint(98, round(y)))


def test_text_is_copied_as_it_stands(pane: ArticlePane) -> None:
    """Ctrl+A and Ctrl+C give the article's own text, plain, with its blank lines."""
    pane.view.setFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(pane.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == RETELLING
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_find_marks_matches_and_goes_from_one_to_the_next(pane: ArticlePane) -> None:
    """Accents are optional; Enter goes on, Shift+Enter back, Esc closes and unmarks."""
    pane.open_find()
    pane.find_bar.field.setText("duong bay")
    assert marked(pane, MarkKind.CURRENT) == ["đường bay"]
    assert pane.find_bar.count == "1 of 1"
    pane.find_bar.field.setText("hai doan")
    assert len(marked(pane, MarkKind.MATCH)) == 24
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Return)
    assert pane.find_bar.count == "2 of 25"
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pane.find_bar.count == "25 of 25"
    assert pane.view.verticalScrollBar().value() > 0
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)
    assert pane.find_bar.isHidden()
    assert marked(pane, MarkKind.MATCH) == marked(pane, MarkKind.CURRENT) == []


def test_find_says_when_there_is_nothing(pane: ArticlePane) -> None:
    """A word that is not there is not found; an empty field says nothing."""
    pane.open_find()
    pane.find_bar.field.setText("zebra")
    assert pane.find_bar.count == "Not found"
    pane.find_bar.field.setText("")
    assert pane.find_bar.count == ""


def test_find_begins_with_the_selected_words(pane: ArticlePane) -> None:
    """Words that are selected when find opens are what is looked for."""
    cursor = QTextCursor(pane.view.document())
    cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    pane.view.setTextCursor(cursor)
    pane.open_find()
    assert pane.find_bar.field.text() == "Ngày "


def test_find_opens_the_fold_that_hides_a_match(session: Session, show: Callable[[Session], ArticlePane]) -> None:
    """What is found in page furniture is shown."""
    session = with_original(session)
    session.select("event-0")
    pane = show(session)
    assert "chim" not in pane.view.toPlainText()
    pane.open_find()
    pane.find_bar.field.setText("chim di cư")
    assert marked(pane, MarkKind.CURRENT) == ["chim di cư"]


def test_accents_in_a_query_count_where_they_can() -> None:
    """A query with accents finds only its own spelling, if that is there; without, every spelling."""
    article = ArticleText("a", "original", "bộ, bỏ, bo")
    assert matches(article, "bo") == [(0, 2), (4, 6), (8, 10)]
    assert matches(article, "bộ") == [(0, 2)]
    assert matches(article, "BỘ") == [(0, 2)]
    assert matches(article, "bớ") == [(0, 2), (4, 6), (8, 10)]
    assert matches(article, " ") == []


def at_missing_text(session: Session, show: Callable[[Session], ArticlePane]) -> ArticlePane:
    """Return a pane in front of a source whose text is not there."""
    session.select("event-0")
    pane = show(session)
    pane.head.tabs.setCurrentIndex(2)
    return pane


def test_a_missing_text_can_be_located(
    session: Session, show: Callable[[Session], ArticlePane], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pane names the place where the file belongs; another file is read instead, and nothing is written."""
    pane = at_missing_text(session, show)
    assert str(tmp_path / "articles" / "none.txt") in " ".join(label.text() for label in pane.findChildren(QLabel))
    assert pane.missing.locate.isVisible()
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere.txt"
    elsewhere.write_text("Một bài viết nằm ở nơi khác.", encoding="utf-8")
    asked: list[Path] = []
    monkeypatch.setattr(file_dialogs, "open_file", lambda _p, _t, folder, _f: asked.append(folder) or elsewhere)
    pane.missing.locate.click()
    assert asked == [tmp_path]
    assert texts_of(pane) == ["Một bài viết nằm ở nơi khác."]
    assert not pane.missing.isVisible()
    assert not (tmp_path / "articles").exists()


def test_what_cannot_be_read_is_not_taken(
    session: Session, show: Callable[[Session], ArticlePane], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is no text is refused by its own name; a dialog that is left changes nothing."""
    pane = at_missing_text(session, show)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\x00\x00")
    for answer, words in ((None, "Source text is not on this computer"), (tmp_path / "picture.png", "picture.png")):
        monkeypatch.setattr(file_dialogs, "open_file", lambda *_arguments, answer=answer: answer)
        pane.missing.locate.click()
        assert pane.missing.words.text().startswith(words)
        assert pane.missing.locate.isVisible()


def test_only_a_missing_file_is_to_be_located(session: Session, show: Callable[[Session], ArticlePane]) -> None:
    """An event without a source offers no button."""
    session.select("event-1")
    pane = show(session)
    assert not pane.missing.locate.isVisible()
    assert pane.missing.folder is None


def test_a_text_that_changes_on_disk_is_shown_anew(pane: ArticlePane, session: Session, tmp_path: Path) -> None:
    """When the session says that texts were touched, the article shows what stands in the file now."""
    (tmp_path / "retelling.txt").write_text(f"Câu mới.\n\n{RETELLING}", encoding="utf-8")
    session.texts_touched()
    assert texts_of(pane)[0] == "Câu mới."


def test_a_hidden_pane_waits_until_it_is_seen(pane: ArticlePane, session: Session) -> None:
    """A pane that nobody sees keeps what it shows, and catches up when it is shown."""
    pane.hide()
    session.select("event-1")
    assert pane.head.tabs.count() == 3
    pane.show()
    assert pane.head.tabs.count() == 0
    assert pane.missing.words.isVisible()


def test_a_reload_keeps_the_place(pane: ArticlePane, session: Session) -> None:
    """When the registry is read again and the text is the same, nothing scrolls."""
    pane.view.verticalScrollBar().setValue(100)
    registry = session.registry
    again = samples.registry(registry.folder, talks(), bare(), sources=tuple(registry.sources.values()))
    session.set_registry(again)
    assert pane.view.verticalScrollBar().value() == 100


def test_the_first_passage_is_in_view(session: Session, show: Callable[[Session], ArticlePane]) -> None:
    """A text whose first passage is far down is shown from there."""
    event = Event(samples.head(0, sources=("s1",)), outcomes=talks().outcomes)
    registry = session.registry
    session.set_registry(samples.registry(registry.folder, event, sources=tuple(registry.sources.values())))
    session.select("event-0")
    pane = show(session)
    assert pane.view.verticalScrollBar().value() > 0


def test_evidence_is_painted_in_both_themes(pane: ArticlePane) -> None:
    """The fill and the bar of evidence are on the picture in the theme's colours."""
    for dark, tokens in ((False, LIGHT), (True, DARK)):
        pane.view.look.set_dark(dark)
        colours = colours_of(pane.grab().toImage())
        assert {tokens.evidence_fill, tokens.evidence_bar} <= colours
    pane.view.look.set_dark(False)


def colours_of(image: QImage) -> set[str]:
    """Return the colours of a picture."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(image.pixel(x, y)).name() for x, y in points}


def test_the_menu_offers_what_can_be_done(pane: ArticlePane) -> None:
    """Copy needs a selection, the web page an address on the web."""
    actions = pane.article_actions
    menu = actions.menu()
    assert [action.text() for action in menu.actions() if action.text()][:2] == ["&Copy", "Select &all"]
    assert not actions.copy.isEnabled()
    pane.view.selectAll()
    actions.refresh()
    assert actions.copy.isEnabled()
    assert not actions.open_page.isEnabled()


@pytest.mark.parametrize(
    ("url", "opened"),
    [("https://example.org/a", True), ("file:///etc/passwd", False), ("javascript:alert(1)", False), ("", False)],
)
def test_only_web_addresses_are_opened(
    url: str,
    opened: bool,
    session: Session,
    show: Callable[[Session], ArticlePane],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A registry can lead to the web, and to nothing else on this computer."""
    asked: list[QUrl] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", asked.append)
    source = Source("s1", 1, Text("Bài"), url=url, texts=(SourceText("retelling.txt", "retelling"),))
    session.set_registry(samples.registry(session.registry.folder, talks(), sources=(source,)))
    session.select("event-0")
    pane = show(session)
    pane.article_actions.open_page.trigger()
    pane.article_actions._on_open_page()
    assert bool(asked) is opened


def test_a_pane_that_is_gone_hears_nothing(session: Session) -> None:
    """After a pane is deleted the session can go on."""
    pane = ArticlePane(session, Look())
    pane.show()
    shiboken6.delete(pane)
    session.select("event-0")
    session.focus_passage("s1", talks().evidence[0])


def test_labels_have_tips(pane: ArticlePane) -> None:
    """A label can be pointed at, and tells what its passage supports."""
    pane.view.gutter.grab()
    label = pane.view.gutter.label_at(QPointF(60, 18))
    assert label is not None
    assert label.tip == "S1:1 · trip dates, title"
    assert pane.view.gutter.label_at(QPointF(100, 18)) is None
