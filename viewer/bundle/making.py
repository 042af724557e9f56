"""Makes the hand-over bundle of a briefing: everything that somebody needs who has nothing else.

How to call it, in the order in which a window can do it without standing still:

    events = bundle_events(briefing, registry, given)        # places in the heads: what the part holds
    timelines = qt.pictures.levels.levels(registry, events)  # in the window's own thread, as it paints; some 0.2 s
    bundle = make(wanted, timelines, report)                 # may run beside the window
    data = archive.zip_bytes(bundle.files, report)           # or archive.save_folder(folder, bundle.files)

Without Qt, `timelines` are empty; the page then has the list of events alone and says so. `bundle.notes` are sentences
for whoever made it: texts that are missing, relations that were left out, formats that cannot be written here.

    README.txt · timeline.html · briefing.docx, .pdf, .html · events.yaml · events.schema.json
    articles where the registry names them · briefings/<name>.yaml
"""

from __future__ import annotations

from viewer.base import resources
from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.base.value import frozen, replace
from viewer.base.work import Report, silent
from viewer.briefing.briefing import Briefing, Entry
from viewer.briefing.choice import choose
from viewer.briefing.document import Document
from viewer.briefing.given import Given
from viewer.briefing.writers import table
from viewer.briefing.writers.picture import Pictures
from viewer.bundle import readme
from viewer.bundle.articles import both
from viewer.bundle.drawn import Timelines
from viewer.bundle.facts import facts_of
from viewer.bundle.needs import with_parents
from viewer.bundle.page import Head, page
from viewer.bundle.part import Part, part_of
from viewer.bundle.texts import article_files
from viewer.registry import datewords
from viewer.registry.dates import DateError, parse
from viewer.registry.registry import Registry
from viewer.sources.library import Library

REGISTRY, SCHEMA, PAGE, README = "events.yaml", "events.schema.json", "timeline.html", "README.txt"
DOCUMENTS = ("briefing.docx", "briefing.pdf", "briefing.html")
BRIEFINGS, BRIEFING_SCHEMA = "briefings", "briefing.schema.json"
_HEAVY = 20_000_000  # bytes of a page; 2,000 events with 40 texts take 8,500,000
_WHOLE = 100
_DOCUMENTS_DONE = 60  # of _WHOLE


class NothingToHandOver(UserError):  # noqa: N818 — it is a refusal that is said, not a fault
    """No event is in the briefing, so that there is nothing to hand over."""


@frozen
class Wanted:
    """What a bundle is made from.

    Attributes:
        briefing: as it was chosen.
        registry: the whole one.
        library: of its texts.
        given: what was looked up for the briefing.
        document: composed of all that, with its captions drawn.
        pictures: its figures.
        name: of the briefing's file, without ending; empty for `briefing`.
    """

    briefing: Briefing
    registry: Registry
    library: Library
    given: Given
    document: Document
    pictures: Pictures
    name: str = ""


@frozen
class Bundle:
    """The files by their paths with forward slashes, and sentences about what is not in them."""

    files: dict[str, bytes]
    notes: tuple[str, ...]


def bundle_events(briefing: Briefing, registry: Registry, given: Given) -> tuple[int, ...]:
    """Return the events that a bundle holds, as places in the heads: those chosen, and what they are parts of.

    Raises:
        NothingToHandOver: none is chosen.
    """
    chosen = [one.head.index for one in choose(briefing, registry, given.found).chosen]
    if not chosen:
        raise NothingToHandOver(_("No event is selected, so there is nothing to hand over."))
    return tuple(sorted(with_parents(registry, chosen)))


