"""What the sections of a document are called in the program's language."""

from __future__ import annotations

from viewer.base.i18n import _

BOXES = ("figure", "chronology", "participants", "passages", "sources")  # have a box above the pages


def section_words(name: str) -> str:
    """Return the name of a section."""
    return {
        "contents": _("Contents"),
        "summary": _("Summary"),
        "figure": _("Figure"),
        "chronology": _("Chronology"),
        "events": _("Events"),
        "follow-up": _("Follow-up"),
        "participants": _("Participants"),
        "appearances": _("Appearances of people"),
        "passages": _("Quotations"),
        "questions": _("Open questions"),
        "sources": _("Sources"),
        "changes": _("What changed"),
    }[name]
