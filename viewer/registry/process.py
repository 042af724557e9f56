"""Tells whether the process that left something behind still runs.

A process number is given anew after a while, so a process is known by its number, the moment it started, the boot
of the machine and the machine's name. Linux tells the first three under /proc; elsewhere the number alone must do.
Of a process on another machine, which happens where the home folder is shared, nothing can be known.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path

from viewer.base.value import frozen

_STARTED = 19  # where a process' start stands in /proc/<pid>/stat, counted behind its name (proc(5), field 22)


@frozen
class Process:
    """One process: its number, when it started and since which boot (empty where unknown), and its machine."""

    pid: int
    started: str
    boot: str
    host: str

    @property
    def word(self) -> str:
        """Return the process as one word that can stand in a file's name."""
        return f"{self.pid}-{self.started or 0}"


def this_process() -> Process:
    """Return the process that asks."""
    pid = os.getpid()
    return Process(pid, _started(pid), _boot(), socket.gethostname())


def runs(process: Process) -> bool | None:
    """Return whether `process` still runs; None when it is another machine's and cannot be known."""
    if process.host != socket.gethostname():
        return None
    if process.boot != _boot() or not exists(process.pid):
        return False
    return _started(process.pid) == process.started


def exists(pid: int) -> bool:
    """Return whether a process has the number `pid` now."""
    if pid <= 0:
        return False
    if os.name == "nt":  # os.kill would end the process there
        return _exists_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # it is another user's
    return True


def _exists_on_windows(pid: int) -> bool:
    import ctypes

    query, still_active = 0x1000, 259
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]  # known to mypy on Windows only
    handle = kernel.OpenProcess(query, False, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == still_active


def _started(pid: int) -> str:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    fields = stat.rpartition(")")[2].split()
    state = fields[0] if fields else ""
    return "" if state in ("Z", "X") or len(fields) <= _STARTED else fields[_STARTED]


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
