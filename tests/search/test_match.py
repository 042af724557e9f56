"""Which events a query finds."""

import unicodedata

import pytest

from tests.search.build import ARTICLES, head, registry, sample
from viewer.registry.dates import parse as parse_date
from viewer.registry.records import Event, Evidence, Person
from viewer.search.match import Matcher, Matches
from viewer.search.query import parse


def search(text: str) -> Matches:
    """Return what is found in the sample."""
    return Matcher(sample(), lambda source: ARTICLES.get(source, "")).search(parse(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("doi thoai", (0,)),
        ("Đối thoại", (0,)),
        ("garden talks", (0,)),
        ("thuong tuong", (0,)),
        ("thứ trưởng", (0,)),
        ("ươm", (0,)),
        ("closed doors", (0,)),
        ("binh", (0, 3)),
        ('"ăn binh"', (0, 3)),
        ("lake", (0, 3)),
        ("borduria", (0, 3)),
        ("03/12/2018", (0,)),
        ("2019-11", (1,)),
        ('"đến thăm cảng"', (0,)),
        ("hoà bình", (0,)),
        ("2018..2019", (0, 1)),
        ("2020-05-03..2020-05-03", (3,)),
        ("..2016", (4,)),
        ("2021..", ()),
        ("person:an-binh", (0, 3)),
        ("person:vinh", (2,)),
        ("person:binh", (0, 3)),
        ("person:an-binh person:cam-duong", (3,)),
        ("party:bb", (0, 3)),
        ("party:borduria", (0, 3)),
        ("kind:visit", (1,)),
        ('kind:"chuyến thăm"', (1,)),
        ("status:announced", (3,)),
        ("status:mentioned", (1,)),
        ("series:gardens", (0,)),
        ("series:dialogue", (0,)),
        ("source:S1", (0, 3)),
        ("source:gazette", (0, 3)),
        ("source:note", ()),
        ("place:lake", (0,)),
        ("place:BB", (0,)),
        ("topic:hoa", (0,)),
        ("is:undated", (2,)),
        ("is:background", (1,)),
        ("is:unsourced", (1, 2, 4)),
        ("-party:bb -is:undated", (1, 4)),
        ("-2018..", (2, 4)),
        ("party:bb -vườn", (3,)),
        ("nowhere", ()),
        ("", ()),
    ],
)
def test_a_query_finds_its_events(text: str, found: tuple[int, ...]) -> None:
    """Each sort of term finds the events that say so themselves."""
    assert search(text).events == found


def test_decomposed_input_finds_composed_text() -> None:
    """Letters typed with separate accents find the same events."""
    assert search(unicodedata.normalize("NFD", "Đối thoại")).events == (0,)


def test_an_id_means_itself_alone() -> None:
    """A value that is an id does not find those whose names begin like it."""
    people = {"le": Person("le", "Lê Một"), "x": Person("x", "Lê Hai")}
    known = registry(head(0, "a", people=("le",)), head(1, "b", people=("x",)), people=people)
    matcher = Matcher(known, lambda _source: "")
    assert matcher.find(parse("person:LE")) == (0,)
    assert matcher.find(parse("person:lê")) == (0,)
    assert matcher.find(parse('person:"lê h"')) == (1,)


def test_an_id_does_not_mean_somebody_who_is_only_named_so() -> None:
    """A name that a source prints counts for beginnings of names, not for ids."""
    known = registry(head(0, "a", names=("Le Ba",)), people={"le": Person("le", "Lê Một")})
    matcher = Matcher(known, lambda _source: "")
    assert matcher.find(parse("person:le")) == ()
    assert matcher.find(parse("person:ba")) == (0,)


@pytest.mark.parametrize(
    ("text", "found"), [("..2020-05-01", (0,)), ("2020-05-09..", (0,)), ("2020-05-02..2020-05-08", ())]
)
def test_a_period_meets_days_and_not_the_gaps_between(text: str, found: tuple[int, ...]) -> None:
    """Of a set of days each counts, the first and last day of a period with them, the days between do not."""
    known = registry(head(0, "a", date=parse_date("[2020-05-01,2020-05-09]")))
    assert Matcher(known, lambda _source: "").find(parse(text)) == found


def test_words_beside_a_passage_find_its_events_apart() -> None:
    """Events come apart when the word stands only in a paragraph that their passages are taken from."""
    assert search("công tác") == Matches((), (0,))
    assert search("thăm công") == Matches((), (0,))


def test_other_paragraphs_count_only_where_nothing_else_is_found() -> None:
    """A word elsewhere in an article finds all its events, unless some event says the word itself."""
    assert search("trao đổi") == Matches((), (0, 3))
    assert search("vườn") == Matches((0,), ())
    assert search("cây kế hoạch") == Matches((), (3,))


def test_find_puts_events_before_articles() -> None:
    """All that is found comes in one row, what events say first."""
    event = Event(head(0, "x", sources=("s",)), evidence=(Evidence("s", "một"),))
    known = registry(event, head(1, "hai"))
    assert Matcher(known, lambda _source: "một hai").find(parse("hai")) == (1, 0)


def test_an_excluded_word_does_not_look_into_articles() -> None:
    """An article that has an excluded word does not exclude its events."""
    assert search("-cây party:bb").events == (0, 3)


def test_articles_are_not_read_for_fields() -> None:
    """Where no words are asked for, no article is opened and no event is built."""

    def refuse(*_: object) -> str:
        raise AssertionError("read")

    built: list[int] = []

    def build(index: int) -> Event:
        built.append(index)
        return Event(head(index, "x"))

    known = registry(head(0, "x", kind="visit"))
    object.__setattr__(known, "build_event", build)
    assert Matcher(known, refuse).find(parse("kind:visit -2018..2019")) == (0,)
    assert built == []


def test_an_article_that_changed_is_read_anew() -> None:
    """What was said of an article before does not outlive its text."""
    articles = dict(ARTICLES)
    matcher = Matcher(sample(), lambda source: articles.get(source, ""))
    assert matcher.find(parse("lửa")) == ()
    articles["report"] = "Có lửa."
    assert matcher.find(parse("lửa")) == (0, 3)


def test_warming_prepares_every_event_once() -> None:
    """Warming ends when all texts are ready, and finding builds nothing then."""
    known = sample()
    built: list[int] = []
    build = known.build_event
    assert build is not None

    def counting(index: int) -> Event:
        built.append(index)
        return build(index)

    object.__setattr__(known, "build_event", counting)
    matcher = Matcher(known, lambda _source: "")
    assert matcher.warm(3)
    assert not matcher.warm(3)
    matcher.find(parse("vườn"))
    assert built == [0, 1, 2, 3, 4]
