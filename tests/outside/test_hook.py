from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import yaml

from viewer.cli.arguments import ERRORS_FOUND, OK, UNREADABLE

ROOT = Path(__file__).resolve().parents[2]
GOOD = "events:\n  - {title: A, date: 2020, sources: [s]}\nsources: {s: S}\n"
BAD = "events:\n  - {title: A, date: 2020-13}\n"


def hook() -> dict[str, object]:
    """Return the hook as pre-commit reads it."""
    found: list[dict[str, object]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return found[0]


def run(*names: str, folder: Path) -> int:
    """Run the hook's command on files, as pre-commit does, and return its exit code."""
    command = str(hook()["entry"]).split()
    assert command[0] == "timeline-viewer"
    program = [sys.executable, "-m", "viewer", *command[1:], *names]
    return subprocess.run(
        program, cwd=folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    ).returncode


def test_hook_looks_at_registries_only() -> None:
    """The hook runs on files called events.yaml, in any folder, and on no other YAML."""
    pattern = re.compile(str(hook()["files"]))
    assert pattern.search("events.yaml")
    assert pattern.search("archive/2020/events.yml")
    assert not pattern.search("other-events.yaml")


def test_hook_refuses_errors(tmp_path: Path) -> None:
    """A commit passes while its registries have no errors, and one with errors among them stops it."""
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    assert run("good.yaml", folder=tmp_path) == OK
    assert run("good.yaml", "bad.yaml", folder=tmp_path) == ERRORS_FOUND
    assert run("gone.yaml", "good.yaml", folder=tmp_path) == UNREADABLE
