"""What a start needs is packed when the program ends, and used at the next start while it is as it was."""

from __future__ import annotations

import marshal
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_RUN = """
import sys
sys.path.insert(0, sys.argv[1])
from viewer.base import packed
packed.install()
import viewer.base.fold as module, viewer.sources as folder
print(type(module.__loader__).__name__, hasattr(module, "__file__"), module.fold_words and "", *folder.__path__)
print(packed.write([*sys.modules, "viewer.gone"]))
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return a folder with the parts of the package that the runs import."""
    for name in ("__init__.py", "base", "sources/__init__.py"):
        source, target = ROOT / "viewer" / name, tmp_path / "viewer" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    (tmp_path / "viewer/base/fold.py").write_text("fold_words = 1\n")
    return tmp_path


def _run(program: Path, *, writes: bool = True) -> tuple[list[str], str]:
    """Return how a module was found and where a package lies, and whether something was packed."""
    hidden = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    if not writes:
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [sys.executable, "-P", "-c", _RUN, str(program)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found, wrote = done.stdout.splitlines()
    return found.split(), wrote


def _packed(program: Path) -> Path:
    return next((program / "viewer" / "__pycache__").glob("*.start"))


def test_the_second_run_finds_what_the_first_one_packed(program: Path) -> None:
    """Then nothing is written again; a package knows its folder."""
    assert _run(program) == (["SourceFileLoader", "True", str(program / "viewer/sources")], "True")
    assert _run(program) == (["Packed", "False", str(program / "viewer/sources")], "False")


def test_a_module_that_was_changed_is_read_anew_and_packed_again(program: Path) -> None:
    """Its source has another size."""
    _run(program)
    (program / "viewer/base/fold.py").write_text("fold_words = 'other'\n")
    assert _run(program)[0][0] == "SourceFileLoader"
    assert _run(program)[0][0] == "Packed"


@pytest.mark.parametrize("found", [b"", b"nothing that can be read", marshal.dumps((0, "", {})), marshal.dumps(3)])
def test_a_file_that_is_none_of_ours_is_left_alone_and_replaced(program: Path, found: bytes) -> None:
    """Broken, empty, or of another Python: the start goes on without it."""
    _run(program)
    _packed(program).write_bytes(found)
    assert _run(program)[0][0] == "SourceFileLoader"
    assert _run(program)[0][0] == "Packed"


def test_a_program_that_was_moved_does_not_run_what_was_packed_elsewhere(program: Path) -> None:
    """The file says for which folder it was made."""
    _run(program)
    moved = program.with_name("moved")
    program.rename(moved)
    assert _run(moved) == (["SourceFileLoader", "True", str(moved / "viewer/sources")], "True")


def test_nothing_is_packed_where_no_byte_code_is_to_be_written(program: Path) -> None:
    """Python's own wish is obeyed."""
    assert _run(program, writes=False)[1] == "False"
    assert list(program.rglob("*.start")) == []


def test_no_module_asks_where_its_own_file_is() -> None:
    """A packed module does not know: only `resources` may, which is loaded before."""
    asking = [path.name for path in (ROOT / "viewer").rglob("*.py") if " Path(__file__)" in path.read_text("utf-8")]
    assert asking == ["resources.py"]
