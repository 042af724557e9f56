import pytest

from tests.briefing import shipped
from viewer.base.fold import nfc
from viewer.base.value import replace
from viewer.briefing import content
from viewer.briefing.briefing import Briefing
from viewer.briefing.compose import compose
from viewer.briefing.document import Document, Paragraph, Quote, Retold, Table, Title, all_runs, text_of

QUESTIONS = {
    "eu": Briefing(query="party:EU kind:dialogue"),
    "italy": Briefing(query="party:IT"),
    "chien": Briefing(query="person:hoang-xuan-chien", people=("hoang-xuan-chien",), passages="all"),
}


@pytest.fixture(params=[(name, lang) for name in QUESTIONS for lang in ("vi", "en", "both")], ids="-".join)
def made(request: pytest.FixtureRequest) -> tuple[Briefing, Document]:
    """Return a briefing on one question in one language, and its document."""
    name, lang = request.param
    briefing = replace(QUESTIONS[name], language=lang)
    return briefing, shipped.document(briefing)


def test_documents_keep_what_the_model_promises(made: tuple[Briefing, Document]) -> None:
    """Anchors are unique, links lead somewhere, footnotes are in order, and no run has a line break."""
    assert content.faults(made[1]) == ()


def test_every_event_found_is_in_the_document(made: tuple[Briefing, Document]) -> None:
    """Each event that the query finds has a row, and its title in each language stands in the document."""
    briefing, document = made
    known = shipped.registry()
    found = shipped.given(known, briefing.query).found
    said = content.plain(document)
    assert found
    assert {known.heads[at].id for at in found} <= set(said.event_ids)
    for lang in briefing.languages:
        titles = {content.normal(known.heads[at].title.pick(lang)) for at in found}
        assert titles <= set(said.events)


def test_retold_passages_never_stand_in_quotation_marks(made: tuple[Briefing, Document]) -> None:
    """No passage of a retelling has a quotation mark around it anywhere in the document."""
    document = made[1]
    texts = [nfc(text_of(runs)) for runs in all_runs(document.blocks)]
    retold = [one for one in content.plain(document).passages if not one.original]
    assert retold
    assert not any(isinstance(block, Quote) for block in document.blocks)  # the project has no originals
    for one in retold:
        for opening, closing in (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’")):
            assert not any(f"{opening}{one.text}{closing}" in text for text in texts)


def test_retold_passages_say_so(made: tuple[Briefing, Document]) -> None:
    """A passage of a retelling begins with a word that says it is retold, in the language of its part."""
    prefix = {"vi": "Thuật lại: ", "en": "Retold: "}
    for block in made[1].blocks:
        if isinstance(block, Retold):
            assert text_of(block.runs).startswith(prefix[block.lang])


def test_a_document_in_both_languages_has_a_part_for_each(made: tuple[Briefing, Document]) -> None:
    """There is one title for each language, and every block is in the language of the title above it."""
    briefing, document = made
    assert tuple(block.lang for block in document.blocks if isinstance(block, Title)) == briefing.languages
    spoken = ""
    for block in document.blocks:
        if isinstance(block, Title):
            spoken = block.lang
        elif isinstance(block, Paragraph | Table | Retold):
            assert block.lang == spoken


def test_the_same_input_gives_the_same_document(made: tuple[Briefing, Document]) -> None:
    """Composing twice gives equal documents."""
    assert shipped.document(made[0]) == made[1]


def test_the_date_is_the_newest_among_events_and_their_sources() -> None:
    """Unless told, a document is as of the newest day of its events and sources, a year counting with its last day."""
    assert shipped.document(QUESTIONS["italy"]).as_of == "2023-12-31"


def test_an_empty_selection_is_a_sentence() -> None:
    """A briefing without events is a document of one title and one sentence."""
    document = compose(Briefing(language="both"), shipped.registry(), shipped.given(shipped.registry(), ""))
    assert [type(block).__name__ for block in document.blocks] == [
        "Title",
        "Paragraph",
        "PageBreak",
        "Title",
        "Paragraph",
    ]
    assert content.faults(document) == ()


def test_sources_are_named_as_far_as_their_labels_are_printed(made: tuple[Briefing, Document]) -> None:
    """Each label of a source that is printed has its full reference at the end of its part."""
    document = made[1]
    anchors = {block.anchor for block in document.blocks if isinstance(block, Paragraph)}
    for number in content.plain(document).sources:
        assert {f"{lang}-s{number}" for lang in document.languages} <= anchors


def test_appearances_list_every_event_of_the_person() -> None:
    """What a person did is one row for each event of the registry that names them."""
    document = shipped.document(QUESTIONS["chien"])
    known = shipped.registry()
    mine = [head.id for head in known.heads if "hoang-xuan-chien" in head.people]
    tables = [
        block for block in document.blocks if isinstance(block, Table) and text_of(block.caption) == "Hoàng Xuân Chiến"
    ]
    assert len(tables) == 1
    assert sorted(row.event for row in tables[0].rows) == sorted(mine)


def test_words_are_there_in_both_languages() -> None:
    """Nothing of an English part that the registry has in English is printed in Vietnamese."""
    document = shipped.document(replace(QUESTIONS["eu"], language="en"))
    texts = " ".join(text_of(runs) for runs in all_runs(document.blocks))
    assert "First Viet Nam–EU defence and security dialogue" in texts
    assert not any(word in texts for word in ("Niên biểu", "chưa rõ", "theo nguồn", "Về ngày"))
