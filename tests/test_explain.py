import ast
import re
from pathlib import Path

import pytest

from viewer import explain
from viewer.base.i18n import set_language

ROOT = Path(explain.__file__).parent
PARTS = ("registry", "sources")
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+|tag")

# Hyphenated words in the same files that are no codes: vocabularies, encodings, and codes put together.
WORDS = re.compile(r"utf-\d+.*|passage-")


def calls(tree: ast.AST) -> list[ast.Call]:
    """Return every call in a module."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def text(node: ast.AST | None) -> str:
    """Return the text that a literal holds."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def given_codes() -> set[str]:
    """Return each code that a rule or a reader hands to a finding, a remark, an oddity or a problem of a text.

    A code is an argument of such a call that looks like one.
    """
    found: set[str] = set()
    for part in PARTS:
        for path in (ROOT / part).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for call in calls(tree):
                for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
                    if maker(call) and CODE.fullmatch(text(argument)) and not WORDS.fullmatch(text(argument)):
                        found.add(text(argument))
    return found


MAKERS = re.compile(
    r"(Finding|error|warning|hint|Remark|_remark|Oddity|TextProblem|YamlSyntaxError|violation|Violation|_unknown|_event)"
)


def maker(call: ast.Call) -> bool:
    """Return whether a call makes something that has a code."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return MAKERS.fullmatch(name) is not None


def every_code() -> set[str]:
    """Return every code that can be given, those with variable parts included."""
    from viewer.registry.schema import CODES
    from viewer.sources.anchors import State

    passages = {f"passage-{state}" for state in State} - {f"passage-{State.FOUND}"}
    return given_codes() | set(CODES) | passages | {"not-yaml"}


def test_codes_are_found_in_the_source() -> None:
    """The search finds codes of every kind: of bytes, YAML, schema, rules and texts."""
    assert {
        "not-utf8",
        "comma-in-text",
        "missing-key",
        "series-gap",
        "unknown-part-of",
        "text-missing",
    } <= given_codes()
    assert len(given_codes()) > 35


def test_every_code_is_explained_and_no_other() -> None:
    """Each code that a rule or a reader can give has an explanation; what nobody gives has none."""
    assert set(explain.known_codes()) == every_code()
    assert list(explain.known_codes()) == sorted(explain.known_codes())


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("code", explain.known_codes())
def test_an_explanation_is_made_of_sentences(code: str, language: str) -> None:
    """Each explanation is a few sentences that begin and end as such, in either language."""
    set_language(language)
    words = explain.explanation(code)
    assert words is not None
    assert words.rstrip(")").endswith((".", "?"))
    assert words[0].isupper() or words[0] in "“"
    assert len(words) > 20


def test_an_unknown_code_has_no_explanation() -> None:
    """Nothing is made up."""
    assert explain.explanation("zzz") is None
    assert explain.explanation("") is None