def make(wanted: Wanted, timelines: Timelines, report: Report = silent) -> Bundle:
    """Return the files of a bundle.

    Args:
        wanted: what it is made from.
        timelines: the drawn levels of `bundle_events`; empty where nothing can be drawn.
        report: hears how far the work is, and may stop it.

    Raises:
        NothingToHandOver: no event is chosen.
        CannotTakePart: the part of the registry cannot be taken out of it.
        Cancelled: by `report`.
    """
    registry, library = wanted.registry, wanted.library
    events = bundle_events(wanted.briefing, registry, wanted.given)
    part = part_of(registry, events, _about(wanted))
    files, notes = _documents(wanted, report)
    texts, missing = article_files(registry, library, part.sources)
    spans = next((drawn.spans for drawn in timelines.values()), {})

    def told(done: int, total: int) -> None:
        report(_DOCUMENTS_DONE * total + (_WHOLE - _DOCUMENTS_DONE) * done, _WHOLE * max(total, 1))

    facts = facts_of(registry, library, events, part.sources, spans, told)
    files |= texts | _registry_files(wanted, part)
    files[PAGE] = page(_head(wanted), facts, timelines)
    every = (*part.notes, *notes, *missing, *_heavy(len(files[PAGE])))
    counts = (len(part.events), len(part.sources), len(texts))
    written = [name for name in DOCUMENTS if name in files]
    files[README] = readme.text(wanted.document, written, counts, every, _date(wanted.document.as_of))
    report(_WHOLE, _WHOLE)
    return Bundle(files, every)


def _heavy(size: int) -> tuple[str, ...]:
    if size < _HEAVY:
        return ()
    words = _("{name} has {size} MB; phones and old computers may be slow to open it.")
    return (words.format(name=PAGE, size=round(size / 1_000_000)),)


def _documents(wanted: Wanted, report: Report) -> tuple[dict[str, bytes], list[str]]:
    """Return the documents in all formats, and why some cannot be written."""
    files: dict[str, bytes] = {}
    notes = []
    for number, name in enumerate(DOCUMENTS):
        report(number * _DOCUMENTS_DONE // len(DOCUMENTS), _WHOLE)
        first, share = number / len(DOCUMENTS), _DOCUMENTS_DONE / len(DOCUMENTS)

        def told(done: int, total: int, first: float = first, share: float = share) -> None:
            report(round(first * _DOCUMENTS_DONE + share * done / max(total, 1)), _WHOLE)

        try:
            files |= table.write(wanted.document, wanted.pictures, name, told)
        except UserError as error:
            notes.append(str(error))
    return files, notes


def _registry_files(wanted: Wanted, part: Part) -> dict[str, bytes]:
    from viewer.briefing.saving import new_text

    asked = replace(wanted.briefing, as_of=wanted.document.as_of or wanted.briefing.as_of, since="")
    if not asked.query and not asked.entries:  # it is about all events, which nobody has said in a file
        heads = wanted.registry.heads
        asked = replace(asked, entries=tuple(Entry(heads[at].id) for at in wanted.given.found))
    name = f"{BRIEFINGS}/{wanted.name or 'briefing'}.yaml"
    return {
        REGISTRY: part.text.encode(),
        SCHEMA: resources.path(SCHEMA).read_bytes(),
        name: new_text(asked).encode(),
        f"{BRIEFINGS}/{BRIEFING_SCHEMA}": resources.path(BRIEFING_SCHEMA).read_bytes(),
    }


def _about(wanted: Wanted) -> str:
    return "\n".join(readme.about(wanted.registry.path.name, wanted.document, _date(wanted.document.as_of)))


def _head(wanted: Wanted) -> Head:
    briefing, document = wanted.briefing, wanted.document
    title = both(lambda lang: briefing.title.pick(lang) or wanted.registry.title.pick(lang) or document.title)
    handling = both(briefing.handling.pick) if briefing.handling else document.handling
    return Head(title, _date(document.as_of), handling, document.languages[0])


def _date(iso: str) -> str | list[str]:
    """Return an ISO date as labels have it, in both languages; empty for none."""
    if not iso:
        return ""
    try:
        day = parse(iso)
    except DateError:
        return iso
    return both(lambda lang: datewords.short(day, lang))
