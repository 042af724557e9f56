"""What saving and taking over compute, without touching what is shown: for a large registry another thread does it.

A job is made from what the window has at that moment, `run` may happen anywhere, and whoever made it looks, before
using the answer, whether the text is still the one that it was made for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.base.value import frozen
from viewer.registry.encoding import decode, encode
from viewer.registry.reader import of_document, read_bytes, read_file
from viewer.registry.reread import reread

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from viewer.base.problems import Problem
    from viewer.registry.backups import Backups
    from viewer.registry.document import Document
    from viewer.registry.registry import Registry


@frozen(eq=False)
class Written:
    """What a save has done.

    Attributes:
        data: what the file holds now.
        found: what it held instead of what was expected, so that nothing was written; None after a save.
        registry: what was written, read.
        state: the file after the save.
    """

    data: bytes
    found: bytes | None = None
    registry: Registry | None = None
    state: os.stat_result | None = None


@frozen(eq=False)
class Writing:
    """One text to be written over what the file is known to hold.

    Attributes:
        path: the file.
        text: what is written.
        seen: the text of the file as it was seen last.
        data: its bytes; None: those of a large file were not kept.
        backups: keep what is replaced.
        document: an earlier reading of the text, by which it is read again.
    """

    path: Path
    text: str
    seen: str
    data: bytes | None
    backups: Backups
    document: Document

    def run(self) -> Written:
        """Write the text, unless the file holds something else than what was seen.

        Raises:
            CannotWrite: the file is as it was.
            ReadError: a large file cannot be read, so that it cannot be compared.
        """
        from viewer.registry.files import ChangedOnDisk, save

        before = self.data
        if before is None:
            before = read_file(self.path)
            if decode(before).text != self.seen:
                return Written(before, before)
        data = encode(self.text, before)
        try:
            save(self.path, data, before, backups=self.backups)
        except ChangedOnDisk as changed:
            if changed.data is not None:
                return Written(changed.data, changed.data)
            save(self.path, data, None, backups=self.backups)  # the file is gone: what was read is put back
        state = self.path.stat()
        document = self.document if self.document.text == self.text else reread(self.document, self.text)
        return Written(data, None, of_document(self.path, document), state)


@frozen(eq=False)
class Taken:
    """What comes of taking over what a file holds.

    Attributes:
        theirs: its text.
        same: whether that is what was seen before.
        problem: why it cannot be brought together with unsaved text: it is not YAML; None when it can.
        registry: what is to be shown, read; None when there is a problem.
        on_disk: what the file holds, read; None when there is a problem.
        conflicts: whether both sides changed the same.
        changed: names of what the other program changed.
    """

    theirs: str
    same: bool = False
    problem: Problem | None = None
    registry: Registry | None = None
    on_disk: Registry | None = None
    conflicts: bool = False
    changed: tuple[str, ...] = ()


@frozen(eq=False)
class Taking:
    """A file's new bytes, to be brought together with the text that is edited.

    Attributes:
        path: the file.
        data: its bytes.
        base: the text that both sides came from.
        seen: the text of the file as it was seen last.
        mine: the text that is edited.
        modified: whether it holds anything that is not saved.
        document: an earlier reading of it.
        before: the file as it was read last.
    """

    path: Path
    data: bytes
    base: str
    seen: str
    mine: str
    modified: bool
    document: Document
    before: Registry

    def run(self) -> Taken:
        """Return what comes of it; nothing is changed."""
        theirs = decode(self.data).text
        if theirs == self.seen:
            return Taken(theirs, same=True)
        on_disk = read_bytes(self.path, self.data, self.before)
        if not self.modified:
            return Taken(theirs, registry=on_disk, on_disk=on_disk)
        if on_disk.document.broken:
            problem = next((one for one in on_disk.problems if one.line), None) or on_disk.problems[0]
            return Taken(theirs, problem=problem)
        from viewer.registry.merge import merge

        merged = merge(self.base, self.mine, theirs)
        registry = on_disk
        if merged.text != theirs:
            registry = of_document(self.path, reread(self.document, merged.text))
        return Taken(theirs, False, None, registry, on_disk, bool(merged.conflicts), merged.changed)
