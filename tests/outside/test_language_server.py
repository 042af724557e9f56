from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.outside.language_server import ROOT, LanguageServer, missing
from tests.registry.reading import TODAY
from viewer.base.problems import Problem
from viewer.registry.reader import check, read

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "present")

FIXTURES = ROOT / "tests" / "fixtures"
SCHEMA_LINE = "# yaml-language-server: $schema=resources/events.schema.json\n"
VALID = sorted(path.name for path in (FIXTURES / "valid").glob("*.yaml"))
# What each side calls the same cause: a beginning of the server's words, and our code.
CAUSES = (
    ("Property ", "unknown-key"),
    ("Incorrect type.", "wrong-type"),
    ("Value must be ", "wrong-type"),
    ("Map keys must be unique", "duplicate-key"),
)
# Each file with the lines that the server leaves out: it says the same words about keys of one title only once.
COMPARED = (
    ("wrong-shapes.yaml", {9}),
    ("unknown-keys.yaml", set[int]()),
    ("duplicate-keys.yaml", set[int]()),
    ("events-mapping.yaml", set[int]()),
)
EVENT = SCHEMA_LINE + 'format: 1\nevents:\n  - id: talks\n    title: "Talks"\n    \n    kind: \n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the schema, as `new` makes one."""
    made = tmp_path_factory.mktemp("registry")
    (made / "resources").mkdir()
    shutil.copy(ROOT / "resources" / "events.schema.json", made / "resources")
    return made


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[LanguageServer]:
    """Return a running language server."""
    running = LanguageServer(folder)
    yield running
    running.close()


def copied(folder: Path, kind: str, name: str) -> Path:
    """Return a copy of a fixture that names the schema in its first line."""
    path = folder / f"{kind}-{name}"
    path.write_text(SCHEMA_LINE + (FIXTURES / kind / name).read_text(encoding="utf-8"), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", VALID)
def test_server_finds_nothing_wrong_with_a_valid_registry(server: LanguageServer, folder: Path, name: str) -> None:
    """A registry that the program takes without complaint has no diagnostic in an outside editor."""
    path = copied(folder, "valid", name)
    if "%" in path.read_text(encoding="utf-8")[:200] or name == "styles.yaml":
        path.write_text((FIXTURES / "valid" / name).read_text(encoding="utf-8"), encoding="utf-8")
    assert server.open(path) == []


@pytest.mark.parametrize(("name", "left_out"), COMPARED)
def test_server_and_program_agree_in_place_and_cause(
    server: LanguageServer, folder: Path, name: str, left_out: set[int]
) -> None:
    """An outside editor marks the same lines for the same reasons as the program's own list of problems."""
    path = copied(folder, "invalid", name)
    theirs = {(found["range"]["start"]["line"] + 1, cause(found["message"])) for found in server.open(path)}
    codes = {code for _words, code in CAUSES}
    ours = {(problem.line, problem.code) for problem in problems(path) if problem.code in codes}
    assert left_out <= {line for line, _code in ours}
    assert theirs == {place for place in ours if place[0] not in left_out}


def test_server_offers_the_keys_that_an_event_may_still_have(server: LanguageServer, folder: Path) -> None:
    """On an empty line of an event, an outside editor completes every key of the format that is not there yet."""
    path = folder / "keys.yaml"
    path.write_text(EVENT, encoding="utf-8")
    server.open(path)
    schema = json.loads((ROOT / "resources" / "events.schema.json").read_text(encoding="utf-8"))
    keys = set(schema["$defs"]["event"]["properties"])
    assert set(server.complete(path, 5, 4)) == keys - {"id", "title", "kind"}


def test_server_offers_the_kinds(server: LanguageServer, folder: Path) -> None:
    """Behind `kind:` an outside editor completes the kinds of the vocabulary."""
    path = folder / "kinds.yaml"
    path.write_text(EVENT, encoding="utf-8")
    server.open(path)
    assert {"dialogue", "meeting", "visit", "exercise"} <= set(server.complete(path, 6, 10))


def test_server_explains_a_key(server: LanguageServer, folder: Path) -> None:
    """Pointing at a key, an outside editor shows its title and description from the schema."""
    path = folder / "hover.yaml"
    path.write_text(EVENT, encoding="utf-8")
    server.open(path)
    schema = json.loads((ROOT / "resources" / "events.schema.json").read_text(encoding="utf-8"))
    kind = schema["$defs"]["event"]["properties"]["kind"]
    said = server.hover(path, 6, 5)
    assert kind["title"] in said
    assert kind["description"].split(".")[0] in said


def cause(message: str) -> str:
    """Return our code for what the server says."""
    return next((code for words, code in CAUSES if message.startswith(words)), message)


def problems(path: Path) -> tuple[Problem, ...]:
    """Return what the program finds wrong with a file."""
    return check(read(path), TODAY)
