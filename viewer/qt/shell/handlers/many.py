"""What is done to the events that are chosen together, or to the selected one: topics, sources, part of, dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from viewer.base.i18n import _, ngettext, thousands

if TYPE_CHECKING:
    from viewer.qt.shell.handlers.parts import Parts
    from viewer.registry.patch import Edit
    from viewer.registry.registry import Registry

Plan = Callable[["Registry", Sequence[int], str], "list[Edit]"]


class ManyCommands:
    """Edits of many events, each as one step."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def move_earlier(self) -> None:
        """Move the selected event to an earlier date, by the unit that its date is known to."""
        self._step(-1)

    def move_later(self) -> None:
        """Move the selected event to a later date, by the unit that its date is known to."""
        self._step(1)

    def choose_in_view(self) -> None:
        """Choose all events in view, to edit them together."""
        editing = self._parts.timeline.canvas.editing
        if editing is None or not editing.on:
            self._parts.messages.say(_("Turn to the Edit workspace (Ctrl+2) to choose events."))
        else:
            editing.choose_in_view()

    def add_topic(self) -> None:
        """Ask for a topic and add it."""
        from viewer.registry.bulk import add_topic, topics_of

        registry = self._parts.session.registry
        names = [(topic, topic) for topic in topics_of(registry, range(len(registry.heads)))]
        self._ask(_("Add a topic"), names, _("Add the topic “{name}”"), add_topic, free=True)

    def remove_topic(self) -> None:
        """Ask for one of their topics and take it away."""
        from viewer.registry.bulk import remove_topic, topics_of

        names = [(topic, topic) for topic in topics_of(self._parts.session.registry, self._events())]
        self._ask(_("Remove a topic"), names, _("Remove the topic “{name}”"), remove_topic)

    def add_source(self) -> None:
        """Ask for a source and add it."""
        from viewer.registry.bulk import add_source

        session = self._parts.session
        sources = session.registry.sources.values()
        names = [(f"{source.label}  {source.title.pick(session.titles)}", source.id) for source in sources]
        self._ask(_("Add a source"), names, _("Add the source “{name}”"), add_source)

    def make_part_of(self) -> None:
        """Ask for an event and make them parts of it."""
        from viewer.registry.bulk import make_part_of
        from viewer.timeline.card import titled

        session, own = self._parts.session, set(self._events())
        heads = [head for head in session.registry.heads if head.index not in own]
        heads.sort(key=lambda head: (head.id not in session.registry.children, head.kind != "visit"))
        names = [(titled(head, session.titles), head.id) for head in heads]
        self._ask(_("Make part of"), names, _("Make part of “{name}”"), make_part_of)

    def _events(self) -> list[int]:
        """Return the chosen events in the file's order, else the selected one."""
        session = self._parts.session
        ids = session.chosen or ({session.selected} if session.selected is not None else set())
        return sorted(session.registry.by_id[event] for event in ids if event in session.registry.by_id)

    def _ask(self, title: str, names: Sequence[tuple[str, str]], step: str, edit: Plan, *, free: bool = False) -> None:
        """Ask for a name, and then make what `edit` plans for it as one step."""
        from viewer.qt.shell.name_picker import NamePicker

        events = self._events()
        if not events:
            self._parts.messages.say(_("Select an event, or choose several with Ctrl and a click."))
            return
        count = ngettext("{n} event", "{n} events", len(events)).format(n=thousands(len(events)))
        picker = NamePicker(f"{title} · {count}", names, self._parts.window, free=free)
        picker.name_chosen.connect(lambda name: self._apply(step.format(name=name), edit, name))
        picker.ask()

    def _apply(self, step: str, edit: Plan, name: str) -> None:
        from viewer.registry.patch import Refused

        parts, events = self._parts, self._events()
        try:
            edits = edit(parts.session.registry, events, name)
            if edits:
                parts.loader.manuscript.apply(step, edits)
        except Refused as error:
            parts.timeline.edit_refused.emit(error)
            return
        changed = len({edit.path[1] for edit in edits if edit.path[1] in events})
        parts.messages.say(ngettext("{n} event changed", "{n} events changed", changed).format(n=thousands(changed)))

    def _step(self, steps: int) -> None:
        editing = self._parts.timeline.canvas.editing
        if editing is None or not editing.on:
            self._parts.messages.say(_("Turn to the Edit workspace (Ctrl+2) to move events."))
        else:
            editing.step(steps)
