"""The language of the search box, term by term."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.registry.dates import parse as parse_date
from viewer.search.period import Period
from viewer.search.query import FIELDS, FieldTerm, PeriodTerm, WordTerm, field_text, parse


def day(text: str) -> int:
    """Return the number of the first day of a date."""
    number = parse_date(text).earliest
    assert number is not None
    return number


def test_words_and_phrases_are_terms_of_their_own() -> None:
    """Words stand alone and a phrase stays together, asking for whole words."""
    assert parse('đối thoại "lần thứ nhất"').terms == (
        WordTerm(text="đối"),
        WordTerm(text="thoại"),
        WordTerm(text="lần thứ nhất", whole=True),
    )


def test_quotation_marks_of_other_languages_quote_too() -> None:
    """Typographic quotation marks work like plain ones."""
    assert parse("“lần thứ”").terms == (WordTerm(text="lần thứ", whole=True),)


def test_a_phrase_that_is_still_being_typed_is_not_whole() -> None:
    """Without its closing mark a phrase reaches to the end and its last word may go on."""
    assert parse('"lần th').terms == (WordTerm(text="lần th", whole=False),)


@pytest.mark.parametrize("name", [name for name in FIELDS if name != "is"])
def test_each_field_takes_a_value(name: str) -> None:
    """Every field of the language takes plain and quoted values."""
    assert parse(f"{name}:abc").terms == (FieldTerm(name=name, value="abc"),)
    assert parse(f'{name}:"a b"').terms == (FieldTerm(name=name, value="a b"),)


def test_a_field_may_be_written_in_capitals() -> None:
    """Field names are read whatever their capitals."""
    assert parse("Person:An").terms == (FieldTerm(name="person", value="An"),)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2018..2020", "2018-01-01", "2020-12-31"),
        ("2013..", "2013-01-01", None),
        ("..2017", None, "2017-12-31"),
        ("2018-12..2019-02-03", "2018-12-01", "2019-02-03"),
        ("3/12/2018..11/2019", "2018-12-03", "2019-11-30"),
        ("0001..Y12000", "0001-01-01", "Y12000"),
    ],
)
def test_a_period_includes_both_its_ends(text: str, earliest: str | None, latest: str | None) -> None:
    """A period goes from the first day of its first date to the last day of its last."""
    last = parse_date(latest).latest if latest else None
    expected = Period(day(earliest) if earliest else None, last)
    assert parse(text).terms == (PeriodTerm(period=expected),)


@pytest.mark.parametrize("text", ["2018", "2018-12", "22/11/2019"])
def test_a_single_date_is_a_word(text: str) -> None:
    """Only two dots make a period; a date alone is looked for as text."""
    assert parse(text).terms == (WordTerm(text=text),)


def test_minus_excludes_each_sort_of_term() -> None:
    """A minus sign turns words, phrases, fields and periods round."""
    terms = parse('-vườn -"hai từ" -kind:visit -2018..2020').terms
    assert [term.excluded for term in terms] == [True] * 4


def test_a_minus_that_would_turn_a_period_round_belongs_to_the_year() -> None:
    """Years before our era can be asked for, although minus excludes."""
    expected = Period(parse_date("-0500").earliest, parse_date("-0300").latest)
    assert parse("-0500..-0300").terms == (PeriodTerm(period=expected),)
    assert parse("--0500..0100").terms == (
        PeriodTerm(period=Period(parse_date("-0500").earliest, day("0100-12-31")), excluded=True),
    )


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "…", ":", '""', "-()"])
def test_what_has_no_letter_asks_for_nothing(text: str) -> None:
    """Signs alone are neither terms nor problems."""
    query = parse(text)
    assert query.is_empty
    assert query.problems == ()


@pytest.mark.parametrize("text", ["09:30", "S1:7", "https://example.org/a"])
def test_colons_elsewhere_are_part_of_words(text: str) -> None:
    """A time, a place in a source and an address are words, not fields."""
    assert parse(text).terms == (WordTerm(text=text),)


def test_a_colon_at_the_end_of_a_word_is_dropped() -> None:
    """A pasted heading with its colon is looked for as its word."""
    assert parse("Kết luận:").terms == (WordTerm(text="Kết"), WordTerm(text="luận"))


def test_a_misspelt_field_is_explained_and_the_rest_works() -> None:
    """An unknown field is a problem with a suggestion; other terms still hold."""
    query = parse("vườn persn:an")
    assert query.terms == (WordTerm(text="vườn"),)
    (problem,) = query.problems
    assert problem.message == "There is no field “persn:”. Did you mean “person:”?"
    assert problem.suggestion == "person:an"
    assert (problem.start, problem.end) == (5, 13)


def test_a_misspelt_state_is_explained() -> None:
    """An unknown word after is: is a problem with a suggestion."""
    (problem,) = parse("-is:undatd").problems
    assert problem.suggestion == "-is:undated"


@pytest.mark.parametrize("text", ["date:2018", "in:1998"])
def test_a_field_for_dates_is_answered_with_how_to_write_them(text: str) -> None:
    """Who looks for a field of dates learns how a period is written."""
    assert "2018..2020" in parse(text).problems[0].message


@pytest.mark.parametrize("text", ["2018-13..2020", "2018..2018-02-30", "2020..2018", "person:"])
def test_what_cannot_be_read_is_a_problem_and_no_term(text: str) -> None:
    """Wrong dates, turned periods and empty values are told, not guessed."""
    query = parse(text)
    assert query.terms == ()
    assert len(query.problems) == 1


def test_a_turned_period_comes_with_its_remedy() -> None:
    """A period that ends before it begins suggests the other order."""
    assert parse("2020..2018").problems[0].suggestion == "2018..2020"


def test_terms_say_where_they_stand() -> None:
    """Start and end of a term cut it out of the text."""
    text = 'a person:"x y" -b'
    assert [text[term.start : term.end] for term in parse(text).terms] == ["a", 'person:"x y"', "-b"]


def test_decomposed_input_is_read_like_composed() -> None:
    """Letters typed with separate accents are the same query."""
    assert parse(unicodedata.normalize("NFD", "đối thoại")).terms == parse("đối thoại").terms


def test_a_value_with_spaces_is_written_in_quotes() -> None:
    """What a completion writes is read back as that value."""
    assert field_text("person", "Nguyễn An Bình") == 'person:"Nguyễn An Bình"'
    assert field_text("person", "an-binh") == "person:an-binh"


@given(st.text(alphabet=st.sampled_from('ab: "-.:0129/[]~?Xđố“'), max_size=40) | st.text(max_size=40))
def test_parsing_never_fails(text: str) -> None:
    """Whatever is typed becomes terms and problems that lie within the text."""
    query = parse(text)
    size = len(unicodedata.normalize("NFC", text))
    for part in (*query.terms, *query.problems):
        assert 0 <= part.start < part.end <= size


@given(st.sampled_from([name for name in FIELDS if name != "is"]), st.text(max_size=20))
def test_a_written_value_is_read_back(name: str, value: str) -> None:
    """`field_text` and `parse` agree on every value that has a letter or digit."""
    written = field_text(name, value)
    query = parse(written)
    assert all(term.name == name for term in query.terms if isinstance(term, FieldTerm))
