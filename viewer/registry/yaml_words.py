"""Says in plain words why a text is not YAML.

libyaml's complaints are short and technical; each is recognised by a part of its words, the first that fits.
"""

from __future__ import annotations

from typing import Any

from yaml import YAMLError

from viewer.base.i18n import N_, _


class YamlSyntaxError(Exception):
    """Text that is not YAML; carries a sentence in plain words and the 0-based place."""

    def __init__(self, message: str, line: int, column: int, code: str = "not-yaml") -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.code = code


SENTENCES: tuple[tuple[str, str], ...] = (
    (
        "mapping values are not allowed",
        N_("There is a second “: ” in this line; put quotes around the text."),
    ),
    ("could not find expected ':'", N_("This line cannot be read: a colon is missing after the key.")),
    ("found a tab character", N_("A tab stands where spaces are expected; indent with spaces.")),
    ("that cannot start any token", N_("This character cannot begin a text; put quotes around the text.")),
    (
        "did not find expected ',' or ']'",
        N_("A list in [ ] does not end as it should; a comma or “]” is missing."),
    ),
    (
        "did not find expected ',' or '}'",
        N_("A mapping in { } does not end as it should; a comma or “}” is missing."),
    ),
    (
        "did not find expected '-' indicator",
        N_("This line does not fit the list above: “- ” or the indentation is missing."),
    ),
    (
        "did not find expected key",
        N_("This line does not fit what stands above it; check the indentation and the quotes."),
    ),
    ("unexpected end of stream", N_("The closing quote of this text is missing.")),
    (
        "found unknown escape character",
        N_("This backslash sequence is unknown; double the backslash or use single quotes."),
    ),
    (
        "block sequence entries are not allowed",
        N_("A list item (“- ”) cannot stand here; begin it on a line of its own."),
    ),
    (
        "found invalid Unicode character",
        N_("This backslash sequence is unknown; double the backslash or use single quotes."),
    ),
    (
        "did not find expected hexdecimal number",
        N_("This backslash sequence is unknown; double the backslash or use single quotes."),
    ),
    ("found unexpected document indicator", N_("A line “---” or “...” stands inside quotes; indent it.")),
    ("mapping keys are not allowed", N_("A key cannot stand here; check the indentation.")),
    (
        "while scanning a block scalar",
        N_("Behind “|” or “>” the text begins on the next line; put quotes around a text that begins with one."),
    ),
    ("found undefined tag handle", N_("Text that begins with “!” is a tag in YAML; put quotes around it.")),
    ("while scanning a tag", N_("Text that begins with “!” is a tag in YAML; put quotes around it.")),
    ("while parsing a tag", N_("Text that begins with “!” is a tag in YAML; put quotes around it.")),
    (
        "found undefined alias",
        N_("Text that begins with “*” refers to something named with “&”; put quotes around it."),
    ),
    (
        "while scanning an alias",
        N_("Text that begins with “*” refers to something named with “&”; put quotes around it."),
    ),
    ("while scanning an anchor", N_("Text that begins with “&” gives a name in YAML; put quotes around it.")),
    (
        "while scanning a directive",
        N_("A line that begins with “%” is a directive in YAML; put quotes around the text."),
    ),
    (
        "did not find expected <document start>",
        N_("Nothing can follow here; check the indentation of this line."),
    ),
    ("block collections are not allowed", N_("A block cannot begin on this line; begin it on the next one.")),
    ("did not find expected node content", N_("A value is missing here.")),
)


def plain_words(error: YAMLError, text: str) -> YamlSyntaxError:
    """Return libyaml's complaint about `text` as a sentence in plain words, at the place to look at."""
    said = getattr(error, "problem", None) or getattr(error, "reason", "")
    problem = f"{getattr(error, 'context', None) or ''} {said}"
    start = getattr(error, "context_mark", None)
    mark: Any = getattr(error, "problem_mark", None) or start
    if mark is not None and text[mark.index : mark.index + 1] == "\t":
        problem = "found a tab character"
    elif start is not None and mark is not None and (_begins_earlier(problem) or mark.index >= len(text.rstrip())):
        mark = start
    line, column = _within(text, mark.line, mark.column) if mark is not None else (0, 0)
    for words, sentence in SENTENCES:
        if words in problem:
            return YamlSyntaxError(_(sentence), line, column)
    return YamlSyntaxError(_("This cannot be read as YAML ({problem}).").format(problem=problem.strip()), line, column)


def _within(text: str, line: int, column: int) -> tuple[int, int]:
    """Return a place that lies in `text`: libyaml ends each text with a line end, whether there is one or not."""
    last = text.count("\n")
    return (line, column) if line <= last else (last, len(text) - text.rfind("\n") - 1)


def _begins_earlier(problem: str) -> bool:
    """Return whether the place to look at is where the unfinished piece begins, not where that was noticed."""
    return "unexpected end of stream" in problem or "could not find expected ':'" in problem
