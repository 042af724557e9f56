"""Sifting by facets, and the counts beside their values."""

from tests.search.build import head, registry, sample
from viewer.base import i18n
from viewer.search.facet_rows import Facet, facet_counts
from viewer.search.facets import NO_FILTER, Filter, apply, counts


def rows(facet: Facet) -> list[tuple[str, int]]:
    """Return the names and counts of a facet's rows."""
    return [(value.label, value.count) for value in facet.values]


def by_key(facets: tuple[Facet, ...]) -> dict[str, Facet]:
    """Return the facets by key."""
    return {facet.key: facet for facet in facets}


def test_no_filter_passes_everything() -> None:
    """Where nothing is left out, all events pass."""
    assert apply(sample(), NO_FILTER) == (0, 1, 2, 3, 4)


def test_each_facet_leaves_out_its_values() -> None:
    """An excluded value takes its events away, and no others."""
    known = sample()
    assert apply(known, Filter(partner=frozenset({"BB"}))) == (1, 2, 4)
    assert apply(known, Filter(kind=frozenset({"meeting"}))) == (0, 1, 2)
    assert apply(known, Filter(status=frozenset({"mentioned"}))) == (0, 2, 3, 4)
    assert apply(known, Filter(series=frozenset({""}))) == (0,)
    assert apply(known, Filter(precision=frozenset({"open"}))) == (0, 1, 3)


def test_an_event_passes_with_one_of_its_people() -> None:
    """Somebody else who took part keeps an event; the last one left out takes it away."""
    known = sample()
    assert apply(known, Filter(people=frozenset({"an-binh"}))) == (1, 2, 3, 4)
    assert apply(known, Filter(people=frozenset({"an-binh", "cam-duong"}))) == (1, 2, 4)
    assert apply(known, Filter(people=frozenset({"an-binh", ""}))) == (3,)


def test_a_child_is_sifted_with_its_parents_partner() -> None:
    """What is part of a visit belongs to the visit's partner."""
    assert apply(sample(), Filter(partner=frozenset({"CC"}))) == (0, 2, 3)


def test_facets_are_joined_by_and() -> None:
    """An event must pass every facet."""
    chosen = Filter(partner=frozenset({"CC"}), kind=frozenset({"dialogue"}))
    assert apply(sample(), chosen) == (2, 3)


def test_toggling_twice_changes_nothing() -> None:
    """A value is let in again by the same step that left it out."""
    once = NO_FILTER.toggled("kind", "visit")
    assert once.excluded("kind") == {"visit"}
    assert once.toggled("kind", "visit") == NO_FILTER


def test_counts_ignore_their_own_facet_only() -> None:
    """A count tells what its value would show as the other facets stand."""
    counted = counts(sample(), Filter(partner=frozenset({"BB"})))
    assert counted["partner"]["BB"] == 2
    assert counted["kind"]["dialogue"] == 0
    assert counted["kind"]["visit"] == 1


def test_counts_can_be_kept_within_what_was_found() -> None:
    """Events outside of what was found do not count."""
    assert counts(sample(), NO_FILTER, within=(0, 1))["partner"] == {"BB": 1, "CC": 1}
    assert counts(sample(), Filter(kind=frozenset({"visit"})), within=(0, 1))["partner"] == {"BB": 1}


def test_rows_come_in_order_with_their_names() -> None:
    """Partners follow the file and have hues, kinds follow the vocabulary, none comes last."""
    facets = by_key(facet_counts(sample(), NO_FILTER, "en"))
    assert rows(facets["partner"]) == [("Borduria", 2), ("Cathay", 2), ("Multilateral", 1)]
    assert [value.lane_index for value in facets["partner"].values] == [0, 1, 2]
    assert rows(facets["series"]) == [("Garden dialogue", 1), ("No series", 4)]
    assert rows(facets["kind"]) == [("Dialogue", 1), ("Meeting or call", 2), ("Visit", 1), ("Conference", 1)]
    assert rows(facets["status"]) == [("Held", 3), ("Mentioned", 1), ("Announced", 1)]
    assert rows(facets["people"]) == [("Nguyễn An Bình", 2), ("Phạm Cẩm Dương", 1), ("No known person", 3)]


def test_precision_rows_say_how_well_dates_are_known() -> None:
    """Days, months and one day within stand apart; open and undated stand together."""
    facets = by_key(facet_counts(sample(), NO_FILTER, "en"))
    assert rows(facets["precision"]) == [
        ("Exact day or days", 1),
        ("Month", 1),
        ("One day within", 1),
        ("Open or undated", 2),
    ]


def test_names_follow_titles_and_words_follow_the_program() -> None:
    """Names from the registry and words of the program have languages of their own."""
    i18n.set_language("en")
    facets = by_key(facet_counts(sample(), NO_FILTER, "vi"))
    assert rows(facets["partner"]) == [("Nước B", 2), ("Nước C", 2), ("Đa phương", 1)]
    assert rows(facets["kind"])[0] == ("Dialogue", 1)


def test_people_keep_their_order_when_counts_change() -> None:
    """Rows do not jump about while boxes are being ticked."""
    facets = by_key(facet_counts(sample(), Filter(kind=frozenset({"dialogue", "meeting"})), "en"))
    assert [value.key for value in facets["people"].values] == ["an-binh", "cam-duong", ""]


def test_an_undeclared_value_gets_a_row() -> None:
    """Kinds, series and people that nothing declares are listed as written."""
    known = registry(head(0, "x", kind="parade", series="walks", people=("nemo",)))
    facets = by_key(facet_counts(known, NO_FILTER, "en"))
    assert rows(facets["kind"]) == [("parade", 1)]
    assert rows(facets["series"]) == [("walks", 1)]
    assert rows(facets["people"]) == [("nemo", 1)]
