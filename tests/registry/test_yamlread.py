import pytest

from viewer.base.i18n import set_language
from viewer.registry import yaml_words
from viewer.registry.yaml_words import YamlSyntaxError
from viewer.registry.yamlread import MAX_DEPTH, MAX_EXPANDED, Anchors, Data, is_special, parse


def data(text: str) -> Data:
    """Return what `text` says."""
    return parse(text).data


def remarks(text: str) -> list[str]:
    """Return what reading `text` noticed, with 0-based places."""
    return [f"{one.line}:{one.column} {one.severity} {one.code}" for one in parse(text).remarks]


def complaint(text: str) -> YamlSyntaxError:
    """Return why `text` is not YAML."""
    with pytest.raises(YamlSyntaxError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize("word", ["NO", "no", "yes", "on", "Off", "y", "12:30", "2018", "-0043", "1e3", "0x1F", "007"])
def test_scalars_stay_text(word: str) -> None:
    """What other readers take for a boolean, a number or a time is text as written."""
    assert data(f"a: {word}\nb: [{word}]\nc: {{d: {word}}}") == {"a": word, "b": [word], "c": {"d": word}}


@pytest.mark.parametrize("word", ["true", "1.5", ".inf", "2018-12-03", "=", "<<"])
def test_no_other_scalar_is_converted(word: str) -> None:
    """Booleans, floats, dates and YAML 1.1's special words are text under every key that is not typed."""
    assert data(f"a: {word}") == {"a": word}


def test_the_typed_keys_hold_numbers_and_truths() -> None:
    """Under the few typed keys whole numbers and true or false are what they say; what does not fit stays text."""
    text = "number: 2\ncount: -3\nformat: 1\nbackground: true\nx: {number: two, background: TRUE, count: 1.5}"
    assert data(text) == {
        "number": 2,
        "count": -3,
        "format": 1,
        "background": True,
        "x": {"number": "two", "background": True, "count": "1.5"},
    }
    assert data("background: yes") == {"background": "yes"}
    assert data("number: 123456789012345678901234567890") == {"number": "123456789012345678901234567890"}


@pytest.mark.parametrize("word", ["", "~", "null", " # a comment"])
def test_nothing_written_is_absent(word: str) -> None:
    """An empty value, ~ and null are None in a mapping and in a list; in quotes they are text."""
    assert data(f"a: {word}\nb:\n- {word}\n- c") == {"a": None, "b": [None, "c"]}
    assert data("a: ''\nb: 'null'\nc: \"~\"") == {"a": "", "b": "null", "c": "~"}


def test_a_key_left_empty_is_a_hint() -> None:
    """A key with nothing behind it is a hint at the key; ~ and null say on purpose that there is nothing."""
    assert remarks("a:\nb: ~\nc:\n  d:\n  e: null\n") == ["0:0 hint empty-value", "3:2 hint empty-value"]


@pytest.mark.parametrize(
    ("text", "place", "suggestion"),
    [
        ("a: {b: Before that, they spoke}", "0:20", '"Before that, they spoke"'),
        ("a: {b: One, two, c: d}", "0:12", '"One, two"'),
        ("- {b: 'It is, so', said}", "0:19", '"It is, so, said"'),
        ('a: {b: Say "x", y}', "0:16", None),
        ("a: {b: [c], d}", "0:12", None),
        ("a: {b: Before that,\n    they spoke}", "1:4", '"Before that, they spoke"'),
    ],
)
def test_a_comma_that_cuts_a_text_is_an_error(text: str, place: str, suggestion: str | None) -> None:
    """In braces a key without a value is told at the key, with the whole text in quotes where it is evident."""
    (remark,) = parse(text).remarks
    assert (f"{remark.line}:{remark.column}", remark.severity, remark.code) == (place, "error", "comma-in-text")
    assert "quotes" in remark.message
    assert remark.suggestion == suggestion


@pytest.mark.parametrize("text", ["{a: , b: c}", '{"a":, b: c}', "{ố: , b: c}", "{b: c, a: }", "{? a : , b: c}"])
def test_a_colon_with_nothing_behind_it_is_only_empty(text: str) -> None:
    """A key in braces that has its colon was meant to be one: it is left empty, which is a hint."""
    assert [(one.code, one.severity) for one in parse(text).remarks] == [("empty-value", "hint")]


@pytest.mark.parametrize("text", ["{a: ~, b: null}", "{a: '', b: \"\"}", "{a: [], b: {}}"])
def test_nothing_on_purpose_is_no_remark(text: str) -> None:
    """What says that it is nothing needs no hint, in braces either."""
    assert parse(text).remarks == []


def test_each_comma_of_a_text_is_told() -> None:
    """A text that commas cut twice is told twice, the last time with the whole of it."""
    found = parse("{a: One, two, three}").remarks
    assert [remark.suggestion for remark in found] == ['"One, two"', '"One, two, three"']


def test_braces_without_any_value_are_told_once() -> None:
    """Braces around a list of texts are one mistake, at the first text."""
    assert remarks("date: {2018-12-01, 2018-12-03, 2018-12-05}") == ["0:7 error comma-in-text"]


def test_keys_that_stand_twice_are_told_and_the_last_counts() -> None:
    """A duplicate key is an error at its second place, on top as well as deep inside."""
    text = "a: 1\nb: {c: 1, c: 2}\nd:\n  - e: 1\n    e: 2\na: 3"
    assert data(text) == {"a": "3", "b": {"c": "2"}, "d": [{"e": "2"}]}
    assert remarks(text) == ["1:10 error duplicate-key", "4:4 error duplicate-key", "5:0 error duplicate-key"]


def test_a_key_that_is_no_text_is_left_out() -> None:
    """A list or a mapping as a key is told of, and the rest of the mapping is read."""
    assert data("? [a, b]\n: c\nd: e\n") == {"d": "e"}
    assert remarks("? [a, b]\n: c\nd: e\n") == ["0:2 error key-not-text"]
    assert remarks("{{a: b}: c, d: e}") == ["0:1 error key-not-text"]
    assert remarks("x: &x a\n*x : c\n") == ["1:0 error key-not-text"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("!!python/object/apply:os.system [true]", ["true"]),
        ("!!python/object:viewer.cli.Arguments {words: [a]}", {"words": ["a"]}),
        ("!!python/name:os.system", ""),
        ("!<tag:example.org,2000:x> b", "b"),
        ("!secret b", "b"),
        ("!!binary aGVsbG8=", "aGVsbG8="),
        ("!!timestamp 2018-12-03", "2018-12-03"),
    ],
)
def test_tags_are_never_followed(text: str, value: Data) -> None:
    """Whatever a tag asks for, the value is plain data, and the tag is a warning."""
    assert data(f"a: {text}") == {"a": value}
    assert remarks(f"a: {text}")[0] == "0:3 warning tag"


