"""Make the virtual environment that `make run` and `make test` use.

Runs with nothing but the standard library, under whichever Python `find-python.sh` chose. A system may lack
`ensurepip` (Debian packs it as python3-venv), and its own pip may be barred from installing anywhere but into
a virtual environment; so the environment is made without pip where need be, and the system's pip installs
into it from outside (`pip --python`, pip 22.3 and newer). The dependencies are those of pyproject.toml; the
package itself is not built, a path file makes the checkout importable. A stamp file for each purpose, newer
than pyproject.toml, tells make that nothing is to be done.
"""

import importlib.util
import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = {"run": VENV / ".ready-to-run", "test": VENV / ".ready-to-test"}


def main() -> int:
    """Prepare the environment for the purpose in argv[1], `run` or `test`; return the exit code."""
    purpose = sys.argv[1]
    if not _works(PYTHON) and not _create():
        return 1
    pip = _pip()
    if pip is None:
        _say("There is no pip: install it (on Debian: sudo apt install python3-venv) and try again.")
        return 1
    _say(f"Installing what `make {purpose}` needs into .venv (once) …")
    # Quiet, but warnings and errors still come through.
    command = [*pip, "install", "--quiet", "--disable-pip-version-check", *_dependencies(purpose)]
    if subprocess.run(command, check=False, env=_environment()).returncode:
        _say("The installation did not succeed; pip's message above says why.")
        return 1
    _make_importable()
    for name in ("run", "test") if purpose == "test" else ("run",):
        STAMPS[name].touch()
    return 0


def _create() -> bool:
    """Create the virtual environment, with pip where ensurepip exists; say why where it cannot be done."""
    without_pip = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    command = [sys.executable, "-m", "venv", "--clear", *without_pip, str(VENV)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode and not without_pip:  # Debian ships ensurepip as a stub that ends with SystemExit
        command.insert(-1, "--without-pip")
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        _say(f"The virtual environment cannot be made: {(done.stdout + done.stderr).strip()}")
    return done.returncode == 0


def _pip() -> list[str] | None:
    """Return the pip command that installs into the environment: its own, else the system's from outside."""
    if _runs([str(PYTHON), "-m", "pip", "--version"]):
        return [str(PYTHON), "-m", "pip"]
    outside = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    return outside if _runs([*outside, "--version"]) else None


def _dependencies(purpose: str) -> list[str]:
    """Return the requirements that pyproject.toml states; for testing, those of development too."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    return project["dependencies"] + (project["optional-dependencies"]["dev"] if purpose == "test" else [])


def _make_importable() -> None:
    """Write the path file that lets the environment's Python import the package from this folder."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.run([str(PYTHON), "-c", code], check=True, capture_output=True, text=True)
    Path(packages.stdout.strip(), "timeline_viewer_checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")


def _environment() -> dict[str, str]:
    """Return the environment for pip, without variables that would send packages elsewhere."""
    elsewhere = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PYTHONHOME"}
    return {name: value for name, value in os.environ.items() if name not in elsewhere}


def _works(python: Path) -> bool:
    return _runs([str(python), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"])


def _runs(command: list[str]) -> bool:
    try:
        return subprocess.run(command, check=False, capture_output=True, env=_environment()).returncode == 0
    except OSError:  # not there, or a link to a Python that has gone
        return False


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
