"""Hold the shipped registry and every valid fixture against their schemas, as an outside editor would.

Reads them with a YAML 1.2 core loader, not with the program's own reader, and prints `path: error` for each
mistake. Run from the root of the checkout; ends with 1 where anything is wrong.
"""

import json
import sys
from pathlib import Path

import jsonschema_rs
import yaml
import yamlcore

SCHEMAS = {
    Path("resources/events.schema.json"): [
        Path("events.yaml"),
        *sorted(Path("tests/fixtures/valid").glob("*.yaml")),
        *sorted(Path("resources/templates").glob("**/events.yaml")),
    ],
    Path("resources/briefing.schema.json"): sorted(Path("tests/fixtures/briefings").glob("*.yaml")),
}


def main() -> int:
    """Print every mistake; return 1 if there is one."""
    found = 0
    for schema_path, files in SCHEMAS.items():
        schema = json.loads(schema_path.read_text(encoding="utf-8"))
        jsonschema_rs.meta.validate(schema)
        validator = jsonschema_rs.validator_for(schema)
        mistakes = [f"{path}: {mistake}" for path in files for mistake in _mistakes(validator, path)]
        sys.stdout.writelines(f"{line}\n" for line in mistakes)
        sys.stdout.write(f"{schema_path.name}: {len(files)} files, {len(mistakes)} mistakes.\n")
        found += len(mistakes)
    return 1 if found else 0


def _mistakes(validator: jsonschema_rs.Validator, path: Path) -> list[str]:
    data = yaml.load(path.read_text(encoding="utf-8"), yamlcore.CCoreLoader)
    errors = validator.iter_errors({} if data is None else data)
    return [f"{'/'.join(map(str, error.instance_path))}: {error.message}" for error in errors]


if __name__ == "__main__":
    sys.exit(main())
