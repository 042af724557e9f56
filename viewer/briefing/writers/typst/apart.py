"""Makes the PDF of a long document in a process of its own, which can be ended at any time and takes its memory along.

    here: source ─ pipe → process: typst → file without a name → here

Typst cannot be stopped once it has begun, and keeps nearly all memory that it took. The pipe stays open while the work
goes on: where this process ends for whatever reason, the other one sees the pipe's end, and ends too. Nothing tells how
far typst is, so what is reported is an estimate by time, from how long the source took to make on the same computer.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.base.work import Report
from viewer.briefing.writers.typst.compiler import fault

if TYPE_CHECKING:
    import subprocess

_PAUSE = 0.05  # seconds between two reports
_SHARES = 100  # what is reported counts up to this
_NEARLY = 95  # of _SHARES: where the report stays when the pages take longer than was expected
_REFUSED = 3  # exit code: typst has said why
_BEGUN = b"+"  # what comes before the result: without it the process could not even begin
_ROOT = str(Path(__file__).resolve().parents[4])
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from viewer.briefing.writers.typst.apart import work; work()"


def printed_apart(text: str, *, dated: bool, expected: float, report: Report) -> bytes | None:
    """Return what `printing.printed` returns; None where there can be no other process.

    Args:
        text: the source.
        dated: whether it has a date.
        expected: about how many seconds it will take.
        report: hears an estimate some twenty times a second, and may raise to end the process at once.

    Raises:
        UserError: typst cannot make the pages.
    """
    import tempfile

    source = text.encode()
    with tempfile.TemporaryFile() as taken:
        process = _start(taken, str(len(source)), str(int(dated)))
        if process is None:
            return None
        try:
            _hand_over(source, process)
            _wait(process, expected, report)
        finally:
            process.kill()  # it is at its end, unless the work was stopped
            process.wait()
            _close(process)
        taken.seek(0)
        return _result(taken.read(), process.returncode)


def work() -> None:
    """Make the PDF of the source on standard input, and write it to standard output; the other process runs this."""
    import os
    from threading import Thread

    from viewer.briefing.writers.typst.printing import printed

    given, taken = sys.stdin.buffer, sys.stdout.buffer
    text = given.read(int(sys.argv[2])).decode()

    def follow() -> None:
        given.read(1)
        os._exit(1)  # nobody waits any more

    Thread(target=follow, daemon=True).start()
    taken.write(_BEGUN)
    taken.flush()
    try:
        taken.write(printed(text, dated=sys.argv[3] == "1"))
        code = 0
    except UserError as error:
        cause = error.__cause__
        taken.write(str(getattr(cause, "message", "") or cause).encode())
        code = _REFUSED
    taken.flush()
    os._exit(code)  # without giving back piece by piece what typst has taken


def _start(taken: IO[bytes], *words: str) -> subprocess.Popen[bytes] | None:
    import subprocess

    # -P: nothing is to be imported from the folder in which the program happens to be started.
    command = [sys.executable, "-P", "-c", _PROGRAM, _ROOT, *words]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # of Windows alone
    try:
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=taken, stderr=subprocess.DEVNULL, bufsize=0, creationflags=hidden
        )
    except OSError:
        return None


def _hand_over(source: bytes, process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    rest = memoryview(source)
    try:
        while rest:
            rest = rest[process.stdin.write(rest) or 0 :]
    except OSError:  # it has ended; its result tells the rest
        pass


def _wait(process: subprocess.Popen[bytes], expected: float, report: Report) -> None:
    begun = time.monotonic()
    while process.poll() is None:
        passed = (time.monotonic() - begun) / max(expected, _PAUSE)
        report(int(_NEARLY * min(passed, 1.0)), _SHARES)
        time.sleep(_PAUSE)


def _close(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    process.stdin.close()


def _result(said: bytes, code: int) -> bytes | None:
    if not said.startswith(_BEGUN):
        return None
    if code == 0:
        return said[len(_BEGUN) :]
    if code == _REFUSED:
        raise fault(RuntimeError(said[len(_BEGUN) :].decode("utf-8", "replace")))
    words = _("The pages could not be made: {reason}")
    raise UserError(words.format(reason=_("the process that sets them has ended early")))
