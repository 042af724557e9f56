"""The sources with everything that the registry knows of them, so that a reader can find each again."""

from __future__ import annotations

from viewer.briefing.document import SMALL, SOURCE, Block, Paragraph, Run, Runs
from viewer.briefing.page import Page, clean, joined
from viewer.registry import datewords, vocabulary
from viewer.registry.records import Source


def references(page: Page) -> list[Block]:
    """Return the sources of the chosen events by their numbers, each with its notes below; nothing without sources."""
    used = {key for one in page.matter.choice.chosen for key in one.head.sources}
    for one in page.matter.choice.chosen:
        used.update(passage.source for passage in page.passages(one))
    known = sorted((page.registry.sources[key] for key in used if key in page.registry.sources), key=_by_number)
    if not known:
        return []
    blocks: list[Block] = [page.heading("sources")]
    for source in known:
        anchor = f"{page.lang}-s{source.number}"
        runs = (Run(source.label, bold=True, means=SOURCE), Run("  "), *reference(page, source))
        blocks.append(Paragraph(runs, page.lang, anchor=anchor))
        for note in (source.published_note, source.note):
            blocks += page.paragraphs(note, SMALL)
    return blocks


def reference(page: Page, source: Source) -> Runs:
    """Return a full reference: authors, title, publisher, agency, number, dates, address, and what text there is."""
    lang = page.lang
    date = datewords.short(source.published, lang) if source.published is not None else ""
    published = page.word("published").format(date=date) if date else page.word("not-published")
    parts: list[Runs] = [(Run(clean(", ".join(source.authors))),)]
    title = page.said(source.title, italic=True, means="")
    if source.language in ("vi", "en") and not title.lang and source.language != lang and not source.title.en:
        title = Run(title.text, italic=True, lang=source.language)
    parts += [(title,), (Run(clean(source.publisher)),)]
    for key, name, value in (
        ("agency", "name", source.agency),
        ("reprint", "of", source.reprint_of),
        ("reference", "text", source.reference),
    ):
        parts.append((Run(clean(page.word(key).format(**{name: value}))),) if value else ())
    parts.append((Run(clean(published)),))
    if source.retrieved is not None:
        parts.append((Run(page.word("retrieved").format(date=datewords.short(source.retrieved, lang))),))
    parts += [(_address(source.url),), (Run(_texts(page, source)),)]
    return (*joined([tuple(run for run in part if run.text) for part in parts], ", "), Run("."))


def _address(url: str) -> Run:
    """Return an address, linked only where it leads to the web."""
    words = clean(url)
    return Run(words, link=words if words.startswith(("https://", "http://")) and " " not in words else "")


def _texts(page: Page, source: Source) -> str:
    kinds = dict.fromkeys(vocabulary.label("text-kind", text.kind, page.lang).lower() for text in source.texts)
    return clean(", ".join(kinds)) if kinds else page.word("no-text")


def _by_number(source: Source) -> int:
    return source.number
