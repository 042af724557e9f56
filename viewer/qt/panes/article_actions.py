"""What can be done with an article by menu: copy, select, find, and look at where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from viewer.base.i18n import _
from viewer.qt.panes.article_model import ArticleModel
from viewer.qt.panes.article_view import ArticleView
from viewer.qt.shell.look import Look
from viewer.session import Session
from viewer.sources.library import TextProblem


class ArticleActions(QObject):
    """The actions, and the context menu made of them.

    Args:
        model, view, session: what they act on.
        look: icons.
        parent: the pane.
    """

    find_requested = Signal()

    def __init__(self, model: ArticleModel, view: ArticleView, session: Session, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._view, self._session = model, view, session
        self.copy = QAction(_("&Copy"), self, shortcut=QKeySequence(QKeySequence.StandardKey.Copy))
        self.select_all = QAction(_("Select &all"), self, shortcut=QKeySequence(QKeySequence.StandardKey.SelectAll))
        self.find = QAction(look.icon("search"), _("&Find in the article…"), self)
        self.show_folder = QAction(look.icon("folder-open"), _("Show the &file in its folder"), self)
        self.open_page = QAction(look.icon("external-link"), _("Open the &web page"), self)
        self.copy.triggered.connect(view.copy)
        self.select_all.triggered.connect(view.selectAll)
        self.find.triggered.connect(self.find_requested)
        self.show_folder.triggered.connect(self._on_show_folder)
        self.open_page.triggered.connect(self._on_open_page)

    @property
    def in_title(self) -> tuple[QAction, ...]:
        """Return the actions that may stand in the dock's title."""
        return (self.find, self.open_page)

    def refresh(self) -> None:
        """Enable what can be done with what is shown now."""
        shown = self._model.shown is not None
        self.copy.setEnabled(shown and self._view.textCursor().hasSelection())
        for action in (self.select_all, self.find, self.show_folder):
            action.setEnabled(shown)
        self.open_page.setEnabled(self._web_page().isValid())

    def menu(self) -> QMenu:
        """Return the context menu as things stand now; the caller shows it and lets it go."""
        self.refresh()
        menu = QMenu(self._view)
        menu.addActions((self.copy, self.select_all))
        menu.addSeparator()
        menu.addAction(self.find)
        menu.addSeparator()
        menu.addActions((self.show_folder, self.open_page))
        return menu

    def show_menu(self, position: QPoint) -> None:
        """Show the context menu at a place on the screen."""
        menu = self.menu()
        menu.exec(position)
        menu.deleteLater()

    def _on_show_folder(self) -> None:
        shown = self._model.shown
        if shown is None:
            return
        try:
            file = self._session.texts.locate(shown.file)
        except TextProblem:
            return
        _open(QUrl.fromLocalFile(str(file.parent)))

    def _on_open_page(self) -> None:
        page = self._web_page()
        if page.isValid():
            _open(page)

    def _web_page(self) -> QUrl:
        """Return the source's address if it leads to the web; a registry may not open anything else."""
        source = self._model.source
        page = QUrl(source.url, QUrl.ParsingMode.StrictMode) if source is not None else QUrl()
        return page if page.scheme() in ("http", "https") else QUrl()


def _open(address: QUrl) -> None:
    from PySide6.QtGui import QDesktopServices  # not needed before somebody asks

    QDesktopServices.openUrl(address)
