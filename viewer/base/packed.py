"""The byte code of the modules that a start needs, in one file beside Python's own.

For each module Python looks through folders, compares stamps, opens a file and reads it, and PySide reads its source
as well, to see whether it uses PySide. For the 230 modules of a window that is a tenth of the start. So the program,
when it ends, writes what it had loaded at its first paint into one file, and begins with that the next time. A module
whose source has another size or time than when it was packed is found in Python's own way.

As Python's frozen modules do, packed ones have no `__file__`: what needs a place asks `resources`.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import viewer
from viewer.base import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

_PACKAGE = "viewer"
_Entry = tuple[bytes, bool, int, int]
"""The byte code, whether it is of a package, and the source's time and size."""


class Packed:
    """Finds packed modules, as one of `sys.meta_path`.

    Args:
        root: the folder that has the package.
        table: what is packed, by the module's name.
    """

    def __init__(self, root: str, table: dict[str, _Entry]) -> None:
        self._root, self.table = root, table

    def find_spec(self, name: str, _path: Sequence[str] | None = None, _target: object = None) -> ModuleSpec | None:
        """Return where a module comes from; None when it is not packed, or not as it is now."""
        entry = self.table.get(name)
        if entry is None:
            return None
        _code, package, time, size = entry
        source = _source(self._root, name, package=package)
        if _stamp(source) != (time, size):
            return None
        spec: Any = ModuleSpec(name, self, origin=source, is_package=package)  # type: ignore[arg-type]  # it is one
        if package:
            spec.submodule_search_locations.append(source.rpartition("/")[0])
        return spec  # type: ignore[no-any-return]  # see above

    def create_module(self, _spec: ModuleSpec) -> ModuleType | None:
        """Leave making the module to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's code."""
        exec(marshal.loads(self.table[module.__name__][0]), vars(module))


def install() -> None:
    """Find modules in the packed file from now on; without one, or with one of another place, nothing changes."""
    with suppress(OSError, ValueError, EOFError, TypeError):
        with _file().open("rb") as file:
            version, root, table = marshal.load(file)
        if (version, root) == (sys.hexversion, _root()):
            sys.meta_path.insert(0, Packed(root, table))


def write(names: Iterable[str]) -> bool:
    """Pack those of the modules `names` that are ours and are not packed as they are; return whether that was done."""
    packed = next((finder for finder in sys.meta_path if isinstance(finder, Packed)), None)
    table = {} if packed is None else packed.table
    target = _file()
    if sys.dont_write_bytecode or not os.access(target.parent, os.W_OK):
        return False
    wanted = [name for name in names if name.partition(".")[0] == _PACKAGE and name in sys.modules]
    fresh = {name: entry for name in wanted if (entry := _entry(name, table.get(name))) is not None}
    if all(table.get(name) is entry for name, entry in fresh.items()):
        return False
    part = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        with part.open("wb") as file:
            marshal.dump((sys.hexversion, _root(), {**table, **fresh}), file)
        part.replace(target)
    except OSError:  # a full disk: the next start is as slow as this one
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return False
    return True


def _entry(name: str, before: _Entry | None) -> _Entry | None:
    """Return what is packed of a loaded module; `before` while its source is the same, None when it has none."""
    package = hasattr(sys.modules[name], "__path__")
    source = _source(_root(), name, package=package)
    stamp = _stamp(source)
    if stamp is None or (before is not None and before[2:] == stamp):
        return before
    from importlib.machinery import SourceFileLoader

    code = SourceFileLoader(name, source).get_code(name)
    if code is None or _stamp(source) != stamp:
        return None
    return marshal.dumps(code), package, *stamp


def _source(root: str, name: str, *, package: bool) -> str:
    return f"{root}/{name.replace('.', '/')}{'/__init__' if package else ''}.py"


def _stamp(path: str) -> tuple[int, int] | None:
    """Return time and size of a file; None when it is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116 — asked for each module of a start
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _root() -> str:
    return resources.package().parent.as_posix()


def _file() -> Path:
    """Return the file, beside the byte code of the package itself: each version of Python has its own."""
    own: Any = viewer.__spec__
    return Path(own.cached).with_suffix(".start")
