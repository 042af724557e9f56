"""One figure: a name, a value, a bar, and whether the bar was met."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

BUILD = Path(__file__).resolve().parents[2] / "build" / "bench.json"


@dataclass(frozen=True)
class Figure:
    """A measured value with its bar; a bar of None means that the figure is only reported."""

    name: str
    value: float
    unit: str
    bar: float | None = None
    how: str = ""

    @property
    def verdict(self) -> str:
        """Return ok, short or reported."""
        if self.bar is None:
            return "reported"
        return "ok" if self.value <= self.bar else "short"

    def line(self) -> str:
        """Return the figure as one line of the report."""
        bar = "-" if self.bar is None else f"{self.bar:g}"
        return f"{self.name:<44} {self.value:>9.3f} {self.unit:<10} bar {bar:>6}  {self.verdict}"


def write(figures: list[Figure]) -> None:
    """Write all figures to build/bench.json."""
    BUILD.parent.mkdir(parents=True, exist_ok=True)
    rows = [{**asdict(figure), "verdict": figure.verdict} for figure in figures]
    BUILD.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
