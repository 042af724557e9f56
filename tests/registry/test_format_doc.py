"""The page that describes the registry format."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
import yamlcore

from viewer.base import resources
from viewer.registry import format_doc, schema

PAGE = Path(__file__).parent.parent.parent / "docs" / "registry-format.md"
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", resources.read_text("templates/registry-format.md"), re.M | re.S)


def test_the_page_is_up_to_date() -> None:
    """The page in docs is what the schema, the vocabulary and the template make."""
    assert PAGE.read_text(encoding="utf-8") == format_doc.document()


def test_the_command_writes_the_page() -> None:
    """Run as a module, the generator writes the page to its output as UTF-8."""
    result = subprocess.run(
        [sys.executable, "-m", "viewer.registry.format_doc"], capture_output=True, check=True, cwd=PAGE.parent.parent
    )
    assert result.stdout == PAGE.read_bytes()


def test_there_are_examples() -> None:
    """The page shows at least ten examples."""
    assert len(EXAMPLES) >= 10


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_examples_pass_the_schema(number: int) -> None:
    """Each example of the page, completed to a registry, has nothing that the schema does not allow."""
    example: Any = yaml.load(EXAMPLES[number], yamlcore.CCoreLoader)
    registry = {"format": 1, "events": example} if isinstance(example, list) else {"format": 1, **example}
    assert schema.violations(registry) == []


def test_every_key_has_a_row() -> None:
    """Every key of the format stands in a table under the heading of its item."""
    sections = dict(re.findall(r"^### (.+?)\n(.*?)(?=^##)", format_doc.document(), re.M | re.S))
    rules = [(rule["title"], rule) for rule in schema.load()["$defs"].values() if rule["title"] in sections]
    assert len(rules) == 15
    for title, rule in [("The registry", schema.load()), *rules]:
        for key in rule["properties"]:
            assert re.search(rf"^\| `{key}`[,| ]", sections[title], re.M), (title, key)


def test_links_lead_to_headings() -> None:
    """Each link within the page leads to one of its headings."""
    page = format_doc.document()
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", page, re.M)}
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= headings
