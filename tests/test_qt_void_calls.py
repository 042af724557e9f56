"""The pinned Qt binding survives calls that return nothing."""

import subprocess
import sys

CODE = """
from PySide6.QtCore import QRect
rect = QRect()
for width in range(100_000):
    rect.setWidth(width)
print(rect.width())
"""


def test_void_calls_do_not_wear_out_none() -> None:
    """100,000 calls that return None leave the process alive (PySide6 6.12.0 aborts after some 5,000)."""
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "99999"), done.stderr
