"""Hold the shipped registry and every valid fixture against the schema, as an outside editor would.

Reads them with a YAML 1.2 core loader, not with the program's own reader, and prints `path: error` for each
mistake. Run from the root of the checkout; ends with 1 where anything is wrong.
"""

import json
import sys
from pathlib import Path

import jsonschema_rs
import yaml
import yamlcore

SCHEMA = Path("resources/events.schema.json")
REGISTRIES = [
    Path("events.yaml"),
    *sorted(Path("tests/fixtures/valid").glob("*.yaml")),
    *sorted(Path("resources/templates").glob("**/events.yaml")),
]


def main() -> int:
    """Print every mistake; return 1 if there is one."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema_rs.meta.validate(schema)
    validator = jsonschema_rs.validator_for(schema)
    mistakes = [f"{path}: {mistake}" for path in REGISTRIES for mistake in _mistakes(validator, path)]
    sys.stdout.writelines(f"{line}\n" for line in mistakes)
    sys.stdout.write(f"Schema: {len(REGISTRIES)} registries, {len(mistakes)} mistakes.\n")
    return 1 if mistakes else 0


def _mistakes(validator: jsonschema_rs.Validator, path: Path) -> list[str]:
    registry = yaml.load(path.read_text(encoding="utf-8"), yamlcore.CCoreLoader)
    errors = validator.iter_errors({} if registry is None else registry)
    return [f"{'/'.join(map(str, error.instance_path))}: {error.message}" for error in errors]


if __name__ == "__main__":
    sys.exit(main())
