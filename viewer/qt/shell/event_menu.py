"""The menu of an event in the timeline, or of the empty timeline: the usual commands, and what can be followed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.registry.records import Head
from viewer.session import Session

_EVENT = (
    "edit_form",
    "edit_event",
    "copy_event",
    "duplicate_event",
    "delete_event",
    "quick_fix",
    "rename_id",
    "",
    "add_to_briefing",
    "zoom_to_selection",
    "",
    "previous_in_series",
    "next_in_series",
)
_MANY = ("add_to_briefing", "add_topic", "remove_topic", "add_source", "make_part_of")
_EMPTY = ("new_event", "")
_VIEW = ("fit", "go_today", "go_to_date", "view_back", "view_forward")


def event_menu(session: Session, actions: Mapping[str, QAction], head: Head | None, parent: QWidget) -> QMenu:
    """Return a menu for an event, or for the timeline where `head` is None; it is gone when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if len(session.chosen) > 1:
        words = ngettext("{n} chosen event", "{n} chosen events", len(session.chosen))
        _add(menu.addMenu(words.format(n=thousands(len(session.chosen)))), actions, _MANY)
        menu.addSeparator()
    if head is not None:
        _add(menu, actions, _EVENT)
        menu.addSeparator()
        _add_threads(menu, session, head)
        if head.series:
            _add(menu, actions, ("edit_series",))
        menu.addSeparator()
    else:
        _add(menu, actions, _EMPTY)
    _add(menu, actions, _VIEW)
    return menu


def _add(menu: QMenu, actions: Mapping[str, QAction], names: tuple[str, ...]) -> None:
    for name in names:
        menu.addAction(actions[name]) if name else menu.addSeparator()


def _add_threads(menu: QMenu, session: Session, head: Head) -> None:
    """Offer to show only the event's series, or one of its people."""
    from viewer.search.follow import Thread, people_of, series_of

    def add(place: QMenu, words: str, thread: Thread) -> None:
        action = place.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda: follow(session, thread.query))

    series = series_of(session.registry, head, session.titles)
    if series is not None:
        add(menu, _("Show only this series"), series)
    people = people_of(session.registry, head)
    if len(people) == 1:
        add(menu, _("Show only {name}").format(name=people[0].name), people[0])
    elif people:
        submenu = menu.addMenu(_("Show only one person"))
        for thread in people:
            add(submenu, thread.name, thread)


def follow(session: Session, query: str) -> None:
    """Show only what `query` finds; F3 then leads from one to the next."""
    session.set_query(query)
    session.set_show_only(True)
