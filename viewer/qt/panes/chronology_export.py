"""What leaves the chronology for the clipboard and for a file, in the language of the registry's content."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.registry.chronology import Chronology, in_titles
from viewer.registry.chronology_text import as_csv, as_html, as_text


def rows_data(events: Chronology, indexes: Sequence[int], *, by_year: bool) -> QMimeData:
    """Return events as text and as HTML, for the clipboard."""
    events = in_titles(events)
    data = QMimeData()
    data.setText(as_text(events, indexes, by_year=by_year))
    data.setHtml(as_html(events, indexes, by_year=by_year))
    return data


def data_in(form: str, events: Chronology, indexes: Sequence[int], *, by_year: bool) -> QMimeData:
    """Return events in one form: text, html (also as its source) or csv.

    Raises:
        KeyError: no such form.
    """
    events = in_titles(events)
    data = QMimeData()
    words = {
        "text": lambda: as_text(events, indexes, by_year=by_year),
        "html": lambda: as_html(events, indexes, by_year=by_year),
        "csv": lambda: as_csv(events, indexes),
    }[form]()
    data.setText(words)
    if form == "html":
        data.setHtml(words)
    elif form == "csv":
        data.setData("text/csv", words.encode())
    return data


def save_csv(parent: QWidget, events: Chronology, indexes: Sequence[int]) -> Path | None:
    """Ask for a file and write events into it; return it, or None when the user would rather not.

    Raises:
        UserError: it cannot be written.
    """
    proposed = events.registry.folder / f"{events.registry.path.stem}.csv"
    from viewer.qt.shell.file_dialogs import save_file

    path, _form = save_file(parent, _("Save as CSV"), proposed, _("Tables (*.csv)"))
    if path is None:
        return None
    path = path if path.suffix else path.with_suffix(".csv")
    write_csv(path, events, indexes)
    return path


def write_csv(path: Path, events: Chronology, indexes: Sequence[int]) -> None:
    """Write events into `path` as CSV; the mark at its beginning lets spreadsheets read UTF-8.

    Raises:
        UserError: it cannot be written.
    """
    try:
        path.write_text(as_csv(in_titles(events), indexes), encoding="utf-8-sig", newline="")
    except OSError as error:
        raise UserError(_("Not saved: {reason}").format(reason=error.strerror or str(error))) from error
