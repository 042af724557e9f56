"""One value changed in one event of 10,000: from the edit to the end of the paint that shows it, in the real window.

The baseline is what `yaml.load(…, CSafeLoader)` with garbage collection off needs for the text of the same file, in a
process of its own that is measured in turn. The title of an event in the middle of the file is the common case; the
parties are the worst one, since they move the event to another lane and partner.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.generate import registry_text
from tests.bench.loading import BASELINE, measure

EVENTS = 10_000
ROUNDS = 3
_EDITS = 7  # in each round; the first one makes what is kept from then on, and does not count

_OURS = """
import sys
from tests.bench.rewriting import edit_and_paint
print(*edit_and_paint(sys.argv[1]))
"""


def figures() -> list[Figure]:
    """Return the time from an edit to its picture, as a ratio to the baseline."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.yaml"
        path.write_text(registry_text(EVENTS), encoding="utf-8")
        baseline: list[float] = []
        titles: list[float] = []
        parties: list[float] = []
        for _round in range(ROUNDS):
            baseline.append(measure(BASELINE, path, folder)[0])
            title, party = measure(_OURS, path, folder)
            titles.append(title)
            parties.append(party)
    whole = statistics.median(baseline)
    how = f"{EVENTS} events, median of {_EDITS - 1} edits, median of {ROUNDS} alternating runs"
    return [
        Figure("a title edited in 10,000 events / CSafeLoader", statistics.median(titles) / whole, "ratio", 0.02, how),
        Figure("a title edited in 10,000 events", statistics.median(titles) * 1000, "ms", None, how),
        Figure("parties edited in 10,000 events / CSafeLoader", statistics.median(parties) / whole, "ratio", None, how),
    ]


def edit_and_paint(name: str) -> tuple[float, float]:
    """Return the seconds that changing a title, and changing the parties, take until they are painted."""
    from viewer.registry.patch import SetValue

    middle = EVENTS // 2
    parties = (["VN", "RU"], ["VN", "FR"])
    window = _Window(Path(name))
    titles = [window.edit(SetValue(("events", middle, "title"), f"Renamed {at}")) for at in range(_EDITS)]
    moves = [window.edit(SetValue(("events", middle, "parties"), list(parties[at % 2]))) for at in range(_EDITS)]
    return statistics.median(titles[1:]), statistics.median(moves[1:])


class _Window:
    """The program with its window open on a registry, at rest."""

    def __init__(self, path: Path) -> None:
        from tests.bench.window import opened

        self._program = opened(path)
        assert self._program.session is not None
        while self._program.session.is_partial:  # a large registry is read beside the window
            self._rest()
        self._rest()

    def _rest(self) -> None:
        from PySide6.QtWidgets import QApplication

        until = time.perf_counter() + 0.5
        while time.perf_counter() < until:
            QApplication.processEvents()
            time.sleep(0.005)

    def edit(self, edit: object) -> float:
        """Return the seconds from an edit to the end of the paint that shows it."""
        program = self._program
        assert program.loader is not None
        assert program.window is not None
        program.loader.checker.stop()  # what is checked later is no part of the next frame
        self._rest()
        begin = time.perf_counter()
        program.loader.manuscript.apply("Edit", [edit])  # type: ignore[list-item]  # one of the edits of `patch`
        program.window.timeline.canvas.repaint()
        return time.perf_counter() - begin


if __name__ == "__main__":
    for figure in figures():
        sys.stdout.write(figure.line() + "\n")
