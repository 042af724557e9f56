"""The wheel carries everything the program needs, and works where there is no checkout.

It is built without the network and installed into an environment of its own. That one borrows this environment's
dependencies through a path file, and does not see the checkout.
"""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _run(*command: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**environment, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    done = _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own; return the command that it put there."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    for outer in (sys.executable, getattr(sys, "_base_executable", sys.executable)):
        pip = (outer, "-m", "pip", "--python", python, "--disable-pip-version-check")
        done = _run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=folder)
        if done.returncode == 0:
            break
    assert done.returncode == 0, done.stdout + done.stderr
    packages = next((folder / "lib").glob("python*/site-packages"))
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "bin" / "timeline-viewer"


def test_the_wheel_holds_the_package_and_its_resources(wheel: Path) -> None:
    """Package, schema, sample, articles, fonts, icons and licences are inside; tests and build files are not."""
    names = zipfile.ZipFile(wheel).namelist()
    data = "viewer/_data/"
    for name in ("events.yaml", "resources/events.schema.json", "resources/themes/widgets.qss"):
        assert data + name in names
    for folder, least in (("fonts", 10), ("icons", 40), ("articles", 5), ("themes/dark", 5), ("desktop", 1)):
        assert len([name for name in names if name.startswith(f"{data}resources/{folder}/")]) >= least, folder
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"viewer"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_installed_program_is_not_the_checkout(program: Path, tmp_path: Path) -> None:
    """The package that the environment imports lies in the environment."""
    where = "import viewer, pathlib; print(pathlib.Path(viewer.__file__).resolve())"
    done = _run(program.parent / "python", "-c", where, cwd=tmp_path)
    assert Path(done.stdout.strip()).is_relative_to(program.parent.parent), done.stderr


def test_the_installed_program_knows_its_version(program: Path, tmp_path: Path) -> None:
    """`--version` names the program and the version of the wheel."""
    done = _run(program, "--version", cwd=tmp_path)
    assert (done.returncode, done.stdout.split()[0]) == (0, "timeline-viewer"), done.stderr
    assert done.stdout.split()[1][0].isdigit()


def test_the_installed_program_prints_the_schema(program: Path, tmp_path: Path) -> None:
    """`schema` prints the checkout's schema."""
    done = _run(program, "schema", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == json.loads((ROOT / "resources/events.schema.json").read_text(encoding="utf-8"))


def test_the_installed_program_makes_and_checks_a_registry(program: Path, tmp_path: Path) -> None:
    """`new` writes a registry from the templates inside the wheel, and `check` finds no error in it."""
    made = _run(program, "new", tmp_path / "registry", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    done = _run(program, "check", tmp_path / "registry/events.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(not (ROOT / "viewer" / "app.py").exists(), reason="there is no window to open")
def test_the_installed_program_opens_a_copy_of_the_sample(program: Path, tmp_path: Path) -> None:
    """Started without a registry, it shows a copy of the sample in the user's documents, with its articles."""
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    home.mkdir()
    elsewhere.mkdir()
    homes = {f"XDG_{name}_HOME": str(home / f".{name.lower()}") for name in ("CONFIG", "DATA", "STATE")}
    done = _run(
        program,
        cwd=elsewhere,
        HOME=str(home),
        QT_QPA_PLATFORM="offscreen",
        TIMELINE_VIEWER_QUIT_AFTER_PAINT="1",
        **homes,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    copies = list(home.rglob("events.yaml"))
    assert len(copies) == 1
    assert copies[0].read_bytes() == (ROOT / "events.yaml").read_bytes()
    assert len(list(copies[0].parent.rglob("articles/*.txt"))) >= 5
