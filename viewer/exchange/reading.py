"""Reads a file as a table, whatever it is: a workbook by its content, else text."""

from __future__ import annotations

from pathlib import Path

from viewer.base.i18n import _
from viewer.base.work import Report, silent
from viewer.exchange.sheet import Sheet, TableError

_LARGEST = 100_000_000  # bytes
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # compound file (MS-CFB, 2.2)


def read_file(path: Path, language: str, encoding: str = "", report: Report = silent) -> Sheet:
    """Return the table in a file.

    Raises:
        TableError: it cannot be read, or is no table of events.
        Cancelled: `report` wishes so.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise TableError(_("{name} is too large for a table of events.").format(name=path.name))
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise TableError(_("{name} cannot be read: {reason}").format(name=path.name, reason=reason)) from None
    return read(data, language, encoding, report)


def read(data: bytes, language: str, encoding: str = "", report: Report = silent) -> Sheet:
    """Return the table in the bytes of a file.

    Raises:
        TableError: it is no table of events.
        Cancelled: `report` wishes so.
    """
    if data.startswith(_OLD_WORKBOOK):
        raise TableError(_("This is an old or a protected workbook; save it as .xlsx without a password."))
    if data.startswith(b"PK\x03\x04"):
        from viewer.exchange import reading_xlsx

        return reading_xlsx.read(data, language, report)
    if not data.strip():
        raise TableError(_("The file is empty."))
    from viewer.exchange import reading_csv

    return reading_csv.read(data, language, encoding, report)
