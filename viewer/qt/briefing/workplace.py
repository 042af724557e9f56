"""What the Brief workspace shows: the list, the pages, the row of fields above; made when it is first shown.

Everything follows the briefing: a change is seen in the list at once and on the pages shortly after. An event that is
picked in the list or on a page is the selected event of the session, and the selected event is outlined in both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from viewer.base.i18n import _
from viewer.briefing.choice import newest_day
from viewer.qt.briefing.maker import PageMaker, Seen, Wish
from viewer.qt.briefing.pane import BriefingPane
from viewer.qt.briefing.preview import Preview
from viewer.qt.briefing.toolbar import BriefingToolbar
from viewer.qt.briefing.wishes import Wishes

if TYPE_CHECKING:
    from viewer.briefcase import Briefcase
    from viewer.briefing.document import Document
    from viewer.briefing.writers.pages import Laid
    from viewer.qt.briefing.actions import Actions
    from viewer.qt.briefing.filing import Filing
    from viewer.qt.briefing.setting import Drawn
    from viewer.qt.shell.look import Look
    from viewer.session import Session

_LONG = 250  # events; pages of more do not follow each key
_MISSED_MS = 60  # of rest in scrolling or zooming, after which pages are drawn


class Workplace(QObject):
    """The widgets of the workspace, connected to each other.

    Args:
        case: the briefing.
        actions: change it.
        filing: opens and saves it.
        session: what is selected.
        look: how everything looks.
        window: the owner.
    """

    told = Signal(str)
    stated = Signal(str, str)  # for the status bar: what is chosen, and what was exported last

    def __init__(
        self, case: Briefcase, actions: Actions, filing: Filing, session: Session, look: Look, window: QWidget
    ) -> None:
        super().__init__(window)
        self._case, self._actions, self._filing, self._session = case, actions, filing, session
        self.pane = BriefingPane(case, actions, session, look)
        self.preview = Preview(look, window)
        self.toolbar = BriefingToolbar(look, session.today, window)
        self.document: Document | None = None
        self._paged: tuple[str, ...] = ()  # the events that the pages are about
        self._newest: tuple[object, str] = (None, "")
        self.exported = ""  # what is said of the last export
        self.wishes = Wishes(case, session)
        self.maker = PageMaker(self._wish, self._seen, self)
        self._missed = QTimer(self)
        self._missed.setSingleShot(True)
        self._missed.setInterval(_MISSED_MS)
        self._missed.timeout.connect(self.maker.draw)
        self._connect()
        self._show_fields()

    def begin(self) -> None:
        """Show what changed while nobody looked."""
        self.pane.show_briefing()
        self.pane.show_state()
        self.pane.show_event(self._session.selected)
        self._show_fields()
        self.state()
        if not self.maker.busy:
            self._want(0)

    def state(self) -> None:
        """Tell how things stand, for the status bar."""
        self.stated.emit(self.pane.note, self.exported)

    def close(self) -> None:
        """End what goes on beside the window, and listen no more."""
        self.maker.finish()
        self.wishes.close()

    # Inside

    def _connect(self) -> None:
        pane, pages, toolbar, preview = self.pane, self.preview.pages, self.toolbar, self.preview
        ends = (
            self._case.changed.connect(lambda _nothing: self._on_changed()),
            self._case.state_changed.connect(lambda _nothing: self.state()),
            self._case.opened.connect(lambda _nothing: self.preview.pages.verticalScrollBar().setValue(0)),
            self._session.selection_changed.connect(lambda event: pages.outline(event)),
            self._session.titles_changed.connect(lambda _language: self._show_fields()),
        )
        self.destroyed.connect(lambda: [end() for end in ends])
        pages.event_clicked.connect(self._session.select)
        pages.pages_missed.connect(self._missed.start)
        self.maker.drawn.connect(pages.take)
        self.maker.made.connect(self._on_made)
        self.maker.failed.connect(preview.tell_failed)
        self.maker.progressed.connect(preview.show_progress)
        preview.section_toggled.connect(lambda name, on: self._actions.section(name, on=on))
        preview.sections_requested.connect(self._on_sections_requested)
        toolbar.title_edited.connect(lambda words: self._actions.text("title", words))
        toolbar.title.editingFinished.connect(self._case.close_step)
        toolbar.as_of.chosen.connect(self._actions.as_of)
        toolbar.as_of.refused.connect(self.told)
        toolbar.language.chosen.connect(self._actions.speak)
        toolbar.open_button.setMenu(self._filing.menu(toolbar))
        pane.told.connect(self.told)
        pane.keep_requested.connect(self._filing.keep_mine)
        pane.theirs_requested.connect(self._filing.take_theirs)
        pane.details_requested.connect(self._on_details_requested)
        pane.more_action.triggered.connect(self._on_more)

    def _wish(self) -> Wish | None:
        if not self.preview.isVisible():
            return None
        return self.wishes.wish()

    def _seen(self) -> Seen:
        return self.preview.pages.seen, self.preview.pages.ppi

    def _on_changed(self) -> None:
        self._show_fields()
        self.state()  # after the pane, which listens first
        if self.preview.isVisible():
            self._want()

    def _want(self, after: int | None = None) -> None:
        """Have the pages made, at once or after a rest; those of very many events when somebody asks for it."""
        count = len(self._case.shown)
        if count > _LONG:
            self.preview.tell_long(count, self._make_long, other=self._paged != self._case.shown)
        else:
            self.preview.banner.clear("long")
            self.maker.want(after)

    def _make_long(self) -> None:
        self.preview.banner.clear("long")
        self.maker.want(0)

    def _on_made(self, document: Document, laid: Laid, drawn: Drawn) -> None:
        self.document, self._paged = document, self._case.shown
        self.preview.show_pages(laid, drawn)
        self.preview.pages.outline(self._session.selected, scroll=False)

    def _show_fields(self) -> None:
        case, briefing, language = self._case, self._case.briefing, self._actions.language
        usual = case.registry.title.pick(language) or _("Title")
        title = briefing.title.vi if language == "vi" else briefing.title.en
        self.toolbar.show_title(title, briefing.title.pick(language) or usual)
        self.toolbar.language.choose(briefing.language)
        key = (case.registry, case.shown)
        if self._newest[0] != key:
            self._newest = (key, newest_day(case.registry, case.choice.chosen))
        self.toolbar.as_of.show_day(briefing.as_of, self._newest[1], language)
        self.preview.show_sections(self._actions.sections)

    def _on_sections_requested(self, button: QWidget) -> None:
        from viewer.qt.briefing.sections_popup import SectionsPopup

        popup = SectionsPopup(self._actions.sections, self.preview)
        popup.arranged.connect(self._actions.arrange)
        popup.usual_requested.connect(lambda: self._actions.arrange(None))
        popup.open_below(button)

    def _on_details_requested(self, what: str, event: str) -> None:
        from viewer.qt.briefing.event_details import ask_participants, ask_passages

        ask = ask_passages if what == "passages" else ask_participants
        ask(self._case, self._actions, event, self.pane.window())

    def _on_more(self) -> None:
        """Offer what is seldom changed."""
        from PySide6.QtGui import QCursor

        menu = QMenu(self.pane)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("&Details of the document…")).triggered.connect(self.show_details)
        menu.addSeparator()
        if self._case.briefing.language == "both":
            for language, words in (("vi", _("Write in &Vietnamese")), ("en", _("Write in &English"))):
                action = menu.addAction(words)
                action.setCheckable(True)
                action.setChecked(self._session.titles == language)
                action.triggered.connect(lambda _on=False, language=language: self._session.set_titles(language))
            menu.addSeparator()
        files = self._filing.menu(menu)
        files.setTitle(_("&Briefings"))
        menu.addMenu(files)
        menu.popup(QCursor.pos())

    def show_details(self) -> None:
        """Ask for subtitle, handling line, summary and the like."""
        from viewer.qt.briefing.document_details import DocumentDetails

        DocumentDetails(self._case, self._actions, self.pane.window()).exec()
