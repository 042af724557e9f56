"""The registry's text while it is edited: one text, one history, one way in for everything that changes it.

Typing, forms, drags, quick fixes and changes from outside all become steps of replaced stretches. What edits by the
place in the data (`apply`) and what edits by the place in the text (`rewrite`) meet here; the session's registry is
read anew from the text, and only the events that changed are parsed. A text that is broken for a moment keeps the
last good registry on the screen. Nothing here touches the disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.base.i18n import _
from viewer.base.observe import Signal
from viewer.base.value import frozen
from viewer.registry.history import Change, History, Step, difference
from viewer.registry.reader import of_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.registry.document import Document
    from viewer.registry.patch import Edit
    from viewer.registry.registry import Registry
    from viewer.session import Session


@frozen(eq=False)
class Rewritten:
    """What was just done to the text: the step, and who did it (None: nobody who shows the text)."""

    step: Step
    origin: object


class Manuscript:
    """Holds the text of the session's registry, and every step that led to it.

    Args:
        session: shows what the text says.
    """

    def __init__(self, session: Session) -> None:
        self.rewritten: Signal[Rewritten] = Signal()  # the text has changed; the registry perhaps not yet
        self.read_again: Signal[Registry] = Signal()  # the registry was read from the present text
        self.state_changed: Signal[None] = Signal()  # modified or not, what can be undone, which file
        self._session = session
        self.start(session.registry)

    def start(self, registry: Registry) -> None:
        """Begin with the text of `registry`, as it is on disk, and an empty history."""
        self.history = History()
        self.text = registry.document.text
        self.on_disk = registry
        self._document: Document = registry.document
        self._unread = False
        self.state_changed.emit(None)

    def successor(self, session: Session) -> Manuscript:
        """Return a manuscript of the same text and history for another session, to which nobody listens yet."""
        after = Manuscript(session)
        after.history, after.text, after.on_disk = self.history, self.text, self.on_disk
        after._document, after._unread = self._document, self._unread
        return after

    @property
    def partial(self) -> bool:
        """Return whether only a part of the file has been read, which cannot be edited."""
        return self._session.is_partial

    @property
    def modified(self) -> bool:
        """Return whether the text differs from the one on disk."""
        return not self.history.at_saved

    @property
    def broken(self) -> bool:
        """Return whether the text, as it was read last, is not YAML."""
        return self._document.broken

    @property
    def document(self) -> Document:
        """Return the present text as data; read now where it was not yet."""
        if self._unread:
            self.read()
        return self._document

    @property
    def read_last(self) -> Document:
        """Return the text that was read last as data: the present one or one shortly before."""
        return self._document

    def apply(self, name: str, edits: Sequence[Edit]) -> None:
        """Change what the registry says, as one step called `name`, and read it again.

        Raises:
            Refused: the text cannot be changed so; the reason and the place say why.
        """
        from viewer.registry.patch import Refused, plan

        if self.partial:
            raise Refused(_("This registry has not been read as a whole; read the rest before changing it."))
        patch = plan(self.document, edits)
        changes = tuple(Change(at.start, self.text[at.start : at.end], at.new) for at in patch.splices)
        if changes:
            self.history.close()
            self._push(Step(name, changes), None, patch.text)
            self._show(patch.document)

    def rewrite(self, step: Step, origin: object = None) -> None:
        """Change the text as somebody typed it; the registry is read when `read` is called."""
        self._push(step, origin)

    def replace(self, name: str, text: str, registry: Registry | None = None) -> None:
        """Put `text` in place of the present one, as one step called `name`, and read it unless `registry` is that."""
        changes = difference(self.text, text)
        if changes:
            self.history.close()
            self._push(Step(name, changes), None)
            self.history.close()
        if registry is None:
            self.read()
        else:
            self._show_registry(registry)

    def undo(self) -> Step | None:
        """Take the last step back and return what was applied; None when there is nothing to take back."""
        return self._go(self.history.undo())

    def redo(self) -> Step | None:
        """Do again what was taken back last and return what was applied; None when there is nothing."""
        return self._go(self.history.redo())

    def saved(self, registry: Registry | None = None) -> None:
        """Take the present text for the one on disk, which reads as `registry` or as what is shown."""
        self.saved_at(self.history.here, registry or self._read_as_it_is())

    def saved_at(self, here: Step | None, registry: Registry) -> None:
        """Take the text after the step `here` for the one on disk, which reads as `registry`."""
        self.history.mark_saved_at(here)
        self.on_disk = registry
        self.state_changed.emit(None)

    def moved(self, registry: Registry) -> None:
        """Take the present text for that of another file, which holds it and reads as `registry`."""
        self._show_registry(registry)
        self.saved(registry)

    def took_from_disk(self, text: str, registry: Registry | None = None) -> None:
        """Take `text`, to which another program changed the file, as a step that can be undone; it is on disk.

        Args:
            text: what the file says.
            registry: the same, where it has been read.
        """
        self.replace(_("Change from outside"), text, registry)
        self.saved(registry)

    def read(self) -> bool:
        """Read the registry from the present text; return False when it is broken and the last good one stays."""
        from viewer.registry.reread import reread  # nothing is read again before the first paint

        return self._show(reread(self._document, self.text))

    def _show(self, document: Document) -> bool:
        """Show what `document` says, which is the present text read; return False when it is broken."""
        return self._show_registry(of_document(self._session.registry.path, document, self._session.registry))

    def _show_registry(self, registry: Registry) -> bool:
        """Show `registry`, which is the present text read; return False when it is broken."""
        session, before = self._session, self._session.registry
        self._document = registry.document
        self._unread = False
        if registry.document.broken and before.heads:
            session.set_problems(registry.problems, outdated=True)
            return False
        session.set_registry(registry)
        session.set_problems(registry.problems)
        self.read_again.emit(registry)
        return True

    def _read_as_it_is(self) -> Registry:
        """Return the present text read; what is shown is an older one where the present one is broken."""
        document, shown = self.document, self._session.registry
        return shown if shown.document is document else of_document(shown.path, document, shown)

    def _go(self, step: Step | None) -> Step | None:
        if step is not None:
            self._take(step, None)
            self.read()
        return step

    def _push(self, step: Step, origin: object, text: str | None = None) -> None:
        if text is None:
            text = step.applied(self.text)  # raises before anything is changed
        self.history.push(step)
        self._take(step, origin, text)

    def _take(self, step: Step, origin: object, text: str | None = None) -> None:
        self.text = step.applied(self.text) if text is None else text
        self._unread = True
        self.rewritten.emit(Rewritten(step, origin))
        self.state_changed.emit(None)
