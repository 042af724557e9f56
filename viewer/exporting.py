"""Writes what a registry holds into the files of other programs: tables, calendars, plain data.

The suffix says which. Whatever a format cannot carry is handed back beside the bytes, to be said.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.base.work import Report, silent
from viewer.exchange.remarks import Exported, Remark
from viewer.exchange.selection import Selection
from viewer.registry.registry import Registry
from viewer.registry.time_order import time_key

SUFFIXES = (".xlsx", ".csv", ".ics", ".json")


class WrongSuffix(UserError):  # noqa: N818 — it is a refusal that is said, not a fault
    """A file's name does not end as one of the formats does."""


def suffix_of(path: Path) -> str:
    """Return by which format a file is written.

    Raises:
        WrongSuffix: its name tells of none.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        words = _("the name of the file has to end in one of {endings}")
        raise WrongSuffix(words.format(endings=", ".join(SUFFIXES)))
    return suffix


def export(
    suffix: str, registry: Registry, indexes: Sequence[int], language: str = "vi", report: Report = silent
) -> Exported:
    """Return events as the bytes of a file, in the order of time.

    Args:
        suffix: one of `SUFFIXES`.
        registry: whose events they are.
        indexes: of its heads.
        language: of texts that have both, and of labels: vi or en.
        report: hears how far it is.

    Raises:
        Cancelled: `report` wishes so.
    """
    in_time = tuple(sorted(set(indexes), key=lambda index: time_key(registry.heads[index])))
    chosen = Selection(registry, in_time, language, whole=len(in_time) == len(registry.heads))
    if suffix == ".csv":
        from viewer.exchange import csv_file

        return csv_file.write(chosen, report)
    if suffix == ".xlsx":
        from viewer.exchange import xlsx_file

        return xlsx_file.write(chosen, report)
    if suffix == ".ics":
        from viewer.exchange import ics_file

        return ics_file.write(chosen, report)
    from viewer import listing
    from viewer.exchange import json_file

    rows: list[listing.Row] = []
    for done, index in enumerate(in_time):
        report(done, len(in_time))
        rows += listing.rows(registry, [index], language)
    return json_file.write(chosen, rows)


def template(registry: Registry, language: str) -> bytes:
    """Return a workbook without events, in which new ones can be written with the registry's words at hand."""
    from viewer.exchange import xlsx_file

    return xlsx_file.write(Selection(registry, (), language, whole=True)).data


def refuse(path: Path, registry: Registry, *further: Path) -> None:
    """Refuse to write where nothing can be written, or what the file is made from, before the long work.

    Raises:
        UserError: the path is a folder, in no folder, or that of the registry, of an article or of one of `further`.
    """
    words = _("{path} cannot be written: {reason}")
    if os.path.isdir(path):  # noqa: PTH112 — Path.is_dir raises where a name is too long; saving has words for that
        raise UserError(words.format(path=path, reason=_("it is a folder")))
    if not os.path.isdir(path.parent):  # noqa: PTH112 — as above
        raise UserError(words.format(path=path, reason=_("there is no folder {folder}").format(folder=path.parent)))
    real = path.resolve()
    if any(
        one.name == path.name and one.resolve() == real for one in (registry.path, *registry.article_files, *further)
    ):
        words = _("{path} belongs to the registry and is not written over; name another file.")
        raise UserError(words.format(path=path))


def said(remark: Remark) -> str:
    """Return a remark with the titles of the events that it is about."""
    return f"{remark.words} {'; '.join(remark.names)}" if remark.names else remark.words
