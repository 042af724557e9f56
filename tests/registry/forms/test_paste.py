"""Rows from a spreadsheet become participants."""

from tests.registry.reading import reading
from viewer.registry.forms.paste import participants, read

_REGISTRY = reading(
    """\
format: 1
parties:
  FRD: {name: {vi: "Phri-đô-nia", en: "Freedonia"}}
  SYL: {name: "Sylvania"}
people:
  ada: {name: "Áđa Quill", aliases: ["General Quill"], party: FRD}
  boris: {name: "Boris Tern", party: SYL}
events: [{title: A}]
"""
)


def test_headings_name_the_columns_in_either_language() -> None:
    """A first line of headings is no participant; unknown columns are left out."""
    guess = read("Họ và tên\tChức vụ\tMã\tĐoàn\nCleo Vane\tMinister\t77\tSylvania\n", _REGISTRY)
    assert guess.headed
    assert guess.columns == ("name", "office", "", "party")
    assert participants(guess, _REGISTRY) == [{"name": "Cleo Vane", "office": "Minister", "party": "SYL"}]


def test_columns_are_guessed_from_what_stands_in_them() -> None:
    """Known names, parties, roles and ranks are recognised in any order; what is left is an office."""
    text = (
        "1\tTrưởng đoàn\tada quill\tThượng tướng\tMinister\tFreedonia\r\n2\tmember\tBoris Tern\tĐại tá\tPilot\tSylvania"
    )
    guess = read(text, _REGISTRY)
    assert guess.columns == ("", "role", "name", "rank", "office", "party")
    assert participants(guess, _REGISTRY) == [
        {"person": "ada", "role": "head-of-delegation", "rank": "Thượng tướng", "office": "Minister"},
        {"person": "boris", "role": "member", "rank": "Đại tá", "office": "Pilot"},
    ]


def test_a_list_of_names_is_a_list_of_names() -> None:
    """One column without headings holds names; a known spelling is that person."""
    guess = read("Cleo Vane\n\nGeneral Quill\n", _REGISTRY)
    assert participants(guess, _REGISTRY) == [{"name": "Cleo Vane"}, {"person": "ada"}]


def test_another_party_than_the_persons_own_is_kept() -> None:
    """The party is written only where it says something."""
    guess = read("Name\tParty\nBoris Tern\tFreedonia\n", _REGISTRY)
    assert participants(guess, _REGISTRY) == [{"person": "boris", "party": "FRD"}]


def test_short_rows_and_empty_texts_are_harmless() -> None:
    """Rows may be shorter than others, and nothing gives nothing."""
    assert participants(read("A\tx\nB", _REGISTRY), _REGISTRY) == [{"name": "A", "office": "x"}, {"name": "B"}]
    assert participants(read(" \n", _REGISTRY), _REGISTRY) == []


def test_commas_and_semicolons_part_cells_too() -> None:
    """A list that comes with semicolons, or with equally many commas in each line, is a table."""
    assert participants(read("Cleo;Pilot\nDan;Cook", _REGISTRY), _REGISTRY)[1] == {"name": "Dan", "office": "Cook"}
    assert participants(read("Cleo,Pilot\nDan,Cook", _REGISTRY), _REGISTRY)[0] == {"name": "Cleo", "office": "Pilot"}
