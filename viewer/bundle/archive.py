"""Files of a bundle as one zip, or as a folder: the same bytes each time, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.base.work import Report, silent

_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can tell
_MODE = 0o100644
_UNIX = 3


def zip_bytes(files: Mapping[str, bytes], report: Report = silent) -> bytes:
    """Return a zip of files by name: sorted, with fixed times and modes, names in UTF-8.

    Raises:
        Cancelled: by `report`.
    """
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo  # only who writes a bundle needs it

    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for number, name in enumerate(sorted(files)):
            report(number, len(files))
            entry = ZipInfo(name, _TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX  # by itself it tells on which system it was made
            entry.external_attr = _MODE << 16
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def save_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new folder: beside its place first, then renamed.

    Raises:
        UserError: there is something at `folder` that is no empty folder, or it cannot be written.
    """
    import shutil

    beside = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            reason = _("there is something already; name a new folder")
            raise UserError(_("{path} cannot be written: {reason}").format(path=folder, reason=reason))
        for name, data in files.items():
            path = beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(_("{path} cannot be written: {reason}").format(path=folder, reason=reason)) from None
    finally:
        with suppress(OSError):
            shutil.rmtree(beside)
