import subprocess
import sys
import tempfile

import pytest

from tests.briefing.sample import sample
from tests.briefing.writers.figure import pictures
from viewer.base.problems import UserError
from viewer.base.work import Cancelled, silent
from viewer.briefing.writers import pdf
from viewer.briefing.writers.picture import Picture
from viewer.briefing.writers.typst import apart, source
from viewer.briefing.writers.typst.apart import printed_apart
from viewer.briefing.writers.typst.printing import printed

# Some hundred million steps: more than any test waits for.
ENDLESS = "#for a in range(20000) { for b in range(20000) { let c = a * b } }"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Return the list of the processes that are started."""
    found: list[subprocess.Popen[bytes]] = []
    begin = apart._start

    def start(*given: object) -> subprocess.Popen[bytes] | None:
        process = begin(*given)  # type: ignore[arg-type]  # as it was given
        found.extend([] if process is None else [process])
        return process

    monkeypatch.setattr(apart, "_start", start)
    return found


def test_another_process_makes_the_same_file() -> None:
    """The file of a document has the same bytes, whichever process makes it."""
    text = source(sample(), pictures())
    assert printed_apart(text, dated=True, expected=1, report=silent) == printed(text, dated=True)


def test_a_long_document_is_set_apart(monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]) -> None:
    """The file does not differ, the report counts up to the whole, and no process remains."""
    here = pdf.write(sample(), pictures(), "a.pdf")
    assert started == []
    monkeypatch.setattr(pdf, "_LONG", 0)
    heard: list[tuple[int, int]] = []
    assert pdf.write(sample(), pictures(), "a.pdf", lambda done, total: heard.append((done, total))) == here
    assert [process.returncode for process in started] == [0]
    assert heard == sorted(heard)
    assert heard[0] == (0, 100)
    assert heard[-1] == (100, 100)


def test_the_report_stays_below_the_end_while_pages_are_made() -> None:
    """However long typst takes beyond what was expected, the work does not seem to be done."""
    heard: list[int] = []

    def report(done: int, _total: int) -> None:
        heard.append(done)
        if len(heard) > 8:
            raise Cancelled

    with pytest.raises(Cancelled):
        printed_apart(ENDLESS, dated=True, expected=0.001, report=report)
    assert heard[0] < heard[-1] == 95


@pytest.mark.parametrize("wish", [Cancelled, KeyboardInterrupt])
def test_work_apart_ends_at_once(wish: type[BaseException], started: list[subprocess.Popen[bytes]]) -> None:
    """What the report raises, or Ctrl+C within it, ends the process before the work is handed back."""

    def stop(_done: int, _total: int) -> None:
        raise wish

    with pytest.raises(wish):
        printed_apart(ENDLESS, dated=True, expected=1, report=stop)
    assert started[0].returncode not in (0, None)


def test_the_process_ends_with_whoever_waits() -> None:
    """A process that nobody waits for any more ends by itself."""
    with tempfile.TemporaryFile() as taken:
        process = apart._start(taken, str(len(ENDLESS)), "1")
        assert process is not None
        assert process.stdin is not None
        apart._hand_over(ENDLESS.encode(), process)
        process.stdin.close()
        assert process.wait(60) == 1


def test_faults_are_the_same_sentences() -> None:
    """What typst refuses is said in the same words, whichever process asks it."""
    text = source(sample(), {"timeline-vi": Picture(b"no picture", b"", 100, 40)})
    with pytest.raises(UserError, match="could not be made") as here:
        printed(text, dated=True)
    with pytest.raises(UserError) as there:
        printed_apart(text, dated=True, expected=1, report=silent)
    assert str(there.value) == str(here.value)


@pytest.mark.parametrize("program", ["/no/such/program", "/bin/false"])
def test_without_another_process_the_file_is_made_here(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Where no Python can be started, the document is made all the same."""
    here = pdf.write(sample(), pictures(), "a.pdf")
    monkeypatch.setattr(pdf, "_LONG", 0)
    monkeypatch.setattr(sys, "executable", program)
    assert pdf.write(sample(), pictures(), "a.pdf") == here


def test_a_process_that_ends_early_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the process is ended from outside, such as for want of memory, that is said and not tried again."""
    monkeypatch.setattr(apart, "_PROGRAM", "import os, signal; os.write(1, b'+'); os.kill(os.getpid(), signal.SIGTERM)")
    with pytest.raises(UserError, match="ended early"):
        printed_apart("words", dated=True, expected=1, report=silent)


def test_a_process_that_reads_nothing_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the process ends while the source is handed over, nothing is raised, and the document can be made here."""
    monkeypatch.setattr(apart, "_PROGRAM", "import os; os.close(0)")
    assert printed_apart("words " * 100_000, dated=True, expected=1, report=silent) is None
