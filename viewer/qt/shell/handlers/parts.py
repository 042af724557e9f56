"""What commands act upon: the parts of the window and of the program that they are handed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.base.value import record

if TYPE_CHECKING:
    from viewer.base.messages import Messages
    from viewer.base.settings import Settings
    from viewer.qt.panes.article import ArticlePane
    from viewer.qt.shell.loader import Loader
    from viewer.qt.shell.opener import Opener
    from viewer.qt.shell.search_box import SearchBox
    from viewer.qt.shell.window import MainWindow
    from viewer.qt.timeline.view import TimelineView
    from viewer.session import Session


@record
class Parts:
    """What commands act upon."""

    window: MainWindow
    session: Session
    settings: Settings
    messages: Messages
    loader: Loader
    opener: Opener
    timeline: TimelineView
    article: ArticlePane
    search: SearchBox
