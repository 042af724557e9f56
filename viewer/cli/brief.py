"""`timeline-viewer brief`: a document about the events that a query finds, or that a briefing's file has chosen.

    words ─ briefing ─ prepare ─ compose ─ figures (Qt, where it can be loaded) ─ writer ─ all files or none

What the document says does not depend on the day on which it is made, nor on the language of the terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from viewer import since as older_registries
from viewer.base import i18n
from viewer.base.i18n import _, ngettext
from viewer.base.problems import UserError
from viewer.base.value import frozen, replace
from viewer.base.work import Report
from viewer.briefing.briefing import Briefing, Entry
from viewer.briefing.choice import Chosen, choose, later
from viewer.briefing.compose import compose
from viewer.briefing.document import Document, Figure
from viewer.briefing.given import Given
from viewer.briefing.reading import day_mistake
from viewer.briefing.writers import table
from viewer.briefing.writers.picture import Pictures
from viewer.cli import inputs
from viewer.cli.arguments import OK, Arguments, UsageError
from viewer.cli.output import complain, print_problems
from viewer.cli.progress import Progress
from viewer.exporting import refuse
from viewer.preparing import WHOLE, prepare, stage
from viewer.registry.registry import Registry
from viewer.rendering import save
from viewer.sources.library import Library

if TYPE_CHECKING:
    from viewer.base.problems import Problem
    from viewer.bundle.drawn import Timelines
    from viewer.search.query import QueryProblem

BUNDLE = ".zip"
_PREPARED, _COMPOSED, _DRAWN = 350, 500, 600  # of WHOLE


class NothingToWrite(UserError):  # noqa: N818 — it is a refusal that is said, not a fault
    """No event is in the briefing, so that there is no document."""


@frozen
class Asked:
    """What was typed, understood.

    Attributes:
        path: the file to be written.
        briefing: with what the options say.
        file: the briefing's own file, or None.
        everything: whether neither a query nor a file chooses.
    """

    path: Path
    briefing: Briefing
    file: Path | None
    everything: bool


def run(arguments: Arguments) -> int:
    """Write a document about chosen events."""
    path = _target(arguments.options.get("-o", ""))
    as_of = _as_of(arguments.options.get("--as-of", ""))
    file = arguments.options.get("--briefing")
    if file is not None and len(arguments.words) > 1:
        raise UsageError(_("name either a query or a briefing, not both"))
    registry = inputs.registry(arguments)
    refuse(path, registry, *([Path(file)] if file is not None else []))
    asked = _asked(arguments, registry, path, as_of)
    with Progress() as progress:
        given = _given(asked, registry, stage(progress.report, 0, _PREPARED))
        files = _files(asked, registry, given, progress.report)
    save(files)
    if asked.file is not None:
        text = registry.document.text.encode("utf-8", "replace")
        older_registries.exports().keep(asked.file, path.suffix, text)
    return OK


def _target(words: str) -> Path:
    endings = (*table.WRITERS, BUNDLE)
    if not words:
        raise UsageError(_("name the document with -o, such as -o out.docx"))
    path = Path(words)
    if path.suffix.lower() not in endings:
        raise UsageError(
            _("the name of the document has to end in one of {endings}").format(endings=", ".join(endings))
        )
    return path


def _as_of(words: str) -> str:
    mistake = day_mistake(words) if words else None
    if mistake is not None:
        raise UsageError(f"--as-of: {mistake}")
    return words


def _asked(arguments: Arguments, registry: Registry, path: Path, as_of: str) -> Asked:
    """Return what was typed; what is wrong with the briefing is written to stderr.

    Raises:
        UserError: the query is not understood; without the part that is wrong it would find more than was asked for.
    """
    from viewer.search.query import parse

    options = arguments.options
    words = options.get("--briefing")
    file = None if words is None else Path(words)
    briefing = Briefing(query=inputs.query(arguments)) if file is None else _read(file, registry)
    briefing = replace(
        briefing,
        as_of=as_of or briefing.as_of,
        language=options.get("--lang", briefing.language),
        since=options.get("--since", briefing.since),
    )
    if "--since" in options and briefing.sections is not None and "changes" not in briefing.sections:
        briefing = replace(briefing, sections=(*briefing.sections, "changes"))
    query = parse(briefing.query)
    if query.problems:
        raise _misunderstood(query.problems, file)
    return Asked(path, briefing, file, file is None and query.is_empty)


def _misunderstood(troubles: Iterable[QueryProblem], file: Path | None) -> UserError:
    said = " ".join(trouble.message for trouble in troubles)
    if file is None:
        return UsageError(said)
    return UserError(
        _("The query of {path} is not understood, so no document is written. {why}").format(path=file, why=said)
    )


def _warn_of_later(asked: Asked, registry: Registry, chosen: Iterable[Chosen]) -> None:
    """Say on stderr that a document tells of more than was known on the day that it names."""
    count = later(registry, chosen, asked.briefing.as_of) if asked.briefing.as_of else 0
    if count:
        words = ngettext(
            "{n} event or source of the document is later than its date, {day}.",
            "{n} events and sources of the document are later than its date, {day}.",
            count,
        )
        complain(words.format(n=count, day=asked.briefing.as_of))


def _read(file: Path, registry: Registry) -> Briefing:
    """Return the briefing of a file, and write what is wrong with it to stderr.

    Raises:
        UserError: it cannot be read, or is no briefing.
    """
    from viewer.briefing.reading import read
    from viewer.registry.encoding import decode
    from viewer.registry.reader import read_file

    loaded = read(decode(read_file(file)).text, str(file), registry)
    print_problems(loaded.problems, sys.stderr)
    if any(problem.code == "not-a-registry" for problem in loaded.problems):
        raise UserError(_("{path} is not a briefing, so there is no document to write.").format(path=file))
    return loaded.briefing


def _given(asked: Asked, registry: Registry, report: Report) -> Given:
    """Return what the document is made from; the registry's problems are written to stderr.

    Raises:
        UserError: there is no such older registry, or no event is chosen.
    """
    library, today = Library(registry.folder), inputs.today()
    folders = (Path.cwd(),)
    place = older_registries.where(registry, asked.file, asked.path.suffix, folders)
    since = older_registries.older(asked.briefing.since, place)
    spoken = i18n.language()
    with i18n.speaking(asked.briefing.languages[0]):  # its open questions are sentences of the checks
        given = prepare(asked.briefing, registry, library, today, since, report, everything=asked.everything)
    print_problems(_told(asked, registry, library, given, spoken), sys.stderr)
    chosen = choose(asked.briefing, registry, given.found).chosen
    if not chosen:
        raise NothingToWrite(_("No event is selected, so there is no document to write."))
    _warn_of_later(asked, registry, chosen)
    return given


def _told(asked: Asked, registry: Registry, library: Library, given: Given, spoken: str) -> tuple[Problem, ...]:
    """Return the registry's problems in the language of the terminal."""
    if spoken == asked.briefing.languages[0]:
        return given.problems
    from viewer.checking import all_problems
    from viewer.preparing import day_of

    return all_problems(registry, library, day_of(asked.briefing, registry, given.found, inputs.today()))


