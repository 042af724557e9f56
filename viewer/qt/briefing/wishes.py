"""What the pages of the open briefing are made of, ready to be made beside the window.

Looking things up (what the query finds, passages in the articles, problems, an older registry) is done again only when
something that it depends on has changed; a note that is typed changes none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from viewer.base.work import Report, silent
from viewer.qt.briefing.exporter import BUNDLE
from viewer.qt.briefing.maker import Wish

if TYPE_CHECKING:
    from viewer.briefcase import Briefcase
    from viewer.briefing.document import Document
    from viewer.briefing.given import Given
    from viewer.briefing.writers.picture import Pictures
    from viewer.qt.briefing.exporter import Ready, Write
    from viewer.session import Session

_HALF = 500  # of WHOLE, for looking things up


class Wishes:
    """Makes wishes of the present state of a briefing.

    Args:
        case: the briefing.
        session: has the present day.
    """

    def __init__(self, case: Briefcase, session: Session) -> None:
        self._case, self._session = case, session
        self._given: tuple[tuple[object, ...], Given] | None = None
        self._texts = 0
        self._end = session.texts_changed.connect(lambda _nothing: self._touch())

    def close(self) -> None:
        """Listen no more."""
        self._end()

    def wish(self) -> Wish:
        """Return what makes the pages of the briefing as it is now."""
        return Wish(self.document(), self.drawing(), self._case.registry)

    def document(self) -> Callable[[Report], Document]:
        """Return what makes the document of the briefing as it is now; it may be called in a thread."""
        case, today, texts = self._case, self._session.today, self._texts
        registry, briefing, path = case.registry, case.briefing, case.path
        key = (registry, case.shown, case.choice.missing, briefing.query, briefing.as_of, briefing.since, path, texts)

        def make(report: Report = silent) -> Document:
            from viewer.briefing.compose import compose
            from viewer.preparing import WHOLE, prepare, stage
            from viewer.since import older, where
            from viewer.sources.library import Library

            known = self._given
            if known is None or known[0] != key:
                since = older(briefing.since, where(registry, path)) if briefing.since else None
                library = Library(registry.folder)
                given = prepare(briefing, registry, library, today, since, stage(report, 0, _HALF))
                known = self._given = (key, given)
            return compose(briefing, registry, known[1], stage(report, _HALF, WHOLE))

        return make

    def ready(self, suffix: str) -> Ready:
        """Return what makes the files of a format (its suffix with the dot) out of a document."""
        return self._bundling() if suffix == f".{BUNDLE}" else self._writing()

    def _writing(self) -> Ready:
        draw = self.drawing()

        def ready(made: Document) -> Write:
            document, pictures = draw(made)

            def write(name: str, report: Report) -> tuple[dict[str, bytes], tuple[str, ...]]:
                from viewer.briefing.writers.table import write as write_files

                return write_files(document, pictures, name, report), ()

            return write

        return ready

    def _bundling(self) -> Ready:
        draw, case = self.drawing(), self._case
        registry, briefing, name = case.registry, case.briefing, case.path.stem if case.path is not None else ""

        def ready(made: Document) -> Write:
            from viewer.bundle import archive, making
            from viewer.qt.pictures.levels import levels
            from viewer.sources.library import Library

            assert self._given is not None  # `made` was composed of it
            given = self._given[1]
            timelines = levels(registry, making.bundle_events(briefing, registry, given))
            library = Library(registry.folder)
            wanted = making.Wanted(briefing, registry, library, given, *draw(made), name)

            def write(file: str, report: Report) -> tuple[dict[str, bytes], tuple[str, ...]]:
                bundle = making.make(wanted, timelines, report)
                return {file: archive.zip_bytes(bundle.files)}, tuple(bundle.notes)

            return write

        return ready

    def changes(self, since: str) -> Callable[[Report], Document]:
        """Return what makes a document of its own about the changes since an older registry."""
        registry, path, languages = self._case.registry, self._case.path, self._case.briefing.languages

        def make(report: Report = silent) -> Document:
            from viewer.briefing.compose import compose_changes
            from viewer.since import older, where

            before = older(since, where(registry, path))
            report(1, 2)
            return compose_changes(before if before is not None else registry, registry, languages, since)

        return make

    def drawing(self) -> Callable[[Document], tuple[Document, Pictures]]:
        """Return what draws the figures of a document; it is called in the window's thread."""
        registry = self._case.registry

        def draw(document: Document) -> tuple[Document, Pictures]:
            from viewer.qt.pictures.figure import drawn

            return drawn(document, registry)

        return draw

    def _touch(self) -> None:
        self._texts += 1
