from __future__ import annotations

import pytest
import yaml
import yamlcore
from hypothesis import given
from hypothesis import strategies as st

from viewer.registry.assist.quoting import is_plain, quoted, written

TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from(":-#{}[],&*!|>'\"%@` \t\n\\yesnoE0123.~/đÀ"), st.characters()), max_size=12
)


def readings(text: str) -> list[object]:
    """Return how readers of YAML 1.1 and 1.2 read a value, in a mapping and in braces and brackets."""
    loaders = (yaml.SafeLoader, yamlcore.CCoreLoader)
    found = []
    for loader in loaders:
        found.append(yaml.load(f"k: {text}\n", loader)["k"])
        found.append(yaml.load(f"- {{k: {text}, l: [{text}, x]}}\n", loader)[0]["l"][0])
    return found


@given(TEXTS.filter(str.isprintable))
def test_what_is_written_reads_as_it_was(text: str) -> None:
    """Any text reads as itself in both versions of YAML, in either quotes or as it was thought best."""
    for quote in ("", '"', "'"):
        assert readings(written(text, quote=quote)) == [text] * 4


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "no",
        "Yes",
        "y",
        "off",
        "true",
        "Null",
        "~",
        "",
        "12:30",
        "1e3",
        "0o7",
        "2018",
        "-",
        "a: b",
        "a #b",
        "=",
        "<<",
        ".inf",
    ],
)
def test_what_needs_quotes(text: str) -> None:
    """Words and numbers that some reader takes for something else get quotes."""
    assert written(text) == quoted(text)


@pytest.mark.parametrize("text", ["chuyến-thăm-3", "FRD", "in-person", "articles/a.txt", "ADMM+", "co-chair"])
def test_what_stands_plain(text: str) -> None:
    """Ids, words of the format and paths stand as they are; as free text they stand in quotes."""
    assert is_plain(text)
    assert written(text) == text
    assert written(text, free=True) == f'"{text}"'


@pytest.mark.parametrize(
    ("date", "result"),
    [
        ("2018-12-03", "2018-12-03"),
        ("2018-12~", "2018-12~"),
        ("2019-11-19/2019-11-24", "2019-11-19/2019-11-24"),
        ("2018-12-01/..", "2018-12-01/.."),
        ("199X", "199X"),
        ("[2018-12-01..2018-12-04]", '"[2018-12-01..2018-12-04]"'),
        ("../2018-12-01", '"../2018-12-01"'),
    ],
)
def test_dates(date: str, result: str) -> None:
    """Dates stand plain where a date is wanted, those with brackets in quotes."""
    assert written(date, date=True) == result


def test_escapes() -> None:
    """Line breaks and quotes inside a text survive."""
    for text in ('a "b"\nc\t\\', "d'e"):
        for quote in ('"', "'"):
            assert yaml.safe_load(quoted(text, quote)) == text
