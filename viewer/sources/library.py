"""Reads the article texts of a registry, and nothing else from the disk.

A text is named by its path relative to the registry's folder and may not lead out of it: `..`, absolute
paths and links to elsewhere are refused, so that a registry from a stranger shows only what came with it.
What is read comes out in one form (NFC, LF), whatever the file's encoding and line ends were; offsets and
line numbers everywhere in the program count in that form. Texts are kept until their file changes.
"""

from __future__ import annotations

import errno
import stat
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from viewer.base.fold import nfc
from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.base.value import frozen
from viewer.sources.article_text import ArticleText

if TYPE_CHECKING:
    from viewer.registry.records import Source, SourceText

MAX_BYTES = 5_000_000

_UTF32_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class TextProblem(UserError):  # noqa: N818 — it becomes a Problem of the list, and is named like one
    """A text that cannot be shown; `code` is the problem code, the message says why in plain words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@frozen
class _Known:
    """A text as it was read, and what its file looked like then."""

    stamp: tuple[int, int]
    text: ArticleText


class Library:
    """The texts below one registry's folder, read when asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[tuple[str, str], _Known] = {}
        self._stand_ins: dict[str, Path] = {}

    def stand_in(self, name: str, path: Path) -> None:
        """Read the file at `path` where the registry says `name` and no such file is, as long as this library lives.

        It is the user who names `path`, so it may lie anywhere.
        """
        self._stand_ins[name] = path

    def read(self, source_text: SourceText) -> ArticleText:
        """Return the text of `source_text`, read anew only when its file has changed.

        Raises:
            TextProblem: text-outside, text-missing, text-directory, text-too-large, text-binary,
                text-encoding or text-unreadable.
        """
        name = source_text.file
        path = self.locate(name)
        if name in self._stand_ins and not path.exists():
            path = self._stand_ins[name]
        try:
            status = path.stat()
        except OSError as error:
            raise _unreadable(name, error) from error
        _refuse_unsuitable(name, status.st_mode, status.st_size)
        stamp = (status.st_mtime_ns, status.st_size)
        known = self._known.get((name, source_text.kind))
        if known is None or known.stamp != stamp:
            known = _Known(stamp, ArticleText(name, source_text.kind, _read(name, path)))
            self._known[name, source_text.kind] = known
        return known.text

    def readable(self, source: Source) -> tuple[ArticleText, ...]:
        """Return the texts of `source` that can be read, originals first, else as listed."""
        found = []
        for source_text in sorted(source.texts, key=lambda text: text.kind != "original"):
            try:
                found.append(self.read(source_text))
            except TextProblem:
                continue
        return tuple(found)

    def joined(self, source: Source) -> str:
        """Return the texts of `source` that can be read, joined by blank lines; empty when there is none."""
        return "\n\n".join(text.text for text in self.readable(source))

    def locate(self, name: str) -> Path:
        """Return where the text `name` lies on the disk; it may not exist.

        Raises:
            TextProblem: text-outside, when the path leads out of the registry's folder; text-missing, when
                no file can have this name.
        """
        if not name or _names_outside(name):
            message = _("{file} leads out of the registry's folder.")
            raise TextProblem("text-outside", message.format(file=name))
        try:
            home = self.folder.resolve()
            path = (home / name).resolve()
        except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a circle of links
            raise _missing(name) from error
        if not path.is_relative_to(home):
            message = _("{file} is a link that leads out of the registry's folder.")
            raise TextProblem("text-outside", message.format(file=name))
        return path


def _names_outside(name: str) -> bool:
    """Return whether `name` is absolute or climbs, by the rules of any system: registries travel."""
    windows = PureWindowsPath(name)
    return bool(windows.anchor) or PurePosixPath(name).is_absolute() or ".." in windows.parts


def _refuse_unsuitable(name: str, mode: int, size: int) -> None:
    if stat.S_ISDIR(mode):
        raise TextProblem("text-directory", _("{file} is a folder, not a text.").format(file=name))
    if not stat.S_ISREG(mode):
        raise TextProblem("text-unreadable", _("{file} is not an ordinary file.").format(file=name))
    if size > MAX_BYTES:
        message = _("{file} is too large to show: {size} MB, and at most {most} MB are read.")
        size_in_mb = f"{size / 1_000_000:.1f}"
        raise TextProblem("text-too-large", message.format(file=name, size=size_in_mb, most=MAX_BYTES // 1_000_000))


def _read(name: str, path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(name, error) from error
    _refuse_unsuitable(name, stat.S_IFREG, len(data))
    return nfc(_decode(name, data)).replace("\r\n", "\n").replace("\r", "\n")


def _decode(name: str, data: bytes) -> str:
    decode = _decoder(data)
    if decode is None:
        raise _encoding(name)
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        raise _binary(name) if b"\x00" in data else _encoding(name) from error
    if "\x00" in text:
        raise _binary(name)
    return text


def _decoder(data: bytes) -> Callable[[bytes], str] | None:
    """Return what reads `data` by its byte order mark (UTF-8 without one), or None for UTF-32."""
    if data.startswith(_UTF32_MARKS):
        return None
    encoding = "utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig"
    return lambda given: given.decode(encoding)


def _missing(name: str) -> TextProblem:
    return TextProblem("text-missing", _("Source text is not on this computer: {file}.").format(file=name))


def _binary(name: str) -> TextProblem:
    return TextProblem("text-binary", _("{file} is not a text file.").format(file=name))


def _encoding(name: str) -> TextProblem:
    message = _("{file} is written in an encoding that is not read here; save it as UTF-8.")
    return TextProblem("text-encoding", message.format(file=name))


def _unreadable(name: str, error: OSError) -> TextProblem:
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP):
        return _missing(name)
    if error.errno in (errno.EACCES, errno.EPERM):
        return TextProblem("text-unreadable", _("No permission to read {file}.").format(file=name))
    message = _("{file} cannot be read: {reason}.")
    return TextProblem("text-unreadable", message.format(file=name, reason=error.strerror or str(error)))