def test_the_core_tags_say_nothing() -> None:
    """The tags of YAML's own types are taken without a remark; the text stays text."""
    assert data("a: !!str 2018\nb: !!int 2018\nc: !!seq [d]\ne: !!map {f: g}\nh: ! i") == {
        "a": "2018",
        "b": "2018",
        "c": ["d"],
        "e": {"f": "g"},
        "h": "i",
    }
    assert remarks("a: !!str 2018\nb: !!null ''\nc: !!seq [d]") == []


def test_an_alias_repeats_what_was_named() -> None:
    """A text, a list and a mapping can be named and repeated, in lists of events too."""
    text = "a: &a b\nc: [*a, &d {e: *a}, *d]\nevents: &f\n  - *d\n  - *a\ng: *f\n"
    assert data(text) == {
        "a": "b",
        "c": ["b", {"e": "b"}, {"e": "b"}],
        "events": [{"e": "b"}, "b"],
        "g": [{"e": "b"}, "b"],
    }
    assert parse(text).items["events"] == [3, 4]


def test_a_name_that_was_not_given_is_told_of() -> None:
    """An alias to nothing is absent and an error; so is one to what it stands in, which would have no end."""
    for text, place in (("a: *b", "0:3"), ("a: &a [*a]", "0:7"), ("a: &a {b: *a}", "0:10"), ("b: [*a, &a c]", "0:4")):
        assert remarks(text) == [f"{place} error alias-unknown"]