def _files(asked: Asked, registry: Registry, given: Given, report: Report) -> Mapping[Path, bytes]:
    """Return the files that are to be written."""
    document = compose(asked.briefing, registry, given, stage(report, _PREPARED, _COMPOSED))
    document, pictures = _drawn(document, registry, stage(report, _COMPOSED, _DRAWN))
    writing = stage(report, _DRAWN, WHOLE)
    if asked.path.suffix.lower() == BUNDLE:
        return {asked.path: _bundle(asked, registry, given, (document, pictures), writing)}
    made = table.write(document, pictures, asked.path.name, writing)
    return {asked.path.with_name(name): data for name, data in made.items()}


def _bundle(asked: Asked, registry: Registry, given: Given, made: tuple[Document, Pictures], report: Report) -> bytes:
    """Return the hand-over bundle; what is not in it is written to stderr."""
    from viewer.bundle import archive, making

    name = asked.file.stem if asked.file is not None else ""
    briefing = asked.briefing
    if asked.everything:  # the bundle's briefing has to say what was chosen
        entries = tuple(Entry(one.head.id) for one in choose(briefing, registry, given.found).chosen)
        briefing = replace(briefing, entries=entries)
    wanted = making.Wanted(briefing, registry, Library(registry.folder), given, *made, name)
    bundle = making.make(wanted, _levels(registry, making.bundle_events(briefing, registry, given)), report)
    for note in bundle.notes:
        complain(note)
    return archive.zip_bytes(bundle.files)


def _levels(registry: Registry, events: tuple[int, ...]) -> Timelines:
    """Return the drawn timelines of a bundle; none where Qt cannot be loaded, which its page then says."""
    try:
        from viewer.qt.pictures import levels, render
    except ImportError:
        return {}
    application = render.without_display()
    drawn = levels.levels(registry, events)
    del application  # it had to live until here
    return drawn


def _drawn(document: Document, registry: Registry, report: Report) -> tuple[Document, Pictures]:
    """Return a document with its figures drawn; without them, after saying why, where Qt cannot be loaded."""
    if not any(isinstance(block, Figure) for block in document.blocks):
        return document, {}
    try:
        from viewer.qt.pictures import figure, render
    except ImportError as error:
        from viewer.launch import explained

        complain(_("The figure is left out. {reason}").format(reason=explained(error)))
        return document, {}
    application = render.without_display()
    drawn = figure.drawn(document, registry, report)
    del application  # it had to live until here
    return drawn
