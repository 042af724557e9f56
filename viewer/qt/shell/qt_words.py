"""Qt's own words (buttons, context menus of fields, the file dialog) in the program's language.

Qt's Vietnamese catalogue is not shipped with PySide6, so the words that can be met are listed here and go through
gettext like all others.
"""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from viewer.base.i18n import N_, _, language

_WORDS = (
    N_("&Undo"),
    N_("&Redo"),
    N_("Cu&t"),
    N_("&Copy"),
    N_("&Paste"),
    N_("Delete"),
    N_("Select All"),
    N_("Copy &Link Location"),
    N_("OK"),
    N_("Cancel"),
    N_("Close"),
    N_("&Look in:"),
    N_("Directory:"),
    N_("Folder"),
    N_("Home"),
    N_("File &name:"),
    N_("Files of &type:"),
    N_("&Choose"),
    N_("Back"),
    N_("Forward"),
    N_("Parent Directory"),
    N_("Create New Folder"),
    N_("List View"),
    N_("Detail View"),
    N_("Name"),
    N_("Size"),
    N_("Type"),
    N_("Date Modified"),
    N_("Computer"),
    N_("Show &hidden files"),
    N_("&New Folder"),
    N_("&Rename"),
    N_("&Delete"),
    N_("Open"),
    N_("&Save"),
    N_("Save"),
    N_("Save As"),
    N_("Print"),
    N_("&Print"),
    N_("Printer"),
    N_("&Name:"),
    N_("P&roperties"),
    N_("Location:"),
    N_("Type:"),
    N_("Output &file:"),
    N_("&Options >>"),
    N_("&Options <<"),
    N_("Print to File (PDF)"),
    N_("Local file"),
    N_("Write PDF file"),
    N_("Copies"),
    N_("Options"),
    N_("Pages"),
    N_("Print all"),
    N_("Collate"),
    N_("Reverse"),
    N_("Color"),
    N_("Grayscale"),
    N_("Color Mode"),
)
_WITH_MNEMONIC = {"&Open": N_("&Open"), "&Cancel": N_("&Cancel"), "&Close": N_("&Close"), "&OK": N_("&OK")}
_KNOWN = frozenset((*_WORDS, *_WITH_MNEMONIC))


class QtWords(QTranslator):
    """Translates what Qt itself says; other texts are left alone."""

    def isEmpty(self) -> bool:
        """Return False: Qt asks only translators that have something."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return Qt's word in the program's language; None, which Qt takes for unknown, for any other text."""
        del context, disambiguation, n
        if source not in _KNOWN or language() == "en":
            return None  # type: ignore[return-value]  # a null string, which the stubs do not know
        return _(source)