def test_a_name_can_be_given_again() -> None:
    """The last thing that a name was given to is what it repeats."""
    assert data("a: &n 1\nb: &n [2]\nc: *n") == {"a": "1", "b": ["2"], "c": ["2"]}


def nodes(value: Data) -> int:
    """Return how many nodes a value has when everything that is repeated is written out."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(nodes(item) for item in inside)


def test_aliases_that_multiply_are_stopped() -> None:
    """Ten aliases in each of thirty lists inside each other are cut off within the limit, and told of once."""
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    parsed = parse("\n".join(lines) + "\nevents:\n  - title: A\n")
    assert [remark.code for remark in parsed.remarks] == ["alias-expands"]
    assert parsed.data["events"] == [{"title": "A"}]
    assert nodes(parsed.data) < 2 * MAX_EXPANDED


def test_a_long_text_that_is_repeated_counts_by_its_length() -> None:
    """A hundred thousand aliases to a long text are not the small thing that their number of nodes says."""
    text = f"a: &a {'x' * 10_000}\nb: [{', '.join(['*a'] * 5_000)}]"
    parsed = parse(text)
    assert [remark.code for remark in parsed.remarks] == ["alias-expands"]
    assert sum(len(item) for item in parsed.data["b"] if item) < 100 * MAX_EXPANDED


def test_aliases_do_not_nest_deeper_than_anything_else() -> None:
    """An alias to something deep inside something deep is refused as if it were written out."""
    deep = "[" * 40 + "x" + "]" * 40
    parsed = parse(f"a: &a {deep}\nb: {deep.replace('x', '*a')}\nc: [[*a]]")
    assert [(remark.line, remark.code) for remark in parsed.remarks] == [(1, "alias-expands")]
    assert parsed.data["c"] == [[parsed.data["a"]]]


def test_aliases_are_counted_over_all_pieces() -> None:
    """Pieces that are parsed one after the other share names and the limit."""
    anchors = Anchors()
    parse(f"a: &a [{', '.join(['x'] * 60_000)}]", anchors)
    assert parse("b: *a", anchors).remarks == []
    assert len(parse("b: *a", anchors).data["b"]) == 60_000
    found = [remark.code for remark in parse("b: [*a, *a]", anchors).remarks]
    assert found == ["alias-expands"]
    assert [remark.code for remark in parse("b: *a").remarks] == ["alias-unknown"]


@pytest.mark.parametrize("text", ["a: " + "[" * 10_000, "{a: " * 10_000, "- " * 10_000 + "a", "? " * 10_000 + "a"])
def test_nesting_without_end_is_refused(text: str) -> None:
    """Ten thousand levels, of whatever kind, are refused before they are walked."""
    error = complaint(text)
    assert error.code == "too-deep"
    assert str(MAX_DEPTH) in str(error)
    assert (error.line, error.column) == (0, complaint(text + " " * 50).column)


def test_nesting_up_to_the_limit_is_read() -> None:
    """The limit itself is allowed, one more is not."""
    assert data("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert complaint("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).code == "too-deep"


def test_a_second_document_is_told_of() -> None:
    """Only the first document is read; where the second begins is an error."""
    assert data("a: 1\n---\na: 2\n") == {"a": "1"}
    assert remarks("a: 1\n---\na: 2\n") == ["1:0 error several-documents"]
    assert remarks("%YAML 1.2\n---\na: 1\n...\n# The end.\n") == []


@pytest.mark.parametrize("text", ["", "\n\n", "# A comment.\n", "---\n", "---\n...\n"])
def test_nothing_is_nothing(text: str) -> None:
    """A text without any content is None, without a remark."""
    assert data(text) is None
    assert remarks(text) == []


def test_the_lines_of_items_are_those_of_the_top_lists() -> None:
    """Each list directly below a top key tells where its items begin; a list that stands twice, the last time."""
    text = "a:\n  - 1\n\n  # b\n  - c: [2]\n  -\n    d\nb: [3, 4,\n 5]\na:\n- 6\ne: {f: [7]}\n"
    assert parse(text).items == {"a": [10], "b": [7, 7, 8]}


@pytest.mark.parametrize(
    ("text", "special"),
    [
        ("a: &b c", True),
        ("- *b", True),
        ("a: !b c", True),
        ("a: [&b c]", True),
        ("a: {b: 1,*c : d}", True),
        ("a: R&D", False),
        ("a: b & c", False),
        ("a: 2 * 3!", False),
    ],
)
def test_text_with_names_in_it_is_special(text: str, special: bool) -> None:
    """Anchors, aliases and tags are noticed; the same signs within words are not."""
    assert is_special(text) is special


COMPLAINTS = {
    "title: A: B": (0, 8, "second “: ”"),
    "a: 1\nb\nc: 2": (1, 0, "colon"),
    "a:\n\tb: 1": (1, 0, "tab"),
    "a:\n  - b\n\t- c": (2, 0, "tab"),
    "a: @b": (0, 3, "cannot begin a text"),
    "a: `b`": (0, 3, "cannot begin a text"),
    "a: [b\nc: d": (1, 1, "“]”"),
    "a: [b": (0, 3, "“]”"),
    "a: {b: c": (0, 3, "“}”"),
    "a:\n  - b\n  c: d": (2, 2, "“- ”"),
    "a: 1\n  b: 2": (1, 3, "second “: ”"),
    'a: "b" c': (0, 7, "indentation and the quotes"),
    'a: 1\nb: "c\nd: 2\n': (1, 3, "closing quote"),
    "a: 'b": (0, 3, "closing quote"),
    'a: "\\q"': (0, 4, "backslash"),
    'a: "\\ud800"': (0, 6, "backslash"),
    'a: "\\xzz"': (0, 6, "backslash"),
    "a: - b": (0, 3, "line of its own"),
    "a: | b": (0, 5, "next line"),
    "a: >- b": (0, 6, "next line"),
    "a: !x!y z": (0, 3, "“!”"),
    "a: * b": (0, 4, "“*”"),
    "a: & b": (0, 4, "“&”"),
    "%FOO\na: b\n%": (0, 4, "directive"),
    'a: "b\n---\nc"': (1, 0, "inside quotes"),
    "a: b\n%YAML 1.1\n": (2, 0, "Nothing can follow"),
    "a: ? b": (0, 3, "key cannot stand here"),
    "a: b\n  - c: d\ne: f\n...\ng: h": (1, 5, "second “: ”"),
    "a: 1\n]": (1, 0, "fit what stands above"),
    "a: [1]]": (0, 6, "fit what stands above"),
    "[a]\nb: c": (1, 0, "Nothing can follow"),
}


@pytest.mark.parametrize("text", COMPLAINTS)
def test_syntax_errors_are_told_in_plain_words(text: str) -> None:
    """Each mistake that people make has a sentence of its own, at the place to look at."""
    line, column, words = COMPLAINTS[text]
    error = complaint(text)
    assert words in str(error)
    assert str(error).endswith(".")
    assert (error.line, error.column) == (line, column)
    assert error.code == "not-yaml"


def test_no_plain_sentence_is_out_of_reach() -> None:
    """Every sentence in the table can be reached: no earlier entry is part of a later one."""
    seen: list[str] = []
    for words, _sentence in yaml_words.SENTENCES:
        assert not [one for one in seen if one in words]
        seen.append(words)


def test_an_unknown_complaint_is_repeated() -> None:
    """What libyaml says and nobody has put in plain words is repeated in brackets."""
    set_language("en")
    error = complaint("%YAML 3.0\n--- a")
    assert "YAML (" in str(error)
    assert str(error).endswith(".")
